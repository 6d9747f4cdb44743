from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, Meeting, Share
from desktop_app.settings import Settings
from desktop_app.ui.kit import theme
from desktop_app.ui.meeting.help import HelpDialog, help_text
from desktop_app.ui.meeting.settings import SettingsDialog, meeting_fields, share_text
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker


def test_nothing_is_written_unless_something_was_edited(office: Office, qtbot: QtBot) -> None:
    dialog = SettingsDialog(office, Settings())
    qtbot.addWidget(dialog)
    dialog._apply()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert office.store.can_undo == "new-meeting" or office.store.can_undo is None


def test_the_particulars_of_the_meeting_are_one_change(office: Office, qtbot: QtBot) -> None:
    dialog = SettingsDialog(office, Settings())
    qtbot.addWidget(dialog)
    assert dialog.meeting_form is not None
    title, quorum = dialog.meeting_form.widget("title"), dialog.meeting_form.widget("quorum")
    assert isinstance(title, QLineEdit)
    assert isinstance(quorum, QComboBox)
    title.setText("年会")
    quorum.setCurrentIndex(2)
    dialog._apply()
    assert (office.meeting().title, office.meeting().quorum) == ("年会", AT_LEAST_TWO_THIRDS)
    office.undo()
    assert office.meeting().title != "年会"


def test_a_refused_title_keeps_the_dialog_open(office: Office, qtbot: QtBot) -> None:
    dialog = SettingsDialog(office, Settings())
    qtbot.addWidget(dialog)
    assert dialog.meeting_form is not None
    title = dialog.meeting_form.widget("title")
    assert isinstance(title, QLineEdit)
    title.clear()
    dialog._apply()
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_an_unusual_quorum_is_kept_and_shown_in_numbers() -> None:
    meeting = Meeting(id="m", title="x", quorum=Share(5, 7, True), starts_at=dt.datetime(2027, 1, 1))
    quorum = next(field for field in meeting_fields(meeting) if field.name == "quorum")
    assert (Share(5, 7, True), share_text(Share(5, 7, True))) in list(quorum.options)


def test_theme_and_language_change_at_once_and_are_remembered(program: Program, asker: FakeAsker) -> None:
    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, SettingsDialog)
        for name, text in (("theme", "Dark"), ("language", "简体中文")):
            box = dialog.computer_form.widget(name)
            assert isinstance(box, QComboBox)
            box.setCurrentText(text)
        return True

    asker.expect("run", choose)
    program.ask_settings()
    assert theme.current().name == "dark"
    assert program.settings.language == "zh_CN"
    assert (program._settings_file).exists()


def test_help_is_written_in_every_language(spoken: str, qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    assert "Ctrl+K" in dialog.text.toPlainText()
    assert help_text().startswith("# ")
