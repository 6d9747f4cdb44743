"""People as contact cards (vCard 3.0, RFC 2426), one file for all: for phones and address books."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.names import is_chinese, surname_and_given
from desktop_app.labels import label


def contact_cards(people: Iterable[Attendee], gettext: Callable[[str], str]) -> bytes:
    """The cards in UTF-8. Needs and remarks stay in the meeting: they are nobody else's business."""
    return "".join(_card(person, gettext) for person in people).encode()


def _card(person: Attendee, gettext: Callable[[str], str]) -> str:
    import vobject

    card: Any = vobject.vCard()
    surname, given = _parted(person.name)
    card.add("n").value = vobject.vcard.Name(family=surname, given=given, prefix=person.honorific)
    card.add("fn").value = person.name
    card.add("uid").value = person.id
    if person.organisation:
        card.add("org").value = [person.organisation]
    texts = (
        ("title", person.position),
        ("nickname", person.latin_name),
        ("tel", person.phone),
        ("email", person.email),
    )
    for name, text in texts:
        if text:
            card.add(name).value = text
    groups = [label(person.capacity, gettext), person.delegation, *person.tags]
    card.add("categories").value = [group for group in groups if group]
    told: str = card.serialize()
    return told


def _parted(name: str) -> tuple[str, str]:
    """Surname and given name; of a Latin name the last word is the surname."""
    if is_chinese(name):
        return surname_and_given(name)
    given, _, surname = name.rpartition(" ")
    return surname, given
