"""Many rows at once, by one prepared statement. peewee writes the text of an insert anew for each batch, which costs
twenty times what SQLite needs for the rows themselves, journal included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import peewee as pw

from .record import database


def insert_rows(
    model: type[pw.Model], rows: Sequence[Mapping[str, object]], *, unless_there: bool = False
) -> None:
    """Insert rows that all name the same fields, in their order, within the transaction that is open. With
    `unless_there` rows whose key is taken are left out."""
    if not rows:
        return
    names = tuple(rows[0])
    values = map(itemgetter(*names), rows) if len(names) > 1 else ((row[names[0]],) for row in rows)
    cursor = database.cursor()  # type: ignore[no-untyped-call]
    text = _insertion(model, names)
    cursor.executemany(text.replace("INSERT", "INSERT OR IGNORE", 1) if unless_there else text, values)


@cache
def _insertion(model: type[pw.Model], names: tuple[str, ...]) -> str:
    fields: Mapping[str, Any] = model._meta.fields
    columns = ", ".join(f'"{fields[name].column_name}"' for name in names)
    marks = ", ".join(["?"] * len(names))
    return f'INSERT INTO "{model._meta.table_name}" ({columns}) VALUES ({marks})'
