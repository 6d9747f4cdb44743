"""The code on a badge: whom it names, signed for one meeting. No personal data is in it.

`M1.` and 24 signs of Crockford's base 32 = 15 bytes: the first 10 bytes of the person's id, 4 bytes of
HMAC-SHA-256(secret, those), and a CRC-8 over the 14. The CRC parts a damaged code from one of another meeting; together
they leave 1 garbage payload in 2**40. All signs are in a QR code's alphanumeric set and lie alike on most keyboards.
"""

from __future__ import annotations

import enum
import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_MARK = re.compile(r"M1[^0-9A-Z]?([0-9A-Z]*)")
MAX_SCANNED = 300


class CodeVerdict(enum.StrEnum):
    """Whose code was scanned: `own` is of this meeting, `foreign` is not (another meeting, a shopping bag)."""

    OWN = "own"
    FOREIGN = "foreign"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """What a scan says. `token` are the first 20 hex digits of the person's id, only when the code is our own."""

    verdict: CodeVerdict
    token: str = ""


def token_of(attendee_id: str) -> str:
    """The part of an id that codes carry."""
    return attendee_id[:20]


def code_for(attendee_id: str, secret: str) -> str:
    """The payload for a person's badge. ValueError when the id is not a uuid in hex."""
    who = bytes.fromhex(token_of(attendee_id))
    if len(who) != 10:
        raise ValueError(f"not an id: {attendee_id!r}")
    body = who + _seal(who, secret)
    return "M1." + _encoded(body + bytes([_crc8(body)]))


def read_code(scanned: str, secret: str) -> ScannedCode:
    """What a scan says, whatever the scanner or an input method added around it. Never raises."""
    text = unicodedata.normalize("NFKC", scanned[:MAX_SCANNED]).upper()
    text = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
    verdict = CodeVerdict.FOREIGN
    for found in _MARK.finditer(text):
        body = _decoded(found[1][:LENGTH])
        if body is None or _crc8(body[:14]) != body[14]:
            verdict = CodeVerdict.DAMAGED
        elif hmac.compare_digest(_seal(body[:10], secret), body[10:14]):
            return ScannedCode(CodeVerdict.OWN, body[:10].hex())
    return ScannedCode(verdict)


def looks_like_code(text: str) -> bool:
    """Whether a typed or scanned text is meant as a badge code rather than as a name."""
    plain = unicodedata.normalize("NFKC", text[:MAX_SCANNED]).strip().upper()
    return re.match(r"M1[^0-9A-Z]?[0-9A-Z]{16,}", plain) is not None


def _seal(who: bytes, secret: str) -> bytes:
    return hmac.new(secret.encode(), who, hashlib.sha256).digest()[:4]


def _encoded(data: bytes) -> str:
    number = int.from_bytes(data)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def _decoded(signs: str) -> bytes | None:
    if len(signs) != LENGTH or not all(sign in _VALUES for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number << 5 | _VALUES[sign]
    return number.to_bytes(15)


def _crc8(data: bytes) -> int:
    """CRC-8 with the polynomial x^8+x^5+x^4+1 (Maxim): finds every misread single sign."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x8C if crc & 1 else 0)
    return crc
