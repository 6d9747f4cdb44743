"""Names and other typed text: one cleaning for everything that comes in, and how Chinese names are read.

`clean_text` is for every field; `clean_name` adds what only names need. Both are idempotent. Private-use characters are
kept, because old systems store rare characters of names there; `private_use` finds them so that people can be told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .surnames import COMPOUND, SPECIAL

MAX_LENGTH = 500
MAX_NAME = 60

HAN = (
    "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uf900-\ufaff"
    "\U00020000-\U0003ffff\U000f0000-\U0010fffd"
)
"""The inside of a character class: ideographs of all planes, and the private use areas where rare ones are kept."""

_CLEAN = re.compile(r"[\x21-\x7e\u4e00-\u9fff\u3001\u3002\uff0c\uff08\uff09\u00b7]*")
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_BLANKS = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}·]) +(?=[{HAN}·])")
_DOTS = re.compile(rf"(?<=[{HAN}]) *[·•・‧∙⋅●．] *(?=[{HAN}])")
_ASIDE = re.compile(r"^(?P<name>.*?)\s*[(（\[【](?P<aside>[^()（）\[\]【】]*)[)）\]】]?\s*$")
_FULL_WIDTH = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_PLACEHOLDERS = frozenset(
    {
        "待定",
        "姓名待定",
        "待报",
        "未定",
        "无",
        "暂缺",
        "空缺",
        "tbd",
        "tba",
        "tbc",
        "n/a",
        "-",
        "--",
        "—",
        "/",
        "?",
        "？",
        "×",
    }
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_HAN_SIGN = re.compile(f"[{HAN}]")
_LATIN_FOLDS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "’": "'",
        "ʻ": "'",
    }
)


@dataclass(frozen=True, slots=True)
class CleanName:
    """A name and what stood beside it in brackets ("王伟（组长）" -> 王伟, 组长)."""

    name: str
    aside: str = ""


def clean_text(text: str) -> str:
    """NFC; no controls, surrogates, bidi or zero-width signs; blanks collapsed; at most MAX_LENGTH signs."""
    if _CLEAN.fullmatch(text) and len(text) <= MAX_LENGTH:
        return text  # most cells are clean already
    kept = "".join(map(_kept, unicodedata.normalize("NFC", text)))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", kept).strip())[:MAX_LENGTH].strip()


def clean_row(cells: Sequence[str]) -> tuple[str, ...]:
    """`clean_text` of every cell; most rows are clean already, and one look at the whole row tells."""
    whole = "".join(cells)
    if _CLEAN.fullmatch(whole) and len(whole) <= MAX_LENGTH:
        return tuple(cells)
    return tuple(map(clean_text, cells))


def _kept(sign: str) -> str:
    """The sign itself, a blank for a blank, nothing for what nobody typed. Unassigned signs of the ideograph planes are
    kept: a newer Unicode than this Python's has rare names there."""
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    if kind in {"Cc", "Cf", "Cs"} or (kind == "Cn" and not "\U00020000" <= sign <= "\U0003ffff"):
        return ""
    return sign


@lru_cache(maxsize=1 << 15)
def clean_name(text: str) -> CleanName:
    """The name alone: blanks inside a Chinese name dropped, its dot made "·", titles in brackets split off.

    A placeholder such as 待定 or TBD is no name: the result is empty."""
    if _PLAIN_NAME.fullmatch(text) and text not in _PLACEHOLDERS:
        return CleanName(text)
    name, asides = clean_text(text).translate(_FULL_WIDTH), []
    while found := _ASIDE.match(name):
        name = found["name"]
        asides.append(found["aside"].strip())
    name = _BETWEEN_HAN.sub("", _DOTS.sub("·", name)).strip(" ,，、;；*＊")[:MAX_NAME].strip()
    if name.casefold() in _PLACEHOLDERS:
        return CleanName("", "，".join(filter(None, reversed(asides))))
    return CleanName(name, "，".join(filter(None, reversed(asides))))


def without_gaps(text: str) -> str:
    """The text without the blanks that spread out Chinese words: "由赵　华代会" is 由赵华代会."""
    return _BETWEEN_HAN.sub("", text)


def private_use(text: str) -> str:
    """The private-use characters in a text: they show only where the old system's font is installed."""
    return "".join(_PRIVATE.findall(text))


def is_chinese(text: str) -> bool:
    """Whether the text has an ideograph."""
    return _HAN_SIGN.search(text) is not None


def surname_and_given(name: str) -> tuple[str, str]:
    """A Chinese name parted. Compound surnames are known; a name with "·", a Latin one and one of four signs or more
    without a compound surname (扎西次仁) are left whole: the surname is empty."""
    if not is_chinese(name) or "·" in name or not 2 <= len(name) <= 4:
        return "", name
    if name[:2] in COMPOUND and len(name) > 2:
        return name[:2], name[2:]
    return (name[:1], name[1:]) if len(name) < 4 else ("", name)


def readings_of(name: str, syllables: list[str]) -> list[list[str]]:
    """All readings of a name, likeliest first, from one syllable per sign: every living reading of the surname, and the
    spellings of ü (lv, lu, lyu). A name without a surname has its syllables as they are."""
    surname = surname_and_given(name)[0] or name[:1]
    heads = SPECIAL.get(surname) or [" ".join(syllables[: len(surname)])]
    found = [[*head.split(), *syllables[len(surname) :]] for head in heads]
    return [spelt for reading in found for spelt in _spellings(reading)]


def _spellings(reading: list[str]) -> list[list[str]]:
    """The ways to type a reading with ü in it."""
    if not any("v" in syllable for syllable in reading):
        return [reading]
    return [[syllable.replace("v", other) for syllable in reading] for other in ("v", "u", "yu")]


def romanised(name: str, reading: list[str]) -> str:
    """A Chinese name in Latin letters, as passports write it: Jiang Xinyi, Zhangsun Hua, Lyu Bu, Nuerlan Hasimu.

    `reading` has one syllable for each sign, "·" not counted."""
    surname, given = surname_and_given(name)
    rest, words = list(reading), []
    for part in (surname, *given.split("·")):
        words.append("".join(rest[: len(part)]))
        del rest[: len(part)]
    return " ".join(word.replace("v", "yu").capitalize() for word in (*words, "".join(rest)) if word)


def folded(text: str) -> str:
    """A text as it is compared in searches: lower case, without accents, full-width signs made plain."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LATIN_FOLDS)
