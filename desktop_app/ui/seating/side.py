"""Beside the plan: who has no seat yet, who sits on the chosen seat and why, and what the last run achieved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.attendees import Attendee, Need
from desktop_app.domain.seating import Proposal, SeatKind
from desktop_app.labels import label, seat_words
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.kit.rows import SECOND_ROLE, VALUE_ROLE
from desktop_app.ui.seating import told
from desktop_app.ui.seating.faces import Face, HallState, State
from desktop_app.ui.seating.menus import entry
from desktop_app.ui.seating.preview import PreviewCard
from desktop_app.ui.seating.view import PERSON
from desktop_app.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WIDTH = 292
SENTENCES = 4
NAMED = 3
SELECT = QItemSelectionModel.SelectionFlag.Select


class Waiting(QAbstractListModel):
    """People without a seat; each may be dragged onto the plan."""

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Attendee] = []

    def show_people(self, people: Sequence[Attendee]) -> None:
        """Show others."""
        if list(people) == self.people:
            return
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(part for part in (person.who_comes, person.delegation) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if role == SECOND_ROLE:
            return person.organisation
        return person if role == VALUE_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [PERSON]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        people = [self.people[row].id for row in sorted(index.row() for index in indexes)]
        data.setData(PERSON, "\n".join(people).encode())
        return data


class WaitingList(QListView):
    """People without a seat, any number of them chosen; Enter asks for them (ids) to be placed from the cursor seat."""

    placing = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.waiting = Waiting()
        self.setModel(self.waiting)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("People without a seat"))

    def show_people(self, people: Sequence[Attendee]) -> None:
        """Show who waits; who is chosen stays so, or the one at the same place in the list is."""
        place, chosen = max(self.currentIndex().row(), 0), set(self.chosen())
        if list(people) == self.waiting.people and (chosen or not people):
            return
        self.waiting.show_people(people)
        if not people:
            return
        rows = [place for place, person in enumerate(people) if person.id in chosen]
        at = self.waiting.index(rows[0] if rows else min(place, len(people) - 1), 0)
        self.setCurrentIndex(at)
        for place in rows[1:]:
            self.selectionModel().select(self.waiting.index(place, 0), SELECT)

    def chosen(self) -> list[str]:
        """The ids of those chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.waiting.people[row].id for row in rows]

    def choose_delegation(self) -> None:
        """Choose everybody of the delegation of the current one."""
        index = self.currentIndex()
        if not index.isValid():
            return
        mine = self.waiting.people[index.row()].delegation_id
        self.clearSelection()
        for place, person in enumerate(self.waiting.people):
            if person.delegation_id == mine:
                self.selectionModel().select(self.waiting.index(place, 0), SELECT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.placing.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            entry(menu, _("Choose the whole delegation"), "users", self.choose_delegation)
            entry(menu, _("Fill from the chosen seat"), "user-plus", lambda: self.placing.emit(self.chosen()))
            menu.popup(event.globalPos())


class SeatCard(Card):
    """The chosen seat: who sits there and why, with what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.place = text_label("", "muted")
        self.name = text_label("", "h2", wrap=True)
        self.body_line = text_label("", "muted", wrap=True)
        self.pills = [Pill() for _number in range(3)]
        self.reasons = text_label("", "", wrap=True)
        self.lock = button(_("Lock"), "lock")
        self.leave = button(_("Unseat"), "user-minus")

        self.body.addWidget(self.place)
        self.body.addWidget(self.name)
        self.body.addWidget(self.body_line)
        self.body.addLayout(row(*self.pills, None, spacing=6))
        self.body.addWidget(self.reasons)
        self.body.addLayout(row(self.lock, self.leave, None))

    def show_hand(self, faces: Sequence[Face], state: HallState | None) -> None:
        """Show the seats in hand: none, one, or many."""
        if len(faces) > 1:
            self._show_many(faces, state)
        else:
            self._show_face(faces[0] if faces else None, state)

    def _show_many(self, faces: Sequence[Face], state: HallState | None) -> None:
        sitting = [face.person for face in faces if face.person is not None]
        self.place.setText(
            ngettext("{number} seat chosen", "{number} seats chosen", len(faces)).format(number=len(faces))
        )
        self.name.setText(
            ngettext("{number} person", "{number} people", len(sitting)).format(number=len(sitting))
        )
        groups = Counter(person.delegation or _("without a delegation") for person in sitting).most_common()
        lines = [_("{name}: {number}").format(name=name, number=number) for name, number in groups[:NAMED]]
        more = len(groups) - NAMED
        if more > 0:
            told_more = ngettext("{number} other delegation", "{number} other delegations", more)
            lines.append(told_more.format(number=more))
        self.body_line.setText("\n".join(lines))
        self.body_line.setVisible(bool(lines))
        locked = sum(face.locked for face in faces)
        present = sum(face.state is State.PRESENT for face in faces)
        pills = [(_("Present: {number}"), present, "ok"), (_("Locked: {number}"), locked, "neutral")]
        told_pills = [(text.format(number=number), kind) for text, number, kind in pills if number]
        self._pills(told_pills)
        ids = {person.id for person in sitting}
        faults = [each for each in state.found if ids & set(each.people)] if state is not None else []
        self.reasons.setText("\n".join(told.fault(state, each) for each in faults[:NAMED] if state))
        self.reasons.setVisible(bool(faults))
        self._buttons(bool(sitting), locked == len(sitting), locked < len(sitting))

    def _pills(self, kinds: Sequence[tuple[str, str]]) -> None:
        for number, pill in enumerate(self.pills):
            pill.show_as(*(kinds[number] if number < len(kinds) else ("", "neutral")))

    def _buttons(self, shown: bool, locked: bool, leaving: bool) -> None:
        self.lock.setVisible(shown)
        self.leave.setVisible(shown)
        self.lock.setText(_("Unlock") if locked else _("Lock"))
        self.leave.setEnabled(leaving)

    def _show_face(self, face: Face | None, state: HallState | None) -> None:
        """One seat; None shows what can be done instead."""
        person = face.person if face is not None else None
        self.place.setText(_place(face))
        self.name.setText(person.who_comes if person else _name_of_free(face))
        told_body = _(", ").join(p for p in (person.organisation, person.position) if p) if person else ""
        self.body_line.setText(told_body)
        self.body_line.setVisible(bool(told_body))
        self._pills(_pills(person, face) if person and face else [])
        told_why = told.why(state, person.id) if state and person else []
        faults = (
            [told.fault(state, each) for each in state.found if person.id in each.people]
            if state and person
            else []
        )
        self.reasons.setText("\n".join([*told_why, *faults]))
        self.reasons.setVisible(bool(told_why or faults))
        locked = face is not None and face.locked
        self._buttons(person is not None, locked, not locked)


def _place(face: Face | None) -> str:
    return seat_words(face.seat.label, _) if face is not None else _("No seat chosen")


def _name_of_free(face: Face | None) -> str:
    if face is None:
        return _("Click a seat, or use the arrow keys")
    return _("Free") if face.seat.kind is SeatKind.SEAT else label(face.seat.kind, _)


def _pills(person: Attendee, face: Face) -> list[tuple[str, str]]:
    kinds = []
    if face.state is State.PRESENT:
        kinds.append((_("Present"), "ok"))
    if face.state is State.AWAY:
        kinds.append((_("Apologies"), "warn"))
    if person.rank is not None:
        kinds.append((_("Dais {rank}").format(rank=person.rank), "vip"))
    if Need.WHEELCHAIR in person.needs:
        kinds.append((label(Need.WHEELCHAIR, _), "accent"))
    kinds.append((person.delegation or label(person.capacity, _), "neutral"))
    return kinds[:3]


class RunCard(Card):
    """What the last run achieved, and what it could not meet."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text_label("", "h2", wrap=True)
        self.quality = text_label("", "muted", wrap=True)
        self.unmet = text_label("", "", wrap=True)
        self.shut = button(_("Close"), "x", "icon", on=self.hide)
        self.body.addLayout(row(self.title, None, self.shut))
        self.body.addWidget(self.quality)
        self.body.addWidget(self.unmet)
        self.hide()

    def tell(self, proposal: Proposal, state: HallState) -> None:
        """Show a run."""
        sentences = list(told.unmet(state, proposal))
        if len(sentences) > SENTENCES:
            more = len(sentences) - SENTENCES
            sentences = [*sentences[:SENTENCES], _("… and {number} more").format(number=more)]
        self.title.setText(_("Seated by the rules") if proposal.finished else _("Stopped early"))
        self.quality.setText(
            "\n".join(part for part in (told.outcome(proposal), told.quality(proposal)) if part)
        )
        self.unmet.setText("\n".join(sentences))
        self.unmet.setVisible(bool(sentences))
        self.show()


class Side(QWidget):
    """The column at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.run, self.preview = RunCard(), PreviewCard()
        self.waiting = WaitingList()
        self.count = text_label("", "h2")
        self.hint = text_label("", "muted", wrap=True)
        self.seat = SeatCard()

        self.without = Card()
        self.without.body.addWidget(self.count)
        self.without.body.addWidget(self.hint)
        self.without.body.addWidget(self.waiting, 1)
        self.fill = button(_("Fill from the chosen seat"), "user-plus")
        self.without.body.addWidget(self.fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.run)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.without, 1)
        layout.addWidget(self.seat)

    def show_preview(self, shown: bool) -> None:
        """Make room for proposals, which tell themselves who stays without a seat; or put them away."""
        self.preview.setVisible(shown)
        self.without.setHidden(shown)
        self.run.hide()

    def show_state(self, state: HallState) -> None:
        """Show who has no seat."""
        people = state.unseated()
        self.count.setText(_("Without a seat: {number}").format(number=len(people)))
        self.hint.setText(
            _("Drag onto a seat, or press Enter. Several fill the row from there.")
            if people
            else _("Everybody who comes has a seat.")
        )
        self.waiting.setEnabled(bool(people))
        self.fill.setVisible(bool(people))
        self.waiting.show_people(people)
