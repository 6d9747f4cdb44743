"""Fields a meeting defines for itself (hotel, shirt size, arrives on): they stand beside the built-in fields in form,
table, sheets and papers. A value is kept as plain text: a choice as its option, yes and no as "yes" and "no", a date as
ISO text; nothing is the empty text.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .attendees import Attendee
from .merge_fields import OWN
from .names import clean_text, folded
from .refusal import Refusal


class OwnKind(enum.StrEnum):
    """What a field holds."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field; `options` only for choices, `order` is a fractional key."""

    id: str
    name: str
    latin_name: str = ""
    kind: OwnKind = OwnKind.TEXT
    options: tuple[str, ...] = ()
    order: str = ""

    def name_in(self, language: str) -> str:
        """What the field is called in a language."""
        return self.name if language.startswith("zh") else self.latin_name or self.name


YES, NO = "yes", "no"
_YES = frozenset({"yes", "y", "true", "1", "是", "有", "对", "√", "✓", "✔", "需要", "参加"})
_NO = frozenset({"no", "n", "false", "0", "否", "无", "不", "×", "✗", "不需要", "不参加"})
_DATE = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")


def kept(field: OwnField, text: str) -> str:
    """A typed or imported text as the field keeps it. Refuses (own-value-unfit) what such a field cannot hold."""
    text = clean_text(text)
    found = _READERS[field.kind](field, text) if text else ""
    if found is None:
        raise Refusal("own-value-unfit", field=field.name, text=text, options=field.options)
    return found


def _choice(field: OwnField, text: str) -> str | None:
    return next((option for option in field.options if folded(option) == folded(text)), None)


def _yes_no(_field: OwnField, text: str) -> str | None:
    word = folded(text)
    return YES if word in _YES else NO if word in _NO else None


def _date(_field: OwnField, text: str) -> str | None:
    found = _DATE.match(text)
    if found is None:
        return None
    try:
        return dt.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


_READERS = {
    OwnKind.TEXT: lambda _field, text: text,
    OwnKind.CHOICE: _choice,
    OwnKind.YES_NO: _yes_no,
    OwnKind.DATE: _date,
}


def own_value(person: Attendee, field_id: str) -> str:
    """What a person has in a field."""
    return dict(person.own).get(field_id, "")


def with_own(person: Attendee, field: OwnField, text: str) -> Attendee:
    """The person with a field filled, or emptied. Refuses as `kept` does."""
    values = {**dict(person.own), field.id: kept(field, text)}
    return replace(person, own=sorted_values(values.items()))


def sorted_values(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Values as `Attendee.own` holds them: by field, without empty ones."""
    return tuple(sorted((field, value) for field, value in pairs if value))


def merge_fields(fields: Iterable[OwnField], person: Attendee) -> dict[str, str]:
    """What wordings and templates may name for a person from the meeting's own fields: own.NAME -> value; every name
    of a field, Chinese and Latin, is understood."""
    found: dict[str, str] = {}
    for field in fields:
        value = own_value(person, field.id)
        found |= {OWN + name: value for name in (field.name, field.latin_name) if name}
    return found


COLUMN = "own:"
"""Before the id of an own field where the columns of a sheet are named."""


def heading_words(fields: Iterable[OwnField]) -> dict[str, tuple[str, ...]]:
    """For reading sheets: the column of each field -> what a heading may say."""
    return {COLUMN + each.id: tuple(filter(None, (each.name, each.latin_name))) for each in fields}
