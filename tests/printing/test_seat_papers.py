"""Seat plan and name cards, read back from the PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendees import Attendee, Delegation, Need, Status
from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting, Protocol
from desktop_app.domain.paper_options import (
    CardSize,
    Glued,
    NameCardOptions,
    PlanPart,
    PlanSize,
    SeatPlanOptions,
)
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import DAIS, Hall, Seat, SeatKind
from desktop_app.printing.name_cards import name_cards, set_name
from desktop_app.printing.paper import (
    A0_LANDSCAPE,
    A1_LANDSCAPE,
    A2_LANDSCAPE,
    A3_LANDSCAPE,
    A4_LANDSCAPE,
)
from desktop_app.printing.posters import OVERLAP, parts_of, place
from desktop_app.printing.row_signs import row_signs
from desktop_app.printing.seat_plan import seat_plan
from desktop_app.words import Words

MEETING = Meeting("m", "第三次全体会议", starts_at=dt.datetime(2027, 3, 15, 14), venue="会堂")
NAMES = ("李䶮", "张𬍛", "买买提依布热依木·买买提明", "Siobhán Fitzgerald-Moore", "王㛃", "孙浩")
HALL = Hall("h", "一号厅")
GROUPS = (Delegation("g", "市有关部门", "Departments"),)


def texts(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return [document[page].get_textpage().get_text_bounded() for page in range(len(document))]
    finally:
        document.close()


def bare(text: str) -> str:
    """Without what breaking lines adds: spaces, and hyphens as pdfium tells them at the end of a line."""
    return "".join(c for c in text if c.isalnum())


def people(names: Iterable[str] = NAMES) -> list[Attendee]:
    return [Attendee(f"p{n}", name, delegation_id="g", rank=n + 1) for n, name in enumerate(names)]


def plan(seats: tuple[Seat, ...], sitting: dict[str, Attendee], language: str = "zh", **more: int) -> Printed:
    return run_now(seat_plan(MEETING, HALL, seats, sitting, GROUPS, more, words=Words(language)))


def test_every_name_stands_on_the_plan() -> None:
    seats = make_seats("h", HallShape(4, 8, (4,), dais=2))
    sitting = {seat.id: person for seat, person in zip(seats, people(), strict=False)}
    printed = plan(seats, sitting, p2=3)
    (told,) = texts(printed)
    for name in NAMES:
        assert bare(name) in bare(told), name
    assert "一号厅" in told and "市有关部门" in told and printed.warnings == () and printed.pages == 1


def test_the_plan_speaks_english() -> None:
    seats = make_seats("h", HallShape(4, 8, (4,), dais=2))
    person = Attendee("p", "孙浩", latin_name="Sun Hao", delegation_id="g", needs=(Need.WHEELCHAIR,))
    (told,) = texts(plan(seats, {seats[0].id: person}, "en"))
    assert "Sun" in told and "Hao" in told and "孙浩" not in told and "Departments" in told and "Dais" in told


def test_an_even_dais_says_which_variant_it_follows() -> None:
    seats = make_seats("h", HallShape(2, 8, dais=4))
    chairs = [seat for seat in seats if seat.area == DAIS]
    even = dict(zip((c.id for c in chairs), people(), strict=False))
    odd = dict(list(even.items())[:3])
    assert "Second at the left hand" in texts(plan(seats, even, "en"))[0]
    assert "Second at the left hand" not in texts(plan(seats, odd, "en"))[0]


def test_a_large_hall_takes_a_larger_sheet() -> None:
    small, large = HallShape(12, 20, (5, 15), 11), HallShape(40, 50, (12, 38), 27)
    sizes = []
    for shape in (small, large):
        document = pypdfium2.PdfDocument(plan(make_seats("h", shape), {}).pdf)
        sizes.append(tuple(round(each / 72 * 25.4) for each in document[0].get_size()))
        document.close()
    assert sizes == [(297, 210), (420, 297)]


def test_blocked_seats_and_an_empty_hall_are_drawn_too() -> None:
    seats = make_seats("h", HallShape(2, 4, wheelchair=((2, 1),), blocked=((2, 4),)))
    assert {seat.kind for seat in seats} == {SeatKind.SEAT, SeatKind.WHEELCHAIR, SeatKind.BLOCKED}
    once, twice = plan(seats, {}, "en"), plan(seats, {}, "en")
    assert once.pdf == twice.pdf and plan((), {}, "en").pages == 1


def test_a_name_card_says_the_name_on_both_sides_and_its_seat_outside() -> None:
    printed = run_now(name_cards(people(), MEETING, {"p0": "D-3"}, words=Words("en")))
    told = texts(printed)
    assert printed.pages == len(NAMES) == len(told)
    for page, name in zip(told, NAMES, strict=True):
        assert bare(page).count(bare(name)) == 3, name
    assert "Dais seat 3" in told[0] and printed.warnings == ()


def test_a_substitute_has_the_card() -> None:
    away = Attendee("a", "付健", latin_name="Fu Jian", status=Status.SUBSTITUTED, substitute="赵华")
    (told,) = texts(run_now(name_cards([away], MEETING, {}, words=Words("zh"))))
    assert bare(told).count("赵华") == 3 and "付" not in told and "Fu" not in told


def test_a_chinese_card_carries_the_latin_name_where_one_is_entered() -> None:
    guest = Attendee("a", "付健", latin_name="Fu Jian")
    (chinese,) = texts(run_now(name_cards([guest], MEETING, {}, words=Words("zh"))))
    (english,) = texts(run_now(name_cards([guest], MEETING, {}, words=Words("en"))))
    assert bare(chinese).count("FuJian") == 2 and "付健" not in english


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("孙浩", ["孙浩"]),
        ("欧阳振华", ["欧阳振华"]),
        ("阿依古丽·买买提", ["阿依古丽·", "买买提"]),
        ("买买提依布热依木·买买提明", ["买买提依布热依木·", "买买提明"]),
        ("Siobhán Fitzgerald-Moore", ["Siobhán", "Fitzgerald-Moore"]),
        ("Al Roe", ["Al Roe"]),
    ],
)
def test_long_names_take_two_lines(name: str, lines: list[str]) -> None:
    assert set_name(name) == lines


def test_a_name_that_cannot_fit_is_told() -> None:
    endless = Attendee("a", "W" * 60)
    printed = run_now(name_cards([endless], MEETING, {}, words=Words("en")))
    assert [warning.kind for warning in printed.warnings] == [WarningKind.TOO_LONG]


def test_the_custom_is_named() -> None:
    seats = make_seats("h", HallShape(2, 8, dais=3))
    meeting = Meeting("m", "会", protocol=Protocol.INTERNATIONAL)
    printed = run_now(seat_plan(meeting, HALL, seats, {}, (), {}, words=Words("en")))
    assert "International custom" in texts(printed)[0]


HALLWAY = HallShape(6, 12, (4, 8), dais=5)


def chosen(seats: tuple[Seat, ...], sitting: dict[str, Attendee], **options: object) -> Printed:
    wanted = SeatPlanOptions(**options)  # type: ignore[arg-type]
    return run_now(seat_plan(MEETING, HALL, seats, sitting, GROUPS, {}, words=Words("en"), options=wanted))


def sizes(printed: Printed) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        found = [document[page].get_size() for page in range(len(document))]
    finally:
        document.close()
    return [(round(wide / 72 * 25.4), round(high / 72 * 25.4)) for wide, high in found]


def test_a_plan_for_each_block_has_those_who_sit_there() -> None:
    seats = make_seats("h", HALLWAY)
    floor = [seat for seat in seats if seat.area != DAIS]
    by_area = {area: next(seat for seat in floor if seat.area == area) for area in ("A", "B", "C")}
    sitting = {seat.id: person for seat, person in zip(by_area.values(), people(), strict=False)}
    told = texts(chosen(seats, sitting, part=PlanPart.BLOCKS))
    assert len(told) == 3
    for page, (area, seat) in zip(told, by_area.items(), strict=True):
        assert f"Area {area}" in page and bare(sitting[seat.id].name) in bare(page)
        assert sum(bare(person.name) in bare(page) for person in sitting.values()) == 1


def test_the_dais_is_listed_from_left_to_right() -> None:
    seats = make_seats("h", HALLWAY)
    chairs = [seat for seat in seats if seat.area == DAIS]
    sitting = {chair.id: person for chair, person in zip(chairs[1:], people(NAMES[:4]), strict=True)}
    (told,) = texts(chosen(seats, sitting, part=PlanPart.DAIS))
    assert all(bare(told).count(bare(name)) == 2 for name in NAMES[:4])
    assert told.count("Dais seat") == 5 and "free" in told


@pytest.mark.parametrize(("size", "millimetres"), [(PlanSize.A3, (420, 297)), (PlanSize.A0, (1189, 841))])
def test_a_poster_is_the_plan_enlarged(size: PlanSize, millimetres: tuple[int, int]) -> None:
    seats = make_seats("h", HALLWAY)
    sitting = {seat.id: person for seat, person in zip(seats, people(), strict=False)}
    printed = chosen(seats, sitting, size=size)
    assert sizes(printed) == [millimetres]
    (told,) = texts(printed)
    assert all(bare(name) in bare(told) for name in NAMES)


def test_numbers_alone_show_no_name() -> None:
    seats = make_seats("h", HALLWAY)
    sitting = {seat.id: person for seat, person in zip(seats, people(), strict=False)}
    (told,) = texts(chosen(seats, sitting, names=False))
    assert not any(bare(name) in bare(told) for name in NAMES)


@given(
    st.sampled_from([A0_LANDSCAPE, A1_LANDSCAPE, A2_LANDSCAPE, A3_LANDSCAPE]),
    st.sampled_from([A4_LANDSCAPE, A3_LANDSCAPE]),
)
def test_glued_parts_cover_the_poster_and_no_more_than_is_needed(
    poster: tuple[float, float], sheet: tuple[float, float]
) -> None:
    parts = parts_of(poster, sheet)
    for side, count in ((0, parts.across), (1, parts.down)):
        covered = count * parts.step[side] + OVERLAP
        assert poster[side] <= covered < poster[side] + parts.step[side]
    names = [place(number, parts) for number in range(parts.across * parts.down)]
    assert len(set(names)) == len(names) and names[0] == "A1"


def test_a_glued_poster_has_every_name_on_some_part() -> None:
    seats = make_seats("h", HALLWAY)
    sitting = {seat.id: person for seat, person in zip(seats, people(), strict=False)}
    printed = chosen(seats, sitting, size=PlanSize.A1, glued=Glued.A4)
    parts = parts_of(A1_LANDSCAPE, A4_LANDSCAPE)
    assert printed.pages == parts.across * parts.down
    assert set(sizes(printed)) == {tuple(map(round, parts.sheet))}
    assert "Part A1 of" in texts(printed)[0]


@pytest.mark.parametrize("size", list(CardSize))
def test_name_cards_of_every_size_hold_the_name_once_or_twice(size: CardSize) -> None:
    made = name_cards(people(), MEETING, {}, words=Words("zh"), options=NameCardOptions(size=size))
    printed = run_now(made)
    told = bare("".join(texts(printed)))
    for name in NAMES:
        assert told.count(bare(name)) == (3 if size.folded else 2), (size, name)
    assert printed.warnings == ()


def test_a_sign_for_each_stretch_of_a_row() -> None:
    seats = make_seats("h", HALLWAY)
    printed = run_now(row_signs(seats, MEETING, words=Words("en")))
    told = texts(printed)
    assert printed.pages == 9 and "".join(told).count("Row ") == 18
    assert "Area A" in told[0] and "Seats 1–4" in told[0] and "Seats 5–8" in told[0]


def test_a_hall_without_rows_has_no_signs() -> None:
    with pytest.raises(Refusal) as refused:
        run_now(row_signs([], MEETING, words=Words("en")))
    assert refused.value.code == "no-rows"
