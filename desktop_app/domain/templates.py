"""Templates of certificates, badges and name cards: a page in millimetres and its elements, the lowest layer first.

    Template(key="gala", title="红金", language="zh", width=297, height=210, elements=(Element(ElementKind.TEXT, ...),))

Lengths are millimetres from the top left corner of the paper, type sizes and widths of lines are points, colours
#RRGGBB. Texts may use {{fields}}: `FIELDS_OF` tells which. Values only: `template_files` reads and writes them,
`printing.certificates.render_page` draws one.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .merge_fields import COMMON_FIELDS, PERSON_COLOURS, PERSON_FIELDS, TEMPLATE_FIELDS
from .wording import fields_used, plain_field

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


class TemplateKind(enum.StrEnum):
    """What a template is for. A badge and a name card are about a person, a certificate is about a recipient."""

    CERTIFICATE = "certificate"
    BADGE = "badge"
    NAME_CARD = "name-card"

    @property
    def personal(self) -> bool:
        """Whether it is about a person of the roster."""
        return self is not TemplateKind.CERTIFICATE

    @property
    def paper(self) -> str:
        """The key of the paper that is printed on it."""
        return f"{self.value}s"


FIELDS_OF: Mapping[TemplateKind, tuple[str, ...]] = {
    TemplateKind.CERTIFICATE: TEMPLATE_FIELDS,
    TemplateKind.BADGE: PERSON_FIELDS,
    TemplateKind.NAME_CARD: PERSON_FIELDS,
}
"""What the texts of a template may use."""


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
    PHOTO = "photo"
    """The photo of the person, cropped to its box; nothing where there is none."""


KINDS_OF: Mapping[TemplateKind, frozenset[ElementKind]] = {
    TemplateKind.CERTIFICATE: frozenset(ElementKind) - {ElementKind.PHOTO},
    TemplateKind.BADGE: frozenset(ElementKind) - {ElementKind.SEALS, ElementKind.SIGNATURES},
    TemplateKind.NAME_CARD: frozenset(ElementKind) - {ElementKind.SEALS, ElementKind.SIGNATURES},
}
"""What may stand on a template."""


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
        """Whether it looks the same on every page of a kind, and belongs to the plate."""
        if self.tinted:
            return False
        if self.kind is ElementKind.TEXT:
            return set(fields_used(self.text)) <= COMMON_FIELDS
        return self.kind not in {ElementKind.QR, ElementKind.PHOTO}

    @property
    def tinted(self) -> bool:
        """Whether it bears a colour of the person."""
        return any(plain_field(each) for each in (self.colour, self.fill, self.second_colour))

    def in_colours(self, fields: Mapping[str, str]) -> Element:
        """The element in the colours of a person; one whom nobody gave a colour gets the usual grey."""

        def told(colour: str) -> str:
            name = plain_field(colour)
            return (fields.get(name) or PLAIN_GREY) if name else colour

        return replace(
            self, colour=told(self.colour), fill=told(self.fill), second_colour=told(self.second_colour)
        )


PLAIN_GREY = "#6B675F"


def is_person_colour(colour: str) -> bool:
    """Whether it names a colour that each person has of their own."""
    return colour in {f"{{{{{name}}}}}" for name in PERSON_COLOURS}


@dataclass(frozen=True, slots=True)
class Template:
    """A designed page. `pictures` are PNG bytes by SHA-256; `shift_x`, `shift_y` move the print on the paper."""

    key: str
    title: str
    language: str
    width: float
    height: float
    elements: tuple[Element, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    shift_x: float = 0.0
    shift_y: float = 0.0
    kind: TemplateKind = TemplateKind.CERTIFICATE

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
