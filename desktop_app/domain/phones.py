"""Telephone numbers as people type them into spreadsheets: blanks, dashes, brackets, country codes, two in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCIENTIFIC = re.compile(r"\d\.\d+[eE]\+?\d{1,2}")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_DASHED = re.compile(r"(?<=\d{7})-(\d{1,6})\s*$")
"""A short extension after a whole number: 62351234-801."""
_PARTS = re.compile(r"\s*[/／、;；,，]\s*|\n|(?<=\d{11})\s+(?=1\d{10})")
_PLAIN = re.compile(r"1\d{10}")
_WIDE = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF0B: 0x2B, 0xFF08: 0x28, 0xFF09: 0x29}


@dataclass(frozen=True, slots=True)
class Phone:
    """The first number of a cell (digits; a leading + and "-extension" stay), the others, and whether it is odd.

    What is kept is read again as the same; where a dash would not tell an extension it is kept as "x12"."""

    number: str = ""
    others: tuple[str, ...] = ()
    odd: bool = False


def read_phone(text: str) -> Phone:
    """The numbers in a cell. Nothing in it gives an empty number; one of unlikely length is kept and called odd."""
    if _PLAIN.fullmatch(text):
        return Phone(text)
    parts = [_number(part) for part in _PARTS.split(text.translate(_WIDE))]
    numbers = [number for number in parts if number]
    if not numbers:
        return Phone(odd=bool(text.strip()))
    return Phone(numbers[0], tuple(numbers[1:]), _is_odd(numbers[0]))


def _number(text: str) -> str:
    text = text.strip()
    if _SCIENTIFIC.fullmatch(text):
        text = str(
            int(float(text))
        )  # a phone that a spreadsheet showed as 1.38E+10: the digits are mostly lost
    text = text.removesuffix(".0")
    mobile = _PLAIN.fullmatch(text.replace("-", ""))
    extension = _EXTENSION.search(text) or (None if mobile else _DASHED.search(text))
    main = text[: extension.start()] if extension else text
    digits = "".join(sign for sign in main if sign in "0123456789")
    plus = main.lstrip("'( ").startswith("+")
    abroad = plus or digits.startswith("00")  # of the digits: "0:0" is read again as it is kept
    if abroad and not plus:
        digits = digits[2:]
    if digits.startswith("86") and (abroad or len(digits) == 13) and re.fullmatch(r"86(1\d{10})", digits):
        digits, abroad = digits[2:], False
    number = ("+" if abroad and digits else "") + digits
    if extension is None or not number:
        return number
    dashed = len(digits) >= 7 and not _PLAIN.fullmatch(number + extension[1])
    return f"{number}{'-' if dashed else 'x'}{extension[1]}"


def _is_odd(number: str) -> bool:
    digits = re.split("[-x]", number.lstrip("+"))[0]
    if number.startswith("+"):
        return not 7 <= len(digits) <= 15
    if digits.startswith("1") and len(digits) != 5:
        return len(digits) != 11
    return not 7 <= len(digits) <= 12


def shown(number: str) -> str:
    """A number as people read it: 138 1234 5678; others as they are kept."""
    if _PLAIN.fullmatch(number):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    return number
