"""Sub-commands for people: import and find. `import` also takes agendas and award lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, opened

if TYPE_CHECKING:
    from desktop_app.domain.attendees import Attendee

ID = re.compile("[0-9a-f]{8,32}")


@front.command()
def find(
    file: MeetingFile,
    text: Annotated[
        str, typer.Argument(help="Name, pinyin, initials, organisation, last digits of a phone.")
    ],
    as_json: AsJson = False,
) -> None:
    """Find people, best first, as the check-in page does."""
    with opened(file):
        hits = [_hit(person, seat) for person, seat in found(text)]
    answer(hits, as_json, lambda: ("\t".join(str(value) for value in hit.values()) for hit in hits))


def found(text: str) -> list[tuple[Attendee, str]]:
    """The people of the open meeting whom a text finds, best first, each with the seat."""
    from db.queries import attendance, attendees, seating
    from desktop_app.commands.readings import readings_for
    from desktop_app.domain.finding import Finder
    from desktop_app.domain.search_keys import Findable

    people = attendees.everyone()
    seats = seating.seat_labels()
    finder = Finder([Findable(each, seats.get(each.id, "")) for each in people], readings_for(people))
    known = {each.id: each for each in people}
    ids = finder.find(text, attendance.present_ids())
    return [(known[each], seats.get(each, "")) for each in ids]


def _hit(person: Attendee, seat: str) -> dict[str, str]:
    return {
        "name": person.name,
        "organisation": person.organisation,
        "delegation": person.delegation,
        "seat": seat,
        "status": person.status.value,
        "id": person.id,
    }


def the_one(who: str) -> Attendee:
    """The one person a text means: the code of a badge, an id or its beginning, a whole name, or the only hit.

    Refuses none and several."""
    from db.queries.attendees import by_token
    from desktop_app.commands.attendance import whose_code
    from desktop_app.domain.codes import looks_like_code
    from desktop_app.domain.refusal import Refusal

    if looks_like_code(who):
        return whose_code(who)
    known = by_token(who) if ID.fullmatch(who) else None
    if known is not None:
        return known
    hits = [person for person, _seat in found(who)]
    exact = [person for person in hits if person.name == who.strip()] or hits
    if not exact:
        raise Refusal("nobody-found", text=who)
    if len(exact) > 1:
        told = tuple(f"{person.name} ({person.organisation})" for person in exact[:5])
        raise Refusal("several-people", text=who, names=told)
    return exact[0]
