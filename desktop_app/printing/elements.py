"""Drawing the elements of a certificate: the plate once, the rest on every page."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.utils import ImageReader

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory
from desktop_app.domain.printed import WarningKind
from desktop_app.domain.wording import filled

from .border_art import ARTS
from .layout import draw_block, draw_text, fit_text, set_block
from .paper import MM, Paper
from .qr import draw_qr
from .template import Element, Template

DRAWING_FAULTS = (ValueError, LookupError, ArithmeticError, TypeError, OSError)
"""What one bad name or picture may raise; it costs a warning, never the run."""

WIDEST_COLUMN = 100
"""Millimetres a signing body gets at most; the columns stand together at the right of their box."""

SEAL_STRENGTH = 0.86
"""Opacity of a seal: the text under it stays readable."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What drawing needs: the document, the design, who signs."""

    paper: Paper
    template: Template
    signatories: Sequence[Signatory]

    def foot(self, element: Element) -> float:
        """The lower edge of an element's box in points from the foot of the page."""
        return self.paper.height - (element.y + element.height) * MM


def stands(element: Element, kind: AwardKind, numbered: bool) -> bool:
    """Whether an element belongs on a certificate of this kind."""
    if element.when == "numbered":
        return numbered
    return element.when in {"", kind.value}


def draw_plate(desk: Desk, kind: AwardKind, common: Mapping[str, str]) -> None:
    """Everything that is the same on each certificate of a kind; a bad picture is told and left out."""
    for element in desk.template.elements:
        if not element.of_plate or not stands(element, kind, False):
            continue
        if element.kind == "art":
            _art(desk, element)
        elif element.kind == "line":
            _line(desk, element)
        elif element.kind == "issuers":
            _issuers(desk, element, common)
        elif element.kind == "signature":
            _signatures(desk, element)
        else:
            _text(desk, element, common, "")


def draw_sheet(desk: Desk, sheet: CertificateSheet) -> None:
    """What belongs to one recipient."""
    for element in desk.template.elements:
        if element.of_plate or not stands(element, sheet.kind, bool(sheet.code)):
            continue
        if element.kind == "qr":
            size = element.width * MM
            y = desk.paper.height - element.y * MM - size
            draw_qr(desk.paper.canvas, element.x * MM, y, size, sheet.code, element.colour)
        else:
            _text(desk, element, sheet.fields, sheet.name)


def _art(desk: Desk, element: Element) -> None:
    draw = ARTS.get(element.art)
    if draw is None:
        raise LookupError(f"no art {element.art}")
    canvas = desk.paper.canvas
    canvas.saveState()
    draw(canvas, desk.paper.width, desk.paper.height)
    canvas.restoreState()


def _line(desk: Desk, element: Element) -> None:
    canvas, top = desk.paper.canvas, desk.paper.height - element.y * MM
    canvas.saveState()
    canvas.setStrokeColorRGB(*element.colour)
    canvas.setLineWidth(element.size)
    end = (element.x + element.width) * MM, top - element.height * MM
    canvas.line(element.x * MM, top, *end)
    canvas.restoreState()


def _text(desk: Desk, element: Element, fields: Mapping[str, str], about: str) -> None:
    """A text in its box: a single line is shrunk, a paragraph is set smaller; what still does not fit is told."""
    text = filled(element.text, fields)
    if not text:
        return
    width, height = element.width * MM, element.height * MM
    smallest = element.smallest or element.size
    if "{{wording}}" in element.text or "\n" in text:
        fits = _paragraphs(desk, element, text, width, height, smallest)
    else:
        size, fits = fit_text(text, element.face, element.size, width, smallest, element.spacing)
        baseline = desk.foot(element) + height / 2 - size * 0.36
        x = element.x * MM + {"left": 0.0, "centre": width / 2, "right": width}[element.align]
        draw_text(
            desk.paper.canvas,
            x,
            baseline,
            text,
            element.face,
            size,
            element.align,
            colour=element.colour,
            spacing=element.spacing,
        )
    if not fits:
        desk.paper.warn(WarningKind.TOO_LONG, about or desk.paper.title, text)


