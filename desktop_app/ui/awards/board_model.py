"""The board: batches with their recipients as one list of rows, searched, dragged and reordered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.domain.awards import Recipient
from desktop_app.domain.ceremony import ConcernKind
from desktop_app.domain.names import folded
from desktop_app.domain.readiness import Readiness
from desktop_app.labels import batch_title
from desktop_app.ui.awards.ceremony import Ceremony
from desktop_app.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
MIME = "application/x-rostrum-board-row"

FLAWS = {
    ConcernKind.PENDING: lambda: _("Not named yet"),
    ConcernKind.NOT_REGISTERED: lambda: _("Not on the list"),
    ConcernKind.AWAY: lambda: _("Apologies"),
    ConcernKind.GAP: lambda: _("Place stays empty"),
    ConcernKind.LEFT_OUT: lambda: _("Others closed up"),
}


@dataclass(frozen=True)
class BoardRow:
    """A batch (recipient is None) or one of its recipients; texts are translated. `key` tells rows apart. `flaw` stands
    in a red pill, `here` of a batch in a green one when it is `ready`, else in an amber one."""

    key: str
    batch_id: str | None
    title: str
    second: str = ""
    recipient: Recipient | None = None
    place: str = ""
    flaw: str = ""
    here: str = ""
    ready: bool = False


def board_rows(ceremony: Ceremony, wanted: str = "") -> list[BoardRow]:
    """All rows; with a search only the recipients that have every word of it, under their batches."""
    terms = folded(wanted).split()
    rows: list[BoardRow] = []
    flaws = ceremony.troubled()
    for batch_id in [*(batch.id for batch in ceremony.batches), None]:
        listed = [r for r in ceremony.of_batch(batch_id) if _has(r, ceremony, terms)]
        if listed or (not terms and batch_id is not None):
            rows.append(_heading(ceremony, batch_id, len(listed)))
            rows += [_card(r, ceremony, batch_id, flaws.get(r.id)) for r in listed]
    return rows


def _has(recipient: Recipient, ceremony: Ceremony, terms: Sequence[str]) -> bool:
    if not terms:
        return True
    award = ceremony.awards.get(recipient.award_id)
    text = " ".join(
        (
            recipient.name,
            recipient.representative,
            recipient.organisation,
            recipient.grade,
            recipient.presenter_name,
            award.title if award else "",
        )
    )
    hay = folded(text)
    return all(term in hay for term in terms)


def _heading(ceremony: Ceremony, batch_id: str | None, count: int) -> BoardRow:
    plan = ceremony.plan(batch_id)
    title = batch_title(plan.batch.name, _) if plan is not None else _("No batch")
    told = ngettext("{number} recipient", "{number} recipients", count).format(number=count)
    given = dict.fromkeys(r.award_id for r in ceremony.of_batch(batch_id))
    titles = [ceremony.awards[award_id].title for award_id in given if award_id in ceremony.awards]
    row = BoardRow(f"batch:{batch_id or ''}", batch_id, title, " · ".join([told, *titles]))
    known = ceremony.readiness.get(batch_id or "")
    return replace(row, here=told_here(known), ready=known.ready) if known is not None else row


def told_here(known: Readiness) -> str:
    """How many of those who walk are in the hall, in a few words."""
    return _("{here} of {number} here").format(here=known.here, number=known.expected)


def _card(
    recipient: Recipient, ceremony: Ceremony, batch_id: str | None, flaw: ConcernKind | None
) -> BoardRow:
    place = ceremony.place(recipient.id)
    hands = place.presenter.name if place is not None and place.presenter is not None else ""
    walker = recipient.on_stage_name if recipient.on_stage_name != recipient.name else ""
    body = recipient.organisation if recipient.organisation != recipient.name else ""
    parts = (recipient.grade, walker or body, _("from {name}").format(name=hands) if hands else "")
    return BoardRow(
        recipient.id,
        batch_id,
        recipient.name,
        " · ".join(part for part in parts if part),
        recipient,
        str(place.number) if place is not None else "",
        FLAWS[flaw]() if flaw is not None else "",
    )


class BoardModel(QAbstractListModel):
    """Rows of the board. `recipient_moved` and `batch_moved` tell what was dropped where; nothing is written here."""

    recipient_moved = Signal(str, str, str)
    """Recipient, batch ("" for none), recipient to stand before ("" for last)."""
    batch_moved = Signal(str, str)
    """Batch, batch to go before ("" for last)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BoardRow] = []

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Replace what is shown; rows of the same keys in the same order are only repainted."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0), [])
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> BoardRow | None:
        """The row at an index, or None."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where a key stands, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def neighbour(self, row: BoardRow, step: int) -> tuple[str, str] | None:
        """Where Alt+Up or Alt+Down takes a recipient: (batch, recipient to stand before); None at the ends."""
        place = self.place_of(row.key)
        other = place + step
        if not 0 <= other < len(self._rows):
            return None
        target = self._rows[other]
        if step < 0 and target.recipient is None:
            above = self._rows[other - 1] if other else None
            return (above.batch_id or "", "") if above is not None else None
        if step < 0:
            return target.batch_id or "", target.key
        return target.batch_id or "", self._first_after(other)

    def _first_after(self, place: int) -> str:
        """The recipient in the row below, "" when the batch ends there."""
        below = self._rows[place + 1] if place + 1 < len(self._rows) else None
        return below.key if below is not None and below.recipient is not None else ""

    def _drop_target(self, place: int) -> tuple[str, str]:
        """The batch and the recipient before whom something dropped above row `place` would stand."""
        above = self._rows[max(place - 1, 0)]
        below = self._rows[place] if place < len(self._rows) else None
        inside = below is not None and below.recipient is not None and below.batch_id == above.batch_id
        return above.batch_id or "", below.key if below is not None and inside else ""

    # Qt's names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.second, row.here, row.flaw) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if row.key != "batch:" else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = [row for row in map(self.row_at, indexes) if row is not None]
        data.setData(MIME, rows[0].key.encode() if rows else b"")
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        key = bytes(data.data(MIME).data()).decode()
        if not key or not self._rows:
            return False
        place = row if row >= 0 else parent.row() + 1 if parent.isValid() else len(self._rows)
        if parent.isValid() and row < 0 and self._rows[parent.row()].recipient is not None:
            place = parent.row()
        if key.startswith("batch:"):
            self.batch_moved.emit(key.removeprefix("batch:"), self._batch_from(place))
        else:
            self.recipient_moved.emit(key, *self._drop_target(place))
        return True

    def _batch_from(self, place: int) -> str:
        """The first batch that begins at or below a row."""
        below = (row for row in self._rows[place:] if row.recipient is None)
        return next((row.batch_id or "" for row in below), "")
