"""Signing certificates in the window."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.queries import awards as kept
from desktop_app.commands.awards import edit_recipient
from desktop_app.domain.refusal import Refusal
from desktop_app.settings import Settings
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.awards.signing import SigningDialog
from desktop_app.ui.office import Office
from tests.printing.identities import PASSWORD, pkcs12_file
from tests.ui.asker import FakeAsker


@pytest.fixture
def identity(tmp_path: Path, office: Office) -> Path:
    now = office.now().astimezone(dt.UTC)
    path = tmp_path / "id.p12"
    valid = now - dt.timedelta(days=1), now + dt.timedelta(days=1)
    path.write_bytes(pkcs12_file("p256", PASSWORD, *valid)[0])
    return path


@pytest.fixture
def dialog(qtbot: QtBot, page: AwardsPage, office: Office) -> SigningDialog:
    made = SigningDialog(office, page)
    qtbot.addWidget(made)
    made.show()
    return made


def test_whose_it_is_is_shown_and_a_wrong_password_told(
    dialog: SigningDialog, identity: Path, asker: FakeAsker
) -> None:
    assert not dialog.sign_button.isEnabled()
    asker.expect("open_file", identity)
    dialog.choose_button.click()
    dialog.password.setText("wrong")
    dialog.sign_button.click()
    assert dialog.fault.isVisible() and "password" in dialog.fault.text() and dialog.signing is None
    dialog.password.setText(PASSWORD)
    assert not dialog.fault.isVisible()
    dialog.check_button.click()
    assert "滨江市消费者权益保护委员会" in dialog.told.text()
    dialog.file.setText(str(identity.with_name("none.p12")))
    dialog.sign_button.click()
    assert "none.p12" in dialog.fault.text()


@pytest.mark.parametrize("each", [False, True])
def test_certificates_are_signed_and_saved_and_the_password_kept_nowhere(
    page: AwardsPage,
    office: Office,
    qtbot: QtBot,
    asker: FakeAsker,
    identity: Path,
    tmp_path: Path,
    each: bool,
) -> None:
    out = tmp_path / "out"
    out.mkdir()

    dialogs: list[SigningDialog] = []

    def fill(shown: QDialog) -> bool:
        assert isinstance(shown, SigningDialog)
        dialogs.append(shown)
        shown.file.setText(str(identity))
        shown.password.setText(PASSWORD)
        (shown.each_button if each else shown.one_button).setChecked(True)
        shown.sign_button.click()
        assert shown.password.text() == ""
        return shown.result() == QDialog.DialogCode.Accepted

    asker.expect("run", fill)
    asker.expect(*(("folder", out) if each else ("save_file", out / "all.pdf")))
    page._sign_and_save()
    count = 4 if each else 1
    qtbot.waitUntil(lambda: len(list(out.glob("*.pdf"))) == count and not office.jobs.busy)
    assert dialogs[0].signing is None  # the opened key neither
    assert all(b"/ETSI.CAdES.detached" in file.read_bytes() for file in out.glob("*.pdf"))
    assert office.settings.digital_id == str(identity) and PASSWORD not in repr(office.settings)
    assert "password" not in Settings.__dataclass_fields__


def test_the_password_goes_when_the_dialog_is_left(
    dialog: SigningDialog, identity: Path, qtbot: QtBot
) -> None:
    dialog.file.setText(str(identity))
    dialog.password.setText("wrong")
    dialog.sign_button.click()
    dialog.password.setText(PASSWORD)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.password.text() == ""


def test_a_signed_file_of_nothing_is_not_saved(
    page: AwardsPage, office: Office, qtbot: QtBot, asker: FakeAsker, identity: Path, tmp_path: Path
) -> None:
    for each in kept.recipients():
        office.do(edit_recipient, replace(each, name="王\U000323ae"))

    def fill(shown: QDialog) -> bool:
        assert isinstance(shown, SigningDialog)
        shown.file.setText(str(identity))
        shown.password.setText(PASSWORD)
        shown.sign_button.click()
        return True

    refused: list[Refusal] = []
    office.refused.connect(refused.append)
    out = tmp_path / "all.pdf"
    asker.expect("run", fill)
    asker.expect("save_file", out)
    page._sign_and_save()
    qtbot.waitUntil(lambda: bool(refused) and not office.jobs.busy)
    assert [each.code for each in refused] == ["no-page-made"] and not out.exists()
