"""The page of texts: outline at the left, the text at the right; what the meeting has brought since is offered, merged.

A text nobody has touched is composed anew whenever something changes; from the first word written by hand it is kept,
and new facts come in when asked for, without overwriting anything.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from db.queries import agenda, manuscripts
from desktop_app.commands import manuscripts as commands
from desktop_app.domain.changes import Changes
from desktop_app.domain.manuscripts import BlockKind, Manuscript, ManuscriptKind, blocks_of
from desktop_app.domain.three_way import TextClash
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Card, EmptyState, button, row, text_label
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.manuscripts.editor import Editor
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions, show_paper
from desktop_app.words import Words, _, ngettext

PAPERS = {ManuscriptKind.HOST_SCRIPT: "host-script", ManuscriptKind.MINUTES: "minutes"}
LANGUAGES = (("zh", "中文"), ("en", "English"))
OUTLINE_WIDTH, ROW_HEIGHT = 260, 36


class ManuscriptsPage(Page):
    """One text at a time: a kind and a language."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._kind = ManuscriptKind.HOST_SCRIPT
        self._language = "zh" if office.meeting().language.startswith("zh") else "en"
        self._known = Manuscript(self._kind, self._language)
        self._composed = ""
        self._stale = True
        self.kinds, self.languages = QButtonGroup(self), QButtonGroup(self)
        self.outline = QListWidget()
        self.editor = Editor()
        self.news = Card(padding=12)
        self.told = text_label(wrap=True)
        self.take_button = button(_("Bring up to date"), "refresh-cw", "primary", on=self.bring_up_to_date)
        self.afresh_button = button(_("Compose afresh"), "rotate-ccw", "ghost", on=self.compose_afresh)

        self.columns, self.empty = self._columns(), self._empty()

        self._lay_out()
        self.outline.currentRowChanged.connect(self.editor.go_to_heading)
        self.editor.written.connect(self._keep)
        self.office.committed.connect(self._follow)
        self.refresh()

    def _lay_out(self) -> None:
        self.add_actions(
            button(_("Prompter"), "presentation", on=self.prompt),
            button(_("Save as document…"), "file-output", on=self.export),
            button(_("Print"), "printer", "primary", on=self.print_text),
        )
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for kind in ManuscriptKind:
            choices.addWidget(
                self._choice(self.kinds, label(kind, _), kind is self._kind, partial(self.show_kind, kind))
            )
        choices.addSpacing(16)
        for code, name in LANGUAGES:
            choices.addWidget(
                self._choice(self.languages, name, code == self._language, partial(self.show_language, code))
            )
        choices.addStretch()
        choices.addWidget(self.afresh_button)
        self.body.addLayout(choices)
        self.news.body.addLayout(row(self.told, self.take_button))
        self.body.addWidget(self.news)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.empty, 1)
        self.setFocusProxy(self.editor)

    def _columns(self) -> QWidget:
        """Outline and text."""
        self.outline.setAccessibleName(_("Outline"))
        self.outline.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = Card(padding=6)
        side.setFixedWidth(OUTLINE_WIDTH)
        side.body.addWidget(self.outline)
        made = QWidget()
        both = QHBoxLayout(made)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(16)
        both.addWidget(side)
        both.addWidget(self.editor, 1)
        return made

    def _empty(self) -> Card:
        """What stands there before there is an agenda."""
        made = Card()
        made.body.addWidget(
            EmptyState(
                "scroll-text",
                _("No agenda yet"),
                _("The host's script and the minutes are composed from the agenda. Write that first."),
                button(_("Go to the agenda"), "list-ordered", "primary", on=lambda: self.office.go("agenda")),
            )
        )
        return made

    def _choice(self, group: QButtonGroup, text: str, on: bool, act: Callable[[], object]) -> QWidget:
        made = button(text, kind="seg", on=act)
        made.setChecked(on)
        group.addButton(made)
        return made

    # What is shown.

    def show_kind(self, kind: ManuscriptKind) -> None:
        """Show the other text."""
        self.editor.keep()
        self._kind = kind
        self.refresh()

    def show_language(self, language: str) -> None:
        """Show the same text in the other language."""
        self.editor.keep()
        self._language = language
        self.refresh()

    def refresh(self) -> None:
        """Read the text and compose it anew beside it."""
        self._stale = False
        there = bool(agenda.items())
        self.columns.setVisible(there)
        self.empty.setVisible(not there)
        self._composed = manuscripts.composed(self._kind, self._language) if there else ""
        self._known = manuscripts.manuscript(self._kind, self._language)
        text = self._known.text or self._composed
        self.editor.show_text(text)
        self._show_outline(text)
        self._show_news()

    def _show_outline(self, text: str) -> None:
        headings = [block.text for block in blocks_of(text) if block.kind is BlockKind.HEADING]
        if [self.outline.item(place).text() for place in range(self.outline.count())] != headings:
            self.outline.blockSignals(True)
            self.outline.clear()
            for heading in headings:
                item = QListWidgetItem(heading, self.outline)
                item.setSizeHint(QSize(0, ROW_HEIGHT))
                item.setToolTip(heading)
            self.outline.blockSignals(False)

    def _show_news(self) -> None:
        known = self._known
        touched = bool(known.text)
        self.heading(_("Texts"), self._state())
        self.afresh_button.setVisible(touched and known.text != self._composed)
        behind = touched and known.composed != self._composed
        self.news.setVisible(behind)
        if behind:
            merged = commands.merged_anew(known, self._composed)
            changed = sum(line not in known.text.split("\n") for line in merged.text.split("\n"))
            told = ngettext(
                "The meeting has brought {number} new line.",
                "The meeting has brought {number} new lines.",
                changed,
            )
            parts = [told.format(number=changed)] if changed else [_("The meeting has changed.")]
            if merged.clashes:
                parts.append(self._clashes_told(merged.clashes))
            self.told.setText(" ".join(parts))

    def _state(self) -> str:
        if not self._known.text:
            return _("Composed from the meeting; it follows every change until you write in it.")
        if self._known.text == self._composed:
            return _("As composed from the meeting.")
        return _("With your own edits; they stay when the text is brought up to date.")

    def _clashes_told(self, clashes: tuple[TextClash, ...]) -> str:
        told = ngettext(
            "In {number} place you wrote something else; your words stay. The meeting says: {lines}",
            "In {number} places you wrote something else; your words stay. The meeting says: {lines}",
            len(clashes),
        )
        lines = "; ".join(" ".join(filter(None, clash.other)) or "–" for clash in clashes[:3])
        return told.format(number=len(clashes), lines=lines)

    def _follow(self, changes: Changes) -> None:
        if not changes:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def arrived(self) -> None:
        if self._stale:
            self.refresh()

    # What is done.

    def _keep(self, text: str) -> None:
        known = self._known
        if not known.text:  # the first word by hand: what was composed so far goes with it
            known = Manuscript(self._kind, self._language, self._composed, self._composed)
        self.office.do(commands.edit_manuscript, known, text)

    def bring_up_to_date(self) -> None:
        """Merge what the meeting has brought into the text."""
        self.editor.keep()
        if self.office.do(commands.compose, self._known, self._composed):
            self.office.say(_("Text brought up to date"), undo=True)

    def compose_afresh(self) -> None:
        """Throw the edits away; the toast takes that back."""
        self.editor.keep()
        if self.office.do(commands.compose_afresh, self._known, self._composed):
            self.office.say(_("Text composed afresh"), undo=True)

    def print_text(self) -> None:
        """Show it before printing."""
        self.editor.keep()
        show_paper(self.office, self, PAPERS[self._kind], language=self._language)

    def prompt(self) -> None:
        """Roll the text on the screen of the hall, or on this one."""
        from desktop_app.ui.kit.presenter import hall_screen
        from desktop_app.ui.manuscripts.prompter import Prompter

        self.editor.keep()
        Prompter(self.editor.toPlainText(), self.window()).show_on(hall_screen())

    def export(self) -> None:
        """Write the text as a Word document or as Markdown."""
        from desktop_app.exchange.manuscripts import manuscript_docx, manuscript_markdown

        self.editor.keep()
        kinds = _("Document ({endings})").format(endings="*.docx *.md")
        name = f"{self.office.path.stem} {label(self._kind, _)}.docx"
        folder = self.office.settings.last_folder
        path = self.office.asker.save_file(self, _("Save as document"), kinds, name, folder)
        if path is None:
            return
        text = self.editor.toPlainText()
        markdown = path.suffix.lower() == ".md"
        data = (
            manuscript_markdown(text).encode() if markdown else manuscript_docx(text, Words(self._language))
        )
        self.office.settings.last_folder = str(path.parent)
        path.write_bytes(data)
        self.office.say(_("{file} saved").format(file=Path(path).name))

    # What the window asks of a page.

    def show_subject(self, subject: str) -> None:
        kind, _sign, language = subject.partition("/")
        if kind in list(ManuscriptKind):
            self._kind, self._language = ManuscriptKind(kind), language or self._language
            codes = [code for code, _name in LANGUAGES]
            self.kinds.buttons()[list(ManuscriptKind).index(self._kind)].setChecked(True)
            self.languages.buttons()[codes.index(self._language)].setChecked(True)
            self.refresh()

    def subject(self) -> str:
        self.editor.keep()
        return f"{self._kind.value}/{self._language}"

    def commands(self) -> list[PaletteCommand]:
        return [
            PaletteCommand(_("Prompter"), self.prompt, "presentation"),
            PaletteCommand(_("Save text as document"), self.export, "file-output"),
            PaletteCommand(_("Bring text up to date"), self.bring_up_to_date, "refresh-cw"),
        ]

    def print_entries(self) -> list[QAction]:
        return paper_actions(self.office, self, tuple(PAPERS.values()))