def _paragraphs(
    desk: Desk, element: Element, text: str, width: float, height: float, smallest: float
) -> bool:
    block = set_block(
        text,
        element.face,
        element.size,
        width,
        height,
        leading=element.leading,
        smallest=smallest,
        indent=element.indent,
        justified=element.justified,
    )
    draw_block(
        desk.paper.canvas,
        element.x * MM,
        desk.foot(element) + height,
        block,
        element.face,
        align=element.align,
        width=width,
        colour=element.colour,
    )
    return block.fits


def _issuers(desk: Desk, element: Element, common: Mapping[str, str]) -> None:
    """The signing bodies side by side, the date under the last, each seal over its text in its right size."""
    bodies = desk.signatories or [Signatory(common.get("issuer", ""))]
    column = min(element.width / len(bodies), WIDEST_COLUMN) * MM
    left = (element.x + element.width) * MM - column * len(bodies)
    top = desk.paper.height - element.y * MM
    leading = element.size * 1.75
    for number, body in enumerate(bodies):
        centre = left + column * (number + 0.5)
        size, fits = fit_text(body.name, element.face, element.size, column - 2 * MM, element.smallest)
        lines = [body.name, filled(element.text, common)] if number == len(bodies) - 1 else [body.name]
        for row, line in enumerate(lines):
            y = top - leading * (row + 0.5) - element.size * 0.36
            draw_text(desk.paper.canvas, centre, y, line, element.face, size, "centre", colour=element.colour)
        if not fits:
            desk.paper.warn(WarningKind.TOO_LONG, body.name, body.name)
        if body.seal:
            _seal(desk, body, centre, top - leading)


def _seal(desk: Desk, body: Signatory, x: float, y: float) -> None:
    """The seal about a point, in its real diameter, see-through like ink."""
    canvas, size = desk.paper.canvas, body.seal_mm * MM
    picture = _readable(desk, body.seal, body.name)
    if picture is None:
        return
    across, up = picture.getSize()
    wide = size if across >= up else size * across / up
    high = wide * up / across
    canvas.saveState()
    canvas.setFillAlpha(SEAL_STRENGTH)
    canvas.setBlendMode("Multiply")
    canvas.drawImage(picture, x - wide / 2, y - high / 2, wide, high, mask="auto")
    canvas.restoreState()


def _signatures(desk: Desk, element: Element) -> None:
    """Signatures over a fine line, the names of the signers under it."""
    signers = [body for body in desk.signatories if body.signer or body.signature]
    if not signers:
        return
    column, canvas = element.width * MM / len(signers), desk.paper.canvas
    line = desk.foot(element) + element.size * 1.6
    for number, body in enumerate(signers):
        left = element.x * MM + column * number + 2 * MM
        width = column - 4 * MM
        canvas.saveState()
        canvas.setStrokeColorRGB(*element.colour)
        canvas.setLineWidth(0.4)
        canvas.line(left, line, left + width, line)
        canvas.restoreState()
        _signed(desk, body, left, line, width, element.height * MM - element.size * 1.6)
        middle, y = left + width / 2, line - element.size * 1.15
        draw_text(canvas, middle, y, body.signer, element.face, element.size, "centre", colour=element.colour)


def _signed(desk: Desk, body: Signatory, left: float, foot: float, width: float, height: float) -> None:
    picture = _readable(desk, body.signature, body.signer) if body.signature else None
    if picture is None:
        return
    across, up = picture.getSize()
    scale = min(width / across, height / up)
    x = left + (width - across * scale) / 2
    canvas = desk.paper.canvas
    canvas.saveState()
    canvas.setBlendMode("Multiply")
    canvas.drawImage(picture, x, foot, across * scale, up * scale, mask="auto")
    canvas.restoreState()


def _readable(desk: Desk, data: bytes, about: str) -> Any:
    """The picture, or None and a warning when it cannot be read."""
    try:
        return _picture(data)
    except DRAWING_FAULTS:
        desk.paper.warn(WarningKind.PICTURE, about)
        return None


@lru_cache(maxsize=16)
def _picture(data: bytes) -> Any:
    """A picture decoded once for all documents of a run."""
    picture = ImageReader(io.BytesIO(data))
    picture.getRGBData()
    return picture
