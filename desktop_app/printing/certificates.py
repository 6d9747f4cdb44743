"""Certificates: a plate per template and kind, drawn once; on it each recipient's name, text, number and code.

One PDF for all in the order given, one for each recipient, or one page to look at. A page that fails is left out and
told, as are characters no font holds, texts that do not fit and particulars the meeting does not know; the rest is
printed. The page on the screen and the page on paper come out of the same calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.domain.alignment import Alignment
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed, PrintWarning, WarningKind
from desktop_app.domain.templates import Element, ElementKind, Template, elements_of
from desktop_app.domain.wording import language_of
from desktop_app.labels import batch_title
from desktop_app.words import N_, Words

from .archive import About
from .bodies import parts_of, pictures_of
from .case import Case, stream
from .composing import Codes, QrSetter, Told
from .fonts import told_characters
from .paper import MM
from .plate import plate
from .signed import Signing
from .slips import slip
from .splicer import Splicer
from .templates import default_template, template
from .vertical import setter_of

LACKING = {
    "citation": N_("citation"),
    "latin_name": N_("name in English"),
    "latin_title": N_("award in English"),
}
FAULTS = (ValueError, LookupError, ArithmeticError, TypeError, OSError)
"""What one bad name or code may raise; it costs a warning, never the run."""

AT_ONCE = 32
"""Pages between two words of how far it is."""

NO_TEMPLATES: Mapping[str, Template] = {}


def certificates(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    templates: Mapping[str, Template] = NO_TEMPLATES,
    draft: bool = False,
    separators: bool = False,
    alignment: Alignment | None = None,
    signing: Signing | None = None,
    *,
    words: Words,
) -> Job[Printed]:
    """All certificates in one PDF, in the order given, with a line in the outline for every batch.

    `templates` are the meeting's own, by key. A draft is for looking at: it shows pre-printed stock, and 〓 for what no
    font holds; without it such a page is held back and told. With `separators` a slip lies before each usher's pile;
    with an `alignment` every page is moved as this printer needs it. With `signing` the file is signed as a whole.
    """
    piles = Counter((sheet.batch, sheet.usher) for sheet in sheets)
    run = Run(signatories, templates, words, draft, alignment, signing)
    batch = None
    for done, sheet in enumerate(sheets):
        if done % AT_ONCE == 0:
            yield Step(done, len(sheets), sheet.name)
            run.codes.ahead = sheets[done + 1 : done + AT_ONCE]
        if sheet.batch != batch:
            batch = sheet.batch
            run.splicer.bookmark(batch_title(batch, words.gettext) if batch else words.gettext("No batch"))
        pile = sheet.batch, sheet.usher
        if separators and sheet.batch and piles[pile]:
            run.add(*slip(sheet, run.template(sheet.template), piles.pop(pile), words))
        run.add(sheet)
    yield Step(len(sheets), len(sheets))
    return run.finished()


def render_page(
    shown: Template,
    sheet: CertificateSheet,
    signatories: Sequence[Signatory] = (),
    *,
    words: Words,
) -> Printed:
    """One page of a template as it will be printed, stock and all: what the studio shows."""
    run = Run(signatories, {}, words, draft=True)
    run.add(sheet, shown)
    return run.finished()


class _Setter(Protocol):
    def lay(self, sheet: CertificateSheet) -> bytes:
        """The operators for one recipient."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page of one template and kind is made of: plates and setters, lowest first."""

    setters: tuple[_Setter, ...]
    size: tuple[float, float]


Look = tuple[str, AwardKind, bool]


def look_of(sheet: CertificateSheet) -> Look:
    """What certificates of one layout have in common: template, kind, whether they bear a code."""
    return sheet.template, sheet.kind, bool(sheet.code)


@dataclass(frozen=True, slots=True)
class _Constant:
    """What is the same on every page."""

    operators: bytes

    def lay(self, sheet: CertificateSheet) -> bytes:
        return self.operators


