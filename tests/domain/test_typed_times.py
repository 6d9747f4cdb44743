"""Times as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.typed_times import LONGEST, day_typed, minutes, moment, time_of_day, typed

LENGTHS = {
    "9": 9, "90m": 90, "1h30": 90, "90": 90, "1h": 60, "1H 5": 65, "2 hours": 120, "1 hr 15 min": 75, "1.5h": 90,
    "1:30": 90, "45 min": 45, "45'": 45, "120": 120, "1440分钟": 1440, "90分钟": 90, "1小时30分": 90, "1小时": 60,
    "一个半小时": 90, "两小时半": 150, "半小时": 30, "半个小时": 30, "一刻钟": 15, "三刻钟": 45,
    "一小时一刻": 75, "二十五分钟": 25,
    "１０分": 10, "十分钟": 10, "一百二十分钟": 120, " 15 ": 15, "half an hour": 30, "0": 0,
}  # fmt: skip
TIMES = {
    "0930": "09:30", "9:30": "09:30", "9.30pm": "21:30", "上午9点半": "09:30", "14时30分": "14:30", "930": "09:30",
    "9": "09:00", "9am": "09:00", "9 pm": "21:00", "12am": "00:00", "12pm": "12:00", "12:15 a.m.": "00:15",
    "1430": "14:30", "９：３０": "09:30", "下午三点一刻": "15:15", "下午2:05": "14:05",
    "晚上8点": "20:00", "中午12点": "12:00",
    "中午1点": "13:00", "十点整": "10:00", "十点钟": "10:00", "早上八点三刻": "08:45",
    "凌晨12点10分": "00:10", "14h30": "14:30",
    "noon": "12:00", "正午": "12:00", "九点五分": "09:05", "上午十一点四十五": "11:45",
    "23:59": "23:59", "0:00": "00:00",
    "上午0930": "09:30", "0230pm": "14:30", "14点": "14:00", "下午14点": "14:00",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LENGTHS.items())
def test_lengths(text: str, expected: int) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize(("text", "expected"), TIMES.items())
def test_times_of_day(text: str, expected: str) -> None:
    time = time_of_day(text)
    assert time is not None and f"{time:%H:%M}" == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "-5", "1h90m30s", "9:5:2", "99999分", "999h", "上午", "5 apples", "0930"]
)
def test_what_is_no_length(text: str) -> None:
    assert minutes(text) is None


@pytest.mark.parametrize(
    "text", ["", "24:00", "25:00", "9:60", "later", "0pm", "晚上12点", "半", "12345", "9:3x", "-9:30"]
)
def test_what_is_no_time(text: str) -> None:
    assert time_of_day(text) is None


def test_where_either_may_be_meant() -> None:
    told = {
        text: typed(text)
        for text in ("9", "90m", "1h30", "0930", "9:30", "9.30pm", "上午9点半", "14时30分", "?")
    }
    assert told == {
        "9": 9, "90m": 90, "1h30": 90, "0930": dt.time(9, 30), "9:30": dt.time(9, 30), "9.30pm": dt.time(21, 30),
        "上午9点半": dt.time(9, 30), "14时30分": dt.time(14, 30), "?": None,
    }  # fmt: skip


def test_a_moment_with_and_without_its_day() -> None:
    day, first = dt.date(2027, 3, 16), dt.date(2027, 3, 15)
    half_nine = dt.datetime(2027, 3, 16, 9, 30)
    for text in ("9:30", "上午9点半", "3-16 9:30", "3月16日9点半", "2027-03-16 09:30", "2027-03-16T09:30", "day 2 9:30",
                 "第二天 9:30",                  "第2天9点半", "2027年3月16日 上午9点30分", "3/16 9.30am"):  # fmt: skip
        assert moment(text, day, first) == half_nine, text
    assert moment("3-15 9.30 pm", day) == dt.datetime(2027, 3, 15, 21, 30)
    assert (
        moment("2-30 9:30", day) is None and moment("some day 9:30", day) is None and moment("", day) is None
    )


@given(st.times())
def test_every_minute_is_read_back(time: dt.time) -> None:
    minute = time.replace(second=0, microsecond=0)
    for shown in (
        f"{time:%H:%M}",
        f"{time:%H%M}",
        f"{time.hour}时{time.minute}分",
        f"{time.hour}.{time.minute:02}",
    ):
        assert time_of_day(shown) == minute


@given(st.integers(0, LONGEST))
def test_every_length_is_read_back(length: int) -> None:
    hours, rest = divmod(length, 60)
    for shown in (f"{length}分钟", f"{length} min", f"{hours}h{rest:02}", f"{hours}小时{rest}分"):
        assert minutes(shown) == length


@given(st.text(max_size=12))
def test_nothing_typed_breaks_the_reader(text: str) -> None:
    minutes(text), time_of_day(text), typed(text), moment(text, dt.date(2027, 3, 15))


def test_days_to_come_as_people_type_them() -> None:
    today = dt.date(2027, 3, 15)
    told = {
        "3-20": (2027, 3, 20),
        "3月10日": (2028, 3, 10),
        "2027-03-01": (2027, 3, 1),
        "20 March": (2027, 3, 20),
        "April 1, 2027": (2027, 4, 1),
        "2周": (2027, 3, 29),
        "两周后": (2027, 3, 29),
        "10 days": (2027, 3, 25),
        "1个月": (2027, 4, 15),
        "2-29": (2028, 2, 29),
    }
    assert {text: day_typed(text, today) for text in told} == {t: dt.date(*d) for t, d in told.items()}
    assert day_typed("1 month", dt.date(2027, 1, 31)) == dt.date(2027, 2, 28)
    for text in ("", "someday", "13-40", "2027-02-30", "20 Foo"):
        assert day_typed(text, today) is None
