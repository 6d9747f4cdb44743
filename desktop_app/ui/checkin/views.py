"""What the desk can look at below the search: latest arrivals or hits, the awaited, counters, arrivals, seats, doubles.

Each view reads only while it is in sight; a change that comes meanwhile is caught up with when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.queries import attendance as desks
from desktop_app.domain.changes import Changes
from desktop_app.domain.counting import Standing
from desktop_app.domain.movements import arrival_curve, exits
from desktop_app.domain.reconciling import DoubleEntry, Doubt, double_entries
from desktop_app.domain.sessions import is_late
from desktop_app.labels import label
from desktop_app.ui.checkin.counters import CountsTable
from desktop_app.ui.checkin.curve import ArrivalCurve
from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.checkin.seat_map import SeatMap, legend
from desktop_app.ui.checkin.work import DeskWork
from desktop_app.ui.kit.basics import EmptyState, Pill, button, row, text_label
from desktop_app.ui.kit.rows import Column, RowsModel
from desktop_app.ui.kit.search import ChipRow
from desktop_app.ui.kit.table import TableView
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import Person
from desktop_app.ui.person_words import status_kind, status_text
from desktop_app.words import N_, _


class View(QWidget):
    """A view that catches up when it comes into sight."""

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roll = roll
        self._stale = True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(10)
        roll.changed.connect(self._changed)

    def read(self) -> None:
        """Show what is true now. For the views to override."""

    def _changed(self, _ids: object) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()


class AwaitedView(View):
    """Who has not come yet, with the phone to ring; a delegation that comes together is checked in together."""

    chosen = Signal(object)

    def __init__(self, roll: Roll, work: DeskWork, parent: QWidget | None = None) -> None:
        super().__init__(roll, parent)
        self._work = work
        columns = (
            Column[Person](N_("Name"), lambda p: p.attendee.who_comes, second=lambda p: p.latin, width=130),
            Column[Person](N_("Organisation"), lambda p: p.attendee.organisation, second=_position),
            Column[Person](N_("Telephone"), _phone, width=126),
            Column[Person](N_("Seat"), lambda p: p.seat, width=76),
        )
        self.model = RowsModel[Person]("attendee", roll.fetch, columns, self)
        self.table = TableView(self.model)
        self.whom = ChipRow([("all", _("Everybody")), ("ushers", _("Ushers' list"))])
        self.delegation = QComboBox()
        self.delegation.setAccessibleName(_("Delegation"))
        self.delegation.setMinimumWidth(120)
        self.together = button(_("Check in together"), "users", on=self.check_in_together)
        self.column.addLayout(row(self.whom, None, self.delegation, self.together))
        self.column.addWidget(self.table, 1)
        self.model.only(self._awaited)
        self.whom.picked.connect(self._filter)
        self.delegation.currentIndexChanged.connect(self._filter)
        self.table.chosen.connect(self.chosen)
        self._fill()

    def read(self) -> None:
        self._fill()
        self.model.reload()

    def _fill(self) -> None:
        names = [
            (_("All delegations"), ""),
            *((each.name, each.id) for each in self.roll.index.delegations()),
        ]
        known = [
            (self.delegation.itemText(i), self.delegation.itemData(i)) for i in range(self.delegation.count())
        ]
        if names == known:
            return
        kept = self.delegation.currentData() or ""
        self.delegation.blockSignals(True)
        self.delegation.clear()
        for name, key in names:
            self.delegation.addItem(name, key)
        self.delegation.setCurrentIndex(max(0, self.delegation.findData(kept)))
        self.delegation.blockSignals(False)
        self._filter()

    def _filter(self, *_now: object) -> None:
        self.together.setEnabled(bool(self.delegation.currentData()))
        self.model.only(self._awaited)

    def _awaited(self, person: Person) -> bool:
        wanted = self.delegation.currentData() or ""
        ushers = self.whom.current() == "ushers"
        return (
            person.standing is Standing.NOT_YET
            and (not wanted or person.attendee.delegation_id == wanted)
            and (not ushers or bool(person.watch))
        )

    def check_in_together(self) -> None:
        """Check in everybody of the chosen delegation who is awaited."""
        ids = [person.id for person in self.model.values()]
        if ids:
            self._work.check_in_group(ids, self.delegation.currentText())


def _position(person: Person) -> str:
    words = [label(each, _) for each in person.watch] or [person.attendee.position]
    return " · ".join(filter(None, words))


def _phone(person: Person) -> str:
    return person.attendee.substitute_phone or person.attendee.phone


class CountsView(View):
    """The counters line by line."""

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(roll, parent)
        self.table = CountsTable()
        self.column.addWidget(self.table)

    def read(self) -> None:
        self.table.tell(self.roll.counted())


class ArrivalsView(View):
    """The arrival curve, and who was late or went out meanwhile."""

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(roll, parent)
        self.curve = ArrivalCurve()
        self.words = text_label("", "muted", wrap=True)
        self.column.addWidget(self.curve, 1)
        self.column.addWidget(self.words)

    def read(self) -> None:
        states = list(self.roll.presences().values())
        self.curve.tell(arrival_curve(states), self.roll.counted().total.expected)
        session = self.roll.session
        went = exits(desks.events(session_id=session.id), session)
        told = _("Went out while the list ran: {people} ({times} times), back: {returned}, still out: {out}")
        words = [
            told.format(people=went.people, times=went.times, returned=went.returned, out=went.still_out)
        ]
        if session.closes_at is not None:
            late = sum(is_late(session, state) for state in states)
            words.insert(0, _("Late: {late}").format(late=late))
        self.words.setText(" · ".join(words))


class SeatsView(View):
    """The hall filling up."""

    def __init__(self, office: Office, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(roll, parent)
        self.map = SeatMap(office, roll)
        self.column.addWidget(self.map, 1)
        self.column.addLayout(row(None, *(Pill(word, kind) for word, kind in legend()), None))


@dataclass(frozen=True, slots=True)
class Double:
    """A double entry as a row."""

    id: str
    name: str
    entry: DoubleEntry


class DoublesView(View):
    """Who seems to have come in twice (核对). `settle_wanted` asks for a reason to settle the chosen line with."""

    settle_wanted = Signal(Double)

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(roll, parent)
        columns = (
            Column[Double](N_("Name"), lambda each: each.name, width=120),
            Column[Double](N_("First"), _time_of("before"), second=_desk_of("before"), width=96),
            Column[Double](N_("Again"), _time_of("again"), second=_desk_of("again"), width=96),
            Column[Double](N_("Most likely"), lambda each: label(each.entry.doubt, _), pill=_doubt_kind),
        )
        self.model = RowsModel[Double]("", self._found, columns, self)
        self.table = TableView(self.model)
        self.settle = button(_("Settle…"), "check-check", on=self._settle)
        self.nothing = EmptyState(
            "circle-check", _("No double entries"), _("Nobody seems to have come in twice.")
        )
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(row(None, self.settle))
        self.table.opened.connect(lambda _value: self._settle())
        self._stale = True

    def read(self) -> None:
        self.model.reload()
        some = bool(self.model.values())
        self.nothing.setVisible(not some)
        self.table.setVisible(some)
        self.settle.setVisible(some)
        if some:
            self.table.selectRow(0)

    def _found(self, _only: object) -> list[Double]:
        doubles = double_entries(desks.events(session_id=self.roll.session.id))
        people = {each.attendee_id: self.roll.get(each.attendee_id) for each in doubles}
        return [
            Double(each.again.id, person.attendee.who_comes, each)
            for each in doubles
            if (person := people[each.attendee_id]) is not None
        ]

    def _settle(self) -> None:
        value = self.model.value_at(self.table.currentIndex())
        if value is not None:
            self.settle_wanted.emit(value)


def _time_of(which: str) -> Callable[[Double], str]:
    return lambda double: f"{getattr(double.entry, which).at:%H:%M:%S}"


def _desk_of(which: str) -> Callable[[Double], str]:
    return lambda double: str(getattr(double.entry, which).desk) or "–"


def _doubt_kind(double: Double) -> str:
    return "warn" if double.entry.doubt is Doubt.LENT else "neutral"


def list_columns() -> tuple[Column[Person], ...]:
    """The list of hits and of the latest arrivals."""
    return (
        Column(
            N_("Name"), lambda person: person.attendee.name, second=lambda person: person.latin, width=150
        ),
        Column(
            N_("Organisation"),
            lambda person: person.attendee.organisation,
            second=lambda person: person.attendee.position,
        ),
        Column(N_("Seat"), lambda person: person.seat, width=84),
        Column(N_("Status"), status_text, pill=status_kind, width=112),
    )


class PeopleList(QWidget):
    """The hits of a search, or the latest arrivals."""

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roll = roll
        self.model = RowsModel[Person]("attendee", roll.fetch, list_columns(), self)
        self.table = TableView(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def follow(self, ids: object) -> None:
        """Somebody looks different."""
        if isinstance(ids, frozenset):
            self.model.apply(Changes("", "", {"attendee": ids}) if ids else Changes())
        else:
            self.model.reload()


ViewMaker = Callable[[], QWidget]


def makers(office: Office, roll: Roll, work: DeskWork) -> dict[str, ViewMaker]:
    """Every view beside the list, made when it is first shown."""
    return {
        "awaited": partial(AwaitedView, roll, work),
        "counts": partial(CountsView, roll),
        "arrivals": partial(ArrivalsView, roll),
        "seats": partial(SeatsView, office, roll),
        "doubles": partial(DoublesView, roll),
    }
