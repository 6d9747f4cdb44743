"""A keystroke of the search at 5,000 and 100,000 people, beside a plain scan over every person's text."""

from __future__ import annotations

import time

from desktop_app.commands.readings import syllables
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.finding import Finder
from desktop_app.domain.roster import read_roster
from desktop_app.domain.search_keys import Findable, texts_to_read
from tests.bench import Figure, against, percentile
from tests.sample import roster_rows

TYPED = (
    "w",
    "wa",
    "wan",
    "wang",
    "wangw",
    "zhang",
    "liwei",
    "cjm",
    "曾",
    "曾伟",
    "ceng",
    "shan",
    "138",
    "4567",
)
SIZES = (5_000, 100_000)


def figures() -> list[Figure]:
    """p99 of finding the first 200 hits of what is typed, each text as it grows; the scan stops at 200 hits too."""
    found = []
    for size in SIZES:
        people = [row.person for row in read_roster(roster_rows(size)).rows if row.person is not None]
        readings = {text: (syllables(text),) for text in texts_to_read(people)}
        finder = Finder([Findable(person) for person in people], readings)
        texts = [_text(person, readings.get(person.name, ("",))[0]) for person in people]
        ours, theirs = [], []
        for typed in TYPED * 5:
            began = time.perf_counter()
            finder.find(typed, limit=200)
            middle = time.perf_counter()
            [place for place, text in enumerate(texts) if typed in text][:200]
            ours.append(middle - began)
            theirs.append(time.perf_counter() - middle)
        for share in (0.5, 0.99):
            name = f"keystroke at {size:,} people, p{share * 100:.0f}"
            mine, plain = percentile(ours, share) * 1e3, percentile(theirs, share) * 1e3
            found.append(against(name, "ms", mine, "plain scan, ms", plain, "≤ 16 ms"))
    return found


def _text(person: Attendee, reading: str) -> str:
    return f"{person.name} {reading.replace(' ', '')} {person.organisation} {person.phone}"
