"""Reading the attendance lists. The plenary is always there; its row holds no more than its period."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from db.models import AttendanceEventRecord, SessionRecord
from db.models.prepared import Prepared
from desktop_app.domain.attendance import PLENARY
from desktop_app.domain.sessions import Session

from .meeting import meeting

PLENARY_ROW = "plenary"
"""The id of the row that keeps the plenary's period: the same in every copy of a file, so that copies merge."""


def sessions() -> list[Session]:
    """All lists, the plenary first, the others in their order."""
    found = {row.id: _session(row) for row in SessionRecord.select()}
    here = meeting()
    plenary = found.pop(PLENARY_ROW, Session())
    others = sorted(found.values(), key=lambda each: (each.order, each.id))
    return [replace(plenary, id=PLENARY, name=here.title, latin_name=here.latin_title), *others]


def session(session_id: str) -> Session | None:
    """One list, or None when it is gone."""
    found = period(session_id)
    if found is None or session_id != PLENARY:
        return found
    here = meeting()
    return replace(found, name=here.title, latin_name=here.latin_title)


def period(session_id: str) -> Session | None:
    """One list with its counted period, the plenary without its name: all the door asks, at a third of the cost."""
    row = _ONE.first(PLENARY_ROW if session_id == PLENARY else session_id)
    if session_id != PLENARY:
        return _session(row) if row is not None else None
    return replace(_session(row), id=PLENARY) if row is not None else Session()


_ONE = Prepared(lambda key: SessionRecord.select().where(SessionRecord.id == key))


def has_events(session_id: str) -> bool:
    """Whether anything has been recorded on a list."""
    rows = AttendanceEventRecord.select().where(AttendanceEventRecord.session_id == session_id)
    return bool(rows.exists())


def session_columns(value: Session) -> dict[str, object]:
    """The row that holds `value`, for the commands that write it."""
    plenary = value.id == PLENARY
    return {
        "id": PLENARY_ROW if plenary else value.id,
        "name": "" if plenary else value.name,
        "latin_name": "" if plenary else value.latin_name,
        "opens_at": value.opens_at.isoformat() if value.opens_at else None,
        "closes_at": value.closes_at.isoformat() if value.closes_at else None,
        "order": value.order,
    }


def _session(row: Any) -> Session:
    return Session(
        id=row.id,
        name=row.name,
        latin_name=row.latin_name,
        opens_at=dt.datetime.fromisoformat(row.opens_at) if row.opens_at else None,
        closes_at=dt.datetime.fromisoformat(row.closes_at) if row.closes_at else None,
        order=row.order,
    )
