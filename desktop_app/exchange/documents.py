"""Word documents, the few parts that our papers need, in the faces offices use for Chinese and Latin text.

    document = Document("会议纪要", words)
    document.heading("一、会议时间")
    document.paragraph("2027年3月15日", indent=True)
    document.save(stream)

The same calls give the same bytes: a document carries no time of its own.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import IO, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop_app.words import Words

BODY = {"zh": ("FangSong", "仿宋"), "en": ("Georgia", "仿宋")}
HEAD = {"zh": ("SimHei", "黑体"), "en": ("Georgia", "黑体")}
"""Latin and East Asian face of text and of headings (党政机关公文格式 GB/T 9704: 仿宋 for text, 黑体 for headings)."""

TEXT_SIZE, SMALL_SIZE, TITLE_SIZE = 14, 10.5, 20
_LONG_AGO = dt.datetime(2000, 1, 1)


class Document:
    """One document, A4 upright; what is added stands in the order of the calls."""

    def __init__(self, title: str, words: Words, size: float = TEXT_SIZE) -> None:
        self._language = "zh" if words.language.startswith("zh") else "en"
        self._size = size
        self._made: Any = docx.Document()
        core = self._made.core_properties
        core.title, core.author, core.comments = title, "Rostrum", ""
        core.language = words.language.replace("_", "-")
        core.created = core.modified = _LONG_AGO
        section = self._made.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(26)
        section.top_margin = section.bottom_margin = Mm(25)
        _set_face(self._made.styles["Normal"], BODY[self._language], size)

    def heading(self, text: str, *, centred: bool = False, level: int = 1) -> None:
        """A heading; `centred` is the title of the document."""
        made = self._made.add_heading(level=0 if centred else level)
        run = made.add_run(text)
        _set_face(run, HEAD[self._language], TITLE_SIZE if centred else self._size)
        run.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
        if centred:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def paragraph(
        self, text: str, *, centred: bool = False, indent: bool = False, bold: bool = False, size: float = 0
    ) -> None:
        """A paragraph of plain text; `indent` its first line by two characters."""
        made = self._made.add_paragraph()
        run = made.add_run(text)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if centred:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if indent:
            made.paragraph_format.first_line_indent = Pt(2 * (size or self._size))

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table whose headings come again on every page; `widths` in millimetres."""
        made = self._made.add_table(rows=1, cols=len(titles))
        made.style = "Table Grid"
        made.autofit = False
        for cell, title in zip(made.rows[0].cells, titles, strict=True):
            run = cell.paragraphs[0].add_run(title)
            run.bold, run.font.size = True, Pt(SMALL_SIZE)
        again = made.rows[0]._tr.get_or_add_trPr()
        again.append(again.makeelement(qn("w:tblHeader"), {}))
        for row in rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).font.size = Pt(SMALL_SIZE)
        for row in made.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)

    def new_page(self) -> None:
        """What follows begins a page."""
        self._made.add_page_break()

    def save(self, out: IO[bytes]) -> None:
        """Write it, with the times of the members of the file set to one and the same."""
        draft = BytesIO()
        self._made.save(draft)
        with zipfile.ZipFile(draft) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
            for member in whole.infolist():
                told = zipfile.ZipInfo(member.filename, (2000, 1, 1, 0, 0, 0))
                told.compress_type = zipfile.ZIP_DEFLATED
                again.writestr(told, whole.read(member))


def _set_face(styled: Any, faces: tuple[str, str], size: float) -> None:
    """The faces and the size of a style or a run; Word keeps the East Asian face in a place of its own."""
    latin, asian = faces
    styled.font.name, styled.font.size = latin, Pt(size)
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), asian)
