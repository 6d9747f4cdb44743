"""Gathering the papers of the stage: plan, line-up, usher cards, labels, slides. `only` takes ids of batches, for usher
cards also the keys of single cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.queries import agenda, attendance, seating
from db.queries import attendees as people
from db.queries import awards as kept
from db.queries.day_papers import ensure_there, named_in
from db.queries.meeting import meeting
from desktop_app.domain.agenda import Role
from desktop_app.domain.attendees import Attendee, Capacity
from desktop_app.domain.ceremony import StagePlan
from desktop_app.domain.counting import is_member
from desktop_app.domain.meeting import Protocol
from desktop_app.domain.paper_options import InThePicture, PhotographOptions, RowLength
from desktop_app.domain.photograph import Custom, places_for, receiving
from desktop_app.domain.photograph import photograph as arranged
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


def photograph(language: str, only: Collection[str] | None = None) -> Gathered:
    """Everybody who comes (of those in `only`), and who walks on stage, in handing order."""
    coming = [each for each in people.everyone(only) if each.comes]
    ensure_there(coming, "no-people")
    walking = [place.recipient.on_stage_id for plan in kept.stage_plans() for place in plan.walking]
    return {
        "people": named_in(language, coming),
        "walking": [each for each in dict.fromkeys(walking) if each is not None],
        "meeting": meeting(),
    }


def as_photographed(values: Gathered, options: PhotographOptions) -> Gathered:
    """The rows of the picture as they were asked for. Refuses no-people where nobody is left."""
    everyone, held = values["people"], values["meeting"]
    if options.here:
        here = attendance.present_ids()
        everyone = [each for each in everyone if each.id in here]
    leaders = sorted((each for each in everyone if each.rank is not None), key=_by_rank)
    leading = frozenset(each.id for each in leaders)
    others = [
        each for each in _in_the_picture(everyone, values["walking"], options.who) if each.id not in leading
    ]
    ensure_there([*leaders, *others], "no-people")
    custom = Custom(held.protocol, held.even_dais)
    if options.receiving:
        guests = [each for each in leaders if each.capacity is Capacity.GUEST]
        leaders = list(receiving([each for each in leaders if each not in guests], guests))
        custom = replace(custom, protocol=Protocol.INTERNATIONAL)
    places = places_for(len(leaders), len(leaders) + len(others))
    if options.row is not RowLength.AUTO:
        places = int(options.row.value)
    return {"rows": arranged(leaders, others, places, custom), "leaders": leading, "meeting": held}


def _in_the_picture(
    everyone: Sequence[Attendee], walking: Sequence[str], who: InThePicture
) -> list[Attendee]:
    """Those who walk on stage in handing order, members and everybody in roster order."""
    if who is InThePicture.AWARDED:
        known = {each.id: each for each in everyone}
        return [known[each] for each in walking if each in known]
    return [each for each in everyone if who is InThePicture.EVERYBODY or is_member(each)]


def _by_rank(person: Attendee) -> tuple[int, int]:
    return person.rank or 0, person.roster_order
