"""Numbers that stay, and what changed between two editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.editions import (
    EditionLine,
    LineChange,
    LinePart,
    differences,
    dropped,
    lines_of,
    sequences,
)
from desktop_app.domain.numbering import Scheme, numbers, place_of, place_told, places

BEGINS = dt.datetime(2027, 3, 15, 14)


def agenda(*keys: str) -> list[AgendaItem]:
    return [AgendaItem(key, key.upper(), order=f"a{place:03}", minutes=10) for place, key in enumerate(keys)]


def released(items: list[AgendaItem]) -> list[AgendaItem]:
    told = {line.item_id: line.place for line in lines_of(items, BEGINS)}
    return [replace(item, place=told.get(item.id, "")) for item in items]


def with_late(items: list[AgendaItem], key: str, order: str, **more: str) -> list[AgendaItem]:
    return [*items, AgendaItem(key, key.upper(), order=order, minutes=10, **more)]  # type: ignore[arg-type]


def test_a_late_item_goes_between_and_the_rest_keep_their_numbers() -> None:
    items = with_late(with_late(released(agenda("a", "b", "c")), "x", "a0015"), "y", "a0016")
    assert numbers(items) == {"a": "1.", "b": "2.", "x": "2a.", "y": "2b.", "c": "3."}
    assert numbers(items, Scheme.CHINESE)["x"] == "二之一、" and numbers(items, Scheme.PLAIN)["y"] == "2b."


def test_a_late_item_at_the_end_counts_on_and_one_before_the_first_is_0a() -> None:
    items = with_late(with_late(released(agenda("a", "b")), "x", "z"), "y", "Z")
    assert numbers(items) == {"y": "0a.", "a": "1.", "b": "2.", "x": "3."}


def test_below_a_late_item_everything_counts_from_one() -> None:
    items = with_late(released(agenda("a", "b")), "x", "a0005")
    items = [*items, AgendaItem("x1", "X1", parent_id="x", order="a"), AgendaItem("b1", "B1", parent_id="b")]
    assert (numbers(items)["x1"], numbers(items)["b1"]) == ("1a.1", "2.1")


def test_a_moved_item_keeps_its_number_and_a_cancelled_one_leaves_its_own() -> None:
    items = released(agenda("a", "b", "c"))
    moved = [replace(item, order="A") if item.id == "c" else item for item in items]
    assert numbers(moved) == {"c": "3.", "a": "1.", "b": "2."}
    without = [item for item in items if item.id != "c"]
    assert numbers(with_late(without, "x", "z"), taken=["3"])["x"] == "4."
    assert numbers(with_late(items, "x", "a0005"), taken=["1a"])["x"] == "1b."


def test_internal_items_carry_none_and_keep_what_they_had() -> None:
    items = [replace(item, internal=item.id == "b") for item in released(agenda("a", "b", "c"))]
    assert numbers(items) == {"a": "1.", "b": "", "c": "3."}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 800)), max_size=4))
def test_places_are_read_back(counts: list[tuple[int, int]]) -> None:
    place = tuple(counts)
    assert place_of(place_told(place)) == place


@given(st.data())
def test_whatever_happens_no_number_is_given_twice_and_no_frozen_one_changes(data: st.DataObject) -> None:
    keys = [f"k{n}" for n in range(data.draw(st.integers(1, 6)))]
    items = released(agenda(*keys))
    frozen = {item.id: item.place for item in items}
    gone: list[str] = []
    for turn in range(data.draw(st.integers(0, 8))):
        what = data.draw(st.sampled_from(["late", "move", "cancel", "release"]))
        if what == "late":
            items = with_late(items, f"n{turn}", f"a{data.draw(st.integers(0, 9)):03}{turn}")
        elif what == "release":
            told = {line.item_id: line.place for line in lines_of(items, BEGINS, gone)}
            items = [replace(item, place=told[item.id]) for item in items]
            frozen |= told
        elif items:
            chosen = data.draw(st.sampled_from(items))
            rest = [item for item in items if item is not chosen]
            if what == "move":
                items = [*rest, replace(chosen, order=f"a{data.draw(st.integers(0, 9)):03}m{turn}")]
            else:
                items = rest
                gone += [chosen.place] * bool(chosen.place)
        found = {key: place_told(place) for key, place in places(items, gone).items()}
        assert len(set(found.values())) == len(found)
        assert not set(found.values()) & set(gone)
        assert all(found[key] == place for key, place in frozen.items() if key in found)


def line(key: str, at: int = 0, minutes: int = 10, title: str = "") -> EditionLine:
    return EditionLine(key, key, title or key, "", BEGINS + dt.timedelta(minutes=at), minutes)


def test_what_changed_is_told_with_as_few_moves_as_can_be() -> None:
    before = [line("1"), line("2", 10), line("3", 20), line("4", 30)]
    after = [line("4", 0), line("1", 10), line("2", 20, 15), line("2a", 35)]
    found = {each.line.item_id: each for each in differences(before, after)}
    assert {key: each.change for key, each in found.items()} == {
        "1": LineChange.CHANGED,
        "2": LineChange.CHANGED,
        "2a": LineChange.NEW,
        "3": LineChange.CANCELLED,
        "4": LineChange.MOVED,
    }
    assert found["4"].behind is None
    assert found["2"].parts == {LinePart.START, LinePart.MINUTES} and list(found) == sorted(found)


@given(st.permutations(range(7)))
def test_the_lines_that_moved_are_those_outside_a_longest_run(order: list[int]) -> None:
    before = [line(str(number)) for number in range(7)]
    moved = differences(before, [line(str(number)) for number in order])
    longest = 0
    for mask in range(1 << 7):
        run = [number for number in order if mask >> number & 1]
        longest = max(longest, len(run)) if run == sorted(run) else longest
    assert {each.change for each in moved} <= {LineChange.MOVED} and len(moved) == 7 - longest


def test_the_same_is_no_change() -> None:
    assert differences([line("1")], [line("1")]) == ()


def test_calendars_count_changes_of_time_and_cancellations() -> None:
    history = [[line("1"), line("2", 10)], [line("1", title="other"), line("2", 15)], [line("1")]]
    assert sequences(history) == {"1": 0, "2": 2} and [each.item_id for each in dropped(history)] == ["2"]
    assert sequences([*history, history[1]]) == {"1": 0, "2": 3}
    assert dropped([]) == ()


@pytest.mark.parametrize("change", list(LineChange))
def test_every_difference_has_a_line(change: LineChange) -> None:
    found = differences([line("1"), line("2"), line("3")], [line("3"), line("4"), line("1", minutes=1)])
    assert all(each.line is not None for each in found) and change in {each.change for each in found}
