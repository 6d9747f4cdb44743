"""Numbers of agenda items."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.numbering import Scheme, ensure_found, numbers, numeral, scheme_of
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.typed_times import _number

TREE = [
    AgendaItem("a", "A", order="a"),
    AgendaItem("b", "B", order="b"),
    AgendaItem("b1", "B1", order="a", parent_id="b"),
    AgendaItem("b2", "B2", order="b", parent_id="b"),
    AgendaItem("n", "N", order="c", internal=True),
    AgendaItem("n1", "N1", order="c", parent_id="n"),
    AgendaItem("c", "C", order="d"),
]


@pytest.mark.parametrize(
    ("scheme", "printed"),
    [
        (Scheme.DECIMAL, ["1.", "2.", "2.1", "2.2", "", "", "3."]),
        (Scheme.PLAIN, ["1.", "2.", "1.", "2.", "", "", "3."]),
        (Scheme.CHINESE, ["一、", "二、", "（一）", "（二）", "", "", "三、"]),
    ],
)
def test_the_schemes_and_that_internal_items_do_not_count(scheme: Scheme, printed: list[str]) -> None:
    found = numbers(TREE, scheme)
    assert [found[item.id] for item in TREE] == printed


def test_the_number_follows_the_order_not_the_list() -> None:
    moved = [replace(item, order="0") if item.id == "c" else item for item in reversed(TREE)]
    assert numbers(moved)["c"] == "1." and numbers(moved)["b2"] == "3.2"


def test_deep_levels_and_an_own_prefix() -> None:
    deep = [
        AgendaItem(key, key, parent_id=up) for key, up in (("1", None), ("2", "1"), ("3", "2"), ("4", "3"))
    ]
    assert list(numbers(deep, Scheme.CHINESE).values()) == ["一、", "（一）", "1．", "（1）"]
    assert numbers(deep, prefix="TOP ")["3"] == "TOP 1.1.1"


def test_the_custom_of_a_language() -> None:
    assert scheme_of("zh_CN") is Scheme.CHINESE and scheme_of("en") is Scheme.DECIMAL


def test_an_item_is_found_by_what_people_call_it() -> None:
    told = {text: ensure_found(TREE, text).id for text in ("b1", "2", "3.", "2.1", "三、", "N1", "B1")}
    assert told == {"b1": "b1", "2": "b", "3.": "c", "2.1": "b1", "三、": "c", "N1": "n1", "B1": "b1"}
    for text in ("9", "", "（五）"):
        with pytest.raises(Refusal) as refused:
            ensure_found(TREE, text)
        assert refused.value.code == "no-such-item"
    twins = [AgendaItem("x", "领导讲话", order="a"), AgendaItem("y", "代表讲话", order="b")]
    with pytest.raises(Refusal) as several:
        ensure_found(twins, "讲话")
    assert several.value.facts["titles"] == ("领导讲话", "代表讲话") and ensure_found(twins, "领导").id == "x"


def test_numerals() -> None:
    told = {
        each: numeral(each) for each in (0, 7, 10, 11, 15, 20, 21, 99, 100, 103, 110, 111, 120, 999, 1000)
    }
    assert told == {
        0: "零", 7: "七", 10: "十", 11: "十一", 15: "十五", 20: "二十", 21: "二十一", 99: "九十九", 100: "一百",
        103: "一百零三", 110: "一百一十", 111: "一百一十一", 120: "一百二十", 999: "九百九十九", 1000: "1000",
    }  # fmt: skip


@given(st.integers(0, 999))
def test_numerals_are_read_back(number: int) -> None:
    assert _number(numeral(number)) == number
