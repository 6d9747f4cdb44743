"""Reading a roster: from the rows of a sheet, however untidy, to people. Pure; nothing is guessed in silence.

Group-heading rows (【各区】（32人）) give the delegation of the rows below them; remarks such as 请假 or 由赵华代会
become apologies and substitutions; whatever is doubtful stays as it was written and the row carries a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .attendees import Attendee, Capacity, Need, Status
from .headings import (
    Header,
    bare_header,
    find_header,
    remembered_columns,
    with_columns,
    with_remembered,
)
from .identity import new_id
from .names import clean_name, clean_row, private_use, without_gaps
from .own_fields import COLUMN, OwnField, heading_words, kept, sorted_values
from .phones import read_phone
from .refusal import Refusal
from .review import MappedColumn, Reason
from .roster_words import (
    CAPACITIES,
    FOOTER,
    GENDERS,
    GROUP,
    GROUP_ENDINGS,
    HAS_APOLOGIES,
    HEADINGS,
    MAY_BE_AWAY,
    NEEDS,
    NOTHING,
    STATUSES,
    SUBSTITUTED_BY,
    TOTAL,
    UNNAMED,
    of_word,
)

ORDER_STEP = 1000
"""Distance between two neighbours in roster order, so that later ones find room between them."""

Rows = Sequence[Sequence[str]]


@dataclass(slots=True)
class RosterRow:
    """One person as the sheet has them. `number` is the row a spreadsheet shows; `given` the fields it says something
    about: only those may change a person who is already known. Without a name `person` is None."""

    number: int
    cells: tuple[str, ...]
    person: Attendee | None = None
    given: frozenset[str] = frozenset()
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Roster:
    """All people rows in sheet order, how columns were understood, and what is doubtful about the whole."""

    rows: tuple[RosterRow, ...]
    columns: tuple[MappedColumn, ...]
    notes: tuple[Reason, ...]


def read_roster(
    rows: Rows,
    columns: Mapping[int, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    own: Sequence[OwnField] = (),
) -> Roster:
    """The people of a sheet. `columns` corrects how columns are understood (index -> field, "" for none); `remembered`
    are corrections made before (plain heading -> field); `own` are the meeting's own fields, whose names are headings
    too (`own_fields.heading_words`).

    Refuses (roster-no-header) when no row looks like headings with a name, unless `columns` says which it is."""
    header = roster_header(rows, remembered or {}, own)
    if columns:
        header = header or bare_header(rows)
        header = with_columns(header, columns) if header else None
    if header is None or (columns and header.columns.keys().isdisjoint(_NAMING)):
        raise Refusal("roster-no-header")
    reader = _Reader(header, own)
    people = tuple(reader.people(rows))
    return Roster(people, header.mapped, tuple(reader.notes))


_NAMING = frozenset({"name", "first_name", "last_name"})


def roster_header(rows: Rows, remembered: Mapping[str, str], own: Sequence[OwnField] = ()) -> Header | None:
    """The headings of a roster, with what a person has corrected before, and the meeting's own."""
    names = {**HEADINGS, **heading_words(own)}
    if remembered:
        names = with_remembered(names, remembered)
    header = find_header(rows, names, "name") or _of_two_names(rows) or _only_names(rows)
    if header is None or not remembered:
        return header
    return with_columns(header, remembered_columns(header, remembered))


def _of_two_names(rows: Rows) -> Header | None:
    """A sheet with first and last names in columns of their own."""
    return find_header(rows, HEADINGS, "last_name")


def _only_names(rows: Rows) -> Header | None:
    """A bare list of names, one in a row, as pasted from a message."""
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    if not any(filled) or any(len(row) > 1 for row in filled):
        return None
    return Header(-1, {"name": next(_first(row) for row in rows if any(c.strip() for c in row))}, ())


def _first(row: Sequence[str]) -> int:
    return next(index for index, cell in enumerate(row) if cell.strip())


