"""The meeting itself: what it is called, where and when it is, and the customs it follows."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass


class Protocol(enum.StrEnum):
    """Which hand is the place of honour on dais and stage."""

    CHINESE = "chinese"
    INTERNATIONAL = "international"


class EvenDais(enum.StrEnum):
    """How a dais row with an even number of people is centred; sources conflict, so the meeting says."""

    SECOND_AT_LEFT_HAND = "A"
    FIRST_ON_LEFT_CHAIR = "B"
    FIRST_ON_CENTRE_LINE = "C"


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction of a base: strict means "more than p/q", otherwise "at least p/q". Integers only."""

    p: int
    q: int
    strict: bool


MORE_THAN_HALF = Share(1, 2, True)
AT_LEAST_TWO_THIRDS = Share(2, 3, False)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; there is exactly one in a file. Times are local to the venue, without a zone."""

    id: str
    title: str
    latin_title: str = ""
    language: str = "zh"
    starts_at: dt.datetime = dt.datetime(2027, 3, 15, 14, 0)
    venue: str = ""
    organiser: str = ""
    latin_organiser: str = ""
    protocol: Protocol = Protocol.CHINESE
    even_dais: EvenDais = EvenDais.SECOND_AT_LEFT_HAND
    quorum: Share = MORE_THAN_HALF
    substitutes_vote: bool = True
    certificate_pattern: str = ""
    certificate_date: dt.date | None = None
    secret: str = ""
    """Key of this meeting's QR codes, hexadecimal; never printed."""
