"""What must be printed again: a paper bears what was true when it was printed, and people change.

A mark keeps, for one kind of paper and one person (or recipient), the facts that stand on it. Comparing marks with the
facts of today gives the list; nothing need be remembered by whoever changed something.
"""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .attendees import Attendee
from .certificate_sheet import CertificateSheet
from .review import FieldChange

MARKED_KINDS = ("badges", "name-cards", "seat-slips", "certificates")
"""The papers that are made once for each person and kept by them. A certificate's subject is its recipient."""


class PrintState(enum.StrEnum):
    """Where a paper stands."""

    NEVER = "never"
    PRINTED = "printed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper about `subject` bears: `who` it is handed to, and its content by field."""

    subject: str
    who: str
    content: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """The newest print of a paper. `printed_at` is local ISO time."""

    kind: str
    subject: str
    content: Mapping[str, str]
    printed_at: str

    @property
    def id(self) -> str:
        """The id of its row: the same at every desk, so that two prints of one paper merge into one row."""
        return uuid.uuid5(uuid.NAMESPACE_OID, f"printed {self.kind} {self.subject}").hex


def subjects_of(values: Mapping[str, Any]) -> frozenset[str] | None:
    """Whom the gathered values of a paper are about: people, or recipients of certificates; None: nobody in
    particular."""
    if isinstance(values.get("sheets"), list):
        return frozenset(sheet.recipient_id for sheet in values["sheets"])
    listed = values.get("people")
    return frozenset(each.id for each in listed) if isinstance(listed, list) else None


@dataclass(frozen=True, slots=True)
class Reprint:
    """A paper that is out of date, and in what; `printed_at` is when the old one was made."""

    kind: str
    subject: str
    who: str
    changes: tuple[FieldChange, ...]
    printed_at: str


def badge_facts(person: Attendee, seat: str) -> Facts:
    """What stands on a badge."""
    content = {
        "name": person.who_comes,
        "latin_name": person.latin_name if person.who_comes == person.name else "",
        "organisation": person.organisation,
        "position": person.position,
        "capacity": person.capacity.value,
        "badge_number": person.badge_number,
        "photo": person.photo[:12],
        "seat": seat,
    }
    return Facts(person.id, person.who_comes, _told(content))


def card_facts(person: Attendee, seat: str) -> Facts:
    """What stands on a name card."""
    content = {"name": person.who_comes, "latin_name": person.latin_name, "seat": seat}
    return Facts(person.id, person.who_comes, _told(content))


def slip_facts(person: Attendee, seat: str) -> Facts:
    """What stands on a seat slip."""
    content = {"name": person.who_comes, "organisation": person.organisation, "seat": seat}
    return Facts(person.id, person.who_comes, _told(content))


def certificate_facts(sheet: CertificateSheet) -> Facts:
    """What stands on a certificate: its name, text and number."""
    content = {name: sheet.fields.get(name, "") for name in ("name", "award", "wording", "number")}
    return Facts(sheet.recipient_id, sheet.name, _told(content))


def _told(content: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in content.items() if text}


def states(facts: Iterable[Facts], marks: Mapping[str, PrintedMark]) -> dict[str, PrintState]:
    """Subject -> whether its paper was never printed, is as it should be, or is out of date."""

    def state(each: Facts) -> PrintState:
        mark = marks.get(each.subject)
        if mark is None:
            return PrintState.NEVER
        return PrintState.PRINTED if mark.content == each.content else PrintState.STALE

    return {each.subject: state(each) for each in facts}


def reprints(kind: str, facts: Iterable[Facts], marks: Mapping[str, PrintedMark]) -> list[Reprint]:
    """The papers that are out of date, in the order of the facts, cell by cell."""
    found = []
    for each in facts:
        mark = marks.get(each.subject)
        if mark is None or mark.content == each.content:
            continue
        names = dict.fromkeys([*mark.content, *each.content])
        changes = tuple(
            FieldChange(name, mark.content.get(name, ""), each.content.get(name, ""))
            for name in names
            if mark.content.get(name, "") != each.content.get(name, "")
        )
        found.append(Reprint(kind, each.subject, each.who, changes, mark.printed_at))
    return found
