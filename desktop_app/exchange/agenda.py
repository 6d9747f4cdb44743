"""An agenda from a file or from pasted cells, and out again as a sheet, a calendar, a document or a schedule."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from desktop_app.domain.agenda import AgendaItem, StartMode, depths, tree_order
from desktop_app.domain.agenda_sheet import Draft, review_agenda
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.clock import timetable
from desktop_app.domain.editions import Edition
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import numbers, scheme_of
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Review
from desktop_app.labels import label
from desktop_app.words import N_, Words

from .sheets import pasted, read_sheet

KINDS = (".xlsx", ".csv", ".json", ".ics", ".docx", ".md", ".xml", "schedule.json")
"""Endings of what the agenda can be written as; .xml and schedule.json are for conference apps."""


def import_agenda(
    path: Path,
    starts_at: dt.datetime,
    existing: Sequence[Draft],
    people: Iterable[Attendee],
    *,
    sheet: str | None = None,
    encoding: str | None = None,
) -> Job[Review[Draft]]:
    """What importing this file would do. Refuses as `read_sheet` does."""
    table = yield from read_sheet(path, sheet, encoding)
    return review_agenda(table.rows, starts_at, existing, people, path.name)


def paste_agenda(
    text: str, starts_at: dt.datetime, existing: Sequence[Draft], people: Iterable[Attendee]
) -> Review[Draft]:
    """The same from cells copied out of a spreadsheet, or from a list with one title a line."""
    rows = pasted(text).rows
    if all(len(row) == 1 for row in rows):
        rows = (("title", "minutes"), *((row[0], "") for row in rows))
    return review_agenda(rows, starts_at, existing, people)


def export_agenda(
    path: Path,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    words: Words,
    now: dt.datetime,
    released: Sequence[Edition] = (),
) -> Job[Path]:
    """Write the agenda in the format of the path's ending. Sheets hold the items' ids in a hidden column, so that what
    comes back is compared item by item; calendars know from the `released` editions what to update and to cancel.
    Refuses export-unknown-kind."""
    yield Step(0, 1, path.name)
    kind = "schedule.json" if path.name.lower().endswith("schedule.json") else path.suffix.lower()
    if kind not in KINDS:
        raise Refusal("export-unknown-kind", kind=kind, kinds=KINDS)
    if kind == ".xlsx":
        _write_book(path, meeting, items, words)
    elif kind == ".csv":
        _write_csv(path, meeting, items, words)
    elif kind == ".json":
        told = {
            "title": meeting.title,
            "venue": meeting.venue,
            "items": lines(meeting, items, words, released),
        }
        path.write_text(json.dumps(told, ensure_ascii=False, indent=2), "utf-8")
    elif kind == ".ics":
        from .calendars import calendar

        path.write_bytes(calendar(meeting, items, now, released=released))
    else:
        taken = {line.place for edition in released for line in edition.lines}
        path.write_bytes(_document(kind, meeting, items, words, taken))
    return path


def _document(
    kind: str, meeting: Meeting, items: Sequence[AgendaItem], words: Words, taken: Collection[str]
) -> bytes:
    """What is read by people or by conference apps."""
    if kind in (".docx", ".md"):
        from . import agenda_documents

        if kind == ".docx":
            return agenda_documents.agenda_docx(meeting, items, words, taken)
        return agenda_documents.agenda_markdown(meeting, items, words, taken).encode()
    from . import schedules

    write = schedules.schedule_xml if kind == ".xml" else schedules.schedule_json
    return write(meeting, items, words)


def lines(
    meeting: Meeting, items: Sequence[AgendaItem], words: Words, released: Sequence[Edition] = ()
) -> list[dict[str, object]]:
    """Every item as plain data, in reading order: number, start, end, title, kind, minutes and the rest; times in ISO
    form, `kind` as its key. The command line answers with the same."""
    slots = timetable(items, meeting.starts_at).slots
    taken = {line.place for edition in released for line in edition.lines}
    printed, depth = numbers(items, scheme_of(words.language), taken=taken), depths(items)
    return [
        {
            "id": item.id,
            "number": printed[item.id],
            "start": slots[item.id].start.isoformat(timespec="minutes"),
            "end": slots[item.id].end.isoformat(timespec="minutes"),
            "title": item.title,
            "latin_title": item.latin_title,
            "kind": item.kind.value,
            "minutes": slots[item.id].minutes,
            "mode": item.mode.value,
            "slack": slots[item.id].slack,
            "level": depth[item.id],
            "people": [{"name": role.name, "role": role.role.value} for role in item.roles],
            "material": item.material,
            "note": item.note,
            "internal": item.internal,
        }
        for item in tree_order(items)
    ]


_COLUMNS = (
    ("number", N_("Number"), 8),
    ("date", N_("Date"), 12),
    ("time", N_("Time"), 8),
    ("minutes", N_("Minutes"), 9),
    ("title", N_("Agenda item"), 48),
    ("latin_title", N_("English title"), 32),
    ("kind", N_("Kind"), 14),
    ("people", N_("Speaker/chair"), 20),
    ("material", N_("Material"), 28),
    ("note", N_("Note"), 36),
    ("text", N_("Text"), 20),
    ("id", "ID", 34),
)
"""Columns of a sheet; `domain.agenda_words` reads these very headings back, in both languages."""


def _table(meeting: Meeting, items: Sequence[AgendaItem], words: Words) -> list[list[object]]:
    """Headings and rows. The number is the plain position (1, 1.1), which makes the tree again when read."""
    _ = words.gettext
    slots, places = timetable(items, meeting.starts_at).slots, _places(items)
    table: list[list[object]] = [[_(heading) for _name, heading, _width in _COLUMNS]]
    for item in tree_order(items):
        start = slots[item.id].start
        told: Mapping[str, object] = {
            "number": places[item.id],
            "date": f"{start:%Y-%m-%d}",
            "time": f"{start:%H:%M}",
            "minutes": item.minutes,
            "title": item.title,
            "latin_title": item.latin_title,
            "kind": label(item.kind, _),
            "people": _("; ").join(role.name for role in item.roles),
            "material": item.material,
            "note": _noted(item, words),
            "text": item.text,
            "id": item.id,
        }
        table.append([told[name] for name, _heading, _width in _COLUMNS])
    return table


def _places(items: Sequence[AgendaItem]) -> dict[str, str]:
    """1, 1.1, 2 for all items, internal ones too, so that every child can be found under its parent."""
    counts: dict[str | None, int] = {}
    places: dict[str, str] = {}
    for item in tree_order(items):
        parent = item.parent_id if item.parent_id in places else None
        counts[parent] = counts.get(parent, 0) + 1
        places[item.id] = f"{places[parent]}.{counts[parent]}" if parent else str(counts[parent])
    return places


def _noted(item: AgendaItem, words: Words) -> str:
    """The note, with the phrase that makes the start fixed again when read."""
    if item.mode is not StartMode.FIXED:
        return item.note
    fixed = words.gettext(N_("fixed start time"))
    return f"{fixed}; {item.note}" if item.note else fixed


def _write_csv(path: Path, meeting: Meeting, items: Sequence[AgendaItem], words: Words) -> None:
    """UTF-8 with a byte-order mark, because that is what spreadsheets open right."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(map(_harmless, _table(meeting, items, words)))


def _harmless(row: Iterable[object]) -> list[object]:
    """A cell that a spreadsheet would take for a formula gets a quote before it."""
    return [
        "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell for cell in row
    ]


def _write_book(path: Path, meeting: Meeting, items: Sequence[AgendaItem], words: Words) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(words.gettext(N_("Agenda")))
        head = book.add_format({"bold": True, "bg_color": "#EFEDE8", "bottom": 1, "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for place, row in enumerate(_table(meeting, items, words)):
            for column, value in enumerate(row):
                sheet.write(place, column, value, cell if place else head)
        for column, (name, _heading, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width, None, {"hidden": name == "id"})
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
