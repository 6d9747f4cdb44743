"""Badges by webcam: QtMultimedia delivers pictures, zxing-cpp reads them. Both come with the extra `[camera]`.

Without them, or without a camera, there is a sentence and nothing else is lacking. Pictures are looked at and let go;
none is kept.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from typing import Any

from PIL import Image
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from desktop_app.words import _

LOOK_MS = 120
"""Between two looks: quick for a guest, and three quarters of a core stay free."""
WIDEST = 1280
AGAIN_MS = 4000
"""The same code is not told again so soon: a badge is held before the camera for seconds."""


def decode(picture: QImage) -> list[str]:
    """The texts of all QR codes in a picture; none where zxing-cpp is not installed."""
    if find_spec("zxingcpp") is None or picture.isNull():
        return []
    reader: Any = importlib.import_module("zxingcpp")
    grey = picture if picture.width() <= WIDEST else picture.scaledToWidth(WIDEST)
    grey = grey.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    seen = Image.frombuffer("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)
    return [found.text for found in reader.read_barcodes(seen, formats=reader.BarcodeFormat.QRCode)]


def multimedia() -> Any:
    """QtMultimedia, or None where it or its libraries are missing."""
    try:
        return importlib.import_module("PySide6.QtMultimedia")
    except ImportError:
        return None


def objection() -> str:
    """Why there is no scanning by camera, as a sentence; "" when there is."""
    if find_spec("zxingcpp") is None or (library := multimedia()) is None:
        return _("Scanning by camera needs the extra “camera”: install rostrum[camera].")
    return "" if library.QMediaDevices.videoInputs() else _("No camera is connected to this computer.")


class Camera(QObject):
    """Looks at the first camera while it is on. `scanned` tells a code once for each time it is held up."""

    scanned = Signal(str)
    seen = Signal(QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Any = None
        self._sink: Any = None
        self._told = ""
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._take)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._forget)

    @property
    def on(self) -> bool:
        """Whether it is looking."""
        return self._session is not None

    def start(self) -> str:
        """Begin to look; the sentence that says why not, or ""."""
        why = objection()
        library = multimedia()
        if why or library is None:
            return why
        self._session, self._sink = library.QMediaCaptureSession(self), library.QVideoSink(self)
        eye = library.QCamera(library.QMediaDevices.defaultVideoInput(), self._session)
        self._session.setCamera(eye)
        self._session.setVideoSink(self._sink)
        eye.start()
        self._look.start()
        return ""

    def stop(self) -> None:
        """Look no more."""
        self._look.stop()
        if self._session is not None:
            self._session.camera().stop()
            self._session.deleteLater()
            self._sink.deleteLater()
        self._session = self._sink = None

    def _take(self) -> None:
        frame = self._sink.videoFrame() if self._sink is not None else None
        if frame is not None and frame.isValid():
            self.look(frame.toImage())

    def look(self, picture: QImage) -> None:
        """Look at one picture."""
        self.seen.emit(picture)
        for text in decode(picture)[:1]:
            self._again.start()
            if text != self._told:
                self._told = text
                self.scanned.emit(text)

    def _forget(self) -> None:
        self._told = ""
