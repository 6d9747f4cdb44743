"""How Chinese texts are read, for searching. pypinyin takes a quarter of a second to load, so readings are kept in the
meeting file by the text itself (they can never be stale) and it is loaded only for texts not seen before."""

from __future__ import annotations

from collections.abc import Iterable

from db.models import NameKeyRecord, database
from db.queries import attendees as people
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.search_keys import texts_to_read

ROWS_AT_ONCE = 400


def readings_for(attendees: Iterable[Attendee]) -> dict[str, tuple[str, ...]]:
    """The readings of all texts these people are found by; new ones are worked out and kept in the open file."""
    kept = people.name_keys()
    missing = sorted(texts_to_read(attendees) - kept.keys())
    if not missing:
        return kept
    fresh = {text: (syllables(text),) for text in missing}
    rows = [{"text": text, "keys": people.SEPARATOR.join(lines)} for text, lines in fresh.items()]
    with database.atomic():
        for start in range(0, len(rows), ROWS_AT_ONCE):
            NameKeyRecord.insert_many(rows[start : start + ROWS_AT_ONCE]).on_conflict_ignore().execute()
    return kept | fresh


def syllables(text: str) -> str:
    """One syllable without tone for each sign that has a reading, parted by blanks; ü is v, other signs stay."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(
        part.strip() for part in lazy_pinyin(text, style=Style.NORMAL) if part.strip(" ·（）()、，")
    )
