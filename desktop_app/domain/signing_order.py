"""Who signs where at a joint signing or launch, and what has to lie on the table.

Two parties: the guest sits at the host's right hand, which is the audience's left; the party named first is the host.
Several parties: their order on the agenda, by the international rule of the dais. Each body signs every copy, and takes
one copy home. Witnesses stand behind the table, by rank, by the custom of the dais.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .meeting import EvenDais, Protocol
from .protocol import dais, signing_parties

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Requisites:
    """How many of what must be laid out for so many parties."""

    copies: int
    signatures: int
    pens: int
    folders: int
    name_cards: int


def at_the_table(parties: Sequence[T], even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND) -> list[tuple[int, T]]:
    """Number in protocol order (1 first) and party, from the audience's left."""
    return [(rank, parties[rank - 1]) for rank in signing_parties(len(parties), even)] if parties else []


def behind_the_table(
    witnesses: Sequence[T],
    protocol: Protocol = Protocol.CHINESE,
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND,
) -> list[tuple[int, T]]:
    """The same for those who stand behind; `witnesses` by rank, the highest first."""
    return [(rank, witnesses[rank - 1]) for rank in dais(len(witnesses), protocol, even)] if witnesses else []


def requisites(parties: int) -> Requisites:
    """What is needed: a copy for each body, signed by all; a pen, a folder and a card for each signatory."""
    return Requisites(parties, parties * parties, parties, parties, parties)
