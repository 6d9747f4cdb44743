"""The template studio: the page as it prints, its layers, and what can be set about each.

Designs of the program are never changed: the first edit makes the meeting's own copy. Every edit is kept at once and is
one step of undo. "Worst cases" shows the recipients that are hardest to set, one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from db.queries import templates
from desktop_app import sentences
from desktop_app.commands import templates as commands
from desktop_app.domain.certificate_sheet import Signatory
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.template_edits import (
    PAGE_SIZES,
    new_element,
    resized,
    shifted,
    with_added,
    without,
)
from desktop_app.domain.template_guides import Box
from desktop_app.domain.templates import Element, ElementKind, Template, TemplateKind
from desktop_app.domain.wording import language_of
from desktop_app.labels import label
from desktop_app.printing.certificates import render_page
from desktop_app.printing.templates import built_in, default_template
from desktop_app.ui.jobs import Jobs, raise_error
from desktop_app.ui.kit.basics import button, menu_button, row, text_label
from desktop_app.ui.kit.pdf import PdfPages
from desktop_app.ui.office import Office
from desktop_app.ui.studio.canvas import Canvas, in_box
from desktop_app.ui.studio.files import ask_picture, export_template, take_template_in
from desktop_app.ui.studio.panels import ElementPanel, LayersPanel
from desktop_app.ui.studio.proof import ProofPanel
from desktop_app.ui.studio.shown_for import ShownFor
from desktop_app.ui.studio.using import USES, use_template
from desktop_app.words import Words, _

SIDE = 270
PROOF_HEIGHT = 236
"""Of the proof sheet at first: a row of tiles."""


class StudioDialog(QDialog):
    """Shows one template at a time with one recipient or person on it; `kind` is what its templates are for."""

    def __init__(
        self,
        office: Office,
        language: str,
        parent: QWidget | None = None,
        kind: TemplateKind = TemplateKind.CERTIFICATE,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Template studio"))
        self.resize(1280, 780)
        self._office, self._language = office, language_of(language)
        self._jobs = Jobs(self)
        self._again = False
        self._known: list[Template] = []
        self.kind, self.current = kind, -1
        self.kinds, self.chooser, self.shown_for = QComboBox(), QComboBox(), ShownFor(self._language)
        self.canvas, self.layers, self.panel = Canvas(), LayersPanel(), ElementPanel()
        self.proof = ProofPanel()
        self.warning = text_label(name="error", wrap=True)

        self.use_button = button(_(USES[kind]), "award", "primary", on=self.use)

        self._lay_out()
        self._connect()
        self.show_kind(kind)

    def _lay_out(self) -> None:
        self.kinds.setAccessibleName(_("Templates for"))
        for each in TemplateKind:
            self.kinds.addItem(label(each, _), each)
        self.chooser.setAccessibleName(_("Template"))
        self.chooser.setMinimumWidth(220)
        top = row(
            self.kinds,
            self.chooser,
            menu_button(_("Files"), "folder-open", self._files_menu()),
            16,
            text_label(_("Shown with")),
            self.shown_for,
            None,
            button(_("Smaller"), "zoom-out", "icon", on=lambda: self.canvas.set_zoom(self.canvas.zoom / 1.2)),
            button(_("Larger"), "zoom-in", "icon", on=lambda: self.canvas.set_zoom(self.canvas.zoom * 1.2)),
            self.use_button,
        )
        self.layers.setFixedWidth(SIDE)
        self.panel.setFixedWidth(SIDE)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.layers)
        columns.addWidget(self._middle(), 1)
        columns.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(columns, 1)

    def _middle(self) -> QWidget:
        """The page, and below it everybody's pages; the line between them can be dragged."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.warning)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(8)
        split.addWidget(page)
        split.addWidget(self.proof)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)
        split.setSizes([self.height() - PROOF_HEIGHT, PROOF_HEIGHT])
        return split

    def _files_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, act in (
            (_("Copy as my own"), self.copy),
            (_("Rename…"), self.rename),
            (_("Page size…"), self.resize_page),
            (_("Import…"), self.take_in),
            (_("Export…"), self.export),
            (_("Remove"), self.remove_template),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
        return menu

    def _connect(self) -> None:
        self.kinds.currentIndexChanged.connect(
            lambda _place: self.show_kind(TemplateKind(self.kinds.currentData()))
        )
        self.chooser.currentIndexChanged.connect(lambda _place: self._turn())
        self.shown_for.turned.connect(self._show_for)
        self.shown_for.arrived.connect(self._arrived)
        self.proof.chosen.connect(self.shown_for.show_subject)
        self.canvas.chosen.connect(self.choose)
        self.canvas.changed.connect(self._box_changed)
        self.canvas.removed.connect(self.remove)
        self.layers.chosen.connect(self.choose)
        self.layers.moved.connect(self.shift)
        self.layers.added.connect(self.add)
        self.layers.duplicated.connect(self.duplicate)
        self.layers.removed.connect(self.remove)
        self.panel.applied.connect(self.put)
        self._following = self._office.committed.connect(self._follow)
        self._jobs.idle.connect(self._draw_again)
        self._jobs.failed.connect(raise_error)
        for keys, act in (
            ("Ctrl+Z", self._office.undo),
            ("Ctrl+Shift+Z", self._office.redo),
            ("Ctrl+D", self.duplicate),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # What is shown.

    @property
    def template(self) -> Template:
        """The template in hand."""
        return self._known[max(0, self.chooser.currentIndex())]

    def _own(self) -> bool:
        return self.template.key not in {each.key for each in built_in(self.kind)}

    def show_kind(self, kind: TemplateKind) -> None:
        """Templates of certificates, of badges or of name cards, and whom they are for."""
        self.kind, self.current = kind, -1
        quiet = self.kinds.blockSignals(True)
        self.kinds.setCurrentIndex(list(TemplateKind).index(kind))
        self.kinds.blockSignals(quiet)
        self.use_button.setText(_(USES[kind]))
        self.layers.offer(kind)
        self.panel.offer(kind)
        self.proof.hide()
        self.shown_for.show_kind(kind)
        self.read()

    def _follow(self, changes: Changes) -> None:
        """Something was changed: here, or by what is taken back."""
        self.read()
        self.shown_for.follow(changes)

    def read(self) -> None:
        """Read the templates again; the one in hand stays in hand."""
        key = self.template.key if self._known else ""
        own = [each for each in templates.templates() if each.kind is self.kind]
        self._known = [*own, *built_in(self.kind)]
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for each in self._known:
            title = each.title if each in own else _("{title} · built in").format(title=each.title)
            self.chooser.addItem(title)
        keys = [each.key for each in self._known]
        usual = keys.index(default_template(self._language, self.kind).key)
        self.chooser.setCurrentIndex(keys.index(key) if key in keys else usual)
        self.chooser.blockSignals(False)
        stays = self.template.key == key  # another template has other elements at these places
        self.current = min(self.current, len(self.template.elements) - 1) if stays else -1
        self.show_all()

    def _arrived(self) -> None:
        """The recipients of the meeting are there: everybody's page is made."""
        self.proof.setVisible(bool(self.shown_for.everyone))
        self._prove()
        self.draw()

    def _show_for(self) -> None:
        self.proof.tiles.choose(self.shown_for.sheet.recipient_id)
        self.draw()

    def _prove(self) -> None:
        shown = self.shown_for
        self.proof.show_proof(self.template, shown.everyone, shown.signatories, Words(self._language))

    def _turn(self) -> None:
        self.current = -1
        self.show_all()

    def show_all(self) -> None:
        """Page, layers and form of the template in hand."""
        self.layers.show_template(self.template, self.current)
        self.canvas.show_template(self.template, None, self.current)
        self.panel.show_element(self._element())
        self.draw()
        self._prove()

    def _element(self) -> Element | None:
        return self.template.elements[self.current] if self.current >= 0 else None

    def choose(self, place: int) -> None:
        """Take an element in hand; -1 lets go."""
        self.current = place
        self.layers.show_template(self.template, place)
        self.canvas.show_template(self.template, None, place)
        self.panel.show_element(self._element())

    def draw(self) -> None:
        """Draw the page by the engine that prints; while it draws, the last wish waits."""
        if self._jobs.busy:
            self._again = True
            return
        shown = self.shown_for
        job = _page(self.template, shown.sheet, shown.signatories, Words(self._language))
        self._jobs.start(job, self._drawn)

    def _draw_again(self) -> None:
        if self._again:
            self._again = False
            self.draw()

    def _drawn(self, printed: Printed) -> None:
        pages = PdfPages(printed.pdf)
        image = pages.image(0, self.canvas.pixels_wide())
        pages.close()
        self.canvas.show_template(self.template, image, self.current)
        told = [sentences.print_warning(each, _) for each in printed.warnings]
        self.warning.setText("\n".join(told[:3]))
        self.warning.setVisible(bool(told))

    # What is done.

    def save(self, changed: Template) -> bool:
        """Keep a changed template; a design of the program becomes the meeting's own copy first."""
        if not self._own():
            changed = replace(changed, key=new_id(), title=_("{title} (own)").format(title=changed.title))
        if not self._office.do(commands.save_template, changed):
            return False
        self.show_template(changed.key)
        return True

    def put(self, element: Element) -> None:
        """The element in hand, changed."""
        if self.current >= 0 and element != self._element():
            self._keep(self.template.with_element(self.current, element))

    def _keep(self, changed: Template, current: int | None = None) -> None:
        current = self.current if current is None else current
        if self.save(changed):
            self.current = current
            self.show_all()

    def _box_changed(self, place: int, box: Box) -> None:
        element = self.template.elements[place]
        self._keep(self.template.with_element(place, in_box(element, box)))

    def add(self, kind: ElementKind) -> None:
        """Add an element in the middle of the page; a picture is asked for."""
        page, made = self.template, new_element(kind, self.template)
        pictures = dict(page.pictures)
        if kind is ElementKind.TEXT:
            made = replace(made, text=_("New text"))
        elif kind is ElementKind.PICTURE:
            asked = ask_picture(self._office, self)
            if asked is None:
                return
            sha, data = asked
            made, pictures[sha] = replace(made, picture=sha), data
        place = len(page.elements)
        self._keep(with_added(replace(page, pictures=pictures), made, place), place)

    def duplicate(self) -> None:
        """The element in hand once more, a little lower."""
        element, place = self._element(), self.current + 1
        if element is not None:
            again = replace(element, x=element.x + 4, y=element.y + 4)
            self._keep(with_added(self.template, again, place), place)

    def remove(self) -> None:
        """Take the element in hand off the page."""
        if self.current >= 0:
            self._keep(without(self.template, self.current), -1)

    def shift(self, by: int) -> None:
        """One layer forward (1) or backward (-1)."""
        changed = shifted(self.template, self.current, by)
        if changed is not None:
            self._keep(changed, self.current + by)

    def resize_page(self) -> None:
        """Ask for another size of the page; everything on it grows or shrinks with it."""
        sizes = {f"{width:g} × {height:g} mm": (width, height) for width, height in PAGE_SIZES[self.kind]}
        chosen = self._office.asker.choose(self, _("Page size"), _("Which size?"), list(sizes))
        if chosen is not None:
            self._keep(resized(self.template, *sizes[chosen]), -1)

    def copy(self) -> None:
        """Another template of the meeting, like this one."""
        made = replace(self.template, key=new_id(), title=_("{title} copy").format(title=self.template.title))
        if self._office.do(commands.save_template, made):
            self.show_template(made.key)

    def rename(self) -> None:
        """Call it something else."""
        title = self._office.asker.text(self, _("Rename"), _("Name of the template"), self.template.title)
        if title:
            self._keep(replace(self.template, title=title))

    def remove_template(self) -> None:
        """Let a template of the meeting go; those of the program stay."""
        if not self._own():
            self._office.say(_("Templates that come with Rostrum stay."))
        elif self._office.do(commands.remove_template, self.template.key):
            self._office.say(_("Template removed"), undo=True)

    def take_in(self) -> None:
        """Read a template file of somebody else's, whatever it is for."""
        taken = take_template_in(self._office, self)
        if taken is not None:
            if taken.kind is not self.kind:
                self.show_kind(taken.kind)
            self.show_template(taken.key)

    def export(self) -> None:
        """Write the template as a file for others."""
        export_template(self._office, self, self.template)

    def show_template(self, key: str) -> None:
        """Take a template of the kind in hand by its key; one that is not there changes nothing."""
        keys = [each.key for each in self._known]
        if key in keys:
            self.chooser.setCurrentIndex(keys.index(key))

    def use(self) -> None:
        """Print on the template in hand."""
        use_template(self._office, self, self.template, self._language)

    def done(self, result: int) -> None:
        self.disconnect(self._following)
        self.shown_for.rest()
        self.proof.wait()
        self._jobs.wait()
        super().done(result)
        self.deleteLater()  # its parent is a page, which stays


def _page(template: Template, sheet: Sheet, signatories: Sequence[Signatory], words: Words) -> Job[Printed]:
    yield Step(0, 1)
    return render_page(template, sheet, signatories, words=words)
