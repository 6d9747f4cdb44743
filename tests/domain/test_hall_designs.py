"""Halls drawn from parts: every seat once, numbers as said, nothing on top of anything, the same chairs after edits."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain import hall_edits as edits
from desktop_app.domain.hall_design import Counting, HallDesign, Numbering, Part, PartKind
from desktop_app.domain.hall_files import checked, read_design, written_design
from desktop_app.domain.hall_numbers import letters, row_words, seat_numbers
from desktop_app.domain.hall_seats import Laid, kept_ids, laid_out, seat_count, seats_of
from desktop_app.domain.hall_templates import HallNumbers, HallTemplate, templated
from desktop_app.domain.hall_tracing import traced
from desktop_app.domain.halls import HallShape, drawn
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seat_labels import SeatPlace, parted

NEAREST = 550
"""No two seats stand nearer to each other, in millimetres."""

numberings = st.builds(
    Numbering,
    counting=st.sampled_from(Counting),
    first=st.integers(1, 30),
    step=st.sampled_from((1, 2)),
    skip_seats=st.sampled_from(((), (4,), (4, 13, 14))),
    first_row=st.integers(1, 30),
    from_back=st.booleans(),
    letters=st.booleans(),
    skip_rows=st.sampled_from(((), (9,), (4, 13))),
)
blocks = st.builds(
    Part,
    id=st.just("a"),
    kind=st.just(PartKind.BLOCK),
    x=st.integers(-9_000, 9_000),
    y=st.integers(-9_000, 9_000),
    turn=st.integers(0, 359),
    name=st.just("A"),
    rows=st.integers(1, 8),
    seats=st.integers(1, 12),
    curve=st.sampled_from((0, 0, 5_000, 12_000)),
    grow=st.integers(0, 2),
    staggered=st.booleans(),
    numbering=numberings,
)
numbers = st.builds(
    HallNumbers,
    template=st.sampled_from(HallTemplate),
    rows=st.integers(1, 14),
    seats=st.integers(1, 24),
    dais=st.integers(0, 15),
    dais_rows=st.integers(1, 2),
)


def nearest(seats: tuple[Laid, ...]) -> float:
    """The least distance between two seats."""
    points = sorted((seat.x, seat.y) for seat in seats)
    best = math.inf
    for place, (x, y) in enumerate(points):
        for other_x, other_y in points[place + 1 :]:
            if other_x - x > best:
                break
            best = min(best, math.hypot(other_x - x, other_y - y))
    return best


@settings(max_examples=60)
@given(numbers)
def test_every_template_has_each_seat_once_and_room_for_each(told: HallNumbers) -> None:
    design = templated(told)
    seats = laid_out(design)
    assert len(seats) == sum(map(seat_count, design.parts))
    assert (
        len({seat.label for seat in seats}) == len({(seat.part, seat.place) for seat in seats}) == len(seats)
    )
    assert len({(seat.area, seat.row, seat.number) for seat in seats}) == len(seats)
    assert nearest(seats) >= NEAREST and checked(design) == design


@settings(max_examples=80)
@given(blocks)
def test_a_block_stands_apart_however_it_is_bent_turned_and_numbered(block: Part) -> None:
    seats = laid_out(HallDesign((block,)))
    assert len(seats) == sum(block.seats + row * block.grow for row in range(block.rows))
    assert nearest(seats) >= NEAREST
    assert read_design(written_design(HallDesign((block,)))).parts == (block,)


@given(st.integers(1, 40), numberings)
def test_numbers_are_the_first_that_may_be_used(seats: int, numbering: Numbering) -> None:
    told = seat_numbers(seats, numbering)
    wanted = [n for n in range(numbering.first, 200, numbering.step) if n not in numbering.skip_seats][:seats]
    assert sorted(told) == wanted
    mirrored = {Counting.LEFT: Counting.RIGHT, Counting.MIDDLE: Counting.MIDDLE_MIRRORED}
    if numbering.counting in mirrored:
        assert told == seat_numbers(seats, replace(numbering, counting=mirrored[numbering.counting]))[::-1]


@pytest.mark.parametrize(
    ("seats", "numbering", "told"),
    [
        (5, Numbering(Counting.MIDDLE), [5, 3, 1, 2, 4]),
        (6, Numbering(Counting.MIDDLE), [5, 3, 1, 2, 4, 6]),
        (4, Numbering(Counting.RIGHT, first=1, step=2), [7, 5, 3, 1]),
        (4, Numbering(Counting.LEFT, first=2, step=2), [2, 4, 6, 8]),
        (4, Numbering(skip_seats=(2, 4)), [1, 3, 5, 6]),
    ],
)
def test_numbers_of_a_row(seats: int, numbering: Numbering, told: list[int]) -> None:
    assert seat_numbers(seats, numbering) == told


def test_rows_have_numbers_or_letters_and_skip_what_is_not_used() -> None:
    assert row_words(4, Numbering(skip_rows=(4,), first_row=3)) == ["3", "5", "6", "7"]
    assert row_words(3, Numbering(letters=True, first_row=8, skip_rows=(9,))) == ["H", "J", "K"]
    assert row_words(3, Numbering(from_back=True)) == ["3", "2", "1"]
    assert [letters(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_numbers_go_on_across_an_aisle_row_by_row() -> None:
    left = Part("a", PartKind.BLOCK, name="A", rows=2, seats=3, grow=1)
    right = Part("b", PartKind.BLOCK, x=6_000, name="B", rows=2, seats=2, numbering=Numbering(after="a"))
    told = [seat.label for seat in laid_out(HallDesign((right, left))) if seat.part == "b"]
    assert told == ["1-4", "1-5", "2-5", "2-6"]
    with pytest.raises(Refusal, match="numbers-in-a-circle"):
        laid_out(HallDesign((replace(left, numbering=Numbering(after="b")), right)))


@pytest.mark.parametrize(
    ("label", "stands", "row", "number", "block"),
    [
        ("3-12", SeatPlace.ROW, "3", "12", ""),
        ("D4", SeatPlace.ROW, "D", "4", ""),
        ("D-4", SeatPlace.DAIS, "", "4", ""),
        ("D2-4", SeatPlace.DAIS, "2", "4", ""),
        ("T主桌-5", SeatPlace.TABLE, "主桌", "5", ""),
        ("楼上 2-5", SeatPlace.ROW, "2", "5", "楼上"),
        ("VIP seat", SeatPlace.OWN, "", "VIP seat", ""),
    ],
)
def test_labels_are_read_back(label: str, stands: SeatPlace, row: str, number: str, block: str) -> None:
    name = parted(label)
    assert (name.stands, name.row, name.number, name.block) == (stands, row, number, block)


def test_rows_behind_others_are_no_front_rows() -> None:
    front = Part("a", PartKind.BLOCK, name="A", rows=4, seats=4)
    rear = Part("b", PartKind.BLOCK, y=9_500, name="B", rows=2, seats=4, numbering=Numbering(named=True))
    seats = laid_out(HallDesign((front, rear)))
    assert {seat.row for seat in seats if seat.part == "b"} == {12, 13}
    assert next(seat.label for seat in seats if seat.part == "b") == "B 1-1"


def kept(before: HallDesign, after: HallDesign) -> dict[str, str]:
    """New label -> old label of the seats that stay."""
    old, new = laid_out(before), laid_out(after)
    found = kept_ids(old, new, {seat.label: seat.label for seat in old})
    assert len(set(found.values())) == len(found)
    return {seat.label: found[seat.part, seat.place] for seat in new if (seat.part, seat.place) in found}


def test_chairs_stay_the_same_when_they_are_called_otherwise() -> None:
    before = drawn(HallShape(2, 4))
    block = replace(before.parts[0], turn=90, numbering=Numbering(Counting.RIGHT, letters=True))
    told = kept(before, HallDesign((block,)))
    assert told["A1"] == "1-4" and told["B4"] == "2-1" and len(told) == 8


def test_a_row_that_grows_keeps_the_chairs_by_number() -> None:
    before = drawn(HallShape(2, 4))
    wider = HallDesign((edits.resized(before.parts[0], (1, 1), 1_200, 950),))
    told = kept(before, wider)
    assert len(laid_out(wider)) == 18 and told == {label: label for label in told} and len(told) == 8


def test_a_chair_taken_out_is_the_one_that_goes() -> None:
    before = drawn(HallShape(2, 4))
    told = kept(before, HallDesign((replace(before.parts[0], gaps=frozenset({(0, 1)})),)))
    assert (told["1-1"], told["1-2"], told["1-3"]) == ("1-1", "1-3", "1-4") and len(told) == 7


@settings(max_examples=30)
@given(st.integers(1, 8), st.integers(2, 20), st.integers(0, 12), st.integers(1, 2))
def test_a_hall_without_a_drawing_is_traced(rows: int, seats: int, dais: int, dais_rows: int) -> None:
    design = drawn(HallShape(rows, seats, (1,), dais, dais_rows))
    assert traced(seats_of("h", design)) == design
    odd = [replace(seat, x=seat.x + 7 * seat.row) for seat in seats_of("h", design)]
    again = laid_out(traced(odd))
    assert {(s.label, s.row, s.number) for s in again} == {(s.label, s.row, s.number) for s in odd}


def test_a_handle_leaves_the_opposite_side_where_it_is() -> None:
    block = Part("a", PartKind.BLOCK, 3_000, 4_000, turn=90, name="A", rows=3, seats=5)
    wider = edits.resized(block, (1, 0), 1_250, 0)
    before, after = laid_out(HallDesign((block,))), laid_out(HallDesign((wider,)))
    assert wider.seats == 7 and {(s.x, s.y) for s in before} < {(s.x, s.y) for s in after}
    smaller = edits.resized(block, (-1, -1), 90_000, 90_000)
    assert (smaller.rows, smaller.seats) == (1, 1)


def test_parts_are_aligned_spread_and_pulled_to_their_neighbours() -> None:
    parts = [
        Part(str(n), PartKind.STAGE, x, 37 * n, width=1_000, height=500)
        for n, x in enumerate((0, 2_000, 9_000))
    ]
    boxes = [edits.box_of(part) for part in edits.aligned(parts, "y", 0)]
    assert {box.top for box in boxes} == {-250}
    spread = [edits.box_of(part) for part in edits.spread(parts, "x")]
    assert spread[1].left - spread[0].right == spread[2].left - spread[1].right
    near = edits.box_of(parts[0]).moved(80, 30)
    assert edits.pull(near, [edits.box_of(parts[0])], 100) == (-80, -30, (("x", -500), ("y", -250)))


def test_copies_get_names_of_their_own() -> None:
    table = Part("t", PartKind.ROUND, name="1", seats=10, pitch=650)
    block = Part("b", PartKind.BLOCK, y=9_000, name="A", rows=3, seats=5)
    design = HallDesign((table, block))
    for part, names in ((table, list("23456")), (block, list("BCDEF"))):
        made = edits.copies(design, [part], 3, 2, 1_000)
        assert [each.name for each in made] == names
        seats = laid_out(design.with_parts(made))
        assert len(seats) == 25 + 5 * seat_count(part) and nearest(seats) >= NEAREST


@pytest.mark.parametrize(
    ("design", "code"),
    [
        (
            HallDesign((Part("a", PartKind.BLOCK, name="A"), Part("b", PartKind.BLOCK, name="A"))),
            "block-name-twice",
        ),
        (
            HallDesign((Part("a", PartKind.BLOCK, name="A"), Part("b", PartKind.BLOCK, name="B"))),
            "label-twice",
        ),
        (HallDesign((Part("a", PartKind.BLOCK),)), "block-needs-name"),
        (HallDesign((Part("a", PartKind.DAIS), Part("b", PartKind.DAIS))), "one-dais"),
        (HallDesign((Part("a", PartKind.BLOCK, name="A", rows=400, seats=400),)), "hall-too-large"),
        (HallDesign((Part("a", PartKind.BLOCK, name="A", seats=60, curve=2_000),)), "curve-too-tight"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(design: HallDesign, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        laid_out(design)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "hall-unreadable"),
        ("[]", "hall-unreadable"),
        ('{"rostrum":"hall","version":2,"parts":[]}', "hall-newer"),
        ('{"rostrum":"hall","version":1,"parts":[{"id":"a","kind":"boat"}]}', "hall-fault"),
        ('{"rostrum":"hall","version":1,"parts":[{"id":"a","kind":"block","rows":1e9}]}', "hall-fault"),
        ('{"rostrum":"hall","version":1,"parts":[{"id":"a","kind":"block","seats":true}]}', "hall-fault"),
        ('{"rostrum":"hall","version":1,"parts":[{"id":"a","kind":"block","colour":1}]}', "hall-fault"),
        ('{"rostrum":"hall","version":1,"parts":[{"kind":"block"}]}', "hall-fault"),
        ('{"rostrum":"hall","version":1,"backdrop":{"picture":"x"},"parts":[]}', "hall-fault"),
    ],
)
def test_a_foreign_drawing_is_checked(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_design(text)
    assert refused.value.code == code
