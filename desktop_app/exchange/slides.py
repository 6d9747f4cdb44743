"""The slides of the ceremony as a presentation (pptx, 16:9) that can be edited: one slide for each batch.

Every text is a text box of its own with the size it is shown in, so that a late change is typed over in place. Sizes
are in points, measures in millimetres, as on `printing.slides`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Mm, Pt

from desktop_app.domain.meeting import Meeting
from desktop_app.domain.slides import Slide, SlideEntry
from desktop_app.labels import batch_title
from desktop_app.words import N_, Words

WIDE, TALL = 338.7, 190.5
MARGIN, LIST_TOP, LIST_FOOT = 20.0, 64.0, 164.0
GROUND, CREAM, PALE, GOLD = "7E1A14", "FFF6E3", "E9C98A", "C9A24B"
FACES = {"zh": "Microsoft YaHei", "en": "Calibri"}
BLANK = 6
"""The layout without any boxes in the library's own template."""
NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"


def slides_pptx(shown: Sequence[Slide], meeting: Meeting, words: Words) -> bytes:
    """The presentation as bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDE), Mm(TALL)
    deck.core_properties.title = words.gettext(N_("Slides of the ceremony"))
    deck.core_properties.author = meeting.organiser
    for slide in shown:
        _Page(deck.slides.add_slide(deck.slide_layouts[BLANK]), words).draw(slide, meeting)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


class _Page:
    """One slide in the making."""

    def __init__(self, page: Any, words: Words) -> None:
        self.page, self.words = page, words
        self.face = FACES["zh" if words.language.startswith("zh") else "en"]

    def draw(self, slide: Slide, meeting: Meeting) -> None:
        """Ground, heading, recipients, presenters."""
        _ = self.words.gettext
        self._ground()
        room = WIDE - 2 * MARGIN
        self._text(batch_title(slide.batch, _), (MARGIN, 14, room, 12), 18, PALE)
        size = 44 if len(slide.awards) == 1 else 30
        self._text("\n".join(slide.awards), (MARGIN, 26, room, 34), size, PALE, bold=True)
        if any(entry.citation for entry in slide.entries):
            self._citations(slide.entries)
        else:
            self._names(slide)
        if slide.presenters:
            told = _(N_("Presented by {names}")).format(names=_(N_(", ")).join(slide.presenters))
            self._text(told, (MARGIN, 166, room, 10), 15, CREAM)
        held = meeting.title if self.words.language.startswith("zh") else meeting.latin_title or meeting.title
        self._text(held, (MARGIN, 175, room, 8), 10, PALE)

    def _ground(self) -> None:
        fill = self.page.background.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(GROUND)
        inset = 7
        frame = self.page.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Mm(inset), Mm(inset), Mm(WIDE - 2 * inset), Mm(TALL - 2 * inset)
        )
        frame.fill.background()
        frame.line.color.rgb = _rgb(GOLD)
        frame.line.width = Pt(1.6)
        frame.shadow.inherit = False

    def _names(self, slide: Slide) -> None:
        """Recipients in columns, read downwards; the larger the fewer there are."""
        rows = ceil(len(slide.entries) / slide.columns)
        wide = (WIDE - 2 * MARGIN) / slide.columns
        tall = min((LIST_FOOT - LIST_TOP) / rows, 24.0)
        spare = (LIST_FOOT - LIST_TOP - rows * tall) / 2
        size = min(30.0, tall * 1.2, wide / 0.353 / max(_ems(entry) for entry in slide.entries))
        for number, entry in enumerate(slide.entries):
            column, row = divmod(number, rows)
            box = (MARGIN + column * wide, LIST_TOP + spare + row * tall, wide, tall)
            told = " ".join(filter(None, (entry.grade, entry.name)))
            frame = self._text(told, box, size, CREAM, bold=True)
            if entry.body:
                self._line(frame.add_paragraph(), entry.body, size * 0.55, PALE)

    def _citations(self, entries: Sequence[SlideEntry]) -> None:
        tall, room = (LIST_FOOT - LIST_TOP) / len(entries), WIDE - 2 * MARGIN - 20
        for number, entry in enumerate(entries):
            told = "  ".join(filter(None, (entry.grade, entry.name, entry.body)))
            box = (MARGIN + 10, LIST_TOP + number * tall, room, tall)
            frame = self._text(told, box, 24, CREAM, bold=True, align=PP_ALIGN.LEFT, anchor=MSO_ANCHOR.TOP)
            if entry.citation:
                size = 17 if len(entry.citation) * len(entries) < 400 else 13
                self._line(frame.add_paragraph(), entry.citation, size, PALE, align=PP_ALIGN.LEFT)

    def _text(
        self,
        text: str,
        box: tuple[float, float, float, float],
        size: float,
        colour: str,
        *,
        bold: bool = False,
        align: Any = PP_ALIGN.CENTER,
        anchor: Any = MSO_ANCHOR.MIDDLE,
    ) -> Any:
        """A text box at (left, top, width, height) millimetres; its frame."""
        frame = self.page.shapes.add_textbox(*(Mm(value) for value in box)).text_frame
        frame.word_wrap = True
        frame.vertical_anchor = anchor
        frame.margin_top = frame.margin_bottom = 0
        for number, line in enumerate(text.split("\n")):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            self._line(paragraph, line, size, colour, bold=bold, align=align)
        return frame

    def _line(
        self,
        paragraph: Any,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        align: Any = PP_ALIGN.CENTER,
    ) -> None:
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = text
        font = run.font
        font.size, font.bold, font.name = Pt(round(size, 1)), bold, self.face
        font.color.rgb = _rgb(colour)
        # The library names the face of Latin letters only; Chinese takes the "ea" one.
        east = run._r.rPr.makeelement(f"{{{NAMESPACE}}}ea", {"typeface": self.face})
        run._r.rPr.find(f"{{{NAMESPACE}}}latin").addnext(east)


def _rgb(code: str) -> Any:
    make: Any = RGBColor  # the library has not typed it
    return make(*bytes.fromhex(code))


def _ems(entry: SlideEntry) -> float:
    """About how wide a name is, in widths of its own letters: Chinese counts whole, Latin half."""
    told = " ".join(filter(None, (entry.grade, entry.name)))
    return max(4.0, sum(1.0 if ord(sign) > 0x2E7F else 0.55 for sign in told) + 1)
