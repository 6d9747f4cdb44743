"""Several seats at once on a real meeting file: whatever staff do, the seating stays sound, and undo brings it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries import attendees as people_kept
from db.queries import seating as kept
from db.store import Store
from desktop_app.commands import seating as commands
from desktop_app.domain.changes import Changes
from desktop_app.domain.halls import HallShape
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import Hall, SeatKind
from tests.seated import fill

NOW = dt.datetime(2027, 3, 15, 13, 0)
SHAPE = HallShape(5, 8, (4,), 3, wheelchair=((5, 1),), blocked=((2, 2),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "工作会议"), clock=lambda: NOW)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def hall(store: Store) -> Hall:
    return fill(store, SHAPE)


def seating(hall: Hall) -> dict[str, tuple[str, bool]]:
    return {each.attendee_id: (each.seat_id, each.locked) for each in kept.placements(hall.id)}


def by_label(hall: Hall) -> dict[str, str]:
    return {seat.label: seat.id for seat in kept.seats(hall.id)}


class Deeds:
    """Things staff do with several seats, drawn at random."""

    def __init__(self, store: Store, hall: Hall, data: st.DataObject) -> None:
        self._store, self._hall, self._data = store, hall, data
        self._seat = st.sampled_from([seat.id for seat in kept.seats(hall.id)])
        people = [each.id for each in people_kept.everyone()[20:50]]
        self._some = st.lists(st.sampled_from(people), unique=True, min_size=1, max_size=9)

    def fill(self) -> Changes:
        return commands.fill_seats(self._store, self._data.draw(self._some), self._data.draw(self._seat))

    def move(self) -> Changes:
        chosen = self._data.draw(st.lists(self._seat, unique=True, min_size=1, max_size=12))
        return commands.move_people(self._store, chosen, chosen[0], self._data.draw(self._seat))

    def lock(self) -> Changes:
        on = self._data.draw(st.booleans())
        return commands.lock(self._store, self._data.draw(self._some), self._hall.id, on)

    def unseat(self) -> Changes:
        return commands.unseat(self._store, self._data.draw(self._some), self._hall.id)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # the file is brought back to where it was by undo, and that is checked
@given(data=st.data())
def test_the_seating_stays_sound_and_undo_brings_it_back(
    store: Store, hall: Hall, data: st.DataObject
) -> None:
    deeds, states = Deeds(store, hall, data), [seating(hall)]
    for name in data.draw(st.lists(st.sampled_from(("fill", "move", "lock", "unseat")), max_size=8)):
        before = seating(hall)
        try:
            changes = getattr(deeds, name)()
        except Refusal:
            assert seating(hall) == before
            continue
        ensure_sound(hall, before, name)
        if changes:
            states.append(seating(hall))
    for state in reversed(states[:-1]):
        store.undo(NOW)
        assert seating(hall) == state


def ensure_sound(hall: Hall, before: dict[str, tuple[str, bool]], deed: str) -> None:
    """Nobody twice, no seat twice or blocked, locks kept, nobody lost in a move."""
    after, held = seating(hall), kept.placements(hall.id)
    assert len(held) == len(after) == len({each.seat_id for each in held})
    blocked = {seat.id for seat in kept.seats(hall.id) if seat.kind is SeatKind.BLOCKED}
    assert not blocked & {each.seat_id for each in held}
    if deed != "lock":
        assert all(after[person] == (seat, True) for person, (seat, locked) in before.items() if locked)
    if deed == "move":
        assert after.keys() == before.keys()


def test_a_block_moves_in_one_step(store: Store, hall: Hall) -> None:
    labels, people = by_label(hall), [each.id for each in people_kept.everyone()[20:25]]
    commands.fill_seats(store, people, labels["1-1"])
    changes = commands.move_people(store, [labels["1-1"], labels["1-2"]], labels["1-1"], labels["3-4"])
    assert changes.label == "move-people"
    at = {person: seat for person, (seat, _locked) in seating(hall).items()}
    assert [at[person] for person in people[:3]] == [labels[each] for each in ("3-4", "3-5", "1-3")]
    assert not commands.move_people(store, [labels["3-4"]], labels["3-4"], labels["3-4"])


def test_filling_passes_over_what_is_kept_and_tells_when_nothing_is_free(store: Store, hall: Hall) -> None:
    labels, people = by_label(hall), [each.id for each in people_kept.everyone()[20:60]]
    commands.set_seat_kind(store, [labels["1-2"], labels["1-3"]], SeatKind.RESERVED)
    commands.fill_seats(store, people[:3], labels["1-1"])
    at = {person: seat for person, (seat, _locked) in seating(hall).items()}
    assert [at[person] for person in people[:3]] == [labels[each] for each in ("1-1", "1-4", "1-5")]
    commands.fill_seats(store, people[3:], labels["4-1"])
    assert len(seating(hall)) == 3 + 15  # two rows, and the wheelchair place stays free
    with pytest.raises(Refusal) as refused:
        commands.fill_seats(store, people[:1], labels["5-7"])
    assert refused.value.code == "no-room-from-here"


def test_a_locked_person_does_not_fill_a_row(store: Store, hall: Hall) -> None:
    labels, person = by_label(hall), people_kept.everyone()[20].id
    commands.fill_seats(store, [person], labels["1-1"])
    commands.lock(store, [person], hall.id)
    with pytest.raises(Refusal) as refused:
        commands.fill_seats(store, [person], labels["3-1"])
    assert refused.value.code == "seat-locked"
