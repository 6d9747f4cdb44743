"""How a sheet is read, in the person's hands: which sheet of the book, which encoding, and what each column is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.review import MappedColumn
from desktop_app.ui.kit.basics import text_label
from desktop_app.words import _

COLUMN_WIDTH, STRIP_HEIGHT = 132, 78


class SheetBar(QWidget):
    """Tells `changed` when the person chooses; `sheet`, `encoding` and `columns` then say what.

    `fields` are the fields a column may be (key -> translated name), in the order of the list."""

    changed = Signal()

    def __init__(self, fields: Mapping[str, str], encodings: Sequence[str]) -> None:
        super().__init__()
        self._fields, self._encodings = dict(fields), tuple(encodings)
        self._columns: dict[int, str] = {}
        self._holders: list[QWidget] = []
        self.sheets, self.encoding_box = QComboBox(), QComboBox()
        self.sheets.setAccessibleName(_("Sheet"))
        self.encoding_box.setAccessibleName(_("Encoding"))
        self._sheet_words, self._encoding_words = (
            text_label(_("Sheet"), "small"),
            text_label(_("Encoding"), "small"),
        )
        self._strip = QWidget()
        self._boxes = QHBoxLayout(self._strip)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(8)
        scroll = QScrollArea()
        scroll.setWidget(self._strip)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedHeight(STRIP_HEIGHT)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        choices = QHBoxLayout()
        choices.setSpacing(8)
        for words, box in ((self._sheet_words, self.sheets), (self._encoding_words, self.encoding_box)):
            choices.addWidget(words)
            choices.addWidget(box)
        choices.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(choices)
        layout.addWidget(scroll)
        self.sheets.activated.connect(self._read_anew)
        self.encoding_box.activated.connect(self._read_anew)

    @property
    def sheet(self) -> str | None:
        """The sheet that is chosen; None where the file has no choice."""
        return self.sheets.currentText() or None

    @property
    def encoding(self) -> str | None:
        """The encoding that is chosen; None for a workbook."""
        return self.encoding_box.currentText() or None

    @property
    def columns(self) -> dict[int, str]:
        """What the person made of columns: index -> field, "" to leave one out. Others are as they were found."""
        return dict(self._columns)

    def tell(self, names: Sequence[str], name: str, encoding: str, mapped: Sequence[MappedColumn]) -> None:
        """Show how the sheet was read; nothing is emitted."""
        _fill(self.sheets, names if len(names) > 1 else (), name)
        offered = dict.fromkeys([encoding, *self._encodings]) if encoding else {}
        _fill(self.encoding_box, list(offered), encoding)
        for words, box in ((self._sheet_words, self.sheets), (self._encoding_words, self.encoding_box)):
            words.setVisible(box.count() > 0)
            box.setVisible(box.count() > 0)
        for holder in self._holders:
            self._boxes.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        while self._boxes.count():
            self._boxes.takeAt(0)
        self._holders = [self._column(each) for each in mapped if each.heading.strip() or each.field]
        for holder in self._holders:
            self._boxes.addWidget(holder)
        self._boxes.addStretch()

    def mapping(self) -> list[QComboBox]:
        """The box of every column that is shown, from left to right."""
        return [box for box in self._strip.findChildren(QComboBox) if box.parentWidget() in self._holders]

    def _column(self, column: MappedColumn) -> QWidget:
        heading = " ".join(column.heading.split())
        holder, box = QWidget(), QComboBox()
        holder.setFixedWidth(COLUMN_WIDTH)
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        words = text_label("", "small")
        words.setText(words.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideRight, COLUMN_WIDTH - 4))
        words.setToolTip(heading)
        box.addItem(_("(leave out)"), "")
        for key, title in self._fields.items():
            box.addItem(title, key)
        box.setCurrentIndex(max(0, box.findData(column.field)))
        box.setAccessibleName(_("Column {heading}").format(heading=heading))
        box.setProperty("column", column.index)
        box.activated.connect(lambda _place: self._map(column.index, str(box.currentData())))
        lines.addWidget(words)
        lines.addWidget(box)
        return holder

    def _map(self, index: int, field: str) -> None:
        self._columns = {at: given for at, given in self._columns.items() if not field or given != field}
        self._columns[index] = field
        self.changed.emit()

    def _read_anew(self, _place: int) -> None:
        self._columns = {}
        self.changed.emit()


def _fill(box: QComboBox, texts: Sequence[str], current: str) -> None:
    box.clear()
    box.addItems(list(texts))
    box.setCurrentText(current)
