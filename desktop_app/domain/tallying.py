"""Votes counted by area or by name, as tellers bring them: area by area, delegation by delegation, seat by seat.

Areas must add up to those present, and no area may have more votes than people. A secret ballot is never noted by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from .refusal import Refusal
from .resolutions import AreaCount, Detail, Method, Tally, Voice


def areas_of(
    present: Iterable[str], area_of: Mapping[str, str], order: Sequence[str] = ()
) -> list[AreaCount]:
    """The counting areas with how many of those present (ids) are in each; `area_of` tells a person's. Known areas in
    their `order`, then the others, last those who are in none. Areas without anybody are left out."""
    found = Counter(area_of.get(person, "") for person in present)
    known = {name: place for place, name in enumerate(order)}
    names = sorted(found, key=lambda name: (not name, known.get(name, len(known)), name))
    return [AreaCount(name, found[name]) for name in names]


def counted_again(before: Sequence[AreaCount], now: Sequence[AreaCount]) -> list[AreaCount]:
    """The areas of now with the numbers that were entered before somebody came or left."""
    entered = {area.name: area for area in before}
    return [
        replace(entered[area.name], present=area.present) if area.name in entered else area for area in now
    ]


def rest_in_favour(area: AreaCount) -> AreaCount:
    """The area with everybody in favour whose hand was not counted otherwise."""
    return replace(area, yes=max(0, area.present - area.no - area.abstain))


def of_areas(areas: Iterable[AreaCount]) -> Tally:
    """The sum of the areas."""
    counted = list(areas)
    return Tally(
        sum(each.yes for each in counted),
        sum(each.no for each in counted),
        sum(each.abstain for each in counted),
    )


def of_voices(voices: Iterable[Voice]) -> Tally:
    """The sum of the voices."""
    found = Counter(voices)
    return Tally(found[Voice.YES], found[Voice.NO], found[Voice.ABSTAIN])


def detail_of(voices: Mapping[str, Voice]) -> tuple[tuple[str, Voice], ...]:
    """Voices as they are frozen: by id."""
    return tuple(sorted(voices.items()))


def ensure_detail(detail: Detail, tally: Tally, entitled: Collection[str], method: Method) -> None:
    """Refuses (area-over) an area with more votes than people, (areas-do-not-add-up) areas that are not all of those
    present, (voice-not-entitled) the voice of who may not vote, (secret-by-name) names in a secret ballot, and
    (detail-does-not-add-up) areas or voices that are not the tally."""
    if detail.areas:
        _ensure_areas(detail.areas, len(entitled))
    if detail.voices:
        _ensure_voices(detail, entitled, method)
    for part in (of_areas(detail.areas) if detail.areas else None, _sum(detail)):
        if part is not None and part != replace(tally, invalid=0, blank=0):
            raise Refusal("detail-does-not-add-up")


def _sum(detail: Detail) -> Tally | None:
    return of_voices(voice for _person, voice in detail.voices) if detail.voices else None


def _ensure_areas(areas: Sequence[AreaCount], present: int) -> None:
    for area in areas:
        if min(area.present, area.yes, area.no, area.abstain) < 0:
            raise Refusal("vote-negative")
        if area.rest < 0:
            raise Refusal("area-over", area=area.name, over=-area.rest)
    counted = sum(area.present for area in areas)
    if counted != present:
        raise Refusal("areas-do-not-add-up", counted=counted, present=present)


def _ensure_voices(detail: Detail, entitled: Collection[str], method: Method) -> None:
    if method is Method.SECRET:
        raise Refusal("secret-by-name")
    if not {person for person, _voice in detail.voices} <= set(entitled):
        raise Refusal("voice-not-entitled")
