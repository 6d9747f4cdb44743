"""Somebody cannot come, ten minutes before: another walks, the place stays empty, or the others close up; then the
papers that say something else now, and those alone are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.queries import awards as kept
from db.queries import papers
from desktop_app.commands import awards as commands
from desktop_app.domain.awards import Absence, AwardKind, Recipient
from desktop_app.domain.ceremony import Place, StagePlan
from desktop_app.domain.readiness import StagePaper, StalePaper, stale_papers
from desktop_app.labels import batch_title
from desktop_app.printing.printables import PRINTABLES
from desktop_app.printing.together import together
from desktop_app.ui.awards.ceremony import Ceremony
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_job, show_paper
from desktop_app.ui.people_index import people_index
from desktop_app.ui.person_picker import PersonPicker
from desktop_app.words import _

FOR_THE_WALL = frozenset({StagePaper.SLIDES})
"""What is shown, not printed."""
FOUND = 4
"""People listed at once: with more the dialog would not fit a small screen."""


class AbsenceDialog(QDialog):
    """First the choice, written at once and undone like anything else; then what must be printed again."""

    def __init__(
        self, office: Office, recipient: Recipient, ceremony: Ceremony, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._recipient, self._ceremony = recipient, ceremony
        self._before = ceremony.plan(recipient.batch_id)
        self.stale: Sequence[StalePaper] = ()
        walker = recipient.on_stage_name or recipient.name
        self.setWindowTitle(_("{name} cannot come").format(name=walker))
        self.resize(600, 660)
        self.steps = QStackedWidget()
        self.steps.addWidget(self._choice(walker))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1", wrap=True))
        layout.addWidget(text_label(self._where(), "muted", wrap=True))
        layout.addWidget(self.steps, 1)

    def _where(self) -> str:
        """Award, batch and place, so that nobody mistakes whom it is about."""
        award = self._ceremony.awards.get(self._recipient.award_id)
        place = self._ceremony.place(self._recipient.id)
        told = [award.title if award is not None else ""]
        if self._recipient.on_stage_name not in {"", self._recipient.name}:
            told.append(self._recipient.name)
        if self._before is not None:
            told.append(batch_title(self._before.batch.name, _))
        if place is not None:
            told.append(_("place {number}").format(number=place.number))
        return " · ".join(filter(None, told))

    # The choice.

    def _choice(self, walker: str) -> QWidget:
        shown = QWidget()
        body = QVBoxLayout(shown)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        self.picker = PersonPicker(people_index(self._office), shown=FOUND)
        self.picker.picked.connect(self._replace)
        instead = Card(padding=14, spacing=6)
        instead.body.addWidget(text_label(_("Somebody else walks on stage"), "h2"))
        hint = _("One of the attendees, or type the name of somebody from outside and press Enter.")
        instead.body.addWidget(text_label(hint, "muted", wrap=True))
        instead.body.addWidget(self.picker)
        body.addWidget(instead)
        self.gap = button(_("Leave the place empty"), "user-x", on=lambda: self._settle(Absence.GAP))
        self.close_up = button(
            _("Let the others close up"), "users", on=lambda: self._settle(Absence.CLOSED_UP)
        )
        wide = max(self.gap.sizeHint().width(), self.close_up.sizeHint().width())
        for choice in (self.gap, self.close_up):
            choice.setFixedWidth(wide)
        empty = _("Nobody walks to it, all others keep their places. The certificate leaves the pile.")
        closed = _("Places, turns and piles are counted anew without {name}.").format(name=walker)
        body.addWidget(_option(self.gap, empty))
        body.addWidget(_option(self.close_up, closed))
        self.comes = button(_("Comes after all"), "user-check", on=self._comes)
        self.comes.setVisible(self._is_away())
        body.addStretch()
        body.addLayout(row(self.comes, None, button(_("Cancel"), on=self.reject)))
        return shown

    def _is_away(self) -> bool:
        """Whether there is anything to take back."""
        who = self._recipient
        represented = who.kind is AwardKind.PERSON and bool(who.representative)
        return who.absence is not Absence.NONE or represented

    def _replace(self, name: str, attendee_id: str) -> None:
        who = self._recipient.id
        if self._office.do(commands.choose_representative, who, attendee_id or None, name):
            self._tell_papers()

    def _settle(self, absence: Absence) -> None:
        if self._office.do(commands.set_absence, self._recipient.id, absence):
            self._tell_papers()

    def _comes(self) -> None:
        if self._office.do(commands.come_after_all, self._recipient.id):
            self._tell_papers()

    # What changes on paper.

    def _tell_papers(self) -> None:
        after = next((p for p in kept.stage_plans() if p.batch.id == self._recipient.batch_id), None)
        if self._before is None or after is None:
            self.accept()
            return
        self.stale = stale_papers(self._before, after)
        self.steps.addWidget(self._papers(after))
        self.steps.setCurrentIndex(1)

    def _papers(self, after: StagePlan) -> QWidget:
        shown = QWidget()
        body = QVBoxLayout(shown)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        card = Card(padding=14, spacing=6)
        title = _("These papers of the batch say something else now") if self.stale else _("No paper changes")
        card.body.addWidget(text_label(title, "h2"))
        for each in self.stale:
            card.body.addWidget(text_label(f"•  {told_paper(each)}"))
        pile = self._pile(after)
        if pile:
            card.body.addWidget(text_label(pile, "doubt", wrap=True))
        body.addWidget(card)
        body.addStretch()
        foot = QHBoxLayout()
        if any(each.paper in FOR_THE_WALL for each in self.stale):
            foot.addWidget(button(_("Show the slides…"), "presentation", on=self._show_slides))
        foot.addStretch()
        foot.addWidget(button(_("Close"), on=self.accept))
        self.print = button(_("Print just these…"), "printer", "primary", on=self._print)
        self.print.setVisible(bool(self._printed()))
        foot.addWidget(self.print)
        body.addLayout(foot)
        return shown

    def _pile(self, after: StagePlan) -> str:
        """What happens to the certificate of one to whom nobody walks now, or walks again."""

        def held(plan: StagePlan | None) -> Place | None:
            places = plan.walking if plan is not None else ()
            return next((place for place in places if place.recipient.id == self._recipient.id), None)

        before, now = held(self._before), held(after)
        if before is not None and now is None and before.usher:
            told = _("Take the certificate of {name} out of the pile of usher {usher}.")
            return told.format(name=self._recipient.name, usher=before.usher)
        if before is None and now is not None and now.usher:
            told = _("Put the certificate of {name} back into the pile of usher {usher}.")
            return told.format(name=self._recipient.name, usher=now.usher)
        return ""

    def _printed(self) -> list[StalePaper]:
        return [each for each in self.stale if each.paper not in FOR_THE_WALL]

    def _print(self) -> None:
        words = self._office.document_words()

        def draw() -> bool:
            jobs = [
                PRINTABLES[each.paper.value].job(papers.gather(each.paper.value, only=each.subjects), words)
                for each in self._printed()
            ]
            return show_job(self._office, self, _("Papers that changed"), together(jobs))

        self._office.ask(draw)

    def _show_slides(self) -> None:
        show_paper(self._office, self, StagePaper.SLIDES.value)


def told_paper(stale: StalePaper) -> str:
    """A paper with how many of it, where it is in parts."""
    title = _(PRINTABLES[stale.paper.value].title)
    ushers = [subject.partition("/")[2] for subject in stale.subjects if "/" in subject]
    return f"{title} ({', '.join(ushers)})" if ushers else title


def _option(choice: QWidget, hint: str) -> QWidget:
    card = Card(padding=14, spacing=6)
    card.body.addLayout(row(choice, 8, text_label(hint, "muted", wrap=True)))
    return card


def ask_absence(office: Office, recipient: Recipient, ceremony: Ceremony, parent: QWidget) -> None:
    """Ask what is done about one who cannot come."""
    office.asker.run(AbsenceDialog(office, recipient, ceremony, parent))
