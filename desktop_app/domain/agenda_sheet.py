"""An agenda read from a sheet: rows become items with times, people and rules, compared with what the meeting holds.

The header is found by its words, in Chinese or English, wherever it stands. A time counts as fixed when its row says
so (固定开始时间), when it opens the agenda, or when it does not follow from the items above; otherwise the item simply
comes after them, so that times go on cascading. Nothing is guessed silently: what is not understood is a reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .agenda import RESOLUTION_KINDS, AgendaItem, ItemKind, ItemRole, StartMode
from .agenda_words import field_of, is_fixed, kind_of, plain, role_of, rule_of, without_fixed
from .attendees import Attendee
from .clock import MINUTE, timetable
from .identity import new_id
from .refusal import Refusal
from .resolutions import Rule
from .review import FieldChange, MappedColumn, Proposed, Reason, Review, Verdict, differences
from .typed_times import minutes, moment

HEADER_WITHIN = 20
"""Rows in which the header must stand."""
USUAL_MINUTES = 10

_BETWEEN_NAMES = re.compile(r"[、，,;；/\n]+")
_RANGE = re.compile(r"\s*(?:-|–|—|~|～|至|到|\bto\b)\s*")
_QUOTED = re.compile(r"^'([=+\-@])")
"""A quote that keeps spreadsheets from reading a title as a formula; our own csv files write it."""
_IDENTITY = re.compile(r"[0-9a-f]{32}")
_DAY_ROW = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|(?:\d{4}年)?\d{1,2}月\d{1,2}日.{0,6}")
_COMPARED = ("title", "latin_title", "kind", "minutes", "mode", "at", "material", "note", "text")
_SET_BY = {
    "title": ("title",),
    "latin_title": ("latin_title",),
    "kind": ("kind",),
    "minutes": ("minutes",),
    "end": ("minutes",),
    "time": ("mode", "at"),
    "material": ("material",),
    "note": ("note",),
    "text": ("text",),
    "people": ("roles",),
}
"""Which attributes a column of the sheet may change; what it does not name stays as it is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One line of the agenda as it would be written; `rule` is set where something is put to the vote."""

    item: AgendaItem
    rule: Rule | None = None

    @property
    def title(self) -> str:
        """What the line is called."""
        return self.item.title


@dataclass(slots=True)
class _Row:
    """One row of the sheet by field, and what was made of it."""

    number: int
    cells: tuple[str, ...]
    told: Mapping[str, str]
    item: AgendaItem | None = None
    rule: Rule | None = None
    begins: dt.datetime | None = None
    reasons: list[Reason] = field(default_factory=list)
    refused: bool = False


def review_agenda(
    rows: Sequence[Sequence[str]],
    starts_at: dt.datetime,
    existing: Sequence[Draft],
    attendees: Iterable[Attendee],
    source: str = "",
) -> Review[Draft]:
    """What taking the sheet in would do, row by row; nothing is written. Refuses (agenda-no-header) when no row looks
    like headings."""
    found = _header(rows)
    if found is None:
        raise Refusal("agenda-no-header")
    place, columns = found
    read = list(_rows(rows, place, columns))
    people: dict[str, list[str]] = {}
    for each in attendees:
        people.setdefault(_bare(each.name), []).append(each.id)
    _Reading(starts_at, people).run(read)
    mapped = {name for column in columns if (name := column.field)}
    proposals, unseen = _compared(read, existing, mapped, starts_at)
    missing = [draft.title for draft in existing if draft.item.id in unseen]
    notes = (Reason("not-in-sheet", {"count": len(missing), "titles": tuple(missing)}),) if missing else ()
    return Review(proposals, columns, notes, source)


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, tuple[MappedColumn, ...]] | None:
    """The row that names at least a title and one more field, and what each column was taken for."""
    for place, cells in enumerate(rows[:HEADER_WITHIN]):
        columns: list[MappedColumn] = []
        for index, heading in enumerate(cells):
            name = field_of(heading)
            taken = any(column.field == name for column in columns)
            columns.append(MappedColumn(index, heading, "" if taken else name))
        named = {column.field for column in columns} - {""}
        if "title" in named and len(named) > 1:
            return place, tuple(columns)
    return None


def _rows(rows: Sequence[Sequence[str]], header: int, columns: Sequence[MappedColumn]) -> Iterable[_Row]:
    """The rows below the header that hold anything; a row that holds only a date opens a day."""
    for place, cells in enumerate(rows[header + 1 :], header + 2):
        texts = tuple(_QUOTED.sub(r"\1", str(cell).strip()) for cell in cells)
        filled = [text for text in texts if text]
        if len(filled) == 1 and _DAY_ROW.fullmatch(filled[0]):
            yield _Row(place, texts, {"day": filled[0]})
        elif filled:
            told = {
                each.field: texts[each.index] for each in columns if each.field and each.index < len(texts)
            }
            yield _Row(place, texts, told)


class _Reading:
    """Turns rows into items from top to bottom, minding the clock as it goes."""

    def __init__(self, starts_at: dt.datetime, people: Mapping[str, list[str]]) -> None:
        self.starts_at, self.day = starts_at, starts_at.date()
        self.people = people
        self.due = starts_at
        self.by_number: dict[str, str] = {}
        self.begun: dict[str, dt.datetime] = {}

    def run(self, rows: Sequence[_Row]) -> None:
        first = True
        for row in rows:
            if not self._day(row.told.get("day", "") or row.told.get("date", ""), row) or "day" in row.told:
                continue
            if not row.told.get("title"):
                row.refused = True
                row.reasons.append(Reason("item-needs-title"))
                continue
            self._item(row, first)
            first = first and row.refused

    def _day(self, text: str, row: _Row) -> bool:
        """Turn to another day; False, and the row is refused, when the date cannot be read."""
        if not text:
            return True
        dated = re.match(r"\S+?[日号]|\S+", text)
        told = moment(f"{dated[0] if dated else text} 0:00", self.day, self.starts_at.date())
        if told is None:
            row.refused = True
            row.reasons.append(Reason("time-not-understood", {"text": text}))
            return False
        self.day = told.date()
        return True

    def _item(self, row: _Row, first: bool) -> None:
        told = row.told
        kind = kind_of(told.get("kind", ""), told["title"])
        if kind is None:
            row.reasons.append(Reason("kind-unknown", {"text": told["kind"]}))
        kind = kind or ItemKind.REPORT
        item = AgendaItem(
            id=told["id"] if _IDENTITY.fullmatch(told.get("id", "")) else new_id(),
            title=told["title"],
            latin_title=told.get("latin_title", ""),
            kind=kind,
            parent_id=self._parent(told.get("number", "")),
            material=told.get("material", ""),
            note=without_fixed(told.get("note", "")),
            text=told.get("text", ""),
            internal=kind is ItemKind.NOTE,
        )
        timed = self._timed(row, item, first)
        if timed is None:
            row.refused = True
            return
        row.item = replace(timed, roles=tuple(self._roles(row, timed)))
        row.rule = (rule_of(told.get("note", "")) or Rule()) if kind in RESOLUTION_KINDS else None
        if number := told.get("number", "").rstrip(".、"):
            self.by_number[number] = item.id

    def _parent(self, number: str) -> str | None:
        """3.1 stands under 3, when there is a 3."""
        above, dot, _own = number.rstrip(".、").rpartition(".")
        return self.by_number.get(above) if dot else None

    def _timed(self, row: _Row, item: AgendaItem, first: bool) -> AgendaItem | None:
        """The item with its length and its start; None, with the reason on the row, for text that is no time."""
        self.due = self.begun.pop(item.parent_id or "", self.due)
        begin_text, end_text = self._span(row.told)
        begin, end = self._moment(begin_text), self._moment(end_text)
        length = minutes(row.told.get("minutes", ""))
        for text, value in ((begin_text, begin), (end_text, end), (row.told.get("minutes", ""), length)):
            if text and value is None:
                row.reasons.append(Reason("time-not-understood", {"text": text}))
                return None
        row.begins = begin
        start = begin if begin is not None else self.due
        if length is None:
            length = self._length(row, start, end)
        fixed = begin is not None and (is_fixed(row.told.get("note", "")) or begin != self.due)
        if fixed and first and begin == self.starts_at:
            fixed = is_fixed(row.told.get("note", ""))
        self.begun[item.id] = start
        self.due = max(self.due, start + length * MINUTE) if not first else start + length * MINUTE
        mode = StartMode.FIXED if fixed else StartMode.AFTER
        return replace(item, minutes=length, mode=mode, at=begin if fixed else None)

    def _length(self, row: _Row, start: dt.datetime, end: dt.datetime | None) -> int:
        """A length that is not written: up to the written end, or the usual one, which the row then says."""
        if end is not None and end >= start:
            return (end - start) // MINUTE
        row.reasons.append(Reason("no-length", {"minutes": USUAL_MINUTES}))
        return USUAL_MINUTES

    def _span(self, told: Mapping[str, str]) -> tuple[str, str]:
        """Start and end as written; the time column may hold both: 13:30-14:00."""
        parts = _RANGE.split(told.get("time", ""), maxsplit=1)
        if len(parts) == 2 and all(parts) and self._moment(parts[0]) and self._moment(parts[1]):
            return parts[0], parts[1]
        return told.get("time", ""), told.get("end", "")

    def _moment(self, text: str) -> dt.datetime | None:
        return moment(
            text.removesuffix(":00") if text.count(":") == 2 else text, self.day, self.starts_at.date()
        )

    def _roles(self, row: _Row, item: AgendaItem) -> Iterable[ItemRole]:
        """The people named on the row, linked to attendees; a name of several is left for a person to decide."""
        for place, name in enumerate(_names(row.told.get("people", ""))):
            ids = self.people.get(_bare(name), [])
            if not ids:
                row.reasons.append(Reason("nobody-of-that-name", {"name": name}))
            elif len(ids) > 1:
                row.reasons.append(Reason("several-of-that-name", {"name": name, "count": len(ids)}))
            linked = ids[0] if len(ids) == 1 else None
            yield ItemRole(new_id(), item.id, role_of(item.kind), name, linked, f"a{place}")


def _names(text: str) -> list[str]:
    """The names in a cell, without what stands before a colon (主持：)."""
    parts = (re.split(r"[:：]", part)[-1].strip() for part in _BETWEEN_NAMES.split(text))
    return [part for part in parts if part]


def _bare(name: str) -> str:
    """A name for comparing: without blanks between its signs, and without case."""
    return plain(name)


# -- comparing with what is there -----------------------------------------------------------------------------


def _compared(
    rows: Sequence[_Row], existing: Sequence[Draft], mapped: set[str], starts_at: dt.datetime
) -> tuple[tuple[Proposed[Draft], ...], set[str]]:
    """A proposal for each row, and the ids of items the sheet does not mention."""
    unseen = {draft.item.id: draft for draft in existing}
    planned = timetable([draft.item for draft in existing], starts_at).slots
    renamed: dict[str, str] = {}
    proposals: list[Proposed[Draft]] = []
    for row in rows:
        if "day" in row.told and not row.refused:
            continue
        if row.item is None:
            proposals.append(
                Proposed(row.number, Verdict.REFUSED, reasons=tuple(row.reasons), cells=row.cells)
            )
            continue
        parent = renamed.get(row.item.parent_id or "", row.item.parent_id)
        draft = Draft(replace(row.item, parent_id=parent), row.rule)
        known = _counterpart(draft, unseen)
        if known is not None:
            renamed[draft.item.id] = known.item.id
            del unseen[known.item.id]
        columns = _said(row, mapped, planned[known.item.id].start) if known is not None else mapped
        proposals.append(_proposal(row, draft, known, columns))
    return tuple(proposals), set(unseen)


def _said(row: _Row, mapped: set[str], planned: dt.datetime) -> set[str]:
    """The columns in which a row says something new: an empty length changes none, nor does a time that is empty or
    merely the planned one (sheets that we wrote show all times, and must come back without anchors)."""
    silent = {name for name in ("minutes", "end") if not row.told.get(name)}
    if row.begins is None or row.begins == planned:
        silent.add("time")
    return mapped - silent


def _counterpart(draft: Draft, unseen: Mapping[str, Draft]) -> Draft | None:
    """The existing item a row speaks of: by its id, or by its title."""
    by_id = unseen.get(draft.item.id)
    same_title = (known for known in unseen.values() if plain(known.title) == plain(draft.title))
    return by_id or next(same_title, None)


def _proposal(row: _Row, draft: Draft, known: Draft | None, mapped: set[str]) -> Proposed[Draft]:
    reasons = tuple(row.reasons)
    if known is None:
        return Proposed(row.number, Verdict.NEW, draft, None, (), reasons, row.cells)
    value = _merged(draft, known, mapped)
    changes = [*differences(known.item, value.item, _COMPARED), *_people_change(known.item, value.item)]
    if known.rule != value.rule:
        changes.append(FieldChange("rule", _rule_told(known.rule), _rule_told(value.rule)))
    verdict = Verdict.CHANGED if changes else Verdict.UNCHANGED
    return Proposed(row.number, verdict, value, known, tuple(changes), reasons, row.cells)


def _merged(draft: Draft, known: Draft, mapped: set[str]) -> Draft:
    """The existing item with what the sheet's columns say; columns it does not have change nothing."""
    wanted = {name for column in mapped for name in _SET_BY.get(column, ())}
    values = {name: getattr(draft.item, name) for name in wanted}
    if "roles" in values and _names_of(draft.item) == _names_of(known.item):
        del values["roles"]
    item = replace(known.item, **values)
    item = replace(item, roles=tuple(replace(role, item_id=item.id) for role in item.roles))
    stated = rule_of(draft.item.note) if item.kind in RESOLUTION_KINDS else None
    return Draft(item, stated or known.rule or draft.rule if item.kind in RESOLUTION_KINDS else known.rule)


def _names_of(item: AgendaItem) -> tuple[str, ...]:
    return tuple(role.name for role in item.roles)


def _people_change(old: AgendaItem, new: AgendaItem) -> list[FieldChange]:
    before, after = "、".join(_names_of(old)), "、".join(_names_of(new))
    return [FieldChange("roles", before, after)] if before != after else []


def _rule_told(rule: Rule | None) -> str:
    """A rule as a preview tells it: base and share."""
    if rule is None:
        return ""
    sign = ">" if rule.share.strict else "≥"
    share = "" if rule.relative or rule.unanimous else f" {sign} {rule.share.p}/{rule.share.q}"
    name = "relative" if rule.relative else "unanimous" if rule.unanimous else rule.base.value
    return name + share
