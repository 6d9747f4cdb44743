"""What is done and what is missing for the day, and how many have come. A handful of small selects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from peewee import fn

from db.models import (
    AgendaItemRecord,
    AttendanceEventRecord,
    AttendeeRecord,
    AwardRecord,
    BatchPresenterRecord,
    BatchRecord,
    HallRecord,
    IssuerRecord,
    ItemRoleRecord,
    KnownApartRecord,
    PlacementRecord,
    RecipientRecord,
    ResolutionRecord,
    SeatRecord,
)
from db.queries import attendance
from db.queries.meeting import meeting
from desktop_app.domain.agenda import ItemKind
from desktop_app.domain.attendees import Status
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.changes import Changes
from desktop_app.domain.overview import DUPLICATES, Check, Readiness

__all__ = ["Counter", "meeting", "readiness"]

NAMES_SHOWN = 4
AWAY = Status.APOLOGIES.value
STANDS = AttendeeRecord.merged_into.is_null()
"""Everybody but those who were taken together with another."""
Row = tuple[str, str]
"""The id and the name of what misses something."""


def readiness() -> list[Readiness]:
    """Every check that applies to what is in the file, in the order of preparation."""
    people = AttendeeRecord.select().where(STANDS).count()
    found = [Readiness(Check.ROSTER, int(not people), people)]
    if people:
        found += [_doubles(), *_hall()]
    items = AgendaItemRecord.select().count()
    found.append(Readiness(Check.AGENDA, int(not items), items))
    if items:
        found += _agenda()
    return found + _awards()


def _doubles() -> Readiness:
    """Pairs of one name and phone, or one name and body, that nobody has found to be two people."""
    one, other = AttendeeRecord.alias(), AttendeeRecord.alias()
    often = AttendeeRecord.select(AttendeeRecord.name).where(STANDS)
    often = often.group_by(AttendeeRecord.name).having(fn.COUNT(AttendeeRecord.id) > 1)
    same = ((one.phone != "") & (one.phone == other.phone)) | (
        (one.organisation != "") & (one.organisation == other.organisation)
    )
    apart = KnownApartRecord.select().where(
        (KnownApartRecord.one == one.id) & (KnownApartRecord.other == other.id)
    )
    found = (
        one.select(one.id, one.name)
        .join(other, on=(one.name == other.name) & (one.id < other.id) & same)
        .where(
            one.name.in_(often) & one.merged_into.is_null() & other.merged_into.is_null() & ~fn.EXISTS(apart)
        )
        .order_by(one.roster_order)
    )
    told = _looked(Check.DUPLICATES, found)
    return replace(told, subject=DUPLICATES)


def _hall() -> list[Readiness]:
    hall = HallRecord.select().order_by(HallRecord.order, HallRecord.id).first()  # the plenary is the first
    seats = SeatRecord.select().where(SeatRecord.hall == hall.id).count() if hall else 0
    if hall is None or not seats:
        return [Readiness(Check.HALL, 1)]
    seated = PlacementRecord.select(PlacementRecord.attendee).where(PlacementRecord.hall == hall.id)
    coming = AttendeeRecord.select(AttendeeRecord.id, AttendeeRecord.name).where(
        STANDS & (AttendeeRecord.status != AWAY)
    )
    unseated = coming.where(AttendeeRecord.id.not_in(seated)).order_by(AttendeeRecord.roster_order)
    away = AttendeeRecord.select(AttendeeRecord.id, AttendeeRecord.name).where(
        (AttendeeRecord.status == AWAY) & AttendeeRecord.id.in_(seated)
    )
    return [
        Readiness(Check.HALL, 0, seats),
        _looked(Check.UNSEATED, unseated, coming.count()),
        _looked(Check.SEATED_AWAY, away),
    ]


def _agenda() -> list[Readiness]:
    roles = ItemRoleRecord.select(ItemRoleRecord.item, ItemRoleRecord.name)
    unknown = roles.where(ItemRoleRecord.attendee.is_null() & (ItemRoleRecord.name != ""))
    away = roles.join(AttendeeRecord).where(AttendeeRecord.status == AWAY)
    votes = AgendaItemRecord.select(AgendaItemRecord.id, AgendaItemRecord.title).where(
        AgendaItemRecord.kind.in_([ItemKind.VOTE.value, ItemKind.APPROVAL.value])
    )
    worded = ResolutionRecord.select(ResolutionRecord.item).where(ResolutionRecord.text != "")
    bare = votes.where(AgendaItemRecord.id.not_in(worded))
    return [
        _looked(Check.UNKNOWN_ROLES, unknown, roles.count()),
        _looked(Check.ROLES_AWAY, away),
        _looked(Check.VOTES, bare, votes.count()),
    ]


def _awards() -> list[Readiness]:
    awards, recipients = AwardRecord.select().count(), RecipientRecord.select().count()
    ceremony = AgendaItemRecord.select().where(AgendaItemRecord.kind == ItemKind.AWARDS.value).exists()
    if not awards and not ceremony:
        return []
    found = [Readiness(Check.AWARDS, int(not recipients), recipients)]
    if not recipients:
        return found
    issuers = IssuerRecord.select().count()
    return [
        *found,
        *_recipients(recipients),
        *_batches(),
        Readiness(Check.NO_ISSUER, int(not issuers), issuers),
    ]


def _recipients(total: int) -> list[Readiness]:
    who = RecipientRecord.select(RecipientRecord.id, RecipientRecord.name).order_by(RecipientRecord.order)
    bodies = RecipientRecord.kind == AwardKind.GROUP.value
    unnamed = bodies & (
        (RecipientRecord.representative_pending == 1) | (RecipientRecord.representative == "")
    )
    unknown = (~bodies & RecipientRecord.attendee.is_null()) | (
        bodies & (RecipientRecord.representative != "") & RecipientRecord.representative_attendee.is_null()
    )
    away = AttendeeRecord.select(AttendeeRecord.id).where(AttendeeRecord.status == AWAY)
    absent = (~bodies & RecipientRecord.attendee.in_(away)) | (
        bodies & RecipientRecord.representative_attendee.in_(away)
    )
    return [
        _looked(Check.NO_BATCH, who.where(RecipientRecord.batch.is_null()), total),
        _looked(Check.REPRESENTATIVE_PENDING, who.where(unnamed), who.where(bodies).count()),
        _looked(Check.UNKNOWN_RECIPIENTS, who.where(unknown), total),
        _looked(Check.RECIPIENTS_AWAY, who.where(absent), total),
        _looked(Check.NO_CITATION, who.where(RecipientRecord.citation == ""), total),
    ]


def _batches() -> list[Readiness]:
    batches = BatchRecord.select(BatchRecord.id, BatchRecord.name).order_by(BatchRecord.order)
    named = BatchPresenterRecord.select(BatchPresenterRecord.batch)
    asked = RecipientRecord.select(RecipientRecord.batch).where(
        RecipientRecord.batch.is_null(False) & (RecipientRecord.presenter_name != "")
    )
    alone = batches.where(BatchRecord.id.not_in(named) & BatchRecord.id.not_in(asked))
    away: Any = (
        BatchPresenterRecord.select(BatchPresenterRecord.batch, AttendeeRecord.name)
        .join(AttendeeRecord)
        .where(AttendeeRecord.status == AWAY)
        .union(
            RecipientRecord.select(RecipientRecord.batch, AttendeeRecord.name)
            .join(AttendeeRecord, on=RecipientRecord.presenter == AttendeeRecord.id)
            .where(AttendeeRecord.status == AWAY)
        )
    )
    return [_looked(Check.NO_PRESENTERS, alone, batches.count()), _looked(Check.PRESENTERS_AWAY, away)]


def _looked(check: Check, missing: Any, of: int = 0) -> Readiness:
    rows: list[Row] = list(missing.tuples())
    names = tuple(dict.fromkeys(name for _id, name in rows if name))[:NAMES_SHOWN]
    return Readiness(check, len(rows), of, names, rows[0][0] or "" if rows else "")


class Counter:
    """How many are expected and how many are in the hall; after a change only those touched are looked at."""

    def __init__(self) -> None:
        self._coming: set[str] = set()
        self._present: frozenset[str] | set[str] = set()
        self.reload()

    @property
    def expected(self) -> int:
        """Everybody but those who sent apologies."""
        return len(self._coming)

    @property
    def present(self) -> int:
        """Who of them has checked in and not left."""
        return len(self._coming & self._present)

    def reload(self) -> None:
        """Count everything again."""
        self._coming = set(_coming(None))
        self._present = set(attendance.present_ids())

    def apply(self, changes: Changes) -> None:
        """Follow a change."""
        people, events = set(changes.of("attendee")), changes.of("attendance_event")
        if len(people) + len(events) > 500:
            self.reload()
            return
        self._coming = (self._coming - people) | set(_coming(people)) if people else self._coming
        arrived = set(_people_of(events)) | people
        states = attendance.presences(arrived)
        self._present = (self._present - arrived) | {who for who, state in states.items() if state.present}


def _coming(only: Iterable[str] | None) -> Iterable[str]:
    rows: Any = AttendeeRecord.select(AttendeeRecord.id).where(STANDS & (AttendeeRecord.status != AWAY))
    if only is not None:
        rows = rows.where(AttendeeRecord.id.in_(list(only)))
    return (row[0] for row in rows.tuples())


def _people_of(events: Iterable[str]) -> Iterable[str]:
    rows: Any = AttendanceEventRecord.select(AttendanceEventRecord.attendee).where(
        AttendanceEventRecord.id.in_(list(events)) & AttendanceEventRecord.attendee.is_null(False)
    )
    return (row[0] for row in rows.tuples())
