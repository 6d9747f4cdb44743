"""The desk over a real file: what the card says, what Enter does, what a scanner does."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries import attendance as desks
from db.queries import attendees as people
from desktop_app.commands.attendance import Desk, check_in
from desktop_app.domain.attendance import EventKind, Method
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.codes import code_for
from desktop_app.ui.checkin.dialogs import SubstituteDialog
from desktop_app.ui.checkin.page import CheckInPage
from desktop_app.ui.kit.band import Mood
from desktop_app.ui.kit.basics import Pill
from desktop_app.ui.office import Office
from tests.people import ROSTER, fill_people
from tests.ui.asker import FakeAsker
from tests.ui.conftest import MEETING, NOW
from tests.ui.keys import press, type_text


@pytest.fixture
def known(office: Office) -> dict[str, Attendee]:
    office.settings.sounds = False
    return fill_people(office.store)


@pytest.fixture
def page(qtbot: QtBot, office: Office, known: dict[str, Attendee]) -> CheckInPage:
    made = CheckInPage(office)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def search(page: CheckInPage, text: str) -> None:
    page.search.setText(text)
    page.search.searched.emit(text)


def scan(page: CheckInPage, text: str) -> None:
    """As a hand scanner types: fast, ended by Enter, into whatever has the focus."""
    target = QApplication.focusWidget() or page
    type_text(target, text)
    press(QApplication.focusWidget() or target, Qt.Key.Key_Return)


def code(person: Attendee) -> str:
    return code_for(person.id, MEETING.secret)


def mood(page: CheckInPage) -> Mood:
    return page.card.verdict.mood


def present() -> set[str]:
    names = {each.id: each.name for each in people.everyone()}
    return {names[each] for each in desks.present_ids()}


def test_enter_checks_in_the_first_hit_and_the_desk_is_ready_for_the_next(page: CheckInPage) -> None:
    said: list[tuple[str, bool]] = []
    page.office.said.connect(lambda text, undo: said.append((text, undo)))
    type_text(page.search, "zzh")
    press(page.search, Qt.Key.Key_Return)
    assert present() == {"曾宗翰"} and mood(page) is Mood.OK and page.card.name.text() == "曾宗翰"
    assert page.search.text() == "" and said == [("曾宗翰 checked in", True)]
    (event,) = desks.events()
    assert (event.method, event.desk, event.at) == (Method.SEARCH, "A", NOW)


def test_enter_on_an_empty_field_does_nothing(page: CheckInPage) -> None:
    press(page.search, Qt.Key.Key_Return)
    assert present() == set()
    type_text(page.search, "zzh")
    press(page.search, Qt.Key.Key_Return)
    press(page.search, Qt.Key.Key_Return)
    assert len(desks.events()) == 1


def test_clearing_the_search_clears_the_card(page: CheckInPage) -> None:
    search(page, "zzh")
    assert page.card.verdict.can_enter
    page.search.clear()
    assert mood(page) is Mood.IDLE and page.card.verdict.person is None and not page.card.enter.isEnabled()
    press(page.search, Qt.Key.Key_Return)
    assert present() == set()


def test_a_search_without_a_hit_shows_nobody(page: CheckInPage) -> None:
    search(page, "zzh")
    search(page, "zzhq")
    assert mood(page) is Mood.BAD and page.card.verdict.person is None
    press(page.search, Qt.Key.Key_Return)
    assert present() == set()


def test_homonyms_are_shown_with_what_tells_them_apart(page: CheckInPage) -> None:
    search(page, "黎丽萍")
    assert [each.attendee.organisation for each in page.model.values()] == ["云帆公司", "虹口区政府"]
    press(page.search, Qt.Key.Key_Down)
    assert page.card.organisation.text() == "虹口区政府"
    press(page.search, Qt.Key.Key_Return)
    assert [each.organisation for each in people.named("黎丽萍") if each.id in desks.present_ids()] == [
        "虹口区政府"
    ]
    search(page, "llp")
    assert page.card.organisation.text() == "云帆公司"  # who has not arrived comes first


def test_a_double_scan_says_when_and_where(page: CheckInPage, known: dict[str, Attendee]) -> None:
    person = known["曾宗翰"]
    check_in(page.office.store, person.id, NOW - dt.timedelta(minutes=18), desk=Desk("2号台"))
    page.index._refresh({person.id})
    page.scan(code(person))
    assert (
        mood(page) is Mood.WARN
        and "12:42" in page.card.band.text.text()
        and "2号台" in page.card.band.text.text()
    )
    assert page.card.name.text() == "曾宗翰" and present() == {"曾宗翰"}
    assert [each.kind for each in desks.events(person.id)] == [EventKind.IN, EventKind.REFUSED]


@pytest.mark.parametrize(
    "text", ["6901234567892", "M1.ABCDEF", "M1." + "0" * 24, code_for("ab" * 16, "00" * 20)]
)
def test_a_foreign_or_damaged_code_is_refused_in_words(page: CheckInPage, text: str) -> None:
    page.scan(text)
    assert mood(page) is Mood.BAD and page.card.band.text.text() and page.card.verdict.person is None
    (event,) = desks.events()
    assert event.kind is EventKind.REFUSED and event.attendee_id is None and present() == set()
    assert page.office.store.can_undo == "import-people"


def test_a_scanner_works_whatever_has_the_focus(
    qtbot: QtBot, page: CheckInPage, known: dict[str, Attendee]
) -> None:
    field = QLineEdit("半", page)
    field.show()
    for widget, name in ((page.search, "曾宗翰"), (page.table, "单佩珊"), (field, "张𬍛")):
        widget.setFocus()
        scan(page, code(known[name]))
        assert name in present() and mood(page) is Mood.OK
    assert field.text() == "半" and page.search.text() == ""
    assert {each.method for each in desks.events()} == {Method.SCAN}


def test_a_code_that_an_input_method_commits_is_a_scan_too(
    page: CheckInPage, known: dict[str, Attendee]
) -> None:
    event = QInputMethodEvent()
    event.setCommitString(code(known["曾宗翰"]).replace(".", "。"))
    QApplication.sendEvent(page.search, event)
    press(page.search, Qt.Key.Key_Return)
    assert present() == {"曾宗翰"}


def test_people_type_slower_than_scanners(qtbot: QtBot, page: CheckInPage) -> None:
    now = [0.0]
    page.scanner._clock = lambda: now[0]
    page.search.setFocus()
    scanned: list[str] = []
    page.scanner.scanned.connect(scanned.append)
    for letter in "zengzonghan":
        now[0] += 0.12
        type_text(page.search, letter)
    now[0] += 0.3
    press(page.search, Qt.Key.Key_Return)
    assert scanned == [] and present() == {"曾宗翰"}


def test_undo_takes_the_arrival_back_and_clears_its_verdict(page: CheckInPage) -> None:
    type_text(page.search, "zzh")
    press(page.search, Qt.Key.Key_Return)
    page.office.undo()
    assert present() == set() and mood(page) is Mood.IDLE and len(desks.events()) == 2


def test_who_sent_apologies_needs_the_button(page: CheckInPage, known: dict[str, Attendee]) -> None:
    search(page, "彭强")
    assert mood(page) is Mood.WARN and page.card.verdict.anyway
    press(page.search, Qt.Key.Key_Return)
    assert present() == set()
    page.card.enter.click()
    assert present() == {"彭强"}
    found = people.get(known["彭强"].id)
    assert found is not None and found.status is Status.CONFIRMED


def test_a_substitute_is_named_first(page: CheckInPage) -> None:
    search(page, "fujian")
    assert page.card.name.text() == "赵华" and "付健" in page.card.for_whom.text()
    search(page, "zhaohua")
    assert page.card.name.text() == "赵华"


def test_a_substitute_is_named_at_the_desk(
    page: CheckInPage, asker: FakeAsker, known: dict[str, Attendee]
) -> None:
    def fill_in(dialog: QDialog) -> bool:
        assert isinstance(dialog, SubstituteDialog)
        dialog.try_accept()
        assert dialog.notice.text() and not dialog.result()
        dialog.name.setText("钱多")
        dialog.try_accept()
        return bool(dialog.result())

    search(page, "shan")
    asker.expect("run", fill_in)
    page.card.substitute.click()
    assert page.card.name.text() == "钱多" and mood(page) is Mood.OK and present() == {"单佩珊"}
    (event,) = desks.events(known["单佩珊"].id)
    assert event.reason == "Written proxy" and "Written proxy" in page.card.band.text.text()


def test_leaving_and_coming_back(page: CheckInPage) -> None:
    type_text(page.search, "zzh")
    press(page.search, Qt.Key.Key_Return)
    search(page, "zzh")
    page.card.leave.click()
    assert present() == set()
    search(page, "zzh")
    press(page.search, Qt.Key.Key_Return)
    assert present() == {"曾宗翰"} and len(desks.events()) == 3


def test_the_counters_are_the_fold_of_the_events(page: CheckInPage, known: dict[str, Attendee]) -> None:
    def counters() -> list[str]:
        found = page.counters
        return [each.text() for each in (found.expected, found.present, found.apologies, found.not_yet)]

    assert counters() == [str(len(ROSTER) - 2), "0", "1", str(len(ROSTER) - 2)]
    for name in ("曾宗翰", "单佩珊", "付健"):
        page.scan(code(known[name]))
    assert counters() == ["8", "3", "1", "5"] and "✓" in page.counters.quorum.text()
    page.office.undo()
    assert counters() == ["8", "2", "1", "6"]


def test_flags_the_desk_must_see(page: CheckInPage) -> None:
    search(page, "张𬍛")
    assert "Wheelchair" in [each.text() for each in page.card.findChildren(Pill)]


def test_every_scan_has_its_verdict_at_once(page: CheckInPage, known: dict[str, Attendee]) -> None:
    for name in ("曾宗翰", "单佩珊", "张𬍛", "Zoë Kim"):
        page.scan(code(known[name]))
        assert mood(page) is Mood.OK


def test_a_link_shows_the_person_ready_to_check_in(page: CheckInPage, known: dict[str, Attendee]) -> None:
    page.show_subject(people.named("黎丽萍")[1].id)
    assert page.card.organisation.text() == "虹口区政府" and page.card.verdict.can_enter


def test_letters_outside_a_field_go_to_the_search(page: CheckInPage) -> None:
    assert page.key_typed("z")
    assert page.search.text() == "z"
    page.search.clear()


def test_the_desk_opens_in_every_language_and_theme(
    qtbot: QtBot, office: Office, known: dict[str, Attendee], dressed: str, spoken: str
) -> None:
    page = CheckInPage(office)
    qtbot.addWidget(page)
    page.resize(1040, 680)
    page.show()
    search(page, "zzh")
    assert not page.grab().isNull()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
