"""A run of the press: one document being filled, page by page, from templates and what is to stand on them.

    run = Run(signatories, templates, words)
    run.add(sheet)                                       # a page of its own
    run.drawn(sheet, template)                           # or its operators, to be laid on a larger page
    run.finished()

What all pages of a template share is drawn once (`plate`); each element that does not is a setter, made once and asked
for every page. The page on the screen and the page on paper come out of the same calls.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.domain.alignment import Alignment
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import Signatory
from desktop_app.domain.printed import Printed, PrintWarning, WarningKind
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Element, ElementKind, Template, elements_of
from desktop_app.domain.wording import language_of
from desktop_app.words import Words

from .archive import About
from .bodies import parts_of, pictures_of
from .case import Case, stream
from .composing import Codes, QrSetter, TextSetter, Told
from .fonts import told_characters
from .paper import MM
from .photo import PhotoSetter
from .plate import plate
from .signed import Signing
from .splicer import Splicer
from .templates import default_template, template
from .vertical import setter_of

FAULTS = (ValueError, LookupError, ArithmeticError, TypeError, OSError)
"""What one bad name or code may raise; it costs a warning, never the run."""

NO_TEMPLATES: Mapping[str, Template] = {}


class _Setter(Protocol):
    def lay(self, sheet: Sheet) -> bytes:
        """The operators for one recipient."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a page of one template and kind is made of: plates and setters, lowest first."""

    setters: tuple[_Setter, ...]
    size: tuple[float, float]
    told: Told
    """What is less than well on every one of these pages."""


Look = tuple[str, AwardKind, bool]


def look_of(sheet: Sheet) -> Look:
    """What sheets of one layout have in common: template, kind, whether they bear a code."""
    return sheet.template, sheet.kind, bool(sheet.code)


@dataclass(frozen=True, slots=True)
class _Constant:
    """What is the same on every page."""

    operators: bytes

    def lay(self, sheet: Sheet) -> bytes:
        return self.operators


