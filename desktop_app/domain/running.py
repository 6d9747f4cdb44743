"""The meeting as it runs: presses of the chair's assistant, and the course that follows from them.

Every press is a fact that is only ever added, so that what runs, and for how long, can be worked out again from the
wall clock after a crash. A press taken by mistake is taken back by an `undo` that names it.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from .agenda import AgendaItem, ItemKind, children, tree_order
from .clock import Running
from .refusal import Refusal

NOTHING = dt.timedelta()


class PressKind(enum.StrEnum):
    """What was pressed."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    ADD = "add"
    SKIP = "skip"
    END = "end"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Press:
    """One press. `minutes` is what ADD gives (or takes, below zero); `target` the press an UNDO takes back."""

    id: str
    kind: PressKind
    at: dt.datetime
    item_id: str | None = None
    minutes: int = 0
    target: str | None = None


class ItemState(enum.StrEnum):
    """Where an item stands in the course."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Actual:
    """What became of an item. `spent` is the time it ran up to `since`, when it was last set going; without `since` it
    stands still. `began` and `ended` are the first start and the last end."""

    item_id: str
    state: ItemState
    began: dt.datetime | None = None
    ended: dt.datetime | None = None
    spent: dt.timedelta = NOTHING
    since: dt.datetime | None = None
    added: int = 0

    def elapsed(self, now: dt.datetime) -> dt.timedelta:
        """How long the item has run, pauses left out; never below zero, should a clock be set back."""
        going = max(now - self.since, NOTHING) if self.since is not None else NOTHING
        return self.spent + going


@dataclass(frozen=True, slots=True)
class Course:
    """The whole: what runs now (or stands paused), and what became of every item that was touched."""

    current: str | None = None
    items: Mapping[str, Actual] = field(default_factory=dict)

    @property
    def now(self) -> Actual | None:
        """The item that runs or is paused."""
        return self.items.get(self.current) if self.current is not None else None

    def state(self, item_id: str) -> ItemState:
        """Where an item stands."""
        actual = self.items.get(item_id)
        return actual.state if actual is not None else ItemState.PLANNED

    @property
    def skipped(self) -> frozenset[str]:
        """Items that are left out."""
        return frozenset(key for key, each in self.items.items() if each.state is ItemState.SKIPPED)

    def running(self, now: dt.datetime) -> Running | None:
        """What the clock's live expectation starts from: pauses push the beginning back, so that lengths stay true."""
        actual = self.now
        if actual is None:
            return None
        return Running(actual.item_id, now - actual.elapsed(now), actual.added)


def course(presses: Iterable[Press]) -> Course:
    """What follows from the presses, in the order of their time (ties by id)."""
    found: dict[str, Actual] = {}
    current: str | None = None
    for press in standing(presses):
        if press.kind is PressKind.START and press.item_id is not None:
            if current is not None:
                back = press.item_id in found and found[press.item_id].state is ItemState.DONE
                found[current] = _ended(found[current], press.at, over=not back)
            current = press.item_id
            found[current] = _begun(found.get(current), current, press.at)
        elif press.kind is PressKind.SKIP and press.item_id is not None:
            found[press.item_id] = Actual(press.item_id, ItemState.SKIPPED)
            current = None if current == press.item_id else current
        elif current is not None:
            found[current] = _touched(found[current], press)
            current = None if press.kind is PressKind.END else current
    return Course(current, found)


def _begun(before: Actual | None, item_id: str, at: dt.datetime) -> Actual:
    """An item that is set going; one that ran before goes on from what it had."""
    actual = before or Actual(item_id, ItemState.PLANNED)
    return replace(actual, state=ItemState.RUNNING, began=actual.began or at, ended=None, since=at)


def _ended(actual: Actual, at: dt.datetime, *, over: bool = True) -> Actual:
    """An item that stops: it is over, or still to come where somebody only went back to an earlier one."""
    spent = actual.elapsed(at)
    if over:
        return replace(actual, state=ItemState.DONE, ended=at, spent=spent, since=None)
    return replace(actual, state=ItemState.PLANNED, ended=None, spent=spent, since=None)


