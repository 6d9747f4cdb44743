"""People in the command palette: by name, pinyin, initials or organisation; choosing one shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from db.queries import attendees
from desktop_app.ui.kit.palette import PaletteCommand
from desktop_app.ui.office import Office

MOST = 30


def people_entries(office: Office) -> Callable[[str], Sequence[PaletteCommand]]:
    """A search over everybody, read once at its first use."""
    known: list[tuple[str, PaletteCommand]] = []

    def search(text: str) -> Sequence[PaletteCommand]:
        if not known:
            known.extend(_everybody(office))
        terms = text.casefold().split()
        found = (entry for hay, entry in known if all(term in hay for term in terms))
        return [entry for entry, _place in zip(found, range(MOST), strict=False)]

    return search


def _everybody(office: Office) -> list[tuple[str, PaletteCommand]]:
    keys = attendees.name_keys()
    people = []
    for person in attendees.everyone():
        note = " · ".join(part for part in (person.organisation, person.position) if part)
        hay = " ".join((person.name, person.latin_name, note, *keys.get(person.name, ()))).casefold()
        entry = PaletteCommand(
            person.name, partial(office.go, "attendees", person.id), "user-round", note=note, also=hay
        )
        people.append((hay, entry))
    return people