class _Reader:
    """Walks down the sheet and remembers under which group heading it is."""

    def __init__(self, header: Header, own: Sequence[OwnField] = ()) -> None:
        self.header = header
        self._own = own
        self.notes: list[Reason] = []
        self._group = ""
        self._announced = 0
        self._counted = 0
        self._columns = tuple(header.columns.items())
        self._heading_cells = {each.index: each.heading for each in header.mapped}
        if "capacity" not in header.columns:
            self.notes.append(Reason("roster-no-capacity"))

    def people(self, rows: Rows) -> Iterator[RosterRow]:
        for index in range(self.header.row + 1, len(rows)):
            cells = clean_row(rows[index])
            filled = len(cells) - cells.count("")
            if filled == 0 or self._is_heading_again(rows[index]):
                continue
            if filled == 1 and self._is_group(cells):
                continue
            if filled == 2 and FOOTER.match(cells[_first(cells)]):
                continue  # who drew the list up, and when
            row = self._row(index + 1, cells)
            self._counted += row.person is not None and row.person.delegation == self._group
            yield row
        self._close_group()

    def _is_heading_again(self, row: Sequence[str]) -> bool:
        """Sheets made for printing repeat the headings on every page."""
        alike = 0
        for index, cell in enumerate(row):
            text = cell.strip()
            if text and text != self._heading_cells.get(index, ""):
                return False  # nearly always the first cell
            alike += bool(text)
        return alike > 1

    def _is_group(self, cells: Sequence[str]) -> bool:
        """Whether a row with one filled cell is a group heading, a total or a footer; a group is remembered."""
        text = cells[_first(cells)]
        if TOTAL.match(text) or FOOTER.match(text):
            return True
        found = GROUP.match(text)
        told = found is not None and (found["count"] or found["numeral"])
        marked = told or text.startswith(("【", "[", "〔"))
        in_name_column = _first(cells) == self.header.columns.get("name")
        if in_name_column and not marked and not text.casefold().endswith(GROUP_ENDINGS):
            return False  # a person of whom only the name is known
        if (
            not in_name_column
            and not marked
            and _first(cells) == self.header.columns.get("number")
            and text.isdigit()
        ):
            return True  # a numbered line that was left empty
        self._close_group()
        self._group = (found["name"] if found else text).strip()
        self._announced = int(found["count"]) if found and found["count"] else 0
        self._counted = 0
        return True

    def _close_group(self) -> None:
        """Tell when a group heading announced another number of people than stand below it."""
        if self._announced and self._announced != self._counted:
            facts = {"group": self._group, "announced": self._announced, "found": self._counted}
            self.notes.append(Reason("roster-count-differs", facts))
        self._announced = 0

    def _row(self, number: int, cells: tuple[str, ...]) -> RosterRow:
        width = len(cells)
        told = {name: cells[index] for name, index in self._columns if index < width and cells[index]}
        row = RosterRow(number, cells)
        name, aside = _name(told)
        if not name:
            row.reasons.append(Reason("person-without-name"))
            return row
        for sign in private_use("".join(told.values())):
            row.reasons.append(Reason("private-use-sign", {"sign": sign, "code": f"U+{ord(sign):04X}"}))
        values = _values(told, aside, row.reasons, self._group, "capacity" in self.header.columns)
        values |= _own_values(told, self._own, row.reasons)
        row.person = Attendee(id=new_id(), name=name, roster_order=number * ORDER_STEP, **values)
        row.given = frozenset(values if told.get("capacity") else values.keys() - {"capacity"})
        return row


def _name(told: Mapping[str, str]) -> tuple[str, str]:
    """The name and what stood beside it in brackets."""
    whole = told.get("name") or f"{told.get('first_name', '')} {told.get('last_name', '')}"
    cleaned = clean_name(whole)
    return cleaned.name, cleaned.aside


def _values(
    told: Mapping[str, str], aside: str, reasons: list[Reason], group: str, has_capacity: bool
) -> dict[str, Any]:
    """The fields of the person that the row speaks of."""
    values: dict[str, Any] = {name: told[name] for name in _PLAIN_FIELDS if name in told}
    values.update(_organisation(told, reasons))
    values.update(_phone(told, reasons))
    values.update(_capacity(told, reasons, has_capacity))
    notes: list[str] = []
    if not told.keys().isdisjoint(_SELDOM):
        values.update(_rank(told, reasons))
        values.update(_needs(told, reasons, notes))
        values.update(_remark(told, reasons, notes))
    if aside:
        values.update(_aside(aside, values, notes))
    delegation = clean_name(told.get("delegation", "")).name or group
    if delegation:
        values["delegation"] = delegation
    if "tags" in told:
        values["tags"] = tuple(filter(None, map(str.strip, _split(told["tags"]))))
    if notes:
        values["notes"] = "；".join(dict.fromkeys(notes))
    return values


def _own_values(told: Mapping[str, str], fields: Sequence[OwnField], reasons: list[Reason]) -> dict[str, Any]:
    """What the row says in the meeting's own fields; a text that such a field cannot hold is told, not kept."""
    found: list[tuple[str, str]] = []
    for each in fields:
        text = told.get(COLUMN + each.id, "")
        if not text:
            continue
        try:
            found.append((each.id, kept(each, text)))
        except Refusal:
            reasons.append(Reason("own-value-not-kept", {"field": each.name, "text": text}))
    return {"own": sorted_values(found)} if found else {}


_SELDOM = frozenset({"rank", "needs", "notes", "status", "substitute"})
"""Columns that are blank in most rows."""

_PLAIN_FIELDS = ("latin_name", "honorific", "email", "badge_number", "position")


