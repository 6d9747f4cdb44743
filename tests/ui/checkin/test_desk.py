"""The desk beside the card: walk-ins, lists, paper, doubles, ushers, views, scanner, camera, sounds, lobby, kiosk."""

from __future__ import annotations

import datetime as dt
import io
import wave
from dataclasses import replace
from typing import Any

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.queries import attendance as desks
from db.queries import attendees as people
from db.queries import sessions as lists
from desktop_app.commands.attendance import Desk, check_in, refuse
from desktop_app.commands.sessions import add_session, edit_session
from desktop_app.domain.attendance import Method
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.scanner_test import PAYLOAD, Judgement, judge, without_frame
from desktop_app.domain.sessions import Session
from desktop_app.domain.stations import Post
from desktop_app.ui import camera
from desktop_app.ui.checkin import sounds
from desktop_app.ui.checkin.dialogs import PaperDialog, ReasonDialog, WalkInDialog
from desktop_app.ui.checkin.kiosk import KioskWindow, ensure_pin
from desktop_app.ui.checkin.lists import ListsDialog
from desktop_app.ui.checkin.lobby import LobbyWindow
from desktop_app.ui.checkin.page import CheckInPage
from desktop_app.ui.checkin.scanner_dialog import ScannerDialog
from desktop_app.ui.checkin.verdict import Verdict
from desktop_app.ui.kit.band import Mood
from desktop_app.ui.kit.presenter import HallText
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker
from tests.ui.checkin.test_page import code, known, mood, page, present, search
from tests.ui.conftest import NOW
from tests.ui.keys import press, type_text

__all__ = ["known", "page"]


def test_a_walk_in_by_keyboard_alone(page: CheckInPage, asker: FakeAsker) -> None:
    def fill_in(dialog: QDialog) -> bool:
        assert isinstance(dialog, WalkInDialog)
        assert dialog.name.text() == "何来"
        dialog.show()
        dialog.organisation.setFocus()
        dialog.organisation.setText("晚报社")
        for field in (dialog.organisation, dialog.position, dialog.phone, dialog.capacity, dialog.delegation):
            field.setFocus()
            press(field, Qt.Key.Key_Return)
        return bool(dialog.result())

    search(page, "何来")
    assert page.card.walk_in.isVisibleTo(page.card)
    asker.expect("run", fill_in)
    page.card.walk_in.click()
    (person,) = people.named("何来")
    assert person.status is Status.WALK_IN and "何来" in present() and mood(page) is Mood.OK
    page.office.undo()
    assert people.named("何来") == []


def test_a_mistake_is_taken_back_with_a_reason(page: CheckInPage, asker: FakeAsker) -> None:
    type_text(page.search, "zzh")
    press(page.search, Qt.Key.Key_Return)
    search(page, "zzh")

    def why(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReasonDialog)
        dialog.field.setCurrentText("")
        dialog.try_accept()
        assert dialog.notice.text() and not dialog.result()
        dialog.field.setCurrentText("认错人")
        dialog.try_accept()
        return bool(dialog.result())

    asker.expect("run", why)
    page.card.undo.click()
    assert present() == set() and desks.events()[-1].reason == "认错人"


def test_another_list_has_its_own_desk(page: CheckInPage, known: dict[str, Attendee]) -> None:
    page.scan(code(known["曾宗翰"]))
    page.office.do(add_session, Session("dinner", "晚宴", closes_at=NOW - dt.timedelta(hours=1)))
    page.roll.use("dinner")
    assert page.counters.present.text() == "0" and page.list_button.text() == "晚宴"
    page.scan(code(known["曾宗翰"]))
    assert mood(page) is Mood.OK and page.card.verdict.title == "Checked in late"
    assert desks.present_ids(session_id="dinner") == desks.present_ids()
    page.show_view("arrivals")
    page.roll.use("")
    assert page.counters.present.text() == "1"


