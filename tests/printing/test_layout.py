"""Line breaking and fitting."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.printing.fonts import KAI, SANS, SERIF
from desktop_app.printing.layout import (
    NOT_FIRST,
    NOT_LAST,
    break_lines,
    fit_text,
    may_break,
    set_block,
    shortened,
    text_width,
)

TEXT = st.text(alphabet="一年来受理消费投诉，。、：“”（）《》……——A1 b2%.-王张李", max_size=80)


@given(TEXT, st.floats(40, 400), st.sampled_from([0.0, 24.0]))
def test_lines_hold_all_text_fit_and_break_where_allowed(text: str, width: float, indent: float) -> None:
    lines = break_lines(text, KAI, 12, width, indent)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for number, line in enumerate(lines):
        room = width - (indent if number == 0 else 0)
        assert text_width(line, KAI, 12) <= room + 0.1 or len(line) == 1
    for before, after in pairwise(lines):
        if before and after and before[-1] != " " and len(before) > 1:
            splits_a_long_word = not any(may_break(a, b) for a, b in pairwise(before))
            assert splits_a_long_word or may_break(before[-1], after[0]) or " " in text


def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one() -> None:
    text = "深入社区、学校开展（消费教育）“二十七场”，覆盖群众，形成可复制、可推广的共治经验。" * 3
    for width in range(60, 300, 7):
        for line in break_lines(text, KAI, 12, width)[1:]:
            assert line[0] not in NOT_FIRST
        for line in break_lines(text, KAI, 12, width)[:-1]:
            assert line[-1] not in NOT_LAST


def test_words_and_numbers_stay_whole() -> None:
    lines = break_lines("受理消费投诉3614件，满意度94.5%，见Consumer Protection Report。", KAI, 12, 90)
    joined = "|".join(lines)
    for whole in ("3614", "94.5%", "Consumer", "Protection"):
        assert whole in joined


def test_a_line_is_shrunk_until_it_fits_or_told() -> None:
    size, fits = fit_text("滨江市消费者权益保护委员会", KAI, 24, 200, 10)
    assert fits and text_width("滨江市消费者权益保护委员会", KAI, size) == pytest.approx(200)
    assert fit_text("长" * 100, KAI, 24, 200, 10) == (10, False)
    assert fit_text("短", KAI, 24, 200, 10) == (24, True)


def test_a_block_is_set_smaller_before_it_overflows_and_keeps_every_word() -> None:
    long = "受理消费投诉三千六百一十四件，" * 30
    block = set_block(long, KAI, 20, 500, 150, smallest=8, indent=2, justified=True)
    assert block.fits and 8 <= block.size < 20 and block.height <= 150.1
    assert block.lines[0].indent == pytest.approx(2 * block.size)
    whole = set_block(long, KAI, 20, 500, 40, smallest=18)
    assert not whole.fits and "".join(line.text for line in whole.lines) == long


def test_full_lines_fill_the_measure_and_the_last_does_not() -> None:
    block = set_block(
        "一年来受理消费投诉，调解成功率达百分之九十二。" * 2, SERIF, 16, 300, 400, justified=True
    )
    *full, last = block.lines
    for line in full:
        assert text_width(line.text, SERIF, 16, line.stretch) == pytest.approx(300, abs=0.1)
    assert last.stretch == 0


def test_what_is_too_long_is_shortened_with_dots() -> None:
    told = shortened("滨江市消费者权益保护委员会", SANS, 10, 60)
    assert told.endswith("…") and text_width(told, SANS, 10) <= 60
    assert shortened("短", SANS, 10, 60) == "短"
