"""Moving items about the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.agenda import AgendaItem, children, depths, tree_order
from desktop_app.domain.agenda_moves import Places, indented, moved, order_at_end, outdented, shifted, topmost
from desktop_app.domain.order import n_between
from desktop_app.domain.refusal import Refusal


def tree(told: str) -> list[AgendaItem]:
    """ "a b(c d) e" as items."""
    items: list[AgendaItem] = []
    parents: list[str | None] = [None]
    for part in told.replace("(", " ( ").replace(")", " ) ").split():
        if part == "(":
            parents.append(items[-1].id)
        elif part == ")":
            parents.pop()
        else:
            items.append(AgendaItem(part, part, parent_id=parents[-1], order=f"a{len(items)}"))
    return items


def told(items: list[AgendaItem]) -> str:
    under = children(items)

    def write(parent: str | None) -> str:
        inside = (
            item.id + (f"({write(item.id)})" if item.id in under else "") for item in under.get(parent, ())
        )
        return " ".join(inside)

    return write(None)


def put(items: list[AgendaItem], places: Places) -> list[AgendaItem]:
    return [
        replace(item, parent_id=places[item.id][0], order=places[item.id][1]) if item.id in places else item
        for item in items
    ]


@pytest.mark.parametrize(
    ("before", "ids", "by", "after"),
    [
        ("a b c", "c", -1, "a c b"),
        ("a b c", "a", 1, "b a c"),
        ("a b c", "a", -1, "a b c"),
        ("a b c", "c", 1, "a b c"),
        ("a b c d", "bc", -1, "b c a d"),
        ("a b c d", "bc", 1, "a d b c"),
        ("a b c d", "bd", -1, "b d a c"),
        ("a b(c d) e", "d", -1, "a b(d c) e"),
        ("a b(c d) e", "b", 1, "a e b(c d)"),
        ("a b(c d) e", "bd", 1, "a e b(c d)"),
    ],
)
def test_pushing_up_and_down(before: str, ids: str, by: int, after: str) -> None:
    items = tree(before)
    assert told(put(items, shifted(items, set(ids), by))) == after


@pytest.mark.parametrize(
    ("before", "ids", "after"),
    [("a b c", "b", "a(b) c"), ("a(x) b c", "bc", "a(x b c)"), ("a b(c d)", "d", "a b(c(d))")],
)
def test_indenting(before: str, ids: str, after: str) -> None:
    items = tree(before)
    assert told(put(items, indented(items, set(ids)))) == after


@pytest.mark.parametrize(
    ("before", "ids", "after"),
    [("a(b) c", "b", "a b c"), ("a(b c d) e", "bc", "a(d) b c e"), ("a(b(c))", "c", "a(b c)")],
)
def test_outdenting(before: str, ids: str, after: str) -> None:
    items = tree(before)
    assert told(put(items, outdented(items, set(ids)))) == after


def test_what_cannot_be() -> None:
    items = tree("a b(c)")
    refused: list[tuple[str, Callable[[], Places]]] = [
        ("nothing-above", lambda: indented(items, {"a"})),
        ("at-the-top", lambda: outdented(items, {"a"})),
        ("item-under-itself", lambda: moved(items, {"b"}, "c", None)),
        ("item-under-itself", lambda: moved(items, {"b"}, "b", None)),
    ]
    for code, act in refused:
        with pytest.raises(Refusal) as told_why:
            act()
        assert told_why.value.code == code
    assert shifted(items, set(), 1) == indented(items, set()) == outdented(items, set()) == {}


def test_only_the_moved_are_written() -> None:
    items = tree("a b c d")
    assert set(moved(items, {"d"}, None, "a")) == {"d"} and moved(items, {"b"}, None, "a") == {}


def test_equal_keys_are_made_anew() -> None:
    items = [AgendaItem(key, key, order="") for key in "abc"]
    assert told(put(items, moved(items, {"c"}, None, None))) == "c a b"
    assert order_at_end(tree("a b"), None) > "a1" and order_at_end([], None)


MOVES = st.lists(
    st.tuples(st.sets(st.integers(0, 7), max_size=3), st.integers(-1, 7), st.integers(-1, 7)), max_size=12
)


@given(MOVES)
def test_no_sequence_of_moves_loses_an_item_or_makes_a_loop(
    steps: list[tuple[set[int], int, int]],
) -> None:
    keys = n_between(None, None, 8)
    items = [AgendaItem(str(place), str(place), order=keys[place]) for place in range(8)]
    for ids, parent, after in steps:
        try:
            items = put(
                items,
                moved(items, {str(key) for key in ids}, None if parent < 0 else str(parent), str(after)),
            )
        except Refusal:
            continue
        assert {item.id for item in tree_order(items)} == set(map(str, range(8)))
        assert all(depths(items)[item.id] == 0 or item.parent_id for item in items)
        where = [item.parent_id for item in topmost(items, {str(key) for key in ids})]
        assert all(each == (None if parent < 0 else str(parent)) for each in where)
