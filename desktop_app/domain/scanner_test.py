"""What a scanner does to a code, judged from one scan of a known one: what it adds, and what it changes.

The known payload is a badge code of nobody: its signs show a wrong keyboard layout, lower case or an input method.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass

PAYLOAD = "M1.TEST-QWERTYAZ-0123456789"
"""What the self-test shows as a QR code. It never reads as anybody's badge."""


class Judgement(enum.StrEnum):
    """How the scan came through."""

    CLEAN = "clean"
    FRAMED = "framed"
    CASE = "case"
    WIDE = "wide"
    LAYOUT = "layout"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ScannerFinding:
    """`prefix` and `suffix` are what the scanner adds; both are taken off before a code is read."""

    judgement: Judgement
    prefix: str = ""
    suffix: str = ""

    @property
    def usable(self) -> bool:
        """Whether badges will be read: case and width are mended when reading, a layout by the places of the keys."""
        return self.judgement is not Judgement.NOTHING


def judge(scanned: str) -> ScannerFinding:
    """Judge one scan of `PAYLOAD`. Never raises."""
    if not scanned.strip():
        return ScannerFinding(Judgement.NOTHING)
    for judgement, text in (
        (Judgement.CLEAN, scanned),
        (Judgement.CASE, scanned.upper()),
        (Judgement.WIDE, unicodedata.normalize("NFKC", scanned).replace("。", ".").upper()),
    ):
        at = text.find(PAYLOAD)
        if at >= 0 and len(text) == len(scanned):
            prefix, suffix = scanned[:at], scanned[at + len(PAYLOAD) :]
            framed = judgement is Judgement.CLEAN and (prefix or suffix)
            return ScannerFinding(Judgement.FRAMED if framed else judgement, prefix, suffix)
    near = abs(len(scanned) - len(PAYLOAD)) <= 8
    return ScannerFinding(Judgement.LAYOUT if near else Judgement.NOTHING)


def without_frame(scanned: str, prefix: str, suffix: str) -> str:
    """A scan without what this scanner adds."""
    text = scanned.removeprefix(prefix) if prefix else scanned
    return text.removesuffix(suffix) if suffix else text
