"""Drawing what is no text: ornament, pictures, frames and lines, on a reportlab canvas measured in points."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from desktop_app.domain.templates import Element, ElementKind

from .border_art import ARTS
from .colour import hexed

MM = 72 / 25.4
FINEST, WORTH_IT = 300, 0.8
"""Dots of a picture to the inch at most, and the share of its size below which it is made smaller for that."""

PICTURE_FAULTS = (ValueError, LookupError, ArithmeticError, TypeError, OSError, SyntaxError)
"""What a picture that is none may raise; it costs a warning, never the run."""


def draw_element(canvas: Any, element: Element, picture: bytes, page_height: float) -> bool:
    """Draw one element; whether its picture (when it has one) could be read."""
    left, width, height = element.x * MM, element.width * MM, element.height * MM
    foot = page_height - element.y * MM - height
    if element.opacity < 1:
        canvas.setFillAlpha(element.opacity)
        canvas.setStrokeAlpha(element.opacity)
    if element.multiply:
        canvas.setBlendMode("Multiply")
    if element.kind is ElementKind.PICTURE:
        return _draw_picture(canvas, picture, (left, foot, width, height))
    if element.kind is ElementKind.ART:
        canvas.translate(round(left, 3), round(foot, 3))
        ARTS[element.art](canvas, width, height, _colours(element))
    elif element.kind is ElementKind.LINE:
        canvas.setStrokeColorRGB(*hexed(element.colour))
        canvas.setLineWidth(element.size)
        canvas.line(left, foot + height, left + width, foot)
    else:
        _draw_frame(canvas, element, (left, foot, width, height))
    return True


def _colours(element: Element) -> tuple[tuple[float, float, float], ...]:
    second = element.second_colour or element.colour
    return hexed(element.colour), hexed(second)


def _draw_frame(canvas: Any, element: Element, box: tuple[float, float, float, float]) -> None:
    if element.fill:
        canvas.setFillColorRGB(*hexed(element.fill))
    if element.size:
        canvas.setStrokeColorRGB(*hexed(element.colour))
        canvas.setLineWidth(element.size)
    canvas.rect(*box, stroke=int(bool(element.size)), fill=int(bool(element.fill)))


def _draw_picture(canvas: Any, data: bytes, box: tuple[float, float, float, float]) -> bool:
    """The picture as large as fits into its box, in the middle of it."""
    left, foot, width, height = box
    try:
        picture = _picture(data, width, height)
        across, up = picture.getSize()
    except PICTURE_FAULTS:
        return False
    scale = min(width / across, height / up)
    wide, high = across * scale, up * scale
    canvas.drawImage(picture, left + (width - wide) / 2, foot + (height - high) / 2, wide, high, mask="auto")
    return True


@lru_cache(maxsize=16)
def _picture(data: bytes, width: float, height: float) -> Any:
    """A picture decoded once for all documents of a run, with no more dots than a printer shows in a box of so many
    points."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    read: Any = io.BytesIO(data)
    opened = Image.open(read)
    scale = min(width / opened.width, height / opened.height) * FINEST / 72
    if scale < WORTH_IT and opened.format == "PNG" and opened.mode in {"RGB", "RGBA", "L"}:
        size = max(round(opened.width * scale), 1), max(round(opened.height * scale), 1)
        read = opened.resize(size, Image.Resampling.LANCZOS, reducing_gap=1.0)
    picture = ImageReader(read)  # a JPEG goes into the document as it is
    picture.getRGBData()
    return picture
