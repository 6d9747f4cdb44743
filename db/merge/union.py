"""Row by row and unit by unit: what both copies say together.

Both tables agree with their own journals, so the united value of a unit is simply that of the copy in which it was
written last, by the one order of all edits. What both have changed since they parted is a clash, unless they agree.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.journal import JournalRow
from db.merge.copies import Copy, Line, Order, Row, RowKey, values_of
from db.merge.tables import tables
from db.merge.texts import three_way
from desktop_app.domain.merging import Clash, ClashKey, ClashKind, Edit, Side, Values

Choices = Mapping[ClashKey, Side]
_NAMES = ("title", "name", "task", "label", "number", "text")
_REFERRED = ("attendee_id", "recipient_id", "item_id", "seat_id", "hall_id")


@dataclass
class Since:
    """What one copy did to one row since the two parted."""

    life: Line | None = None
    units: dict[str, tuple[Line, Line]] = field(default_factory=dict)
    """First and last edit of every unit touched."""
    last: Line | None = None

    @property
    def removed(self) -> bool:
        """Whether it is gone there."""
        return self.life is not None and self.life.op == "D"

    def edit(self, unit: str) -> Line | None:
        """The last edit of a unit."""
        return self.units[unit][1] if unit in self.units else None


def since(lines: Iterable[Line]) -> dict[RowKey, Since]:
    """The lines of one copy, in order, gathered by row."""
    net: dict[RowKey, Since] = {}
    for line in lines:
        row = net.setdefault(line.key, Since())
        row.last = line
        if line.op in "IDR":
            row.life = line
        else:
            first = row.units[line.unit][0] if line.unit in row.units else line
            row.units[line.unit] = (first, line)
    return net


class Draft:
    """The united rows before anything is written: those that differ from mine, and the decisions behind them."""

    def __init__(self, mine: Copy, theirs: Copy, choices: Choices) -> None:
        self.mine, self.theirs, self.choices = mine, theirs, choices
        lines = theirs.lines(mine.known)
        self.learned = len({line.change for line in lines})
        self.new = since(lines)
        self.own = since(mine.lines(theirs.known)) if self.new else {}
        self.rows: dict[RowKey, Row | None] = {}
        self.decisions: list[JournalRow] = []
        self.clashes: list[Clash] = []
        self._mine: dict[RowKey, Row | None] = {}
        self._theirs: dict[RowKey, Row | None] = {}
        by_table: dict[str, list[str]] = {}
        for table, row in self.new:
            by_table.setdefault(table, []).append(row)
        for table, ids in by_table.items():
            for cache, copy in ((self._mine, mine), (self._theirs, theirs)):
                found = copy.rows(table, ids)
                cache |= {(table, row): found.get(row) for row in ids}

    def unite(self) -> None:
        """Every row that they touched."""
        for key in self.new:
            united = self._united(key)
            if united != self.my_row(key):
                self.rows[key] = united

    def my_row(self, key: RowKey) -> Row | None:
        """A row as my copy has it now."""
        if key not in self._mine:
            self._mine[key] = self.mine.rows(key[0], [key[1]]).get(key[1])
        return self._mine[key]

    def their_row(self, key: RowKey) -> Row | None:
        """A row as their copy has it now."""
        if key not in self._theirs:
            self._theirs[key] = self.theirs.rows(key[0], [key[1]]).get(key[1])
        return self._theirs[key]

    def row(self, key: RowKey) -> Row | None:
        """A row as it will be."""
        return self.rows[key] if key in self.rows else self.my_row(key)

    def _united(self, key: RowKey) -> Row | None:
        new, own = self.new[key], self.own.get(key)
        if own is None:
            return self.their_row(key)
        here, there = self.my_row(key), self.their_row(key)
        if here is None and there is None:
            return None
        if new.removed != own.removed and not self._kept(key, own, new):
            return None
        alive = here or there
        assert alive is not None
        merged = dict(alive)
        for unit in new.units | own.units:
            merged |= self._unit(key, unit, own, new)
        if here and there and own.life and new.life:
            merged |= self._born_twice(key, own, new)
        return merged

    def _born_twice(self, key: RowKey, own: Since, new: Since) -> Row:
        """Rows that both copies made under one well-known id (the plenary's list): the later values, and said so."""
        here, there = self.my_row(key), self.their_row(key)
        assert here is not None
        assert there is not None
        assert own.life is not None
        assert new.life is not None
        side = Side.THEIRS if new.life.order > own.life.order else Side.MINE
        united: Row = {}
        for unit, columns in tables()[key[0]].units.items():
            mine, theirs = ({column: row[column] for column in columns} for row in (here, there))
            if mine != theirs and unit not in own.units and unit not in new.units:
                chosen = self.choices.get((*key, unit), side)
                self.tell(
                    ClashKind.FIELD, key, unit, None, Edit(mine, *_signed(own.life)),
                    Edit(theirs, *_signed(new.life)), chosen,
                )  # fmt: skip
                united |= theirs if chosen is Side.THEIRS else mine
                self.decisions.append(
                    (*key, "U", unit, _image(mine), _image({c: united[c] for c in columns}))
                )
        return united

    def _kept(self, key: RowKey, own: Since, new: Since) -> bool:
        """Removed in one copy, edited in the other: it stays, unless the removal was chosen."""
        kept = Side.MINE if new.removed else Side.THEIRS
        chosen = self.choices.get((*key, ""), kept)
        assert own.last is not None
        assert new.last is not None
        mine = Edit(self._edited(own), *_signed(own.last))
        theirs = Edit(self._edited(new), *_signed(new.last))
        if not (own.last.merge or new.last.merge):
            self.tell(ClashKind.DELETED, key, "", None, mine, theirs, chosen)
        removal = own.life if own.removed else new.life
        assert removal is not None
        if chosen is kept:
            self.decisions.append((*key, "R", None, None, None))
        else:
            self.decisions.append((*key, "D", None, removal.before, None))
        return chosen is kept

    def _edited(self, done: Since) -> Values | None:
        if done.removed:
            return None
        return {
            column: value
            for _, last in done.units.values()
            for column, value in values_of(last.after).items()
        }

    def _unit(self, key: RowKey, unit: str, own: Since, new: Since) -> Row:
        """The united value of one unit."""
        mine, theirs = own.edit(unit), new.edit(unit)
        if theirs is None:
            assert mine is not None
            return self._left(key, unit, mine, Side.MINE)
        if mine is None:
            return self._left(key, unit, theirs, Side.THEIRS)
        here = self._left(key, unit, mine, Side.MINE)
        there = self._left(key, unit, theirs, Side.THEIRS)
        if here == there:
            return here
        later = there if theirs.order > mine.order else here
        chosen = self._choose(key, unit, own.units[unit], new.units[unit], (here, there))
        if chosen != later:
            self.decisions.append((*key, "U", unit, _image(later), _image(chosen)))
        return chosen

    def _left(self, key: RowKey, unit: str, last: Line, side: Side) -> Row:
        """How one side left a unit: as its table says, since an edit that both know may be later than the one that
        only this side knows. Of a row that is gone there, by the journal."""
        rows, copies = (self.my_row(key), self.their_row(key)), (self.mine, self.theirs)
        here, there = rows if side is Side.MINE else rows[::-1]
        columns = tables()[key[0]].units[unit]
        if here is not None:
            return {column: here[column] for column in columns}
        assert there is not None
        other = copies[1] if side is Side.MINE else copies[0]
        known = other.written({key}, {unit}).get((*key, unit))
        if known is not None and known > last.order:
            return {column: there[column] for column in columns}
        return values_of(last.after)

    def _choose(
        self, key: RowKey, unit: str, own: tuple[Line, Line], new: tuple[Line, Line], left: tuple[Row, Row]
    ) -> Row:
        mine, theirs = own[1], new[1]
        here, there = left
        if (mine.op == "F") != (theirs.op == "F"):  # people before rules
            return there if mine.op == "F" else here
        base = values_of(min(own[0], new[0]).before)
        together = _one_text(base, here, there)
        if together is not None:
            return together
        side = Side.THEIRS if theirs.order > mine.order else Side.MINE
        side = self.choices.get((*key, unit), side)
        if mine.op != "F":
            edits = Edit(here, *_signed(mine)), Edit(there, *_signed(theirs))
            self.tell(ClashKind.FIELD, key, unit, base, *edits, side)
        return there if side is Side.THEIRS else here

    def tell(
        self,
        kind: ClashKind,
        key: RowKey,
        unit: str,
        base: Values | None,
        mine: Edit,
        theirs: Edit,
        chosen: Side,
    ) -> None:
        """List a clash."""
        self.clashes.append(Clash(kind, *key, unit, self.name_of(key), base, mine, theirs, chosen))

    def tell_slot(
        self, key: RowKey, unit: str, name: str, rivals: tuple[RowKey, RowKey], chosen: Side
    ) -> None:
        """List a clash of two rows, mine and theirs, over what only one may have."""
        mine, theirs = rivals
        here, there = self.signed(mine)[0], self.signed(theirs)[1]
        mine_told = Edit({"name": self.name_of(mine)}, here.who, here.at)
        theirs_told = Edit({"name": self.name_of(theirs)}, there.who, there.at)
        self.clashes.append(Clash(ClashKind.SLOT, *key, unit, name, None, mine_told, theirs_told, chosen))

    def signed(self, key: RowKey) -> tuple[Edit, Edit]:
        """A row as each copy has it, by whom and when it was last touched there."""
        sides = ((self.my_row(key), self.own.get(key)), (self.their_row(key), self.new.get(key)))
        mine, theirs = (Edit(row, *(_signed(done.last) if done and done.last else ())) for row, done in sides)
        return mine, theirs

    def name_of(self, key: RowKey) -> str:
        """What people call a row: its own name, or that of the person or thing it speaks of."""
        row = self.my_row(key) or self.their_row(key)
        if row is None:
            return ""
        if own := next((str(row[column]) for column in _NAMES if row.get(column)), ""):
            return own
        parents = {each.column: each.parent for each in tables()[key[0]].references}
        told = ((parents[column], row.get(column)) for column in _REFERRED if column in parents)
        return next((self.name_of((parent, str(row_id))) for parent, row_id in told if row_id), "")

    def fix(self, key: RowKey, unit: str, values: Row) -> None:
        """A unit set by a rule."""
        row = self.row(key)
        assert row is not None
        before = {column: row[column] for column in tables()[key[0]].units[unit]}
        self.rows[key] = {**row, **values}
        self.decisions.append((*key, "F", unit, _image(before), _image({**before, **values})))

    def drop(self, key: RowKey) -> None:
        """A row that a rule takes away."""
        row = self.row(key)
        assert row is not None
        self.rows[key] = None
        self.decisions.append((*key, "D", None, _image(row), None))

    def revive(self, key: RowKey) -> bool:
        """A removed row that something still needs, from the copy that has it; False when neither has."""
        row = self.my_row(key) or self.their_row(key)
        if row is None:
            return False
        self.rows[key] = row
        self.decisions.append((*key, "R", None, None, None))
        return True


def _signed(line: Line) -> tuple[str, dt.datetime]:
    return line.who, dt.datetime.fromisoformat(line.at)


def _image(values: Values) -> str:
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))


def _one_text(base: Row, mine: Row, theirs: Row) -> Row | None:
    """Edits of different lines of one text, together."""
    if len(mine) != 1:
        return None
    ((column, here),) = mine.items()
    there, was = theirs[column], base.get(column)
    if not (isinstance(here, str) and isinstance(there, str) and isinstance(was, str)):
        return None
    if "\n" not in was:
        return None
    merged = three_way(was, here, there)
    return None if merged is None else {column: merged}


def latest(draft: Draft, key: RowKey, units: Iterable[str]) -> Order | None:
    """When a row came to be or one of these units was last set since the copies parted; None when it was before."""
    orders = [
        line.order
        for done in (draft.own.get(key), draft.new.get(key))
        if done is not None
        for line in (done.life, *(done.edit(unit) for unit in units))
        if line is not None
    ]
    return max(orders, default=None)
