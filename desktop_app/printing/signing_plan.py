"""The plan of a signing or launch: one page an item. The table as the audience sees it, who stands behind, and a list
of what has to be laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.agenda import AgendaItem, ItemRole, Role
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.domain.signing_order import at_the_table, behind_the_table, requisites
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, GOLD, INK, QUIET, WASH
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import A4_LANDSCAPE, MM, Paper

MARGIN = 15 * MM
LARGEST = 44 * MM
TABLE = 104 * MM
"""The foot of the table on the page."""
HIGH = 26 * MM
MOST_BEHIND = 24


def signing_plan(
    items: Sequence[AgendaItem],
    people: Mapping[str, Attendee],
    witnesses: Sequence[Attendee],
    meeting: Meeting,
    *,
    words: Words,
) -> Job[Printed]:
    """A page for each item that has signatories. `people`: attendee id -> person; `witnesses` by rank."""
    title = words.gettext(N_("Signing plan"))
    paper = Paper(title, words=words, size=A4_LANDSCAPE, author=meeting.organiser, made=meeting.starts_at)
    for number, item in enumerate(items):
        yield Step(number, len(items), item.title)
        signing = [role for role in item.roles if role.role is Role.SIGNATORY]
        ids = {role.attendee_id for role in signing}
        standing = [person for person in witnesses if person.id not in ids][:MOST_BEHIND]
        told = item.latin_title if not words.language.startswith("zh") and item.latin_title else item.title
        paper.about(told)
        paper.bookmark(told)
        _heading(paper, meeting, told, words)
        _table(paper, signing, people, meeting, words)
        _behind(paper, standing, meeting, words)
        _list(paper, len(signing), words)
        paper.next_page()
    return paper.finished()


def _heading(paper: Paper, meeting: Meeting, told: str, words: Words) -> None:
    name = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    top, room = paper.height - MARGIN, paper.width - 2 * MARGIN
    size, _fits = fit_text(told, SANS_BOLD, 20, room, 10)
    draw_text(paper.canvas, paper.width / 2, top - 7 * MM, told, SANS_BOLD, size, "centre")
    line = f"{paper.title} · {name}"
    draw_text(paper.canvas, paper.width / 2, top - 14 * MM, line, SANS, 10, "centre", colour=QUIET)


def _table(
    paper: Paper, signing: Sequence[ItemRole], people: Mapping[str, Attendee], meeting: Meeting, words: Words
) -> None:
    canvas = paper.canvas
    placed = at_the_table(signing, meeting.even_dais)
    wide = min(LARGEST, (paper.width - 2 * MARGIN) / max(1, len(placed)))
    left = paper.width / 2 - len(placed) * wide / 2
    canvas.setFillColorRGB(*WASH)
    canvas.setStrokeColorRGB(*GOLD)
    canvas.setLineWidth(1)
    canvas.roundRect(left - 4 * MM, TABLE, len(placed) * wide + 8 * MM, HIGH, 2 * MM, fill=1)
    for number, (rank, role) in enumerate(placed):
        x = left + (number + 0.5) * wide
        person = people.get(role.attendee_id or "")
        name = person.name_in(words.language) if person is not None else role.name
        _line(paper, x, TABLE + 15 * MM, name, SERIF_BOLD, 17, wide)
        body = person.organisation if person is not None else ""
        _line(paper, x, TABLE + 8 * MM, body, SANS, 8.5, wide)
        draw_text(canvas, x, TABLE + 2.6 * MM, str(rank), SANS_BOLD, 9, "centre", colour=GOLD)
    told = words.gettext(N_("The audience sits on this side"))
    draw_text(canvas, paper.width / 2, TABLE - 7 * MM, told, SANS, 9, "centre", colour=QUIET)


def _behind(paper: Paper, standing: Sequence[Attendee], meeting: Meeting, words: Words) -> None:
    """Those who stand behind the table, in one row."""
    if not standing:
        return
    placed = behind_the_table(standing, meeting.protocol, meeting.even_dais)
    wide = min(30 * MM, (paper.width - 2 * MARGIN) / len(placed))
    left, y = paper.width / 2 - len(placed) * wide / 2, TABLE + HIGH + 14 * MM
    title = words.gettext(N_("Witnesses, standing behind the table"))
    draw_text(paper.canvas, paper.width / 2, y + 11 * MM, title, SANS, 9, "centre", colour=QUIET)
    paper.canvas.setStrokeColorRGB(*FAINT)
    for number, (rank, person) in enumerate(placed):
        x = left + (number + 0.5) * wide
        paper.canvas.roundRect(x - 0.47 * wide, y - 3 * MM, 0.94 * wide, 11 * MM, 2)
        _line(paper, x, y + 2 * MM, person.name_in(words.language), SANS_BOLD, 11, wide)
        draw_text(paper.canvas, x, y - 1.6 * MM, str(rank), SANS, 7, "centre", colour=QUIET)


def _line(paper: Paper, x: float, y: float, text: str, face: str, size: float, wide: float) -> None:
    fitting, _fits = fit_text(text, face, size, 0.92 * wide, 5)
    draw_text(
        paper.canvas, x, y, shortened(text, face, fitting, 0.94 * wide), face, fitting, "centre", colour=INK
    )


def _list(paper: Paper, parties: int, words: Words) -> None:
    """What lies on the table, to be ticked off; and by which rule the places were given."""
    _, needed = words.gettext, requisites(parties)
    lines = (
        (needed.copies, _(N_("copies of the document, one for each body"))),
        (needed.signatures, _(N_("signatures in all: every body signs every copy"))),
        (needed.folders, _(N_("folders, opened at the page to be signed"))),
        (needed.pens, _(N_("pens, tried out"))),
        (needed.name_cards, _(N_("name cards, in the order above"))),
    )
    x, y = paper.width / 2 - 60 * MM, TABLE - 22 * MM
    for number, told in lines:
        paper.canvas.setStrokeColorRGB(*QUIET)
        paper.canvas.rect(x, y - 0.6 * MM, 3.6 * MM, 3.6 * MM)
        draw_text(paper.canvas, x + 16 * MM, y, str(number), SANS_BOLD, 12, "right", colour=BLUE)
        draw_text(paper.canvas, x + 20 * MM, y, told, SANS, 11)
        y -= 8.5 * MM
    rule = _(
        N_("Two bodies: the guest at the host's right hand; several: international custom, by their order.")
    )
    draw_text(paper.canvas, paper.width / 2, MARGIN - 4 * MM, rule, SANS, 8, "centre", colour=QUIET)
