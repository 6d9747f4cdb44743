"""The rules of a meeting that no merging of single values can keep: nothing refers to what is gone, one seat holds one
person, a number is given once, no item stands under itself. Every step is the same whichever copy is mine."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from db.merge.copies import Order, Row, RowKey
from db.merge.tables import Reference, Table, children, tables
from db.merge.union import Draft, latest
from db.models import ONCE
from desktop_app.domain.certificate_numbers import next_serial
from desktop_app.domain.merging import ClashKind, Edit, Side

_EVER: Order = (0, "", 0, 0)


def keep_rules(draft: Draft) -> None:
    """Mend the united rows until every rule holds."""
    mend_references(draft)
    follow_pointers(draft)
    stand_once(draft)
    for table in tables().values():
        for slot in table.unique:
            share_out(draft, table, slot)
    mend_references(draft)
    for table in tables().values():
        for each in table.references:
            if each.parent == table.name:
                cut_cycles(draft, table, each)


def mend_references(draft: Draft) -> None:
    """Follow every reference of what changes and to what goes. A row that cannot be without a removed one brings it
    back, unless it only ties others together: that goes too."""
    waiting: deque[tuple[Reference, str]] = deque()
    for (name, row), values in list(draft.rows.items()):
        if values is None:
            waiting.extend(_left_behind(draft, name, row))
        else:
            waiting.extend((each, row) for each in tables()[name].references)
    while waiting:
        reference, row = waiting.popleft()
        waiting.extend(_mended(draft, reference, (reference.table, row)))


STAY = frozenset({"attendee", "own_value", "known_apart"})
"""What stays with the line of a person who was taken together with another."""


def follow_pointers(draft: Draft) -> None:
    """Two lines that became one person in one copy, while the other copy gave the line that went a seat, a role or an
    award: these go to the line that stands for both. Facts stay as they are and are folded over both lines."""
    last = _pointers(draft)
    if not last:
        return
    for each in children("attendee"):
        table = tables()[each.table]
        if table.fact or each.table in STAY:
            continue
        for row in sorted(_pointing(draft, each, last)):
            told = draft.row((each.table, row))
            assert told is not None
            unit = table.unit_of(each.column)
            draft.fix((each.table, row), unit, {each.column: last[str(told[each.column])]})


def _pointers(draft: Draft) -> dict[str, str]:
    """Who was taken together with whom, over all steps between."""
    steps = {str(row): into for row, into in draft.mine.column("attendee", "id", "merged_into_id") if into}
    for (name, row), values in draft.rows.items():
        if name == "attendee":
            steps[row] = values["merged_into_id"] if values is not None else None
    found = {}
    for row in steps:
        at, seen = row, {row}
        while (into := steps.get(at)) and str(into) not in seen:
            at = str(into)
            seen.add(at)
        if at != row:
            found[row] = at
    return found


def _pointing(draft: Draft, reference: Reference, last: Mapping[str, str]) -> Iterator[str]:
    """The rows of a table that speak of a line that went."""
    for row, whose in draft.mine.column(reference.table, "id", reference.column):
        if (reference.table, str(row)) not in draft.rows and str(whose) in last:
            yield str(row)
    for (name, row), values in draft.rows.items():
        if name == reference.table and values is not None and str(values[reference.column]) in last:
            yield row


def stand_once(draft: Draft) -> None:
    """One person stands once at a batch, in a role, on a ballot paper: of two rows that say the same the one with the
    smaller id remains. (A hall's second seat is shared out, since only one of the two can be the later.)"""
    for name, place in ONCE.items():
        table = tables()[name]
        slot = (*place, "attendee_id")
        if slot in table.unique:
            continue
        wanting = [row for (each, row), values in draft.rows.items() if each == name and values is not None]
        for doubles in _rivals(draft, table, slot, wanting):
            for key in doubles[1:]:
                _tell(draft, ClashKind.DOUBLE, key, "")
                draft.drop(key)


def _left_behind(draft: Draft, parent: str, row: str) -> Iterator[tuple[Reference, str]]:
    """References to a row that goes, by rows of mine. (Those that came from the other copy are looked at anyway.)"""
    for each in children(parent):
        sql = f'SELECT id FROM "{each.table}" WHERE "{each.column}" = ?'
        for (child,) in draft.mine.connection.execute(sql, (row,)):
            yield each, child


def _mended(draft: Draft, reference: Reference, key: RowKey) -> Iterator[tuple[Reference, str]]:
    """Mend one reference if it needs it; answers what must be looked at then."""
    row = draft.row(key)
    told = row[reference.column] if row is not None else None
    if row is None or told is None or draft.row((reference.parent, str(told))) is not None:
        return
    table, parent = tables()[key[0]], (reference.parent, str(told))
    if reference.nullable and not table.fact:
        _tell(draft, ClashKind.ORPHAN, key, table.unit_of(reference.column))
        draft.fix(key, table.unit_of(reference.column), {reference.column: None})
    elif table.link or not draft.revive(parent):
        _tell(draft, ClashKind.ORPHAN, key, "")
        draft.drop(key)
        yield from _left_behind(draft, *key)
    else:
        _tell(
            draft,
            ClashKind.DELETED,
            parent,
            "",
            draft.new.get(parent) is None or not draft.new[parent].removed,
        )
        yield from ((each, parent[1]) for each in tables()[parent[0]].references)


def share_out(draft: Draft, table: Table, slot: tuple[str, ...]) -> None:
    """Leave what only one row may have to one: to the one that took it later, unless chosen otherwise; a certificate
    number to the one issued first."""
    wanting = [row for (name, row), values in draft.rows.items() if name == table.name and values is not None]
    if not wanting:
        return
    units = {table.unit_of(column) for column in slot}
    for rivals in _rivals(draft, table, slot, wanting):
        when = _when(draft, rivals, units)
        rivals.sort(key=lambda key: (when[key], key))
        if table.name == "certificate":
            for loser in rivals[1:]:
                _give_way(draft, loser)
        else:
            _to_the_latest(draft, table, slot, rivals[::-1])


def _to_the_latest(draft: Draft, table: Table, slot: tuple[str, ...], rivals: list[RowKey]) -> None:
    """`rivals` latest first. A clash goes by the key of whoever would lose, also when the choice was for him."""
    winner = rivals[0]
    for loser in rivals[1:]:
        sides = {_side(draft, loser): loser, _side(draft, winner): winner}
        chosen = draft.choices.get((*loser, "+".join(slot)), _side(draft, winner))
        told = _told_slot(draft, table, slot, loser)
        first, second = ((sides.get(side, loser)) for side in (Side.MINE, Side.THEIRS))
        draft.tell_slot(loser, "+".join(slot), told, (first, second), chosen)
        kept = sides.get(chosen, winner)
        _vacate(draft, table, slot, loser if kept == winner else winner)
        winner = kept


def _side(draft: Draft, key: RowKey) -> Side:
    """Whose a row is: of the copy that touched it last, else mine."""
    own, new = draft.own.get(key), draft.new.get(key)
    if new is None or new.last is None:
        return Side.MINE
    if own is None or own.last is None:
        return Side.THEIRS
    return Side.THEIRS if new.last.order > own.last.order else Side.MINE


def _told_slot(draft: Draft, table: Table, slot: tuple[str, ...], key: RowKey) -> str:
    """What the thing is called that both want."""
    row = draft.row(key)
    assert row is not None
    parents = {each.column: each.parent for each in table.references}
    named = [draft.name_of((parents[column], str(row[column]))) for column in slot if column in parents]
    return named[-1] if named else " ".join(str(row[column]) for column in slot)


def _rivals(draft: Draft, table: Table, slot: tuple[str, ...], wanting: Iterable[str]) -> list[list[RowKey]]:
    taken: dict[tuple[object, ...], set[RowKey]] = {}
    for row, *values in draft.mine.column(table.name, "id", *slot):
        key = (table.name, str(row))
        if key not in draft.rows:
            taken.setdefault(tuple(values), set()).add(key)
    slots = set()
    for row in wanting:
        united = draft.row((table.name, row))
        assert united is not None
        value = tuple(united[column] for column in slot)
        taken.setdefault(value, set()).add((table.name, row))
        slots.add(value)
    return [
        sorted(taken[value])
        for value in sorted(slots, key=str)
        if len(taken[value]) > 1 and None not in value
    ]


def _when(draft: Draft, keys: Iterable[RowKey], units: set[str]) -> dict[RowKey, Order]:
    """When each row took the slot. What was written before the copies parted is read from the whole journal."""
    when = {key: latest(draft, key, units) for key in keys}
    old = {key for key, order in when.items() if order is None}
    written = draft.mine.written(old, units) if old else {}
    for table, row in old:
        when[table, row] = max(
            (written[table, row, unit] for unit in ("", *units) if (table, row, unit) in written),
            default=_EVER,
        )
    return {key: order or _EVER for key, order in when.items()}


def _vacate(draft: Draft, table: Table, slot: tuple[str, ...], loser: RowKey) -> None:
    """Take the slot from a row: by leaving it empty where that may be, else the row goes."""
    free = next((column for column in slot if column in table.nullable), None)
    if free is None:
        draft.drop(loser)
    else:
        draft.fix(loser, table.unit_of(free), {free: None})


def _give_way(draft: Draft, loser: RowKey) -> None:
    """A certificate whose number was given before: it goes if its recipient holds another, else is numbered anew."""
    _tell(draft, ClashKind.NUMBER, loser, "number")
    mine = loser
    row = draft.row(mine)
    assert row is not None
    register = list(_register(draft))
    if any(
        each["recipient_id"] == row["recipient_id"] and each["id"] != row["id"] and each["revoked_at"] is None
        for each in register
    ):
        draft.drop(loser)
        return
    serials = [int(str(each["serial"])) for each in register]
    serial = next_serial(serials)
    draft.fix(loser, "number", {"number": _renumbered(str(row["number"]), int(str(row["serial"])), serial)})
    draft.fix(loser, "serial", {"serial": serial})


def _register(draft: Draft) -> Iterator[Row]:
    """Every certificate as it will be."""
    ids = {str(row) for (row,) in draft.mine.column("certificate", "id")}
    ids |= {row for table, row in draft.rows if table == "certificate"}
    known = draft.mine.rows("certificate", ids)
    for each in sorted(ids):
        row = draft.rows[key] if (key := ("certificate", each)) in draft.rows else known.get(each)
        if row is not None:
            yield row


def _renumbered(number: str, serial: int, new: int) -> str:
    """The number with another serial in the place of its own, as wide as it was."""
    start = number.rfind(str(serial))
    if start < 0:
        return f"{number}-{new}"
    end = start + len(str(serial))
    while start > 0 and number[start - 1] == "0":
        start -= 1
    return number[:start] + str(new).zfill(end - start) + number[end:]


def cut_cycles(draft: Draft, table: Table, reference: Reference) -> None:
    """Move one row of every circle to the top: the one with the greatest id, so that every copy moves the same."""
    unit = table.unit_of(reference.column)
    moved = [
        row
        for (name, row), done in draft.new.items()
        if name == table.name and (done.edit(unit) or done.life)
    ]
    if not moved:
        return
    parents = {str(row): parent for row, parent in draft.mine.column(table.name, "id", reference.column)}
    for (name, row), values in draft.rows.items():
        if name == table.name:
            parents[row] = values[reference.column] if values is not None else None
    for row in sorted(moved):
        if circle := _circle(parents, row):
            key = (table.name, max(circle))
            _tell(draft, ClashKind.CYCLE, key, unit)
            draft.fix(key, unit, {reference.column: None})
            parents[key[1]] = None


def _circle(parents: dict[str, object], start: str) -> list[str]:
    path: list[str] = []
    at: object = start
    while isinstance(at, str) and at not in path:
        path.append(at)
        at = parents.get(at)
    return path[path.index(at) :] if isinstance(at, str) else []


def _tell(draft: Draft, kind: ClashKind, key: RowKey, unit: str, mine_removed: bool | None = None) -> None:
    mine, theirs = draft.signed(key)
    if mine_removed is not None:
        mine, theirs = (
            (Edit(None, mine.who, mine.at), theirs)
            if mine_removed
            else (mine, Edit(None, theirs.who, theirs.at))
        )
    draft.tell(kind, key, unit, None, mine, theirs, Side.RULE)
