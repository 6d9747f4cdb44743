"""The columns of the people table. To add one: a line here; its words come from the catalogue."""

from __future__ import annotations

from desktop_app.ui.kit.rows import Column
from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.ui.person_words import capacity_kind, capacity_text, status_kind, status_text
from desktop_app.words import N_

HIDDEN_BELOW: tuple[tuple[int, int], ...] = ((2, 900), (4, 700))
"""(column, pixels): position and delegation give way where the table is narrower; the card tells them anyway."""


def columns(index: PeopleIndex) -> tuple[Column[Person], ...]:
    """All columns, from the name to the status."""
    return (
        Column(
            N_("Name"),
            lambda person: person.attendee.name,
            second=lambda person: person.latin,
            sort=lambda person: (person.latin or person.attendee.name).casefold(),
            width=150,
        ),
        Column(N_("Organisation"), lambda person: person.attendee.organisation),
        Column(N_("Position"), lambda person: person.attendee.position, width=130),
        Column(N_("Capacity"), capacity_text, pill=capacity_kind, width=104),
        Column(
            N_("Delegation"),
            lambda person: person.attendee.delegation,
            dot=index.colour,
            width=150,
        ),
        Column(N_("Seat"), lambda person: person.seat, width=92),
        Column(N_("Status"), status_text, pill=status_kind, width=104),
    )
