"""What the form of an item edits: the item, with lengths and times as people type them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app import dates
from desktop_app.domain.agenda import AgendaItem, ItemKind, StartMode
from desktop_app.domain.clock import ANCHORED, Slot
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.typed_times import minutes, moment
from desktop_app.labels import label
from desktop_app.ui.kit.form import Field
from desktop_app.words import N_, _

TEXTS = ("title", "latin_title", "material", "note")


@dataclass(frozen=True)
class Draft:
    """An item as the form has it. `at`, `length`, `gap` and `shortest` are what was typed."""

    id: str
    title: str
    latin_title: str
    length: str
    kind: ItemKind
    mode: StartMode
    at: str
    gap: str
    shortest: str
    material: str
    note: str
    internal: bool


def draft_of(item: AgendaItem, slot: Slot, day: dt.date) -> Draft:
    """The form's view of an item; an item without a time of its own shows the one it has by the clock."""
    texts = {name: getattr(item, name) for name in TEXTS}
    at = item.at if item.at is not None else slot.end if item.mode is StartMode.END_AT else slot.start
    return Draft(
        id=item.id,
        kind=item.kind,
        mode=item.mode,
        length=dates.length_told(item.minutes, _),
        at=dates.moment_told(at, day, _) if item.mode in ANCHORED else dates.clock(at),
        gap=dates.length_told(item.lead, _) if item.lead else "",
        shortest=dates.length_told(item.minimum, _) if item.minimum else "",
        internal=item.internal,
        **texts,
    )


def item_of(draft: Draft, before: Draft, item: AgendaItem, slot: Slot, first: dt.date) -> AgendaItem:
    """The item with what the form says. Fields nobody touched keep their exact value. Refuses
    length-not-understood and time-not-understood with the text."""
    texts = {name: getattr(draft, name) for name in TEXTS}
    changed = replace(item, kind=draft.kind, mode=draft.mode, internal=draft.internal, **texts)
    if draft.length != before.length:
        changed = replace(changed, minutes=_length(draft.length))
    if draft.gap != before.gap:
        changed = replace(changed, lead=_length(draft.gap))
    if draft.shortest != before.shortest:
        changed = replace(changed, minimum=_length(draft.shortest))
    if draft.mode in ANCHORED and (draft.at != before.at or item.at is None):
        changed = replace(changed, at=_moment(draft.at, slot, first))
    return changed


def _length(text: str) -> int:
    told = minutes(text) if text.strip() else 0
    if told is None:
        raise Refusal("length-not-understood", text=text)
    return told


def _moment(text: str, slot: Slot, first: dt.date) -> dt.datetime:
    """A time on the day the item is on by the clock, unless a day is written before it."""
    told = moment(text, slot.start.date(), first) or _english(text, first)
    if told is None:
        raise Refusal("time-not-understood", text=text)
    return told


def _english(text: str, first: dt.date) -> dt.datetime | None:
    """ "16 March 09:05", as we show it ourselves."""
    for days in range(60):
        day = first + dt.timedelta(days=days)
        head = dates.moment_told(dt.datetime.combine(day, dt.time()), first - dt.timedelta(days=1), _)[:-5]
        if text.strip().casefold().startswith(head.casefold()):
            return moment(text.strip()[len(head) :], day)
    return None


def fields() -> Iterable[Field]:
    """What is changed most, in order."""
    yield Field("title", N_("Title"))
    yield Field("latin_title", N_("English title"))
    yield Field("length", N_("Duration"), hint=N_("25 · 1h30 · half an hour"))
    yield Field("kind", N_("Kind"), "choice", [(each, label(each, _)) for each in ItemKind])
    yield Field("mode", N_("Starts"), "choice", [(each, label(each, _)) for each in StartMode])
    yield Field("at", N_("Time"), hint=N_("14:30 · 2.30pm"))


def details() -> Iterable[Field]:
    """What comes below the people."""
    yield Field("gap", N_("Gap before"), hint=N_("none"))
    yield Field("shortest", N_("Shortest length"), hint=N_("cannot be shortened"))
    yield Field("material", N_("Material"))
    yield Field("note", N_("Note"), "lines")
    yield Field("internal", N_("Internal: not on the programme"), "check")
