"""Edits of a template as a whole: elements added, doubled, removed and moved between layers; the page in another size.

resized(template, 90, 54)       # everything on it grows or shrinks with the page
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .templates import Element, ElementKind, Template, TemplateKind

NEW_SIZES: Mapping[ElementKind, tuple[float, float]] = {
    ElementKind.TEXT: (100.0, 14.0),
    ElementKind.PICTURE: (40.0, 30.0),
    ElementKind.SEALS: (140.0, 46.0),
    ElementKind.SIGNATURES: (80.0, 26.0),
    ElementKind.QR: (24.0, 24.0),
    ElementKind.LINE: (100.0, 0.0),
    ElementKind.FRAME: (80.0, 50.0),
    ElementKind.ART: (80.0, 50.0),
    ElementKind.PHOTO: (24.0, 32.0),
}
"""Millimetres of a new element, where the page has room for it."""

MOST_OF_PAGE = 0.8
"""The share of the page that a new element may take in either direction."""

PAGE_SIZES: Mapping[TemplateKind, tuple[tuple[float, float], ...]] = {
    TemplateKind.CERTIFICATE: ((297, 210), (210, 297), (420, 297), (210, 148)),
    TemplateKind.BADGE: ((95, 68), (90, 54), (85.6, 54), (100, 62), (105, 148), (90, 130)),
    TemplateKind.NAME_CARD: ((200, 100), (150, 80), (100, 60), (150, 100)),
}
"""Usual sizes of a page in millimetres."""

_SHAPED = frozenset({ElementKind.PICTURE, ElementKind.QR, ElementKind.PHOTO})


def new_element(kind: ElementKind, page: Template) -> Element:
    """An element in the middle of the page, with what such an element needs to be seen."""
    width, height = NEW_SIZES[kind]
    share = min(1.0, *(MOST_OF_PAGE * room / side for room, side in _sides(page, width, height)))
    width, height = width * share, height * share
    made = Element(kind, (page.width - width) / 2, (page.height - height) / 2, width, height)
    if kind is ElementKind.TEXT:
        return replace(made, size=16.0, smallest=9.0)
    if kind is ElementKind.ART:
        return replace(made, art="rosette", colour="#B08A3E")
    if kind in {ElementKind.LINE, ElementKind.FRAME}:
        return replace(made, size=1.0)
    return made


def _sides(page: Template, width: float, height: float) -> list[tuple[float, float]]:
    return [(room, side) for room, side in ((page.width, width), (page.height, height)) if side]


def with_added(template: Template, element: Element, place: int) -> Template:
    """The template with one more element at this place (0: the lowest layer)."""
    return replace(template, elements=(*template.elements[:place], element, *template.elements[place:]))


def without(template: Template, place: int) -> Template:
    """The template without the element at this place."""
    return replace(template, elements=(*template.elements[:place], *template.elements[place + 1 :]))


def shifted(template: Template, place: int, by: int) -> Template | None:
    """The template with an element so many layers higher; None where it would leave the pile."""
    if not 0 <= place < len(template.elements) or not 0 <= place + by < len(template.elements):
        return None
    return with_added(without(template, place), template.elements[place], place + by)


def resized(template: Template, width: float, height: float) -> Template:
    """The template on a page of other millimetres: boxes keep their share of it, type grows with the lesser side, and
    pictures, codes and photos keep their shape in the middle of their box."""
    across, down = width / template.width, height / template.height
    elements = tuple(_resized(each, across, down) for each in template.elements)
    return replace(template, width=width, height=height, elements=elements)


def _resized(element: Element, across: float, down: float) -> Element:
    least = min(across, down)
    made = replace(
        element,
        x=_near(element.x * across),
        y=_near(element.y * down),
        width=_near(element.width * across),
        height=_near(element.height * down),
        size=_near(element.size * least),
        smallest=_near(element.smallest * least),
        spacing=_near(element.spacing * least),
    )
    if element.kind not in _SHAPED:
        return made
    width, height = _near(element.width * least), _near(element.height * least)
    x, y = made.x + (made.width - width) / 2, made.y + (made.height - height) / 2
    return replace(made, x=_near(x), y=_near(y), width=width, height=height)


def _near(value: float) -> float:
    return round(value, 2)
