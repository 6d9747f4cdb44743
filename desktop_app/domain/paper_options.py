"""What may be chosen about a paper before it is printed. One frozen dataclass a paper; each field is an enum, yes/no,
or the key of a template (text), so that a dialog can show it and the command line read it (`--option order=strokes`).
Which templates there are, the meeting tells: whoever asks hands over what may be chosen (`known`)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias, TypeVar, get_type_hints

from .refusal import Refusal

T = TypeVar("T")


Known: TypeAlias = Mapping[str, Sequence[str]]
NOTHING_KNOWN: Known = {}
"""For options that are texts: what may be chosen besides the empty text, by the name of the option."""


class BadgeSize(enum.StrEnum):
    """Millimetres of a badge, and how many go on a sheet."""

    SHEET_95X68 = "95x68"
    SHEET_90X54 = "90x54"
    SHEET_105X148 = "105x148"
    LABEL_100X62 = "label-100x62"
    LABEL_90X130 = "label-90x130"
    CARD_86X54 = "card-86x54"

    @property
    def single(self) -> bool:
        """Whether each is a page of its own."""
        return self.value.startswith(("label", "card"))

    @property
    def on_template(self) -> BadgeSize:
        """What of the size still counts on a template, which has its own: one of two, sheets or single pages."""
        return BadgeSize.LABEL_100X62 if self.single else BadgeSize.SHEET_95X68


class NameOrder(enum.StrEnum):
    """In which order people stand on a list."""

    ROSTER = "roster"
    PINYIN = "pinyin"
    STROKES = "strokes"


class Which(enum.StrEnum):
    """Whose paper is printed: everybody's, those never printed, those that are out of date, or both of these."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class NoOptions:
    """A paper about which nothing may be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeOptions:
    """Badges: on which template (none: the built-in layout), which size, whose, and whether with the photo. A template
    has a size of its own; `size` says then whether many lie on a sheet or one on a page."""

    template: str = ""
    size: BadgeSize = BadgeSize.SHEET_95X68
    which: Which = Which.ALL
    photo: bool = True


@dataclass(frozen=True, slots=True)
class CardOptions:
    """Seat slips: whose."""

    which: Which = Which.ALL


class CardSize(enum.StrEnum):
    """Millimetres of one side of a name card; a tent has two sides and is folded, a flat one goes into a stand."""

    TENT_200X100 = "tent-200x100"
    TENT_150X80 = "tent-150x80"
    TENT_100X60 = "tent-100x60"
    FLAT_200X100 = "flat-200x100"
    FLAT_150X100 = "flat-150x100"
    FLAT_100X60 = "flat-100x60"

    @property
    def folded(self) -> bool:
        """Whether the name stands on both sides."""
        return self.value.startswith("tent")

    @property
    def on_template(self) -> CardSize:
        """What of the size still counts on a template, which has its own: one of two, folded or flat."""
        return CardSize.TENT_200X100 if self.folded else CardSize.FLAT_200X100

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height of one side."""
        width, _x, height = self.value.partition("-")[2].partition("x")
        return int(width), int(height)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCardOptions:
    """Name cards: on which template (none: the built-in layout), which size, and whose. A template has a size of its
    own; `size` says then whether the card is a tent or flat."""

    template: str = ""
    size: CardSize = CardSize.TENT_200X100
    which: Which = Which.ALL


@dataclass(frozen=True, slots=True)
class CertificateOptions:
    """Certificates: whose, and whether a slip lies before each usher's pile."""

    which: Which = Which.ALL
    separators: bool = False


class PlanPart(enum.StrEnum):
    """What a seat plan shows: the whole hall on one sheet, a sheet for each block, or who sits where on the dais."""

    WHOLE = "whole"
    BLOCKS = "blocks"
    DAIS = "dais"


class PlanSize(enum.StrEnum):
    """The sheet of a seat plan; `auto` takes A4, or A3 for a large hall."""

    AUTO = "auto"
    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A0 = "a0"


class Glued(enum.StrEnum):
    """Whether a large plan is printed in one piece, or in parts on small sheets that are glued together."""

    NO = "no"
    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class SeatPlanOptions:
    """Seat plans: what they show, on which sheet, and names or only numbers on the seats."""

    part: PlanPart = PlanPart.WHOLE
    size: PlanSize = PlanSize.AUTO
    glued: Glued = Glued.NO
    names: bool = True


