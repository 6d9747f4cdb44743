"""The meeting’s own fields: what is to be known about people here alone (hotel, shirt size, arrives on)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from db.queries import own_fields as kept
from desktop_app.commands import own_fields as commands
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.own_fields import OwnField, OwnKind, own_value
from desktop_app.labels import label
from desktop_app.ui.attendees.listed import ListedWorkshop
from desktop_app.ui.kit.basics import EmptyState, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.kit.ordered_list import Entry
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import PeopleIndex
from desktop_app.words import N_, _, ngettext


@dataclass(frozen=True)
class Draft:
    """What the form edits: a field, its options one on a line."""

    id: str
    name: str
    latin_name: str
    kind: OwnKind
    options: str

    @classmethod
    def of(cls, field: OwnField) -> Draft:
        """The draft that changes nothing."""
        return cls(field.id, field.name, field.latin_name, field.kind, "\n".join(field.options))

    def field(self, order: str) -> OwnField:
        """The field as the draft has it."""
        return OwnField(
            self.id, self.name, self.latin_name, self.kind, tuple(self.options.splitlines()), order
        )


class OwnFieldsDialog(ListedWorkshop):
    """Every finished edit is written at once and can be taken back."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        hint = _(
            "They stand beside the other fields in form, table, sheets and papers;"
            " certificates know them as {field}."
        )
        empty = EmptyState(
            "list-checks",
            _("No own fields yet"),
            _("Write a name such as “Hotel” at the left and press Enter."),
        )
        told = hint.format(field="{{own." + _("Field name") + "}}")
        super().__init__(office, _("Own fields"), told, _("New field"), empty, parent)
        self._index = index
        self._fields: Sequence[OwnField] = ()
        self.form = Form(
            [
                Field("name", N_("Field name")),
                Field("latin_name", N_("English name")),
                Field("kind", N_("Kind"), "choice", [(each, label(each, _)) for each in OwnKind]),
                Field("options", N_("Options, one on each line"), "lines"),
            ]
        )
        self.used = text_label("", "muted", wrap=True)
        self.sheet.addWidget(self.form)
        self.sheet.addWidget(self.used)
        self.sheet.addStretch()
        self.form.applied.connect(self._write)
        self.form.edited.connect(self._ask_for_options)
        office.committed.connect(self._follow)
        self._read()
        self.name.setFocus()

    def add(self, name: str) -> bool:
        field = OwnField(new_id(), name)
        if not self.office.do(commands.save_own_field, field):
            return False
        self._read(field.id)
        self.office.say(_("{name} added").format(name=name.strip()), undo=True)
        return True

    def move_to(self, key: str, place: int) -> None:
        self.office.do(commands.move_own_field, key, place)

    def remove(self, key: str) -> None:
        gone = next(each for each in self._fields if each.id == key)
        if self.office.do(commands.remove_own_field, key):
            self.office.say(_("{name} removed").format(name=gone.name), undo=True)

    def show_chosen(self, key: str) -> None:
        field = next(each for each in self._fields if each.id == key)
        self.form.load(Draft.of(field))
        self._ask_for_options()
        told = ngettext(
            "{number} person has something in this field",
            "{number} people have something in this field",
            self._uses(key),
        )
        self.used.setText(told.format(number=self._uses(key)))

    def _uses(self, key: str) -> int:
        return sum(bool(own_value(each.attendee, key)) for each in self._index.fetch())

    def _ask_for_options(self) -> None:
        draft = self.form.draft()
        self.form.show_field("options", draft is not None and draft.kind is OwnKind.CHOICE)

    def _write(self, draft: object) -> None:
        field = next((each for each in self._fields if each.id == getattr(draft, "id", "")), None)
        if field is None or not isinstance(draft, Draft):
            return
        wanted = draft.field(field.order)
        if wanted.kind is OwnKind.CHOICE and not draft.options.strip():
            self.form.widget("options").setFocus()  # written when there is something to choose from
        elif not self.office.do(commands.save_own_field, wanted):
            self.form.load(None)  # forget the refused draft
            self.form.load(Draft.of(field))

    def _read(self, chosen: str = "") -> None:
        self._fields = kept.own_fields()
        self.list.show_entries([Entry(each.id, each.name, _second(each)) for each in self._fields], chosen)

    def _follow(self, changes: Changes) -> None:
        if changes.of("own_field") or changes.of("own_value"):
            self._read()


def _second(field: OwnField) -> str:
    told = label(field.kind, _)
    options = _(", ").join(field.options)
    return f"{told}: {options}" if options else told
