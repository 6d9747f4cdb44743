"""Badges and name cards on templates, read back from the PDF."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pikepdf.pdfa import validate_written
from PIL import Image

from desktop_app.domain.attendees import Attendee, Capacity, Delegation, Status
from desktop_app.domain.codes import CodeVerdict, code_for, read_code
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.own_fields import OwnField
from desktop_app.domain.paper_options import BadgeOptions, BadgeSize, CardSize, NameCardOptions
from desktop_app.domain.printed import WarningKind
from desktop_app.domain.template_files import read_template, written_template
from desktop_app.domain.templates import Element, ElementKind, Template, TemplateKind
from desktop_app.exchange.templates import export_template, import_template
from desktop_app.printing.badges import badges
from desktop_app.printing.cards import Layout
from desktop_app.printing.name_cards import name_cards
from desktop_app.printing.person_sheets import PersonRegister, person_sheets, sample_person_sheet, spaced
from desktop_app.printing.proof_sheet import proof_sheet
from desktop_app.printing.templates import built_in
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, texts

ZH = Words("zh")
MEETING = Meeting("0" * 32, "滨江市第三次全体会议", starts_at=dt.datetime(2027, 3, 15, 14), secret="5e" * 20)
GREEN = Delegation("d" * 32, "滨江代表团", "Binjiang", "#2c8a3e")
HOTEL = OwnField("f" * 32, "酒店")
BADGES, CARDS = built_in(TemplateKind.BADGE), built_in(TemplateKind.NAME_CARD)


def person(number: int, **more: object) -> Attendee:
    values = {
        "latin_name": f"Zhang {number:03}",
        "organisation": "市消保委",
        "position": "秘书长",
        "delegation_id": GREEN.id,
        "badge_number": f"B{number:03}",
        **more,
    }
    return Attendee(f"{number:032x}", f"张{number:03}", **values)  # type: ignore[arg-type]


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 120), "#8a2222").save(out, "PNG")
    return out.getvalue()


def colours(pdf: bytes, page: int = 0) -> dict[tuple[int, ...], int]:
    """How often each colour is on a page."""
    image = pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("RGB")
    return {tuple(colour): count for count, colour in image.getcolors(1 << 24)}


def near(pdf: bytes, colour: str, page: int = 0) -> int:
    wanted = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    found = colours(pdf, page).items()
    return sum(n for c, n in found if max(abs(a - b) for a, b in zip(c, wanted, strict=True)) < 6)


@pytest.mark.parametrize("shown", BADGES, ids=lambda each: each.key)
def test_badges_stand_on_sheets_or_one_on_a_page(shown: Template) -> None:
    people = [person(number) for number in range(11)]
    seats = {people[0].id: "3-12"}
    for size, each in ((BadgeSize.SHEET_95X68, None), (BadgeSize.LABEL_100X62, 1)):
        options = BadgeOptions(size=size, template=shown.key)
        printed = run_now(badges(people, MEETING, seats, words=ZH, options=options, delegations=[GREEN]))
        across, down = int(210 // shown.width), int(297 // shown.height)
        each = each or across * down
        assert printed.pages == -(-11 // each) and not printed.warnings
        assert not faults(printed.pdf) and not fonts_without_program(printed.pdf)
        pages = texts(printed.pdf)
        assert all(f"张{number:03}" in pages[number // each] for number in range(11))
        for part in ("市消保委", "秘书长", "委员", "3 排 12 座", "滨江市第三次全体会议", "Zhang 000"):
            assert part in pages[0], part
        width, height = pypdfium2.PdfDocument(printed.pdf)[0].get_size()
        wanted = (shown.width, shown.height) if each == 1 else (210, 297)
        assert (width, height) == pytest.approx([side * 72 / 25.4 for side in wanted], abs=0.1)


@pytest.mark.parametrize("shown", CARDS, ids=lambda each: each.key)
def test_a_tent_bears_the_name_on_both_sides_and_a_flat_card_once(shown: Template) -> None:
    who = replace(person(1), name="王伟")
    for size, times in ((CardSize.TENT_200X100, 2), (CardSize.FLAT_200X100, 1)):
        options = NameCardOptions(size=size, template=shown.key)
        printed = run_now(name_cards([who], MEETING, {who.id: "D-3"}, words=ZH, options=options))
        (page,) = texts(printed.pdf)
        plain = page.replace(" ", "").replace("\u3000", "")
        assert plain.count("王伟") == times + 1 and "市消保委" in page  # once more in the line below the card
        assert not faults(printed.pdf) and not printed.warnings


def test_colours_of_capacity_and_delegation_are_those_of_the_person() -> None:
    people = [person(1), person(2, capacity=Capacity.PRESS, delegation_id=None)]
    options = BadgeOptions(size=BadgeSize.LABEL_90X130, template="badge-lanyard")
    pdf = run_now(badges(people, MEETING, {}, words=ZH, options=options, delegations=[GREEN])).pdf
    assert near(pdf, "#1F4E8C", 0) > 10_000 > 0 == near(pdf, "#6A3D86", 0)
    assert near(pdf, "#6A3D86", 1) > 10_000 > 0 == near(pdf, "#1F4E8C", 1)
    assert near(pdf, GREEN.colour, 0) > 300 and near(pdf, GREEN.colour, 1) == 0


def test_the_photo_is_the_persons_own() -> None:
    photos, own = {"sha": picture()}, person(1, photo="sha")
    stands_in = replace(own, status=Status.SUBSTITUTED, substitute="赵华")

    def drawn(who: Attendee, **more: object) -> int:
        options = BadgeOptions(template="badge-portrait", **more)  # type: ignore[arg-type]
        return near(
            run_now(badges([who], MEETING, {}, words=ZH, photos=photos, options=options)).pdf, "#8a2222"
        )

    options = BadgeOptions(template="badge-portrait")
    pdf = run_now(badges([own, stands_in], MEETING, {}, words=ZH, photos=photos, options=options)).pdf
    report = validate_written(io.BytesIO(pdf), "2b")
    assert report.passed, report.findings
    assert drawn(own) > 1000 and drawn(stands_in) == drawn(own, photo=False) == 0
    broken = run_now(badges([own], MEETING, {}, words=ZH, photos={"sha": b"no picture"}, options=options))
    assert [each.kind for each in broken.warnings] == [WarningKind.PICTURE]
    assert "张001" in texts(broken.pdf)[0]


def test_a_template_of_the_meeting_with_an_own_field_is_printed_and_proved() -> None:
    mine = Template(
        "mine",
        "Mine",
        "zh",
        60,
        40,
        (Element(ElementKind.TEXT, 2, 2, 56, 10, text="{{name}} {{own.酒店}}"),),
        kind=TemplateKind.BADGE,
    )
    mine = read_template(written_template(mine))
    people = [person(1, own=((HOTEL.id, "滨江饭店"),)), person(2)]
    options = BadgeOptions(template="mine")
    known = {"mine": mine}
    printed = run_now(badges(people, MEETING, {}, words=ZH, options=options, own=[HOTEL], templates=known))
    (page,) = texts(printed.pdf)
    assert "滨江饭店" in page and "张002" in page
    sheets = list(person_sheets(people, PersonRegister(MEETING, {}, own=[HOTEL]), ZH))
    judged = run_now(proof_sheet(mine, sheets, words=ZH)).judged
    assert [(each.proof.name, each.proof.missing) for each in judged] == [
        ("张002", ("own.酒店",)),
        ("张001", ()),
    ]


def test_a_name_no_font_has_is_printed_with_a_mark_and_told() -> None:
    who = replace(person(1), name="王\U000323ae")
    printed = run_now(badges([who], MEETING, {}, words=ZH, options=BadgeOptions(template="badge-card")))
    assert [each.kind for each in printed.warnings] == [WarningKind.UNPRINTABLE]
    assert "王〓" in texts(printed.pdf)[0]


@pytest.mark.parametrize("shown", BADGES, ids=lambda each: each.key)
def test_the_code_on_paper_is_the_one_the_door_knows(shown: Template) -> None:
    people = [person(number) for number in range(4)]
    pdf = run_now(badges(people, MEETING, {}, words=ZH, options=BadgeOptions(template=shown.key))).pdf
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_numpy()
    found = {code.text for code in zxingcpp.read_barcodes(picture)}
    assert found == {code_for(each.id, MEETING.secret) for each in people}


def test_a_latin_name_does_not_stand_there_twice() -> None:
    options = NameCardOptions(size=CardSize.FLAT_200X100, template="card-gilded")
    (page,) = texts(run_now(name_cards([person(1)], MEETING, {}, words=Words("en"), options=options)).pdf)
    assert page.count("Zhang 001") == 2 and "张" not in page  # once more below the card


def test_a_sheet_has_every_field_of_its_sample() -> None:
    (sheet,) = person_sheets([person(7)], PersonRegister(MEETING, {}), ZH)
    found = read_code(sheet.code, MEETING.secret)
    assert found.verdict is CodeVerdict.OWN and person(7).id.startswith(found.token)
    assert set(sample_person_sheet("zh").fields) == set(sheet.fields)
    assert (spaced("王伟"), spaced("王小伟"), spaced("Al")) == ("王\u3000伟", "王小伟", "Al")


@given(
    st.builds(
        Layout,
        width=st.floats(40, 400),
        height=st.floats(40, 400),
        folded=st.booleans(),
        gap=st.sampled_from([0.0, 2.5]),
        below=st.sampled_from([0.0, 17.0]),
    )
)
def test_cards_on_a_sheet_lie_apart_and_within_it(layout: Layout) -> None:
    across, down = layout.grid
    boxes = [layout.corner(place) for place in range(across * down)]
    for x, y in boxes:
        assert x >= -1e-6 and x + layout.width <= layout.page[0] + 1e-6
        assert y >= -1e-6 and y + layout.tall <= layout.page[1] + 1e-6
    assert layout.page == (210, 297) or across * down == 1
    for place, (x, y) in enumerate(boxes):
        for other_x, other_y in boxes[:place]:
            assert abs(x - other_x) >= layout.width - 1e-6 or abs(y - other_y) >= layout.tall - 1e-6


@pytest.mark.parametrize("shown", [*BADGES, *CARDS], ids=lambda each: each.key)
def test_a_template_goes_to_others_and_comes_back(shown: Template, tmp_path: Path) -> None:
    file = tmp_path / "t.rostrum-template"
    export_template(shown, file)
    assert import_template(file) == replace(shown, key="")
