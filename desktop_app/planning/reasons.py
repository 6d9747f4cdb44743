"""Why is this person here? Told from the plan itself, so it also holds after a file is opened again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.seating import DAIS, Reason, Seat, SeatingTask, SeatKind, Sitter, Why


def reasons(task: SeatingTask, places: Mapping[str, str], person: str) -> tuple[Reason, ...]:
    """The reasons for one person's seat, the weightiest first; empty when the person has none."""
    sitter = next((each for each in task.people if each.id == person), None)
    seat = next((each for each in task.seats if each.id == places.get(person)), None)
    if sitter is None or seat is None:
        return ()
    return (*_locked(task, sitter, seat), *_asked(task, sitter), *_main(task, places, sitter, seat))


def _asked(task: SeatingTask, sitter: Sitter) -> Iterator[Reason]:
    """What speaks of this person, or of the delegation."""
    for each in task.requirements:
        if sitter.id in each.people or (sitter.group and sitter.group in each.groups):
            yield Reason(Why.ASKED, subject=each.id)


def _locked(task: SeatingTask, sitter: Sitter, seat: Seat) -> Iterator[Reason]:
    if task.locked.get(sitter.id) == seat.id:
        yield Reason(Why.LOCKED)


def _main(task: SeatingTask, places: Mapping[str, str], sitter: Sitter, seat: Seat) -> Iterator[Reason]:
    if seat.area == DAIS:
        if sitter.rank is not None:
            yield Reason(Why.DAIS_RANK, sitter.rank, sum(1 for s in task.people if s.rank is not None))
        else:
            yield Reason(Why.BY_HAND)
        return
    if sitter.rank is not None:
        yield Reason(Why.FRONT_BY_RANK, sitter.rank)
    elif sitter.wheelchair:
        yield Reason(Why.WHEELCHAIR if seat.kind is SeatKind.WHEELCHAIR else Why.AT_AISLE_FOR_WHEELCHAIR)
    walks = list(_walks(task, sitter.id))
    yield from walks
    if not walks and sitter.group:
        yield _with_group(task, places, sitter)


def _walks(task: SeatingTask, person: str) -> Iterator[Reason]:
    for walk in task.walks:
        if person in walk.people:
            yield Reason(Why.WALKS, walk.people.index(person) + 1, len(walk.people), walk.batch_id)


def _with_group(task: SeatingTask, places: Mapping[str, str], sitter: Sitter) -> Reason:
    """How many of the delegation sit in the hall, and the delegation's place in protocol order."""
    seated = sum(1 for each in task.people if each.group == sitter.group and each.id in places)
    place = task.groups.index(sitter.group) + 1 if sitter.group in task.groups else 0
    return Reason(Why.WITH_GROUP, place, seated, sitter.group)
