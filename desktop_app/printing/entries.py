"""The lines of a printed agenda, in words: what programme, booklet and wall have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, branch, depths, tree_order
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.clock import timetable
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import numbers, scheme_of
from desktop_app.labels import label
from desktop_app.words import Words

PAUSES = frozenset({ItemKind.BREAK, ItemKind.CHECK_IN})
"""Shown lighter: they structure the day rather than fill it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timetable, in words."""

    number: str
    start: dt.datetime
    end: dt.datetime
    title: str
    details: tuple[str, ...]
    depth: int
    light: bool


def entries_of(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    people: Mapping[str, Attendee],
    taken: Collection[str],
    words: Words,
) -> list[Entry]:
    """The public items in reading order, with their planned times. `people` by id, `taken` as in numbering."""
    hidden = {key for item in items if item.internal for key in branch(items, item.id)}
    shown = [item for item in tree_order(items) if item.id not in hidden]
    slots, depth = timetable(items, meeting.starts_at).slots, depths(items)
    counted = numbers(items, scheme_of(words.language), taken=taken)
    return [
        Entry(
            number=counted[item.id].rstrip("、．."),
            start=slots[item.id].start,
            end=slots[item.id].end,
            title=_title(item, words),
            details=_details(item, people, words),
            depth=depth[item.id],
            light=item.kind in PAUSES,
        )
        for item in shown
    ]


def _title(item: AgendaItem, words: Words) -> str:
    return item.latin_title if words.language == "en" and item.latin_title else item.title


def _details(item: AgendaItem, people: Mapping[str, Attendee], words: Words) -> tuple[str, ...]:
    """Who, with position; then the papers."""
    _ = words.gettext
    lines = []
    by_role: dict[str, list[ItemRole]] = {}
    for role in item.roles:
        by_role.setdefault(label(role.role, _), []).append(role)
    for title, roles in by_role.items():
        told = _(", ").join(_person(role, people.get(role.attendee_id or ""), words) for role in roles)
        lines.append(_("{role}: {people}").format(role=title, people=told))
    if item.material:
        lines.append(_("Material: {material}").format(material=item.material))
    return tuple(lines)


def _person(role: ItemRole, person: Attendee | None, words: Words) -> str:
    """A name with organisation and position, as the roster has them."""
    if person is None:
        return role.name
    if words.language == "en":
        place = ", ".join(filter(None, (person.position, person.organisation)))
        name = person.latin_name or person.name
        return f"{name} ({place})" if place else name
    place = person.organisation + person.position
    return f"{person.name}（{place}）" if place else person.name
