from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.models import (
    AgendaItemRecord,
    AttendeeRecord,
    AwardRecord,
    BatchRecord,
    HallRecord,
    PlacementRecord,
    RecipientRecord,
    SeatRecord,
)
from db.queries import attendees, overview
from db.store import Store
from desktop_app import words
from desktop_app.commands.attendees import edit_attendees
from desktop_app.commands.duplicates import keep_apart, take_together
from desktop_app.commands.meeting import edit_meeting
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.overview import Check, Readiness
from desktop_app.ui.office import Office
from desktop_app.ui.overview.lines import ReadinessLine, grade
from desktop_app.ui.overview.page import OverviewPage
from desktop_app.ui.overview.sentences import CHECKS, named, told
from tests.ui.conftest import NOW
from tests.ui.keys import press


def people(store: Store, *names: str, status: str = "invited") -> list[str]:
    ids = [new_id() for _name in names]
    with store.change("add-attendee"):
        for number, (key, name) in enumerate(zip(ids, names, strict=True)):
            AttendeeRecord.insert(id=key, name=name, status=status, roster_order=number).execute()
    return ids


def hall(store: Store, seats: int) -> list[str]:
    ids = [new_id() for _seat in range(seats)]
    with store.change("make-hall"):
        room = new_id()
        HallRecord.insert(id=room, name="Hall").execute()
        for number, key in enumerate(ids, start=1):
            SeatRecord.insert(
                id=key, hall=room, area="A", row=1, number=number, x=number * 500, y=0
            ).execute()
    return [room, *ids]


def found() -> dict[Check, Readiness]:
    return {each.check: each for each in overview.readiness()}


def test_an_empty_meeting_lacks_people_and_agenda_and_nothing_is_said_of_awards(store: Store) -> None:
    assert {check for check, each in found().items() if not each.done} == {Check.ROSTER, Check.AGENDA}
    assert Check.AWARDS not in found()


def test_who_comes_without_a_seat_is_missing_and_who_stays_away_with_one_too(store: Store) -> None:
    first, second = people(store, "李明", "王芳")
    (away,) = people(store, "赵强", status="apologies")
    room, *seats = hall(store, 3)
    with store.change("seat-person"):
        PlacementRecord.insert(id=new_id(), hall=room, seat=seats[0], attendee=first).execute()
        PlacementRecord.insert(id=new_id(), hall=room, seat=seats[1], attendee=away).execute()
    assert found()[Check.UNSEATED] == Readiness(Check.UNSEATED, 1, 2, ("王芳",), second)
    assert found()[Check.SEATED_AWAY] == Readiness(Check.SEATED_AWAY, 1, 0, ("赵强",), away)
    assert found()[Check.HALL].of == 3


def test_a_ceremony_asks_for_awards_batches_citations_and_who_is_there(store: Store) -> None:
    (away,) = people(store, "赵强", status="apologies")
    with store.change("add-award"):
        AgendaItemRecord.insert(id=new_id(), title="颁奖", kind="awards").execute()
    assert not found()[Check.AWARDS].done
    award, batch = new_id(), new_id()
    with store.change("add-award"):
        AwardRecord.insert(id=award, title="先进个人").execute()
        BatchRecord.insert(id=batch, name="1").execute()
        RecipientRecord.insert(id=new_id(), award=award, name="赵强", attendee=away, batch=batch).execute()
        RecipientRecord.insert(
            id=new_id(), award=award, name="某单位", kind="group", representative_pending=1, citation="x"
        ).execute()
    missing = {check: each.missing for check, each in found().items() if not each.done}
    assert missing == {
        Check.HALL: 1,
        Check.NO_BATCH: 1,
        Check.REPRESENTATIVE_PENDING: 1,
        Check.RECIPIENTS_AWAY: 1,
        Check.NO_CITATION: 1,
        Check.NO_PRESENTERS: 1,
        Check.NO_ISSUER: 1,
    }