@dataclass(slots=True)
class Run:
    """One document being filled."""

    signatories: Sequence[Signatory]
    templates: Mapping[str, Template]
    words: Words
    draft: bool = False
    alignment: Alignment | None = None
    signing: Signing | None = None
    splicer: Splicer = field(default_factory=Splicer)
    told: Told = field(default_factory=Told)
    codes: Codes = field(default_factory=Codes)
    author: str = ""
    resources: int = 0
    _warnings: dict[PrintWarning, None] = field(default_factory=dict)
    _cases: dict[str, Case] = field(default_factory=dict)
    _layouts: dict[Look, Layout] = field(default_factory=dict)
    _forms: dict[bytes, bytes] = field(default_factory=dict)
    _plate_resources: int = 0
    _plates: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.signing is not None:
            self.splicer.sign(self.signing)

    def add(self, sheet: CertificateSheet, shown: Template | None = None) -> None:
        """One page; when it cannot be drawn nothing of it remains and a warning says so."""
        try:
            layout = self.layout(sheet, shown)
        except FAULTS as fault:
            self.warn(WarningKind.FAILED, sheet.name, str(fault))
            return
        content = self.content(sheet, layout)
        if content is not None:
            self.splicer.page(content, self.resources, layout.size)

    def content(self, sheet: CertificateSheet, layout: Layout) -> bytes | None:
        """The operators of a page; None, and a warning, when it cannot be drawn."""
        self.told.clear()
        try:
            content = b"\n".join([setter.lay(sheet) for setter in layout.setters])
        except FAULTS as fault:
            self.warn(WarningKind.FAILED, sheet.name, str(fault))
            return None
        for lacking in sheet.lacking:
            self.warn(WarningKind.MISSING, sheet.name, self.words.gettext(LACKING.get(lacking, lacking)))
        return content if self.told.well or self._tell(sheet.name) else None

    def _tell(self, name: str) -> bool:
        """Report what was less than well on the page; whether it may be printed all the same."""
        for text in self.told.too_long:
            self.warn(WarningKind.TOO_LONG, name, text)
        if self.told.unheld:
            unheld = "".join(dict.fromkeys("".join(self.told.unheld)))
            self.warn(WarningKind.UNPRINTABLE, name, told_characters(unheld))
        return self.draft or not self.told.unheld

    def warn(self, kind: WarningKind, about: str, detail: str = "") -> None:
        """Note something the person should know; the same warning is kept once."""
        self._warnings[PrintWarning(kind, about, detail)] = None

    def finished(self) -> Printed:
        """The document; with no page at all it gets an empty one."""
        if not self.splicer.pages:
            self.resources = self.resources or self.splicer.reserve()
            self.splicer.page(b"", self.resources, (842, 595))
        fonts, forms = self.close()
        self.splicer.put(self.resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, forms))
        return Printed(self.splicer.finished(), self.splicer.pages, self.warnings)

    def close(self) -> tuple[bytes, bytes]:
        """Write what comes after all layouts: fonts, plates, what the document says of itself; fonts and forms of a
        page."""
        fonts = b"".join([case.fonts(self.splicer.add) for case in self._cases.values()])
        plates = b"".join(b"/G%d %d 0 R" % each for each in enumerate(self._plates))
        if self._plate_resources:
            self.splicer.put(self._plate_resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, plates))
        title, language = self.words.gettext("Certificates"), self.words.language.replace("_", "-")
        self.splicer.describe(About(title, language, self.author))
        return fonts, b"".join(b"/%b %b 0 R" % (name, number) for name, number in self._forms.items())

    @property
    def warnings(self) -> tuple[PrintWarning, ...]:
        """What was warned of so far."""
        return tuple(self._warnings)

    # -- making layouts ------------------------------------------------------------------------------------------

    def layout(self, sheet: CertificateSheet, shown: Template | None = None) -> Layout:
        """What a sheet of this template and kind is made of."""
        key = look_of(sheet)
        layout = self._layouts.get(key)
        if layout is None:
            chosen = shown or self.template(sheet.template)
            self.author = self.author or sheet.fields.get("issuer", "")
            layout = self._layouts[key] = self._made(chosen, sheet)
        return layout

    def template(self, key: str) -> Template:
        """The template with this key, or the usual one."""
        if key in self.templates:
            return self.templates[key]
        return template(key) or default_template(language_of(self.words.language))

    def _made(self, chosen: Template, sheet: CertificateSheet) -> Layout:
        """The layout of a template for sheets like this one; what all share is laid down as one form."""
        if not self.resources:
            self.resources, self._plate_resources = self.splicer.reserve(), self.splicer.reserve()
        size = round(chosen.width * MM, 2), round(chosen.height * MM, 2)
        stack = _Stack(self, size, {**chosen.pictures, **pictures_of(self.signatories)})
        self.told.clear()
        for element, words in self._parts(
            elements_of(chosen, sheet.kind.value, bool(sheet.code), self.draft)
        ):
            if element.kind is ElementKind.QR:
                stack.put(QrSetter(element, size[1], self.codes))
            elif element.kind is not ElementKind.TEXT:
                stack.draw(element)
            else:
                own = words is None and not element.common
                setter = setter_of(element, size[1], self.case(element.face, own), self.told, words)
                if own:
                    stack.put(setter)
                else:
                    stack.lay(setter.lay(sheet))
        self._tell(chosen.title or self.words.gettext("Certificates"))
        shift = chosen.shift_x * MM, -chosen.shift_y * MM
        moved = [_Constant(b"1 0 0 1 %g %g cm" % shift)] if any(shift) else []
        if self.alignment is not None:
            across, down, right, up = self.alignment.matrix(chosen.height)
            moved.insert(0, _Constant(b"%.6f 0 0 %.6f %.3f %.3f cm" % (across, down, right * MM, up * MM)))
        return Layout((*moved, *stack.finished()), size)

    def _parts(self, elements: Iterable[Element]) -> Iterable[tuple[Element, str | None]]:
        """The elements with signing bodies taken apart, each with the words that stand in for its own text."""
        for element in elements:
            if element.kind in {ElementKind.SEALS, ElementKind.SIGNATURES}:
                for part in parts_of(element, self.signatories):
                    yield part.element, part.words
            else:
                yield element, None

    def case(self, face: str, _own: bool) -> Case:
        """The case of a face; `_own` when texts of one recipient are set out of it."""
        if face not in self._cases:
            self._cases[face] = Case(face, b"F%d" % len(self._cases))
        return self._cases[face]

    def plate(
        self, graphics: Iterable[Element], pictures: Mapping[str, bytes], size: tuple[float, float]
    ) -> bytes:
        """Lays down the plate of these elements; pictures that cannot be read are told."""
        drawn = plate(graphics, pictures, *size)
        for name in drawn.unreadable:
            self.warn(WarningKind.PICTURE, name)
        self._plates.append(self.splicer.graft(drawn))
        return b"/G%d Do" % (len(self._plates) - 1)

    def form(self, operators: bytes, size: tuple[float, float]) -> bytes:
        """Lays down a form of these operators; like ones are kept once."""
        box = b"/Type/XObject/Subtype/Form/BBox[0 0 %g %g]/Resources %d 0 R" % (*size, self._plate_resources)
        name = b"S%d" % len(self._forms)
        self._forms[name] = b"%d" % self.splicer.add(stream(operators, box))
        return b"/%b Do" % name