def _organisation(told: Mapping[str, str], reasons: list[Reason]) -> dict[str, object]:
    """The organisation; a column that mixes it with the position is parted at the last blank, or told as doubtful."""
    values: dict[str, object] = {"organisation": told["organisation"]} if "organisation" in told else {}
    mixed = told.get("organisation_and_position", "")
    if mixed and "organisation" not in told:
        head, blank, tail = mixed.rpartition(" ")
        values["organisation"] = head if blank else mixed
        if blank and "position" not in told:
            values["position"] = tail
        elif not blank:
            reasons.append(Reason("organisation-mixed", {"text": mixed}))
    gender = of_word(told.get("gender", ""), GENDERS)
    if gender:
        values["gender"] = gender
    return values


def _phone(told: Mapping[str, str], reasons: list[Reason]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in ("phone", "substitute_phone"):
        if name not in told:
            continue
        read = read_phone(told[name])
        if read.odd:
            reasons.append(Reason("phone-odd", {"phone": told[name]}))
        if read.others:
            reasons.append(Reason("phone-several", {"kept": read.number, "left": ", ".join(read.others)}))
        if read.number:
            values[name] = read.number
    return values


def _capacity(told: Mapping[str, str], reasons: list[Reason], has_column: bool) -> dict[str, object]:
    """The capacity. A sheet without such a column lists members; an unknown word never gives a vote."""
    if not has_column:
        return {"capacity": Capacity.MEMBER}
    text = told.get("capacity", "")
    found = of_word(text, CAPACITIES)
    if found is not None:
        return {"capacity": found}
    reasons.append(Reason("capacity-unknown", {"text": text}) if text else Reason("capacity-missing"))
    return {"capacity": Capacity.NON_VOTING}


def _rank(told: Mapping[str, str], reasons: list[Reason]) -> dict[str, object]:
    text = told.get("rank", "")
    if not text or text.casefold() in NOTHING:
        return {}
    if text.isdecimal() and 0 < int(text) < 10_000:
        return {"rank": int(text)}
    reasons.append(Reason("rank-unreadable", {"text": text}))
    return {}


def _needs(told: Mapping[str, str], reasons: list[Reason], notes: list[str]) -> dict[str, object]:
    """The needs; one that has no word of its own is kept in the notes, so that nobody is left without."""
    found: list[Need] = []
    for part in _split(told.get("needs", "")):
        need = of_word(part, NEEDS)
        if need is not None:
            found.append(need)
        elif part.casefold() not in NOTHING:
            reasons.append(Reason("need-unknown", {"text": part}))
            notes.append(part)
    return {"needs": tuple(dict.fromkeys(found))} if found else {}


def _remark(told: Mapping[str, str], reasons: list[Reason], notes: list[str]) -> dict[str, object]:
    """Status and substitute, from columns of their own or from the remark."""
    values: dict[str, object] = {}
    status = of_word(told.get("status", ""), STATUSES)
    if status is not None:
        values["status"] = status
    for text in filter(None, (told.get("notes", ""), told.get("status", "") if status is None else "")):
        read = _read_remark(text)
        if read is None:
            notes.append(text)
            if MAY_BE_AWAY.search(text):
                reasons.append(Reason("remark-unclear", {"text": text}))
        else:
            values.update(read)
    if told.get("substitute"):
        values.update(status=Status.SUBSTITUTED, substitute=clean_name(told["substitute"]).name)
    if values.get("status") is Status.SUBSTITUTED and not values.get("substitute"):
        reasons.append(Reason("substitute-unnamed"))
    return values


def _read_remark(text: str) -> dict[str, object] | None:
    """What a remark says about coming; None when it says something else."""
    text = without_gaps(text)
    if HAS_APOLOGIES.match(text):
        return {"status": Status.APOLOGIES}
    found = SUBSTITUTED_BY.match(text)
    if not found:
        return None
    by = clean_name(next(filter(None, found.groups())))
    values: dict[str, object] = {"status": Status.SUBSTITUTED}
    if by.name.casefold() not in UNNAMED:
        values["substitute"] = by.name
    if by.aside and read_phone(by.aside).number:
        values["substitute_phone"] = read_phone(by.aside).number
    return values


def _aside(aside: str, values: Mapping[str, object], notes: list[str]) -> dict[str, object]:
    """What stood in brackets beside the name: a gender, a position where none is given, else a note."""
    found: dict[str, object] = {}
    for part in _split(aside):
        gender = of_word(part, GENDERS)
        if gender and "gender" not in values:
            found["gender"] = gender
        elif (
            not values.get("position")
            and not found.get("position")
            and not part.endswith("族")
            and not gender
        ):
            found["position"] = part
        elif not gender:
            notes.append(part)
    return found


def _split(text: str) -> list[str]:
    for sign in ",，、;；/／":
        text = text.replace(sign, "\n")
    return [part for part in map(str.strip, text.split("\n")) if part]
