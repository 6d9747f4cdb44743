"""姓氏笔画: people in the order of the strokes of their names, as official lists of names are printed.

The order of characters is that of GF 3003-1999: fewer strokes first; as many by the strokes themselves, one after the
other, 横 竖 撇 点 折. Names go by the surname, character by character (欧 before 欧阳); one surname with a given name
of one character before longer ones; then by the given name. Names in Latin letters follow, by alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .names import folded, is_chinese, surname_and_given

UNKNOWN = 999
"""The stroke count of a character that nobody has counted: such names stand behind all others."""

SignKey = tuple[int, int, int]
NameKey = tuple[int, tuple[SignKey, ...], int, tuple[SignKey, ...], str]


@dataclass(frozen=True)
class StrokeOrder:
    """`places` has the characters whose order is known: stroke count and place; `others` the rest by their count."""

    places: dict[str, tuple[int, int]]
    others: tuple[tuple[int, str], ...]

    def sign_key(self, sign: str) -> SignKey:
        """Count, whether the order within the count is a guess, and the place within it."""
        known = self.places.get(sign)
        if known is not None:
            return known[0], 0, known[1]
        count = next((count for count, signs in self.others if sign in signs), UNKNOWN)
        return count, 1, ord(sign)

    def count(self, sign: str) -> int:
        """The strokes of a character, as counted on the mainland; UNKNOWN when nobody has."""
        return self.sign_key(sign)[0]

    def name_key(self, name: str) -> NameKey:
        """What a name, cleaned as names are kept, is ordered by. Equal keys are equal names."""
        if not is_chinese(name):
            return 1, (), 0, (), folded(name)
        signs = list(map(self.sign_key, name))
        parted = len(surname_and_given(name)[0]) or 1
        return 0, tuple(signs[:parted]), min(len(signs) - parted, 2), tuple(signs[parted:]), name

    def heading(self, name: str) -> int:
        """The strokes of the surname's first character, for headings such as 四画; 0 for names in Latin letters."""
        return self.count(name[0]) if is_chinese(name[:1]) else 0


@lru_cache(maxsize=2)
def read_order(text: str) -> StrokeOrder:
    """The order from a table: lines of count, characters in order, other characters; "#" begins a comment."""
    places: dict[str, tuple[int, int]] = {}
    others: list[tuple[int, str]] = []
    for count, ordered, rest in _lines(text):
        places.update((sign, (count, place)) for place, sign in enumerate(ordered))
        others.append((count, rest))
    return StrokeOrder(places, tuple(others))


def _lines(text: str) -> Iterable[tuple[int, str, str]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            count, ordered, rest = line.split("\t")
            yield int(count), ordered, rest
