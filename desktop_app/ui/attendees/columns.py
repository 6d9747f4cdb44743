"""The columns of the people table and the orders of its rows. To add one: a line here; its words come from the
catalogue. Which columns are shown is remembered on this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.domain.own_fields import OwnField, own_value
from desktop_app.exchange.people import own_words
from desktop_app.labels import label
from desktop_app.name_orders import by_pinyin, by_strokes
from desktop_app.ui.kit.rows import Column
from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.ui.person_words import capacity_kind, capacity_text, status_kind, status_text
from desktop_app.words import N_, _, screen

ALWAYS = "name"
STANDARD = ("name", "organisation", "position", "capacity", "delegation", "seat", "status")
HIDDEN_BELOW: tuple[tuple[str, int], ...] = (("position", 900), ("delegation", 700))
"""(column, pixels): these give way where the table is narrower; the card tells them anyway."""

Keyed = tuple[tuple[str, Column[Person]], ...]


def columns(index: PeopleIndex, own: Sequence[OwnField] = ()) -> Keyed:
    """All columns with their keys, from the name to the meeting's own fields."""
    return (
        (
            "name",
            Column(
                N_("Name"),
                lambda person: person.attendee.name,
                second=lambda person: person.latin,
                sort=pinyin,
                width=150,
            ),
        ),
        _text("organisation", N_("Organisation"), 0),
        _text("position", N_("Position"), 130),
        ("capacity", Column(N_("Capacity"), capacity_text, pill=capacity_kind, width=104)),
        (
            "delegation",
            Column(
                N_("Delegation"),
                lambda person: person.attendee.delegation,
                dot=index.colour,
                sort=partial(_delegation_place, index),
                width=150,
            ),
        ),
        ("seat", Column(N_("Seat"), lambda person: person.seat, width=92)),
        ("status", Column(N_("Status"), status_text, pill=status_kind, width=104)),
        *_more(),
        *((f"own {field.id}", _own(field)) for field in own),
    )


def _more() -> Keyed:
    """Columns that are hidden until somebody asks for them."""
    return (
        ("known", Column(N_("Reply"), lambda person: label(person.attendee.status, _), width=110)),
        _text("gender", N_("Gender"), 70),
        _text("honorific", N_("Form of address"), 100),
        (
            "rank",
            Column(
                N_("Place on the dais"), _rank, sort=lambda person: person.attendee.rank or 9999, width=90
            ),
        ),
        _text("phone", N_("Mobile"), 130),
        _text("email", N_("E-mail"), 170),
        _text("badge_number", N_("Badge number"), 100),
        ("needs", Column(N_("Needs"), _needs, width=120)),
        ("tags", Column(N_("Tags"), lambda person: _(", ").join(person.attendee.tags), width=110)),
        _text("substitute", N_("Substitute"), 110),
        _text("notes", N_("Remarks"), 160),
    )


def _text(name: str, title: str, width: int) -> tuple[str, Column[Person]]:
    return name, Column(title, lambda person: str(getattr(person.attendee, name)), width=width)


def _own(field: OwnField) -> Column[Person]:
    return Column(
        field.name_in(screen().language),
        lambda person: own_words(field, own_value(person.attendee, field.id), _),
        width=120,
    )


def _rank(person: Person) -> str:
    return str(person.attendee.rank or "")


def _needs(person: Person) -> str:
    return _(", ").join(label(need, _) for need in person.attendee.needs)


def _delegation_place(index: PeopleIndex, person: Person) -> tuple[int, str]:
    places = {each.id: place for place, each in enumerate(index.delegations())}
    return places.get(person.attendee.delegation_id or "", len(places)), person.attendee.delegation


def pinyin(person: Person) -> Any:
    """By the reading shown below the name, strokes where two sound alike."""
    parts = tuple((person.latin or person.attendee.name).casefold().split())
    return parts, by_pinyin(person.attendee.name)[1]


Order = Callable[[Sequence[Person]], list[Person]]


def orders(index: PeopleIndex) -> dict[str, tuple[str, Order]]:
    """The orders of the rows: key -> words and how they are made. Each is total: ties go by the roster."""
    places = {each.id: place for place, each in enumerate(index.delegations())}

    def protocol(person: Person) -> Any:
        known = person.attendee
        delegation = places.get(known.delegation_id or "", len(places))
        return known.rank is None, known.rank or 0, delegation, known.roster_order

    return {
        "roster": (N_("Roster order"), list),
        "protocol": (N_("Protocol order"), lambda people: sorted(people, key=protocol)),
        "pinyin": (N_("Pinyin"), lambda people: sorted(people, key=pinyin)),
        "strokes": (
            N_("Strokes of the surname"),
            lambda people: sorted(people, key=lambda person: by_strokes(person.attendee.name)),
        ),
        "organisation": (
            N_("Organisation"),
            lambda people: sorted(people, key=lambda person: by_strokes(person.attendee.organisation)),
        ),
    }
