"""Templates of certificates: a page in millimetres and its elements, from the lowest layer to the topmost.

    Template(key="gala", title="红金", language="zh", width=297, height=210, elements=(Element(ElementKind.TEXT, ...),))

Lengths are millimetres from the top left corner of the paper, type sizes and widths of lines are points, colours
#RRGGBB. Texts may use {{fields}} of `merge_fields.TEMPLATE_FIELDS`. Values only: `template_files` reads and writes
them, `printing.certificates.render_page` draws one.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .merge_fields import COMMON_FIELDS
from .wording import fields_used

FACES = ("kai", "serif", "serif-bold", "sans", "sans-bold")
"""Faces a text may be set in: LXGW WenKai, Noto Serif SC, Noto Sans SC. `printing.fonts.FILES` has their files."""

ARTS = (
    "palace",
    "rosette",
    "flourish",
    "guilloche",
    "laurel",
    "star",
    "medal",
    "scales",
    "waves",
    "rays",
    "corners",
    "plaque",
)
"""Ornament drawn from geometry, which fits any box: `printing.border_art.ARTS` draws them."""


class ElementKind(enum.StrEnum):
    """What an element is."""

    TEXT = "text"
    PICTURE = "picture"
    SEALS = "seals"
    """The bodies that sign, side by side, with the date, each seal over its name in its true size."""
    SIGNATURES = "signatures"
    """Signatures over a line, the signers' names below."""
    QR = "qr"
    LINE = "line"
    FRAME = "frame"
    """A rectangle: `size` is the width of its line (0: none), `fill` its colour within."""
    ART = "art"


class When(enum.StrEnum):
    """On which certificates an element stands."""

    ALWAYS = ""
    PERSON = "person"
    GROUP = "group"
    NUMBERED = "numbered"


class Align(enum.StrEnum):
    """Where lines stand in their box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Stand(enum.StrEnum):
    """Where a text stands in the height of its box."""

    TOP = "top"
    MIDDLE = "middle"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the page; `kind` says which of the values it uses.

    A text that `flows` is a paragraph: it wraps, and is set smaller down to `smallest` until its box holds it. One that
    does not flow is a headline: it shrinks to stay on one line, and wraps at `smallest` only. What does not fit then is
    printed whole, with a warning. `spacing` is added between characters, `leading` a multiple of the size, `indent` of
    first lines a number of characters.
    """

    kind: ElementKind
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    when: When = When.ALWAYS
    text: str = ""
    face: str = "kai"
    size: float = 12.0
    smallest: float = 0.0
    align: Align = Align.LEFT
    stand: Stand = Stand.MIDDLE
    flows: bool = False
    vertical: bool = False
    spacing: float = 0.0
    leading: float = 1.6
    indent: float = 0.0
    justified: bool = False
    colour: str = "#000000"
    fill: str = ""
    second_colour: str = ""
    opacity: float = 1.0
    multiply: bool = False
    art: str = ""
    picture: str = ""
    printed: bool = True
    """False: only shown, as a picture of pre-printed stock."""
    name: str = ""
    """What the layer is called in the studio."""
    group: str = ""
    locked: bool = False

    @property
    def least(self) -> float:
        """The smallest size its text may be set in."""
        return min(self.smallest or self.size, self.size)

    @property
    def common(self) -> bool:
        """Whether it looks the same on every certificate of a kind, and belongs to the plate."""
        if self.kind is ElementKind.TEXT:
            return set(fields_used(self.text)) <= COMMON_FIELDS
        return self.kind is not ElementKind.QR


@dataclass(frozen=True, slots=True)
class Template:
    """A designed certificate. `pictures` are PNG bytes by SHA-256; `shift_x`, `shift_y` move the print on the paper."""

    key: str
    title: str
    language: str
    width: float
    height: float
    elements: tuple[Element, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    shift_x: float = 0.0
    shift_y: float = 0.0

    def with_element(self, place: int, element: Element) -> Template:
        """The template with another element at this place (0: the lowest layer)."""
        changed = (*self.elements[:place], element, *self.elements[place + 1 :])
        return replace(self, elements=changed)

    def fields(self) -> frozenset[str]:
        """The fields its texts use."""
        return frozenset(name for element in self.elements for name in fields_used(element.text))

    def pictures_used(self) -> frozenset[str]:
        """The pictures its elements show."""
        return frozenset(element.picture for element in self.elements if element.picture)


def stands(element: Element, kind: str, numbered: bool) -> bool:
    """Whether an element belongs on a certificate of this kind (person, group), with or without a number."""
    if element.when is When.NUMBERED or element.kind is ElementKind.QR:
        return numbered
    return element.when is When.ALWAYS or element.when.value == kind


def elements_of(template: Template, kind: str, numbered: bool, shown: bool = False) -> tuple[Element, ...]:
    """The elements on one certificate, lowest first; `shown` on screen, with what stands on the stock already."""
    return tuple(e for e in _printed(template.elements, shown) if stands(e, kind, numbered))


def _printed(elements: Iterable[Element], shown: bool) -> Iterable[Element]:
    return (element for element in elements if shown or element.printed)