def _touched(actual: Actual, press: Press) -> Actual:
    if press.kind is PressKind.END:
        return _ended(actual, press.at)
    if press.kind is PressKind.PAUSE and actual.since is not None:
        return replace(actual, state=ItemState.PAUSED, spent=actual.elapsed(press.at), since=None)
    if press.kind is PressKind.RESUME and actual.since is None:
        return replace(actual, state=ItemState.RUNNING, since=press.at)
    if press.kind is PressKind.ADD:
        return replace(actual, added=actual.added + press.minutes)
    return actual


class Undoable(Protocol):
    """A fact that a later one of kind "undo" may take back by naming it as its target."""

    @property
    def id(self) -> str: ...

    @property
    def at(self) -> dt.datetime: ...

    @property
    def kind(self) -> enum.StrEnum: ...

    @property
    def target(self) -> str | None: ...


U = TypeVar("U", bound=Undoable)


def standing(facts: Iterable[U]) -> list[U]:
    """The facts that count, in time order: those no standing undo takes back. An undo may itself be undone."""
    ordered = sorted(facts, key=lambda fact: (fact.at, fact.id))
    known = {fact.id: fact for fact in ordered}

    def depth(fact: U) -> int:
        steps = 0
        while fact.kind == PressKind.UNDO and fact.target in known and steps < len(known):
            fact, steps = known[fact.target], steps + 1
        return steps

    gone: set[str] = set()
    undos = [fact for fact in ordered if fact.kind == PressKind.UNDO]
    for undo in sorted(undos, key=depth, reverse=True):
        if undo.id not in gone and undo.target is not None:
            gone.add(undo.target)
    return [fact for fact in ordered if fact.id not in gone and fact.kind != PressKind.UNDO]


def to_run(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items one steps through: the leaves of the tree that are no notes, in order. Internal ones are among them:
    they take time, too."""
    under = children(items)
    return [item for item in tree_order(items) if not under.get(item.id) and item.kind is not ItemKind.NOTE]


def next_item(items: Sequence[AgendaItem], here: Course, after: str | None = None) -> AgendaItem | None:
    """The first item behind the current (or `after`) one that is still to come."""
    order = to_run(items)
    keys = [item.id for item in order]
    started = [
        key for key in keys if here.state(key) in (ItemState.DONE, ItemState.RUNNING, ItemState.PAUSED)
    ]
    last = after or here.current or (started[-1] if started else None)
    first = keys.index(last) + 1 if last in keys else 0
    return next((item for item in order[first:] if here.state(item.id) is ItemState.PLANNED), None)


def item_before(items: Sequence[AgendaItem], here: Course) -> AgendaItem | None:
    """The item that ran before the current one: where "back" goes."""
    order = to_run(items)
    keys = [item.id for item in order]
    stop = keys.index(here.current) if here.current in keys else len(keys)
    done = [item for item in order[:stop] if here.state(item.id) is ItemState.DONE]
    return done[-1] if done else None


def ensure_press(here: Course, press: Press) -> None:
    """Refuses what cannot be pressed now: already-running, nothing-runs, not-paused, is-paused, already-over."""
    actual = here.now
    if press.kind is PressKind.START and press.item_id == here.current:
        raise Refusal("already-running")
    if press.kind is PressKind.SKIP and here.state(press.item_id or "") is ItemState.DONE:
        raise Refusal("already-over")
    if press.kind in (PressKind.START, PressKind.SKIP, PressKind.UNDO):
        return
    if actual is None:
        raise Refusal("nothing-runs")
    if press.kind is PressKind.PAUSE and actual.state is ItemState.PAUSED:
        raise Refusal("is-paused")
    if press.kind is PressKind.RESUME and actual.state is not ItemState.PAUSED:
        raise Refusal("not-paused")
