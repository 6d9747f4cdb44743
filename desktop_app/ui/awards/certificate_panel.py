"""The certificate of the recipient in hand, as it will be printed, drawn anew at every change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries import papers
from desktop_app import sentences
from desktop_app.domain.printed import Printed
from desktop_app.printing.printables import PRINTABLES
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.kit.basics import Card, text_label
from desktop_app.ui.kit.pdf import PdfPreview
from desktop_app.words import Words, _

WARNINGS_SHOWN = 3


class CertificatePanel(QWidget):
    """Draws on a thread of its own; when changes come faster than pages, only the last is drawn."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._next: Callable[[], None] | None = None
        self._drawn: tuple[object, ...] = ()
        self._page = 0
        self.preview = PdfPreview(widest=1200)
        self.preview.setAccessibleName(_("Certificate"))
        self.warning = text_label("", "error", wrap=True)
        card = Card(padding=6, spacing=0)
        card.body.addWidget(self.preview, 1)
        card.body.addWidget(self.warning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

        self.warning.hide()
        self._jobs.idle.connect(self._go_on)

    def show_certificates(self, together: Sequence[str], current: str, language: str, state: object) -> None:
        """Draw these recipients' certificates in zh or en and turn to the current one; none clears the panel.

        `state` is what they are drawn from: while it and the recipients are the same only the page is turned.
        """
        self._page = together.index(current) if current in together else 0
        wanted = (tuple(together), language, id(state))
        if wanted == self._drawn:
            self.preview.show_page(self._page)
            return
        self._drawn = wanted
        if not together:
            self._next = None
            self._show(Printed(b"", 0))
            return
        self._next = lambda: self._draw(together, language)
        if not self._jobs.busy:
            self._go_on()

    def wait(self) -> None:
        """Wait for the page being drawn; for closing."""
        self._next = None
        self._jobs.wait()

    def _go_on(self) -> None:
        act, self._next = self._next, None
        if act is not None:
            act()

    def _draw(self, together: Sequence[str], language: str) -> None:
        values = papers.gather("certificates", language, only=together)
        self._jobs.start(
            PRINTABLES["certificates"].job({**values, "draft": True}, Words(language)), self._show
        )

    def _turn(self) -> None:
        self.preview.show_page(self._page)

    def _show(self, printed: Printed) -> None:
        self.preview.show_pdf(printed.pdf)
        QTimer.singleShot(
            0, self, self._turn
        )  # the scroll bar that comes with many pages makes them narrower
        told = [sentences.print_warning(warning, _) for warning in printed.warnings]
        self.warning.setText("\n".join(told[:WARNINGS_SHOWN]))
        self.warning.setVisible(bool(told))
        self.drawn.emit()
