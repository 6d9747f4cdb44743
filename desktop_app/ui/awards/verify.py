"""Is this certificate genuine? Scanned, held before the camera, or its number typed; checked without any network.

By the key of this meeting a code is also looked up in the register. By another meeting's public key only the signature
is checked: that meeting's register is not here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.certificates import check_certificate, public_key
from desktop_app.domain.certificate_proof import CertificateCheck, CheckVerdict
from desktop_app.labels import label
from desktop_app.signing import check_code, is_public_key
from desktop_app.ui.camera import Camera, objection
from desktop_app.ui.kit.band import Band, Mood
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.scanner import Scanner
from desktop_app.words import N_, _

MOODS = {
    CheckVerdict.GENUINE: Mood.OK,
    CheckVerdict.REVOKED: Mood.BAD,
    CheckVerdict.RENAMED: Mood.WARN,
    CheckVerdict.UNKNOWN: Mood.WARN,
    CheckVerdict.FORGED: Mood.BAD,
    CheckVerdict.DAMAGED: Mood.WARN,
    CheckVerdict.FOREIGN: Mood.BAD,
}
ADVICE = {
    CheckVerdict.GENUINE: N_("Compare name and award below with the paper."),
    CheckVerdict.REVOKED: N_("Do not accept it: it was taken back."),
    CheckVerdict.RENAMED: N_(
        "Do not accept it unless the paper bears the name below; a newer print replaces it."
    ),
    CheckVerdict.UNKNOWN: N_("It may have been issued from another copy of the meeting: ask the organiser."),
    CheckVerdict.FORGED: N_(
        "Do not accept it: the code was invented or altered, or another meeting issued it."
    ),
    CheckVerdict.DAMAGED: N_("Scan it once more, in better light, or type the number."),
    CheckVerdict.FOREIGN: N_("This is no code of a certificate, and the register has no such number."),
}
LINES = (
    ("name", N_("Name")),
    ("award", N_("Award title")),
    ("number", N_("Certificate number")),
    ("reason", N_("Reason")),
)


class VerifyDialog(QDialog):
    """`found` is what the last check came to."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_key = public_key()
        self.found: CertificateCheck | None = None
        self.setWindowTitle(_("Verify a certificate"))
        self.resize(680, 520)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Scan the code, or type the number"))
        self.field.setAccessibleName(_("Code or number"))
        self.check_button = button(_("Check"), "check", "primary", on=self._typed)
        self.check_button.setDefault(True)
        self.camera = Camera(self)
        self.camera_button = button(_("Look by camera"), "scan-line", on=self.toggle_camera)
        self.camera_button.setEnabled(not objection())
        self.camera_button.setToolTip(objection())
        self.band = Band()
        self.told = {name: text_label("", "h2", wrap=True) for name, _title in LINES}
        self.titles = {name: text_label(_(title), "muted") for name, title in LINES}
        self.key = QLineEdit(self._own_key)
        self.key.setAccessibleName(_("Public key"))
        self.key.setCursorPosition(0)
        self.key_words = text_label("", "muted", wrap=True)
        self._lay_out()
        self.scanner = Scanner(self.isVisible, self, settings=office.settings)
        self.scanner.scanned.connect(self.check)
        self.camera.scanned.connect(self.check)
        self.key.textChanged.connect(self._show_key)
        self.finished.connect(self.camera.stop)
        self._show_key()
        self._show_idle()
        self.field.setFocus()

    def _lay_out(self) -> None:
        card = Card(padding=0, spacing=0)
        card.body.addWidget(self.band)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(20, 14, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for line, (name, _title) in enumerate(LINES):
            grid.addWidget(self.titles[name], line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.told[name], line, 1)
        card.body.addWidget(inside)
        card.body.addStretch()
        keyed = Card()
        keyed.body.addWidget(text_label(_("Public key"), "h2"))
        keyed.body.addLayout(row(self.key, button(_("Copy"), "copy", on=self._copy_key)))
        keyed.body.addWidget(self.key_words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addLayout(row(self.field, self.check_button, self.camera_button))
        layout.addWidget(card, 1)
        layout.addWidget(keyed)
        layout.addLayout(row(None, button(_("Close"), on=self.accept)))

    @property
    def by_own_key(self) -> bool:
        """Whether this meeting's certificates are checked."""
        return self.key.text().strip().lower() == self._own_key

    def check(self, text: str) -> None:
        """Check a scanned or typed text and show what it is worth."""
        text = text.strip()
        if not text:
            self._show_idle()
            return
        if self.by_own_key:
            found = check_certificate(text)
        else:
            found, _statement = check_code(text, self.key.text().strip())
        self.found = found
        self.field.setText(found.number or text)
        self.field.selectAll()
        self._show(found)

    def toggle_camera(self) -> None:
        """Begin to look, or stop."""
        if self.camera.on:
            self.camera.stop()
        else:
            self.camera.start()
        self.camera_button.setText(_("Stop looking") if self.camera.on else _("Look by camera"))

    def _typed(self) -> None:
        self.check(self.field.text())

    def _show(self, found: CertificateCheck) -> None:
        advice = _(ADVICE[found.verdict])
        if found.verdict is CheckVerdict.GENUINE and not self.by_own_key:
            advice = _(
                "Its signature holds. Whether it is still in force, the register of that meeting tells."
            )
        self.band.show_as(MOODS[found.verdict], label(found.verdict, _), advice)
        for name, _title in LINES:
            value = str(getattr(found, name))
            self.told[name].setText(value)
            for part in (self.told[name], self.titles[name]):
                part.setVisible(bool(value))

    def _show_idle(self) -> None:
        self.found = None
        words = _("The code stands on the certificate; no network is needed.")
        self.band.show_as(Mood.IDLE, _("Ready to check"), words)
        for part in (*self.told.values(), *self.titles.values()):
            part.hide()

    def _show_key(self) -> None:
        good = is_public_key(self.key.text())
        words = _("Whoever has this key can check this meeting's certificates, and cannot make any.")
        if not good:
            words = _("A public key has 64 signs, 0–9 and a–f.")
        elif not self.by_own_key:
            words = _("Another meeting's key: only the signature is checked.")
        self.key_words.setText(words)
        self.field.setEnabled(good)
        self.check_button.setEnabled(good)

    def _copy_key(self) -> None:
        QGuiApplication.clipboard().setText(self.key.text())
