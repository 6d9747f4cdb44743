"""Whom the page is shown with: invented people first, then those of the meeting, the hardest to set first.

The meeting's are read in beats, so that a studio over two thousand recipients opens at once.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from db.queries import papers
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import Signatory, sample_sheet
from desktop_app.domain.changes import Changes
from desktop_app.domain.proofs import rare_signs
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import TemplateKind
from desktop_app.printing.person_sheets import PersonRegister, person_sheets, sample_person_sheet
from desktop_app.ui.beats import Beats
from desktop_app.words import Words, _

Found = tuple[Sequence[Sheet], Sequence[Signatory]]
PEOPLE_A_PIECE = 32
TABLES = frozenset(
    {
        "attendee",
        "award",
        "batch",
        "certificate",
        "delegation",
        "hall",
        "issuer",
        "meeting",
        "own_field",
        "own_value",
        "placement",
        "recipient",
        "seat",
    }
)
"""What may stand on a page comes from these."""


class ShownFor(QComboBox):
    """`turned` tells that another page is to be shown, `arrived` that the meeting's are there."""

    turned = Signal()
    arrived = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Shown with"))
        self.setMinimumWidth(200)
        self.everyone: Sequence[Sheet] = ()
        """Those of the meeting, in the order in which they are printed."""
        self.signatories: Sequence[Signatory] = ()
        self._language, self._kind = language, TemplateKind.CERTIFICATE
        self._samples: Sequence[tuple[Sheet, str]] = ()
        self._sheets: list[Sheet] = []
        self._beats = Beats(self)
        self.currentIndexChanged.connect(lambda _place: self.turned.emit())

    @property
    def sheet(self) -> Sheet:
        """What stands on the page that is shown."""
        return self._sheets[max(0, self.currentIndex())]

    @property
    def settled(self) -> bool:
        """Whether the meeting has been read."""
        return not self._beats.busy

    def show_kind(self, kind: TemplateKind) -> None:
        """Recipients for certificates, people for badges and name cards: begin with the invented, read the others."""
        self._kind = kind
        self._samples = _samples(kind, self._language)
        self._show((), ())
        self.read()

    def read(self) -> None:
        """Read the meeting anew; who is shown stays, and those of before stand in until the others are there."""
        self._beats.run(self._read(self._kind))

    def follow(self, changes: Changes) -> None:
        """Read anew when something was changed that may stand on a page."""
        if TABLES & changes.rows.keys():
            self.read()

    def show_subject(self, subject: str) -> None:
        """Show the page with this recipient or person on it."""
        ids = [sheet.recipient_id for sheet in self._sheets]
        if subject in ids:
            self.setCurrentIndex(ids.index(subject))

    def rest(self) -> None:
        """Read no further; for closing."""
        self._beats.stop()

    def _show(self, everyone: Sequence[Sheet], signatories: Sequence[Signatory]) -> None:
        """The samples and these, the hardest first; who is shown stays so. Emits nothing."""
        subject = self.sheet.recipient_id if self._sheets else ""
        self.everyone, self.signatories = everyone, signatories
        hardest = sorted(everyone, key=_hardship, reverse=True)
        self._sheets = [*(sheet for sheet, _name in self._samples), *hardest]
        quiet = self.blockSignals(True)
        self.clear()
        self.addItems([*(name for _sheet, name in self._samples), *(sheet.name for sheet in hardest)])
        self.setCurrentIndex(0)
        if subject:
            self.show_subject(subject)
        self.blockSignals(quiet)

    def _read(self, kind: TemplateKind) -> Iterator[object]:
        found: Found = (), ()
        try:
            found = yield from (self._people(kind) if kind.personal else self._recipients())
        except Refusal:  # nobody is there yet: the samples must do
            pass
        yield 0
        self._show(*found)
        self.arrived.emit()

    def _recipients(self) -> Generator[object, None, Found]:
        gathered = yield from papers.certificates_by_pieces(self._language)
        return gathered["sheets"], gathered["signatories"]

    def _people(self, kind: TemplateKind) -> Generator[object, None, Found]:
        gathered = yield from papers.people_by_pieces(kind.paper, self._language)
        register = PersonRegister(
            gathered["meeting"],
            gathered["seats"],
            gathered["delegations"],
            gathered["own"],
            gathered["photos"],
        )
        sheets: list[Sheet] = []
        for start in range(0, len(gathered["people"]), PEOPLE_A_PIECE):
            yield 0
            people = gathered["people"][start : start + PEOPLE_A_PIECE]
            sheets += person_sheets(people, register, Words(self._language))
        return sheets, ()


def _samples(kind: TemplateKind, language: str) -> list[tuple[Sheet, str]]:
    """Invented ones, and what they are called."""
    if kind.personal:
        return [(sample_person_sheet(language), _("Sample, person"))]
    return [
        (sample_sheet(language), _("Sample, person")),
        (sample_sheet(language, AwardKind.GROUP), _("Sample, body")),
    ]


def _hardship(sheet: Sheet) -> tuple[int, int]:
    """How hard a page is to set: rare characters first, then length."""
    told = sheet.name + sheet.fields.get("wording", sheet.fields.get("organisation", ""))
    return len(rare_signs(told)), len(told)
