"""What printing hands back: the pages, and what the person should know about them."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class WarningKind(enum.StrEnum):
    """What went less than well on one thing; the rest was printed all the same."""

    UNPRINTABLE = "unprintable"
    TOO_LONG = "too_long"
    PICTURE = "picture"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PrintWarning:
    """`about` names the person or thing, `detail` says what: characters with code points, a field, a file."""

    kind: WarningKind
    about: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF. The same values give the same bytes."""

    pdf: bytes
    pages: int
    warnings: tuple[PrintWarning, ...] = ()
