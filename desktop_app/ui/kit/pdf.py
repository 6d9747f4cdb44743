"""Pages of a PDF on screen. Only what is in sight is rendered, on a worker thread; the paper stays white meanwhile."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject, QRectF, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop_app.printing.pdfium import PDFIUM
from desktop_app.ui.kit import theme

MARGIN, GAP, KEPT = 20, 16, 12


class PdfPages:
    """A PDF held in memory. Its pages are numbered from 0; sizes are in points."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2 as pdfium

        self._closed = False
        with PDFIUM:
            self._document: Any = pdfium.PdfDocument(pdf)
            self.sizes = [self._document.get_page_size(place) for place in range(len(self._document))]

    def image(self, place: int, width: int) -> QImage:
        """One page, `width` pixels wide; nothing once it is closed. Safe on any thread."""
        with PDFIUM:
            if self._closed:
                return QImage()
            scale = max(1, width) / self.sizes[place][0]
            bitmap = self._document[place].render(scale=scale)
            kind = QImage.Format.Format_BGR888 if bitmap.n_channels == 3 else QImage.Format.Format_RGB32
            return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()

    def text(self, place: int) -> str:
        """The text of one page."""
        with PDFIUM:
            return str(self._document[place].get_textpage().get_text_range())

    def close(self) -> None:
        """Give the memory back."""
        with PDFIUM:
            self._closed = True
            self._document.close()


class Rendered(QObject):
    """News from the worker thread: pages, which one, how wide, the image."""

    ready = Signal(object, int, int, object)


class Render(QRunnable):
    """One page to be rendered on a worker thread."""

    def __init__(self, pages: PdfPages, place: int, width: int, news: Rendered) -> None:
        super().__init__()
        self._what = (pages, place, width)
        self._news = news

    def run(self) -> None:
        pages, place, width = self._what
        image = pages.image(place, width)
        try:
            self._news.ready.emit(pages, place, width, image)
        except RuntimeError:  # the preview has gone meanwhile: nobody waits for this page
            return


@lru_cache
def renderer() -> QThreadPool:
    """The one thread that renders, for every view."""
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    return pool


class PdfPreview(QAbstractScrollArea):
    """Shows a PDF page below page, as wide as it is itself, up to `widest` pixels."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = 1000) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._widest = widest
        self._pages: PdfPages | None = None
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self._news = Rendered()  # no child: a page may still be rendering when the view goes
        self._news.ready.connect(self._keep)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes from the first page; empty bytes show nothing."""
        if self._pages is not None:
            self._pages.close()
        self._pages = PdfPages(pdf) if pdf else None
        self._images.clear()
        self._asked.clear()
        self.verticalScrollBar().setValue(0)
        self._measure()
        self.viewport().update()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def drawn(self) -> bool:
        """Whether everything ordered has arrived."""
        return not self._asked and (bool(self._images) or self._pages is None)

    def show_page(self, place: int) -> None:
        """Scroll to a page, counted from 0."""
        places, _height = self._places()
        if 0 <= place < len(places):
            self.verticalScrollBar().setValue(int(places[place].top()) - MARGIN // 2)

    def _places(self) -> tuple[list[QRectF], float]:
        width = min(self._widest, max(80, self.viewport().width() - 2 * MARGIN))
        left, top = (self.viewport().width() - width) / 2, float(MARGIN)
        places = []
        for page_width, page_height in self._pages.sizes if self._pages else ():
            height = width * page_height / page_width
            places.append(QRectF(left, top, width, height))
            top += height + GAP
        return places, top

    def _measure(self) -> None:
        _places, height = self._places()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, int(height - self.viewport().height())))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(48)

    def _keep(self, pages: object, place: int, width: int, image: object) -> None:
        if pages is not self._pages or not isinstance(image, QImage):
            return
        self._asked.discard((place, width))
        self._images[(place, width)] = image
        while len(self._images) > KEPT:
            self._images.popitem(last=False)
        self.viewport().update()

    def _image(self, place: int, width: int) -> QImage | None:
        """The page when it is there; otherwise it is ordered, and an older size serves meanwhile."""
        if (place, width) in self._images:
            self._images.move_to_end((place, width))
            return self._images[(place, width)]
        if (place, width) not in self._asked and self._pages is not None:
            self._asked.add((place, width))
            renderer().start(Render(self._pages, place, width, self._news))
        return next((image for (at, _width), image in self._images.items() if at == place), None)

    # Qt's names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift, ratio = self.verticalScrollBar().value(), self.devicePixelRatioF()
        for place, at in enumerate(self._places()[0]):
            sheet = at.translated(0, -shift)
            if not sheet.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(sheet, QColor("#FFFFFF"))
            image = self._image(place, round(at.width() * ratio))
            if image is not None:
                painter.drawImage(sheet, image)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawRect(sheet)
