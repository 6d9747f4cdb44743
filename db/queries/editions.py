"""Reading released editions of the agenda, and how the agenda differs from them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from db.models import EditionRecord
from desktop_app.domain.editions import Difference, Edition, EditionLine, differences, lines_of

from . import agenda
from .meeting import meeting


def editions() -> list[Edition]:
    """All that were released, oldest first."""
    rows = EditionRecord.select().order_by(EditionRecord.released_at, EditionRecord.id)
    return [
        Edition(row.id, number, dt.datetime.fromisoformat(row.released_at), _lines(row.lines), row.note)
        for number, row in enumerate(rows, start=1)
    ]


def lines_now() -> tuple[EditionLine, ...]:
    """The agenda as it would go out now."""
    return lines_of(agenda.items(), meeting().starts_at, [item.place for item in agenda.cancelled()])


def changes_since() -> tuple[Difference, ...]:
    """What has changed since the newest edition; nothing while there is none."""
    released = editions()
    return differences(released[-1].lines, lines_now()) if released else ()


def edition_columns(value: Edition) -> dict[str, object]:
    """The row that holds an edition, for the command that writes it."""
    return {
        "id": value.id,
        "released_at": value.released_at.isoformat(timespec="milliseconds"),
        "note": value.note,
        "lines": _text(value.lines),
    }


def _text(lines: Iterable[EditionLine]) -> str:
    """Lines as JSON: a list of lists in the order of EditionLine's fields."""
    told = [
        [
            each.item_id,
            each.place,
            each.title,
            each.latin_title,
            each.start.isoformat(timespec="minutes"),
            each.minutes,
            list(each.people),
        ]
        for each in lines
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _lines(text: str) -> tuple[EditionLine, ...]:
    rows: list[list[Any]] = json.loads(text)
    return tuple(
        EditionLine(key, place, title, latin, dt.datetime.fromisoformat(start), minutes, tuple(people))
        for key, place, title, latin, start, minutes, people in rows
    )
