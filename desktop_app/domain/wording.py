"""What a certificate says: merge fields, the honour in words, dates in the style of the language.

A wording is plain text with {{fields}} from `merge_fields` and nothing else: no formats, no attributes, no code.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from .awards import Award, AwardKind, Issuer, Recipient
from .meeting import Meeting
from .merge_fields import LATIN, WHOLE_TEXTS, is_field
from .refusal import Refusal

_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SPACES = re.compile("  +")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_DIGITS = "〇一二三四五六七八九"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

DEFAULT_WORDING = {
    ("zh", AwardKind.PERSON): "{{merit}}荣获{{honour}}。\n特发此证，以资鼓励。",
    ("zh", AwardKind.GROUP): "{{merit}}荣获{{honour}}。\n特发此证，以资鼓励。",
    ("en", AwardKind.PERSON): "has been awarded\n{{honour}}{{merit}}",
    ("en", AwardKind.GROUP): "has been awarded\n{{honour}}{{merit}}",
}
"""What is printed for an award without a wording of its own."""


def ensure_wording(text: str) -> None:
    """Refuse a wording that names a field we do not have."""
    for field in _FIELD.findall(text):
        if not is_field(field) or field in WHOLE_TEXTS:
            raise Refusal("wording-unknown-field", field=field)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The wording with its fields filled; an unknown field is left out, empty values leave no double space."""
    return filler(text)(values)


@lru_cache(maxsize=256)
def filler(text: str) -> Callable[[Mapping[str, str]], str]:
    """What fills this wording (`filled`), for many recipients one after the other."""
    literals, names = _FIELD.split(text)[::2], _FIELD.split(text)[1::2]
    pattern = "%s".join(literal.replace("%", "%%") for literal in literals)

    def fill(values: Mapping[str, str]) -> str:
        told = pattern % tuple([values.get(name, "") for name in names])
        if "\n" in told:
            return "\n".join([_SPACES.sub(" ", line).strip() for line in told.split("\n")])
        return (_SPACES.sub(" ", told) if "  " in told else told).strip()

    return fill


def fields_used(text: str) -> tuple[str, ...]:
    """The fields a wording uses, each once, in order."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))


def plain_field(text: str) -> str:
    """The field a text consists of alone; empty for any other text."""
    found = _FIELD.fullmatch(text)
    return found[1] if found else ""


def language_of(language: str) -> str:
    """zh or en: the two languages certificates are written in."""
    return "zh" if language.lower().startswith("zh") else "en"


def has_han(text: str) -> bool:
    """Whether Chinese characters are in it."""
    return bool(_HAN.search(text))


def certificate_fields(
    recipient: Recipient,
    award: Award,
    meeting: Meeting,
    issuers: Sequence[Issuer],
    number: str,
    language: str,
    particulars: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Every field of `merge_fields.FIELDS` for one recipient, in zh or en; what the meeting does not know is empty.

    `particulars` are the recipient's values of own fields (`own_fields.merge_fields`). With them come `wording` and
    `latin_wording`: the text of the award with its fields filled.
    """
    tongue = language_of(language)
    date = meeting.certificate_date or meeting.starts_at.date()
    common = {"number": number, **told_dates(date, tongue), **particulars}
    latin = common | _english(recipient, award, meeting, issuers)
    own = latin if tongue == "en" else common | _chinese(recipient, award, meeting, issuers)
    fields = own | fields_of_latin(latin)
    return fields | {
        "wording": filled(wording_of(award, recipient.kind, tongue), fields),
        "latin_wording": filled(wording_of(award, recipient.kind, "en"), latin | fields_of_latin(latin)),
    }


def fields_of_latin(latin: Mapping[str, str]) -> dict[str, str]:
    """The latin_ fields of an English wording."""
    return {f"latin_{name}": latin[name] for name in LATIN}


def wording_of(award: Award, kind: AwardKind, language: str) -> str:
    """The award's own wording in this language, or the usual one."""
    tongue = language_of(language)
    own = award.wording if tongue == "zh" else award.latin_wording
    return own or DEFAULT_WORDING[tongue, kind]


def _chinese(
    recipient: Recipient, award: Award, meeting: Meeting, issuers: Sequence[Issuer]
) -> dict[str, str]:
    merit = recipient.citation.strip().rstrip("。.，,；;！! ")
    return {
        "name": recipient.name,
        "organisation": recipient.organisation if recipient.organisation != recipient.name else "",
        "representative": recipient.representative,
        "award": award.title,
        "grade": recipient.grade,
        "honour": _honour(award.title, recipient.grade),
        "citation": recipient.citation,
        "merit": f"{merit}，" if merit else "",
        "meeting": meeting.title,
        "issuer": "、".join(issuer.name for issuer in issuers) or meeting.organiser,
        "signer": next((issuer.signer for issuer in issuers if issuer.signer), ""),
    }


def _english(
    recipient: Recipient, award: Award, meeting: Meeting, issuers: Sequence[Issuer]
) -> dict[str, str]:
    citation = recipient.latin_citation or ("" if has_han(recipient.citation) else recipient.citation)
    merit = citation.strip().rstrip(".;, ")
    title, grade = award.latin_title or award.title, latin_grade(recipient.grade)
    named = [issuer.latin_name or issuer.name for issuer in issuers]
    body = recipient.organisation if recipient.organisation != recipient.name else ""
    return {
        "name": recipient.latin_name or recipient.name,
        "organisation": "" if has_han(body) else body,
        "representative": recipient.representative,
        "award": title,
        "grade": grade,
        "honour": _latin_honour(title, grade),
        "citation": citation,
        "merit": f"\nin recognition of the following: {merit}." if merit else ".",
        "meeting": meeting.latin_title or meeting.title,
        "issuer": " and ".join(named) or meeting.latin_organiser or meeting.organiser,
        "signer": next((i.latin_signer or i.signer for i in issuers if i.latin_signer or i.signer), ""),
    }


@lru_cache(maxsize=256)
def _honour(title: str, grade: str) -> str:
    return f"“{title}”{grade or '称号'}"


@lru_cache(maxsize=256)
def _latin_honour(title: str, grade: str) -> str:
    return f"the {grade} of {title}" if grade else f"the title of {title}"


_GRADES = {
    "特等奖": "Grand Prize",
    "一等奖": "First Prize",
    "二等奖": "Second Prize",
    "三等奖": "Third Prize",
    "金奖": "Gold Award",
    "银奖": "Silver Award",
    "铜奖": "Bronze Award",
    "优秀奖": "Merit Award",
    "鼓励奖": "Encouragement Award",
}


def latin_grade(grade: str) -> str:
    """The grade in English where it is a usual one, else as it is."""
    return _GRADES.get(grade.strip(), grade.strip())


def told_date(date: dt.date, language: str) -> str:
    """二〇二七年三月十五日 in Chinese, 15 March 2027 in English."""
    if language_of(language) == "zh":
        year = "".join(_DIGITS[int(digit)] for digit in str(date.year))
        return f"{year}年{_count(date.month)}月{_count(date.day)}日"
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


@lru_cache(maxsize=64)
def told_dates(date: dt.date, language: str) -> Mapping[str, str]:
    """A date in every style a template may ask for, and its year; `date` is the one usual in the language."""
    return {
        "year": str(date.year),
        "date": told_date(date, language),
        "date_chinese": told_date(date, "zh"),
        "date_iso": date.isoformat(),
        "date_english": told_date(date, "en"),
    }


def _count(number: int) -> str:
    """A number under 100 as Chinese counts: 十, 十五, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        _DIGITS[ones] if ones else ""
    )
