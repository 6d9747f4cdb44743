"""The form of one recipient. Edits are written when a field is left, one undo each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.queries import attendees as people
from desktop_app.commands import awards as commands
from desktop_app.domain.awards import AwardKind, Recipient
from desktop_app.domain.citations import citation_doubts
from desktop_app.domain.review import Reason
from desktop_app.labels import batch_title, label
from desktop_app.sentences import sentence
from desktop_app.ui.awards.ceremony import Ceremony
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.name_completer import NameCompleter, only_named
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from desktop_app.words import N_, _


@dataclass(frozen=True)
class Draft:
    """What the form edits: a recipient, with "" where nobody or nothing is chosen."""

    id: str
    name: str
    kind: AwardKind
    award_id: str
    batch_id: str
    grade: str
    organisation: str
    representative: str
    presenter_id: str
    citation: str
    latin_name: str
    latin_citation: str

    @classmethod
    def of(cls, recipient: Recipient) -> Draft:
        """The draft that changes nothing."""
        return cls(
            id=recipient.id,
            name=recipient.name,
            kind=recipient.kind,
            award_id=recipient.award_id,
            batch_id=recipient.batch_id or "",
            grade=recipient.grade,
            organisation=recipient.organisation,
            representative=recipient.representative,
            presenter_id=recipient.presenter_id or "",
            citation=recipient.citation,
            latin_name=recipient.latin_name,
            latin_citation=recipient.latin_citation,
        )


class DetailsPanel(QWidget):
    """The recipient in hand: state, form, remove. `absent` tells of whom it is said that he cannot come."""

    absent = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._recipient: Recipient | None = None
        self._names: dict[str, NameCompleter] = {}
        self.title = text_label("", "h2", wrap=True)
        self.pill = Pill()
        self.doubts = text_label("", "warn", wrap=True)
        self.remove = button(_("Remove"), "trash-2", "danger", on=self._remove)
        self.cannot_come = button(_("Cannot come…"), "user-x", on=self._absent)
        self.form = Form(())
        self._holder = QScrollArea()
        self._holder.setWidgetResizable(True)
        self._holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = Card(padding=16, spacing=8)
        card.body.addWidget(self.title)
        card.body.addLayout(row(self.pill, None))
        card.body.addWidget(self.doubts)
        card.body.addWidget(self._holder, 1)
        card.body.addLayout(row(self.cannot_come, None, self.remove))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self._shape: tuple[object, ...] = ()

    def show_recipient(self, recipient: Recipient | None, ceremony: Ceremony) -> None:
        """Show a recipient; None empties the panel. Emits nothing."""
        self._recipient = recipient
        self.title.setText(recipient.name if recipient is not None else _("No recipient chosen"))
        certificate = ceremony.certificates.get(recipient.id) if recipient is not None else None
        if recipient is not None and recipient.representative_pending:
            self.pill.show_as(_("Representative not named yet"), "bad")
        elif recipient is not None:
            number = certificate.number if certificate is not None else _("Not numbered yet")
            self.pill.show_as(number, "ok" if certificate is not None else "neutral")
        else:
            self.pill.show_as("", "neutral")
        self._tell_doubts(recipient, ceremony)
        self.remove.setVisible(recipient is not None)
        self.cannot_come.setVisible(recipient is not None and bool(recipient.batch_id))
        if recipient is None:
            self.form.load(None)
            return
        self._build(ceremony, recipient)
        self.form.load(Draft.of(recipient))

    def _tell_doubts(self, recipient: Recipient | None, ceremony: Ceremony) -> None:
        """What looks wrong in the citation."""
        found: list[Reason] = []
        if recipient is not None:
            mine = {recipient.name, recipient.representative, recipient.presenter_name}
            others = {each.name for each in ceremony.recipients.values()} - mine
            told = (recipient.name, recipient.kind, recipient.citation, others, recipient.organisation)
            found = list(citation_doubts(*told))
        self.doubts.setText("\n".join(sentence(each.refusal(), _) for each in found))
        self.doubts.setVisible(bool(found))

    def _build(self, ceremony: Ceremony, recipient: Recipient) -> None:
        """Make the form anew only when what can be chosen has changed."""
        dais = sorted((p for p in ceremony.people if p.rank is not None), key=lambda p: p.rank or 0)
        awards = [(award.id, award.title) for award in ceremony.awards.values()]
        batches = [("", _("No batch")), *((b.id, batch_title(b.name, _)) for b in ceremony.batches)]
        hands = [("", _("As the pairing says")), *((p.id, f"{p.rank}  {p.name}") for p in dais)]
        known = {number for number, _name in hands}
        if recipient.presenter_id and recipient.presenter_id not in known:
            hands.append((recipient.presenter_id, recipient.presenter_name))
        shape = (tuple(awards), tuple(batches), tuple(hands), recipient.kind)
        if shape == self._shape:
            return
        self._shape = shape
        self.form = Form(_fields(awards, batches, hands))
        self.form.setObjectName("scrolled")
        self.form.applied.connect(self._write)
        self._complete()
        self._holder.setWidget(self.form)

    def _complete(self) -> None:
        """Offer people for the names; who bears the name of another is told apart."""
        if self._recipient is None:
            return
        himself = self._recipient.kind is AwardKind.PERSON
        self._names = {}
        for name in ("name", "representative") if himself else ("representative",):
            field = self.form.widget(name)
            if isinstance(field, QLineEdit):
                self._names[name] = NameCompleter(people_index(self._office), field)
                self._names[name].picked.connect(partial(self._link, name))
                if name == "representative":
                    field.setPlaceholderText(_("In person") if himself else _("Not named yet"))

    def _link(self, name: str, attendee_id: str) -> None:
        """Somebody was chosen whose name stands there already: another person of that name is meant."""
        before = self._recipient
        if before is None or not isinstance(draft := self.form.draft(), Draft):
            return
        if name == "name" and draft.name == before.name:
            self._office.do(commands.edit_recipient, replace(before, attendee_id=attendee_id))
        elif name == "representative" and draft.representative == before.representative:
            self._office.do(commands.edit_recipient, replace(before, representative_id=attendee_id))

    def _write(self, draft: object) -> None:
        if self._recipient is None or not isinstance(draft, Draft):
            return
        if draft.batch_id != (self._recipient.batch_id or ""):
            self._office.do(commands.move_recipient, draft.id, draft.batch_id or None)
            return
        self._office.do(commands.edit_recipient, self._changed(self._recipient, draft))

    def _changed(self, before: Recipient, draft: Draft) -> Recipient:
        """The recipient the draft means: names are linked to the one person who bears them."""
        told = replace(
            before,
            name=draft.name,
            kind=draft.kind,
            award_id=draft.award_id,
            grade=draft.grade,
            organisation=draft.organisation,
            citation=draft.citation,
            latin_name=draft.latin_name,
            latin_citation=draft.latin_citation,
        )
        if draft.kind is AwardKind.PERSON:
            changed = draft.name != before.name or before.kind is not AwardKind.PERSON
            told = replace(
                told, attendee_id=self._meant("name", draft.name) if changed else before.attendee_id
            )
        if draft.representative != before.representative:
            told = replace(
                told,
                representative=draft.representative,
                representative_id=self._meant("representative", draft.representative),
                representative_pending=not draft.representative and draft.kind is AwardKind.GROUP,
            )
        if draft.presenter_id != (before.presenter_id or ""):
            person = people.get(draft.presenter_id) if draft.presenter_id else None
            told = replace(
                told,
                presenter_id=person.id if person is not None else None,
                presenter_name=person.name if person is not None else "",
            )
        return told

    def _meant(self, field: str, name: str) -> str | None:
        if field in self._names:
            return self._names[field].meant(name)
        return only_named(people_index(self._office), name)

    def _absent(self) -> None:
        if self._recipient is not None:
            self.absent.emit(self._recipient.id)

    def _remove(self) -> None:
        gone = self._recipient
        if gone is not None and self._office.do(commands.remove_recipient, gone.id):
            self._office.say(_("{name} removed").format(name=gone.name), undo=True)


def _fields(
    awards: Sequence[tuple[str, str]],
    batches: Sequence[tuple[str, str]],
    hands: Sequence[tuple[str, str]],
) -> list[Field]:
    return [
        Field("name", N_("Name")),
        Field("kind", N_("Kind"), "choice", options=[(each, label(each, _)) for each in AwardKind]),
        Field("award_id", N_("Award title"), "choice", options=awards),
        Field("grade", N_("Grade")),
        Field("citation", N_("Citation"), "lines"),
        Field("organisation", N_("Organisation")),
        Field("representative", N_("Collected by")),
        Field("presenter_id", N_("Presenter"), "choice", options=hands),
        Field("batch_id", N_("Batch"), "choice", options=batches),
        Field("latin_name", N_("Name in English")),
        Field("latin_citation", N_("Citation in English"), "lines"),
    ]
