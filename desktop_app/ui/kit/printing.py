"""A PDF before the eyes, into a file, or to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import Card, button, text_label
from desktop_app.ui.kit.pdf import PdfPages, PdfPreview, Render, Rendered, renderer
from desktop_app.ui.office import Office
from desktop_app.whole_files import write_whole
from desktop_app.words import _, ngettext

DOTS_PER_INCH = 300


class PrintPreviewDialog(QDialog):
    """The pages as they will be, with "Save PDF" and "Print". `went_out` tells that they were saved or sent; `extra` is
    whatever changes the pages."""

    went_out = Signal()

    def __init__(
        self,
        office: Office,
        title: str,
        pdf: bytes,
        file_name: str,
        parent: QWidget | None = None,
        warnings: Sequence[str] = (),
        *,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(900, 720)
        self._office, self._file_name = office, file_name
        self.preview = PdfPreview()
        self.preview.setAccessibleName(title)
        self._count, self._warnings = text_label("", "muted"), QVBoxLayout()
        self.save_button = button(_("Save PDF…"), "download", on=self.save)
        self.print_button = button(_("Print…"), "printer", "primary", on=self.send)
        self.print_button.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(text_label(title, "h1"))
        words.addWidget(self._count)
        head.addLayout(words, 1)
        for one in (button(_("Close"), on=self.reject), self.save_button, self.print_button):
            head.addWidget(one)
        layout.addLayout(head)
        if extra is not None:
            layout.addWidget(extra)
        layout.addLayout(self._warnings)
        card = Card(padding=1)
        card.body.addWidget(self.preview)
        layout.addWidget(card, 1)
        self.show_pdf(pdf, warnings)

    def show_pdf(self, pdf: bytes, warnings: Sequence[str] = ()) -> None:
        """Show these pages in place of those before."""
        self._pdf = pdf
        self.preview.show_pdf(pdf)
        pages = self.preview.page_count()
        self._count.setText(ngettext("{number} page", "{number} pages", pages).format(number=pages))
        while self._warnings.count():
            item = self._warnings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for warning in warnings:
            self._warnings.addWidget(text_label(warning, "error", wrap=True))

    def save(self) -> None:
        """Ask where, and write the PDF there."""
        folder = self._office.settings.last_folder
        path = self._office.asker.save_file(self, _("Save PDF"), _("PDF (*.pdf)"), self._file_name, folder)
        if path is None:
            return
        if write_file(self._office, self, path, self._pdf):
            self._office.settings.last_folder = str(path.parent)
            self._office.say(_("{file} saved").format(file=path.name))
            self.went_out.emit()

    def send(self) -> None:
        """Ask the system's print dialog, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        if self._office.asker.run(dialog):
            self._printing = Printing(PdfPages(self._pdf), printer, self)
            self._printing.finished.connect(lambda: self._office.say(_("Sent to the printer")))
            self._printing.finished.connect(self.went_out)
            self._printing.start()


def write_file(office: Office, parent: QWidget, path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; where the disk refuses, tell it in words and return False."""
    try:
        write_whole(path, data)
    except OSError as error:
        text = _("{file} could not be written: {reason}").format(file=path.name, reason=error.strerror or "")
        office.asker.tell(parent, _("Not saved"), text)
        return False
    return True


class Printing(QObject):
    """Sends a PDF to a printer, page by page: each is rendered on a worker thread and painted between other events."""

    finished = Signal()

    def __init__(self, pages: PdfPages, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages, self._printer = pages, printer
        self._painter = QPainter()
        self._news = Rendered()
        self._news.ready.connect(self._paint)

    def start(self) -> None:
        """Begin with the first page."""
        self._turn_to(0)
        if not self._pages.sizes or not self._painter.begin(self._printer):
            self.finished.emit()
            return
        self._order(0)

    def _turn_to(self, place: int) -> None:
        if place < len(self._pages.sizes):
            width, height = self._pages.sizes[place]
            lying = width > height
            self._printer.setPageSize(
                QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
            )
            turn = QPageLayout.Orientation
            self._printer.setPageOrientation(turn.Landscape if lying else turn.Portrait)
            self._printer.setFullPage(True)

    def _order(self, place: int) -> None:
        width = int(self._pages.sizes[place][0] / 72 * DOTS_PER_INCH)
        renderer().start(Render(self._pages, place, width, self._news))

    def _paint(self, _pages: object, place: int, _width: int, image: object) -> None:
        if not isinstance(image, QImage):
            return
        sheet = self._printer.pageRect(QPrinter.Unit.DevicePixel)
        self._painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), image)
        following = place + 1
        if following < len(self._pages.sizes):
            self._turn_to(following)
            self._printer.newPage()
            self._order(following)
            return
        self._painter.end()
        self.finished.emit()
