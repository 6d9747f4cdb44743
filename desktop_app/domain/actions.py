"""Actions: what somebody is to do after the meeting, and by when. The minutes tell them, and open ones carry over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One task. `item_id` is the agenda item it came from, `attendee_id` the owner where he is among the attendees;
    `origin` names the earlier meeting it was carried over from, "" for one of this meeting."""

    id: str
    task: str
    noted_at: dt.datetime
    owner: str = ""
    attendee_id: str | None = None
    due: dt.date | None = None
    item_id: str | None = None
    done_at: dt.datetime | None = None
    origin: str = ""
    order: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None

    def overdue(self, today: dt.date) -> bool:
        """Whether its day has passed and it is still to be done."""
        return self.is_open and self.due is not None and self.due < today


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Open ones first, the earliest day first, those without a day after them; then what is done."""
    return sorted(
        actions,
        key=lambda each: (not each.is_open, each.due or dt.date.max, each.order, each.noted_at, each.id),
    )


def of_item(actions: Iterable[Action], item_id: str | None) -> list[Action]:
    """The actions that came from one item (None: from none), in the order in which they were noted."""
    found = [each for each in actions if each.item_id == item_id]
    return sorted(found, key=lambda each: (each.order, each.noted_at, each.id))


def of_this_meeting(actions: Iterable[Action]) -> Sequence[Action]:
    """Without those that were carried over."""
    return [each for each in actions if not each.origin]
