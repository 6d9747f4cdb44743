"""What stands beside the page in the studio: the layers, and the particulars of the element in hand."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QScrollArea, QVBoxLayout, QWidget

from db.queries.own_fields import own_fields
from desktop_app.domain.merge_fields import OWN
from desktop_app.domain.templates import (
    ARTS,
    FACES,
    FIELDS_OF,
    KINDS_OF,
    PLAIN_GREY,
    Align,
    Element,
    ElementKind,
    Stand,
    Template,
    TemplateKind,
    When,
)
from desktop_app.domain.wording import plain_field
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Card, button, menu_button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.kit.icons import icon
from desktop_app.words import N_, _

KIND_ICONS = {
    ElementKind.TEXT: "type",
    ElementKind.PICTURE: "image",
    ElementKind.SEALS: "stamp",
    ElementKind.SIGNATURES: "signature",
    ElementKind.QR: "qr-code",
    ElementKind.LINE: "minus",
    ElementKind.FRAME: "square",
    ElementKind.ART: "sparkles",
    ElementKind.PHOTO: "user-round",
}
FACE_NAMES = {
    "kai": N_("Kai (brush)"),
    "serif": N_("Song (serif)"),
    "serif-bold": N_("Song, bold"),
    "sans": N_("Hei (sans)"),
    "sans-bold": N_("Hei, bold"),
}
PLACE = (
    Field("x", N_("From the left, mm")),
    Field("y", N_("From the top, mm")),
    Field("width", N_("Width, mm")),
    Field("height", N_("Height, mm")),
)


@dataclass(frozen=True)
class ElementDraft:
    """An element as the form edits it: numbers are texts, so that 12.5 can be typed."""

    kind: ElementKind
    name: str
    x: str
    y: str
    width: str
    height: str
    when: When
    text: str
    face: str
    size: str
    smallest: str
    align: Align
    stand: Stand
    flows: bool
    vertical: bool
    spacing: str
    leading: str
    indent: str
    colour: str
    colour_of: str
    fill: str
    fill_of: str
    art: str
    opacity: str
    multiply: bool
    printed: bool
    locked: bool

    @classmethod
    def of(cls, element: Element) -> ElementDraft:
        """The draft that changes nothing."""
        told = {each.name: _typed(getattr(element, each.name, "")) for each in fields(cls)}
        for name in ("colour", "fill"):
            told[f"{name}_of"] = plain_field(told[name])
            told[name] = "" if told[f"{name}_of"] else told[name]
        return cls(**told)

    def onto(self, element: Element) -> Element:
        """The element with what was typed; a number nobody can read leaves the old one."""
        found: dict[str, Any] = {}
        for each in fields(element):
            if hasattr(self, each.name):
                value, old = getattr(self, each.name), getattr(element, each.name)
                found[each.name] = _number(value, old) if isinstance(old, float) else value
        found["colour"] = _colour(self.colour or PLAIN_GREY, self.colour_of)
        found["fill"] = _colour(self.fill, self.fill_of)
        return replace(element, **found)


def _colour(own: str, of: str) -> str:
    return f"{{{{{of}}}}}" if of else own


def _typed(value: Any) -> Any:
    return f"{value:g}" if isinstance(value, float) else value


def _number(text: str, old: float) -> float:
    try:
        return float(text.replace(",", ".").replace("，", "."))
    except ValueError:
        return old


COLOUR, FILL = Field("colour", N_("Colour")), Field("fill", N_("Filled with"))
COLOURS_OF = {
    "": N_("own colour"),
    "capacity_colour": N_("the capacity's"),
    "delegation_colour": N_("the delegation's"),
}


def fields_for(kind: ElementKind, personal: bool) -> tuple[Field, ...]:
    """What can be set about an element of this kind, on the page of a person or on a certificate."""
    common = (Field("name", N_("Name of the layer")), *PLACE)
    end = (
        Field("when", N_("Stands on"), "choice", [(each, label(each, _)) for each in When]),
        Field("printed", N_("Goes on paper"), "check"),
        Field("locked", N_("Locked"), "check"),
    )
    look: tuple[Field, ...] = {
        ElementKind.TEXT: _text_fields(),
        ElementKind.LINE: (Field("size", N_("Line width, pt")), COLOUR),
        ElementKind.FRAME: (Field("size", N_("Line width, pt")), COLOUR, FILL),
        ElementKind.ART: (
            Field("art", N_("Ornament"), "choice", [(each, each) for each in ARTS]),
            COLOUR,
            Field("opacity", N_("Opacity, 0 to 1")),
        ),
        ElementKind.PICTURE: (
            Field("opacity", N_("Opacity, 0 to 1")),
            Field("multiply", N_("Over the text"), "check"),
        ),
        ElementKind.SIGNATURES: _type_fields(),
        ElementKind.SEALS: _type_fields(),
        ElementKind.PHOTO: (),
    }.get(kind, (COLOUR,))
    if personal:
        return (*common, *_with_colours_of(look), *end[1:])
    return (*common, *look, *end)


def _with_colours_of(look: tuple[Field, ...]) -> tuple[Field, ...]:
    """The same, with a choice before each colour: typed, or one of the person's."""
    options = [(value, _(told)) for value, told in COLOURS_OF.items()]
    found: list[Field] = []
    for each in look:
        if each.name in {COLOUR.name, FILL.name}:
            found.append(replace(each, name=f"{each.name}_of", kind="choice", options=options))
            found.append(replace(each, label=N_("Its own colour, #RRGGBB")))
        else:
            found.append(each)
    return tuple(found)


