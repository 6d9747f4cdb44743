"""The order for the group photograph: the rows as the photographer sees them, and the same as a list for the caption
and for whoever calls people up."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, GOLD, INK, QUIET, WASH, WHITE
from .fonts import SANS, SANS_BOLD
from .heads import draw_head
from .layout import draw_block, draw_text, fit_text, set_block, shortened, text_width
from .paper import A3_LANDSCAPE, A4, A4_LANDSCAPE, MM, Paper

MARGIN = 14 * MM
BESIDE = 12 * MM
"""For the number of the row, at both ends."""
CAMERA = 22 * MM
"""From the foot of the page to the front row."""
FITS_A4 = 14
"""So many stand side by side on A4; more need A3."""
WIDEST, HIGHEST = 32 * MM, 24 * MM
LARGEST, SMALLEST = 12, 5
"""Type of a name."""
ROOM = 0.84
"""Share of a place that a name may take."""
MOST = 4
"""Characters of a Chinese name on one line where it takes several."""
LONG_NAMES = 0.2
"""So many of the names may need more room than the type was chosen for; they take two lines."""
LIST_MARGIN, LIST_FOOT = 20 * MM, 20 * MM


def photograph(
    rows: Sequence[Sequence[Attendee]], leaders: frozenset[str], meeting: Meeting, *, words: Words
) -> Job[Printed]:
    """`rows` front row first, each from the photographer's left; `leaders`: ids of those who came before the others.
    One page with the picture, then the list. Warns where a name had to be cut."""
    title = words.gettext(N_("Group photograph"))
    size = A4_LANDSCAPE if max(map(len, rows)) <= FITS_A4 else A3_LANDSCAPE
    paper = Paper(title, words=words, size=size, author=meeting.organiser, made=meeting.starts_at)
    yield Step(0, 2, title)
    _picture(paper, rows, leaders, meeting, words)
    paper.next_page(A4)
    yield Step(1, 2, title)
    _list(paper, rows, meeting, words)
    return paper.finished()


def _picture(
    paper: Paper, rows: Sequence[Sequence[Attendee]], leaders: frozenset[str], meeting: Meeting, words: Words
) -> None:
    _, people = words.gettext, sum(map(len, rows))
    told = words.ngettext("{number} person", "{number} people", people).format(number=people)
    about = " · ".join(
        (told, words.ngettext("{number} row", "{number} rows", len(rows)).format(number=len(rows)))
    )
    top = draw_head(paper, meeting, paper.title, about, words, left=MARGIN, right=paper.width - MARGIN)
    wide = min(WIDEST, (paper.width - 2 * MARGIN - 2 * BESIDE) / max(map(len, rows)))
    high = min(HIGHEST, (top - 6 * MM - CAMERA) / len(rows))
    middle, spare = paper.width / 2, top - 6 * MM - CAMERA - high * len(rows)
    front = CAMERA + 0.4 * spare
    names = [person.name_in(words.language) for row in rows for person in row]
    type_size = _common_size(names, ROOM * wide)
    for number, row in enumerate(rows):
        y, left = front + number * high, middle - len(row) * wide / 2
        for place, person in enumerate(row):
            box = (left + place * wide, y, wide, high)
            _one(paper, person, box, type_size, person.id in leaders, words)
        outside = middle + (max(map(len, rows)) / 2) * wide + BESIDE / 2
        for x in (2 * middle - outside, outside):
            draw_text(paper.canvas, x, y + 0.4 * high, str(number + 1), SANS_BOLD, 9, "centre", colour=QUIET)
    _camera(paper, middle, front - 3 * MM, _(N_("Photographer")))


def _one(
    paper: Paper,
    person: Attendee,
    place: tuple[float, float, float, float],
    type_size: float,
    leads: bool,
    words: Words,
) -> None:
    """Somebody's place: left, foot, width, height."""
    (x, y, wide, high), canvas = place, paper.canvas
    name = person.name_in(words.language)
    paper.about(name)
    canvas.setFillColorRGB(*(WASH if leads else WHITE))
    canvas.setStrokeColorRGB(*(GOLD if leads else FAINT))
    canvas.setLineWidth(0.8)
    canvas.roundRect(x + 0.04 * wide, y + 0.1 * high, 0.92 * wide, 0.8 * high, 1.5 * MM, fill=1)
    room = ROOM * wide
    lines = [name] if text_width(name, SANS_BOLD, type_size) <= room else _parted(name, MOST)
    fitted = [fit_text(line, SANS_BOLD, type_size, room, SMALLEST) for line in lines]
    if not all(fits for _size, fits in fitted):
        paper.warn(WarningKind.TOO_LONG, name, name)
    size = min(size for size, _fits in fitted)
    baseline = y + high / 2 - 0.36 * size + (len(lines) - 1) * 0.6 * size
    for number, line in enumerate(lines):
        shown = shortened(line, SANS_BOLD, size, 0.88 * wide)
        at = baseline - number * 1.2 * size
        draw_text(canvas, x + wide / 2, at, shown, SANS_BOLD, size, "centre", colour=INK)


