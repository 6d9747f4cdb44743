"""What looks wrong in the text of a commendation before it is printed and read out: it is told, never changed.

Too long for a certificate; another recipient's name in it; 同志 said of somebody else; half-width marks or full-width
digits in Chinese text; forms that are not of the simplified standard (兩, 國) outside of names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .awards import AwardKind
from .names import folded
from .review import Reason

LONGEST = 120
"""Characters of a citation in Chinese that a certificate holds at a size one likes to read."""
LONGEST_LATIN = 360
_COMRADE = re.compile(r"([\u3400-\u9fff\U00020000-\U0003ffff·]{2,8}?)同志")
_HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff])[,;:!?()](?=[\u3400-\u9fff\s]|$)|(?<=[\u3400-\u9fff])\.$")
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ％]")
SHOWN = 6


def citation_doubts(
    name: str, kind: AwardKind, citation: str, others: Collection[str] = (), organisation: str = ""
) -> Iterator[Reason]:
    """Every doubt about one citation, the gravest first. `others` are the names of the other recipients."""
    if not citation.strip():
        yield Reason("citation-missing", {"name": name})
        return
    foreign = _foreign_names(name, organisation, citation, others)
    if foreign:
        yield Reason("citation-other-name", {"name": name, "others": foreign[:3]})
    comrade = _comrade(name, citation) if kind is AwardKind.PERSON and not foreign else ""
    if comrade:
        yield Reason("citation-comrade", {"name": name, "other": comrade})
    most = LONGEST if _is_chinese(citation) else LONGEST_LATIN
    if len(citation) > most:
        yield Reason("citation-long", {"name": name, "length": len(citation), "most": most})
    widths = _mixed_widths(citation)
    if widths:
        yield Reason("citation-widths", {"name": name, "signs": widths})
    forms = _old_forms(citation, name + organisation + "".join(foreign))
    if forms:
        yield Reason("citation-forms", {"name": name, "signs": forms})


def _foreign_names(name: str, organisation: str, citation: str, others: Collection[str]) -> list[str]:
    """Names of other recipients in the text; a part of the recipient's own name or body does not count."""
    text, own = folded(citation), folded(name) + " " + folded(organisation)
    return [
        other for other in others if len(other) > 1 and folded(other) in text and folded(other) not in own
    ]


def _comrade(name: str, citation: str) -> str:
    """Of whom 同志 is said, when it is somebody else."""
    for found in _COMRADE.finditer(citation):
        before = citation[: found.end(1)]
        if not before.endswith(name) and len(found[1]) <= max(4, len(name)):
            return found[1]
    return ""


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def _mixed_widths(citation: str) -> str:
    """Marks and digits of the wrong width, as they stand."""
    if not _is_chinese(citation):
        return ""
    found = [*_HALF_WIDTH.findall(citation), *_FULL_WIDTH.findall(citation)]
    return " ".join(dict.fromkeys(found))[: 2 * SHOWN]


def _old_forms(citation: str, names: str) -> str:
    """Characters that Big5 has and GB 2312 has not: nearly all of them traditional forms. Names may hold any."""
    found = [
        sign
        for sign in citation
        if sign not in names and _encodes(sign, "big5") and not _encodes(sign, "gb2312")
    ]
    return "".join(dict.fromkeys(found))[:SHOWN]


def _encodes(sign: str, codec: str) -> bool:
    try:
        sign.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
