"""Votes counted by area and by name: nothing is lost between the areas and the sum."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.resolutions import AreaCount, Detail, Entry, Method, Tally, Voice
from desktop_app.domain.tallying import (
    areas_of,
    counted_again,
    detail_of,
    ensure_detail,
    of_areas,
    of_voices,
    rest_in_favour,
)

PEOPLE = st.dictionaries(st.uuids().map(lambda made: made.hex), st.sampled_from(["", "A", "B", "C"]))
VOICE = st.sampled_from([None, *Voice])


@given(area_of=PEOPLE, order=st.permutations(["A", "B", "C"]))
def test_areas_add_up_to_those_present_in_the_order_of_the_hall(
    area_of: dict[str, str], order: list[str]
) -> None:
    areas = areas_of(area_of, area_of, order)
    assert sum(area.present for area in areas) == len(area_of)
    names = [area.name for area in areas]
    assert names == [name for name in [*order, ""] if name in set(area_of.values())]


@given(area_of=PEOPLE, data=st.data())
def test_with_the_rest_in_favour_every_area_and_the_vote_are_full(
    area_of: dict[str, str], data: st.DataObject
) -> None:
    counted = []
    for area in areas_of(area_of, area_of):
        no = data.draw(st.integers(0, area.present))
        abstain = data.draw(st.integers(0, area.present - no))
        counted.append(rest_in_favour(AreaCount(area.name, area.present, 0, no, abstain)))
    tally = of_areas(counted)
    assert all(area.rest == 0 for area in counted)
    assert tally.yes + tally.no + tally.abstain == len(area_of)
    ensure_detail(Detail(Entry.AREAS, tuple(counted)), tally, area_of, Method.HANDS)


@given(said=st.dictionaries(st.uuids().map(lambda made: made.hex), VOICE))
def test_voices_add_up_to_who_spoke(said: dict[str, Voice | None]) -> None:
    voices = {person: voice for person, voice in said.items() if voice is not None}
    tally = of_voices(voices.values())
    assert tally.yes + tally.no + tally.abstain == len(voices)
    ensure_detail(Detail(Entry.NAMES, voices=detail_of(voices)), tally, said, Method.ROLL_CALL)


def test_somebody_who_leaves_takes_nothing_with_what_was_entered() -> None:
    before = [AreaCount("A", 5, 3, 1), AreaCount("B", 4, 4)]
    assert counted_again(before, [AreaCount("A", 4), AreaCount("C", 2)]) == [
        AreaCount("A", 4, 3, 1),
        AreaCount("C", 2),
    ]
    assert of_areas(before) == Tally(7, 1, 0)
