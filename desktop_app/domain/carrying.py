"""What a new meeting takes over from an earlier one: what stays true from one to the next, never what happened there.

Rows are plain mappings of column to value, as the earlier file holds them. Attendance, votes, awards given and papers
printed stay behind: they are the record of that meeting.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .meeting import Meeting

Row = Mapping[str, object]
Rows = Sequence[Row]


class Carried(enum.StrEnum):
    """What may be taken over."""

    PEOPLE = "people"
    HALLS = "halls"
    PAPERS = "papers"
    ACTIONS = "actions"
    AGENDA = "agenda"


USUAL = frozenset({Carried.PEOPLE, Carried.HALLS, Carried.PAPERS, Carried.ACTIONS})
"""Without anything said: an agenda is rarely the same twice."""

TABLES: Mapping[Carried, tuple[str, ...]] = {
    Carried.PEOPLE: ("delegation", "attendee", "own_field", "own_value", "known_apart"),
    Carried.HALLS: ("hall", "seat"),
    Carried.PAPERS: ("issuer", "template"),
    Carried.AGENDA: ("agenda_item", "item_role", "resolution"),
    Carried.ACTIONS: ("action",),
}
"""The tables of each part, parents before children."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """What was packed: the earlier meeting, rows by table, and the pictures they name (sha256, media type, name,
    bytes)."""

    meeting: Meeting
    rows: Mapping[str, Rows] = field(default_factory=dict)
    pictures: Sequence[tuple[str, str, str, bytes]] = ()


def meeting_like(earlier: Meeting, new: Meeting) -> Meeting:
    """The new meeting with the customs of the earlier one. Its title, day, place and secrets are its own."""
    return Meeting(
        id=new.id,
        title=new.title,
        latin_title=new.latin_title,
        language=new.language,
        starts_at=new.starts_at,
        venue=new.venue or earlier.venue,
        organiser=new.organiser or earlier.organiser,
        latin_organiser=new.latin_organiser or earlier.latin_organiser,
        protocol=earlier.protocol,
        even_dais=earlier.even_dais,
        quorum=earlier.quorum,
        substitutes_vote=earlier.substitutes_vote,
        certificate_pattern=earlier.certificate_pattern,
        secret=new.secret,
    )


def repacked(rows: Mapping[str, Rows], earlier: Meeting, starts_at: dt.datetime) -> dict[str, Rows]:
    """The rows as the new meeting has them: everybody is invited anew, anchored times move to its day, numbers given by
    editions are gone, actions that are still open tell where they come from; nothing speaks of what stayed behind."""
    people = [each for each in rows.get("attendee", ()) if each["merged_into_id"] is None]
    known = {each["id"] for each in people}
    items = [each for each in rows.get("agenda_item", ()) if not each["cancelled"]]
    kept_items = {each["id"] for each in items}
    days = starts_at.date() - earlier.starts_at.date()
    found: dict[str, Rows] = dict(rows)
    found["attendee"] = [{**e, "status": "invited", "substitute": "", "substitute_phone": ""} for e in people]
    found["own_value"] = [each for each in rows.get("own_value", ()) if each["attendee_id"] in known]
    found["known_apart"] = [
        each for each in rows.get("known_apart", ()) if {each["one_id"], each["other_id"]} <= known
    ]
    found["agenda_item"] = [
        {**each, "place": "", "at": _later(each["at"], days), "parent_id": _of(each["parent_id"], kept_items)}
        for each in items
    ]
    found["item_role"] = [
        {**each, "attendee_id": _of(each["attendee_id"], known)}
        for each in rows.get("item_role", ())
        if each["item_id"] in kept_items
    ]
    found["resolution"] = [each for each in rows.get("resolution", ()) if each["item_id"] in kept_items]
    found["action"] = [
        {
            **each,
            "item_id": None,
            "attendee_id": _of(each["attendee_id"], known),
            "origin": each["origin"] or earlier.title,
        }
        for each in rows.get("action", ())
        if each["done_at"] is None
    ]
    return {table: chosen for table, chosen in found.items() if chosen}


def _of(reference: object, known: Collection[object]) -> object:
    return reference if reference in known else None


def _later(at: object, days: dt.timedelta) -> object:
    return (dt.datetime.fromisoformat(str(at)) + days).isoformat(timespec="minutes") if at else None
