from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from db import backup
from db.queries import attendees
from db.store import Store
from desktop_app.app import Program
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.meeting import edit_meeting
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.carrying import Carried
from desktop_app.ui.meeting.new import NewMeetingDialog
from desktop_app.ui.start.page import StartPage
from desktop_app.ui.start.restore import RestoreDialog
from tests.ui.asker import FakeAsker
from tests.ui.conftest import MEETING, NOW
from tests.ui.keys import press


def start_page(program: Program) -> StartPage:
    page = program.window.centralWidget()
    assert isinstance(page, StartPage)
    return page


def a_meeting(folder: Path, name: str = "day") -> Path:
    folder.mkdir(exist_ok=True)
    Store.create(folder / f"{name}.rostrum", MEETING, clock=lambda: NOW).close()
    return folder / f"{name}.rostrum"


def test_a_new_meeting_is_asked_for_kept_where_one_says_and_opened(
    program: Program, asker: FakeAsker, tmp_path: Path
) -> None:
    def fill(dialog: QDialog) -> bool:
        assert isinstance(dialog, NewMeetingDialog)
        dialog._accept()
        assert dialog.notice.text(), "a meeting without a title is refused in words"
        field = dialog.form.widget("title")
        field.setText("年会")  # type: ignore[attr-defined]
        return True

    asker.expect("run", fill)
    asker.expect("save_file", tmp_path / "年会.rostrum")
    start_page(program).buttons["new"].click()
    assert program.window.office is not None
    assert program.window.office.meeting().title == "年会"
    assert program.settings.recent == [str(tmp_path / "年会.rostrum")]


def test_a_new_meeting_takes_over_from_the_open_one_or_from_a_file(
    program: Program, asker: FakeAsker, tmp_path: Path
) -> None:
    first = a_meeting(tmp_path / "files")
    program.open(first)
    office = program.window.office
    assert office is not None and office.do(add_attendee, Attendee("p" * 32, "李䶮"))

    def from_here(dialog: QDialog) -> bool:
        assert isinstance(dialog, NewMeetingDialog)
        assert dialog.open_one.isVisibleTo(dialog) and not dialog.boxes[Carried.PEOPLE].isVisibleTo(dialog)
        dialog.open_one.click()
        assert MEETING.title in dialog.told.text() and dialog.boxes[Carried.PEOPLE].isVisibleTo(dialog)
        dialog.form.widget("title").setText("年会")  # type: ignore[attr-defined]
        return True

    asker.expect("run", from_here)
    asker.expect("save_file", tmp_path / "年会.rostrum")
    program.new()
    assert program.window.office is not None and program.window.office.meeting().title == "年会"
    assert [each.name for each in attendees.everyone()] == ["李䶮"]

    def from_file(dialog: QDialog) -> bool:
        assert isinstance(dialog, NewMeetingDialog)
        dialog.choose.click()
        assert dialog.notice.text() and dialog.earlier is None
        dialog.choose.click()
        assert dialog.earlier == first
        dialog.boxes[Carried.PEOPLE].setChecked(False)
        dialog.form.widget("title").setText("下一届")
        return True

    asker.expect("run", from_file)
    asker.expect("open_file", tmp_path / "no.rostrum")
    asker.expect("open_file", first)
    asker.expect("save_file", tmp_path / "下一届.rostrum")
    program.new()
    assert program.window.office.meeting().title == "下一届" and not attendees.everyone()


def test_never_mind_leaves_everything_as_it_was(program: Program, asker: FakeAsker) -> None:
    asker.expect("open_file", None)
    start_page(program).buttons["open"].click()
    asker.expect("run", False)
    start_page(program).buttons["new"].click()
    assert program.window.office is None


def test_recent_meetings_can_be_opened_and_taken_off(program: Program, tmp_path: Path) -> None:
    path = a_meeting(tmp_path / "files")
    program.settings.remember(path)
    program.settings.remember(tmp_path / "gone.rostrum")
    program.window.show_start()
    buttons = {button.accessibleName(): button for button in start_page(program).findChildren(QPushButton)}
    assert not buttons["Open gone"].isEnabled()
    buttons["Take gone off this list"].click()
    assert program.settings.recent == [str(path)]
    buttons = {button.accessibleName(): button for button in start_page(program).findChildren(QPushButton)}
    buttons["Open day"].click()
    assert program.window.office is not None


