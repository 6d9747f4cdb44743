"""Releasing the agenda on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import agenda as kept
from db.queries import editions as released
from db.store import Store
from desktop_app.commands import agenda as commands
from desktop_app.commands.editions import reinstate_items, release_edition
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.editions import LineChange
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import Scheme
from desktop_app.domain.refusal import Refusal

AT = dt.datetime(2027, 3, 10, 9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="00" * 20))
    try:
        for title in ("甲", "乙", "丙"):
            commands.add_item(made, AgendaItem(new_id(), title))
        yield made
    finally:
        made.close()


def numbered() -> list[str]:
    shown = kept.printed_numbers(Scheme.DECIMAL)
    return [f"{shown[item.id]}{item.title}" for item in kept.items()]


def id_of(title: str) -> str:
    return next(item.id for item in kept.items() if item.title == title)


def test_an_edition_keeps_numbers_while_the_agenda_goes_on(store: Store) -> None:
    release_edition(store, AT, "送审")
    commands.add_item(store, AgendaItem(new_id(), "临时"), after_id=id_of("甲"))
    commands.move_items(store, [id_of("丙")], None, None)
    assert numbered() == ["3.丙", "1.甲", "1a.临时", "2.乙"]
    found = {each.line.title: each.change for each in released.changes_since()}
    assert found["临时"] is LineChange.NEW and found["丙"] is LineChange.MOVED
    release_edition(store, AT - dt.timedelta(days=1))  # the clock was set back; it is the second all the same
    first, second = released.editions()
    assert (first.number, first.note, len(first.lines)) == (1, "送审", 3)
    assert [line.place for line in second.lines] == ["3", "1", "1a", "2"] and not released.changes_since()


def test_what_went_out_is_cancelled_not_forgotten_and_comes_back(store: Store) -> None:
    release_edition(store, AT)
    late = AgendaItem(new_id(), "临时")
    commands.add_item(store, late)
    gone = id_of("丙")
    commands.remove_items(store, [gone, late.id])
    assert numbered() == ["1.甲", "2.乙"] and [item.title for item in kept.cancelled()] == ["丙"]
    commands.add_item(store, AgendaItem(new_id(), "丁"))
    assert numbered()[-1] == "4.丁"
    reinstate_items(store, [gone])
    assert sorted(numbered()) == ["1.甲", "2.乙", "3.丙", "4.丁"]
    store.undo(AT)
    assert "3.丙" not in numbered()


def test_a_release_that_says_nothing_new_is_refused_and_one_can_be_undone(store: Store) -> None:
    release_edition(store, AT)
    with pytest.raises(Refusal) as refused:
        release_edition(store, AT)
    assert refused.value.code == "edition-unchanged"
    store.undo(AT)
    assert not released.editions() and not any(item.place for item in kept.items())


def test_an_agenda_of_internal_items_cannot_go_out(tmp_path: Path, store: Store) -> None:
    commands.remove_items(store, [item.id for item in kept.items()])
    commands.add_item(store, AgendaItem(new_id(), "内部", internal=True))
    with pytest.raises(Refusal) as refused:
        release_edition(store, AT)
    assert refused.value.code == "nothing-to-release"


def test_editing_an_item_leaves_its_place_alone(store: Store) -> None:
    release_edition(store, AT)
    commands.edit_item(store, AgendaItem(id_of("乙"), "乙之二"))
    assert numbered() == ["1.甲", "2.乙之二", "3.丙"]
