"""How Chinese texts are read, for searching. pypinyin takes a quarter of a second to load, so readings are kept in the
meeting file by the text itself (they can never be stale) and it is loaded only for texts not seen before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from db.models import NameKeyRecord, database
from db.models.bulk import insert_rows
from db.queries import attendees as people
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step, run_now
from desktop_app.domain.search_keys import texts_to_read

ROWS_AT_ONCE = 2000
TEXTS_AT_ONCE = 200

Kept = Mapping[str, tuple[str, ...]]


def readings_for(attendees: Iterable[Attendee]) -> dict[str, tuple[str, ...]]:
    """The readings of all texts these people are found by; new ones are worked out and kept in the open file."""
    kept = people.name_keys()
    fresh = run_now(read_texts(texts_to_read(attendees) - kept.keys()))
    keep_readings(fresh)
    return kept | fresh


def read_texts(texts: Collection[str]) -> Job[dict[str, tuple[str, ...]]]:
    """Work out the readings of texts: a job, so that a screen need not wait for it."""
    fresh: dict[str, tuple[str, ...]] = {}
    for done, text in enumerate(sorted(texts)):
        if done % TEXTS_AT_ONCE == 0:
            yield Step(done, len(texts))
        fresh[text] = (syllables(text),)
    return fresh


def keep_readings(readings: Kept) -> None:
    """Keep readings in the open file. They are derived, so they are neither journalled nor undone, and lost without
    harm when the file was closed meanwhile."""
    for _ in keeping(readings):
        pass


def keeping(readings: Kept) -> Iterator[None]:
    """The same, some rows and one transaction at a time."""
    rows = [{"text": text, "keys": people.SEPARATOR.join(lines)} for text, lines in readings.items()]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        if database.is_closed():
            return
        with database.atomic():
            insert_rows(NameKeyRecord, rows[start : start + ROWS_AT_ONCE], unless_there=True)
        yield


def syllables(text: str) -> str:
    """One syllable without tone for each sign that has a reading, parted by blanks; ü is v, other signs stay."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(
        part.strip() for part in lazy_pinyin(text, style=Style.NORMAL) if part.strip(" ·（）()、，")
    )
