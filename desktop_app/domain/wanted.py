"""Who is wanted on stage for an item: people with a part in it, those who hand out, those who are commended."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .agenda import AgendaItem, ItemKind, Role
from .ceremony import StagePlan


class Part(enum.StrEnum):
    """What somebody is wanted for, the most urgent first."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    SIGNATORY = "signatory"
    PRESENTER = "presenter"
    TELLER = "teller"
    HANDS_OUT = "hands_out"
    RECIPIENT = "recipient"


_OF_ROLE: dict[Role, Part] = {
    Role.CHAIR: Part.CHAIR,
    Role.SPEAKER: Part.SPEAKER,
    Role.SIGNATORY: Part.SIGNATORY,
    Role.PRESENTER: Part.PRESENTER,
    Role.TELLER: Part.TELLER,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One person (or a name nobody is found for: `attendee_id` None) and what for; `about` is the batch or the body."""

    part: Part
    name: str
    attendee_id: str | None = None
    about: str = ""


def wanted(item: AgendaItem, items: Sequence[AgendaItem], plans: Iterable[StagePlan]) -> tuple[Wanted, ...]:
    """Everybody wanted for an item, each once with the most urgent part, in the order of the parts and of the stage.

    Batches that belong to no item are those of the first award ceremony on the agenda."""
    found = [Wanted(_OF_ROLE[role.role], role.name, role.attendee_id) for role in item.roles]
    first = next((each.id for each in items if each.kind is ItemKind.AWARDS), None)
    for plan in plans:
        if item.kind is ItemKind.AWARDS and (plan.batch.item_id or first) == item.id:
            found += _on_stage(plan)
    found.sort(key=lambda each: list(Part).index(each.part))
    once: dict[str, Wanted] = {}
    for each in found:
        once.setdefault(each.attendee_id or f"{each.name}/{each.about}", each)
    return tuple(once.values())


def _on_stage(plan: StagePlan) -> Iterable[Wanted]:
    for presenter in plan.presenters:
        yield Wanted(Part.HANDS_OUT, presenter.name, presenter.attendee_id, plan.batch.name)
    for place in sorted(plan.places, key=lambda each: each.walk):
        recipient = place.recipient
        about = recipient.name if recipient.on_stage_name != recipient.name else plan.batch.name
        yield Wanted(Part.RECIPIENT, recipient.on_stage_name, recipient.on_stage_id, about)
