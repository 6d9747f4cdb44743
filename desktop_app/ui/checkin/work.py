"""What the desk does, without a widget: each deed is a command, and its answer a verdict, told after it is on disk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop_app.commands import arrivals
from desktop_app.commands import attendance as commands
from desktop_app.commands.attendance import TURNED_AWAY, Desk
from desktop_app.domain.attendance import Method
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.checkin import verdict
from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.checkin.verdict import Verdict
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import Person
from desktop_app.words import _


class DeskWork(QObject):
    """`told` carries the verdict of every arrival that was tried; `arrived` the person who has just come in."""

    told = Signal(Verdict)
    arrived = Signal(Person)

    def __init__(self, office: Office, roll: Roll, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._roll = office, roll

    def desk(self, method: Method = Method.SEARCH) -> Desk:
        """This desk on the list in use."""
        settings = self._office.settings
        return Desk(settings.desk, method, settings.operator, self._roll.session.id)

    def objection(self, person: Person, *, anyway: bool = False) -> Refusal | None:
        """What the rule of the door says, from what is on disk."""
        try:
            commands.ensure_no_refusal(person.attendee, self._office.now(), self.desk(), anyway=anyway)
        except Refusal as refusal:
            return refusal
        return None

    # Arrivals.

    def scan(self, text: str) -> None:
        """A badge was scanned."""
        try:
            person = self._roll.get(commands.whose_code(text).id)
        except Refusal as refusal:
            self._turn_away(refusal, None, text)
            return
        if person is not None:
            self.check_in(person, Method.SCAN, raw_code=text.strip()[:100])

    def check_in(self, person: Person, method: Method, *, anyway: bool = False, raw_code: str = "") -> bool:
        """Check somebody in, or say why not; True when the arrival is on disk."""
        objection = self.objection(person, anyway=anyway)
        if objection is not None:
            self._turn_away(objection, person, raw_code)
            return False
        done = self._office.do(
            commands.check_in,
            person.id,
            self._office.now(),
            desk=self.desk(method),
            event_id=new_id(),
            anyway=anyway,
            raw_code=raw_code,
        )
        return done and self._welcome(person.id)

    def substitute(self, person: Person, name: str, phone: str, authority: str) -> bool:
        """Check in who comes instead."""
        done = self._office.do(
            arrivals.check_in_substitute,
            person.id,
            name,
            authority,
            self._office.now(),
            phone=phone,
            desk=self.desk(),
            event_id=new_id(),
        )
        return done and self._welcome(person.id)

    def walk_in(self, attendee: Attendee) -> bool:
        """Put somebody on the list and check the person in."""
        person = replace(attendee, id=new_id())
        done = self._office.do(
            arrivals.walk_in, person, self._office.now(), desk=self.desk(), event_id=new_id()
        )
        return done and self._welcome(person.id)

    def check_in_group(self, ids: Collection[str], name: str) -> bool:
        """Check a delegation in together."""
        coming = len(arrivals.to_arrive(ids, self._roll.session.id))
        done = self._office.do(
            arrivals.check_in_group, ids, self._office.now(), desk=self.desk(), subject=name
        )
        if done:
            self._office.say(_("{count} of {name} checked in").format(count=coming, name=name), undo=True)
        return done

    def enter_later(self, ids: Collection[str], at: datetime, reason: str) -> bool:
        """Enter arrivals from a paper list."""
        done = self._office.do(
            arrivals.enter_later, ids, at, self._office.now(), reason, desk=self.desk(Method.BACK_ENTRY)
        )
        if done:
            self._office.say(_("Entered from the paper list, {time}").format(time=f"{at:%H:%M}"), undo=True)
        return done

    # Departures and mistakes.

    def leave(self, person: Person) -> bool:
        """Note that somebody left the hall."""
        done = self._office.do(
            commands.check_out, person.id, self._office.now(), desk=self.desk(), event_id=new_id()
        )
        if done:
            name = person.attendee.who_comes
            self._office.say(_("{name} has left the hall").format(name=name), undo=True)
        return done

    def take_back(self, person: Person, reason: str) -> bool:
        """Take the last thing recorded about somebody back, with a reason."""
        done = self._office.do(
            commands.take_back, person.id, self._office.now(), reason, desk=self.desk(), event_id=new_id()
        )
        if done:
            self._office.say(_("Taken back: {name}").format(name=person.attendee.who_comes), undo=True)
        return done

    def settle(self, event_id: str, reason: str) -> bool:
        """Settle a double entry."""
        return self._office.do(arrivals.settle, event_id, self._office.now(), reason, desk=self.desk())

    # How it is told.

    def _welcome(self, attendee_id: str) -> bool:
        fresh = self._roll.get(attendee_id)
        if fresh is not None:
            self.told.emit(verdict.checked_in(fresh, self._roll.session))
            self.arrived.emit(fresh)
            self._office.say(_("{name} checked in").format(name=fresh.attendee.who_comes), undo=True)
        return fresh is not None

    def _turn_away(self, refusal: Refusal, person: Person | None, raw_code: str) -> None:
        """Say why not; a scan that is turned away is recorded."""
        if raw_code and refusal.code in TURNED_AWAY:
            self._office.do(
                commands.refuse,
                refusal.code,
                self._office.now(),
                desk=self.desk(Method.SCAN),
                attendee_id=person.id if person else None,
                raw_code=raw_code,
            )
        self.told.emit(verdict.refused(refusal, person))
