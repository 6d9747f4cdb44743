"""The self-test of the desk's devices: scan this, look here, listen. What the scanner adds is remembered."""

from __future__ import annotations

import io
from functools import partial

import segno
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.scanner_test import PAYLOAD, Judgement, ScannerFinding, judge
from desktop_app.ui.camera import Camera, objection
from desktop_app.ui.checkin.sounds import Sounds
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.scanner import GAP_S, Scanner
from desktop_app.words import N_, _

JUDGED: dict[Judgement, str] = {
    Judgement.CLEAN: N_("The code came through sign by sign. Nothing needs to be set."),
    Judgement.FRAMED: N_("The scanner adds signs; they will be taken off from now on."),
    Judgement.CASE: N_("Caps Lock is on, or the scanner changes the case. Badges are read all the same."),
    Judgement.WIDE: N_("An input method makes the signs wide. Badges are read all the same."),
    Judgement.LAYOUT: N_(
        "The keyboard layout changes the signs. Badges are read by the places of the keys; set the scanner to "
        "this computer's layout if one is refused."
    ),
    Judgement.NOTHING: N_("This was not the code shown here. Scan it once more."),
}
SOUNDS = (
    ("ok", N_("Checked in")),
    ("warn", N_("Look up")),
    ("bad", N_("Refused")),
    ("watch", N_("Awaited guest")),
)
SIDE = 190


class ScannerDialog(QDialog):
    """`finding` is what the last scan showed; prefix and suffix are kept in the preferences at once."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Scanner, camera, sounds"))
        self.resize(760, 520)
        self._office = office
        self.finding: ScannerFinding | None = None
        self.scanner = Scanner(self.isVisible, self)
        self.sounds = Sounds(office.settings, self)
        self.camera = Camera(self)
        self.verdict = Pill("", "neutral")
        self.told = text_label(_("Scan the code with the hand scanner."), wrap=True)
        self.raw = text_label("", "muted", wrap=True)
        self.picture = QLabel()
        self.camera_words = text_label(objection(), "muted", wrap=True)
        self.camera_button = button(_("Look by camera"), "scan-line", on=self.toggle_camera)
        self.camera_button.setEnabled(not objection())
        self._lay_out()
        self.scanner.raw.connect(self.judge)
        self.camera.scanned.connect(self._by_camera)
        self.camera.seen.connect(self._show_picture)
        self.finished.connect(self.camera.stop)

    def _lay_out(self) -> None:
        code = QLabel()
        code.setPixmap(qr_pixmap(PAYLOAD, SIDE))
        code.setFixedSize(QSize(SIDE + 16, SIDE + 16))
        code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        code.setStyleSheet(
            "background: white; border-radius: 8px;"
        )  # scanners want black on white in any theme
        code.setAccessibleName(_("Test code"))
        scan = Card()
        scan.body.addWidget(text_label(_("Scan this"), "h2"))
        scan.body.addWidget(code)
        scan.body.addWidget(self.verdict)
        scan.body.addWidget(self.told)
        scan.body.addWidget(self.raw)
        scan.body.addStretch()
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._eye(), 1)
        right.addWidget(self._ear())
        halves = row(spacing=12)
        halves.addWidget(scan, 1)
        halves.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addLayout(halves, 1)
        layout.addLayout(row(None, button(_("Close"), on=self.accept)))

    def _eye(self) -> Card:
        eye = Card()
        eye.body.addWidget(text_label(_("Camera"), "h2"))
        eye.body.addWidget(self.camera_words)
        eye.body.addWidget(self.picture)
        eye.body.addLayout(row(self.camera_button, None))
        return eye

    def _ear(self) -> Card:
        ear = Card()
        ear.body.addWidget(text_label(_("Sounds"), "h2"))
        grid = QGridLayout()
        for place, (tune, words) in enumerate(SOUNDS):
            one = button(_(words), "volume-2", on=partial(self.sounds.play_tune, tune))
            grid.addWidget(one, place // 2, place % 2)
        ear.body.addLayout(grid)
        return ear

    def judge(self, raw: str) -> None:
        """Judge a scan, and keep what the scanner adds."""
        found = self.finding = judge(raw)
        good = found.judgement in (Judgement.CLEAN, Judgement.FRAMED)
        kind = "ok" if good else "warn" if found.usable else "bad"
        sign = _("✓ Works") if good else _("! Works with care") if found.usable else _("✗ Not this code")
        self.verdict.show_as(sign, kind)
        self.told.setText(_(JUDGED[found.judgement]))
        told = _("Read: {raw} · longest pause {pause} ms (up to {most})")
        pause = round(self.scanner.slowest * 1000)
        self.raw.setText(told.format(raw=raw, pause=pause, most=round(GAP_S * 1000)))
        if good:
            self._office.settings.scanner_prefix = found.prefix
            self._office.settings.scanner_suffix = found.suffix

    def toggle_camera(self) -> None:
        """Look, or look no more."""
        if self.camera.on:
            self.camera.stop()
        else:
            self.camera_words.setText(self.camera.start() or _("Hold a badge before the camera."))
        self.camera_button.setText(_("Stop") if self.camera.on else _("Look by camera"))

    def _by_camera(self, text: str) -> None:
        told = _("✓ The camera reads the code.") if text == PAYLOAD else _("✓ The camera reads: {text}")
        self.camera_words.setText(told.format(text=text))

    def _show_picture(self, picture: QImage) -> None:
        self.picture.setPixmap(QPixmap.fromImage(picture.scaledToWidth(280)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.camera.stop()
        super().closeEvent(event)


def qr_pixmap(text: str, side: int) -> QPixmap:
    """A QR code of about this size, black on white."""
    out = io.BytesIO()
    made = segno.make(text, error="m")
    made.save(out, kind="png", scale=max(1, side // made.symbol_size()[0]), border=2)
    picture = QPixmap()
    picture.loadFromData(out.getvalue())
    return picture
