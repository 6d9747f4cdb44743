"""Gathering the papers of the stage: plan, line-up, usher cards, labels, slides. `only` takes ids of batches, for usher
cards also the keys of single cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from db.queries import attendees as people
from db.queries import awards as kept
from db.queries import seating
from db.queries.day_papers import ensure_there
from db.queries.meeting import meeting
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
