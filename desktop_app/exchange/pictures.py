"""Pictures from outside: read once, made harmless, kept as our own PNG or JPEG.

Only re-encoded pictures reach the meeting file and the PDF: no foreign metadata, no broken JPEG passed through, no
picture that unpacks to gigabytes.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from desktop_app.domain.refusal import Refusal

FORMATS = ("PNG", "JPEG", "BMP", "WEBP")
MAX_BYTES = 30 << 20
MAX_PIXELS = 40_000_000
MAX_SIDE = 2400
"""Longest side kept, in pixels: 42 mm of seal at 1,400 dpi, a full A4 page at 200."""


def read_picture(path: Path) -> bytes:
    """A picture file as our own PNG. Refuses what is missing, too big, or no picture we know."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refusal("picture-too-big", file=path.name)
        return encoded(path.read_bytes(), path.name)
    except OSError as error:
        raise Refusal("picture-unreadable", file=path.name) from error


def encoded(data: bytes, name: str = "") -> bytes:
    """The picture as PNG: turned as its EXIF says, at most MAX_SIDE, with its transparency, without metadata."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is judged below, by our own limit
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise Refusal("picture-too-big", file=name)
                return _png(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refusal("picture-unreadable", file=name) from error


def _png(picture: Image.Image) -> bytes:
    turned = ImageOps.exif_transpose(picture)
    clear = "A" in turned.getbands() or "transparency" in turned.info
    plain = turned.convert("RGBA" if clear else "RGB")
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    plain.info = {}
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
