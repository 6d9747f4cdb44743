"""What staff do with requirements and wishes of a seating: ask, change, strike out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.models import HallRecord, RequirementPartRecord, RequirementRecord
from db.queries import requirements as kept
from db.queries.attendees import in_chunks
from db.store import Store
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.order import between, n_between
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.requirements import ONE_IN_A_HALL, Requirement, RequirementKind, ensure_requirement


def set_requirement(store: Store, asked: Requirement) -> Changes:
    """Ask something of a hall's seating, or change what was asked (same id; an id of "" makes a new one).

    Refuses what says nothing (see `ensure_requirement`), an unknown hall, and a second order or share of spare seats.
    """
    ensure_requirement(asked)
    if HallRecord.get_or_none(HallRecord.id == asked.hall_id) is None:
        raise Refusal("no-such-hall")
    there = kept.requirements(asked.hall_id)
    _ensure_alone(asked, there)
    before = next((each for each in there if each.id == asked.id), None)
    order = before.order if before else asked.order or between(there[-1].order if there else None, None)
    asked = replace(asked, id=asked.id or new_id(), order=order)
    if asked == before:
        return Changes()
    with store.change("set-requirement", asked.note) as change:
        _write(asked, before)
    return change.changes


def remove_requirements(store: Store, requirement_ids: Iterable[str]) -> Changes:
    """Strike requirements out; what is gone already is passed over."""
    wanted = [each for each in map(kept.requirement, requirement_ids) if each is not None]
    subject = wanted[0].note if len(wanted) == 1 else str(len(wanted))
    with store.change("remove-requirement", subject) as change:
        for ids in in_chunks(each.id for each in wanted):
            RequirementPartRecord.delete().where(RequirementPartRecord.requirement.in_(ids)).execute()
            RequirementRecord.delete().where(RequirementRecord.id.in_(ids)).execute()
    return change.changes


_ORDERS = frozenset({RequirementKind.FRONT_TO_BACK, RequirementKind.LEFT_TO_RIGHT})


def _ensure_alone(asked: Requirement, there: Iterable[Requirement]) -> None:
    """A hall has one order of delegations and one share of spare seats."""
    if asked.kind not in ONE_IN_A_HALL:
        return
    rivals = _ORDERS if asked.kind in _ORDERS else frozenset({asked.kind})
    if any(each.kind in rivals and each.id != asked.id for each in there):
        raise Refusal("requirement-asked-already")


def _write(asked: Requirement, before: Requirement | None) -> None:
    columns = {
        "hall": asked.hall_id,
        "kind": asked.kind.value,
        "number": asked.number,
        "weight": asked.weight,
        "note": asked.note,
        "order": asked.order,
    }
    if before is None:
        RequirementRecord.insert(id=asked.id, **columns).execute()
    else:
        RequirementRecord.update(columns).where(RequirementRecord.id == asked.id).execute()
    if before is not None and _named(before) == _named(asked):
        return
    RequirementPartRecord.delete().where(RequirementPartRecord.requirement == asked.id).execute()
    named = _named(asked)
    keys = n_between(None, None, len(named))
    rows = [
        {"id": new_id(), "requirement": asked.id, "order": key, **part}
        for part, key in zip(named, keys, strict=True)
    ]
    for start in range(0, len(rows), 100):
        RequirementPartRecord.insert_many(rows[start : start + 100]).execute()


def _named(asked: Requirement) -> list[dict[str, str | None]]:
    """One row for every person, delegation and seat, in this order; each row with all three columns."""
    told = [("attendee", each) for each in asked.people]
    told += [("delegation", each) for each in asked.groups]
    told += [("seat", each) for each in asked.seats]
    empty: dict[str, str | None] = {"attendee": None, "delegation": None, "seat": None}
    return [{**empty, column: value} for column, value in dict.fromkeys(told)]
