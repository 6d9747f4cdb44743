"""Small pages in a grid, each with its name and the reason why it stands there. Arrow keys and the mouse choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.proofs import Judged, Worry
from desktop_app.proof_sentences import reason
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.table import sized
from desktop_app.words import _, screen

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Pictured = Callable[[Judged, int], QImage | None]
TILE_WIDTH, TILE_HEIGHT, EDGE, LINE = 140, 100, 8, 16
"""Of the room for a page, its margin, and a line of words below it; in pixels."""

GRAVE = Worry.TOO_LONG


class _Proofs(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.judged: Sequence[Judged] = ()

    def show_proofs(self, judged: Sequence[Judged]) -> None:
        self.beginResetModel()
        self.judged = judged
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.judged)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            judged = self.judged[index.row()]
            return f"{judged.proof.name}\n{reason(judged, screen())}"
        return self.judged[index.row()] if role == Qt.ItemDataRole.UserRole else None


class _Painter(QStyledItemDelegate):
    """Paints a tile: the page, a name, a reason."""

    def __init__(self, pictured: Pictured, view: QListView) -> None:
        super().__init__(view)
        self._pictured = pictured
        self.shape = (297.0, 210.0)

    @property
    def page_size(self) -> QSize:
        """Of the page in a tile."""
        scale = min(TILE_WIDTH / self.shape[0], TILE_HEIGHT / self.shape[1])
        return QSize(round(self.shape[0] * scale), round(self.shape[1] * scale))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(TILE_WIDTH + 2 * EDGE, TILE_HEIGHT + 2 * LINE + 2 * EDGE + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        judged: Judged = index.data(Qt.ItemDataRole.UserRole)
        at: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(theme.colour("sel"))
            painter.drawRoundedRect(at.adjusted(2, 2, -2, -2), 6, 6)
        size = self.page_size
        left, foot = at.left() + (at.width() - size.width()) // 2, at.top() + EDGE + TILE_HEIGHT
        page = QRect(left, foot - size.height(), size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(page, QColor("#FFFFFF"))
        ratio = painter.device().devicePixelRatioF()
        image = self._pictured(judged, round(size.width() * ratio))
        if image is not None:
            painter.drawImage(page, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("border2"), 1))
        painter.drawRect(page)
        words = QRect(at.left() + EDGE, foot + 4, at.width() - 2 * EDGE, LINE)
        bold = sized(painter.font(), 12, QFont.Weight.DemiBold)
        self._words(painter, words, judged.proof.name, bold, "sel_text" if chosen else "text")
        plain = sized(painter.font(), 12, QFont.Weight.Normal)
        self._words(painter, words.translated(0, LINE), reason(judged, screen()), plain, _ink(judged.worst))
        painter.restore()

    def _words(self, painter: QPainter, at: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, told)


def _ink(worst: Worry) -> str:
    if worst <= GRAVE:
        return "bad"
    return "text3" if worst is Worry.NONE else "warn"


class ProofTiles(QListView):
    """`chosen` tells the recipient whose tile was clicked or reached by keys."""

    chosen = Signal(str)

    def __init__(self, pictured: Pictured, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tiles")
        self.setAccessibleName(_("Proof sheet"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._painter = _Painter(pictured, self)
        self._proofs = _Proofs()
        self.setItemDelegate(self._painter)
        self.setModel(self._proofs)
        self.selectionModel().currentChanged.connect(self._choose)
        self._quiet = False

    def show_shape(self, width: float, height: float) -> None:
        """The shape of the pages."""
        self._painter.shape = (width, height)

    def show_proofs(self, judged: Sequence[Judged]) -> None:
        """Show these in this order; who was chosen stays chosen, wherever the tile went. Emits nothing."""
        current = self.current()
        self._quiet = True
        self._proofs.show_proofs(judged)
        self.choose(current)
        self._quiet = False

    def current(self) -> str:
        """The recipient whose tile is chosen."""
        place = self.currentIndex().row()
        return self._proofs.judged[place].proof.subject if place >= 0 else ""

    def choose(self, subject: str) -> None:
        """Mark somebody's tile; nobody's where there is none."""
        places = (i for i, each in enumerate(self._proofs.judged) if each.proof.subject == subject)
        place = next(places, -1)
        quiet, self._quiet = self._quiet, True
        if place >= 0:
            self.setCurrentIndex(self._proofs.index(place, 0))
        else:
            self.setCurrentIndex(QModelIndex())
        self._quiet = quiet

    def _choose(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.chosen.emit(self.current())