def test_before_the_list_opens_only_the_button_lets_in(page: CheckInPage, known: dict[str, Attendee]) -> None:
    page.office.do(edit_session, Session(opens_at=NOW + dt.timedelta(minutes=10)))
    page.scan(code(known["曾宗翰"]))
    assert mood(page) is Mood.WARN and page.card.verdict.anyway and present() == set()
    page.card.enter.click()
    assert present() == {"曾宗翰"}


def test_a_paper_list_is_entered(page: CheckInPage, asker: FakeAsker) -> None:
    def fill_in(dialog: QDialog) -> bool:
        assert isinstance(dialog, PaperDialog)
        dialog.whom.setPlainText("1-3, 无名氏")
        dialog.try_accept()
        assert "无名氏" in dialog.notice.text()
        dialog.whom.setPlainText("1-3")
        dialog.try_accept()
        return bool(dialog.result())

    asker.expect("run", fill_in)
    assert page.deeds.paper_list()
    assert present() == {"姜明玉", "曾宗翰", "单佩珊"}
    assert {each.method for each in desks.events()} == {Method.BACK_ENTRY}


def test_lists_are_made_named_and_removed(qtbot: QtBot, page: CheckInPage) -> None:
    dialog = ListsDialog(page.office)
    qtbot.addWidget(dialog)
    dialog.add()
    dialog.name.setText("晚宴")
    dialog.opens.on.setChecked(True)
    dialog.apply()
    (plenary, dinner) = lists.sessions()
    assert dinner.name == "晚宴" and dinner.opens_at is not None and plenary.opens_at is None
    dialog.names.setCurrentRow(1)
    dialog.remove.click()
    assert len(lists.sessions()) == 1 and not dialog.remove.isEnabled()


def test_the_awaited_have_phones_and_a_delegation_comes_together(
    page: CheckInPage, known: dict[str, Attendee]
) -> None:
    page.tabs.pick("awaited")
    view: Any = page._views["awaited"]
    assert [each.attendee.name for each in view.model.values()] == [
        n for n in known_order(known) if n != "彭强"
    ]
    view.delegation.setCurrentText("企事业单位")
    assert len(view.model.values()) == 3
    view.together.click()
    assert present() == {"黎丽萍", "付健", "张𬍛"} and view.model.values() == []
    view.delegation.setCurrentIndex(0)
    view.whom.pick("ushers")
    assert [each.attendee.name for each in view.model.values()] == ["姜明玉", "曾宗翰"]


def known_order(_known: dict[str, Attendee]) -> list[str]:
    return [each.name for each in people.everyone()]


def test_every_view_opens_and_follows(page: CheckInPage, known: dict[str, Attendee]) -> None:
    for key in ("awaited", "counts", "arrivals", "seats", "doubles"):
        page.tabs.pick(key)
        assert not page.grab().isNull()
    page.tabs.pick("counts")
    page.scan(code(known["曾宗翰"]))
    views: dict[str, Any] = dict(page._views)
    assert views["counts"].table.lines.values()[0].counts.present == 1
    page.tabs.pick("arrivals")
    assert views["arrivals"].curve.arrived == 1


def test_a_badge_seen_twice_is_settled(
    page: CheckInPage, asker: FakeAsker, known: dict[str, Attendee]
) -> None:
    who = known["曾宗翰"]
    check_in(page.office.store, who.id, NOW - dt.timedelta(minutes=25), desk=Desk("东门"))
    page.office.do(refuse, "already-in", NOW, desk=Desk("西门"), attendee_id=who.id)
    page.tabs.pick("doubles")
    view: Any = page._views["doubles"]
    (double,) = view.model.values()
    assert double.name == "曾宗翰"

    def accept(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReasonDialog)
        dialog.try_accept()
        return bool(dialog.result())

    asker.expect("run", accept)
    view.settle.click()
    assert view.model.values() == [] and present() == {"曾宗翰"}


