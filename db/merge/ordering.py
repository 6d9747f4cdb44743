"""Lists that both copies have added to: runs put into one gap stay together, and no two rows have one key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from db.merge.copies import Order
from db.merge.tables import Table, tables
from db.merge.union import Draft, latest
from desktop_app.domain.order import n_between

Placed = tuple[str, str]
"""Row and order key."""


def keep_order(draft: Draft) -> None:
    """Look at every list in which the other copy put or moved something."""
    for table in tables().values():
        if "order_key" in table.columns:
            _Lists(draft, table).mend()


class _Lists:
    def __init__(self, draft: Draft, table: Table) -> None:
        self.draft, self.table = draft, table
        self.unit = table.unit_of("order_key")

    def mend(self) -> None:
        """Give new keys where they are needed."""
        touched = {row for name, row in self.draft.rows if name == self.table.name}
        groups = {self._group(row) for row in touched if self.draft.rows[self.table.name, row] is not None}
        if not groups:
            return
        lists: dict[object, list[Placed]] = {}
        for row, key, group in self._placed():
            if group in groups and key:
                lists.setdefault(group, []).append((row, key))
        for _, members in sorted(lists.items(), key=str):
            self._rekey(self._together(sorted(members, key=lambda each: (each[1], each[0]))))

    def _group(self, row: str) -> object:
        values = self.draft.row((self.table.name, row))
        return values[self.table.group] if values is not None and self.table.group else None

    def _placed(self) -> Iterator[tuple[str, str, object]]:
        columns = ("id", "order_key", self.table.group or "id")
        for row, key, group in self.draft.mine.column(self.table.name, *columns):
            if (self.table.name, row) not in self.draft.rows:
                yield str(row), str(key), group if self.table.group else None
        for (name, row), values in self.draft.rows.items():
            if name == self.table.name and values is not None:
                yield row, str(values["order_key"]), self._group(row)

    def _together(self, members: list[Placed]) -> list[Placed]:
        """Between rows that stayed, first one copy's new ones, then the other's; the earlier work first."""
        ordered: list[Placed] = []
        gap: list[tuple[bool, Order, Placed]] = []
        for each in members:
            told = self._newcomer(each[0])
            if told is None:
                ordered += _run(gap)
                gap = []
                ordered.append(each)
            else:
                gap.append((*told, each))
        return ordered + _run(gap)

    def _newcomer(self, row: str) -> tuple[bool, Order] | None:
        """Whose row it is (theirs?) and since when, if it was put here since the copies parted."""
        key = (self.table.name, row)
        order = latest(self.draft, key, (self.unit,))
        if order is None:
            return None
        theirs = self.draft.new.get(key)
        return theirs is not None and bool(theirs.life or theirs.edit(self.unit)), order

    def _rekey(self, members: list[Placed]) -> None:
        """The fewest new keys that put the rows in this order."""
        stay = _longest_rise([key for _, key in members])
        low: str | None = None
        waiting: list[str] = []
        for place, (row, key) in enumerate(members):
            if place not in stay:
                waiting.append(row)
                continue
            self._put(waiting, low, key)
            low, waiting = key, []
        self._put(waiting, low, None)

    def _put(self, rows: list[str], low: str | None, high: str | None) -> None:
        for row, key in zip(rows, n_between(low, high, len(rows)), strict=True):
            self.draft.fix((self.table.name, row), self.unit, {"order_key": key})


def _run(gap: list[tuple[bool, Order, Placed]]) -> list[Placed]:
    sides = {side for side, _, _ in gap}
    if len(sides) < 2:
        return [each for _, _, each in gap]
    first = min(gap, key=lambda each: each[1])[0]
    return [each for side in (first, not first) for theirs, _, each in gap if theirs is side]


def _longest_rise(keys: list[str]) -> set[int]:
    """Places of the longest strictly rising subsequence: these keys may stay (patience sorting)."""
    tails: list[str] = []
    at: list[int] = []
    back: list[int] = []
    for place, key in enumerate(keys):
        rank = bisect_left(tails, key)
        back.append(at[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(key)
            at.append(place)
        else:
            tails[rank], at[rank] = key, place
    stay: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        stay.add(place)
        place = back[place]
    return stay
