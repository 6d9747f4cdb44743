"""The seats of a hall and who sits there, as a table for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.seating import Seat
from desktop_app.labels import label
from desktop_app.words import N_

from .writing import Cell, table_bytes

HEADINGS = (
    N_("Seat"),
    N_("Area"),
    N_("Row"),
    N_("Number"),
    N_("Kind of seat"),
    N_("Name"),
    N_("Organisation"),
    N_("Delegation"),
)


def export_seating(
    kind: str, seats: Iterable[Seat], sits: Mapping[str, Attendee], gettext: Callable[[str], str]
) -> bytes:
    """Every seat in the given order as "xlsx", "csv" or "json"; `sits`: seat id -> person. ValueError: another kind."""

    def row(seat: Seat) -> list[Cell]:
        who = sits.get(seat.id)
        person = (who.who_comes, who.organisation, who.delegation) if who else ("", "", "")
        return [seat.label, seat.area, seat.row, seat.number, label(seat.kind, gettext), *person]

    headings = [gettext(heading) for heading in HEADINGS]
    return table_bytes(kind, gettext(N_("Seating")), headings, map(row, seats))