def test_the_ushers_are_told_of_awaited_guests_alone(page: CheckInPage, known: dict[str, Attendee]) -> None:
    page.scan(code(known["单佩珊"]))
    assert page.ushers.isHidden()
    page.scan(code(known["姜明玉"]))
    assert "姜明玉" in page.ushers.text.text() and not page.ushers.isHidden()
    page.office.undo()
    assert page.ushers.isHidden()


# Scanner, camera, sounds.


def test_a_scanner_is_judged_by_one_scan() -> None:
    assert judge(PAYLOAD).judgement is Judgement.CLEAN
    framed = judge(f"~{PAYLOAD}#")
    assert (framed.judgement, framed.prefix, framed.suffix) == (Judgement.FRAMED, "~", "#")
    assert without_frame(f"~{PAYLOAD}#", "~", "#") == PAYLOAD
    assert judge(PAYLOAD.lower()).judgement is Judgement.CASE
    assert (
        judge(PAYLOAD.translate({each: each + 0xFEE0 for each in range(33, 127)})).judgement is Judgement.WIDE
    )
    assert judge(PAYLOAD.replace("Q", "A").replace("Z", "W").replace("-", ")")).judgement is Judgement.LAYOUT
    assert judge("6901234567892").judgement is Judgement.NOTHING and judge(" ").judgement is Judgement.NOTHING


def test_the_self_test_keeps_what_the_scanner_adds(
    qtbot: QtBot, page: CheckInPage, known: dict[str, Attendee]
) -> None:
    dialog = ScannerDialog(page.office)
    qtbot.addWidget(dialog)
    page.hide()
    dialog.scanner._clock = page.scanner._clock = lambda: 0.0
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    focus = QApplication.focusWidget() or dialog
    type_text(focus, f"~{PAYLOAD}#")
    press(focus, Qt.Key.Key_Return)
    assert dialog.finding is not None and dialog.finding.judgement is Judgement.FRAMED, dialog.raw.text()
    assert (page.office.settings.scanner_prefix, page.office.settings.scanner_suffix) == ("~", "#")
    dialog.close()
    page.show()
    page.search.setFocus()
    type_text(page.search, f"~{code(known['曾宗翰'])}#")
    press(page.search, Qt.Key.Key_Return)
    assert present() == {"曾宗翰"}


def test_a_wrong_layout_is_read_by_the_places_of_the_keys(
    page: CheckInPage, known: dict[str, Attendee]
) -> None:
    """A French layout makes other signs of the same keys; the scanner presses the places of a US keyboard."""
    from desktop_app.domain.key_places import us_sign
    from desktop_app.ui.scanner import EVDEV

    places = {
        us_sign(place, shifted): (place, shifted) for place in range(2, 58) for shifted in (True, False)
    }
    wrong = {"Q": "A", "A": "Q", "Z": "W", "W": "Z", "M": ":", ".": ":"} | dict(
        zip("1234567890", "&é\"'(-è_çà", strict=True)
    )
    for sign in code(known["曾宗翰"]):
        place, shifted = places[sign]
        shift = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, shift, place + EVDEV, 0, 0, wrong.get(sign, sign))
        page.scanner._key(event)
    end = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert page.scanner._key(end) and present() == {"曾宗翰"}


def test_a_scanner_that_ends_with_no_key_is_heard(
    qtbot: QtBot, page: CheckInPage, known: dict[str, Attendee]
) -> None:
    page.search.setFocus()
    with qtbot.waitSignal(page.scanner.scanned):
        type_text(page.search, code(known["曾宗翰"]))
    assert present() == {"曾宗翰"} and page.search.text() == ""


def test_a_badge_before_the_camera(page: CheckInPage, known: dict[str, Attendee]) -> None:
    out = io.BytesIO()
    segno.make(code(known["曾宗翰"])).save(out, kind="png", scale=6, border=4)
    eye = page.deeds.camera
    for _look in range(3):
        eye.look(QImage.fromData(out.getvalue()))
    assert present() == {"曾宗翰"} and len(desks.events()) == 1
    eye.look(QImage())
    assert camera.decode(QImage()) == []


