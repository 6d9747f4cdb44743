"""A photo on a paper: cropped to its frame, small enough for print, opaque."""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Callable

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from desktop_app.domain.printed import WarningKind
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Element

from .colour import FAINT
from .paper import MM, Paper

DOTS_PER_POINT = 300 / 72
PHOTO_FAULTS = (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError)
KEPT_BYTES = 16 * 2**20
"""So much of what was fitted is kept: some hundreds of faces for badges, a few whole pages."""

_Key = tuple[bytes, int, int]
_kept: OrderedDict[_Key, bytes] = OrderedDict()
_keeping = threading.RLock()


def fitted_photo(data: bytes, width: float, height: float) -> bytes:
    """The middle of a picture for a frame of so many points, as JPEG of 300 dots an inch. One of PHOTO_FAULTS when it
    cannot be read."""
    size = _pixels(width, height)
    key = hashlib.sha256(data).digest(), *size
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    fitted = _fitted(data, size)
    with _keeping:
        _kept[key] = fitted
        while kept_bytes() > KEPT_BYTES:
            _kept.popitem(last=False)
    return fitted


def kept_bytes() -> int:
    """What is kept of fitted photos."""
    with _keeping:
        return sum(map(len, _kept.values()))


def _fitted(data: bytes, size: tuple[int, int]) -> bytes:
    with Image.open(io.BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    ground = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(ground, upright).convert("RGB")
    fitted = ImageOps.fit(flat, size, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    packed = io.BytesIO()
    fitted.save(packed, "JPEG", quality=88)
    return packed.getvalue()


def _pixels(width: float, height: float) -> tuple[int, int]:
    return max(1, round(width * DOTS_PER_POINT)), max(1, round(height * DOTS_PER_POINT))


def draw_photo(
    paper: Paper, data: bytes, x: float, y: float, width: float, height: float, about: str
) -> bool:
    """Fill the frame (points, lower left corner at x, y) with the middle of the picture. A picture that cannot be read
    is warned of and left out; False then."""
    try:
        fitted = fitted_photo(data, width, height)
    except PHOTO_FAULTS as trouble:
        paper.warn(WarningKind.PICTURE, about, type(trouble).__name__)
        return False
    paper.canvas.drawImage(ImageReader(io.BytesIO(fitted)), x, y, width, height)
    paper.canvas.setStrokeColorRGB(*FAINT)
    paper.canvas.setLineWidth(0.5)
    paper.canvas.rect(x, y, width, height)
    return True


class PhotoSetter:
    """Lays the photo of whoever a page is about into the box of an element; nothing where there is none.

    `keep` takes a JPEG with its width and height in pixels into the document and answers with its name; `warn` is told
    whose picture cannot be read. `height` is that of the page in points.
    """

    def __init__(
        self,
        element: Element,
        height: float,
        keep: Callable[[bytes, int, int], bytes],
        warn: Callable[[str], None],
    ) -> None:
        self._keep, self._warn = keep, warn
        self._size = element.width * MM, element.height * MM
        at = element.x * MM, height - (element.y + element.height) * MM
        self._matrix = b"%g 0 0 %g %g %g cm" % (*self._size, *at)

    def lay(self, sheet: Sheet) -> bytes:
        """The operators that draw it."""
        if not sheet.photo:
            return b""
        try:
            fitted = fitted_photo(sheet.photo, *self._size)
        except PHOTO_FAULTS:
            self._warn(sheet.name)
            return b""
        return b"q %b /%b Do Q" % (self._matrix, self._keep(fitted, *_pixels(*self._size)))
