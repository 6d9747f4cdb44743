"""Agenda templates on screen: choosing one to begin with, keeping one's own agenda as another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.queries import agenda
from desktop_app import dates, paths
from desktop_app.commands.agenda import use_template
from desktop_app.domain.agenda_templates import AgendaTemplate
from desktop_app.domain.clock import timetable
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.agenda_templates import agenda_templates, save_agenda_template
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.words import _, screen

LIST_WIDTH = 250


class TemplateDialog(QDialog):
    """Templates at the left, what one holds at the right. `chosen` is the one that is marked."""

    def __init__(self, office: Office, own: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._own = office, own
        self.setWindowTitle(_("Agenda templates"))
        self.resize(820, 560)
        self.templates: list[AgendaTemplate] = []
        self.list, self.items = QListWidget(), QListWidget()
        self.list.setAccessibleName(_("Agenda templates"))
        self.list.setFixedWidth(LIST_WIDTH)
        for each in (self.list, self.items):
            each.setSpacing(3)
        self.items.setAccessibleName(_("What the template holds"))
        self.items.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.items.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told = text_label(name="muted")
        self.remove_button = button(_("Remove template"), "trash-2", "danger", on=self.remove)
        use = button(_("Use template"), "check", "primary", on=self.accept)
        use.setDefault(True)

        both = QHBoxLayout()
        both.setSpacing(16)
        for inside in (self.list, self.items):
            card = Card(padding=6)
            card.body.addWidget(inside)
            both.addWidget(card, int(inside is self.items))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addWidget(self.told)
        layout.addLayout(both, 1)
        layout.addLayout(row(self.remove_button, None, button(_("Cancel"), on=self.reject), use))
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.read()

    @property
    def chosen(self) -> AgendaTemplate | None:
        """The template that is marked."""
        place = self.list.currentRow()
        return self.templates[place] if 0 <= place < len(self.templates) else None

    def read(self) -> None:
        """Show what there is now."""
        self.templates = agenda_templates(self._own)
        self.list.clear()
        for each in self.templates:
            QListWidgetItem(title_of(each), self.list)
        self.list.setCurrentRow(0)

    def _show(self) -> None:
        template = self.chosen
        self.items.clear()
        self.remove_button.setVisible(template is not None and template.own)
        if template is None:
            return
        starts = self._office.meeting().starts_at
        plan, latin = timetable(template.items, starts), not screen().language.startswith("zh")
        depth: dict[str | None, int] = {None: -1}
        for item in template.items:
            depth[item.id] = depth[item.parent_id] + 1
            title = (latin and item.latin_title) or item.title
            clock, length = dates.clock(plan.slots[item.id].start), dates.length_told(item.minutes, _)
            QListWidgetItem(f"{clock}   {'    ' * depth[item.id]}{title}  ·  {length}", self.items)
        first = _("{count} items, {length}; they go behind what is on the agenda already.")
        length = dates.length_told(plan.minutes, _)
        self.told.setText(first.format(count=len(template.items), length=length))

    def remove(self) -> None:
        """Remove one's own template from this computer."""
        template = self.chosen
        if template is not None and template.own:
            (self._own / f"{template.key}.json").unlink(missing_ok=True)
            self.read()


def title_of(template: AgendaTemplate) -> str:
    """Its title in the language of the screen."""
    latin = not screen().language.startswith("zh")
    return (latin and template.latin_title) or template.title


def choose_template(office: Office, parent: QWidget, own: Path | None = None) -> None:
    """Ask for a template and take its items in."""
    dialog = TemplateDialog(office, own or paths.agendas_dir(), parent)
    if office.asker.run(dialog) and dialog.chosen is not None and office.do(use_template, dialog.chosen):
        office.say(_("Template taken in: {name}").format(name=title_of(dialog.chosen)), undo=True)


def keep_template(office: Office, parent: QWidget, own: Path | None = None) -> None:
    """Ask for a name and keep the agenda as a template of this computer."""
    name = office.asker.text(parent, _("Save as template"), _("Name of the template"), office.meeting().title)
    if name is None:
        return

    def keep() -> bool:
        try:
            save_agenda_template(own or paths.agendas_dir(), name, agenda.items())
        except OSError as error:
            raise Refusal("agenda-template-not-kept", name=name, why=error.strerror or "") from error
        return True

    if office.ask(keep):
        office.say(_("Template saved: {name}").format(name=name))