def test_a_file_that_is_no_meeting_is_told_on_the_start_page_and_not_touched(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "letter.rostrum"
    path.write_bytes(b"dear all" * 100)
    assert not program.open(path)
    assert "letter.rostrum" in start_page(program).trouble.text()
    assert path.read_bytes() == b"dear all" * 100


def test_trouble_with_a_second_file_keeps_the_first_open(program: Program, tmp_path: Path) -> None:
    assert program.open(a_meeting(tmp_path / "files"))
    assert not program.open(tmp_path / "nowhere.rostrum")
    assert program.window.desk is not None
    assert not program.window.desk.banner.isHidden()
    assert "nowhere.rostrum" in program.window.desk.banner.words.text()
    assert program.window.office is not None and program.window.office.meeting().title == MEETING.title


def test_the_sample_is_a_copy_that_can_be_written(program: Program) -> None:
    start_page(program).buttons["sample"].click()
    office = program.window.office
    assert office is not None
    assert "home" in office.path.parts
    assert office.path.parent.name == "sample"


def test_a_backup_becomes_a_new_file(program: Program, asker: FakeAsker, tmp_path: Path) -> None:
    program.open(a_meeting(tmp_path / "files"))
    assert program.window.office is not None
    backup.backup_now(program.window.office.store, program.backups, "open")
    program.close_meeting()

    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, RestoreDialog)
        assert dialog.chosen is not None
        return True

    asker.expect("run", choose)
    asker.expect("save_file", tmp_path / "back.rostrum")
    start_page(program).buttons["restore"].click()
    assert program.window.office is not None
    assert program.window.office.path == tmp_path / "back.rostrum"


def test_closing_backs_up_what_was_changed_and_nothing_else(program: Program, tmp_path: Path) -> None:
    program.open(a_meeting(tmp_path / "files"))
    program.close_meeting()
    assert backup.list_backups(program.backups) == ()
    program.open(tmp_path / "files" / "day.rostrum")
    assert program.window.office is not None
    program.window.office.do(edit_meeting, replace(MEETING, venue="大礼堂"))
    program.close_meeting()
    assert [each.reason for each in backup.list_backups(program.backups)] == ["close"]


def test_a_copy_for_a_colleague_is_a_meeting_of_its_own(
    program: Program, asker: FakeAsker, tmp_path: Path
) -> None:
    program.open(a_meeting(tmp_path / "files"))
    asker.expect("save_file", tmp_path / "copy.rostrum")
    program.save_copy()
    assert program.open(tmp_path / "copy.rostrum")


def test_a_dropped_meeting_is_opened_and_other_files_are_left_alone(program: Program, tmp_path: Path) -> None:
    program.window.take_file(tmp_path / "list.xlsx")
    assert program.window.office is None
    program.window.take_file(a_meeting(tmp_path / "files"))
    assert program.window.office is not None
    program.window.take_file(tmp_path / "letter.docx")
    assert program.window.desk is not None
    assert "letter.docx" in program.window.desk.toasts.text


def test_a_later_start_brings_its_file_to_this_window(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    from desktop_app.ui.instance import OnlyOne

    first, second = OnlyOne(tmp_path / "run"), OnlyOne(tmp_path / "run")
    assert first.claim()
    assert not second.claim()
    first.listen()
    with qtbot.waitSignal(first.asked) as told:
        assert second.hand_over(str(tmp_path / "年会.rostrum"))
    assert told.args == [str(tmp_path / "年会.rostrum")]
    first.release()
    assert second.claim()
    second.release()


def test_the_start_page_is_worked_by_keyboard(program: Program, asker: FakeAsker, qtbot: QtBot) -> None:
    button = start_page(program).buttons["open"]
    button.setFocus()
    asker.expect("open_file", None)
    press(button, Qt.Key.Key_Space)
    assert asker.asked == [("open_file", "Open a meeting")]
