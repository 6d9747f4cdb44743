"""The ushers' banner: somebody who is waited for (dais, signatory, speaker, awardee) has just come in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.labels import label, seat_words
from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.kit.basics import button, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.people_index import Person
from desktop_app.words import _

SHOWN = 3


class UshersBanner(QFrame):
    """Tells the latest few such arrivals, from whichever desk, until it is closed; one that is taken back goes."""

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ushers")
        self._roll = roll
        self._told: list[str] = []
        self._inside = self._watched_inside()
        sign = QLabel()
        sign.setPixmap(icon("bell", "vip").pixmap(22, 22))
        self.text = text_label(name="ushersText", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(sign)
        layout.addWidget(self.text, 1)
        layout.addWidget(button(_("Seen"), "check", "ghost", on=self.clear))
        self.hide()
        roll.changed.connect(self._follow)
        roll.relisted.connect(self._relisted)

    def clear(self) -> None:
        """They have been met."""
        self._told = []
        self._tell()

    def _watched_inside(self) -> set[str]:
        return {each.id for each in self._roll.fetch() if each.watch and each.presence.present}

    def _relisted(self) -> None:
        self._inside = self._watched_inside()
        self.clear()

    def _follow(self, ids: object) -> None:
        if not isinstance(ids, frozenset):  # read anew as a whole: that is no arrival
            self._inside = self._watched_inside()
            self._told = [each for each in self._told if each in self._inside]
        for person in self._roll.fetch(ids if isinstance(ids, frozenset) else ()):
            if not person.watch:
                continue
            if person.presence.present and person.id not in self._inside:
                self._inside.add(person.id)
                self._told = [person.id, *self._told][:SHOWN]
            elif not person.presence.present and person.id in self._inside:
                self._inside.discard(person.id)
                self._told = [each for each in self._told if each != person.id]
        self._tell()

    def _tell(self) -> None:
        people = [person for each in self._told if (person := self._roll.get(each)) is not None]
        self.text.setText("\n".join(_line(person) for person in people))
        self.setAccessibleName(self.text.text())
        self.setVisible(bool(people))


def _line(person: Person) -> str:
    lists = _(", ").join(label(each, _) for each in person.watch)
    arrived = person.presence.arrived
    where = [
        f"{arrived.at:%H:%M}" if arrived else "",
        arrived.desk if arrived else "",
        seat_words(person.seat, _),
    ]
    told = _("{name} has arrived ({lists})").format(name=person.attendee.who_comes, lists=lists)
    return " · ".join(filter(None, (told, *where)))