class _Tinted:
    """Lays an element in the colours of whoever the page is about: for each colour a setter of its own, made once."""

    def __init__(self, element: Element, make: Callable[[Element], _Setter]) -> None:
        self._element, self._make = element, make
        self._made: dict[Element, _Setter] = {}

    def lay(self, sheet: Sheet) -> bytes:
        element = self._element.in_colours(sheet.fields)
        if element not in self._made:
            self._made[element] = self._make(element)
        return self._made[element].lay(sheet)


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
    resources: int = 0
    author: str = ""
    title: str = ""
    _warnings: dict[PrintWarning, None] = field(default_factory=dict)
    _cases: dict[str, Case] = field(default_factory=dict)
    _layouts: dict[Look, _Layout] = field(default_factory=dict)
    _forms: dict[bytes, bytes] = field(default_factory=dict)
    _plate_resources: int = 0
    _plates: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.signing is not None:
            self.splicer.sign(self.signing)

    def add(self, sheet: Sheet, shown: Template | None = None) -> None:
        """One page; when it cannot be drawn nothing of it remains and a warning says so. `told` has what came of it."""
        content = self.content(sheet, shown)
        if content is not None:
            self.splicer.page(content, self.resources, self.layout(sheet, shown).size)

    def content(self, sheet: Sheet, shown: Template | None = None) -> bytes | None:
        """What `drawn` answers, but None for a page that must not be printed: no font has a character of it."""
        content = self.drawn(sheet, shown)
        return content if self.draft or not self.told.unheld else None

    def drawn(self, sheet: Sheet, shown: Template | None = None) -> bytes | None:
        """The operators of one page, from its lower left corner; None and a warning when it cannot be drawn."""
        try:
            layout = self.layout(sheet, shown)
            self.told.clear()
            content = b"\n".join([setter.lay(sheet) for setter in layout.setters])
        except FAULTS as fault:
            self.told.clear()
            self.told.fault = str(fault) or type(fault).__name__
            self.warn(WarningKind.FAILED, sheet.name, self.told.fault)
            return None
        for lacking in sheet.lacking:
            self.warn(WarningKind.MISSING, sheet.name, lacking)
        if not self.told.well:
            self._tell(sheet.name)
        self.told.too_long += layout.told.too_long  # of which the template was told once
        self.told.unheld += layout.told.unheld
        return content

    def lay_page(self, content: bytes, size: tuple[float, float]) -> None:
        """A page of so many points with these operators on it, `drawn` ones among them."""
        self._reserve()
        self.splicer.page(content, self.resources, size)

    def _tell(self, name: str) -> None:
        """Report what was less than well on the page."""
        for text in self.told.too_long:
            self.warn(WarningKind.TOO_LONG, name, text)
        if self.told.unheld:
            unheld = "".join(dict.fromkeys("".join(self.told.unheld)))
            self.warn(WarningKind.UNPRINTABLE, name, told_characters(unheld))

    def warn(self, kind: WarningKind, about: str, detail: str = "") -> None:
        """Note something the person should know; the same warning is kept once."""
        self._warnings[PrintWarning(kind, about, detail)] = None

    def finished(self) -> Printed:
        """The document; with no page at all it gets an empty one, which is not counted."""
        made = self.splicer.pages
        if not made:
            self._reserve()
            self.splicer.page(b"", self.resources, (842, 595))
        fonts, forms = self.close()
        self.splicer.put(self.resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, forms))
        return Printed(self.splicer.finished(), made, self.warnings)

    def close(self) -> tuple[bytes, bytes]:
        """Write what comes after all layouts: fonts, plates, what the document says of itself; fonts and forms of a
        page."""
        fonts = b"".join([case.fonts(self.splicer.add) for case in self._cases.values()])
        plates = b"".join(b"/G%d %d 0 R" % each for each in enumerate(self._plates))
        if self._plate_resources:
            self.splicer.put(self._plate_resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, plates))
        title, language = self.title or self.words.gettext("Certificates"), self.words.language
        self.splicer.describe(About(title, language.replace("_", "-"), self.author))
        return fonts, b"".join(b"/%b %b 0 R" % (name, number) for name, number in self._forms.items())

    @property
    def warnings(self) -> tuple[PrintWarning, ...]:
        """What was warned of so far."""
        return tuple(self._warnings)

    # -- making layouts ------------------------------------------------------------------------------------------

    def layout(self, sheet: Sheet, shown: Template | None = None) -> _Layout:
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

    def _made(self, chosen: Template, sheet: Sheet) -> _Layout:
        """The layout of a template for sheets like this one; what all share is laid down as one form."""
        self._reserve()
        size = round(chosen.width * MM, 2), round(chosen.height * MM, 2)
        stack = _Stack(self, size, {**chosen.pictures, **pictures_of(self.signatories)})
        self.told.clear()
        for element, words in self._parts(
            elements_of(chosen, sheet.kind.value, bool(sheet.code), self.draft)
        ):
            if words is None and not element.common:
                stack.put(self._own_setter(element, stack))
            elif element.kind is not ElementKind.TEXT:
                stack.draw(element)
            else:
                stack.lay(self._text_setter(element, size[1], words).lay(sheet))
        self._tell(chosen.title or self.words.gettext("Certificates"))
        shift = chosen.shift_x * MM, -chosen.shift_y * MM
        moved = [_Constant(b"1 0 0 1 %g %g cm" % shift)] if any(shift) else []
        if self.alignment is not None:
            across, down, right, up = self.alignment.matrix(chosen.height)
            moved.insert(0, _Constant(b"%.6f 0 0 %.6f %.3f %.3f cm" % (across, down, right * MM, up * MM)))
        common = Told([*self.told.too_long], [*self.told.unheld])
        return _Layout((*moved, *stack.finished()), size, common)

    def _reserve(self) -> None:
        if not self.resources:
            self.resources, self._plate_resources = self.splicer.reserve(), self.splicer.reserve()

    def _text_setter(self, element: Element, height: float, words: str | None = None) -> TextSetter:
        own = words is None and not element.common
        return setter_of(element, height, self.case(element.face, own), self.told, words)

    def _own_setter(self, element: Element, stack: _Stack) -> _Setter:
        """What lays an element that is not the same on every page."""
        height = stack.size[1]
        if element.tinted:
            return _Tinted(element, lambda tinted: self._in_colour(tinted, stack))
        if element.kind is ElementKind.QR:
            return QrSetter(element, height, self.codes)
        if element.kind is ElementKind.PHOTO:
            return PhotoSetter(element, height, self._photo, lambda who: self.warn(WarningKind.PICTURE, who))
        return self._text_setter(element, height)

    def _in_colour(self, element: Element, stack: _Stack) -> _Setter:
        """What lays an element of a person in that person's colours."""
        if element.kind in {ElementKind.TEXT, ElementKind.QR}:
            return self._own_setter(element, stack)
        drawn = self.plate([element], stack.pictures, stack.size)
        return _Constant(self.form(drawn, stack.size))

    def _photo(self, jpeg: bytes, width: int, height: int) -> bytes:
        """Keep a picture of so many pixels; its name in the resources of the pages. Like ones are kept once."""
        name = b"P" + hashlib.sha256(jpeg).hexdigest()[:16].encode("ascii")
        if name not in self._forms:
            self._forms[name] = b"%d" % self.splicer.add(
                b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
                b"/Filter/DCTDecode/Length %d>>stream\n%b\nendstream" % (width, height, len(jpeg), jpeg)
            )
        return name

    def _parts(self, elements: Iterable[Element]) -> Iterable[tuple[Element, str | None]]:
        """The elements with signing bodies taken apart, each with the words that stand in for its own text."""
        for element in elements:
            if element.kind in {ElementKind.SEALS, ElementKind.SIGNATURES}:
                for part in parts_of(element, self.signatories):
                    yield part.element, part.words
            else:
                yield element, None

    def case(self, face: str, _own: bool = True) -> Case:
        """The type case of a face in this document; `_own` when texts of one recipient are set out of it."""
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
        self._run, self.size, self.pictures = run, size, pictures
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
            self._common.append(self._run.plate(self._graphics, self.pictures, self.size))
            self._graphics = []

    def _close(self) -> None:
        self._close_graphics()
        if self._common:
            self._setters.append(_Constant(self._run.form(b"\n".join(self._common), self.size)))
            self._common = []
