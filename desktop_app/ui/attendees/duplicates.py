"""Who may be in the list twice: pair by pair, side by side; taken together, or remembered to be two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QScrollArea, QStackedWidget, QWidget

from db.queries.own_fields import known_apart, own_fields
from desktop_app.commands import duplicates as commands
from desktop_app.domain.changes import Changes
from desktop_app.domain.duplicates import Pair, proposing
from desktop_app.labels import label
from desktop_app.ui.attendees.comparison import Comparison
from desktop_app.ui.jobs import Jobs, raise_error
from desktop_app.ui.kit.basics import Card, EmptyState, button
from desktop_app.ui.kit.rows import SECOND_ROLE
from desktop_app.ui.kit.table import CellDelegate
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import PeopleIndex
from desktop_app.ui.workshop import Workshop
from desktop_app.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAIRS_WIDTH = 268


class Pairs(QAbstractListModel):
    """The pairs that are left."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: Sequence[Pair] = ()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show others."""
        self.beginResetModel()
        self.pairs = pairs
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair = self.pairs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " / ".join(dict.fromkeys((pair.first.name, pair.second.name)))
        return label(pair.likeness, _) if role == SECOND_ROLE else None


class DuplicatesDialog(Workshop):
    """The pairs at the left, the chosen one at the right; every decision is one change, then the next pair comes."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        hint = _("Seats, awards, roles and everything recorded at the desk stay with the one who remains.")
        super().__init__(office, _("Possible duplicates"), hint, parent)
        self.resize(980, 640)
        self._index = index
        self._jobs = Jobs(self)
        self._place = 0
        self.pairs = Pairs()
        self.list = QListView()
        self.comparison = Comparison()
        self.stack = QStackedWidget()
        self.apart_button = button(_("They are two people"), "users", on=self.keep_apart)
        self.take_button = button(_("Take together"), "git-merge", "primary", on=self.take_together)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show)
        self._jobs.failed.connect(raise_error)
        office.committed.connect(self._follow)
        self._look()

    def _lay_out(self) -> None:
        self.list.setModel(self.pairs)
        self.list.setItemDelegate(CellDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Pairs"))
        self.list.setFixedWidth(PAIRS_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.comparison)
        pairs, both = QWidget(), Card(padding=12)
        line = Card(padding=6)
        line.body.addWidget(self.list)
        both.body.addWidget(scroll)
        self.searching = EmptyState("search", _("Looking through the list …"))
        done = EmptyState("circle-check", _("No duplicates"), _("Nobody seems to be in the list twice."))
        self.body.addWidget(self.stack, 1)
        inner = QHBoxLayout(pairs)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(line)
        inner.addWidget(both, 1)
        for page in (self.searching, pairs, done):
            self.stack.addWidget(page)
        self.take_button.setDefault(True)
        self.foot.addWidget(self.apart_button)
        self.foot.addWidget(self.take_button)
        self._tell()

    @property
    def busy(self) -> bool:
        """Whether the list is being looked through."""
        return self._jobs.busy

    def pair(self) -> Pair | None:
        """The pair in hand."""
        index = self.list.currentIndex()
        return self.pairs.pairs[index.row()] if index.isValid() else None

    def take_together(self) -> None:
        """The pair becomes one line, with the values that are chosen."""
        pair = self.pair()
        if pair is None:
            return
        kept, other, chosen = self.comparison.chosen()
        if self.office.do(commands.take_together, kept, other, chosen):
            self.office.say(_("{name}: two lines have become one").format(name=pair.first.name), undo=True)

    def keep_apart(self) -> None:
        """The pair is two people, and is not shown again."""
        pair = self.pair()
        if pair is not None and self.office.do(commands.keep_apart, pair.first.id, pair.second.id):
            told = _("Noted: {first} and {second} are two people")
            self.office.say(told.format(first=pair.first.name, second=pair.second.name), undo=True)

    def _look(self) -> None:
        """Look through the list again; on another thread, for it may be long."""
        people = [each.attendee for each in self._index.fetch()]
        if not self._jobs.start(proposing(people, known_apart()), self._take):
            self._jobs.cancel()
            self._jobs.idle.connect(self._look, Qt.ConnectionType.SingleShotConnection)

    def _take(self, found: Sequence[Pair]) -> None:
        place = self._place
        self.pairs.show_pairs(found)
        self.stack.setCurrentIndex(1 if found else 2)
        if found:
            self.list.setCurrentIndex(self.pairs.index(min(place, len(found) - 1), 0))
            self.list.setFocus()
        self._tell()

    def _show(self, *_indexes: object) -> None:
        pair = self.pair()
        if pair is not None:
            self._place = self.list.currentIndex().row()
            both = [self._index.get(each.id) for each in (pair.first, pair.second)]
            if both[0] is not None and both[1] is not None:
                self.comparison.show_pair(both[0], both[1], own_fields())
        self._tell()

    def _tell(self) -> None:
        count = len(self.pairs.pairs)
        some = self.pair() is not None
        self.take_button.setEnabled(some)
        self.apart_button.setEnabled(some)
        if count:
            words = ngettext("{number} pair to look at", "{number} pairs to look at", count)
            self.setWindowTitle(" · ".join((_("Possible duplicates"), words.format(number=count))))

    def _follow(self, changes: Changes) -> None:
        if any(changes.of(table) for table in ("attendee", "known_apart", "own_value", "placement")):
            self._look()

    def done(self, result: int) -> None:
        self._jobs.wait()
        super().done(result)
