"""The table in copied HTML: what spreadsheets, documents and pages put on the clipboard beside the plain text."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

MAX_SPAN = 1000
MAX_CELLS = 2_000_000
_BREAKS = frozenset({"br", "p", "div", "li"})

Attributes = Sequence[tuple[str, str | None]]


def rows_of_html(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of the first table; nothing where there is none. A cell that spans rows stands in each of them, one
    that spans columns in the first; a table inside a cell is part of its text. Never raises."""
    reader = _Reader()
    reader.feed(text.replace("\0", ""))
    reader.close()
    return reader.rows()


class _Reader(HTMLParser):
    """Gathers cells; end tags may be missing, as HTML allows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[dict[int, str]] = []
        self._below: dict[int, tuple[int, str]] = {}
        """Column -> how many rows a cell spans, counted from the present one, and its text."""
        self._depth = 0
        self._done = False
        self._row: dict[int, str] | None = None
        self._text: list[str] | None = None
        self._down, self._across = 1, 1
        self._count = 0

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table as read, every row as wide as its last cell."""
        self._end_row()
        return tuple(
            tuple(row.get(column, "") for column in range(max(row, default=-1) + 1)) for row in self._rows
        )

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._end_row()
            self._row = {}
        elif tag in ("td", "th") and self._row is not None:
            self._end_cell()
            told = dict(attrs)
            self._down, self._across = _span(told.get("rowspan")), _span(told.get("colspan"))
            self._text = []
        elif tag in _BREAKS and self._text:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self._end_row()
                self._done = self._done or bool(self._rows)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._done:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        text, self._text = " ".join("".join(self._text).split()), None
        column = self._free_column()
        self._count += self._across
        if self._count > MAX_CELLS:
            self._done = True
            return
        for place in range(column, column + self._across):
            self._row[place] = text if place == column else ""
            if self._down > 1:
                self._below[place] = (self._down, text if self._across == 1 else "")

    def _free_column(self) -> int:
        """The next column of this row; columns that a cell above reaches into are filled on the way."""
        assert self._row is not None
        column = max(self._row, default=-1) + 1
        while column in self._below and column not in self._row:
            self._row[column] = self._below[column][1]
            column += 1
        return column

    def _end_row(self) -> None:
        if self._row is None:
            return
        self._end_cell()
        for column, (rows, text) in list(self._below.items()):
            self._row.setdefault(column, text)
            self._below[column] = (rows - 1, text)
            if rows <= 1:
                del self._below[column]
        self._rows.append(self._row)
        self._row = None


def _span(told: str | None) -> int:
    return min(MAX_SPAN, int(told)) if told and told.isdecimal() and int(told[:6]) > 0 else 1