class _Stack:
    """The layers of a page being gathered, lowest first: runs of what is common become one form each."""

    def __init__(self, run: Run, size: tuple[float, float], pictures: Mapping[str, bytes]) -> None:
        self._run, self._size, self._pictures = run, size, pictures
        self._setters: list[_Setter] = []
        self._common: list[bytes] = []
        self._graphics: list[Element] = []

    def draw(self, element: Element) -> None:
        """An ornament, picture, line or frame."""
        self._graphics.append(element)

    def lay(self, operators: bytes) -> None:
        """A text that is the same on every page."""
        self._close_graphics()
        self._common.append(operators)

    def put(self, setter: _Setter) -> None:
        """What belongs to one recipient."""
        self._close()
        self._setters.append(setter)

    def finished(self) -> Sequence[_Setter]:
        """All layers."""
        self._close()
        return self._setters

    def _close_graphics(self) -> None:
        if self._graphics:
            self._common.append(self._run.plate(self._graphics, self._pictures, self._size))
            self._graphics = []

    def _close(self) -> None:
        self._close_graphics()
        if self._common:
            self._setters.append(_Constant(self._run.form(b"\n".join(self._common), self._size)))
            self._common = []


def chosen_sheets(sheets: Iterable[CertificateSheet], only: Iterable[str]) -> tuple[CertificateSheet, ...]:
    """Those of the given recipients, in the same order."""
    wanted = frozenset(only)
    return tuple(sheet for sheet in sheets if sheet.recipient_id in wanted)
