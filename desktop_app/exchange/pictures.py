"""Pictures from outside: read once, made harmless, kept as our own PNG or JPEG.

Only re-encoded pictures reach the meeting file and the PDF: no foreign metadata, no broken JPEG passed through, no
picture that unpacks to gigabytes.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageChops, ImageOps, ImageStat

from desktop_app.domain.refusal import Refusal

FORMATS = ("PNG", "JPEG", "BMP", "WEBP")
MAX_BYTES = 30 << 20
MAX_PIXELS = 40_000_000
DPI = 300
"""What a printer shows of a seal or a signature."""

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


def read_seal(path: Path, millimetres: int) -> bytes:
    """A seal as it is printed: one colour with sixteen levels of opacity, at most 300 dpi at its size on paper.

    A scan on white paper loses the paper. Refuses as `read_picture` does, and a picture on which nothing is stamped."""
    with Image.open(io.BytesIO(read_picture(path))) as picture:
        seal = picture.convert("RGBA")
    side = round(millimetres / 25.4 * DPI)
    seal.thumbnail((side, side), Image.Resampling.LANCZOS)
    colours = seal.convert("RGB")
    opacity = seal.getchannel("A")
    if opacity.getextrema() == (255, 255):
        red, green, blue = colours.split()
        darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
        opacity = ImageOps.autocontrast(ImageChops.invert(darkest), cutoff=(2, 1))
    opacity = opacity.point([round(level / 17) * 17 for level in range(256)])
    stamped = opacity.point([0] * 128 + [255] * 128)
    if not stamped.getbbox():
        raise Refusal("seal-is-empty", file=path.name)
    middle = [round(value) for value in ImageStat.Stat(colours, stamped).median]
    made = Image.new("RGBA", seal.size, (middle[0], middle[1], middle[2], 255))
    made.putalpha(opacity)
    out = io.BytesIO()
    made.save(out, "PNG", optimize=True)
    return out.getvalue()


def read_signature(path: Path, millimetres: int = 60) -> bytes:
    """A signature, at most 300 dpi at so many millimetres. Refuses as `read_picture` does."""
    with Image.open(io.BytesIO(read_picture(path))) as picture:
        side = round(millimetres / 25.4 * DPI)
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        picture.save(out, "PNG", optimize=True)
    return out.getvalue()


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


PORTRAIT_SIDE = 640
"""Longest side of a photo: 30 mm on a badge at 540 dpi, about 60 kB."""


def portrait(data: bytes, name: str = "") -> bytes:
    """A photo of a person as our own JPEG, turned as its EXIF says, without metadata. Refuses as `encoded` does."""
    with Image.open(io.BytesIO(encoded(data, name))) as picture:
        plain = picture.convert("RGBA")
        paper = Image.new("RGB", plain.size, "white")
        paper.paste(plain, mask=plain.getchannel("A"))
        paper.thumbnail((PORTRAIT_SIDE, PORTRAIT_SIDE), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        paper.save(out, "JPEG", quality=88, optimize=True)
        return out.getvalue()


def read_portrait(path: Path) -> bytes:
    """A photo in a file, as `portrait` makes it. Refuses what is missing, too big, or no picture we know."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refusal("picture-too-big", file=path.name)
        return portrait(path.read_bytes(), path.name)
    except OSError as error:
        raise Refusal("picture-unreadable", file=path.name) from error


def _png(picture: Image.Image) -> bytes:
    turned = ImageOps.exif_transpose(picture)
    clear = "A" in turned.getbands() or "transparency" in turned.info
    plain = turned.convert("RGBA" if clear else "RGB")
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    plain.info = {}
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
