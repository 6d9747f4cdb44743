"""What an import would do, row by row, before anything is written. One shape for people, agenda and awards.

A sheet is read into values, the values are compared with what the meeting holds, and the result is a `Review`: window
and command line show it alike, a person chooses rows, and a command takes the chosen rows in as one change.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from .refusal import Refusal

T = TypeVar("T")


class Verdict(enum.StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


TAKEN_BY_DEFAULT = frozenset({Verdict.NEW, Verdict.CHANGED})
"""Rows ticked when the preview opens; a duplicate may be ticked by hand, a refused row never has a value."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell that differs: `field` is the name in the domain value, old and new as they would be written."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is refused, or what is doubtful about it; its sentence is kept beside those of refusals."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def refusal(self) -> Refusal:
        """The same as a refusal, for whoever turns codes into sentences."""
        return Refusal(self.code, **self.facts)


LEFT = -1
"""The choice to leave a row; any other choice is the place of a way in `Proposed.ways`."""


@dataclass(frozen=True, slots=True)
class Way(Generic[T]):
    """One way to take a row in: what would be written, and whom it would change (None: it is somebody new)."""

    value: T
    existing: T | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed(Generic[T]):
    """One row of the sheet. `row` is its number as a spreadsheet shows it (from 1); `value` what would be written.

    `existing` is what it would change; `cells` the row as it was read, for the list of rows that could not be taken.
    `others` are other ways to take it, where a person may know better: the same as somebody known, or somebody new.
    """

    row: int
    verdict: Verdict
    value: T | None = None
    existing: T | None = None
    changes: tuple[FieldChange, ...] = ()
    reasons: tuple[Reason, ...] = ()
    cells: tuple[str, ...] = ()
    others: tuple[Way[T], ...] = ()

    @property
    def ways(self) -> tuple[Way[T], ...]:
        """Every way to take this row in, the proposed one first; none for a row that cannot be read."""
        if self.value is None:
            return ()
        return (Way(self.value, self.existing, self.changes), *self.others)

    def taken(self, way: int) -> Proposed[T]:
        """The row as it is taken by one of its ways."""
        chosen = self.ways[way]
        return replace(self, value=chosen.value, existing=chosen.existing, changes=chosen.changes)


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column of the sheet and the field it was taken for; `field` is empty when it was left out."""

    index: int
    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class Review(Generic[T]):
    """All rows in sheet order, how the columns were understood, and what is doubtful about the sheet as a whole."""

    proposals: tuple[Proposed[T], ...] = ()
    columns: tuple[MappedColumn, ...] = ()
    notes: tuple[Reason, ...] = ()
    source: str = ""
    encoding: str = ""
    missing: tuple[T, ...] = ()
    """What the meeting holds and the sheet, though it is an update, does not name. It stays."""

    def of(self, verdict: Verdict) -> tuple[Proposed[T], ...]:
        """The rows with this verdict, in sheet order."""
        return tuple(each for each in self.proposals if each.verdict is verdict)

    def counts(self) -> dict[Verdict, int]:
        """How many rows each verdict has; every verdict is present."""
        counts = dict.fromkeys(Verdict, 0)
        for each in self.proposals:
            counts[each.verdict] += 1
        return counts

    def default_rows(self) -> frozenset[int]:
        """The rows that are ticked when nobody has chosen."""
        return frozenset(each.row for each in self.proposals if each.verdict in TAKEN_BY_DEFAULT)

    def chosen(self, rows: Iterable[int] | None = None) -> tuple[Proposed[T], ...]:
        """The rows to take in: the given ones (default: new and changed) that have a value, in sheet order.

        A mapping row -> choice says for each row by which of its ways; LEFT and rows not named are left."""
        if isinstance(rows, Mapping):
            picked = ((each, rows.get(each.row, LEFT)) for each in self.proposals)
            return tuple(
                each.taken(way) if way else each
                for each, way in picked
                if way != LEFT and each.value is not None
            )
        wanted = self.default_rows() if rows is None else frozenset(rows)
        return tuple(each for each in self.proposals if each.row in wanted and each.value is not None)


def differences(old: object, new: object, fields: Iterable[str]) -> tuple[FieldChange, ...]:
    """The named attributes in which two values differ, told as text."""
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in fields)
    return tuple(
        FieldChange(name, told(before), told(after)) for name, before, after in pairs if before != after
    )


def told(value: object) -> str:
    """A field as plain text: nothing for None, enums by value, lists by comma."""
    if value is None:
        return ""
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(told(each) for each in value)
    return str(value)
