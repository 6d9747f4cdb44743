"""A table of domain values, described by its columns: filter, order and refresh without a proxy.

After a change only the touched ids are read again, so selection, scroll position and order stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.changes import Changes
from desktop_app.words import _

Index = QModelIndex | QPersistentModelIndex
VALUE_ROLE = Qt.ItemDataRole.UserRole
SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
PILL_ROLE = Qt.ItemDataRole.UserRole + 2
ICON_ROLE = Qt.ItemDataRole.UserRole + 3
DOT_ROLE = Qt.ItemDataRole.UserRole + 4
ONE_BY_ONE = 64
"""Up to so many touched rows are moved singly; above, the view is told to look at everything again."""


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)
Fetch = Callable[[Iterable[str] | None], Sequence[T]]
"""Reads the values with these ids; with None, all of them in their own order."""
Touched = Callable[[frozenset[str]], Iterable[str] | None]
"""From the ids of another table to the ids of rows that depend on them; None is all rows."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column. `title` is an N_() constant; the functions get the value and give plain text.

    `second` is a smaller line below; `pill` a ground for the text (ok, warn, bad, vip, accent, neutral; "" is none);
    `dot` the colour of a dot before the text; `width` in pixels, 0 takes what is left; `sort` a key that orders
    (default: the text).
    """

    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    second: Callable[[T], str] | None = None
    pill: Callable[[T], str] | None = None
    icon: Callable[[T], str] | None = None
    dot: Callable[[T], str] | None = None
    width: int = 0
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """The rows of one table, filtered and ordered; keeps itself true after each change.

    `fetch` reads values by id. `related` says for other tables which rows of this one they touch, e.g.
    `{"attendance_event": lambda ids: queries.attendees_of_events(ids)}`. `search` gives the folded text searched in.
    """

    def __init__(
        self,
        table: str,
        fetch: Fetch[T],
        columns: Sequence[Column[T]],
        parent: QObject | None = None,
        *,
        related: Mapping[str, Touched] | None = None,
        search: Callable[[T], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._fetch, self._columns = table, fetch, tuple(columns)
        self._related, self._hay = dict(related or {}), search
        self._terms: list[str] = []
        self._wanted: Callable[[T], bool] | None = None
        self._order: tuple[int, bool] | None = None
        self._ids: list[str] | None = None
        self._values: dict[str, T] = {}
        self._folded: dict[str, str] = {}
        self._rows: list[T] = []
        self._take(fetch(None))
        self._rows = self._arranged()

    # What is shown.

    def values(self) -> list[T]:
        """The values shown, in the order shown."""
        return list(self._rows)

    def everything(self) -> list[T]:
        """All values, shown or filtered out, in their own order."""
        return list(self._values.values())

    def value_at(self, index: Index) -> T | None:
        """The value of a row; None for no row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def value_of(self, key: str) -> T | None:
        """The value with this id, shown or not."""
        return self._values.get(key)

    def row_of(self, key: str) -> int:
        """The row where an id is shown, or -1."""
        return next((place for place, value in enumerate(self._rows) if value.id == key), -1)

    def search(self, text: str) -> None:
        """Show the rows that hold every word of the text."""
        terms = text.casefold().split()
        if terms != self._terms:
            self._terms = terms
            self._show_again()

    def only(self, wanted: Callable[[T], bool] | None) -> None:
        """Show the rows that are wanted; None shows all. Joins with the search."""
        self._wanted = wanted
        self._show_again()

    def among(self, ids: Sequence[str] | None) -> None:
        """Show these ids in this order (the hits of a search, best first); None shows all. A chosen order wins."""
        self._ids = None if ids is None else list(ids)
        self._show_again()

    def order_by(self, column: int, descending: bool = False) -> None:
        """Order by a column; -1 goes back to the rows' own order."""
        self._order = None if column < 0 else (column, descending)
        self._show_again()

    def reload(self) -> None:
        """Read everything again."""
        self.beginResetModel()
        self._values, self._folded = {}, {}
        self._take(self._fetch(None))
        self._rows = self._arranged()
        self.endResetModel()

    def apply(self, changes: Changes) -> None:
        """Bring the rows a change touched up to date, and only those."""
        touched = self._touched(changes)
        if touched is None:
            self.reload()
        elif touched:
            self._refresh(touched)

    # How it is done.

    def _touched(self, changes: Changes) -> set[str] | None:
        touched = set(changes.of(self._table))
        for table, rows_of in self._related.items():
            ids = changes.of(table)
            more = rows_of(ids) if ids else ()
            if more is None:
                return None
            touched.update(more)
        return touched

    def _take(self, values: Iterable[T]) -> None:
        for value in values:
            self._values[value.id] = value
            self._folded.pop(value.id, None)

    def _refresh(self, touched: set[str]) -> None:
        fresh = {value.id: value for value in self._fetch(touched)}
        newcomers = [key for key in fresh if key not in self._values]
        for key in touched - fresh.keys():
            self._values.pop(key, None)
            self._folded.pop(key, None)
        self._take(fresh.values())
        if self._order is None and newcomers:
            self._values = {
                value.id: value for value in self._fetch(None)
            }  # only the source knows its own order
        if len(touched) > ONE_BY_ONE:
            self._show_again()
        else:
            self._settle(touched)

    def _settle(self, touched: set[str]) -> None:
        """Take touched rows out, put them back where they belong; a row that stays in place only changes its looks."""
        target = self._arranged()
        wanted = {value.id for value in target}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id in touched and self._rows[place].id not in wanted:
                self._remove(place)
        for place, value in enumerate(target):
            if place < len(self._rows) and self._rows[place].id == value.id:
                if value.id in touched:
                    self._rows[place] = value
                    self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._columns) - 1), [])
                continue
            now = next((p for p in range(place, len(self._rows)) if self._rows[p].id == value.id), -1)
            self._move(now, place, value) if now >= 0 else self._insert(place, value)

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place]
        self.endRemoveRows()

    def _insert(self, place: int, value: T) -> None:
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, value)
        self.endInsertRows()

    def _move(self, start: int, place: int, value: T) -> None:
        self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), place)
        del self._rows[start]
        self._rows.insert(place, value)
        self.endMoveRows()
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._columns) - 1), [])

    def _show_again(self) -> None:
        self.beginResetModel()
        self._rows = self._arranged()
        self.endResetModel()

    def _arranged(self) -> list[T]:
        known = self._values
        every = known.values() if self._ids is None else [known[key] for key in self._ids if key in known]
        rows = [value for value in every if self._shown(value)]
        if self._order is not None:
            column, descending = self._order
            described = self._columns[column]
            rows.sort(
                key=described.sort or (lambda value: described.text(value).casefold()), reverse=descending
            )
        return rows

    def _shown(self, value: T) -> bool:
        if self._wanted is not None and not self._wanted(value):
            return False
        if not self._terms:
            return True
        hay = self._folded.get(value.id)
        if hay is None:
            hay = self._folded[value.id] = self._haystack(value)
        return all(term in hay for term in self._terms)

    def _haystack(self, value: T) -> str:
        if self._hay is not None:
            return self._hay(value).casefold()
        return " ".join(column.text(value) for column in self._columns).casefold()

    # Qt's names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self.value_at(index)
        if value is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.title)}: {column.text(value)}"
        if role == VALUE_ROLE:
            return value
        extras = {
            SECOND_ROLE: column.second,
            PILL_ROLE: column.pill,
            ICON_ROLE: column.icon,
            DOT_ROLE: column.dot,
        }
        extra = extras.get(role)
        return extra(value) if extra is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._columns[section].title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order_by(column, order == Qt.SortOrder.DescendingOrder)

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """The columns."""
        return self._columns

    def show_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show other columns; the rows go back to their own order."""
        self.beginResetModel()
        self._columns, self._order, self._folded = tuple(columns), None, {}
        self._rows = self._arranged()
        self.endResetModel()
