"""The vote dialog: what it computes while numbers are typed, and what it puts on record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.models import AttendanceEventRecord, AttendeeRecord
from db.queries import attendance, attendees, resolutions, seating
from db.store import Store
from desktop_app.commands import agenda as commands
from desktop_app.commands.attendees import edit_attendee
from desktop_app.commands.halls import make_hall
from desktop_app.commands.seating import seat_person
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendance import AttendanceEvent, EventKind
from desktop_app.domain.changes import Changes
from desktop_app.domain.halls import HallShape
from desktop_app.domain.identity import new_id
from desktop_app.domain.resolutions import (
    AreaCount,
    Base,
    Entry,
    Method,
    Tally,
    Voice,
    standing_vote,
    verdict_of,
)
from desktop_app.domain.seating import DAIS
from desktop_app.ui.agenda.vote_dialog import VoteDialog
from desktop_app.ui.agenda.vote_entries import WAYS
from desktop_app.ui.office import Office

ITEM = AgendaItem("f" * 32, "审议《说明》", kind=ItemKind.APPROVAL)


def come(store: Store, *ids: str) -> Changes:
    with store.change("check-in") as change:
        for key in ids:
            event = AttendanceEvent(new_id(), key, EventKind.IN, dt.datetime(2027, 3, 15, 12))
            AttendanceEventRecord.insert(attendance.event_columns(event)).execute()
    return change.changes


@pytest.fixture
def dialog(office: Office, store: Store, qtbot: QtBot) -> VoteDialog:
    """Nine members, six present; the rule is more than half of those present."""
    ids = [f"m{place}" for place in range(9)]
    with store.change("people"):
        AttendeeRecord.insert_many([{"id": key, "name": key} for key in ids]).execute()
    commands.add_item(store, ITEM)
    come(store, *ids[:6])
    made = VoteDialog(office, ITEM)
    qtbot.addWidget(made)
    made.show()
    return made


def enter(dialog: VoteDialog, **numbers: int) -> None:
    for name, value in numbers.items():
        dialog.entries.counts[name].setValue(value)


def test_the_verdict_while_typing(dialog: VoteDialog) -> None:
    assert (
        dialog.badge.text() == "Members 9 · present 6 · quorum 5 ✓" and not dialog.record_button.isEnabled()
    )
    enter(dialog, yes=3, no=2)
    assert dialog.pill.text() == "Not carried"
    assert (
        dialog.line.text()
        == "more than half of the members present · members present: 6 · needed 4, got 3 · 1 short"
    )
    enter(dialog, yes=4, abstain=0)
    assert dialog.pill.text() == "Carried" and dialog.record_button.isEnabled()


def test_the_base_is_part_of_the_verdict(dialog: VoteDialog) -> None:
    enter(dialog, yes=4, no=2)
    dialog.editor.base.setCurrentIndex(list(Base).index(Base.MEMBERS))
    assert "all members: 9 · needed 5, got 4 · 1 short" in dialog.line.text()


def test_more_votes_than_people_are_an_error(dialog: VoteDialog) -> None:
    enter(dialog, yes=5, no=3)
    assert dialog.fault.isVisible() and dialog.fault.text() == "2 more votes than members present."
    assert not dialog.record_button.isEnabled() and not dialog.sentence.isVisible()


def test_only_the_minority_is_counted(dialog: VoteDialog, office: Office) -> None:
    dialog.entries.ways.button(1).click()
    enter(dialog, no=1, abstain=1)
    assert dialog.entries.counts["yes"].value() == 4 and not dialog.entries.counts["yes"].isEnabled()
    dialog.record_button.click()
    standing = standing_vote(resolutions.votes(ITEM.id))
    assert standing is not None and standing.tally == Tally(4, 1, 1) and standing.present == 6
    assert verdict_of(standing).passed and dialog.result() == VoteDialog.DialogCode.Accepted


def test_a_clear_majority_needs_no_numbers(dialog: VoteDialog) -> None:
    dialog.entries.ways.button(2).click()
    dialog.entries.outcome.button(1).click()
    assert dialog.pill.text() == "Not carried" and not dialog.entries.numbers.isVisible()
    dialog.record_button.click()
    standing = standing_vote(resolutions.votes(ITEM.id))
    assert standing is not None and standing.stated == -1 and not verdict_of(standing).passed


def test_a_tie_offers_the_casting_vote(dialog: VoteDialog) -> None:
    dialog.editor.base.setCurrentIndex(list(Base).index(Base.YES_NO))
    enter(dialog, yes=3, no=3)
    assert dialog.casting.isVisible() and dialog.pill.text() == "Not carried"
    dialog.casting.setCurrentIndex(1)
    assert dialog.pill.text() == "Carried"
    enter(dialog, no=2)
    assert not dialog.casting.isVisible() and dialog.casting_value() == 0


def test_presence_is_live_and_below_the_quorum_a_reason_is_needed(
    dialog: VoteDialog, office: Office, store: Store
) -> None:
    office.committed.emit(come(store, "m6"))
    assert "present 7" in dialog.badge.text() and not dialog.reason.isVisible()
    with store.change("out") as change:
        for key in ("m0", "m1", "m2"):
            event = AttendanceEvent(new_id(), key, EventKind.OUT, dt.datetime(2027, 3, 15, 12, 30))
            AttendanceEventRecord.insert(attendance.event_columns(event)).execute()
    office.committed.emit(change.changes)
    enter(dialog, yes=4)
    assert (
        dialog.badge.text().endswith("✗")
        and dialog.reason.isVisible()
        and not dialog.record_button.isEnabled()
    )
    dialog.reason.setText("授权")
    dialog.record_button.click()
    standing = standing_vote(resolutions.votes(ITEM.id))
    assert standing is not None and standing.reason == "授权" and not standing.quorum_met


def test_the_sentence_is_in_the_language_of_the_meeting_and_can_be_copied(
    dialog: VoteDialog, office: Office
) -> None:
    enter(dialog, yes=4, no=1, abstain=1)
    words = office.document_words().gettext
    assert words(": carried.") in dialog.sentence.text() and "4" in dialog.sentence.text()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.sentence.text()


def test_an_unusual_share_is_kept(office: Office, store: Store, dialog: VoteDialog, qtbot: QtBot) -> None:
    from desktop_app.domain.meeting import Share
    from desktop_app.domain.resolutions import Rule

    motion = resolutions.resolution(ITEM.id)
    assert motion is not None
    commands.set_resolution(store, replace(motion, rule=Rule(Base.VALID, Share(3, 5, False))))
    again = VoteDialog(office, ITEM)
    qtbot.addWidget(again)
    assert again.rule_value() == Rule(Base.VALID, Share(3, 5, False))
    for rule in (Rule(Base.YES_NO, relative=True), Rule(Base.VALID, unanimous=True)):
        again.editor.load(rule, again.method_value())
        assert again.rule_value() == rule


def test_in_every_language_and_theme(
    dialog: VoteDialog, office: Office, qtbot: QtBot, spoken: str, dressed: str
) -> None:
    made = VoteDialog(office, ITEM)
    qtbot.addWidget(made)
    made.show()
    enter(made, yes=4)
    assert not made.grab().isNull()


def by(dialog: VoteDialog, entry: Entry) -> None:
    dialog.entries.ways.button([way for way, _title in WAYS].index(entry)).click()


def test_by_delegation_the_tellers_numbers_add_up(dialog: VoteDialog, office: Office, store: Store) -> None:
    for key, name in (("m0", "各区"), ("m1", "各区"), ("m2", "企业")):
        person = attendees.get(key)
        assert person is not None
        office.do(edit_attendee, replace(person, delegation=name))
    by(dialog, Entry.DELEGATIONS)
    table = dialog.entries.delegations
    assert [(area.name, area.present) for area in table.areas] == [("各区", 2), ("企业", 1), ("", 3)]
    table.boxes[0]["no"].setValue(3)
    assert "各区" in dialog.fault.text() and not dialog.record_button.isEnabled()
    table.boxes[0]["no"].setValue(1)
    table.all_in_favour.click()
    assert dialog.entries.tally() == Tally(5, 1, 0) and not dialog.fault.isVisible()
    office.committed.emit(come(store, "m6"))  # somebody comes: what was entered stays
    assert [area.present for area in table.areas] == [2, 1, 4] and table.areas[0].no == 1
    dialog.record_button.click()
    standing = standing_vote(resolutions.votes(ITEM.id))
    assert standing is not None and standing.tally == Tally(5, 1, 0)
    assert standing.detail.areas[0] == AreaCount("各区", 2, 1, 1)


def test_by_area_people_count_where_they_sit(dialog: VoteDialog, office: Office, store: Store) -> None:
    hall = make_hall(store, "会堂", HallShape(4, 6, (3,), 3))
    assert hall
    places = seating.seats(seating.halls()[0].id)
    chair = next(seat for seat in places if seat.area == DAIS)
    floor = next(seat for seat in places if seat.area != DAIS)
    office.do(seat_person, "m0", chair.id)
    office.do(seat_person, "m1", floor.id)
    again = VoteDialog(office, ITEM, dialog)
    again.show()
    by(again, Entry.AREAS)
    assert [(area.name, area.present) for area in again.entries.areas.areas] == [
        (DAIS, 1),
        (floor.area, 1),
        ("", 4),
    ]
    again.entries.areas.all_in_favour.click()
    assert again.entries.tally() == Tally(6) and again.record_button.isEnabled()
    again.close()


def test_by_name_seats_are_clicked_and_keys_give_voices(dialog: VoteDialog, qtbot: QtBot) -> None:
    by(dialog, Entry.NAMES)
    plan = dialog.entries.plan
    m2 = plan.rects()["m2"].center().toPoint()
    for _turn in range(2):
        qtbot.mouseClick(plan, Qt.MouseButton.LeftButton, pos=m2)
    assert plan.voices == {"m2": Voice.NO} and "Against" in dialog.entries.who.text()
    qtbot.keyClick(plan, Qt.Key.Key_Right)
    assert plan.in_hand == "m3"
    qtbot.keyClick(plan, Qt.Key.Key_3)
    qtbot.keyClick(plan, Qt.Key.Key_Left)
    assert plan.in_hand == "m2"
    plan.all_in_favour()
    assert dialog.entries.tally() == Tally(4, 1, 1)
    dialog.editor.method.setCurrentIndex(list(Method).index(Method.SECRET))
    assert "secret" in dialog.fault.text().lower() and not dialog.record_button.isEnabled()
    dialog.editor.method.setCurrentIndex(list(Method).index(Method.ROLL_CALL))
    dialog.record_button.click()
    standing = standing_vote(resolutions.votes(ITEM.id))
    assert standing is not None and dict(standing.detail.voices)["m2"] is Voice.NO
    assert standing.detail.entry is Entry.NAMES and len(standing.detail.voices) == 6


def test_who_leaves_takes_the_voice_along(dialog: VoteDialog, office: Office, store: Store) -> None:
    by(dialog, Entry.NAMES)
    dialog.entries.plan.all_in_favour()
    with store.change("out") as change:
        event = AttendanceEvent(new_id(), "m0", EventKind.OUT, dt.datetime(2027, 3, 15, 12, 30))
        AttendanceEventRecord.insert(attendance.event_columns(event)).execute()
    office.committed.emit(change.changes)
    assert "m0" not in dialog.entries.plan.voices and dialog.entries.tally() == Tally(5)
