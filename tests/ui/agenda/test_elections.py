"""The election dialog: candidates typed, ballots counted, the verdict at once, run-off, lot, withdrawal, minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from db.models import AttendeeRecord
from db.queries import ballots
from db.queries import elections as kept
from db.queries.manuscripts import composed
from db.store import Store
from desktop_app.commands.agenda import add_item
from desktop_app.commands.attendance import check_in
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.elections import Result, result_of
from desktop_app.domain.manuscripts import ManuscriptKind
from desktop_app.domain.paper_options import BallotOptions
from desktop_app.ui.agenda.election_dialog import ElectionDialog
from desktop_app.ui.agenda.lines import read_plan
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker

ITEM = AgendaItem("e" * 32, "选举副会长", kind=ItemKind.ELECTION, minutes=20)


@pytest.fixture
def dialog(office: Office, store: Store, qtbot: QtBot) -> Iterator[ElectionDialog]:
    """Ten members, eight of whom are here, elect two of three."""
    add_item(store, ITEM)
    ids = [f"m{place:04}" for place in range(10)]
    with store.change("people"):
        AttendeeRecord.insert_many([{"id": key, "name": key, "capacity": "member"} for key in ids]).execute()
    for key in ids[:8]:
        check_in(store, key, office.now() - dt.timedelta(hours=1))
    made = ElectionDialog(office, ITEM)
    qtbot.addWidget(made)
    made.show()
    made.seats.setValue(2)
    made.seats.editingFinished.emit()
    made.names.setPlainText("甲\n乙\n丙\n\n甲")
    yield made
    made.reject()


def count(dialog: ElectionDialog, *votes: int) -> None:
    for boxes, number in zip(dialog.boxes, votes, strict=True):
        boxes[0].setValue(number)


def names(found: Result | None) -> str:
    assert found is not None
    return "".join(each.name for each in found.elected)


def so_far() -> Result | None:
    return result_of(kept.rounds(ITEM.id))


def pills(dialog: ElectionDialog) -> list[str]:
    return [pill.text() for pill in dialog.pills]


def test_the_verdict_stands_while_numbers_are_typed(dialog: ElectionDialog) -> None:
    assert not dialog.record_button.isEnabled() and len(dialog.boxes) == 3
    count(dialog, 7, 5, 4)
    assert pills(dialog) == ["Elected · 7/5", "Elected · 5/5", "Not enough · 4/5"]
    count(dialog, 9, 5, 2)
    assert "valid ballot papers" in dialog.fault.text() and not dialog.record_button.isEnabled()
    count(dialog, 7, 5, 4)
    dialog.record_button.click()
    assert names(so_far()) == "甲乙" and [each.name for each in kept.candidates(ITEM.id)] == [
        "甲",
        "乙",
        "丙",
    ]
    assert "7" in dialog.sentence.text() and "甲、乙" in dialog.sentence.text()
    (line,) = [line for line in read_plan(dialog.office.now()).lines if line.item.id == ITEM.id]
    assert (line.pill, line.pill_kind) == ("Elected", "ok")
    text = composed(ManuscriptKind.MINUTES, "zh")
    assert "发出选票8张，收回8张，有效8张。甲7票、乙5票、丙4票。当选：甲、乙。" in text


def test_a_run_off_fills_the_open_seat_and_undo_takes_it_back(dialog: ElectionDialog) -> None:
    count(dialog, 7, 4, 3)
    dialog.record_button.click()
    assert dialog.run_off and dialog.record_button.text() == "Record the run-off" and len(dialog.boxes) == 2
    count(dialog, 5, 3)
    dialog.record_button.click()
    assert names(so_far()) == "甲乙" and not dialog.run_off
    text = composed(ManuscriptKind.MINUTES, "zh")
    assert "甲7票、乙4票、丙3票。当选：甲。尚缺1人。" in text and "乙5票、丙3票。当选：甲、乙。" in text
    dialog.office.undo()
    assert names(so_far()) == "甲" and dialog.run_off


def test_a_tie_is_broken_by_the_lot_that_was_drawn(dialog: ElectionDialog, asker: FakeAsker) -> None:
    count(dialog, 6, 5, 5)
    dialog.record_button.click()
    assert dialog.lot_button.isVisible() and names(so_far()) == "甲"
    asker.expect("text", "丙")
    dialog.lot_button.click()
    assert names(so_far()) == "甲丙" and not dialog.lot_button.isVisible()
    asker.expect("text", "唱票有误")
    dialog.withdraw_button.click()
    assert names(so_far()) == "甲" and len(kept.rounds(ITEM.id)) == 3
    assert "投票已撤销：唱票有误" in composed(ManuscriptKind.MINUTES, "zh")


def test_a_lot_may_fall_on_a_name_with_a_blank_in_it(dialog: ElectionDialog, asker: FakeAsker) -> None:
    dialog.names.setPlainText("甲\nZoë Kim\nAnna Lee")
    count(dialog, 6, 5, 5)
    dialog.record_button.click()
    asker.expect("text", " Zoë Kim ")
    dialog.lot_button.click()
    assert names(so_far()) == "甲Zoë Kim"


def test_seats_that_are_being_typed_outlive_a_check_in(dialog: ElectionDialog) -> None:
    dialog.seats.setFocus()
    dialog.seats.setValue(1)
    dialog.office.do(check_in, "m0009", dialog.office.now())
    assert dialog.seats.value() == 1


def test_typed_names_outlive_a_check_in_and_are_kept(dialog: ElectionDialog, store: Store) -> None:
    dialog.names.setFocus()
    dialog.names.setPlainText("甲\n乙\n丁")
    count(dialog, 6, 2, 1)
    dialog.office.do(check_in, "m0009", dialog.office.now())
    assert [boxes[0].value() for boxes in dialog.boxes] == [6, 2, 1] and "present 9" in dialog.badge.text()
    dialog.seats.setFocus()
    assert [each.name for each in kept.candidates(ITEM.id)] == ["甲", "乙", "丁"]


def test_the_office_that_is_named_stands_on_the_ballot_paper(dialog: ElectionDialog, store: Store) -> None:
    dialog.post.setText(" 副会长 ")
    dialog.post.editingFinished.emit()
    assert kept.election(ITEM.id).office == "副会长" and dialog.post.text() == "副会长"
    values = ballots.as_chosen(ballots.ballots("zh", [ITEM.id]), BallotOptions())
    assert [paper.text for paper in values["papers"]] == ["副会长"]


def test_no_verdict_stands_beside_numbers_that_cannot_be(dialog: ElectionDialog) -> None:
    count(dialog, 8, 8, 8)
    assert not dialog.fault.isHidden() and all(pill.isHidden() for pill in dialog.pills)
    count(dialog, 8, 5, 3)
    assert dialog.fault.isHidden() and not any(pill.isHidden() for pill in dialog.pills)