def test_the_counter_follows_changes_as_if_it_had_counted_anew(store: Store) -> None:
    counter = overview.Counter()
    keys = people(store, "李明", "王芳", "赵强")
    counter.apply(Changes("x", "", {"attendee": frozenset(keys)}))
    assert (counter.present, counter.expected) == (0, 3)
    with store.change("edit-attendee") as change:
        AttendeeRecord.update(status="apologies").where(AttendeeRecord.id == keys[0]).execute()
    counter.apply(change.changes)
    assert (counter.present, counter.expected) == (0, 2)
    counter.apply(store.undo())
    assert counter.expected == overview.Counter().expected == 3


def test_every_check_has_its_words(spoken: str) -> None:
    assert set(CHECKS) == set(Check)
    for check in Check:
        for missing in (0, 1, 5):
            line = told(Readiness(check, missing, 7, ("李明", "王芳"), ""))
            assert line and "{" not in line
    assert named(Readiness(Check.UNSEATED, 9, 9, ("李明", "王芳"), "")).startswith("李明")


def test_a_gap_is_never_told_by_colour_alone() -> None:
    graded = {grade(Readiness(check, 1)) for check in Check}
    assert graded == {"bad", "warn"}
    assert all(grade(Readiness(check, 0)) == "ok" for check in Check)


def test_a_new_meeting_shows_how_to_begin(office: Office, qtbot: QtBot) -> None:
    page = OverviewPage(office)
    qtbot.addWidget(page)
    wanted: list[tuple[str, str]] = []
    office.wanted.connect(lambda key, subject: wanted.append((key, subject)))
    steps = [
        button for button in page.findChildren(QPushButton) if button.accessibleName() == "Import the roster"
    ]
    steps[0].click()
    assert wanted == [("attendees", "")]


def test_a_line_leads_to_its_place_by_mouse_and_by_key(office: Office, store: Store, qtbot: QtBot) -> None:
    people(store, "李明")
    hall(store, 2)
    page = OverviewPage(office)
    qtbot.addWidget(page)
    page.show()
    wanted: list[tuple[str, str]] = []
    office.wanted.connect(lambda key, subject: wanted.append((key, subject)))
    line = next(line for line in page.findChildren(ReadinessLine) if "no seat" in line.accessibleName())
    press(line, Qt.Key.Key_Return)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert [key for key, _subject in wanted] == ["seating", "seating"]
    assert wanted[0][1]


def test_it_reads_again_after_a_change_and_only_once(office: Office, qtbot: QtBot) -> None:
    page = OverviewPage(office)
    qtbot.addWidget(page)
    page.show()
    for name in ("甲会", "乙会", "丙会"):
        office.do(edit_meeting, replace(office.meeting(), title=name))
    qtbot.waitUntil(lambda: page._subtitle.text() == "丙会")


def test_every_language_is_shown_without_english_left_over(
    office: Office, store: Store, qtbot: QtBot
) -> None:
    people(store, "李明")
    hall(store, 2)
    words.set_screen_language("zh_CN")
    page = OverviewPage(office)
    qtbot.addWidget(page)
    lines = [line.accessibleName() for line in page.findChildren(ReadinessLine)]
    words.set_screen_language("en")
    assert lines and all(any("\u4e00" <= sign <= "\u9fff" for sign in line) for line in lines)


def test_doubles_are_told_until_they_are_one_or_two(store: Store) -> None:
    first, second, _third = people(store, "王伟", "王伟", "王伟")
    assert found()[Check.DUPLICATES].done
    edit_attendees(
        store, [replace(each, phone="13800000001") for each in attendees.everyone([first, second])]
    )
    doubles = found()[Check.DUPLICATES]
    assert (doubles.missing, doubles.names, doubles.subject) == (1, ("王伟",), "duplicates")
    keep_apart(store, first, second)
    assert found()[Check.DUPLICATES].done
    store.undo(NOW)
    take_together(store, first, second)
    assert found()[Check.DUPLICATES].done and found()[Check.ROSTER].of == 2
