"""A Chinese name in Latin letters, surname first (GB/T 28039): 郭喆桂 Guo Zhegui, 欧阳修 Ouyang Xiu."""

from __future__ import annotations

from .surnames import COMPOUND, SPECIAL


def romanised(name: str, reading: str) -> str:
    """The name by its syllables ("guo zhe gui", ü written v); empty when they do not match sign for sign.

    Names of four signs without a compound surname are parted in the middle: 扎西次仁 Zhaxi Ciren.
    """
    signs, syllables = name.replace("·", ""), reading.split()
    if not syllables or len(signs) != len(syllables) or not all(s.isalpha() for s in syllables):
        return ""
    length = _surname_length(signs)
    if length == 1 and signs[0] in SPECIAL and len(signs) < 4:
        syllables[0] = SPECIAL[signs[0]][0]
    words = ("".join(syllables[:length]), "".join(syllables[length:]))
    return " ".join(word.replace("v", "ü").capitalize() for word in words if word)


def _surname_length(signs: str) -> int:
    if signs[:2] in COMPOUND:
        return 2
    return 2 if len(signs) >= 4 else 1
