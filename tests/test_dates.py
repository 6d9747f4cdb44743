"""Days and times in words."""

from __future__ import annotations

import datetime as dt

from desktop_app.dates import length_told, long_day, moment_told, short_day
from desktop_app.words import Words

EN = Words("en").gettext
DAY = dt.date(2027, 3, 15)
ZH = {
    "March": "3月",
    "{weekday}, {day} {month} {year}": "{year}年{month}{day}日（{weekday}）",
    "Monday": "星期一",
    "{hours} h {minutes} min": "{hours} 小时 {minutes} 分钟",
}


def chinese(text: str) -> str:
    return ZH.get(text, text)


def test_days() -> None:
    assert long_day(DAY, EN) == "Monday, 15 March 2027" and short_day(DAY, EN) == "Monday, 15 March"
    assert long_day(DAY, chinese) == "2027年3月15日（星期一）"


def test_moments_name_their_day_only_when_it_is_another() -> None:
    assert moment_told(dt.datetime(2027, 3, 15, 9, 5), DAY, EN) == "09:05"
    assert moment_told(dt.datetime(2027, 3, 16, 9, 5), DAY, EN) == "16 March 09:05"


def test_lengths() -> None:
    assert [length_told(each, EN) for each in (0, 45, 99, 120, 150)] == [
        "0 min",
        "45 min",
        "99 min",
        "2 h",
        "2 h 30 min",
    ]
    assert length_told(150, chinese) == "2 小时 30 分钟"