@dataclass(frozen=True, slots=True)
class SignInOptions:
    """Sign-in sheets: order within a delegation, and whether the last digits of phones are shown."""

    order: NameOrder = NameOrder.ROSTER
    phones: bool = True


@dataclass(frozen=True, slots=True)
class FinderOptions:
    """The list in which guests find their seat."""

    order: NameOrder = NameOrder.PINYIN


class StageLabel(enum.StrEnum):
    """What the labels of the stage are stuck on."""

    SEATS = "seats"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class StageLabelOptions:
    """Labels of the stage: for the seats of those who walk, or numbers for the floor."""

    what: StageLabel = StageLabel.SEATS


class BallotCopies(enum.StrEnum):
    """How many ballot papers of a kind are printed: one to copy from, one a voting member, one for each who is here."""

    MEMBERS = "members"
    PRESENT = "present"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class BallotOptions:
    """Ballot papers: how many, candidates by the strokes of their surnames, and lines for names of the voter's own."""

    copies: BallotCopies = BallotCopies.MEMBERS
    strokes: bool = False
    own_names: bool = True


class InThePicture(enum.StrEnum):
    """Who stands in the group photograph, with those of rank: who walks on stage, the voting members, everybody."""

    AWARDED = "awarded"
    MEMBERS = "members"
    EVERYBODY = "everybody"


class RowLength(enum.StrEnum):
    """How many people stand side by side at most; `auto` makes a wide picture."""

    AUTO = "auto"
    TEN = "10"
    FIFTEEN = "15"
    TWENTY = "20"
    TWENTY_FIVE = "25"
    THIRTY = "30"


@dataclass(frozen=True, slots=True)
class PhotographOptions:
    """The group photograph: who stands in it, in rows of how many, only those in the hall, and guests among hosts."""

    who: InThePicture = InThePicture.AWARDED
    row: RowLength = RowLength.AUTO
    here: bool = False
    receiving: bool = False


OPTIONS: Mapping[str, type] = {
    "certificates": CertificateOptions,
    "badges": BadgeOptions,
    "name-cards": NameCardOptions,
    "seat-plan": SeatPlanOptions,
    "seat-slips": CardOptions,
    "sign-in": SignInOptions,
    "seat-finder": FinderOptions,
    "stage-labels": StageLabelOptions,
    "ballots": BallotOptions,
    "photograph": PhotographOptions,
}
"""The papers about which something may be chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its name, what it may be (as written on the command line), and what it is unless chosen."""

    name: str
    values: tuple[Any, ...]
    standard: Any


def choices(kind: type, known: Known = NOTHING_KNOWN) -> tuple[Choice, ...]:
    """Everything that may be chosen about a paper, in the order of its fields."""
    hints = get_type_hints(kind)

    def values(name: str) -> tuple[Any, ...]:
        if hints[name] is str:
            return ("", *known.get(name, ()))
        return (True, False) if hints[name] is bool else tuple(hints[name])

    return tuple(Choice(each.name, values(each.name), each.default) for each in fields(kind))


def written(value: Any) -> str:
    """A value as it is written: yes, no, the value of the enum, or the text."""
    if isinstance(value, bool):
        return ("no", "yes")[value]
    return str(value.value) if isinstance(value, enum.Enum) else str(value)


def read_options(kind: type[T], told: Mapping[str, str], known: Known = NOTHING_KNOWN) -> T:
    """The options a person wrote down. Refuses option-unknown (option, known) and option-value (option, value,
    values)."""
    there = {each.name: each for each in choices(kind, known)}
    chosen: dict[str, Any] = {}
    for name, text in told.items():
        if name not in there:
            raise Refusal("option-unknown", option=name, known=tuple(there))
        values = there[name].values
        found = [value for value in values if written(value).casefold() == text.strip().casefold()]
        if not found:
            raise Refusal(
                "option-value", option=name, value=text, values=tuple(filter(None, map(written, values)))
            )
        chosen[name] = found[0]
    return kind(**chosen)
