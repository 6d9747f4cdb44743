"""Any histories of three copies, merged in any order, come to say the same; nothing is lost and no rule broken."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.history import MERGE
from db.models import ONCE
from db.verifying import verify
from desktop_app.domain.merging import Merged
from tests.copies import Desk, three_copies
from tests.edits import Staff

from .conftest import Dump, dump


@pytest.mark.parametrize("seed", range(15))
def test_copies_converge(seed: int, tmp_path: Path) -> None:
    history(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(15, 215))
def test_copies_converge_after_many_histories(seed: int, tmp_path: Path) -> None:
    history(seed, tmp_path)


def history(seed: int, folder: Path) -> None:
    """Random work on three copies, merged in random pairs; then round and round until nobody learns anything."""
    chance = random.Random(seed)
    copies = three_copies(folder)
    staff = [Staff(seed * 10 + number) for number in range(3)]
    for _ in range(3):
        for desk, worker in zip(copies, staff, strict=True):
            with desk.open() as store:
                worker.work(store, chance.choice((0, 5, 15, 25)))
        for _ in range(chance.randrange(0, 3)):
            mine, theirs = chance.sample(copies, 2)
            before = mine.dump()
            told = mine.merge(theirs)
            nothing_lost(mine, before, told)
            if told.learned and chance.random() < 0.3:
                there_and_back(mine, before)
    for _round in range(8):
        pairs = [(one, other) for one in copies for other in copies if one is not other]
        chance.shuffle(pairs)
        if not sum(mine.merge(theirs).learned for mine, theirs in pairs):
            break
    else:
        pytest.fail("the copies never come to rest")
    nobody_twice(copies[0])
    first = copies[0].dump()
    for other in copies[1:]:
        assert other.dump() == first


def nothing_lost(desk: Desk, before: Dump, told: Merged) -> None:
    """Facts and numbers given stay, and a row I have that nobody removed is gone only where the clashes say so."""
    after = desk.dump()
    for table in ("attendance_event", "vote_record", "edition"):
        assert set(before[table]) <= set(after[table])
    gone = {(table, row[0]) for table in before for row in before[table]} - {
        (table, row[0]) for table in after for row in after[table]
    }
    with desk.open() as store:
        removed = set(store.raw.execute(_REMOVED_BEFORE))
    assert gone - removed <= {(each.table, each.row) for each in told.clashes}


def nobody_twice(desk: Desk) -> None:
    """At a batch, in a role of an item, on a ballot paper and in a hall everybody stands once."""
    with desk.open() as store:
        for table, place in ONCE.items():
            where = ", ".join((*place, "attendee_id"))
            told = store.raw.execute(f'SELECT {where} FROM "{table}" WHERE attendee_id NOTNULL').fetchall()
            assert len(told) == len(set(told)), table


_REMOVED_BEFORE = """
SELECT table_name, row_id FROM change_row WHERE op = 'D' AND change_number < (SELECT max(number) FROM change)
"""


def there_and_back(desk: Desk, before: Dump) -> None:
    """Undoing the merge brings back my copy to the letter, redoing it the united one; also after closing."""
    with desk.open() as store:
        united = dump(store)
        assert store.can_undo == MERGE
        store.undo()
        assert dump(store) == before
        assert verify(store).sound
    with desk.open() as store:
        store.redo()
        assert dump(store) == united
        assert verify(store).sound
