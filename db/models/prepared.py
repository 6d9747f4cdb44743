"""Queries of the desk, whose text peewee writes once. Building a SELECT anew costs five to ten times what SQLite needs
to answer it, and a check-in asks half a dozen.

    ONE = Prepared(lambda key: AttendeeRecord.select().where(AttendeeRecord.id == key))
    row = ONE.first(attendee_id)
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from typing import Any

import peewee as pw

from .record import database


class Prepared:
    """`write` is handed a stand-in for each text that differs from call to call, and returns the SELECT."""

    def __init__(self, write: Callable[..., Any]) -> None:
        self._write = write
        self._text = ""
        self._values: tuple[object, ...] = ()
        self._places: tuple[tuple[int, int], ...] = ()
        self._row: Callable[[Any], Any] = tuple

    def rows(self, *texts: str) -> list[Any]:
        """The rows, with the names of the models' fields (`delegation_id` for a reference)."""
        if not self._text:
            self._prepare(len(texts))
        values = list(self._values)
        for place, turn in self._places:
            values[place] = texts[turn]
        cursor = database.cursor()  # type: ignore[no-untyped-call]
        return list(map(self._row, cursor.execute(self._text, values)))

    def first(self, *texts: str) -> Any | None:
        """The first row, or None."""
        return next(iter(self.rows(*texts)), None)

    def _prepare(self, count: int) -> None:
        stand_ins = [f"\0{turn}" for turn in range(count)]
        query = self._write(*stand_ins)
        text, values = query.sql()
        self._values = tuple(values)
        self._places = tuple(
            (place, stand_ins.index(value)) for place, value in enumerate(values) if value in stand_ins
        )
        names = [_name(field) for field in query.selected_columns]
        row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]
        self._row = row._make
        self._text = text


def _name(field: Any) -> str:
    return str(field.object_id_name if isinstance(field, pw.ForeignKeyField) else field.name)
