"""The list of speakers of an item: who waits in which order, who speaks, for how long still, and who spoke how long.

Order of waiting: interposed question, then intervention, point of order, normal; within one wish by the time of
entering. Beginning ends whoever speaks; only a question pauses the speaker, who goes on when it is over. Everything is
an event that is only ever added, so that the time can be worked out again after a crash; a mistake is taken back by an
`undo` that names it. Source: design rules of the agenda, section 5.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from .refusal import Refusal
from .running import standing

NOTHING = dt.timedelta()


class Wish(enum.StrEnum):
    """What somebody wants the floor for, the most urgent first."""

    QUESTION = "question"
    INTERVENTION = "intervention"
    POINT_OF_ORDER = "point_of_order"
    NORMAL = "normal"


class SpeakerEventKind(enum.StrEnum):
    """What happened on a list."""

    ENTER = "enter"
    STRIKE = "strike"
    BEGIN = "begin"
    END = "end"
    PAUSE = "pause"
    RESUME = "resume"
    ADD = "add"
    CLOSE = "close"
    OPEN = "open"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class SpeakerEvent:
    """One fact. `entry` is the place on the list it speaks of (ENTER makes it); `seconds` is the time given by BEGIN
    (0: without limit) or added by ADD; `target` the event an UNDO takes back."""

    id: str
    item_id: str
    kind: SpeakerEventKind
    at: dt.datetime
    entry: str = ""
    attendee_id: str = ""
    name: str = ""
    delegation: str = ""
    wish: Wish = Wish.NORMAL
    seconds: int = 0
    target: str | None = None


@dataclass(frozen=True, slots=True)
class ListRules:
    """How the list of an item is kept: seconds a speaker (0: no limit), when the countdown warns, whether only people
    in the hall may enter, and whether somebody may wait more than once."""

    item_id: str
    seconds: int = 180
    warning: int = 30
    only_present: bool = True
    several: bool = False


class EntryState(enum.StrEnum):
    """Where an entry stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    PAUSED = "paused"
    DONE = "done"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place on the list. `spent` is the time spoken up to `since`, when the clock was last set going."""

    id: str
    item_id: str
    name: str
    attendee_id: str
    delegation: str
    wish: Wish
    entered: dt.datetime
    state: EntryState = EntryState.WAITING
    began: dt.datetime | None = None
    ended: dt.datetime | None = None
    spent: dt.timedelta = NOTHING
    since: dt.datetime | None = None
    seconds: int = 0

    @property
    def who(self) -> str:
        """What tells this person from others."""
        return self.attendee_id or self.name

    def elapsed(self, now: dt.datetime) -> dt.timedelta:
        """How long they have spoken, pauses left out; never below zero, should a clock be set back."""
        going = max(now - self.since, NOTHING) if self.since is not None else NOTHING
        return self.spent + going

    def left(self, now: dt.datetime) -> dt.timedelta | None:
        """What is left of their time, below zero when it is over; None without a limit."""
        return dt.timedelta(seconds=self.seconds) - self.elapsed(now) if self.seconds > 0 else None


@dataclass(frozen=True, slots=True)
class SpeakerList:
    """The list as it stands: who has the floor, who was paused for a question, who waits in which order."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    floor: str | None = None
    interrupted: str | None = None
    closed: bool = False

    @property
    def speaking(self) -> Entry | None:
        """Who has the floor, speaking or paused by the desk."""
        return self.entries.get(self.floor) if self.floor is not None else None

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """Who waits, the next one first."""
        there = [entry for entry in self.entries.values() if entry.state is EntryState.WAITING]
        return tuple(sorted(there, key=lambda e: (list(Wish).index(e.wish), e.entered, e.id)))

    @property
    def spoke(self) -> tuple[Entry, ...]:
        """Who has had the floor, in the order in which they began."""
        there = [entry for entry in self.entries.values() if entry.began is not None]
        return tuple(sorted(there, key=lambda e: (e.began or e.entered, e.id)))


def speaker_list(events: Iterable[SpeakerEvent]) -> SpeakerList:
    """What follows from the events of one item. Events about entries that are not there (undone, or cut off by a
    merge) say nothing."""
    here = SpeakerList()
    for event in standing(events):
        here = _STEPS[event.kind](here, event)
    return here


