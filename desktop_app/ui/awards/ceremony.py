"""Everything the awards page shows, read at once after each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.queries import agenda, attendance
from db.queries import attendees as roster
from db.queries import awards as kept
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import Award, Batch, Certificate, Recipient
from desktop_app.domain.ceremony import ConcernKind, Place, StagePlan, in_piles
from desktop_app.domain.changes import Changes
from desktop_app.domain.readiness import Readiness, readiness

TABLES = frozenset(
    {
        "award",
        "batch",
        "batch_presenter",
        "recipient",
        "certificate",
        "issuer",
        "attendee",
        "meeting",
        "attendance_event",
        "agenda_item",
    }
)
TOGETHER = 60
"""Up to so many certificates are drawn for looking through."""

TOLD_ON_CARD = {
    ConcernKind.PENDING,
    ConcernKind.NOT_REGISTERED,
    ConcernKind.AWAY,
    ConcernKind.GAP,
    ConcernKind.LEFT_OUT,
}


@dataclass(frozen=True)
class Ceremony:
    """One moment of the ceremony as the file has it."""

    awards: Mapping[str, Award] = field(default_factory=dict)
    plans: Sequence[StagePlan] = ()
    recipients: Mapping[str, Recipient] = field(default_factory=dict)
    """In batch and list order."""
    certificates: Mapping[str, Certificate] = field(default_factory=dict)
    people: Sequence[Attendee] = ()
    readiness: Mapping[str, Readiness] = field(default_factory=dict)
    """How ready each batch is, by its id; empty before anybody is in the hall."""
    items: Sequence[AgendaItem] = ()
    """The award blocks of the agenda, in order."""

    @classmethod
    def read(cls) -> Ceremony:
        """What the open file says now."""
        plans, present = kept.stage_plans(), attendance.present_ids()
        return cls(
            {award.id: award for award in kept.awards()},
            plans,
            {recipient.id: recipient for recipient in kept.recipients()},
            kept.standing_certificates(),
            roster.everyone(),
            {plan.batch.id: readiness(plan, present) for plan in plans} if present else {},
            [item for item in agenda.items() if item.kind is ItemKind.AWARDS],
        )

    @property
    def batches(self) -> list[Batch]:
        """The batches in stage order."""
        return [plan.batch for plan in self.plans]

    def plan(self, batch_id: str | None) -> StagePlan | None:
        """The plan of a batch."""
        return next((plan for plan in self.plans if plan.batch.id == batch_id), None)

    def place(self, recipient_id: str) -> Place | None:
        """Where a recipient stands on stage."""
        return next((p for plan in self.plans for p in plan.places if p.recipient.id == recipient_id), None)

    def of_batch(self, batch_id: str | None) -> list[Recipient]:
        """The recipients of a batch in list order; None: those in no batch."""
        known = {plan.batch.id for plan in self.plans}
        if batch_id is None:
            return [r for r in self.recipients.values() if r.batch_id not in known]
        return [r for r in self.recipients.values() if r.batch_id == batch_id]

    def shown_with(self, recipient_id: str) -> list[str]:
        """The recipients whose certificates are looked through together, in handing order: those of the same batch.

        Where very many would be drawn, the recipient alone.
        """
        plan = next((p for p in self.plans if any(x.recipient.id == recipient_id for x in p.places)), None)
        together = [place.recipient.id for place in in_piles(plan)] if plan is not None else []
        return together if recipient_id in together and len(together) <= TOGETHER else [recipient_id]

    def troubled(self) -> dict[str, ConcernKind]:
        """Recipients about whom something must be settled or known, and the gravest of it."""
        found: dict[str, ConcernKind] = {}
        for plan in self.plans:
            for concern in plan.concerns:
                if concern.kind in TOLD_ON_CARD and concern.recipient_id:
                    found.setdefault(concern.recipient_id, concern.kind)
        return found


def touches(changes: Changes) -> bool:
    """Whether the page must be read again."""
    return bool(TABLES & changes.rows.keys())
