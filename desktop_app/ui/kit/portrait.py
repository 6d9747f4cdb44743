"""The photo of a person, or a quiet drawing in its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.queries.meeting import asset
from desktop_app.ui.kit import icons, theme
from desktop_app.words import _

ROUND = 12.0


class Portrait(QWidget):
    """A picture three to four, cut to its frame; kept small, so that a long day does not fill the memory."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = ""
        self._picture = QImage()
        self.setFixedSize(QSize(width, width * 4 // 3))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Photo"))

    @property
    def has_photo(self) -> bool:
        """Whether there is a photo to compare the face with."""
        return not self._picture.isNull()

    def show_photo(self, sha256: str) -> None:
        """Show the picture kept under this hash; "" or one that cannot be read shows the drawing."""
        if sha256 == self._photo:
            return
        self._photo = sha256
        data = asset(sha256) if sha256 else None
        whole = QImage.fromData(data) if data else QImage()
        side = self.size() * self.devicePixelRatioF()
        fill, smooth = (
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture = QImage() if whole.isNull() else whole.scaled(side, fill, smooth)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPainterPath()
        edge.addRoundedRect(frame, ROUND, ROUND)
        painter.fillPath(edge, theme.colour("sunken"))
        if self._picture.isNull():
            side = self.width() * 0.5
            middle = QRectF(frame.center().x() - side / 2, frame.center().y() - side / 2, side, side)
            icons.draw(painter, "user-round", middle, theme.current().text3)
            return
        painter.setClipPath(edge)
        ratio = frame.width() / frame.height()
        wide, high = float(self._picture.width()), float(self._picture.height())
        cut_w, cut_h = (high * ratio, high) if wide / high > ratio else (wide, wide / ratio)
        painter.drawImage(frame, self._picture, QRectF((wide - cut_w) / 2, (high - cut_h) / 3, cut_w, cut_h))
