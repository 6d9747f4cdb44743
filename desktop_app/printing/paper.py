"""A PDF being drawn: pages measured in millimetres, bookmarks, metadata, and the warnings that go with it.

    paper = Paper(_("Seat plan"), words=words, size=A4_LANDSCAPE)
    draw_text(paper.canvas, 20 * MM, 180 * MM, "主席台", SANS_BOLD, 14)
    paper.next_page()
    return paper.finished()

Coordinates are points from the bottom left, as everywhere in PDF; `MM` turns millimetres into points. The same calls
give the same bytes. Every font is embedded; the file is laid out as PDF/A-2b (sRGB, XMP, nothing from outside).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.printed import Printed, PrintWarning, WarningKind
from desktop_app.words import Words

from . import fonts
from .archive import LONG_AGO, PROGRAM, About, metadata
from .colour import SRGB

MM = 72 / 25.4
"""Points in a millimetre."""

A4 = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)
A3 = (297.0, 420.0)
A3_LANDSCAPE = (420.0, 297.0)
A2_LANDSCAPE = (594.0, 420.0)
A1_LANDSCAPE = (841.0, 594.0)
A0_LANDSCAPE = (1189.0, 841.0)
"""Paper sizes, width and height in millimetres."""


rl_config.useA85 = 0
"""Text encoding of streams costs reportlab most of its time and buys nothing."""


class Paper:
    """One document. Pages are added by `next_page`; `finished` may be called once."""

    def __init__(
        self,
        title: str,
        *,
        words: Words,
        size: tuple[float, float] = A4,
        author: str = "",
        made: dt.datetime = LONG_AGO,
    ) -> None:
        """`size` in millimetres; `made` is written into the file, so pass a time that belongs to the data."""
        fonts.register()
        self.title, self.language, self.author, self.made = title, words.language, author, made
        self.canvas: Any = Canvas(
            None,
            pagesize=_points(size),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.SANS,
            pdfVersion=(1, 7),
        )
        self._set_size(size)
        self._dirty = False
        self._pages = 0
        self._about = ""
        self._warnings: dict[PrintWarning, None] = {}
        self._outlined = False

    def _set_size(self, size: tuple[float, float]) -> None:
        self.width, self.height = _points(size)
        self.canvas.setPageSize((self.width, self.height))

    @property
    def pages(self) -> int:
        """How many pages have been closed so far."""
        return self._pages

    def about(self, who: str) -> None:
        """Whom or what is drawn from here on: warnings about characters name it."""
        self._gather()
        self._about = who

    def warn(self, kind: WarningKind, about: str, detail: str = "") -> None:
        """Note something the person should know; the same warning is kept once."""
        self._warnings[PrintWarning(kind, about, detail)] = None

    def bookmark(self, title: str, level: int = 0) -> None:
        """A line in the outline that leads to the page now being drawn."""
        key = f"p{self._pages}.{title}"
        self.canvas.bookmarkPage(key, fit="Fit")
        self.canvas.addOutlineEntry(title, key, level, closed=0)
        self._outlined = True

    def next_page(self, size: tuple[float, float] | None = None) -> None:
        """Close this page; the next one has the same size, or the one given in millimetres."""
        self._gather()
        name = self.canvas._doc.thisPageName()
        self.canvas.showPage()
        self.canvas._doc.idToObject[name].Trans = None
        self._pages += 1
        if size is not None:
            self._set_size(size)

    def finished(self) -> Printed:
        """The document. A page that has been drawn on is closed first; an empty document gets one empty page."""
        if self.canvas._code or not self._pages:
            self.next_page()
        self._gather()
        self._describe()
        if self._outlined:
            self.canvas.showOutline()
        return Printed(self.canvas.getpdfdata(), self._pages, tuple(self._warnings))

    def _gather(self) -> None:
        for key in fonts.FILES:
            lacking = fonts.face(key).taken_lacking(self.canvas._doc)
            if lacking:
                self.warn(WarningKind.UNPRINTABLE, self._about or self.title, fonts.told_characters(lacking))

    def _describe(self) -> None:
        """Title, language, XMP and colour space; the dates of both kinds of metadata agree."""
        canvas, doc = self.canvas, self.canvas._doc
        canvas.setTitle(self.title)
        canvas.setAuthor(self.author or PROGRAM)
        canvas.setCreator(PROGRAM)
        canvas.setProducer(PROGRAM)
        canvas.setSubject(self.title)
        canvas.setKeywords("")
        stamp = doc._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm, stamp.tzname = self.made.timetuple()[:6], 0, 0, "UTC"
        catalogue = doc.Catalog
        catalogue.Lang = pdfdoc.PDFString(self.language.replace("_", "-"))
        catalogue.Metadata = _metadata(self)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        profile = pdfdoc.PDFStream(content=SRGB)
        profile.filters = [pdfdoc.PDFZCompress]
        profile.dictionary["N"] = 3
        intent = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OutputIntent"),
                "S": pdfdoc.PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
                "Info": pdfdoc.PDFString("sRGB"),
                "DestOutputProfile": doc.Reference(profile, "profile"),
            }
        )
        catalogue.__NoDefault__ = [*type(catalogue).__NoDefault__, "OutputIntents"]
        catalogue.OutputIntents = pdfdoc.PDFArray([intent])


def _points(size: tuple[float, float]) -> tuple[float, float]:
    return round(size[0] * MM, 2), round(size[1] * MM, 2)


def _metadata(paper: Paper) -> Any:
    """The XMP packet, uncompressed as archives want it."""
    about = About(paper.title, paper.language.replace("_", "-"), paper.author, paper.made)
    stream = pdfdoc.PDFStream(content=metadata(about))
    stream.filters = []
    stream.dictionary["Type"] = pdfdoc.PDFName("Metadata")
    stream.dictionary["Subtype"] = pdfdoc.PDFName("XML")
    return stream
