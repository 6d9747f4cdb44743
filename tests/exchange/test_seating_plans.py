"""Seating plans of other programs: curved rows, several zones, both forms of the schema, foreign scales, and rubbish;
and what was written comes back as the same seats."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.queries import halls as drawings
from db.queries import seating
from db.store import Store
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.halls import draw_hall
from desktop_app.commands.meeting import new_meeting
from desktop_app.commands.seating import seat_person, set_seat_kind
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.hall_design import HallDesign, Numbering, Part, PartKind
from desktop_app.domain.hall_seats import Laid, laid_out, seats_of
from desktop_app.domain.hall_templates import HallNumbers, HallTemplate, templated
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import Seat, SeatKind
from desktop_app.exchange.seating_plans import import_plan, read_plan
from desktop_app.exchange.written_plans import written_plan


def seat(guid: str, number: str, x: float, y: float, category: str = "stalls") -> dict[str, Any]:
    return {"seat_guid": guid, "seat_number": number, "position": {"x": x, "y": y}, "category": category}


def curved(zone: str, rows: int, seats: int, radius: float, pitch: float) -> list[dict[str, Any]]:
    """Rows about one point, as a theatre has them."""
    found = []
    for row in range(rows):
        r = radius + row * pitch * 1.5
        chairs = []
        for place in range(seats):
            angle = (place - (seats - 1) / 2) * pitch / r
            chairs.append(
                seat(
                    f"{zone}-{row}-{place}",
                    str(place + 1),
                    round(r * math.sin(angle), 2),
                    round(r * math.cos(angle), 2),
                )
            )
        found.append({"row_number": str(row + 1), "row_number_position": "both", "seats": chairs})
    return found


def theatre(pitch: float = 25) -> dict[str, Any]:
    """Two zones of curved rows, the balcony with letters, a stage, a door, a shape without words."""
    balcony = curved("b", 3, 12, 900, pitch)
    for letter, row in zip("ABC", balcony, strict=True):
        row |= {"row_number": letter, "position": {"x": 0, "y": 10}}
    balcony[0]["seats"][0]["category"] = "Rollstuhlplatz / wheelchair"
    stage = {"shape": "rectangle", "position": {"x": -100, "y": 0}, "rectangle": {"width": 200, "height": 60}}
    return {
        "name": "Stadttheater",
        "categories": [{"name": "stalls", "color": "#7f4a91"}, {"name": "Rollstuhlplatz / wheelchair"}],
        "size": {"width": 1200, "height": 1000},
        "zones": [
            {
                "name": "Parkett",
                "position": {"x": 600, "y": 100},
                "rows": curved("p", 5, 20, 500, pitch),
                "areas": [
                    {**stage, "text": {"text": "Bühne", "position": {"x": 0, "y": 0}}, "rotation": 0},
                    {"width": 40, "height": 10, "position": {"x": 300, "y": 700}, "text": "入口"},
                    {"shape": "circle", "circle": {"radius": 9}, "position": {"x": 0, "y": 0}},
                ],
            },
            {"name": "Rang", "position": {"x": 600, "y": 100}, "rows": balcony, "areas": []},
        ],
    }


def test_a_theatre_of_curved_rows_and_two_zones() -> None:
    plan = read_plan(json.dumps(theatre()))
    laid = laid_out(plan.design)
    assert plan.name == "Stadttheater" and plan.passed_over == 1 and len(laid) == 5 * 20 + 3 * 12
    by_label = {each.label: each for each in laid}
    assert {each.area for each in laid} == {"Parkett", "Rang"} and {
        "1-1",
        "5-20",
        "A1",
        "C12",
    } <= by_label.keys()
    assert plan.kinds == {"A1": SeatKind.WHEELCHAIR}
    assert by_label["1-1"].aisle and not by_label["1-2"].aisle
    one, two = by_label["1-10"], by_label["1-11"]
    assert math.dist((one.x, one.y), (two.x, two.y)) == pytest.approx(600, abs=2)
    ends = by_label["1-1"], by_label["1-20"]
    assert (
        ends[0].y == ends[1].y < one.y and ends[0].x == -ends[1].x
    )  # curved about the stage, the middle farther
    things = {part.name: part.kind for part in plan.design.parts if not part.seated}
    assert things == {"Bühne": PartKind.STAGE, "入口": PartKind.DOOR}


def test_another_scale_comes_to_the_same_hall() -> None:
    plain, small = (laid_out(read_plan(json.dumps(theatre(pitch))).design) for pitch in (25, 5))
    usual = [each for each in plain if each.label == "1-10"]
    assert len(small) == len(plain) and {each.label for each in small} == {each.label for each in plain}
    (one,), (two,) = usual, [each for each in small if each.label == "1-11"]
    assert one.label != two.label
    gaps = [b.x - a.x for a, b in pairwise(small) if a.label == "1-10"]
    assert gaps == [pytest.approx(600, abs=2)]


def test_what_stands_twice_gets_its_zone_and_bad_parts_are_counted() -> None:
    rows = [{"row_number": "1", "seats": [seat("a", "1", 0, 0), seat("b", "2", 25, 0)]}]
    again = [
        {"row_number": "1", "seats": [seat("c", "1", 0, 0), seat("b", "2", 25, 0), seat("d", "VIP", 50, 0)]}
    ]
    zones = [
        {"name": "Left", "position": {"x": 0, "y": 0}, "rows": rows},
        {"name": "Right", "position": {"x": 90, "y": 0}, "rows": again},
    ]
    plan = read_plan(json.dumps({"name": "x", "categories": [], "zones": zones}))
    assert plan.passed_over == 1  # one guid twice is one seat
    assert {each.label for each in laid_out(plan.design)} == {"Left 1-1", "Right 1-1", "1-2", "VIP"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"zones": 3}',
        '{"zones": []}',
        '{"zones": [{"rows": [{"seats": [{"position": {"x": "a"}}]}]}]}',
        '{"zones": [{"rows": [{"seats": [{"position": {"x": 1e400, "y": 0}}]}]}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_plan_is_refused_in_words(text: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(text)
    with pytest.raises(Refusal, match="plan-unreadable") as refused:
        import_plan(tmp_path / "plan.json")
    assert refused.value.facts["file"] == "plan.json"


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00\x81")
    for name in ("none.json", "b.json"):
        with pytest.raises(Refusal, match="plan-unreadable"):
            import_plan(tmp_path / name)


def traits(seats: list[Seat] | tuple[Laid, ...]) -> set[tuple[str, str, int, int]]:
    """Area, label and place, about the middle of the hall."""
    x = (min(each.x for each in seats) + max(each.x for each in seats)) // 2
    y = (min(each.y for each in seats) + max(each.y for each in seats)) // 2
    return {(each.area, each.label, each.x - x, each.y - y) for each in seats}


def near(one: set[tuple[str, str, int, int]], two: set[tuple[str, str, int, int]]) -> bool:
    """The same seats, give or take a millimetre of rounding."""
    there = {(area, label): (x, y) for area, label, x, y in two}
    return len(one) == len(two) and all(
        (area, label) in there and math.dist(there[area, label], (x, y)) < 3 for area, label, x, y in one
    )


@pytest.mark.parametrize("kind", list(HallTemplate))
def test_our_own_halls_come_back_as_they_were(kind: HallTemplate) -> None:
    made = templated(HallNumbers(kind, 8, 12, 7))
    seats = list(seats_of("h", made))
    back = read_plan(written_plan("厅", seats, made))
    assert back.passed_over == 0 and near(traits(seats), traits(laid_out(back.design)))


BLOCKS = st.builds(
    Part,
    id=st.just(""),
    kind=st.just(PartKind.BLOCK),
    x=st.integers(-40_000, 40_000),
    y=st.integers(0, 40_000),
    turn=st.integers(0, 359),
    rows=st.integers(1, 6),
    seats=st.integers(2, 9),
    pitch=st.integers(460, 880),
    curve=st.sampled_from([0, 0, 9_000]),
    numbering=st.builds(Numbering, letters=st.booleans(), named=st.booleans(), from_back=st.booleans()),
)


@settings(max_examples=40)
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_whatever_is_drawn_comes_back_with_the_same_guids(blocks: list[Part]) -> None:
    parts = [replace(part, id=f"b{place}", name="ABCD"[place]) for place, part in enumerate(blocks)]
    named = [replace(part, numbering=replace(part.numbering, named=len(parts) > 1)) for part in parts]
    made = HallDesign(tuple(named))
    seats = list(seats_of("h", made))
    text = written_plan("厅", seats, made)
    told = [each for zone in json.loads(text)["zones"] for row in zone["rows"] for each in row["seats"]]
    assert sorted(each["seat_guid"] for each in told) == sorted(each.id for each in seats)
    assert near(traits(seats), traits(laid_out(read_plan(text).design)))


def test_a_plan_taken_back_into_its_own_hall_leaves_everybody_where_they_are(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "a.rostrum", new_meeting("会"))
    made = templated(HallNumbers(HallTemplate.THEATRE, 8, 12, 7))
    draw_hall(store, "h" * 32, made, name="大剧院")
    seats = seating.seats("h" * 32)
    set_seat_kind(store, [seats[20].id], SeatKind.WHEELCHAIR)
    add_attendee(store, Attendee("p" * 32, "李䶮"))
    seat_person(store, "p" * 32, seats[30].id)
    before = {each.id: (each.label, each.kind) for each in seating.seats("h" * 32)}
    plan = read_plan(written_plan("大剧院", seating.seats("h" * 32), drawings.design("h" * 32)))
    draw_hall(store, "h" * 32, plan.design, kinds=plan.kinds)
    assert {each.id: (each.label, each.kind) for each in seating.seats("h" * 32)} == before
    assert [each.seat_id for each in seating.placements("h" * 32)] == [seats[30].id]
    store.close()
