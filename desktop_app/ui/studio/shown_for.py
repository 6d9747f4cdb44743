"""Whom the page is shown with: invented people first, then those of the meeting, the hardest to set first.

The meeting's are read in beats, so that a studio over two thousand recipients opens at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from db.queries import papers
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory, sample_sheet
from desktop_app.domain.proofs import rare_signs
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.beats import Beats
from desktop_app.words import _


class ShownFor(QComboBox):
    """`turned` tells that another page is to be shown, `arrived` that the meeting's are there."""

    turned = Signal()
    arrived = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Shown with"))
        self.setMinimumWidth(220)
        self.everyone: Sequence[CertificateSheet] = ()
        """Those of the meeting, in handing order."""
        self.signatories: Sequence[Signatory] = ()
        self._sheets: list[CertificateSheet] = []
        self._beats = Beats(self)
        self._fill(
            [sample_sheet(language), sample_sheet(language, AwardKind.GROUP)],
            [_("Sample, person"), _("Sample, body")],
        )
        self.currentIndexChanged.connect(lambda _place: self.turned.emit())
        self._beats.run(self._read(language))

    @property
    def sheet(self) -> CertificateSheet:
        """What stands on the page that is shown."""
        return self._sheets[max(0, self.currentIndex())]

    @property
    def settled(self) -> bool:
        """Whether the meeting has been read."""
        return not self._beats.busy

    def show_subject(self, subject: str) -> None:
        """Show the page with this recipient on it."""
        ids = [sheet.recipient_id for sheet in self._sheets]
        if subject in ids:
            self.setCurrentIndex(ids.index(subject))

    def rest(self) -> None:
        """Read no further; for closing."""
        self._beats.stop()

    def _fill(self, sheets: Sequence[CertificateSheet], names: Sequence[str]) -> None:
        quiet = self.blockSignals(True)
        self._sheets.extend(sheets)
        self.addItems(list(names))
        self.blockSignals(quiet)

    def _read(self, language: str) -> Iterator[object]:
        try:
            gathered = yield from papers.certificates_by_pieces(language)
        except Refusal:  # nobody is commended yet: the samples must do
            return
        yield 0
        self.everyone, self.signatories = gathered["sheets"], gathered["signatories"]
        hardest = sorted(self.everyone, key=_hardship, reverse=True)
        self._fill(hardest, [sheet.name for sheet in hardest])
        self.arrived.emit()


def _hardship(sheet: CertificateSheet) -> tuple[int, int]:
    """How hard a certificate is to set: rare characters first, then length."""
    told = sheet.name + sheet.fields.get("wording", "")
    return len(rare_signs(told)), len(told)
