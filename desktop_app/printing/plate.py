"""Plates: the ornament and pictures of a template, drawn once by reportlab into a form that all pages lay down.

A plate is kept as bare PDF objects under what is on it, so that a second run, or the next of a thousand files, draws
nothing. It holds no text: `composing` sets that in the document's own fonts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from desktop_app.domain.templates import Element

MM = 72 / 25.4
_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Plate:
    """Objects numbered from 1, references among them alone; the last of them is the form."""

    objects: tuple[bytes, ...]
    unreadable: tuple[str, ...] = ()
    """Names of elements whose picture cannot be read; they are left out."""

    def laid(self, first: int) -> Iterable[bytes]:
        """The objects for a document in which the first of them gets this number."""
        for body in self.objects:
            head, stream, rest = body.partition(b"stream")
            yield _REFERENCE.sub(lambda found: b"%d 0 R" % (int(found[1]) + first - 1), head) + stream + rest


def plate(elements: Iterable[Element], pictures: Mapping[str, bytes], width: float, height: float) -> Plate:
    """The plate of these elements on a page of so many points; drawn once for the same look."""
    drawn = tuple(replace(element, text="", group="", locked=False) for element in elements)
    used = tuple((sha, pictures[sha]) for sha in sorted({e.picture for e in drawn} & pictures.keys()))
    return _drawn(drawn, used, width, height)


@lru_cache(maxsize=32)
def _drawn(
    elements: tuple[Element, ...], pictures: tuple[tuple[str, bytes], ...], width: float, height: float
) -> Plate:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    from .graphics import draw_element

    rl_config.useA85 = 0
    canvas: Any = Canvas(io.BytesIO(), pagesize=(width, height), pageCompression=1, invariant=1)
    canvas._preamble = "1 0 0 1 0 0 cm"  # reportlab begins a form with a font, which a plate has none of
    canvas.beginForm("plate", 0, 0, width, height)
    kept = dict(pictures)
    unreadable = []
    for element in elements:
        canvas.saveState()
        if not draw_element(canvas, element, kept.get(element.picture, b""), height):
            unreadable.append(element.name or element.picture[:8])
        canvas.restoreState()
    canvas.endForm()
    _name_resources(canvas)
    canvas.doForm("plate")
    canvas.showPage()
    return Plate(_reached(canvas.getpdfdata()), tuple(unreadable))


def _name_resources(canvas: Any) -> None:
    """reportlab forgets a form's graphics states, and gives it every font: its resources are made here."""
    from reportlab.pdfbase import pdfdoc

    form = canvas._doc.idToObject[pdfdoc.xObjectName("plate")]
    resources = pdfdoc.PDFDictionary({})
    for name, entries in (("XObject", form.XObjects), ("ExtGState", form.ExtGState)):
        if entries:
            resources[name] = entries
    form.Resources = resources


def _reached(pdf: bytes) -> tuple[bytes, ...]:
    """The form of a document reportlab has written, and what it refers to, numbered anew; the form comes last."""
    objects = {int(n): body.strip() for n, body in _objects(pdf)}
    start = next(n for n, body in objects.items() if b"/Subtype /Form" in body.partition(b"stream")[0])
    order, waiting = list[int](), [start]
    while waiting:
        number = waiting.pop()
        if number not in order:
            order.append(number)
            waiting += [int(n) for n in _REFERENCE.findall(objects[number].partition(b"stream")[0])]
    order.reverse()
    numbers = {number: place for place, number in enumerate(order, 1)}
    return tuple(_renumbered(objects[number], numbers) for number in order)


def _renumbered(body: bytes, numbers: Mapping[int, int]) -> bytes:
    head, stream, rest = body.partition(b"stream")
    head = _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found[1])], head)
    return b" ".join(head.split()) + stream + rest


def _objects(pdf: bytes) -> Iterable[tuple[bytes, bytes]]:
    """Number and body of every object, by the cross-reference table."""
    table = pdf.rindex(b"xref", 0, pdf.rindex(b"startxref"))
    rows = re.findall(rb"(\d{10}) \d{5} n", pdf[table:])
    places = sorted(int(row) for row in rows)
    for place, end in zip(places, [*places[1:], table], strict=True):
        number, _, body = pdf[place:end].partition(b" 0 obj")
        yield number, body[: body.rindex(b"endobj")]
