"""The agenda as text for people: Markdown, and a Word document that an office goes on writing in.

Public items only, with the numbers of the screen; internal items and notes of the office stay at home.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop_app import dates
from desktop_app.domain.agenda import AgendaItem, branch, depths, tree_order
from desktop_app.domain.clock import timetable
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import numbers, scheme_of
from desktop_app.labels import label
from desktop_app.words import N_, Words

from .documents import Document


@dataclass(frozen=True, slots=True)
class _Line:
    """One item in words."""

    time: str
    number: str
    title: str
    people: str
    material: str
    depth: int


def agenda_markdown(
    meeting: Meeting, items: Sequence[AgendaItem], words: Words, taken: Collection[str] = ()
) -> str:
    """A title, when and where, and a list that nests as the agenda does. What Markdown would read as markup is
    escaped."""
    lines = [f"# {_escaped(_title_of(meeting, words))}", "", _escaped(_when(meeting, words)), ""]
    for line in _lines(meeting, items, words, taken):
        details = "  \n".join(filter(None, (line.people, line.material)))
        indent = "    " * line.depth
        lines.append(f"{indent}- **{line.time}** {_escaped(f'{line.number} {line.title}'.strip())}")
        lines += [f"{indent}    {_escaped(each)}" for each in details.splitlines()]
    return "\n".join([*lines, ""])


def agenda_docx(
    meeting: Meeting, items: Sequence[AgendaItem], words: Words, taken: Collection[str] = ()
) -> bytes:
    """A Word document with a table: time, item, people and papers."""
    _ = words.gettext
    document = Document(_title_of(meeting, words), words)
    document.heading(_title_of(meeting, words), centred=True)
    document.paragraph(_when(meeting, words), centred=True)
    rows = [
        (
            line.time,
            "　" * line.depth + f"{line.number} {line.title}".strip(),
            "\n".join(filter(None, (line.people, line.material))),
        )
        for line in _lines(meeting, items, words, taken)
    ]
    document.table((_("Time"), _("Agenda item"), _("People and papers")), rows, widths=(28, 80, 58))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _title_of(meeting: Meeting, words: Words) -> str:
    return (words.language == "en" and meeting.latin_title) or meeting.title


def _when(meeting: Meeting, words: Words) -> str:
    told = dates.long_day(meeting.starts_at.date(), words.gettext)
    return " · ".join(filter(None, (told, meeting.venue)))


def _lines(
    meeting: Meeting, items: Sequence[AgendaItem], words: Words, taken: Collection[str]
) -> list[_Line]:
    hidden = {key for item in items if item.internal for key in branch(items, item.id)}
    slots, depth = timetable(items, meeting.starts_at).slots, depths(items)
    printed = numbers(items, scheme_of(words.language), taken=taken)
    first, _ = meeting.starts_at.date(), words.gettext
    return [
        _Line(
            f"{dates.moment_told(slots[item.id].start, first, _)}–{dates.clock(slots[item.id].end)}",
            printed[item.id],
            (words.language == "en" and item.latin_title) or item.title,
            _people(item, words),
            _(N_("Material: {material}")).format(material=item.material) if item.material else "",
            depth[item.id],
        )
        for item in tree_order(items)
        if item.id not in hidden
    ]


def _people(item: AgendaItem, words: Words) -> str:
    """Who, by role: "Chair: A; Speaker: B, C"."""
    _ = words.gettext
    by_role: dict[str, list[str]] = {}
    for role in item.roles:
        by_role.setdefault(label(role.role, _), []).append(role.name)
    told = [_(N_("{role}: {people}")).format(role=r, people=_(", ").join(p)) for r, p in by_role.items()]
    return _("; ").join(told)


def _escaped(text: str) -> str:
    """Plain text: what Markdown would take for markup gets a backslash."""
    marked = "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#|" else sign for sign in text)
    return marked.replace("\n", " ")
