"""Who sits where on the dais and at the signing table.

Positions are counted 1..n from the left of the stage as the audience sees it. A person on the dais faces the audience,
so a left hand there is the audience's right. Chinese custom honours the left hand: 1 in the middle, 2 at 1's left hand,
3 at 1's right hand, and so on outwards. International custom is its mirror image. With an even number sources
conflict, so the meeting says which variant it follows (`EvenDais`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .meeting import EvenDais, Protocol


def position(
    rank: int,
    people: int,
    protocol: Protocol = Protocol.CHINESE,
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND,
) -> int:
    """The place (1..people, from the audience's left) of a rank in one row. ValueError when there is no such rank."""
    if not 1 <= rank <= people:
        raise ValueError(f"rank {rank} of {people}")
    chinese = _chinese(rank, people, even)
    return chinese if protocol is Protocol.CHINESE else people + 1 - chinese


def _chinese(rank: int, people: int, even: EvenDais) -> int:
    half, outwards = people // 2, rank // 2
    if people % 2:
        return half + 1 + (outwards if rank % 2 == 0 else -outwards)
    if even is EvenDais.FIRST_ON_LEFT_CHAIR:
        return half - (outwards - 1) if rank % 2 == 0 else half + outwards + 1
    return half + outwards if rank % 2 == 0 else half - outwards


def dais(
    people: int,
    protocol: Protocol = Protocol.CHINESE,
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND,
) -> tuple[int, ...]:
    """One row as the audience reads it, left to right: the rank on each place. Seven Chinese: 7 5 3 1 2 4 6."""
    ranks = range(1, people + 1)
    return tuple(sorted(ranks, key=lambda rank: position(rank, people, protocol, even)))


def offset(
    rank: int,
    people: int,
    protocol: Protocol = Protocol.CHINESE,
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND,
) -> int:
    """How far from the centre line a rank sits, in half chair widths; positive is the audience's right.

    An even row stands about the line as a pair, unless rank 1 shall sit exactly on it: then the row is asymmetric.
    """
    from_middle = 2 * position(rank, people, protocol, even) - (people + 1)
    if even is EvenDais.FIRST_ON_CENTRE_LINE:
        return from_middle - (2 * position(1, people, protocol, even) - (people + 1))
    return from_middle


def split_rows(people: int, chairs: int) -> tuple[int, ...]:
    """How many sit in each row, front row first: front rows full, but never one person alone behind the others.

    ValueError when a row holds no chair.
    """
    if chairs < 1:
        raise ValueError("a row needs a chair")
    full, rest = divmod(people, chairs)
    rows = [chairs] * full + ([rest] if rest else [])
    if len(rows) > 1 and rows[-1] == 1 and rows[-2] > 1:
        rows[-2:] = [rows[-2] - 1, 2]
    return tuple(rows)


def several_rows(
    rows: Sequence[int],
    protocol: Protocol = Protocol.CHINESE,
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND,
) -> tuple[tuple[int, ...], ...]:
    """The ranks of each row, front row first: the front row takes the highest; parity is decided row by row."""
    told: list[tuple[int, ...]] = []
    taken = 0
    for people in rows:
        told.append(tuple(taken + rank for rank in dais(people, protocol, even)))
        taken += people
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair on the dais: `row` from the audience (0 is the front row), `place` from the audience's left (0..)."""

    row: int
    place: int


def chair_order(
    chairs: Sequence[int],
    people: int,
    protocol: Protocol = Protocol.CHINESE,
    even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND,
) -> tuple[Chair, ...]:
    """The chair of rank 1, of rank 2 and so on, for people on a dais with `chairs` chairs in each row.

    Where a row has more chairs than people they sit together about its middle, rank 1 of the row as near to the centre
    as the rule allows. People for whom there is no chair get none: the answer is then shorter than `people`.
    """
    order: list[Chair] = []
    for row, (width, seated) in enumerate(zip(chairs, _filling(chairs, people), strict=True)):
        if not seated:
            continue
        first = position(1, width, protocol, even) - position(1, seated, protocol, even)
        start = min(max(first, 0), width - seated)
        places = (start + position(rank, seated, protocol, even) - 1 for rank in range(1, seated + 1))
        order.extend(Chair(row, place) for place in places)
    return tuple(order)


def _filling(chairs: Sequence[int], people: int) -> list[int]:
    """How many people sit in each row: the front one full first, nobody alone in the last."""
    filled: list[int] = []
    for width in chairs:
        filled.append(min(width, people))
        people -= filled[-1]
    used = [row for row, seated in enumerate(filled) if seated]
    if len(used) > 1:
        last, before = used[-1], used[-2]
        if filled[last] == 1 and chairs[last] > 1 and filled[before] > 1:
            filled[before] -= 1
            filled[last] += 1
    return filled


@dataclass(frozen=True, slots=True)
class Signatory:
    """One place at a signing table: `side` is "host", "guest" or "", `rank` counts within the side; 0 is a helper."""

    side: str
    rank: int


HOST, GUEST = "host", "guest"


def signing(hosts: int, guests: int) -> tuple[tuple[Signatory, ...], tuple[Signatory, ...]]:
    """Two parties sign: (the table, those who stand behind), both from the audience's left.

    The guest sits at the host's right hand, which is the audience's left; a helper stands outside each signatory;
    each party stands on its own side, the highest nearest the middle. `hosts` and `guests` count those who stand.
    """
    table = (Signatory(GUEST, 0), Signatory(GUEST, 1), Signatory(HOST, 1), Signatory(HOST, 0))
    left = tuple(Signatory(GUEST, rank) for rank in range(guests, 0, -1))
    right = tuple(Signatory(HOST, rank) for rank in range(1, hosts + 1))
    return table, left + right


def signing_parties(parties: int, even: EvenDais = EvenDais.SECOND_AT_LEFT_HAND) -> tuple[int, ...]:
    """Several parties sign: the ranks of the parties from the audience's left, by the international dais rule."""
    return dais(parties, Protocol.INTERNATIONAL, even)