def _type_fields() -> tuple[Field, ...]:
    return (
        Field("face", N_("Face"), "choice", [(each, _(FACE_NAMES[each])) for each in FACES]),
        Field("size", N_("Size, pt")),
        COLOUR,
    )


def _text_fields() -> tuple[Field, ...]:
    return (
        Field("text", N_("Text"), "lines"),
        *_type_fields(),
        Field("smallest", N_("Shrinks to, pt")),
        Field("align", N_("Lines stand"), "choice", [(each, label(each, _)) for each in Align]),
        Field("stand", N_("In the height of the box"), "choice", [(each, label(each, _)) for each in Stand]),
        Field("flows", N_("A paragraph that wraps"), "check"),
        Field("vertical", N_("Vertical"), "check"),
        Field("spacing", N_("Letter spacing, pt")),
        Field("leading", N_("Line spacing")),
        Field("indent", N_("First line indented, characters")),
    )


class LayersPanel(Card):
    """The elements, the topmost first. Signals ask the studio for changes."""

    chosen = Signal(int)
    moved = Signal(int)
    added = Signal(ElementKind)
    duplicated = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=12)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Layers"))
        self.menu = QMenu(self)
        self.body.addWidget(text_label(_("Layers"), "h2"))
        self.body.addWidget(self.list, 1)
        self.body.addLayout(
            row(
                menu_button(_("Add"), "plus", self.menu, "ghost"),
                button(_("Bring forward"), "arrow-up", "icon", on=lambda: self.moved.emit(1)),
                button(_("Send backward"), "arrow-down", "icon", on=lambda: self.moved.emit(-1)),
                button(_("Duplicate"), "copy", "icon", on=self.duplicated.emit),
                button(_("Remove"), "trash-2", "icon", on=self.removed.emit),
                None,
                spacing=2,
            )
        )
        self.list.currentRowChanged.connect(self._choose)

    def offer(self, kind: TemplateKind) -> None:
        """Offer what may be added to such a template."""
        self.menu.clear()
        for each, picture in KIND_ICONS.items():
            if each in KINDS_OF[kind]:
                act = self.menu.addAction(icon(picture), label(each, _))
                act.triggered.connect(lambda _checked=False, each=each: self.added.emit(each))

    def show_template(self, template: Template, current: int) -> None:
        """Show its elements, one of them chosen."""
        self.list.blockSignals(True)
        names = [self.name_of(element) for element in reversed(template.elements)]
        if names != [self.list.item(place).text() for place in range(self.list.count())]:
            self.list.clear()
            for element, name in zip(reversed(template.elements), names, strict=True):
                item = QListWidgetItem(icon("lock" if element.locked else KIND_ICONS[element.kind]), name)
                self.list.addItem(item)
        self.list.setCurrentRow(len(template.elements) - 1 - current if current >= 0 else -1)
        self.list.blockSignals(False)

    def name_of(self, element: Element) -> str:
        """Its own name, else its first words, else its kind."""
        return element.name or element.text.split("\n")[0][:24] or label(element.kind, _)

    def _choose(self, line: int) -> None:
        self.chosen.emit(self.list.count() - 1 - line if line >= 0 else -1)


class ElementPanel(Card):
    """The form of the element in hand. `applied` tells the element as it should be."""

    applied = Signal(Element)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=12)
        self._element: Element | None = None
        self.title = text_label(name="h2")
        self.form: Form | None = None
        self.holder = QScrollArea()
        self.holder.setWidgetResizable(True)
        self.holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kind = TemplateKind.CERTIFICATE
        self.fields = QMenu(self)
        self.insert = menu_button(_("Insert field"), "plus", self.fields, "ghost")
        self.body.addWidget(self.title)
        self.body.addWidget(self.holder, 1)
        self.body.addLayout(row(self.insert, None))
        self.show_element(None)

    def offer(self, kind: TemplateKind) -> None:
        """Offer the fields such a template knows."""
        self._kind = kind
        self.form = None
        self.fields.clear()
        for key in (*FIELDS_OF[kind], *(OWN + field.name for field in own_fields())):
            act = self.fields.addAction(f"{{{{{key}}}}}")
            act.triggered.connect(lambda _checked=False, key=key: self._insert(key))

    def show_element(self, element: Element | None) -> None:
        """Show an element; None says how to choose one."""
        kind = element.kind if element is not None else None
        shown = self._element.kind if self._element is not None else None
        self._element = element
        self.insert.setVisible(kind is ElementKind.TEXT)
        self.title.setText(label(kind, _) if kind is not None else _("Nothing chosen"))
        if element is None:
            self.form = None
            self.holder.setWidget(
                text_label(_("Choose something on the page, or add it."), "muted", wrap=True)
            )
            return
        if self.form is None or kind is not shown:
            self.form = Form(fields_for(element.kind, self._kind.personal))
            self.form.applied.connect(self._apply)
            holder = QWidget()
            holder.setObjectName("scrolled")
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(2, 2, 8, 2)
            layout.addWidget(self.form)
            layout.addStretch()
            self.holder.setWidget(holder)
        draft = ElementDraft.of(element)
        self.form.load(draft)
        if self._kind.personal:  # a colour of the person leaves nothing to type
            names = {each.name for each in fields_for(element.kind, personal=True)}
            for name, of in ((COLOUR.name, draft.colour_of), (FILL.name, draft.fill_of)):
                if name in names:
                    self.form.show_field(name, not of)

    def _apply(self) -> None:
        if self.form is not None and self._element is not None:
            self.applied.emit(self.form.draft().onto(self._element))

    def _insert(self, key: str) -> None:
        if self._element is not None:
            self.applied.emit(replace(self._element, text=f"{self._element.text}{{{{{key}}}}}"))
