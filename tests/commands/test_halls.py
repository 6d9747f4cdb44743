"""A hall that is drawn anew keeps its people, what its seats are for, and can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import HallRecord
from db.queries import halls as drawings
from db.queries import meeting, seating
from db.store import Store
from desktop_app.commands import halls
from desktop_app.commands.seating import accept_plan, set_seat_kind
from desktop_app.domain.hall_design import Backdrop, Counting, Numbering, Part, PartKind
from desktop_app.domain.hall_edits import resized
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import Hall, SeatKind
from desktop_app.planning.seating import seat_everyone
from tests.seated import fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "meeting.rostrum", Meeting(new_id(), "工作会议"))
    yield made
    made.close()


@pytest.fixture
def hall(store: Store) -> Hall:
    made = fill(store)
    accept_plan(store, run_now(seat_everyone(seating.task(made.id, evaluations=1))))
    return made


def sits(hall: Hall) -> dict[str, str]:
    labels = {seat.id: seat.label for seat in seating.seats(hall.id)}
    return {each.attendee_id: labels[each.seat_id] for each in seating.placements(hall.id)}


def test_people_keep_their_chairs_when_a_hall_is_renumbered_and_moved(store: Store, hall: Hall) -> None:
    design, before = drawings.design(hall.id), seating.placements(hall.id)
    block = design.part("block-A")
    assert block is not None
    turned = replace(block, x=block.x - 2_000, turn=10, numbering=Numbering(Counting.RIGHT, first=101))
    halls.draw_hall(
        store, hall.id, design.with_parts([turned, Part("s", PartKind.STAGE, width=4_000, height=900)])
    )
    assert seating.placements(hall.id) == before and "3-105" in {
        seat.label for seat in seating.seats(hall.id)
    }
    assert drawings.design(hall.id).part("s") is not None
    assert {seat.label for seat in seating.seats(hall.id) if seat.kind is SeatKind.WHEELCHAIR} >= {
        "10-104",
        "10-105",
    }
    store.undo()
    assert drawings.design(hall.id) == design and seating.placements(hall.id) == before


def test_who_loses_the_seat_is_known_before_and_after(store: Store, hall: Hall) -> None:
    design, labels = drawings.design(hall.id), sits(hall)
    before = {each.attendee_id: each for each in seating.placements(hall.id)}
    block = design.part("block-B")
    assert block is not None
    less = design.with_parts([resized(block, (0, 1), 0, -3_800)])
    lost = halls.losing(hall.id, less)
    assert lost and {labels[person].split("-")[0] for person in lost} <= {"9", "10", "11", "12"}
    halls.draw_hall(store, hall.id, less)
    after = {each.attendee_id: each for each in seating.placements(hall.id)}
    assert before.keys() - after.keys() == set(lost)
    assert all(before[person] == place for person, place in after.items())
    assert "12-6" in {seat.label for seat in seating.seats(hall.id) if seat.area == "C"}


def test_what_staff_said_of_a_seat_outlives_the_drawing(store: Store, hall: Hall) -> None:
    chosen = next(seat for seat in seating.seats(hall.id) if seat.label == "12-9")
    set_seat_kind(store, [chosen.id], SeatKind.PRESS)
    halls.set_aisle(store, [chosen.id], True)
    design = drawings.design(hall.id)
    halls.draw_hall(
        store, hall.id, design.with_parts([replace(part, y=part.y + 500) for part in design.parts])
    )
    after = next(seat for seat in seating.seats(hall.id) if seat.id == chosen.id)
    assert after.kind is SeatKind.PRESS and after.aisle and after.y == chosen.y + 500


def test_a_hall_of_an_earlier_version_is_traced(store: Store, hall: Hall) -> None:
    design = drawings.design(hall.id)
    with store.change("draw-hall", "old"):
        HallRecord.update(design="").execute()
    assert drawings.design(hall.id) == design


def test_a_picture_lies_under_the_hall(store: Store, hall: Hall) -> None:
    data = b"\x89PNG..."
    backdrop = Backdrop(hashlib.sha256(data).hexdigest(), width=30_000)
    halls.draw_hall(store, hall.id, replace(drawings.design(hall.id), backdrop=backdrop), picture=data)
    kept = drawings.design(hall.id).backdrop
    assert kept == backdrop and meeting.asset(kept.picture) == data


def test_an_impossible_drawing_changes_nothing(store: Store, hall: Hall) -> None:
    design = drawings.design(hall.id)
    double = replace(design.parts[-1], id="other")
    with pytest.raises(Refusal, match="block-name-twice"):
        halls.draw_hall(store, hall.id, design.with_parts([double]))
    assert drawings.design(hall.id) == design
