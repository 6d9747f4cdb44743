"""Times and lengths as people type them, in English and Chinese.

A length: 9 · 90m · 1h30 · 1.5h · 1:30 · 90分钟 · 1小时30分 · 一个半小时 · 半小时 · 三刻钟. Always whole minutes.
A time of day: 0930 · 9:30 · 9.30pm · 9am · 上午9点半 · 14时30分 · 下午三点一刻 · 中午12点 · noon.
Where either may be meant (`typed`), bare digits are minutes, except four of them, and a colon makes a time.
Nobody guesses: what is not understood is None.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

LONGEST = 7 * 24 * 60
"""Minutes: a longer item is a slip of the finger."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
_NUMERAL = re.compile("[零〇一二两三四五六七八九十百]+")


def _plain(text: str) -> str:
    """Half-width, lower case, without blanks, Chinese numerals as digits."""
    narrow = unicodedata.normalize("NFKC", text).lower().replace("。", ".")
    tight = re.sub(r"\s+", "", narrow)
    return _NUMERAL.sub(lambda found: str(_number(found[0])), tight)


def _number(numeral: str) -> int:
    """The value of a Chinese numeral below a thousand: 十五, 二十, 一百二十, also 一二 read digit by digit."""
    if not any(sign in _UNITS for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    total = digit = 0
    for sign in numeral:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


_HOURS, _MINUTES = "h|hrs?|hours?|个?小时|个?钟头", "m|mins?|minutes?|分|分钟"
_LENGTHS = (
    (re.compile(r"(?P<m>\d{1,3})(?:m|mins?|minutes?|分|分钟|')?"), 0),
    (re.compile(r"(?P<m>\d{4,5})(?:m|mins?|minutes?|分|分钟)"), 0),
    (re.compile(rf"(?P<h>\d{{1,3}})(?:{_HOURS}|:)(?:(?P<m>\d{{1,2}})(?:{_MINUTES})?)?"), 0),
    (re.compile(r"(?P<h>\d{1,2})(?P<tenths>\.\d)(?:h|hrs?|hours?|个?小时)"), 0),
    (re.compile(r"(?P<h>\d{1,2})个半(?:小时|钟头)|(?P<h2>\d{1,2})个?小时半"), 30),
    (re.compile(r"半个?(?:小时|钟头)|halfanhour"), 30),
    (re.compile(r"(?:(?P<h>\d{1,2})个?小时)?(?P<quarters>[13])刻钟?"), 0),
)  # fmt: skip


def minutes(text: str) -> int | None:
    """A length in whole minutes, or None when the text is not one (or longer than a week)."""
    plain = _plain(text)
    for pattern, extra in _LENGTHS:
        found = pattern.fullmatch(plain)
        if found is not None:
            told = {name: value for name, value in found.groupdict().items() if value}
            hours = int(told.get("h") or told.get("h2") or 0)
            tenths = int(told.get("tenths", ".0")[1:])
            total = (
                hours * 60 + tenths * 6 + int(told.get("m", 0)) + 15 * int(told.get("quarters", 0)) + extra
            )
            return total if total <= LONGEST else None
    return None


_DAYTIME = "凌晨|清晨|早晨|早上|上午|中午|下午|午后|傍晚|晚上|晚|夜里"
_AFTERNOON = frozenset({"下午", "午后", "傍晚", "晚上", "晚", "夜里"})
_CLOCK = re.compile(
    rf"(?P<part>{_DAYTIME})?(?P<h>\d{{1,2}})"
    r"(?:(?:[:.h时点](?P<m>\d{2})分?|[时点](?P<m1>\d{1,2})分?)|[时点](?P<word>半|1刻|3刻|整|钟)?)?"
    r"(?P<half>am|pm|a\.m\.|p\.m\.)?"
)
_COMPACT = re.compile(rf"(?P<part>{_DAYTIME})?(?P<h>\d{{1,2}})(?P<m>\d{{2}})(?P<half>am|pm|a\.m\.|p\.m\.)?")
_WORDS = {"半": 30, "1刻": 15, "3刻": 45, "整": 0, "钟": 0}


def time_of_day(text: str) -> dt.time | None:
    """A time of day, or None. 24:00 is none: write 0:00 of the next day."""
    plain = _plain(text)
    if plain in ("noon", "正午", "中午"):
        return dt.time(12)
    found = _COMPACT.fullmatch(plain) or _CLOCK.fullmatch(plain)
    if found is None:
        return None
    told = {name: value for name, value in found.groupdict().items() if value}
    minute = _WORDS.get(told.get("word", ""), 0) or int(told.get("m") or told.get("m1") or 0)
    hour = _hour(int(told["h"]), told.get("part", ""), told.get("half", "")[:1])
    return dt.time(hour, minute) if hour is not None and hour < 24 and minute < 60 else None


def _hour(hour: int, part: str, half: str) -> int | None:
    """The hour of the 24-hour clock; None where the words make no sense (0 pm, twelve at night: which night?)."""
    later = half == "p" or part in _AFTERNOON or (part == "中午" and hour < 3)
    if later and hour < 12:
        return hour + 12 if hour > 0 else None
    if hour == 12 and (half == "a" or part == "凌晨"):
        return 0
    if hour == 12 and part in {"晚上", "晚", "夜里", "傍晚"}:
        return None
    return hour


_DATE = re.compile(r"(?:(?P<y>\d{4})[-/.年])?(?P<mo>\d{1,2})[-/月](?P<d>\d{1,2})日?[t,，]?")
_DAY = re.compile(r"(?:day|第)(?P<n>\d{1,2})天?[,，:：]?")


def moment(text: str, day: dt.date, first: dt.date | None = None) -> dt.datetime | None:
    """A date and time: "9:30" is on `day`, "3月16日 9点" and "2027-03-16 09:00" on theirs, "day 2 9:00" and "第二天9点"
    on the second day counted from `first` (default `day`). None when the text is no time."""
    spaced = unicodedata.normalize("NFKC", text).strip()
    head, _, tail = spaced.rpartition(" ") if " " in spaced else ("", "", spaced)
    for date_text, time_text in ((head, tail), *_splits(_plain(spaced))):
        told = _date(_plain(date_text), day, first or day) if date_text else day
        time = time_of_day(time_text)
        if told is not None and time is not None:
            return dt.datetime.combine(told, time)
    return None


def _splits(plain: str) -> list[tuple[str, str]]:
    """Where a date may end and a time begin in text without blanks."""
    ends = [found.end() for pattern in (_DATE, _DAY) if (found := pattern.match(plain))]
    whole: list[tuple[str, str]] = [("", plain)]
    return whole + [(plain[:end], plain[end:]) for end in ends]


def _date(plain: str, day: dt.date, first: dt.date) -> dt.date | None:
    numbered = _DAY.fullmatch(plain)
    if numbered is not None:
        return first + dt.timedelta(days=int(numbered["n"]) - 1)
    found = _DATE.fullmatch(plain)
    if found is None:
        return None
    try:
        return dt.date(int(found["y"] or day.year), int(found["mo"]), int(found["d"]))
    except ValueError:
        return None


_LATER = re.compile(r"(?P<n>\d{1,3})(?:个)?(?P<unit>d|days?|天|日|w|weeks?|周|星期|m|months?|月)[后内]?")
_ENGLISH_DAY = re.compile(
    r"(?P<d>\d{1,2})(?P<mo>[a-z]{3,9})(?P<y>\d{4})?|(?P<mo2>[a-z]{3,9})(?P<d2>\d{1,2}),?(?P<y2>\d{4})?"
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_typed(text: str, today: dt.date) -> dt.date | None:
    """A day to come: "3-20", "3月20日", "20 March", "2027-03-20", "2 weeks", "10天". Without a year it is the next such
    day from `today` on. None when the text is no day."""
    plain = _plain(text)
    later = _LATER.fullmatch(plain)
    if later is not None:
        return _days_on(today, int(later["n"]), later["unit"])
    found = _DATE.fullmatch(plain)
    if found is not None:
        return _next_day(found["y"], int(found["mo"]), int(found["d"]), today)
    english = _ENGLISH_DAY.fullmatch(plain)
    if english is None:
        return None
    told = english.groupdict()
    month = (told["mo"] or told["mo2"])[:3]
    if month not in _ENGLISH_MONTHS:
        return None
    number = _ENGLISH_MONTHS.index(month) + 1
    return _next_day(told["y"] or told["y2"], number, int(told["d"] or told["d2"]), today)


def _days_on(today: dt.date, count: int, unit: str) -> dt.date:
    if unit[0] in "w周星":
        return today + dt.timedelta(weeks=count)
    if unit[0] in "m月":
        month = today.month - 1 + count
        first = dt.date(today.year + month // 12, month % 12 + 1, 1)
        following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return min(first + dt.timedelta(days=today.day - 1), following - dt.timedelta(days=1))
    return today + dt.timedelta(days=count)


def _next_day(year: str | None, month: int, day: int, today: dt.date) -> dt.date | None:
    """The day in its year, or in the first year in which it is there and not over."""
    years = [int(year)] if year else range(today.year, today.year + 9)  # 29 February is not in every year
    for each in years:
        try:
            told = dt.date(each, month, day)
        except ValueError:
            continue
        if year or told >= today:
            return told
    return None


def typed(text: str) -> int | dt.time | None:
    """Minutes or a time of day, where either may be meant: "9" is nine minutes, "0930" and "9:30" half past nine."""
    plain = _plain(text)
    if re.fullmatch(r"\d{4}|\d{1,2}:\d{2}", plain):
        return time_of_day(plain)
    length = minutes(plain)
    return length if length is not None else time_of_day(plain)
