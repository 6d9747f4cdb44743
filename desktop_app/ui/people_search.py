"""People in the command palette, found as everywhere: by name, pinyin, initials, organisation, phone; choosing one
shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import Person, people_index

MOST = 30


def people_entries(office: Office) -> Callable[[str], Sequence[PaletteCommand]]:
    """A search over everybody, best first; the index is made at its first use."""

    def search(text: str) -> Sequence[PaletteCommand]:
        return [_entry(office, person) for person in people_index(office).find(text, MOST)]

    return search


def _entry(office: Office, person: Person) -> PaletteCommand:
    attendee = person.attendee
    note = " · ".join(filter(None, (attendee.organisation, attendee.position, person.seat)))
    show = partial(office.go, "attendees", person.id)
    return PaletteCommand(attendee.name, show, "user-round", note=note, also=person.latin)
