"""Where everybody stands for the group photograph.

The front row is the dais: by the same custom, the highest in the middle. Behind it stand the others, the first of them
in the middle of the row next to the front, in rows as equal as can be with the longer ones at the back. Where a host
receives guests and wishes it so, the highest host stands in the middle of the front row, the chief guest at the host's
right hand, guests and hosts in turn from there, and hosts at both ends (the custom of receptions).

Rows are told front row first, each from the left as the photographer sees it: those who are photographed face the
camera as a dais faces its audience, so the rules of `protocol` hold unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TypeVar

from .meeting import EvenDais, Protocol
from .protocol import dais, split_rows

T = TypeVar("T")

WIDE = 3.5
"""A picture is about so many times as many people wide as it is deep."""


@dataclass(frozen=True, slots=True)
class Custom:
    """By which custom a row is filled from its middle."""

    protocol: Protocol = Protocol.CHINESE
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND


def photograph(
    leaders: Sequence[T], others: Sequence[T], places: int, custom: Custom | None = None
) -> tuple[tuple[T, ...], ...]:
    """The rows, `places` at most in each. `leaders` and `others` by precedence, the highest first; without leaders the
    first of the others stand in front. ValueError when a row holds nobody."""
    custom = custom or Custom()
    front = split_rows(len(leaders), places) if leaders else ()
    sizes = (*front, *rows_behind(len(others), places))
    people, rows = iter((*leaders, *others)), []
    for size in sizes:
        row = [next(people) for _place in range(size)]
        rows.append(in_row(row, custom))
    return tuple(rows)


def in_row(people: Sequence[T], custom: Custom) -> tuple[T, ...]:
    """People by precedence as they stand in one row, from the photographer's left."""
    return tuple(people[rank - 1] for rank in dais(len(people), custom.protocol, custom.even))


def rows_behind(people: int, places: int) -> tuple[int, ...]:
    """How many stand in each row, the nearest first: as few rows as hold them, no two of which differ by more than
    one, the longer ones farther back. ValueError when a row holds nobody."""
    if places < 1:
        raise ValueError("a row needs a place")
    rows = math.ceil(people / places)
    return tuple((people + row) // rows for row in range(rows))


def receiving(hosts: Sequence[T], guests: Sequence[T]) -> tuple[T, ...]:
    """The precedence of a front row in which a host receives guests, for the international custom: the first host, then
    guests and hosts in turn, and last two hosts, who so stand at the ends (as far as there are hosts)."""
    if not hosts or not guests:
        return (*hosts, *guests)
    first, rest = hosts[0], hosts[1:]
    ends = rest[max(0, len(rest) - 2) :]
    between = rest[: len(rest) - len(ends)]
    turns = chain.from_iterable(zip_longest(guests, between, fillvalue=None))
    return (first, *(each for each in turns if each is not None), *ends)


def places_for(leaders: int, people: int, most: int = 30) -> int:
    """How many stand in a row where nobody said: enough for the leaders in one row, and for a wide picture."""
    return max(1, min(most, max(leaders, math.ceil(math.sqrt(WIDE * people)))))
