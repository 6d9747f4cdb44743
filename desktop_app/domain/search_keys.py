"""What a person can be found by, as keys: each search compares the beginnings of keys.

A Chinese name has its signs, its readings in pinyin whole (zengzonghan), as initials (zzh) and as surname with initials
(zengzh); every reading of a surname counts. Latin names lose their accents. Organisations and delegations are found
from any sign or word, and by their initials; phones from the start and by the last digits; badge and seat as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .attendees import Attendee
from .names import folded, is_chinese, readings_of

TAIL = 4
"""How many last digits of a phone people say."""

Readings = Mapping[str, Sequence[str]]
"""Chinese text -> its syllables parted by blanks, one for each sign ("zeng zong han"); ü is v."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A person as a search sees them, with the label of the seat in the plenary hall."""

    attendee: Attendee
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """By strength: keys of the name, keys of other fields, keys that begin inside a text."""

    who: frozenset[str]
    about: frozenset[str]
    inner: frozenset[str]


def texts_to_read(people: Iterable[Attendee]) -> set[str]:
    """The Chinese texts whose readings the keys of these people need."""
    fields = ("name", "substitute", "organisation", "delegation")
    found = {getattr(person, field) for person in people for field in fields}
    return {text for text in found if text and is_chinese(text)}


def keys_of(findable: Findable, readings: Readings) -> Keys:
    """All keys of one person. A text without readings is found by its signs alone."""
    person = findable.attendee
    who, inner = _of_name(person.name, readings)
    for name in filter(None, (person.latin_name, person.substitute)):
        more, parts = _of_name(name, readings)
        who, inner = who | more, inner | parts
    about = {folded(key) for key in (person.badge_number, findable.seat, person.email) if key}
    for text in filter(None, (person.organisation, person.delegation)):
        whole, later = _of_body(text, tuple(readings.get(text, ())))
        about |= whole
        inner |= later
    for phone in filter(None, (person.phone, person.substitute_phone)):
        about |= {phone.lstrip("+"), phone[-TAIL:]}
    return Keys(frozenset(who), frozenset(about - who), frozenset(inner - who - about))


def _of_name(name: str, readings: Readings) -> tuple[set[str], set[str]]:
    """The keys of a name, and those that begin inside it. A Latin name is found by each of its words."""
    if not is_chinese(name):
        whole, later = _of_text(name)
        return whole | later, set()
    plain = folded(name)
    who, inner = {plain, *plain.split("·")}, {plain[at:] for at in range(1, len(plain))}
    for line in readings.get(name, ())[:1]:
        for reading in readings_of(name, line.split()):
            initials = "".join(syllable[0] for syllable in reading)
            who |= {"".join(reading), initials, reading[0] + initials[1:]}
            inner |= {"".join(reading[at:]) for at in range(1, len(reading))}
            inner |= {initials[at:] for at in range(1, len(initials))}
    return who, inner


def _of_text(text: str) -> tuple[set[str], set[str]]:
    """A text run together and by initials, and its later words to the end: Mary-Jane Berg also as janeberg, berg."""
    words = folded(text).replace("-", " ").replace("'", "").split()
    later = {"".join(words[at:]) for at in range(1, len(words))}
    if len(words) < 2:
        return set(words), later
    return {"".join(words), "".join(word[0] for word in words), *folded(text).split()[:1]}, later


@lru_cache(maxsize=20_000)
def _of_body(text: str, readings: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    whole, later = _of_text(text)
    if is_chinese(text):
        plain = "".join(folded(text).split())
        later |= {plain[at:] for at in range(1, len(plain))}
    for line in readings[:1]:
        initials = "".join(syllable[0] for syllable in line.split())
        whole.add(initials)
        later |= {initials[at:] for at in range(1, len(initials) - 1)}
    return frozenset(whole), frozenset(later)
