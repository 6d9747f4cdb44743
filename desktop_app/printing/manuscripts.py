"""Manuscripts on paper: the host's script in large type, an item to a page, and the minutes as an office files them.

Cues stand apart, small and marked by a bar: nobody must read them out by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.job import Job, Step
from desktop_app.domain.manuscripts import Block, BlockKind, blocks_of
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, GOLD, INK, QUIET, Colour
from .fonts import KAI, SANS, SERIF, SERIF_BOLD
from .layout import break_lines, draw_text
from .paper import MM, Paper

MARGIN = 24 * MM
FOOT = 20 * MM


@dataclass(frozen=True, slots=True)
class _Look:
    """How one kind of line is set: face, size, colour, leading, room above (points), first-line indent (in ems)."""

    face: str
    size: float
    colour: Colour = INK
    leading: float = 1.6
    above: float = 0
    indent: float = 0


SCRIPT = {
    BlockKind.TITLE: _Look(SERIF_BOLD, 22, above=0, leading=1.4),
    BlockKind.HEADING: _Look(SERIF_BOLD, 20, BLUE, above=4, leading=1.4),
    BlockKind.TEXT: _Look(KAI, 20, leading=1.75, above=12, indent=2),
    BlockKind.CUE: _Look(SANS, 11, QUIET, above=10),
}
"""For reading at a lectern."""

MINUTES = {
    BlockKind.TITLE: _Look(SERIF_BOLD, 20, above=0, leading=1.4),
    BlockKind.HEADING: _Look(SERIF_BOLD, 13.5, above=14),
    BlockKind.TEXT: _Look(SERIF, 12, leading=1.75, above=4, indent=2),
    BlockKind.CUE: _Look(SANS, 9.5, QUIET, above=4),
}
"""For the file."""


def host_script(meeting: Meeting, text: str, *, words: Words) -> Job[Printed]:
    """The script (A4 upright, 20 pt), every heading on a page of its own."""
    paper = Paper(
        words.gettext(N_("Host script")), words=words, author=meeting.organiser, made=meeting.starts_at
    )
    setting = _Setting(paper, words, SCRIPT, page_each=True)
    yield from setting.run(blocks_of(text))
    return paper.finished()


def minutes(meeting: Meeting, text: str, *, words: Words) -> Job[Printed]:
    """The minutes (A4 upright, 12 pt), headings following each other."""
    paper = Paper(
        words.gettext(N_("Minutes of the meeting")),
        words=words,
        author=meeting.organiser,
        made=meeting.starts_at,
    )
    setting = _Setting(paper, words, MINUTES, page_each=False)
    yield from setting.run(blocks_of(text))
    return paper.finished()


class _Setting:
    """Sets block after block."""

    def __init__(self, paper: Paper, words: Words, looks: dict[BlockKind, _Look], *, page_each: bool) -> None:
        self.paper, self.canvas, self.words, self.looks = paper, paper.canvas, words, looks
        self.page_each = page_each
        self.left, self.right = MARGIN, paper.width - MARGIN
        self.top = paper.height - 26 * MM
        self.y = self.top
        self.page = 1

    def run(self, blocks: list[Block]) -> Job[None]:
        """All blocks; the outline has a line for every heading."""
        for place, block in enumerate(blocks):
            yield Step(place, len(blocks), block.text[:40])
            self.paper.about(block.text[:40])
            self._set(block)
        self._foot()

    def _set(self, block: Block) -> None:
        look = self.looks[block.kind]
        lines = self._lines(block, look)
        height = look.above + len(lines) * look.size * look.leading
        if block.kind is BlockKind.HEADING:
            if self.y < self.top and (self.page_each or self.y - height - 40 < FOOT):
                self._turn()
            self.paper.bookmark(block.text)
        self.y -= look.above if self.y < self.top else 0
        if block.kind is BlockKind.CUE:
            self._bar(lines, look)
        for turn, line in enumerate(lines):
            if self.y - look.size * look.leading < FOOT:
                self._turn()
            self._line(block, look, line, first=turn == 0)

    def _lines(self, block: Block, look: _Look) -> list[str]:
        indent = self._indent(look)
        width = self.right - self.left - (4 * MM if block.kind is BlockKind.CUE else 0)
        return break_lines(block.text, look.face, look.size, width, indent) or [""]

    def _indent(self, look: _Look) -> float:
        """Chinese paragraphs begin two characters in; Latin ones stand flush with air between them."""
        return look.indent * look.size if self.words.language.startswith("zh") else 0.0

    def _line(self, block: Block, look: _Look, line: str, *, first: bool) -> None:
        base = self.y - look.size * (1 + (look.leading - 1) / 2)
        x = self.left + (self._indent(look) if first else 0) + (4 * MM if block.kind is BlockKind.CUE else 0)
        if block.kind is BlockKind.TITLE:
            draw_text(
                self.canvas,
                self.paper.width / 2,
                base,
                line,
                look.face,
                look.size,
                "centre",
                colour=look.colour,
            )
        else:
            draw_text(self.canvas, x, base, line, look.face, look.size, colour=look.colour)
        self.y -= look.size * look.leading

    def _bar(self, lines: list[str], look: _Look) -> None:
        height = min(len(lines) * look.size * look.leading, self.y - FOOT)
        if height > 0:
            self.canvas.setFillColorRGB(*GOLD)
            self.canvas.rect(self.left, self.y - height, 0.8 * MM, height, stroke=0, fill=1)

    def _turn(self) -> None:
        self._foot()
        self.paper.next_page()
        self.page += 1
        self.y = self.top

    def _foot(self) -> None:
        """A hairline and the number of the page."""
        self.canvas.setStrokeColorRGB(*FAINT)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(self.left, 16 * MM, self.right, 16 * MM)
        draw_text(self.canvas, self.paper.width / 2, 11 * MM, str(self.page), SANS, 9, "centre", colour=QUIET)
