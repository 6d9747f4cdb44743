"""What the code on a certificate says, and what a check of it finds. The signature itself is made in `signing`.

`C2:` and a number in base 44 (the signs of a QR code but the blank, so that every scanner types them as they are): the
body below, then 64 bytes of Ed25519 signature over it.

    byte 2 | length, award in GB 18030, cut to 60 bytes | length, number in GB 18030 | 8 bytes of SHA-256 of the name

The name itself is not in the code: whoever checks compares the mark of the name printed above it.
"""

from __future__ import annotations

import enum
import hashlib
import unicodedata
from dataclasses import dataclass

MARK = "C2:"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:"
SIGNATURE_BYTES = 64
NAME_BYTES = 8
LONGEST = 60
"""Bytes of number and award that the code carries at most."""

MAX_SCANNED = 1000
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}


class CheckVerdict(enum.StrEnum):
    """What a check of a certificate found."""

    GENUINE = "genuine"
    """Signed by this meeting, in force, for this name."""
    REVOKED = "revoked"
    RENAMED = "renamed"
    """Signed by this meeting, but the register has the number under another name now: an earlier print."""
    UNKNOWN = "unknown"
    """Signed by this meeting, but not in this copy of its register."""
    FORGED = "forged"
    """Not signed by this meeting: invented, altered, or another meeting's."""
    DAMAGED = "damaged"
    """Begins like a certificate's code but cannot be read to the end."""
    FOREIGN = "foreign"
    """No certificate's code, and no number of the register."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the signature vouches for."""

    number: str
    award: str
    name_mark: str

    @property
    def body(self) -> bytes:
        """The bytes that are signed."""
        number, award = _cut(self.number), _cut(self.award)
        told = bytes([2, len(award)]) + award + bytes([len(number)]) + number
        return told + bytes.fromhex(self.name_mark)


@dataclass(frozen=True, slots=True)
class CertificateCheck:
    """What was found: `number`, `award` as the code or the register has them, `name` and `reason` from the register."""

    verdict: CheckVerdict
    number: str = ""
    award: str = ""
    name: str = ""
    reason: str = ""


def statement(number: str, award: str, name: str) -> Statement:
    """What a certificate of this number says; the award as far as the code has room for it."""
    return Statement(_cut(number).decode("gb18030"), _cut(award).decode("gb18030"), name_mark(name))


def name_mark(name: str) -> str:
    """The mark of a name, hexadecimal: the same however its blanks and widths are written."""
    plain = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return hashlib.sha256(plain.encode("utf-8")).digest()[:NAME_BYTES].hex()


def payload(body: bytes, signature: bytes) -> str:
    """The text of the code."""
    number, signs = int.from_bytes(body + signature), list[str]()
    while number:
        number, rest = divmod(number, len(SIGNS))
        signs.append(SIGNS[rest])
    return MARK + "".join(reversed(signs))


def looks_like_certificate(text: str) -> bool:
    """Whether a scanned or typed text is meant as the code of a certificate."""
    return _plain(text).startswith(MARK)


def read_payload(text: str) -> tuple[Statement, bytes] | None:
    """Statement and signature of a scanned code, whatever the scanner added; None when it cannot be read."""
    signs = _plain(text).partition(MARK)[2]
    if not signs or not all(sign in _VALUES for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number * len(SIGNS) + _VALUES[sign]
    data = number.to_bytes((number.bit_length() + 7) // 8)
    told = _read_body(data[:-SIGNATURE_BYTES])
    return (told, data[-SIGNATURE_BYTES:]) if told is not None else None


def _read_body(body: bytes) -> Statement | None:
    try:
        first = body[1]
        second = body[2 + first]
        award, number = body[2 : 2 + first], body[3 + first : 3 + first + second]
        mark = body[3 + first + second :]
        if body[0] != 2 or len(mark) != NAME_BYTES:
            return None
        return Statement(number.decode("gb18030"), award.decode("gb18030"), mark.hex())
    except (IndexError, UnicodeDecodeError):
        return None


def _plain(text: str) -> str:
    told = unicodedata.normalize("NFKC", text[:MAX_SCANNED]).upper()
    return "".join(sign for sign in told if sign.isprintable() and not sign.isspace())


def _cut(text: str) -> bytes:
    """The text in GB 18030, at most LONGEST bytes, cut between characters."""
    while len(told := text.encode("gb18030", "replace")) > LONGEST:
        text = text[:-1]
    return told
