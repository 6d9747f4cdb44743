"""Gathering the papers of the stage: plan, line-up, usher cards, labels, slides. `only` takes ids of batches, for usher
cards also the keys of single cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from db.queries import agenda, seating
from db.queries import attendees as people
from db.queries import awards as kept
from db.queries.day_papers import ensure_there, named_in
from db.queries.meeting import meeting
from desktop_app.domain.agenda import Role
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.ceremony import StagePlan
from desktop_app.domain.slides import slides as shown
from desktop_app.domain.wording import language_of

Gathered = Mapping[str, Any]


def _plans(only: Collection[str] | None) -> list[StagePlan]:
    wanted = None if only is None else {key.partition("/")[0] for key in only}
    plans = [plan for plan in kept.stage_plans() if wanted is None or plan.batch.id in wanted]
    ensure_there([plan for plan in plans if plan.places], "no-batches")
    return plans


def stage_plan(language: str, only: Collection[str] | None = None) -> Gathered:
    """The plan of every batch."""
    return {
        "plans": _plans(only),
        "awards": {award.id: award for award in kept.awards()},
        "meeting": meeting(),
    }


def line_up(language: str, only: Collection[str] | None = None) -> Gathered:
    """Who walks, with seats and phones."""
    plans = _plans(only)
    walkers = {place.recipient.on_stage_id for plan in plans for place in plan.walking} - {None}
    known = people.everyone([each for each in walkers if each])
    return {
        "plans": plans,
        "people": {person.id: person for person in known},
        "seats": seating.seat_labels(),
        "meeting": meeting(),
    }


def usher_cards(language: str, only: Collection[str] | None = None) -> Gathered:
    """Every pile; of the ushers only those whose card is asked for."""
    cards = {key for key in only or () if "/" in key}
    plans = [plan for plan in _plans(only) if plan.batch.ushers]
    ensure_there(plans, "no-ushers")
    return {"plans": plans, "meeting": meeting(), "only": cards or None}


def stage_labels(language: str, only: Collection[str] | None = None) -> Gathered:
    """Who walks, with seats."""
    return {"plans": _plans(only), "seats": seating.seat_labels(), "meeting": meeting()}


def slides(language: str, only: Collection[str] | None = None) -> Gathered:
    """What is shown of every batch."""
    awards = {award.id: award for award in kept.awards()}
    chinese = language_of(language) == "zh"
    return {"shown": shown(_plans(only), awards, chinese), "meeting": meeting()}


def signing_plan(language: str, only: Collection[str] | None = None) -> Gathered:
    """Every item with signatories (of those in `only`), who signs, and who stands behind: the people of rank."""
    items = [
        item
        for item in agenda.items()
        if (only is None or item.id in only) and any(role.role is Role.SIGNATORY for role in item.roles)
    ]
    ensure_there(items, "no-signatories")
    known = named_in(language, people.everyone())
    ranked = sorted((person for person in known if person.rank is not None and person.comes), key=_by_rank)
    return {
        "items": items,
        "people": {person.id: person for person in known},
        "witnesses": ranked,
        "meeting": meeting(),
    }


def _by_rank(person: Attendee) -> tuple[int, int]:
    return person.rank or 0, person.roster_order
