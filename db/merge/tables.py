"""What merging needs to know about the tables, read from the models, so that a new table needs nothing done here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import peewee as pw

from db.journal import units_of
from db.models import APPEND_ONLY, SLOTS, TABLES, UNITS


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of a table that names a row of another."""

    table: str
    column: str
    parent: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One journalled table. `link`: its rows only tie others together and may go with one of them."""

    name: str
    columns: tuple[str, ...]
    units: dict[str, tuple[str, ...]]
    references: tuple[Reference, ...]
    unique: tuple[tuple[str, ...], ...]
    """What two rows may not share: by the schema, and by the rules of a meeting."""
    locked: frozenset[str]
    """Columns that the schema itself holds unique."""
    nullable: frozenset[str]
    fact: bool

    @property
    def link(self) -> bool:
        """Two rows or more it cannot be without."""
        return sum(not each.nullable for each in self.references) > 1 and not self.fact

    @property
    def group(self) -> str | None:
        """The column that says in which list a row is ordered; None when the table is one list."""
        together = next((unit for unit in self.units.values() if "order_key" in unit), ())
        named = [column for column in together if column != "order_key"]
        return next(iter(named + [each.column for each in self.references if not each.nullable]), None)

    def unit_of(self, column: str) -> str:
        """The name of the merge unit a column belongs to."""
        return next(name for name, columns in self.units.items() if column in columns)


@cache
def tables() -> dict[str, Table]:
    """All journalled tables by name, parents before children."""
    return {model._meta.table_name: _table(model) for model in TABLES}


@cache
def children(parent: str) -> tuple[Reference, ...]:
    """The references to a table."""
    return tuple(each for table in tables().values() for each in table.references if each.parent == parent)


def _table(model: type[pw.Model]) -> Table:
    meta = model._meta
    name = str(meta.table_name)
    columns = tuple(each.column_name for each in meta.sorted_fields)
    schema = [(each.column_name,) for each in meta.sorted_fields if each.unique]
    for fields, unique in meta.indexes:
        if unique:
            schema.append(tuple(meta.fields[each].column_name for each in fields))
    return Table(
        name,
        columns,
        {"+".join(unit): unit for unit in units_of(columns, UNITS.get(name, ()))},
        tuple(
            Reference(name, each.column_name, each.rel_model._meta.table_name, bool(each.null))
            for each in meta.sorted_fields
            if isinstance(each, pw.ForeignKeyField)
        ),
        (*schema, *SLOTS.get(name, ())),
        frozenset(column for unique in schema for column in unique),
        frozenset(each.column_name for each in meta.sorted_fields if each.null),
        name in APPEND_ONLY,
    )
