"""What a line of the agenda list says, in words: times, people, free time and overlaps, the verdict of a vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from db.queries import agenda, attendance, attendees, editions, elections, meeting, resolutions, seating
from desktop_app import dates
from desktop_app.domain.agenda import RESOLUTION_KINDS, AgendaItem, ItemKind, StartMode, children, depths
from desktop_app.domain.agenda_doubts import Doubt, DoubtKind, Known, doubts
from desktop_app.domain.agenda_words import rule_of
from desktop_app.domain.clock import ANCHORED, MINUTE, Slot, Timetable, mode_of, timetable
from desktop_app.domain.elections import Round, result_of
from desktop_app.domain.numbering import scheme_of
from desktop_app.domain.resolutions import Resolution, VoteRecord, standing_vote, verdict_of
from desktop_app.domain.seating import DAIS
from desktop_app.labels import label
from desktop_app.verdicts import outcome_told, rule_told
from desktop_app.words import N_, _

ICONS: dict[ItemKind, str] = {
    ItemKind.CHECK_IN: "clipboard-check",
    ItemKind.OPENING: "mic",
    ItemKind.REPORT: "file-text",
    ItemKind.APPROVAL: "vote",
    ItemKind.VOTE: "gavel",
    ItemKind.ELECTION: "users",
    ItemKind.READING: "scroll-text",
    ItemKind.AWARDS: "award",
    ItemKind.SPEECH: "lectern",
    ItemKind.SIGNING: "signature",
    ItemKind.FILM: "film",
    ItemKind.BREAK: "coffee",
    ItemKind.CLOSING: "circle-check",
    ItemKind.NOTE: "eye-off",
}


@dataclass(frozen=True)
class Line:
    """One line, ready to paint. `warning` is about the clock and `remark` merely says something about it."""

    item: AgendaItem
    slot: Slot
    number: str = ""
    depth: int = 0
    day: str = ""
    second: str = ""
    pinned: bool = False
    remark: str = ""
    warning: str = ""
    pill: str = ""
    pill_kind: str = "neutral"
    doubt: str = ""
    """What is doubtful about the people on it, the gravest first; `doubts` tells all of it."""
    doubts: tuple[str, ...] = ()
    moved: int = 0
    """Minutes by which its start has just moved."""

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return ICONS[self.item.kind]

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        parts = (dates.clock(self.slot.start), self.item.title, dates.length_told(self.slot.minutes, _))
        return ", ".join(
            filter(None, (*parts, self.second, self.remark, self.warning, *self.doubts, self.pill))
        )


@dataclass(frozen=True)
class Plan:
    """The whole list and its span; the number of the newest edition (0: none) and how many lines changed since."""

    lines: Sequence[Line]
    timetable: Timetable
    edition: int = 0
    changes: int = 0


def read_plan(now: dt.datetime, before: Mapping[str, Slot] | None = None) -> Plan:
    """The agenda of the open meeting as lines. A handful of selects. `before` are the slots that were shown last."""
    held = meeting.meeting()
    items = agenda.items()
    plan = timetable(items, held.starts_at)
    doubtful = doubts(items, plan.slots, known_people(items), now)
    motions = resolutions.resolutions()
    votes, rounds = by_item(resolutions.votes()), by_item(elections.rounds())
    printed, depth = agenda.printed_numbers(scheme_of(held.language)), depths(items)
    parents = children(items).keys()
    lines: list[Line] = []
    day = held.starts_at.date()
    for item in items:
        slot = plan.slots[item.id]
        pill, pill_kind = _verdict(item, votes.get(item.id, ()), rounds.get(item.id, ()))
        worries = tuple(map(doubt_told, doubtful.get(item.id, ())))
        lines.append(
            Line(
                item=item,
                slot=slot,
                number=printed[item.id],
                depth=depth[item.id],
                day=_day(slot.start.date(), day),
                second=_second(item, motions),
                pinned=mode_of(item) in ANCHORED,
                remark=_remark(item, slot, first=not lines),
                warning=_warning(item, slot, first=not lines or item.id in parents),
                pill=pill,
                pill_kind=pill_kind,
                doubt=_first(worries),
                doubts=worries,
                moved=_moved(slot, before),
            )
        )
        day = slot.start.date()
    released = editions.editions()
    changes = len(editions.changes_since()) if released else 0
    return Plan(lines, plan, len(released), changes)


class Held(Protocol):
    """A vote or a round of an election."""

    @property
    def item_id(self) -> str: ...


H = TypeVar("H", bound=Held)


def by_item(held: Iterable[H]) -> dict[str, list[H]]:
    """What was held on each item, oldest first."""
    found: dict[str, list[H]] = {}
    for each in held:
        found.setdefault(each.item_id, []).append(each)
    return found


def known_people(items: Sequence[AgendaItem]) -> Known:
    """What roster, doors and hall know about the people on these items."""
    wanted = {role.attendee_id for item in items for role in item.roles if role.attendee_id}
    hall = seating.plenary()
    seats = {each.id: each.area for each in seating.seats(hall.id)} if hall is not None and wanted else {}
    everywhere = seating.placements(hall.id) if hall is not None and wanted else []
    placed = [each for each in everywhere if each.attendee_id in wanted]
    open_doors = bool(attendance.latest(1))
    return Known(
        people={person.id: person for person in attendees.everyone(wanted)},
        present=attendance.present_ids() if open_doors else None,
        seated={each.attendee_id for each in placed},
        dais={each.attendee_id for each in placed if seats.get(each.seat_id) == DAIS},
    )


_DOUBTS: dict[DoubtKind, str] = {
    DoubtKind.AT_ONCE: N_("{name} is also wanted at “{other}”"),
    DoubtKind.APOLOGIES: N_("{name} has sent apologies"),
    DoubtKind.NOT_HERE: N_("{name} is not here yet"),
    DoubtKind.NOT_CONFIRMED: N_("{name} has not confirmed"),
    DoubtKind.NOT_ON_DAIS: N_("{name} signs, but has no seat on the dais"),
}


def doubt_told(doubt: Doubt) -> str:
    """A doubt in words."""
    return _(_DOUBTS[doubt.kind]).format(name=doubt.name, other=doubt.other)


def _first(worries: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    return f"{worries[0]} +{len(worries) - 1}" if len(worries) > 1 else "".join(worries)


def _moved(slot: Slot, before: Mapping[str, Slot] | None) -> int:
    known = before.get(slot.item_id) if before else None
    return (slot.start - known.start) // MINUTE if known is not None else 0


def _day(day: dt.date, before: dt.date) -> str:
    """The day, where it is another than that of the line above."""
    return "" if day == before else dates.short_day(day, _)


def _second(item: AgendaItem, motions: Mapping[str, Resolution]) -> str:
    """People first, then what must be known about the item."""
    people = _(", ").join(role.name for role in item.roles)
    motion = motions.get(item.id) if item.kind in RESOLUTION_KINDS else None
    rule = rule_told(motion.rule, _) if motion is not None else ""
    note = "" if motion is not None and rule_of(item.note) else item.note  # the rule says it already
    return " · ".join(filter(None, (people, rule, item.material, note)))


def _remark(item: AgendaItem, slot: Slot, *, first: bool) -> str:
    """Free time before an item, in words."""
    if mode_of(item) is StartMode.WITH_PREVIOUS:
        return _("at the same time")
    if slot.slack > 0 and not first:
        if slot.slack >= 240:
            return ""
        return _("{length} free").format(length=dates.length_told(slot.slack, _))
    return ""


def _warning(item: AgendaItem, slot: Slot, *, first: bool) -> str:
    """What does not fit: an overlap, or an elastic item that is over its time."""
    if slot.late:
        return _("{length} over its time").format(length=dates.length_told(slot.late, _))
    if slot.slack < 0 and not first:
        return _("overlaps by {length}").format(length=dates.length_told(-slot.slack, _))
    return ""


def _verdict(item: AgendaItem, votes: Sequence[VoteRecord], rounds: Sequence[Round]) -> tuple[str, str]:
    if item.kind is ItemKind.ELECTION:
        return _elected(rounds)
    standing = standing_vote(votes)
    if standing is None:
        return (_("To be voted on"), "neutral") if item.kind in RESOLUTION_KINDS else ("", "neutral")
    found = verdict_of(standing)
    kind = "warn" if found.undecided else "ok" if found.passed else "bad"
    return outcome_told(found, _), kind


def _elected(rounds: Sequence[Round]) -> tuple[str, str]:
    result = result_of(rounds)
    if result is None:
        return _("To be elected"), "neutral"
    if result.open:
        return _("{number} seats open").format(number=result.open), "warn"
    return _("Elected"), "ok"


def kind_text(item: AgendaItem) -> str:
    """What kind of item it is."""
    return label(item.kind, _)
