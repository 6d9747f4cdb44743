"""Facts are never deleted: taking one back adds a row that says so, or marks it.

To make a table append-only: name it in `db.models.APPEND_ONLY` and say here what row takes one of its rows back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.domain.awards import ISSUE_UNDONE
from desktop_app.domain.identity import new_id

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes a fact back, where and when."""

    now: dt.datetime
    who: str
    station: str


def take_back(table: str, row: Row, taker: Taker) -> dict[str, object]:
    """The row that takes `row` back: a new one, or `row` itself with a mark when it has its id.

    When `row` is such a row itself, the first fact stands again."""
    return _WAYS[table](row, taker)


def _undo_event(row: Row, taker: Taker) -> dict[str, object]:
    """An `undo` event that targets the event (`domain.attendance.standing`)."""
    mine = {"desk": taker.station or row["desk"], "operator": taker.who or row["operator"]}
    told = {"kind": "undo", "target": row["id"], "reason": "", "raw_code": ""}
    return {**row, **told, **mine, "id": new_id(), "at": taker.now.isoformat(timespec="seconds")}


def _withdraw_vote(row: Row, taker: Taker) -> dict[str, object]:
    """A record that withdraws the record (`domain.resolutions.standing_vote`, `domain.elections.standing`)."""
    return {**row, "withdraws": row["id"], "id": new_id(), "at": taker.now.isoformat(timespec="seconds")}


def _undo_press(row: Row, taker: Taker) -> dict[str, object]:
    """An `undo` that targets what was pressed (`domain.running.standing`)."""
    at = taker.now.isoformat(timespec="milliseconds")
    return {**row, "kind": "undo", "target": row["id"], "id": new_id(), "at": at}


def _void_certificate(row: Row, taker: Taker) -> dict[str, object]:
    """The same line of the register, marked as taken back: its number stays used."""
    return {**row, "revoked_at": taker.now.isoformat(timespec="seconds"), "reason": ISSUE_UNDONE}


_WAYS: dict[str, Callable[[Row, Taker], dict[str, object]]] = {
    "attendance_event": _undo_event,
    "vote_record": _withdraw_vote,
    "certificate": _void_certificate,
    "press": _undo_press,
    "speaker_event": _undo_press,
    "election_round": _withdraw_vote,
}

LASTING = frozenset({"certificate"})
"""Facts that stay even when what they speak of would go: a number once given is never free again."""
