"""What changed between two editions of the agenda, in words: for the window, the command line and the change slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from desktop_app import dates
from desktop_app.domain.editions import Difference, EditionLine, LineChange, LinePart
from desktop_app.words import N_

Gettext = Callable[[str], str]


def title_told(line: EditionLine, latin: bool) -> str:
    """The title, in Latin letters where these are wanted and there is one."""
    return (latin and line.latin_title) or line.title


def parts_told(found: Difference, first: dt.date, _: Gettext) -> list[str]:
    """What is other than before, old → new, one phrase each; for a new line when it is and for how long."""
    before, after = found.before, found.after
    if found.change is LineChange.NEW and after is not None:
        length = dates.length_told(after.minutes, _)
        return [
            _(N_("{time}, {length}")).format(time=dates.moment_told(after.start, first, _), length=length)
        ]
    if before is None or after is None:
        return []
    told: dict[LinePart, Callable[[EditionLine], str]] = {
        LinePart.START: lambda line: dates.moment_told(line.start, first, _),
        LinePart.MINUTES: lambda line: dates.length_told(line.minutes, _),
        LinePart.TITLE: lambda line: line.title if before.title != after.title else line.latin_title,
        LinePart.PEOPLE: lambda line: _(", ").join(line.people) or _(N_("nobody")),
    }
    changed = [f"{tell(before)} → {tell(after)}" for part, tell in told.items() if part in found.parts]
    return [*_moved_told(found, _), *changed]


def _moved_told(found: Difference, _: Gettext) -> list[str]:
    """Where a line that was moved stands now."""
    if found.change is not LineChange.MOVED:
        return []
    if found.behind is None:
        return [_(N_("now at the top"))]
    return [_(N_("now behind “{title}”")).format(title=found.behind.title)]
