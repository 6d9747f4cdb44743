"""Who signed on paper while a desk was down (补签): read from numbers on a sheet, or from names.

Numbers are those printed on a sign-in sheet: 1 is the first of the people given. "1-20, 25" and "1至20、25" say the
same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .attendees import Attendee
from .names import clean_name

_SPLIT = re.compile(r"[,，、;；\n\t]+")
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—~～至到]\s*(\d{1,6}))?")
MOST = 10_000


@dataclass(frozen=True, slots=True)
class PaperList:
    """Whom a text names, each once in the order of the sheet; what names nobody; names that several people bear."""

    people: tuple[Attendee, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def read_paper_list(text: str, sheet: Sequence[Attendee]) -> PaperList:
    """Whom of a sheet a text means. Never raises: what cannot be read is answered as unknown."""
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(sheet):
        for name in {person.name, person.who_comes}:
            by_name[clean_name(name).name].append(place)
    chosen: set[int] = set()
    unknown: list[str] = []
    several: list[str] = []
    for part in filter(None, (part.strip() for part in _SPLIT.split(text))):
        for word in _words(part, by_name):
            places = _numbered(word, len(sheet))
            if places is None:
                places = by_name.get(clean_name(word).name, [])
                if len(places) > 1:
                    several.append(word)
                    continue
            if not places:
                unknown.append(word)
            chosen.update(places)
    return PaperList(tuple(sheet[place] for place in sorted(chosen)), tuple(unknown), tuple(several))


def _words(part: str, by_name: dict[str, list[int]]) -> Iterable[str]:
    """One word; or several that only blanks part, unless together they are a name or a range."""
    if _RANGE.fullmatch(part) or clean_name(part).name in by_name:
        return (part,)
    return part.split()


def _numbered(word: str, count: int) -> Sequence[int] | None:
    """The places a number or a range means, as far as the sheet goes; None when it is no number."""
    found = _RANGE.fullmatch(word)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    if not 1 <= first <= last <= min(count, MOST):
        return ()
    return range(first - 1, last)
