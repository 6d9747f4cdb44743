"""Finding the heading row of a sheet, under titles and merged cells, by the names its columns may have.

The known names are a mapping field -> names, in any language. Headings are compared without case, blanks, line ends,
punctuation and what stands in brackets: "时长（分钟）" is 时长, "E-mail" is email.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .names import folded
from .review import MappedColumn

DEPTH = 40
"""How many rows from the top may be titles."""

_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]", re.DOTALL)
_SIGNS = re.compile(r"[\W_]+")
_SIMPLIFIED = str.maketrans(
    "單職務電話機號組別團備註會員類證飲標簽稱謂參與聯絡郵順說項獎頒議時間題類領級屬業編姓資",
    "单职务电话机号组别团备注会员类证饮标签称谓参与联络邮顺说项奖颁议时间题类领级属业编姓资",
)
"""Sheets from across the strait and from the south: the signs their headings are written with."""

Names = Mapping[str, Collection[str]]
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the index of the last heading row; data begins below. `columns` maps fields to column indexes."""

    row: int
    columns: Mapping[str, int]
    mapped: tuple[MappedColumn, ...]

    def cell(self, row: Sequence[str], field: str) -> str:
        """The cell of a field in a data row; "" when the sheet has no such column or the row is short."""
        index = self.columns.get(field, -1)
        return row[index] if 0 <= index < len(row) else ""


def find_header(rows: Rows, names: Names, required: str) -> Header | None:
    """The row (or pair of rows) in which most fields are recognised; it must have the required one and one more."""
    exact = {plain_heading(name): field for field, known in names.items() for name in known}
    best: Header | None = None
    for number in range(min(len(rows), DEPTH)):
        for header in (_header(rows, number, number, exact), _header(rows, number, number + 1, exact)):
            if header is None or required not in header.columns or len(header.columns) < 2:
                continue
            if best is None or len(header.columns) > len(best.columns):
                best = header
    return best


def with_columns(header: Header, chosen: Mapping[int, str]) -> Header:
    """The header with columns mapped by hand: index -> field, "" to leave a column out. A field that is given to a
    column by hand is taken from the column that was found for it."""
    given = {field for field in chosen.values() if field}

    def field_of(each: MappedColumn) -> str:
        if each.index in chosen:
            return chosen[each.index]
        return "" if each.field in given else each.field

    mapped = tuple(MappedColumn(each.index, each.heading, field_of(each)) for each in header.mapped)
    return Header(header.row, {each.field: each.index for each in reversed(mapped) if each.field}, mapped)


def remembered_columns(header: Header, remembered: Mapping[str, str]) -> dict[int, str]:
    """Which columns a person has mapped before: plain heading -> field ("" to leave out) becomes index -> field."""
    told = ((each.index, plain_heading(each.heading)) for each in header.mapped)
    return {index: remembered[text] for index, text in told if text and text in remembered}


def with_remembered(names: Names, remembered: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The known names, and those that a person has given to fields before."""
    more = {
        field: tuple(text for text, given in remembered.items() if given == field)
        for field in remembered.values()
    }
    return {field: (*known, *more.get(field, ())) for field, known in names.items()}


def bare_header(rows: Rows) -> Header | None:
    """The likeliest heading row of a sheet whose headings say nothing: the first with most cells filled. No column is
    mapped; a person must do that."""
    counts = [sum(1 for cell in row if cell.strip()) for row in rows[:DEPTH]]
    if not counts or max(counts) == 0:
        return None
    place = counts.index(max(counts))
    return Header(place, {}, tuple(MappedColumn(at, text, "") for at, text in enumerate(rows[place])))


def _header(rows: Rows, first: int, last: int, exact: Mapping[str, str]) -> Header | None:
    """The heading made of one row, or of two: a group name above, its parts below (联系方式 over 手机 and 邮箱)."""
    if last >= len(rows):
        return None
    above, below = rows[first], rows[last] if last > first else ()
    headings = [_joined(above, below, column) for column in range(max(len(above), len(below)))]
    if last > first and (not _below_is_heading(below, exact) or above == below):
        return None
    fields = _recognised(headings, exact)
    mapped = tuple(MappedColumn(index, text, fields.get(index, "")) for index, text in enumerate(headings))
    return Header(last, {field: index for index, field in fields.items()}, mapped)


def _joined(above: Sequence[str], below: Sequence[str], column: int) -> str:
    lower = below[column].strip() if column < len(below) else ""
    return lower or (above[column].strip() if column < len(above) else "")


def _below_is_heading(below: Sequence[str], exact: Mapping[str, str]) -> bool:
    filled = [plain_heading(cell) for cell in below if cell.strip()]
    return bool(filled) and all(cell in exact for cell in filled)


def _recognised(headings: Sequence[str], exact: Mapping[str, str]) -> dict[int, str]:
    """Column -> field; a field is given once, to an exact name before one that only contains it."""
    plain = [plain_heading(text) for text in headings]
    found: dict[int, str] = {}
    for index, text in enumerate(plain):
        field = exact.get(text, "")
        if field and field not in found.values():
            found[index] = field
    for index, text in enumerate(plain):
        field = _contained(text, exact) if index not in found else ""
        if field and field not in found.values():
            found[index] = field
    return dict(sorted(found.items()))


def _contained(text: str, exact: Mapping[str, str]) -> str:
    """The field whose longest name is in the heading; long texts are titles or remarks, not headings."""
    if not text or len(text) > 24:
        return ""
    inside = [
        name for name in exact if name in text and (len(name) >= 5 or (len(name) >= 2 and not name.isascii()))
    ]
    return exact[max(inside, key=len)] if inside else ""


def plain_heading(text: str) -> str:
    """A heading as headings are compared."""
    return _SIGNS.sub("", folded(_BRACKETS.sub("", text))).translate(_SIMPLIFIED)