def _common_size(names: Sequence[str], room: float) -> float:
    """The size at which nearly all names fit on one line, so that they look alike."""
    sizes = sorted(fit_text(name, SANS_BOLD, LARGEST, room, SMALLEST)[0] for name in names)
    return max(sizes[int(len(sizes) * LONG_NAMES)], SMALLEST)


def _parted(name: str, most: int) -> list[str]:
    """A long name on several lines: parted at the blank or dot nearest its middle, where it has one; between Chinese
    characters also, so that no line has more than `most` of them."""
    at = [place for place, letter in enumerate(name, 1) if letter in " ·" and place < len(name)]
    if at:
        middle = min(at, key=lambda place: abs(2 * place - len(name)))
        return [*_parted(name[:middle].strip(), most), *_parted(name[middle:], most)]
    if name.isascii() or len(name) <= most:
        return [name]
    rows = -(-len(name) // most)
    each = -(-len(name) // rows)
    return [name[start : start + each] for start in range(0, len(name), each)]


def _camera(paper: Paper, middle: float, top: float, told: str) -> None:
    canvas = paper.canvas
    canvas.setFillColorRGB(*BLUE)
    path = canvas.beginPath()
    path.moveTo(middle, top)
    path.lineTo(middle - 2.6 * MM, top - 4.5 * MM)
    path.lineTo(middle + 2.6 * MM, top - 4.5 * MM)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    draw_text(canvas, middle, top - 9.5 * MM, told, SANS, 9, "centre", colour=QUIET)


def _list(paper: Paper, rows: Sequence[Sequence[Attendee]], meeting: Meeting, words: Words) -> None:
    """Each row in words, from the left; on as many pages as that takes."""
    _, room = words.gettext, paper.width - 2 * LIST_MARGIN
    told = _(N_("Each row from the left, as the photographer sees it; the front row first."))

    def begin() -> float:
        return (
            draw_head(
                paper, meeting, paper.title, told, words, left=LIST_MARGIN, right=paper.width - LIST_MARGIN
            )
            - 4 * MM
        )

    y = begin()
    for number, row in enumerate(rows, 1):
        names = _(N_(", ")).join(person.name_in(words.language) for person in row)
        block = set_block(names, SANS, 11, room, 0, leading=1.6, justified=False)
        if y - 9 * MM - block.height < LIST_FOOT and y < paper.height - 80 * MM:
            paper.next_page()
            y = begin()
        title = _(N_("Front row")) if number == 1 else _(N_("Row {number}")).format(number=number)
        heading = _(N_("{row} ({people})")).format(row=title, people=len(row))
        draw_text(paper.canvas, LIST_MARGIN, y - 5 * MM, heading, SANS_BOLD, 11, colour=BLUE)
        y = draw_block(paper.canvas, LIST_MARGIN, y - 8 * MM, block, SANS, width=room) - 4 * MM
