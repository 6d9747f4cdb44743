"""Who signs the certificates: bodies in order, each with its seal and signature."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from db.queries import awards as kept
from db.queries.meeting import asset
from desktop_app.commands import certificates as commands
from desktop_app.domain.awards import Issuer
from desktop_app.domain.identity import new_id
from desktop_app.exchange.pictures import read_seal, read_signature
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.office import Office
from desktop_app.words import N_, _

PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")
FIELDS = (
    Field("name", N_("Body that signs")),
    Field("latin_name", N_("Its name in English")),
    Field("signer", N_("Signed by")),
    Field("latin_signer", N_("Signed by, in English")),
    Field("seal_mm", N_("Diameter of the seal"), "number", least=10, most=80, unit=N_("mm")),
)


class IssuersDialog(QDialog):
    """Edits the bodies that sign; every edit is written at once and can be undone."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Seal and signature"))
        self.resize(760, 560)
        self._office = office
        self._issuers: list[Issuer] = []
        self.list = QListWidget()
        self.list.setAccessibleName(_("Bodies that sign"))
        self.list.setSpacing(4)
        self.form = Form(FIELDS)
        self.seal, self.signature = _Picture(_("Seal")), _Picture(_("Signature"))
        self._lay_out()

        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.form.applied.connect(self._write)
        self._read()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(
            row(
                button(_("Add"), "plus", "ghost", on=self._add),
                button(_("Remove"), "trash-2", "ghost", on=self._remove),
                None,
            )
        )
        card = Card(padding=16, spacing=12)
        card.body.addWidget(self.form)
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        for picture, act in ((self.seal, self._choose_seal), (self.signature, self._choose_signature)):
            column = QVBoxLayout()
            column.addWidget(text_label(picture.accessibleName(), "muted"))
            column.addWidget(picture)
            column.addLayout(row(button(_("Choose picture…"), "image", on=act), None))
            pictures.addLayout(column)
        card.body.addLayout(pictures)
        card.body.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 2)
        middle.addWidget(card, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(_("Seal and signature"), "h1"))
        layout.addLayout(middle, 1)
        done = button(_("Done"), kind="primary", on=self.accept)
        layout.addLayout(row(None, done))

    def _read(self, chosen: str = "") -> None:
        self._issuers = kept.issuers()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([issuer.name for issuer in self._issuers])
        place = next((i for i, issuer in enumerate(self._issuers) if issuer.id == chosen), 0)
        self.list.setCurrentRow(place if self._issuers else -1)
        self.list.blockSignals(False)
        self._show()

    def current(self) -> Issuer | None:
        """The body in hand."""
        place = self.list.currentRow()
        return self._issuers[place] if 0 <= place < len(self._issuers) else None

    def _show(self) -> None:
        issuer = self.current()
        self.form.load(issuer)
        self.seal.show_data(asset(issuer.seal) if issuer is not None else None)
        self.signature.show_data(asset(issuer.signature) if issuer is not None else None)

    def _write(self, issuer: object) -> None:
        if isinstance(issuer, Issuer) and self._office.do(commands.save_issuer, issuer):
            self._read(issuer.id)

    def _add(self) -> None:
        meeting = self._office.meeting()
        made = Issuer(new_id(), meeting.organiser or meeting.title, meeting.latin_organiser)
        if self._office.do(commands.save_issuer, made):
            self._read(made.id)

    def _remove(self) -> None:
        issuer = self.current()
        if issuer is not None and self._office.do(commands.remove_issuer, issuer.id):
            self._read()

    def _choose_seal(self) -> None:
        self._choose("seal")

    def _choose_signature(self) -> None:
        self._choose("signature")

    def _choose(self, which: str) -> None:
        issuer = self.current()
        path = self._office.asker.open_file(
            self, _("Choose picture"), _(PICTURES), self._office.settings.last_folder
        )
        if issuer is None or path is None:
            return
        self._office.settings.last_folder = str(path.parent)
        self._office.ask(lambda: self.take_picture(which, path))

    def take_picture(self, which: str, path: Path) -> bool:
        """Keep a picture as seal or signature of the body in hand. Refuses as `read_seal` does."""
        issuer = self.current()
        if issuer is None:
            return False
        data = read_seal(path, issuer.seal_mm) if which == "seal" else read_signature(path)
        kept_now = self._office.do(commands.save_issuer, replace(issuer), **{which: data})
        self._read(issuer.id)
        return kept_now


class _Picture(QLabel):
    """A picture on white paper, as it will be printed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(180, 120)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet(
            "background: #ffffff; color: #57544e; border: 1px solid #c6c2b8; border-radius: 8px;"
        )

    def show_data(self, data: bytes | None) -> None:
        """Show these bytes, or that there are none."""
        picture = QPixmap()
        if data and picture.loadFromData(data):
            self.setPixmap(
                picture.scaled(
                    170,
                    110,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        else:
            self.clear()
            self.setText(_("None yet"))
