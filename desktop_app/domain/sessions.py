"""Attendance lists (签到单): the plenary, a dinner, the second day; each counted over a period of its own."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from .attendance import PLENARY, Presence
from .refusal import Refusal


@dataclass(frozen=True, slots=True)
class Session:
    """One list. `opens_at` and `closes_at` bound the counted period (签到起止时间); None leaves that side open.

    The list of the meeting as a whole has the id `PLENARY`, and the meeting's own title for a name."""

    id: str = PLENARY
    name: str = ""
    latin_name: str = ""
    opens_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None
    order: str = ""


class Timing(enum.StrEnum):
    """How an arrival lies to the counted period."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"


def timing(session: Session, at: dt.datetime) -> Timing:
    """Early before the list opens, late after it has closed; the bounds themselves are in time."""
    if session.opens_at is not None and at < session.opens_at:
        return Timing.EARLY
    if session.closes_at is not None and at > session.closes_at:
        return Timing.LATE
    return Timing.IN_TIME


def is_late(session: Session, presence: Presence) -> bool:
    """Whether somebody came only after the counted period (迟到): the first arrival decides."""
    return presence.arrived is not None and timing(session, presence.arrived.at) is Timing.LATE


def ensure_open(session: Session, now: dt.datetime) -> None:
    """Refuse (list-not-open) an arrival before the counted period: a scanner is tried out in the morning, and nobody
    is present by that. After the end nobody is turned away: the arrival is recorded, and counts as late."""
    if timing(session, now) is Timing.EARLY and session.opens_at is not None:
        raise Refusal("list-not-open", list=session.name, time=f"{session.opens_at:%H:%M}")


def ensure_sound(session: Session) -> None:
    """Refuse a list without a name (list-needs-name) and a period that ends before it begins (period-backwards)."""
    if session.id != PLENARY and not session.name.strip():
        raise Refusal("list-needs-name")
    opens, closes = session.opens_at, session.closes_at
    if opens is not None and closes is not None and closes < opens:
        raise Refusal("period-backwards", opens=opens, closes=closes)