def _enter(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    made = Entry(
        event.entry, event.item_id, event.name, event.attendee_id, event.delegation, event.wish, event.at
    )
    return replace(here, entries={**here.entries, event.entry: made})


def _strike(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    entry = here.entries.get(event.entry)
    if entry is None or entry.state is not EntryState.WAITING:
        return here
    return _put(here, replace(entry, state=EntryState.STRUCK, ended=event.at))


def _begin(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    """The entry takes the floor. A question pauses the speaker; anything else ends speaker and questioner alike."""
    entry = here.entries.get(event.entry)
    if entry is None or entry.state is not EntryState.WAITING:
        return here
    interrupts = entry.wish is Wish.QUESTION
    speaker, interrupted = here.speaking, here.interrupted
    if interrupts and speaker is not None and speaker.wish is not Wish.QUESTION:
        here, interrupted = _put(here, _stopped(speaker, event.at)), speaker.id
    else:
        here = _over(here, here.floor, event.at)
        if not interrupts:
            here, interrupted = _over(here, interrupted, event.at), None
    begun = replace(
        entry, state=EntryState.SPEAKING, began=event.at, since=event.at, seconds=max(0, event.seconds)
    )
    return replace(_put(here, begun), floor=entry.id, interrupted=interrupted)


def _end(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    """Whoever has the floor is done; a speaker who was paused for a question goes on."""
    here = _over(here, here.floor, event.at)
    back = here.entries.get(here.interrupted or "")
    if back is None:
        return replace(here, floor=None, interrupted=None)
    goes_on = replace(back, state=EntryState.SPEAKING, since=event.at)
    return replace(_put(here, goes_on), floor=back.id, interrupted=None)


def _pause(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    return here if here.speaking is None else _put(here, _stopped(here.speaking, event.at))


def _resume(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    speaker = here.speaking
    if speaker is None or speaker.since is not None:
        return here
    return _put(here, replace(speaker, state=EntryState.SPEAKING, since=event.at))


def _add(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    speaker = here.speaking
    if speaker is None or speaker.seconds == 0:
        return here
    return _put(here, replace(speaker, seconds=max(1, speaker.seconds + event.seconds)))


def _close(here: SpeakerList, event: SpeakerEvent) -> SpeakerList:
    return replace(here, closed=event.kind is SpeakerEventKind.CLOSE)


_STEPS = {
    SpeakerEventKind.ENTER: _enter,
    SpeakerEventKind.STRIKE: _strike,
    SpeakerEventKind.BEGIN: _begin,
    SpeakerEventKind.END: _end,
    SpeakerEventKind.PAUSE: _pause,
    SpeakerEventKind.RESUME: _resume,
    SpeakerEventKind.ADD: _add,
    SpeakerEventKind.CLOSE: _close,
    SpeakerEventKind.OPEN: _close,
}


def _put(here: SpeakerList, entry: Entry) -> SpeakerList:
    return replace(here, entries={**here.entries, entry.id: entry})


def _stopped(entry: Entry, at: dt.datetime) -> Entry:
    return replace(entry, state=EntryState.PAUSED, spent=entry.elapsed(at), since=None)


def _over(here: SpeakerList, entry_id: str | None, at: dt.datetime) -> SpeakerList:
    entry = here.entries.get(entry_id or "")
    if entry is None:
        return here
    return _put(here, replace(entry, state=EntryState.DONE, spent=entry.elapsed(at), since=None, ended=at))


def ensure_may_enter(
    here: SpeakerList,
    rules: ListRules,
    wish: SpeakerEvent,
    present_ids: Collection[str],
    chair_ids: Collection[str],
) -> None:
    """Refuses list-closed (to all but the chair), speaker-not-here, and already-on-list: one waiting entry a person,
    and one point of order beside it, unless the rules allow several."""
    if not wish.name.strip():
        raise Refusal("speaker-needs-name")
    if here.closed and wish.attendee_id not in chair_ids:
        raise Refusal("list-closed", name=wish.name)
    if rules.only_present and wish.attendee_id not in present_ids:
        raise Refusal("speaker-not-here", name=wish.name)
    who, order = wish.attendee_id or wish.name, wish.wish is Wish.POINT_OF_ORDER
    waits = [e for e in here.waiting if e.who == who and (e.wish is Wish.POINT_OF_ORDER) is order]
    if waits and not rules.several:
        raise Refusal("already-on-list", name=wish.name)


def ensure_can(here: SpeakerList, event: SpeakerEvent) -> None:
    """Refuses what cannot be done now: not-waiting, nobody-speaks, speaker-is-paused, speaker-not-paused."""
    kinds, entry = SpeakerEventKind, here.entries.get(event.entry)
    if event.kind in (kinds.BEGIN, kinds.STRIKE):
        if entry is None or entry.state is not EntryState.WAITING:
            raise Refusal("not-waiting")
        return
    if event.kind not in (kinds.END, kinds.PAUSE, kinds.RESUME, kinds.ADD):
        return
    if here.speaking is None:
        raise Refusal("nobody-speaks")
    paused = here.speaking.since is None
    if event.kind is kinds.PAUSE and paused:
        raise Refusal("speaker-is-paused")
    if event.kind is kinds.RESUME and not paused:
        raise Refusal("speaker-not-paused")


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often and how long a person or a delegation had the floor."""

    name: str
    turns: int = 0
    time: dt.timedelta = NOTHING


def totals(entries: Iterable[Entry], now: dt.datetime, *, by_delegation: bool = False) -> list[Spoken]:
    """Who spoke how often and how long, the longest first; by person, or by delegation ("" is: in none)."""
    found: dict[str, Spoken] = {}
    for entry in entries:
        if entry.began is not None:
            key, name = (entry.delegation,) * 2 if by_delegation else (entry.who, entry.name)
            before = found.get(key, Spoken(name))
            found[key] = replace(before, turns=before.turns + 1, time=before.time + entry.elapsed(now))
    return sorted(found.values(), key=lambda spoken: (-spoken.time, spoken.name))
