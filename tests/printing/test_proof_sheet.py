"""The proof sheet over the templates of the program: the same pages as printed, and what is told of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.certificate_sheet import CertificateSheet, sample_sheet
from desktop_app.domain.job import run_now
from desktop_app.domain.printed import WarningKind
from desktop_app.domain.proofs import Judged, Worry
from desktop_app.domain.templates import Template
from desktop_app.printing.certificates import certificates, render_page
from desktop_app.printing.proof_sheet import ProofSheet, proof_sheet
from desktop_app.printing.templates import built_in, template
from desktop_app.proof_sentences import reason, totals
from desktop_app.words import Words
from tests.printing.reading import texts

ZH, EN = Words("zh"), Words("en")


def sheet(subject: str, **changed: str) -> CertificateSheet:
    made = sample_sheet("zh")
    return replace(
        made, recipient_id=subject, name=changed.get("name", made.name), fields={**made.fields, **changed}
    )


def proved(*sheets: CertificateSheet, key: str = "formal") -> ProofSheet:
    shown = template(key)
    assert shown is not None
    return run_now(proof_sheet(shown, sheets, words=ZH))


def told(judged: Judged) -> tuple[str, str]:
    return judged.proof.subject, reason(judged, EN)


def test_each_reason_is_told_and_stands_in_its_order() -> None:
    usual = [sheet(f"usual {i}", name="王丽") for i in range(5)]
    found = proved(
        *usual,
        sheet("rare", name="王𬍛"),
        sheet("borrowed", name="王𨸏"),
        sheet("long", name="欧阳夏侯晓岚王丽子"),
        sheet("shrunk", name="买买提·阿卜杜热依木" * 3),
        sheet("unheld", name="王\U000323ae"),
        replace(sheet("lacking", name="李军", citation=""), lacking=("citation",)),
    )
    assert [told(each) for each in found.judged][:6] == [
        ("unheld", "no font has \U000323ae U+323AE"),
        ("lacking", "without citation"),
        ("shrunk", f"shrunk to {int(100 * found.judged[2].proof.share)}% · name of 30 characters"),
        ("long", "name of 9 characters"),
        ("borrowed", "𨸏 from the fallback font"),
        ("rare", "rare character 𬍛"),
    ]
    assert totals(found.judged, EN) == (
        "11 certificates: 1 cannot be printed, 1 with a missing field, 1 shrunk, 2 with rare characters"
    )
    assert [each.proof.subject for each in found.judged][6:] == [f"usual {i}" for i in range(5)]


def test_a_page_of_the_proof_is_the_page_that_is_printed() -> None:
    sheets = [sheet(str(i), name=name) for i, name in enumerate(["王丽", "欧阳𬍛", "李军"])]
    found = proved(*sheets)
    shown = template("formal")
    assert shown is not None
    pages = texts(found.printed.pdf)
    for each in found.judged:
        page = each.proof.page
        assert page == int(each.proof.subject)
        assert pages[page] == texts(render_page(shown, sheets[page], words=ZH).pdf)[0]


def test_an_own_field_nobody_filled_is_missing() -> None:
    shown = template("formal")
    assert shown is not None
    place = next(i for i, each in enumerate(shown.elements) if each.text == "{{number}}")
    asked = shown.with_element(place, replace(shown.elements[place], text="{{own.酒店}}"))
    filled = sheet("filled", **{"own.酒店": "滨江"})
    found = run_now(proof_sheet(asked, [filled, sheet("empty")], words=ZH))
    assert [told(each) for each in found.judged] == [("empty", "without 酒店"), ("filled", "as designed")]


def test_what_is_wrong_on_every_page_counts_on_every_page() -> None:
    shown = template("formal")
    assert shown is not None
    place = next(i for i, each in enumerate(shown.elements) if each.text == "{{number}}")
    rare = shown.with_element(place, replace(shown.elements[place], text="王\U000323ae"))
    long = shown.with_element(place, replace(shown.elements[place], text="很长" * 400))
    listed = [sheet("one"), replace(sheet("two"), template="own")]
    found = run_now(proof_sheet(rare, listed, words=ZH))
    assert {told(each) for each in found.judged} == {
        (each.recipient_id, "no font has \U000323ae U+323AE") for each in listed
    }
    assert totals(found.judged, EN) == "2 certificates: 2 cannot be printed"
    assert all(each.proof.too_long for each in run_now(proof_sheet(long, listed, words=ZH)).judged)
    own = {"formal": rare, "own": replace(shown, key="own")}
    listed = [replace(sheet("one"), template="formal"), replace(sheet("two"), template="own")]
    made = run_now(certificates(listed, (), own, words=ZH))
    assert made.pages == 1  # an empty box is printed on no paper
    assert [(each.kind, each.about) for each in made.warnings] == [(WarningKind.UNPRINTABLE, rare.title)]


def test_a_page_that_fails_is_told_and_has_no_picture() -> None:
    found = proved(sheet("good"), replace(sheet("bad"), code="{lower case is no sign of a code}"))
    first = found.judged[0]
    assert first.worst is Worry.FAILED and first.proof.page is None and found.printed.pages == 1


@pytest.mark.parametrize("shown", built_in(), ids=lambda each: each.key)
def test_every_template_is_proved(shown: Template) -> None:
    found = run_now(proof_sheet(shown, [sheet("a"), sheet("b", name="张𬍛")], words=Words(shown.language)))
    assert len(found.judged) == found.printed.pages == 2
