"""Numbering of rows and seats: left to right, right to left, from the middle, odd and even sides, letters, skips."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from itertools import count, islice

from .hall_design import Counting, Numbering

ALPHABET = string.ascii_uppercase


def seat_numbers(seats: int, numbering: Numbering, before: int | None = None) -> list[int]:
    """The numbers of one row, from the audience's left. `before`: the highest number of the row this one goes on."""
    first = numbering.first if before is None else before + numbering.step
    numbers = list(islice(_unskipped(first, numbering.step, numbering.skip_seats), seats))
    if numbering.counting is Counting.LEFT:
        return numbers
    if numbering.counting is Counting.RIGHT:
        return numbers[::-1]
    outwards = _from_middle(numbers)
    return outwards if numbering.counting is Counting.MIDDLE else outwards[::-1]


def row_words(rows: int, numbering: Numbering) -> list[str]:
    """What the rows are called, front row first: numbers, or letters as spreadsheets count them (Z, AA)."""
    numbers = list(islice(_unskipped(numbering.first_row, 1, numbering.skip_rows), rows))
    if numbering.from_back:
        numbers.reverse()
    return [letters(number) if numbering.letters else str(number) for number in numbers]


def letters(number: int) -> str:
    """1 is A, 26 Z, 27 AA."""
    told = ""
    while number > 0:
        number, digit = divmod(number - 1, len(ALPHABET))
        told = ALPHABET[digit] + told
    return told


def _unskipped(first: int, step: int, skipped: Sequence[int]) -> Iterator[int]:
    return (number for number in count(first, step) if number not in skipped)


def _from_middle(numbers: Sequence[int]) -> list[int]:
    """Odd places of the sequence leftwards, even ones rightwards; the first of an even row is left of the middle."""
    left, right = list(numbers[::2]), list(numbers[1::2])
    return [*reversed(left), *right]
