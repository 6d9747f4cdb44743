"""Numbers of certificates: given once, without gaps, and never used again.

A pattern is text with {seq} (or {seq:03} for leading zeros) and, if wanted, {year}: 滨消表〔{year}〕第{seq:03}号.
"""

from __future__ import annotations

import re

from .refusal import Refusal

_FIELD = re.compile(r"\{([^{}]*)\}")
_SEQUENCE = re.compile(r"seq(?::0?(\d))?")
DEFAULT_PATTERNS = {"zh": "证〔{year}〕第{seq:03}号", "en": "No. {year}-{seq:03}"}


def ensure_pattern(pattern: str) -> None:
    """Refuse a pattern without {seq} or with anything else in braces than {seq}, {seq:0N} and {year}."""
    fields = _FIELD.findall(pattern)
    unknown = [field for field in fields if field != "year" and not _SEQUENCE.fullmatch(field)]
    if unknown or pattern.count("{") != len(fields) or pattern.count("}") != len(fields):
        raise Refusal("pattern-unknown-field", field="{" + (unknown[0] if unknown else "") + "}")
    if not any(_SEQUENCE.fullmatch(field) for field in fields):
        raise Refusal("pattern-needs-seq")


def number(pattern: str, serial: int, year: int) -> str:
    """The number with this serial. Refuses as `ensure_pattern` does."""
    ensure_pattern(pattern)

    def filled(field: re.Match[str]) -> str:
        if field[1] == "year":
            return str(year)
        sequence = _SEQUENCE.fullmatch(field[1])
        width = int(sequence[1] or 0) if sequence else 0
        return str(serial).zfill(width)

    return _FIELD.sub(filled, pattern)


def next_serial(given: list[int]) -> int:
    """The serial after all that were ever given; revoked ones count, so that none is used twice."""
    return max(given, default=0) + 1
