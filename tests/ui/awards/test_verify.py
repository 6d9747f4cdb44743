"""Verifying a certificate in the window: scanned, typed, by another meeting's key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries import papers
from db.queries.certificates import register
from desktop_app.commands import certificates
from desktop_app.domain.certificate_proof import CheckVerdict, statement
from desktop_app.signing import CertificateSigner
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.awards.verify import VerifyDialog
from desktop_app.ui.office import Office
from tests.ui.conftest import NOW
from tests.ui.keys import press, type_text


@pytest.fixture
def dialog(qtbot: QtBot, page: AwardsPage, office: Office) -> VerifyDialog:
    office.do(certificates.issue_certificates, NOW)
    made = VerifyDialog(office, page)
    qtbot.addWidget(made)
    made.show()
    return made


def first_code() -> str:
    return str(papers.gather("certificates", "zh")["sheets"][0].code)


def verdict(dialog: VerifyDialog) -> CheckVerdict:
    assert dialog.found is not None
    return dialog.found.verdict


def scan(dialog: VerifyDialog, text: str) -> None:
    """As a hand scanner types: fast, ended by Enter."""
    type_text(dialog.field, text)
    press(QApplication.focusWidget() or dialog.field, Qt.Key.Key_Return)


def test_a_scan_is_checked_and_told_with_its_name(dialog: VerifyDialog) -> None:
    line = register()[0]
    scan(dialog, first_code())
    assert dialog.found is not None and dialog.found.verdict is CheckVerdict.GENUINE
    assert dialog.told["name"].text() == line.name and dialog.told["award"].text() == line.award
    assert dialog.field.text() == line.certificate.number and dialog.told["reason"].isHidden()
    assert dialog.band.property("mood") == "ok"


def test_a_typed_number_of_a_revoked_one_says_why(dialog: VerifyDialog, office: Office) -> None:
    line = register()[0]
    office.do(certificates.revoke_certificate, line.certificate.id, "姓名有误", NOW)
    dialog.field.setText(line.certificate.number)
    dialog.check_button.click()
    assert dialog.found is not None and dialog.found.verdict is CheckVerdict.REVOKED
    assert dialog.told["reason"].text() == "姓名有误" and dialog.band.property("mood") == "bad"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("C2:HELLO", CheckVerdict.DAMAGED), ("M1.012345", CheckVerdict.FOREIGN), ("999", CheckVerdict.FOREIGN)],
)
def test_what_is_no_certificate_is_told(dialog: VerifyDialog, text: str, verdict: CheckVerdict) -> None:
    dialog.check(text)
    assert dialog.found is not None and dialog.found.verdict is verdict
    assert dialog.band.text.text() and dialog.told["name"].isHidden()


def test_another_meetings_certificate_holds_by_its_own_key_alone(dialog: VerifyDialog) -> None:
    other = CertificateSigner("ab" * 32)
    code = other.code(statement("第9号", "先进个人", "王伟"))
    dialog.check(code)
    assert verdict(dialog) is CheckVerdict.FORGED
    dialog.key.setText("no key")
    assert not dialog.check_button.isEnabled() and not dialog.field.isEnabled()
    dialog.key.setText(other.public_key.upper())
    dialog.check(code)
    assert verdict(dialog) is CheckVerdict.GENUINE
    assert dialog.found is not None and dialog.found.number == "第9号"
    assert "register" in dialog.band.text.text()
    dialog.check(first_code())
    assert verdict(dialog) is CheckVerdict.FORGED


def test_a_picture_before_the_camera_is_read(dialog: VerifyDialog) -> None:
    pytest.importorskip("zxingcpp")
    import io

    import segno

    drawn = io.BytesIO()
    segno.make(first_code(), error="m").save(drawn, kind="png", scale=6, border=4)
    dialog.camera.look(QImage.fromData(drawn.getvalue()))
    assert dialog.found is not None and dialog.found.verdict is CheckVerdict.GENUINE
