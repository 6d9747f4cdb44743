"""Days and times in words, for screen and papers: each is handed the gettext of its own language.

English and Chinese put the parts in another order, so whole patterns are translated, not words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from desktop_app.words import N_

Gettext = Callable[[str], str]

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def _parts(day: dt.date, gettext: Gettext) -> dict[str, object]:
    return {
        "weekday": gettext(_WEEKDAYS[day.weekday()]),
        "day": day.day,
        "month": gettext(_MONTHS[day.month - 1]),
        "year": day.year,
    }


def long_day(day: dt.date, gettext: Gettext) -> str:
    """Monday, 15 March 2027 · 2027年3月15日（星期一）."""
    return gettext(N_("{weekday}, {day} {month} {year}")).format(**_parts(day, gettext))


def short_day(day: dt.date, gettext: Gettext) -> str:
    """Monday, 15 March · 3月15日（星期一）."""
    return gettext(N_("{weekday}, {day} {month}")).format(**_parts(day, gettext))


def day_told(day: dt.date, gettext: Gettext) -> str:
    """15 March 2027 · 2027年3月15日."""
    return gettext(N_("{day} {month} {year}")).format(**_parts(day, gettext))


def clock(moment: dt.datetime) -> str:
    """14:05, in both languages."""
    return f"{moment:%H:%M}"


def moment_told(moment: dt.datetime, near: dt.date, gettext: Gettext) -> str:
    """14:05 on the day that is meant anyway, "15 March 14:05" on another."""
    if moment.date() == near:
        return clock(moment)
    pattern = gettext(N_("{day} {month}"))
    return f"{pattern.format(**_parts(moment.date(), gettext))} {clock(moment)}"


def stopwatch(time: dt.timedelta) -> str:
    """Time that has passed: 3:05, 1:02:03."""
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def length_told(minutes: int, gettext: Gettext) -> str:
    """45 min, 1 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if minutes < 100:
        return gettext(N_("{minutes} min")).format(minutes=minutes)
    if not rest:
        return gettext(N_("{hours} h")).format(hours=hours)
    return gettext(N_("{hours} h {minutes} min")).format(hours=hours, minutes=rest)
