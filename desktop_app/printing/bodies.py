"""The bodies that sign a certificate, as plain elements: names with the date, seals over them, signatures on lines.

Several bodies stand side by side. All names get the same size, in one line or in two of like length; the date stands
once, in the middle under them, so that no seal and no name runs into another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.certificate_sheet import Signatory
from desktop_app.domain.templates import Align, Element, ElementKind, Stand

from .case import widths
from .layout import may_break

GAP = 6.0
"""Millimetres kept free between two bodies."""

WIDEST = 100.0
"""Millimetres a body gets at most; the columns stand together at the right of their box."""

SEAL_STRENGTH = 0.86
"""Opacity of a seal: the text under it stays readable."""

HARD_TO_READ = 0.8
"""A name is broken into two lines before it gets smaller than this share of its size."""

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of the signing bodies: an element, and the words it shows (None: its own text with its fields)."""

    element: Element
    words: str | None = None
    about: str = ""


def pictures_of(signatories: Sequence[Signatory]) -> Mapping[str, bytes]:
    """Their seals and signatures by SHA-256."""
    data = [picture for body in signatories for picture in (body.seal, body.signature) if picture]
    return {_sha(picture): picture for picture in data}


def parts_of(element: Element, signatories: Sequence[Signatory]) -> Iterator[Part]:
    """The plain elements of a SEALS or SIGNATURES element, lowest first."""
    if element.kind is ElementKind.SEALS:
        yield from _seals(element, signatories)
    else:
        yield from _signatures(element, [body for body in signatories if body.signer or body.signature])


def _seals(element: Element, bodies: Sequence[Signatory]) -> Iterator[Part]:
    count = max(len(bodies), 1)
    share = (element.width - GAP * (count - 1)) / count
    column = min(share, WIDEST) if count > 1 else element.width
    left = element.x + _SPARE[element.align] * (element.width - column * count - GAP * (count - 1))
    size, names = _names(element, [body.name for body in bodies], column)
    line = size * element.leading / MM
    rows = max((name.count("\n") + 1 for name in names), default=1)
    text = replace(
        element,
        kind=ElementKind.TEXT,
        align=Align.CENTRE,
        stand=Stand.MIDDLE,
        flows=False,
        spacing=0.0,
        size=size,
        width=column,
        height=rows * line,
        text="",
    )
    for place, name in enumerate(names):
        yield Part(replace(text, x=left + place * (column + GAP)), name, bodies[place].name)
    whole = column * count + GAP * (count - 1)
    date = replace(
        text,
        x=left,
        y=element.y + rows * line,
        width=whole,
        height=line,
        text=element.text,
        size=element.size,
    )
    yield Part(replace(date, smallest=element.least))
    for place, body in enumerate(bodies):
        if body.seal:
            middle = (
                left + place * (column + GAP) + column / 2,
                element.y + (rows + _UNDER[count > 1]) * line / 2,
            )
            yield Part(_seal(body, middle, element), about=body.name)


_SPARE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_UNDER = {False: 1.0, True: 0.35}
"""How much lower than the name's middle a seal sits, in lines: a single seal covers name and date alike."""


def _names(element: Element, names: Sequence[str], column: float) -> tuple[float, list[str]]:
    """One size for all names, and each with a line break where it needs one."""
    if not names:
        return element.size, []
    room, reach = column * MM, widths(element.face)

    def width(text: str) -> float:
        return sum(map(reach.__getitem__, text))

    widest = max(map(width, names))
    if widest * element.size * HARD_TO_READ <= room:
        return min(element.size, room / widest if widest else element.size), list(names)
    halves = [_halved(name) for name in names]
    widest = max(width(half) for name in halves for half in name.split("\n"))
    return max(min(element.size, room / widest), element.least), halves


def _halved(name: str) -> str:
    """The name in two lines of like length, at a space where it has one near the middle."""
    middle = len(name) / 2
    places = [i for i in range(1, len(name)) if may_break(name[i - 1], name[i])]
    if len(name) < 6 or not places:
        return name
    best = min(places, key=lambda i: (abs(i - middle), -i))
    return f"{name[:best].rstrip()}\n{name[best:]}"


def _seal(body: Signatory, middle: tuple[float, float], element: Element) -> Element:
    size = float(body.seal_mm)
    return Element(
        ElementKind.PICTURE,
        x=middle[0] - size / 2,
        y=middle[1] - size / 2,
        width=size,
        height=size,
        picture=_sha(body.seal),
        opacity=SEAL_STRENGTH,
        multiply=True,
        name=body.name,
        printed=element.printed,
    )


def _signatures(element: Element, bodies: Sequence[Signatory]) -> Iterator[Part]:
    """Signatures over a fine line, the names of the signers under it."""
    if not bodies:
        return
    column, foot = element.width / len(bodies), element.size * 1.6 / MM
    line = element.y + element.height - foot
    for place, body in enumerate(bodies):
        left, width = element.x + column * place + 2, column - 4
        yield Part(
            Element(ElementKind.LINE, left, line, width, 0, size=0.4, colour=element.colour),
            about=body.signer,
        )
        if body.signature:
            yield Part(_signature(body, (left, element.y, width, element.height - foot)), about=body.signer)
        name = replace(
            element, kind=ElementKind.TEXT, x=left, y=line, width=width, height=foot, align=Align.CENTRE
        )
        yield Part(replace(name, flows=False, stand=Stand.MIDDLE, text=""), body.signer, body.signer)


def _signature(body: Signatory, box: tuple[float, float, float, float]) -> Element:
    left, top, width, height = box
    return Element(
        ElementKind.PICTURE,
        left,
        top,
        width,
        height,
        picture=_sha(body.signature),
        multiply=True,
        name=body.signer,
    )


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
