"""Fractional order keys: text that sorts, with always room for one more between any two.

Two people can insert into the same list on two computers without renumbering it. A key is an integer part, whose
first letter says how long it is (`a0` < `a1` < ... < `az` < `b00`), and a base-62 fraction that never ends in 0.
Keys compare as plain bytes, so SQLite's BINARY collation sorts them as Python does.
"""

from __future__ import annotations

import string

DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
FIRST = "a0"
LONGEST = 40
"""Where a key grows longer than this the whole list should be given fresh keys by `n_between(None, None, n)`."""

_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_LOWEST, _HIGHEST = DIGITS[0], DIGITS[-1]


def between(low: str | None, high: str | None) -> str:
    """A key after `low` and before `high`; None is the open end. ValueError when they are not two keys in order."""
    if low is not None and high is not None and low >= high:
        raise ValueError(f"not in order: {low!r}, {high!r}")
    if low is None:
        return FIRST if high is None else _before(high)
    if high is None:
        return _after(low)
    return _inside(low, high)


def n_between(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` keys in order, all after `low` and before `high`, kept as short as the gap allows."""
    if count <= 0:
        return []
    if high is None:
        return _run_up(low, count)
    if low is None:
        return _run_down(high, count)
    middle, below = between(low, high), count // 2
    return [*n_between(low, middle, below), middle, *n_between(middle, high, count - below - 1)]


def _run_up(low: str | None, count: int) -> list[str]:
    keys: list[str] = []
    for _ in range(count):
        low = between(low, None)
        keys.append(low)
    return keys


def _run_down(high: str, count: int) -> list[str]:
    keys: list[str] = []
    for _ in range(count):
        high = between(None, high)
        keys.append(high)
    return keys[::-1]


def _before(high: str) -> str:
    integer, fraction = _parts(high)
    if fraction and integer != _SMALLEST:
        return integer
    lower = _predecessor(integer)
    return lower if lower is not None else integer + _midpoint("", fraction)


def _after(low: str) -> str:
    integer, fraction = _parts(low)
    higher = _successor(integer)
    return higher if higher is not None else integer + _midpoint(fraction, None)


def _inside(low: str, high: str) -> str:
    low_integer, low_fraction = _parts(low)
    high_integer, high_fraction = _parts(high)
    if low_integer == high_integer:
        return low_integer + _midpoint(low_fraction, high_fraction)
    higher = _successor(low_integer)
    if higher is not None and higher < high:
        return higher
    return low_integer + _midpoint(low_fraction, None)


def _parts(key: str) -> tuple[str, str]:
    """The integer and the fraction of a key; ValueError when it is none."""
    length = _integer_length(key[:1])
    integer, fraction = key[:length], key[length:]
    whole = len(integer) == length and set(key) <= _VALUE.keys()
    if not whole or fraction.endswith(_LOWEST) or key == _SMALLEST:
        raise ValueError(f"not an order key: {key!r}")
    return integer, fraction


def _integer_length(head: str) -> int:
    if "a" <= head <= "z":
        return ord(head) - ord("a") + 2
    if "A" <= head <= "Z":
        return ord("Z") - ord(head) + 2
    raise ValueError(f"not the head of an order key: {head!r}")


_SMALLEST = "A" + _LOWEST * (_integer_length("A") - 1)
"""Never a key itself: nothing could stand before it."""


def _successor(integer: str) -> str | None:
    """The next integer part, or None after the very last."""
    digits = integer[1:].rstrip(_HIGHEST)
    width = len(integer) - 1
    if digits:
        return integer[0] + digits[:-1] + DIGITS[_VALUE[digits[-1]] + 1] + _LOWEST * (width - len(digits))
    if integer[0] == "z":
        return None
    head = "a" if integer[0] == "Z" else chr(ord(integer[0]) + 1)
    return head + _LOWEST * (_integer_length(head) - 1)


def _predecessor(integer: str) -> str | None:
    """The integer part before, or None before the very first."""
    digits = integer[1:].rstrip(_LOWEST)
    width = len(integer) - 1
    if digits:
        return integer[0] + digits[:-1] + DIGITS[_VALUE[digits[-1]] - 1] + _HIGHEST * (width - len(digits))
    if integer[0] == "A":
        return None
    head = "Z" if integer[0] == "a" else chr(ord(integer[0]) - 1)
    return head + _HIGHEST * (_integer_length(head) - 1)


def _midpoint(low: str, high: str | None) -> str:
    """A fraction after `low` and before `high` (None: before 1); never ends in 0."""
    if high is not None:
        shared = _shared(low, high)
        if shared:
            return high[:shared] + _midpoint(low[shared:], high[shared:])
    bottom = _VALUE[low[0]] if low else 0
    top = _VALUE[high[0]] if high is not None else len(DIGITS)
    if top - bottom > 1:
        return DIGITS[(bottom + top) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[bottom] + _midpoint(low[1:], None)


def _shared(low: str, high: str) -> int:
    """How many leading digits two fractions share, the lower one read as if it went on with zeros."""
    padded = low.ljust(len(high), _LOWEST)
    return next((place for place, digit in enumerate(high) if padded[place] != digit), len(high))
