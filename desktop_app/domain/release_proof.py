"""The proof of a batch before it is released: what the made papers must have in common with the list that was approved.

    found = ReleaseProof(printed=44, objections=(Objection(ReleaseCheck.NUMBERS, "王丽", "No. 7"),))
    found.sound, found.against(ReleaseCheck.NUMBERS)

Nothing is repaired here: each objection names whom it is about, and what was found.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .certificate_sheet import CertificateSheet


class ReleaseCheck(enum.StrEnum):
    """What is checked, in this order."""

    ONCE = "once"
    """Every approved recipient has exactly one page, and nobody else has any."""
    BOXES = "boxes"
    """Every character and picture is really drawn: no empty box, no page left out."""
    TEXTS = "texts"
    """The text read back from the made file is what the meeting says, page by page."""
    NUMBERS = "numbers"
    """No two papers bear one number; where some are numbered, all are."""
    FITS = "fits"
    """Every text fits into its box."""
    TWICE = "twice"
    """Nobody stands on the list under the same name, body and honour as another. A doubt."""
    COMPLETE = "complete"
    """Nothing is missing that the paper could say. A doubt."""

    @property
    def doubt(self) -> bool:
        """Whether what it finds is told, but stands against no release."""
        return self in {ReleaseCheck.TWICE, ReleaseCheck.COMPLETE}


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that was found: `about` names the recipient, `detail` says what (characters, a number, a text)."""

    check: ReleaseCheck
    about: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseProof:
    """What the proof came to; `printed` counts pages."""

    printed: int
    objections: tuple[Objection, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing stands against the release."""
        return all(each.check.doubt for each in self.objections)

    def against(self, check: ReleaseCheck) -> tuple[Objection, ...]:
        """What was found by one check."""
        return tuple(each for each in self.objections if each.check is check)


def once_objections(pages: Iterable[CertificateSheet], approved: Mapping[str, str]) -> Iterable[Objection]:
    """`approved`: recipient id -> name, as the list has them; `pages`: whose certificate each page is. The detail is
    how many pages somebody has, nothing for one who is not on the list."""
    found = list(pages)
    count = Counter(sheet.recipient_id for sheet in found)
    for number, name in approved.items():
        if count[number] != 1:
            yield Objection(ReleaseCheck.ONCE, name, str(count[number]))
    for sheet in found:
        if sheet.recipient_id not in approved:
            yield Objection(ReleaseCheck.ONCE, sheet.name)


def twice_objections(sheets: Iterable[CertificateSheet]) -> Iterable[Objection]:
    """Recipients who are alike in name, body and honour."""
    told = Counter((sheet.name, sheet.fields["organisation"], sheet.fields["honour"]) for sheet in sheets)
    for (name, _body, honour), times in told.items():
        if times > 1:
            yield Objection(ReleaseCheck.TWICE, name, honour)


def number_objections(sheets: Sequence[CertificateSheet]) -> Iterable[Objection]:
    """Numbers are compared without blanks and widths. A run in which nobody is numbered has none to check."""
    numbers = {sheet.recipient_id: _bare(sheet.fields["number"]) for sheet in sheets}
    count = Counter(filter(None, numbers.values()))
    if not count:
        return
    for sheet in sheets:
        number = numbers[sheet.recipient_id]
        if count[number] != 1:
            yield Objection(ReleaseCheck.NUMBERS, sheet.name, sheet.fields["number"])


def text_objection(name: str, told: Sequence[str], read: str) -> Objection | None:
    """Compare the texts that should stand on a page with what was read back from it: each must be there in one piece,
    and all their characters together must be all that is there. Blanks, and how quotes, hyphens and ligatures are
    drawn, do not count."""
    page = _plain(read)
    for text in told:
        if _plain(text) not in page:
            return Objection(ReleaseCheck.TEXTS, name, text)
    wanted, there = Counter("".join(map(_plain, told))), Counter(page)
    if wanted != there:
        strange = "".join((there - wanted) + (wanted - there))
        return Objection(ReleaseCheck.TEXTS, name, strange)
    return None


_QUOTES = str.maketrans("“”‘’", "\"\"''")
_LIGATURES = {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)}
_UNTOLD = re.compile("[-\u00ad\u2010\u2011\u0002\ufffe\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _plain(text: str) -> str:
    kept = _UNTOLD.sub("", text.translate(_QUOTES).translate(_LIGATURES))
    return "".join(c for c in kept if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"})


def _bare(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).split()).casefold()
