"""Reading what has been printed about whom, and what of it is out of date."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from db.models import PrintedMarkRecord
from db.queries import attendees as people
from db.queries import seating
from desktop_app.domain import reprints as rules
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.reprints import Facts, PrintedMark, PrintState, Reprint


def marks(kind: str) -> dict[str, PrintedMark]:
    """Subject -> the newest print of this kind of paper."""
    rows = PrintedMarkRecord.select().where(PrintedMarkRecord.kind == kind)
    return {
        row.subject: PrintedMark(row.kind, row.subject, json.loads(row.content), row.printed_at)
        for row in rows
    }


def facts(kind: str) -> list[Facts]:
    """What the papers of a kind would bear today, in the order in which they are printed; nothing where the meeting has
    nothing to print. KeyError: a kind that is not marked."""
    if kind in OF_PEOPLE:
        return _of_people(OF_PEOPLE[kind])
    try:
        return {"certificates": _certificates}[kind]()
    except Refusal:
        return []


def states(kind: str) -> dict[str, PrintState]:
    """Subject -> whether its paper of this kind was never printed, is right, or out of date."""
    return rules.states(facts(kind), marks(kind))


def states_of(kind: str, persons: Iterable[Attendee], seats: Mapping[str, str]) -> dict[str, PrintState]:
    """The same for papers about these people."""
    of = OF_PEOPLE[kind]
    return rules.states([of(each, seats.get(each.id, "")) for each in persons], marks(kind))


def reprints(kinds: Iterable[str] = rules.MARKED_KINDS) -> list[Reprint]:
    """Everything that must be printed again, kind by kind."""
    found: list[Reprint] = []
    for kind in kinds:
        printed = marks(kind)
        if printed:
            found += rules.reprints(kind, facts(kind), printed)
    return found


def mark_columns(mark: PrintedMark) -> dict[str, object]:
    """The row that holds a mark, for commands that write it."""
    return {
        "id": mark.id,
        "kind": mark.kind,
        "subject": mark.subject,
        "content": json.dumps(dict(sorted(mark.content.items())), ensure_ascii=False),
        "printed_at": mark.printed_at,
    }


def _of_people(of: Callable[[Attendee, str], Facts]) -> list[Facts]:
    seats = seating.seat_labels()
    return [of(person, seats.get(person.id, "")) for person in people.everyone() if person.comes]


def _certificates() -> list[Facts]:
    from db.queries import papers  # which itself asks here whose paper is due

    return [rules.certificate_facts(sheet) for sheet in papers.gather("certificates")["sheets"]]


OF_PEOPLE: Mapping[str, Callable[[Attendee, str], Facts]] = {
    "badges": rules.badge_facts,
    "name-cards": rules.card_facts,
    "seat-slips": rules.slip_facts,
}
"""What a paper about a person bears, by its kind."""
