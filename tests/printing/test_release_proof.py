"""The proof before release over really made files: all templates read back as they should, and faults are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory, sample_sheet
from desktop_app.domain.job import run_now
from desktop_app.domain.release_proof import ReleaseCheck, ReleaseProof, text_objection
from desktop_app.domain.templates import Template
from desktop_app.printing.pdfium import page_texts
from desktop_app.printing.release_proof import release_proof, texts_on
from desktop_app.printing.templates import built_in
from desktop_app.words import Words

BODIES = (Signatory("滨江市消费者权益保护委员会", "闫强"), Signatory("滨江市消费维权基金会", "李"))
NAMES = ("王丽", "张𬍛", "买买提·阿卜杜热依木", "O’Neill “Ann-Marie” (x) \\ y", "王𨸏子")


def sheets(shown: Template, kind: AwardKind = AwardKind.PERSON) -> list[CertificateSheet]:
    made = sample_sheet(shown.language, kind)
    return [
        replace(
            made,
            recipient_id=name,
            name=name,
            template=shown.key,
            fields={**made.fields, "name": name, "number": f"No. {place}"},
        )
        for place, name in enumerate(NAMES)
    ]


def found(listed: list[CertificateSheet], approved: Mapping[str, str] | None = None) -> ReleaseProof:
    return run_now(release_proof(listed, BODIES, approved=approved, words=Words("zh"))).found


@pytest.mark.parametrize("kind", AwardKind)
@pytest.mark.parametrize("shown", built_in(), ids=lambda each: each.key)
def test_every_template_says_what_it_should(shown: Template, kind: AwardKind) -> None:
    assert found(sheets(shown, kind)) == ReleaseProof(len(NAMES))


def test_faults_are_found_each_by_its_check() -> None:
    listed = sheets(built_in()[0])
    rare = "王\U000323ae"
    unheld = replace(listed[0], recipient_id="u", name=rare, fields={**listed[0].fields, "name": rare})
    wide = replace(listed[1], fields={**listed[1].fields, "name": "阿卜杜热依木" * 40, "number": "No. 2"})
    lacking = replace(listed[2], lacking=("citation",))
    told = found(
        [unheld, wide, lacking], {"u": "王", wide.recipient_id: "张", lacking.recipient_id: "买", "x": "李"}
    )
    assert [(each.check, each.about) for each in told.objections] == [
        (ReleaseCheck.ONCE, "王"),  # no page, for want of a character
        (ReleaseCheck.ONCE, "李"),
        (ReleaseCheck.BOXES, rare),
        (ReleaseCheck.NUMBERS, wide.name),
        (ReleaseCheck.NUMBERS, lacking.name),
        (ReleaseCheck.FITS, wide.name),
        (ReleaseCheck.COMPLETE, lacking.name),
    ]
    assert told.printed == 2 and not told.sound


def on(shown: Template, name: str = "王丽") -> ReleaseProof:
    """One certificate on a template of the meeting's own."""
    sheet = replace(sheets(shown)[0], name=name)
    sheet = replace(sheet, fields={**sheet.fields, "name": name})
    job = release_proof([sheet], BODIES, {shown.key: shown}, words=Words("zh"))
    return run_now(job).found


@pytest.mark.parametrize("text", ["{{name}}", "滨江市"])
@pytest.mark.parametrize("at", [(400, 100), (-200, 100), (100, 300), (100, -60)])
def test_a_text_off_the_sheet_is_not_on_it(text: str, at: tuple[float, float]) -> None:
    shown = built_in()[0]
    place = next(i for i, each in enumerate(shown.elements) if each.text == "{{number}}")
    mine = replace(shown.elements[place], text=text)
    good = replace(shown, key="own").with_element(place, mine)
    told = on(good.with_element(place, replace(mine, x=at[0], y=at[1])))
    assert [each.check for each in told.objections] == [ReleaseCheck.TEXTS]
    assert on(good).sound


@pytest.mark.parametrize("name", ["Oﬃce", "ﬁﬂ ﬀ ﬄ", "Office fi"])
def test_ligatures_are_read_back_as_what_they_join(name: str) -> None:
    assert on(replace(built_in()[0], key="own"), name).against(ReleaseCheck.TEXTS) == ()


def test_a_page_that_says_something_else_is_found() -> None:
    shown = built_in()[0]
    listed = sheets(shown)
    made = run_now(release_proof(listed, BODIES, words=Words("zh")))
    pages = list(page_texts(made.printed.pdf))
    for one, other in permutations(range(len(listed)), 2):
        told = list(texts_on(shown, listed[one], BODIES))
        assert text_objection(listed[one].name, told, pages[other]) is not None
