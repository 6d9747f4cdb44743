"""What certificates say, and their numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.awards import Award, AwardKind, Issuer, Recipient
from desktop_app.domain.certificate_numbers import ensure_pattern, next_serial, number
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.merge_fields import TEMPLATE_FIELDS
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.wording import (
    certificate_fields,
    ensure_wording,
    filled,
    told_date,
    wording_of,
)

MEETING = Meeting("0" * 32, "大会", "Session", organiser="市消保委", secret="5e" * 20)
AWARD = Award("a", "突出贡献个人", "Outstanding Contributor")
PERSON = Recipient(
    "r", "a", "b", "刘瑶英", citation="调解成功率达97%。", organisation="区消保委", latin_name="Liu Yaoying"
)


def text(language: str, grade: str = "") -> str:
    recipient = PERSON if not grade else Recipient("r", "a", "b", "甲", AwardKind.GROUP, grade)
    fields = certificate_fields(recipient, AWARD, MEETING, [Issuer("i", "市消保委")], "第001号", language)
    assert set(fields) == set(TEMPLATE_FIELDS)
    return filled(wording_of(AWARD, recipient.kind, language), fields)


def test_the_citation_runs_on_into_the_honour() -> None:
    assert text("zh") == "调解成功率达97%，荣获“突出贡献个人”称号。\n特发此证，以资鼓励。"
    assert text("zh", "一等奖").startswith("荣获“突出贡献个人”一等奖。")


def test_english_has_its_own_words_and_no_chinese_citation() -> None:
    assert text("en") == "has been awarded\nthe title of Outstanding Contributor."
    assert "the First Prize of Outstanding Contributor" in text("en", "一等奖")


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (dt.date(2027, 3, 15), "二〇二七年三月十五日", "15 March 2027"),
        (dt.date(2030, 10, 10), "二〇三〇年十月十日", "10 October 2030"),
        (dt.date(2027, 12, 31), "二〇二七年十二月三十一日", "31 December 2027"),
        (dt.date(2027, 11, 20), "二〇二七年十一月二十日", "20 November 2027"),
    ],
)
def test_dates_in_both_styles(day: dt.date, chinese: str, english: str) -> None:
    assert (told_date(day, "zh_CN"), told_date(day, "en")) == (chinese, english)


def test_a_wording_may_use_our_fields_and_no_others() -> None:
    ensure_wording("{{ name }}荣获{{honour}}，下榻{{own.住宿酒店}}")
    for bad in ("{{secret}}", "{{name.__class__}}", "{{}}", "{{own.}}", "{{wording}}"):
        with pytest.raises(Refusal):
            ensure_wording(bad)


@given(st.text(max_size=40))
def test_data_is_never_read_as_a_field(name: str) -> None:
    values = {"name": name + "{{award}}", "award": "x"}
    assert filled("{{name}}", values).endswith("{{award}}")


def test_numbers_follow_the_pattern() -> None:
    assert number("滨消表〔{year}〕第{seq:03}号", 7, 2027) == "滨消表〔2027〕第007号"
    assert number("{seq}", 1234, 2027) == "1234"
    for bad, code in (
        ("第号", "pattern-needs-seq"),
        ("{seq}{name}", "pattern-unknown-field"),
        ("{seq}{", "pattern"),
    ):
        with pytest.raises(Refusal, match=code):
            ensure_pattern(bad)


def test_serials_go_on_after_the_last_ever_given() -> None:
    assert next_serial([]) == 1
    assert next_serial([1, 3]) == 4
