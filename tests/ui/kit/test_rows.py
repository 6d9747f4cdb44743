from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.ui.kit.rows import Column, RowsModel
from desktop_app.ui.kit.table import TableView
from tests.ui.keys import press

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Thing:
    id: str
    name: str
    size: int = 0


COIN = st.booleans()
COLUMNS = (
    Column[Thing]("Name", lambda t: t.name, second=lambda t: t.id),
    Column[Thing]("Size", lambda t: str(t.size), lambda t: t.size, width=80),
)


@dataclass
class Shelf:
    """Things as a table would hold them, and what was read of it."""

    things: dict[str, Thing] = field(default_factory=dict)
    read: list[frozenset[str] | None] = field(default_factory=list)

    def put(self, *things: Thing) -> Changes:
        self.things.update({thing.id: thing for thing in things})
        return Changes("put", "", {"thing": frozenset(thing.id for thing in things)})

    def drop(self, *keys: str) -> Changes:
        for key in keys:
            del self.things[key]
        return Changes("drop", "", {"thing": frozenset(keys)})

    def fetch(self, ids: Iterable[str] | None) -> list[Thing]:
        wanted = None if ids is None else frozenset(ids)
        self.read.append(wanted)
        return [thing for key, thing in sorted(self.things.items()) if wanted is None or key in wanted]


def shelf(*names: str) -> Shelf:
    made = Shelf()
    made.put(*(Thing(f"{place:03}", name, place) for place, name in enumerate(names)))
    return made


def model_of(things: Shelf) -> RowsModel[Thing]:
    model = RowsModel("thing", things.fetch, COLUMNS)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return model


def names(model: RowsModel[Thing]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_change_reads_only_what_it_touched() -> None:
    things = shelf("ant", "bee", "cat")
    model = model_of(things)
    things.read.clear()
    model.apply(things.put(replace(things.things["001"], name="wasp")))
    assert things.read == [frozenset({"001"})]
    assert names(model) == ["ant", "wasp", "cat"]


def test_changes_elsewhere_read_nothing() -> None:
    things = shelf("ant")
    model = model_of(things)
    things.read.clear()
    model.apply(Changes("x", "", {"other": frozenset({"1"})}))
    assert things.read == []


def test_a_related_table_says_which_rows_it_touches() -> None:
    things = shelf("ant", "bee")
    model = RowsModel("thing", things.fetch, COLUMNS, related={"event": lambda ids: {key[1:] for key in ids}})
    things.things["001"] = replace(things.things["001"], name="wasp")
    things.read.clear()
    model.apply(Changes("x", "", {"event": frozenset({"e001"})}))
    assert things.read == [frozenset({"001"})]
    assert names(model) == ["ant", "wasp"]


def test_search_filter_and_order_work_together() -> None:
    things = shelf("red ant", "bee", "black ant", "cat")
    model = model_of(things)
    model.search("ANT")
    assert names(model) == ["red ant", "black ant"]
    model.only(lambda t: t.size > 0)
    assert names(model) == ["black ant"]
    model.search("")
    model.order_by(1, descending=True)
    assert names(model) == ["cat", "black ant", "bee"]
    model.only(None)
    model.order_by(-1)
    assert names(model) == ["red ant", "bee", "black ant", "cat"]


def test_hits_are_shown_in_their_own_order() -> None:
    model = model_of(shelf("ant", "bee", "cat"))
    model.among(["002", "000", "gone"])
    assert names(model) == ["cat", "ant"]
    model.among(None)
    assert names(model) == ["ant", "bee", "cat"]


def test_a_row_moves_when_its_key_changes_and_others_stay() -> None:
    things = shelf("ant", "bee", "cat")
    model = model_of(things)
    model.order_by(0)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.apply(things.put(replace(things.things["000"], name="zebra")))
    assert names(model) == ["bee", "cat", "zebra"]
    assert resets == []


@given(st.data())
def test_after_any_changes_it_shows_what_a_fresh_model_would(data: st.DataObject) -> None:
    things = shelf(*"qwertyuiop")
    model = model_of(things)
    model.order_by(data.draw(st.sampled_from([-1, 0, 1])), data.draw(COIN))
    model.search(data.draw(st.sampled_from(["", "w", "p"])))
    for _step in range(data.draw(st.integers(1, 4))):
        if data.draw(COIN) and things.things:
            model.apply(things.drop(data.draw(st.sampled_from(sorted(things.things)))))
        else:
            key = f"{data.draw(st.integers(0, 14)):03}"
            model.apply(
                things.put(Thing(key, data.draw(st.text("wpx", max_size=3)), data.draw(st.integers(0, 9))))
            )
    fresh = RowsModel("thing", things.fetch, COLUMNS)
    fresh.order_by(*(model._order or (-1, False)))
    fresh.search(" ".join(model._terms))
    assert sorted(names(model)) == sorted(names(fresh))
    assert [v.id for v in model.values()] == [v.id for v in fresh.values()] or model._order is not None


def test_many_touched_rows_at_once() -> None:
    things = shelf(*(f"n{n:03}" for n in range(300)))
    model = model_of(things)
    model.apply(things.put(*(replace(t, name=t.name + "!") for t in list(things.things.values()))))
    assert all(name.endswith("!") for name in names(model))


def test_the_chosen_row_stays_chosen_through_search_and_order(qtbot: QtBot) -> None:
    things = shelf("ant", "bee", "cat")
    model = model_of(things)
    view = TableView(model)
    qtbot.addWidget(view)
    assert view.choose("001")
    model.order_by(0, descending=True)
    model.search("b")
    current = view.current()
    assert current is not None and current.id == "001"
    model.apply(things.put(replace(current, name="bumblebee")))
    assert view.current() == things.things["001"]


def test_the_view_tells_none_when_the_chosen_row_is_filtered_away(qtbot: QtBot) -> None:
    model = model_of(shelf("ant", "bee"))
    view = TableView(model)
    qtbot.addWidget(view)
    view.choose("001")
    told: list[object] = []
    view.chosen.connect(told.append)
    model.search("zzz")
    assert told[-1] is None
    assert view.current() is None


def test_enter_opens_and_letters_are_left_to_the_page(qtbot: QtBot) -> None:
    model = model_of(shelf("ant", "bee"))
    view = TableView(model)
    qtbot.addWidget(view)
    view.choose("000")
    opened: list[object] = []
    view.opened.connect(opened.append)
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_B)
    assert opened == [model.value_of("000")]
    current = view.current()
    assert current is not None and current.id == "000"


def test_a_hundred_thousand_rows_are_searched(qapp: QApplication) -> None:
    model = model_of(Shelf())
    model._take(Thing(f"{n:06}", f"name {n} somewhere", n) for n in range(100_000))
    model.search("99999")
    assert names(model) == ["name 99999 somewhere"]
