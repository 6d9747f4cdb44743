"""The awards page: the board of batches at the left; the certificate, or the stage, of what is chosen beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.commands import awards as commands
from desktop_app.commands import certificates as numbering
from desktop_app.domain.awards import Award, Batch, Recipient
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.wording import language_of
from desktop_app.ui.awards import importing, output
from desktop_app.ui.awards.absence import ask_absence
from desktop_app.ui.awards.alignment import AlignmentDialog
from desktop_app.ui.awards.batch_panel import BatchPanel, segment
from desktop_app.ui.awards.board import BoardView
from desktop_app.ui.awards.board_model import BoardModel, BoardRow, board_rows
from desktop_app.ui.awards.ceremony import Ceremony, touches
from desktop_app.ui.awards.certificate_panel import CertificatePanel
from desktop_app.ui.awards.details import DetailsPanel
from desktop_app.ui.awards.issuers import IssuersDialog
from desktop_app.ui.awards.proving import ProvingDialog
from desktop_app.ui.awards.verify import VerifyDialog
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button, row
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.search import SearchField
from desktop_app.ui.office import Office
from desktop_app.words import N_, _, ngettext

VIEWS = (("certificate", N_("Certificate")), ("stage", N_("Stage")))
LANGUAGES = (("zh", "中文"), ("en", "English"))
BOARD_WIDTH, DETAILS_WIDTH = 320, 300


class AwardsPage(Page):
    """Chosen is a recipient, or a batch by its heading; both views and the form follow."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.ceremony = Ceremony()
        self._recipient_id, self._batch_id = "", ""
        self._language = language_of(office.meeting().language)
        self.search = SearchField(_("Search recipients"))
        self.model = BoardModel(self)
        self.board = BoardView(self.model)
        self.certificate = CertificatePanel()
        self.stage = BatchPanel(office)
        self.details = DetailsPanel(office)
        self.views = _segments(VIEWS, self)
        self.languages = _segments(LANGUAGES, self)
        self.stack = QStackedWidget()
        self._lay_out()

        self._connect()
        self._read()
        self._begin()

    # Making.

    def _lay_out(self) -> None:
        self.add_actions(
            button(_("Import…"), "file-spreadsheet", on=self._import),
            button(_("Issue numbers"), "hash", on=self._issue),
            menu_button(_("Print"), "printer", self._print_menu(), "primary"),
        )
        shown = QWidget()
        beside = QHBoxLayout(shown)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self._board_card())
        beside.addLayout(self._right_side(), 1)
        empty = EmptyState(
            "award",
            _("No awards yet"),
            _("Import the award list: award, recipient, batch, presenter and citation, one row each."),
            button(_("Import award list…"), "file-spreadsheet", "primary", on=self._import),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(shown)
        self.pages.addWidget(empty)
        self.body.addWidget(self.pages)

    def _board_card(self) -> QWidget:
        card = Card(padding=8, spacing=8)
        card.setFixedWidth(BOARD_WIDTH)
        card.body.addWidget(self.search)
        card.body.addWidget(self.board, 1)
        add = QMenu(self)
        for text, act in (
            (_("Recipient"), self._add_recipient),
            (_("Batch"), self._add_batch),
            (_("New award"), self._add_award),
        ):
            _act(add, text, act)
        card.body.addLayout(row(menu_button(_("Add"), "plus", add, "ghost"), None))
        return card

    def _right_side(self) -> QVBoxLayout:
        certificate = QWidget()
        beside = QHBoxLayout(certificate)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        self.details.setFixedWidth(DETAILS_WIDTH)
        beside.addWidget(self.certificate, 1)
        beside.addWidget(self.details)
        self.stack.addWidget(certificate)
        self.stack.addWidget(self.stage)
        right = QVBoxLayout()
        right.setSpacing(12)
        design = QMenu(self)
        _act(design, _("Template studio…"), self._studio)
        _act(design, _("Seal and signature…"), self._issuers)
        _act(design, _("Align the printer…"), self._align)
        _act(design, _("Verify a certificate…"), self._verify)
        right.addLayout(
            row(
                *self.views.buttons(),
                12,
                *self.languages.buttons(),
                None,
                menu_button(_("Design"), "palette", design),
            )
        )
        right.addWidget(self.stack, 1)
        return right

    def _print_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, act in self._outputs():
            _act(menu, text, act)
        return menu

    def _outputs(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            (_("All certificates…"), lambda: self._print(None)),
            (_("Certificates of this batch…"), lambda: self._print(self._of_batch())),
            (_("This certificate…"), lambda: self._print([self._recipient_id])),
            (_("Save one file for each recipient…"), self._save_each),
            (_("Check before printing…"), self._prove),
            (_("Sign and save certificates…"), self._sign_and_save),
            *output.stage_papers(self.office, self),
        ]

    def _connect(self) -> None:
        self.listen(self.office.committed, self._apply)
        self.search.searched.connect(lambda _text: self._fill())
        self.search.down.connect(self.board.setFocus)
        self.board.chosen.connect(self._choose)
        self.board.shifted.connect(self._shift)
        self.model.recipient_moved.connect(self._move)
        self.model.batch_moved.connect(self._move_batch)
        self.stage.chosen.connect(self.show_subject)
        self.stage.absent.connect(self._absent)
        self.details.absent.connect(self._absent)
        self.views.idClicked.connect(self._turn_to)
        self.languages.idClicked.connect(self._speak)
        self.languages.button(0 if self._language == "zh" else 1).setChecked(True)
        self.views.button(0).setChecked(True)

    # What is shown.

    def _begin(self) -> None:
        first = next(iter(self.ceremony.recipients), "")
        if first:
            self.board.choose(first)

    def _apply(self, changes: Changes) -> None:
        if touches(changes):
            self._read()

    def _read(self) -> None:
        self.ceremony = Ceremony.read()
        self.pages.setCurrentIndex(0 if self.ceremony.recipients or self.ceremony.plans else 1)
        self._tell_counts()
        self._fill()
        self._show()

    def _tell_counts(self) -> None:
        known = self.ceremony
        pending = sum(1 for r in known.recipients.values() if r.representative_pending)
        count = len(known.recipients)
        parts = [
            ngettext("{number} recipient", "{number} recipients", count).format(number=count),
            ngettext("{number} batch", "{number} batches", len(known.plans)).format(number=len(known.plans)),
            _("{number} numbered").format(number=len(known.certificates)),
        ]
        if pending:
            parts.append(_("{number} not named yet").format(number=pending))
        self.heading(_("Awards"), " · ".join(parts) if count else "")

    def _fill(self) -> None:
        self.model.show_rows(board_rows(self.ceremony, self.search.text()))

    def _choose(self, chosen: object) -> None:
        if not isinstance(chosen, BoardRow):
            self._recipient_id = ""
        else:
            self._batch_id = chosen.batch_id or ""
            self._recipient_id = chosen.key if chosen.recipient is not None else self._first_of(chosen)
            if chosen.recipient is None and chosen.batch_id:
                self._look_at("stage")
        self._show()

    def _first_of(self, heading: BoardRow) -> str:
        listed = self.ceremony.of_batch(heading.batch_id)
        return listed[0].id if listed else ""

    def _look_at(self, view: str) -> None:
        place = [key for key, _title in VIEWS].index(view)
        self.views.button(place).setChecked(True)
        self._turn_to(place)

    def _turn_to(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        for one in self.languages.buttons():
            one.setVisible(place == 0)

    def _speak(self, place: int) -> None:
        self._language = LANGUAGES[place][0]
        self._show()

    def _show(self) -> None:
        """Certificate, form and stage of what is chosen."""
        recipient = self.ceremony.recipients.get(self._recipient_id)
        self.details.show_recipient(recipient, self.ceremony)
        together = self.ceremony.shown_with(recipient.id) if recipient is not None else []
        self.certificate.show_certificates(together, self._recipient_id, self._language, self.ceremony)
        self.stage.show_plan(self.ceremony.plan(self._batch_id), self._recipient_id, self.ceremony)

    # What is done.

    def _import(self) -> None:
        importing.ask_for_list(self.office, self)

    def _issue(self) -> None:
        before = len(self.ceremony.certificates)
        if self.office.do(numbering.issue_certificates, self.office.now()):
            given = len(self.ceremony.certificates) - before
            told = ngettext("{number} number given", "{number} numbers given", given)
            self.office.say(told.format(number=given), undo=True)

    def _print(self, only: list[str] | None) -> None:
        output.print_certificates(self.office, self, self._language, only)

    def _prove(self) -> None:
        self.office.asker.run(ProvingDialog(self.office, self._language, self._print, self))

    def _save_each(self) -> None:
        output.save_each(self.office, self, self._language)

    def _sign_and_save(self) -> None:
        output.sign_and_save(self.office, self, self._language)

    def _absent(self, recipient_id: str) -> None:
        recipient = self.ceremony.recipients.get(recipient_id)
        if recipient is not None:
            ask_absence(self.office, recipient, self.ceremony, self)

    def _of_batch(self) -> list[str]:
        return [recipient.id for recipient in self.ceremony.of_batch(self._batch_id or None)]

    def _issuers(self) -> None:
        self.office.asker.run(IssuersDialog(self.office, self))

    def _align(self) -> None:
        self.office.asker.run(AlignmentDialog(self.office, self))

    def _verify(self) -> None:
        self.office.asker.run(VerifyDialog(self.office, self))

    def _studio(self) -> None:
        from desktop_app.ui.studio.dialog import StudioDialog

        self.office.asker.run(StudioDialog(self.office, self._language, self))

    def _move(self, recipient_id: str, batch_id: str, before_id: str) -> None:
        self.office.do(commands.move_recipient, recipient_id, batch_id or None, before_id or None)
        self.board.choose(recipient_id)

    def _move_batch(self, batch_id: str, before_id: str) -> None:
        if batch_id != before_id:
            self.office.do(commands.move_batch, batch_id, before_id or None)

    def _shift(self, step: int) -> None:
        """Alt+Up and Alt+Down on the board."""
        current = self.board.current()
        if current is None:
            return
        if current.recipient is not None:
            target = self.model.neighbour(current, step)
            if target is not None:
                self._move(current.key, *target)
            return
        ids = [batch.id for batch in self.ceremony.batches]
        place = ids.index(current.batch_id) + step if current.batch_id in ids else -1
        if 0 <= place < len(ids):
            others = [number for number in ids if number != current.batch_id]
            self._move_batch(current.batch_id or "", others[place] if place < len(others) else "")

    def _add_recipient(self) -> None:
        award = self._an_award()
        if award is None:
            return
        recipient = Recipient(new_id(), award.id, self._batch_id or None, _("New recipient"), award.kind)
        if self.office.do(commands.add_recipient, recipient):
            self.show_subject(recipient.id)

    def _an_award(self) -> Award | None:
        """The award of the chosen recipient, else any; a first one is made when there is none."""
        chosen = self.ceremony.recipients.get(self._recipient_id)
        if chosen is not None:
            return self.ceremony.awards.get(chosen.award_id)
        if not self.ceremony.awards:
            self._add_award()
        return next(iter(self.ceremony.awards.values()), None)

    def _add_batch(self) -> None:
        batch = Batch(new_id(), str(len(self.ceremony.plans) + 1))
        if self.office.do(commands.add_batch, batch):
            self.board.choose(f"batch:{batch.id}")

    def _add_award(self) -> None:
        title = self.office.asker.text(self, _("Add award"), _("What is the award called?"))
        if title:
            self.office.do(commands.add_award, Award(new_id(), title))

    # What the window asks of a page.

    def show_subject(self, subject: str) -> None:
        """Choose a recipient or a batch by id."""
        if self.search.text() and subject in self.ceremony.recipients:
            self.search.clear()
        if not self.board.choose(subject):
            self.board.choose(f"batch:{subject}")

    def subject(self) -> str:
        """The recipient in hand."""
        return self._recipient_id

    def search_field(self) -> QLineEdit:
        return self.search

    def print_entries(self) -> list[QAction]:
        entries = []
        for text, act in self._outputs():
            action = QAction(icon("printer"), text, self)
            action.triggered.connect(lambda _checked=False, act=act: act())
            entries.append(action)
        return entries

    def commands(self) -> list[PaletteCommand]:
        return [
            PaletteCommand(_("Import award list…"), self._import, "file-spreadsheet"),
            PaletteCommand(_("Issue certificate numbers"), self._issue, "hash"),
            PaletteCommand(_("Seal and signature…"), self._issuers, "stamp"),
            PaletteCommand(_("Template studio…"), self._studio, "palette"),
            PaletteCommand(_("Align the printer…"), self._align, "move"),
            PaletteCommand(_("Verify a certificate…"), self._verify, "scan-line"),
            PaletteCommand(_("Cannot come…"), lambda: self._absent(self._recipient_id), "user-x"),
            PaletteCommand(_("Show the stage"), lambda: self._look_at("stage"), "presentation"),
            PaletteCommand(_("Show the certificate"), lambda: self._look_at("certificate"), "award"),
            *(PaletteCommand(text, act, "printer") for text, act in self._outputs()),
        ]


def _segments(choices: tuple[tuple[str, str], ...], parent: QWidget) -> QButtonGroup:
    group = QButtonGroup(parent)
    for number, (_key, title) in enumerate(choices):
        group.addButton(segment(_(title)), number)
    return group


def _act(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
