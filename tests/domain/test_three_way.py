"""Two edits of one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.three_way import MergedText, TextClash, merged_text

TEXT = st.lists(st.sampled_from("abcde"), max_size=8).map("\n".join)


def test_changes_in_different_places_both_come_in() -> None:
    base = "开会\n报告\n闭会"
    assert merged_text(base, "开会啦\n报告\n闭会", "开会\n报告\n投票\n闭会") == MergedText(
        "开会啦\n报告\n投票\n闭会"
    )


def test_a_clash_keeps_what_was_written_by_hand_and_tells_the_other() -> None:
    found = merged_text("a\n赞成84票\nb", "a\n赞成八十四票\nb", "a\n赞成85票\nb")
    assert found.text == "a\n赞成八十四票\nb"
    assert found.clashes == (TextClash(("赞成84票",), ("赞成八十四票",), ("赞成85票",)),)


def test_a_paragraph_taken_out_by_hand_stays_out() -> None:
    assert merged_text("a\nb\nc", "a\nc", "a\nb\nc\nd").text == "a\nc\nd"


@given(TEXT, TEXT)
def test_one_side_alone_has_its_way(base: str, other: str) -> None:
    assert merged_text(base, base, other) == MergedText(other)
    assert merged_text(base, other, base) == MergedText(other)
    assert merged_text(base, other, other) == MergedText(other)


@given(TEXT, TEXT, TEXT)
def test_nothing_written_by_hand_is_lost(base: str, kept: str, other: str) -> None:
    """Every line of the kept side that the base has not stands; what the other side wanted stands or is told."""
    found = merged_text(base, kept, other)
    lines = found.text.split("\n")
    told = [line for clash in found.clashes for line in clash.other]
    for sign in set(kept.split("\n")) - set(base.split("\n")):
        assert lines.count(sign) >= 1
    for sign in set(other.split("\n")) - set(base.split("\n")):
        assert sign in lines or sign in told


@given(TEXT, TEXT, TEXT)
def test_merging_again_changes_nothing_more(base: str, kept: str, other: str) -> None:
    once = merged_text(base, kept, other).text
    assert merged_text(other, once, other).text == once
