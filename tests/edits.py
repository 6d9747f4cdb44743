"""Random work of a meeting office on one open file, through the real commands: for tests that need histories."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from db.queries import actions, agenda, attachments, attendees, awards, elections, sessions
from db.queries import meeting as meetings
from db.queries import seating as seats_kept
from db.store import Store
from desktop_app.commands import actions as todo
from desktop_app.commands import agenda as agendas
from desktop_app.commands import attachments as attaching
from desktop_app.commands import attendance as desks
from desktop_app.commands import attendees as people
from desktop_app.commands import awards as commend
from desktop_app.commands import certificates, duplicates, editions, halls, resolutions, seating
from desktop_app.commands import elections as electing
from desktop_app.commands import meeting as meeting_commands
from desktop_app.commands import sessions as lists
from desktop_app.domain.actions import Action
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role
from desktop_app.domain.attachments import FileRead
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.awards import Award, Batch, Issuer, Recipient
from desktop_app.domain.elections import Candidate
from desktop_app.domain.halls import HallShape
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Resolution, Tally
from desktop_app.domain.sessions import Session

NAMES = ("张三", "李䶮", "O'Neil", "𠮷田", "陈静", "周转", "a\tb", "Łukasz")
GROUPS = ("各区", "基金会", "企事业单位")
START = dt.datetime(2027, 3, 15, 9, 0)


class Staff:
    """Somebody at work: `work` does so many random things; what a rule refuses is left undone."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.store: Store
        self.minute = 0

    def work(self, store: Store, times: int) -> None:
        """Do `times` random things in an open file."""
        self.store = store
        for _ in range(times):
            deed = self.chance.choice(DEEDS)
            try:
                deed(self)
            except Refusal:
                continue

    def now(self) -> dt.datetime:
        """A minute later each time."""
        self.minute += 1
        return START + dt.timedelta(minutes=self.minute)

    def one(self, values: Sequence[Any]) -> Any:
        """Any of them; refuses when there is none."""
        if not values:
            raise Refusal("no-longer-there")
        return self.chance.choice(values)

    def name(self) -> str:
        """A name."""
        return f"{self.chance.choice(NAMES)}{self.chance.randrange(30)}"

    def person(self) -> Attendee:
        """Anybody of the list."""
        found: Attendee = self.one(attendees.everyone())
        return found

    def item(self) -> AgendaItem:
        """Any item of the agenda."""
        found: AgendaItem = self.one(agenda.items())
        return found

    def add_person(self) -> None:
        people.add_attendee(
            self.store, Attendee(new_id(), self.name(), delegation=self.chance.choice(GROUPS))
        )

    def edit_person(self) -> None:
        told = {self.chance.choice(("name", "organisation", "notes", "phone")): self.name()}
        people.edit_attendee(self.store, replace(self.person(), **told))  # type: ignore[arg-type]

    def remove_person(self) -> None:
        people.remove_attendees(self.store, [self.person().id])

    def take_together(self) -> None:
        everyone = attendees.everyone()
        one, other = self.one(everyone), self.one(everyone)
        duplicates.take_together(self.store, one.id, other.id)

    def status(self) -> None:
        people.set_status(
            self.store, [self.person().id], self.chance.choice([Status.CONFIRMED, Status.APOLOGIES])
        )

    def substitute(self) -> None:
        people.set_substitute(self.store, self.person().id, self.name())

    def delegation(self) -> None:
        people.edit_delegation(self.store, replace(self.one(attendees.delegations()), latin_name=self.name()))

    def check_in(self) -> None:
        desks.check_in(self.store, self.person().id, self.now(), desk=desks.Desk("东门"), anyway=True)

    def check_out(self) -> None:
        desks.check_out(self.store, self.person().id, self.now())

    def add_item(self) -> None:
        items = agenda.items()
        after = self.chance.choice([None, *(each.id for each in items)])
        parent = next((each.parent_id for each in items if each.id == after), None)
        kind = self.chance.choice([ItemKind.VOTE, ItemKind.REPORT, ItemKind.AWARDS])
        agendas.add_item(self.store, AgendaItem(new_id(), self.name(), kind=kind, parent_id=parent), after)

    def edit_item(self) -> None:
        lines = [self.name() for _ in range(3)]
        item = self.item()
        if item.text and self.chance.random() < 0.7:
            lines = item.text.split("\n")
            lines[self.chance.randrange(len(lines))] = self.name()
        told = self.chance.choice(
            [{"title": self.name()}, {"minutes": self.minute + 1}, {"text": "\n".join(lines)}]
        )
        agendas.edit_item(self.store, replace(item, **told))  # type: ignore[arg-type]

    def move_item(self) -> None:
        agendas.move_items(self.store, [self.item().id], self.chance.choice([None, self.item().id]), None)

    def indent(self) -> None:
        agendas.indent_items(self.store, [self.item().id])

    def remove_item(self) -> None:
        agendas.remove_items(self.store, [self.item().id])

    def roles(self) -> None:
        item, person = self.item(), self.person()
        role = ItemRole(new_id(), item.id, self.chance.choice(list(Role)), person.name, person.id)
        agendas.set_roles(self.store, item.id, [role, *item.roles[:1]])

    def motion(self) -> None:
        agendas.set_resolution(self.store, Resolution(new_id(), self.item().id, self.name()))

    def vote(self) -> None:
        resolutions.record_vote(self.store, self.item().id, Tally(1, 0, 0), self.now(), reason="试")

    def edition(self) -> None:
        editions.release_edition(self.store, self.now())

    def award(self) -> None:
        commend.add_award(self.store, Award(new_id(), self.name()))

    def edit_award(self) -> None:
        commend.edit_award(self.store, replace(self.one(awards.awards()), latin_title=self.name()))

    def remove_award(self) -> None:
        commend.remove_award(self.store, self.one(awards.awards()).id)

    def batch(self) -> None:
        commend.add_batch(self.store, Batch(new_id(), self.name(), item_id=self.item().id))

    def move_batch(self) -> None:
        commend.move_batch(self.store, self.one(awards.batches()).id, self.one(awards.batches()).id)

    def remove_batch(self) -> None:
        commend.remove_batch(self.store, self.one(awards.batches()).id)

    def recipient(self) -> None:
        batch = self.chance.choice([None, *(each.id for each in awards.batches())])
        commend.add_recipient(
            self.store, Recipient(new_id(), self.one(awards.awards()).id, batch, self.name())
        )

    def edit_recipient(self) -> None:
        commend.edit_recipient(self.store, replace(self.one(awards.recipients()), citation=self.name()))

    def move_recipient(self) -> None:
        commend.move_recipient(self.store, self.one(awards.recipients()).id, self.one(awards.batches()).id)

    def remove_recipient(self) -> None:
        commend.remove_recipient(self.store, self.one(awards.recipients()).id)

    def presenters(self) -> None:
        some = [self.person().id for _ in range(2)]
        commend.set_presenters(self.store, self.one(awards.batches()).id, some)

    def candidates(self) -> None:
        item, person = self.item(), self.person()
        standing = [
            *elections.candidates(item.id),
            Candidate(new_id(), item.id, self.name(), attendee_id=person.id),
        ]
        electing.set_candidates(self.store, item.id, standing[-2:])

    def issue(self) -> None:
        certificates.issue_certificates(self.store, self.now(), [self.one(awards.recipients()).id])

    def revoke(self) -> None:
        certificates.revoke_certificate(self.store, self.one(awards.certificates()).id, "错字", self.now())

    def issuer(self) -> None:
        certificates.save_issuer(self.store, Issuer(new_id(), self.name()), bytes(str(self.minute), "ascii"))

    def remove_issuer(self) -> None:
        certificates.remove_issuer(self.store, self.one(awards.issuers()).id)

    def hall(self) -> None:
        if len(seats_kept.halls()) < 2:
            halls.make_hall(self.store, self.name(), HallShape(2, self.chance.randrange(3, 6), (), 1))

    def lay_out_anew(self) -> None:
        shape = HallShape(self.chance.randrange(1, 4), self.chance.randrange(3, 6), (), 1)
        hall = self.one(seats_kept.halls())
        halls.make_hall(self.store, hall.name, shape, hall.id)

    def remove_hall(self) -> None:
        if self.chance.random() < 0.2:
            halls.remove_hall(self.store, self.one(seats_kept.halls()).id)

    def seat(self) -> None:
        hall = self.one(seats_kept.halls())
        seating.seat_person(self.store, self.person().id, self.one(list(seats_kept.seats(hall.id))).id)

    def unseat(self) -> None:
        seating.unseat(self.store, [self.person().id], self.one(seats_kept.halls()).id)

    def lock(self) -> None:
        hall = self.one(seats_kept.halls())
        seating.lock(self.store, [self.person().id], hall.id, self.chance.random() < 0.3)

    def session(self) -> None:
        lists.add_session(self.store, Session("", self.name()))

    def edit_session(self) -> None:
        lists.edit_session(
            self.store, replace(self.one(sessions.sessions()), latin_name=self.name(), name=self.name())
        )

    def remove_session(self) -> None:
        lists.remove_session(self.store, self.one(sessions.sessions()).id)

    def note_action(self) -> None:
        owner = self.person()
        task = Action(new_id(), self.name(), self.now(), owner.name, owner.id, item_id=self.item().id)
        todo.note_action(self.store, task)

    def finish_action(self) -> None:
        todo.finish_action(self.store, self.one(actions.actions()).id, self.now())

    def remove_action(self) -> None:
        todo.remove_action(self.store, self.one(actions.actions()).id)

    def attach(self) -> None:
        data = self.name().encode()
        sha = hashlib.sha256(data).hexdigest()
        attaching.attach(self.store, self.item().id, FileRead(self.name(), len(data), sha, (data,)))

    def detach(self) -> None:
        attaching.detach(self.store, self.one(attachments.attachments()).id)

    def meeting(self) -> None:
        told = {self.chance.choice(("venue", "organiser", "title")): self.name()}
        meeting_commands.edit_meeting(self.store, replace(meetings.meeting(), **told))  # type: ignore[arg-type]

    def undo(self) -> None:
        if self.store.can_undo != "merge-copies":
            self.store.undo(self.now())

    def redo(self) -> None:
        if self.store.can_redo != "merge-copies":
            self.store.redo(self.now())


DEEDS: tuple[Callable[[Staff], None], ...] = (
    *(Staff.seat, Staff.seat, Staff.seat, Staff.add_item, Staff.add_item, Staff.add_person, Staff.check_in),
    *(
        deed
        for name, deed in vars(Staff).items()
        if callable(deed)
        and not name.startswith("_")
        and name not in ("work", "now", "one", "name", "person", "item")
    ),
)
