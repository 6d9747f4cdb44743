"""Printing on stock that is printed already: measure the printer once, and every certificate is moved to fit."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.alignment import INSET, Alignment, ensure_alignment, read, written
from desktop_app.domain.refusal import Refusal
from desktop_app.printing.alignment_page import alignment_page
from desktop_app.sentences import sentence
from desktop_app.settings import Settings
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_job
from desktop_app.words import N_, _

SIZES: dict[str, tuple[float, float]] = {
    N_("A4 lying"): (297.0, 210.0),
    N_("A4 standing"): (210.0, 297.0),
    N_("A3 lying"): (420.0, 297.0),
    N_("A3 standing"): (297.0, 420.0),
}
MEASURES = (
    ("left", N_("From the left edge to the frame")),
    ("top", N_("From the upper edge to the frame")),
    ("wide", N_("Width of the frame")),
    ("high", N_("Height of the frame")),
)


def chosen_alignment(settings: Settings) -> Alignment | None:
    """How certificates are moved on this computer; None where they are not."""
    found = read(settings.alignments.get(settings.alignment, ""))
    return found if found is not None and not found.idle else None


class AlignmentDialog(QDialog):
    """Measured printers by name; the one that is chosen holds for every certificate printed on this computer."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setWindowTitle(_("Align the printer"))
        self.resize(600, 0)
        self.printer, self.sheet = QComboBox(), QComboBox()
        self.printer.setEditable(True)
        self.printer.setAccessibleName(_("Printer"))
        self.sheet.setAccessibleName(_("Sheet size"))
        for title in SIZES:
            self.sheet.addItem(_(title), title)
        self.measures = {name: _millimetres(_(title)) for name, title in MEASURES}
        self.told, self.fault = text_label("", "", wrap=True), text_label("", "error", wrap=True)
        self.test_button = button(_("Test page…"), "printer", on=partial(self.test, aligned=False))
        self.check_button = button(_("Aligned test page…"), "printer", on=partial(self.test, aligned=True))
        self.keep_button = button(_("Align certificates"), "check", "primary", on=self.keep)
        self.none_button = button(_("Do not align"), "x", on=self.do_not)
        self._lay_out()
        self._fill()
        self.sheet.activated.connect(lambda _place: self._paper_chosen())
        self.printer.activated.connect(lambda _place: self._load(self.printer.currentText()))
        self.printer.editTextChanged.connect(lambda _text: self._show())
        for box in self.measures.values():
            box.valueChanged.connect(lambda _value: self._show())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        hint = _(
            "For certificates that are printed onto ready-made sheets: measure once how this printer errs."
        )
        layout.addWidget(text_label(hint, "muted", wrap=True))
        card = Card(spacing=10)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        lines: list[tuple[str, QWidget]] = [(_("Printer"), self.printer), (_("Sheet size"), self.sheet)]
        lines += [(_(title), self.measures[name]) for name, title in MEASURES]
        for place, (title, field) in enumerate(lines):
            caption = text_label(title)
            caption.setBuddy(field)
            grid.addWidget(caption, place, 0)
            grid.addWidget(field, place, 1)
        card.body.addLayout(row(self.test_button, None))
        card.body.addLayout(grid)
        card.body.addWidget(self.told)
        card.body.addWidget(self.fault)
        card.body.addLayout(row(self.check_button, None))
        layout.addWidget(card)
        layout.addLayout(row(self.none_button, None, button(_("Close"), on=self.reject), self.keep_button))

    def alignment(self) -> Alignment:
        """What was measured, as typed."""
        wide, high = SIZES[str(self.sheet.currentData())]
        value = {name: box.value() for name, box in self.measures.items()}
        return Alignment(wide, high, value["left"], value["top"], value["wide"], value["high"])

    def keep(self) -> None:
        """Hold it for this computer."""
        name = self.printer.currentText().strip()
        self._office.settings.alignments[name] = written(self.alignment())
        self._office.settings.alignment = name
        self._office.say(_("Certificates are aligned for {printer} from now on.").format(printer=name))
        self.accept()

    def do_not(self) -> None:
        """Print certificates as they are drawn."""
        self._office.settings.alignment = ""
        self._office.say(_("Certificates are printed as they are drawn."))
        self.accept()

    def test(self, _checked: bool = False, *, aligned: bool) -> None:
        """Show a test page, moved or not."""
        size = SIZES[str(self.sheet.currentData())]
        job = alignment_page(size, self.alignment() if aligned else None, words=self._office.document_words())
        show_job(self._office, self, _("Test page for the printer"), job)

    def _fill(self) -> None:
        settings = self._office.settings
        self.printer.addItems(sorted(settings.alignments))
        self.printer.setCurrentText(settings.alignment or _("Printer at the office"))
        self._load(settings.alignment)
        self.none_button.setEnabled(bool(settings.alignment))

    def _load(self, name: str) -> None:
        found = read(self._office.settings.alignments.get(name, "")) or Alignment(297.0, 210.0)
        size = next((title for title, size in SIZES.items() if size == (found.width, found.height)), "")
        self.sheet.setCurrentIndex(max(self.sheet.findData(size), 0))
        self._fill_measures(found)

    def _fill_measures(self, found: Alignment) -> None:
        self.measures["left"].setValue(found.left)
        self.measures["top"].setValue(found.top)
        self.measures["wide"].setValue(found.wide or found.width - 2 * INSET)
        self.measures["high"].setValue(found.high or found.height - 2 * INSET)
        self._show()

    def _paper_chosen(self) -> None:
        self._fill_measures(Alignment(*SIZES[str(self.sheet.currentData())]))

    def _show(self) -> None:
        found = self.alignment()
        try:
            ensure_alignment(found)
            wrong = ""
        except Refusal as refusal:
            wrong = sentence(refusal, _)
        self.fault.setText(wrong)
        self.fault.setVisible(bool(wrong))
        across, down = found.offset
        wider, higher = ((each - 1) * 100 for each in found.stretch)
        told = _(
            "The printer errs by {across} mm across and {down} mm down, {wider} % in width and {higher} % in height."
        )
        if found.idle:
            told = _("The printer is exact: nothing needs to be moved.")
        numbers = {"across": f"{across:+.1f}", "down": f"{down:+.1f}"}
        self.told.setText(told.format(**numbers, wider=f"{wider:+.2f}", higher=f"{higher:+.2f}"))
        for each in (self.keep_button, self.check_button):
            each.setEnabled(not wrong and bool(self.printer.currentText().strip()))


def _millimetres(title: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox(decimals=1, minimum=0.0, maximum=1000.0, singleStep=0.1)
    box.setSuffix(" mm")
    box.setAccessibleName(title)
    box.lineEdit().setTextMargins(9, 0, 0, 0)
    return box
