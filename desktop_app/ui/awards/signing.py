"""Signing certificates: the organisation's digital ID and its password are asked for; the password is kept nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.refusal import Refusal
from desktop_app.printing.signed import Signing
from desktop_app.sentences import sentence
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.digital_id import DigitalId


class SigningDialog(QDialog):
    """With which digital ID, and into one file or many. `signing` is there once the password has opened the ID."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.signing: Signing | None = None
        self.setWindowTitle(_("Sign and save certificates"))
        self.resize(640, 0)
        self.file, self.password = QLineEdit(office.settings.digital_id), QLineEdit()
        self.file.setPlaceholderText(_("The .p12 or .pfx file of the organisation"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.told, self.fault = text_label("", "", wrap=True), text_label("", "error", wrap=True)
        self.one_button, self.each_button = (
            QRadioButton(_("One file")),
            QRadioButton(_("A file for each recipient")),
        )
        self.one_button.setChecked(True)
        self.choose_button = button(_("Choose…"), "folder-open", on=self.choose)
        self.check_button = button(_("Check"), on=self.check)
        self.sign_button = button(_("Sign and save…"), "signature", "primary", on=self.sign)
        self._lay_out()
        self.file.textChanged.connect(lambda _text: self._show())
        self.password.textChanged.connect(lambda _text: self._show())
        self._show()
        (self.password if self.file.text() else self.file).setFocus()

    @property
    def each(self) -> bool:
        """Whether every recipient gets a file of their own."""
        return self.each_button.isChecked()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        hint = _(
            "A digital signature shows who issued a certificate, and that nothing in it was changed since."
        )
        layout.addWidget(text_label(hint, "muted", wrap=True))
        card = Card(spacing=10)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for place, (title, field, beside) in enumerate(
            (
                (_("Digital ID"), self.file, self.choose_button),
                (_("Password"), self.password, self.check_button),
            )
        ):
            caption = text_label(title)
            caption.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(caption, place, 0)
            grid.addWidget(field, place, 1)
            grid.addWidget(beside, place, 2)
        card.body.addLayout(grid)
        card.body.addWidget(self.told)
        card.body.addWidget(self.fault)
        card.body.addLayout(row(self.one_button, self.each_button, None, spacing=20))
        layout.addWidget(card)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), self.sign_button))

    def choose(self) -> None:
        """Ask for the file."""
        kinds = _("Digital ID (*.p12 *.pfx)")
        path = self._office.asker.open_file(self, _("Digital ID"), kinds, self._office.settings.last_folder)
        if path is not None:
            self.file.setText(str(path))
            self.password.setFocus()

    def check(self) -> None:
        """Open the digital ID, to see whose it is."""
        identity = self._opened()
        if identity is not None:
            told = _("Signs as {name}; the digital ID is valid until {date}.")
            self._show(told.format(name=identity.name, date=identity.until))

    def sign(self) -> None:
        """Go on with this digital ID, when the password opens it."""
        identity = self._opened()
        if identity is not None:
            self._office.settings.digital_id = self.file.text()
            self.signing = Signing(identity, self._office.now())
            self.accept()

    def done(self, result: int) -> None:
        self.password.clear()
        super().done(result)
        self.deleteLater()  # its parent is a page, which stays

    def _opened(self) -> DigitalId | None:
        from desktop_app.digital_id import open_digital_id  # the ciphers come when they are needed

        path = Path(self.file.text())
        try:
            return open_digital_id(path.read_bytes(), self.password.text(), self._office.now())
        except Refusal as refusal:
            self._show(fault=sentence(refusal, _))
        except OSError:
            self._show(fault=_("{file} cannot be read.").format(file=path.name or path))
        return None

    def _show(self, told: str = "", fault: str = "") -> None:
        self.told.setText(told or _("The password is used once and kept nowhere."))
        self.fault.setText(fault)
        self.told.setVisible(not fault)
        self.fault.setVisible(bool(fault))
        for each in (self.check_button, self.sign_button):
            each.setEnabled(bool(self.file.text().strip()))