def test_without_a_camera_there_is_a_sentence(page: CheckInPage) -> None:
    said: list[str] = []
    page.office.said.connect(lambda text, _undo: said.append(text))
    page.deeds.toggle_camera()
    assert said == [camera.objection()] and said[0].endswith(".") and not page.deeds.camera.on
    page.deeds.camera.stop()


def test_four_sounds_that_differ(page: CheckInPage) -> None:
    tunes = {tune: sounds.wav(tune) for tune in sounds.TUNES}
    assert len(set(tunes.values())) == 4
    for data in tunes.values():
        with wave.open(io.BytesIO(data)) as file:
            assert 0.1 < file.getnframes() / file.getframerate() < 0.5
    ushers = replace(page.roll.fetch()[0])
    assert sounds.tune_of(Verdict(Mood.OK, "", "", ushers)) == "watch"
    assert [sounds.tune_of(Verdict(each, "")) for each in Mood] == ["", "", "ok", "warn", "bad"]


# Displays.


def words_of(window: QDialog | LobbyWindow | KioskWindow) -> str:
    return " ".join(each.text() for each in window.findChildren(HallText))


def test_the_lobby_counts_and_names_nobody(
    qtbot: QtBot, page: CheckInPage, known: dict[str, Attendee]
) -> None:
    made = LobbyWindow(page.office, page.roll)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    assert made.present.text() == "0"
    page.scan(code(known["曾宗翰"]))
    assert made.present.text() == "1" and made.height() == 720
    told = words_of(made) + "".join(each.accessibleName() for each in made.findChildren(HallText))
    assert not any(each.name in told or (each.phone and each.phone in told) for each in people.everyone())


@pytest.fixture
def kiosk(qtbot: QtBot, page: CheckInPage, asker: FakeAsker) -> KioskWindow:
    asker.expect("text", "4711")
    assert ensure_pin(page.office, page) and "4711" not in page.office.settings.kiosk_pin
    assert ensure_pin(page.office, page)
    made = KioskWindow(page.office, page.roll, page.work)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def ask(kiosk: KioskWindow, text: str) -> str:
    kiosk.field.setText(text)
    press(kiosk.field, Qt.Key.Key_Return)
    return words_of(kiosk)


def leave(kiosk: KioskWindow, pin: str = "4711") -> bool:
    kiosk.ask_pin()
    kiosk.pin.setText(pin)
    press(kiosk.pin, Qt.Key.Key_Return)
    return not kiosk.isVisible()


def test_a_guest_finds_the_seat_by_the_end_of_the_phone(kiosk: KioskWindow) -> None:
    assert "曾宗翰" in ask(kiosk, "0002") and present() == {"曾宗翰"}
    assert "already" in ask(kiosk, "0002")
    told = ask(kiosk, "00000")
    assert not any(each.name in told for each in people.everyone())
    assert "four digits" in ask(kiosk, "zeng") and present() == {"曾宗翰"}
    assert "desk" in ask(kiosk, "00007") and present() == {"曾宗翰"}  # 彭强 sent apologies
    kiosk.clear()
    assert "曾宗翰" not in words_of(kiosk)
    assert leave(kiosk)


def test_nobody_gets_out_of_the_kiosk_without_the_pin(kiosk: KioskWindow, office: Office) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_B):
        press(kiosk, key)
    kiosk.close()
    assert kiosk.isVisible() and not kiosk.blacked_out and office.store.post is Post.KIOSK
    assert not office.undo()
    for wrong in ("0000", "", "47111", "x", "1234", "4711"):
        assert not leave(kiosk, wrong)  # after five the field rests, even for the right one
    kiosk._may_try_again()
    assert leave(kiosk)
    assert str(office.store.post) == Post.OFFICE.value


def test_a_pin_has_digits(office: Office, asker: FakeAsker) -> None:
    for told in ("12", "abcd", None):
        asker.expect("text", told)
        assert not ensure_pin(office, None) and not office.settings.kiosk_pin
