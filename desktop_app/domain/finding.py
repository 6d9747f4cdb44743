"""Finding people from the first keystroke: a sorted index in plain Python, quick at 100,000 people.

Several words refine ("zw xbw"). Order of hits: exact, then prefix, then inside, a name before everything else; on ties
those not yet arrived first, then roster order. Prefixes are found by bisection in sorted keys, so the work grows with
the hits, not with the people. People who change live in a small index beside the main one until it is built anew:
`building` does that as a job, since 100,000 people take some seconds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from .job import Job, Step, run_now
from .names import folded
from .search_keys import Findable, Readings, keys_of

END = "\U0010ffff"
"""Sorts behind every key with a given prefix."""

REBUILD = 500
"""With more changed people than this beside it the index is worn and should be built anew."""

AT_ONCE = 200
"""People whose keys are made between two steps of building."""

WITHIN = 200
"""With fewer hits than this the inside of words is looked through as well, up to so many people."""

CROWD = 1000
"""With more keys than this under one first letter its people are kept apart, each once: the first keystroke is the
slowest, since it finds most of them."""

TIERS = 6
KEPT_WORDS = 64


class Found:
    """The people a word finds by strength, each in the strongest tier only. A tier is worked out when it is asked for:
    a screen shows the first hits, and one letter finds nearly everybody in the weaker ones."""

    def __init__(self, tiers: Iterator[set[int]]) -> None:
        self._known: list[set[int]] = []
        self._to_come = tiers

    def __iter__(self) -> Iterator[set[int]]:
        for place in range(TIERS):
            if place == len(self._known):
                self._known.append(next(self._to_come))
            yield self._known[place]


class _Sorted:
    """Distinct keys in order, each with the numbers of the people that have it, in one flat array."""

    def __init__(self, people_of: Mapping[str, Sequence[int]]) -> None:
        self._keys = list(_in_order(people_of))
        self._ends = array("I", [0])
        self._people = array("I")
        for key in self._keys:
            self._people.extend(people_of[key])
            self._ends.append(len(self._people))
        self._crowds = dict(self._crowded())

    def _crowded(self) -> Iterator[tuple[str, array[int]]]:
        """Under a first letter that is shared by many: everybody once, since each of them has several such keys."""
        high = 0
        while high < len(self._keys):
            low, letter = high, self._keys[high][:1]
            high = bisect_left(self._keys, letter + END, low)
            numbers = self._people[self._ends[low] : self._ends[high]]
            if len(numbers) > CROWD:
                yield letter, array("I", sorted(set(numbers)))

    def exact(self, word: str) -> array[int]:
        at = bisect_left(self._keys, word)
        if at == len(self._keys) or self._keys[at] != word:
            return array("I")
        return self._people[self._ends[at] : self._ends[at + 1]]

    def prefixed(self, word: str) -> array[int]:
        if word in self._crowds:
            return self._crowds[word]
        low = bisect_left(self._keys, word)
        high = bisect_left(self._keys, word + END, low)
        return self._people[self._ends[low] : self._ends[high]]


def _in_order(keys: Iterable[str]) -> Iterator[str]:
    """The keys sorted, in heaps of one beginning: sorting a million at once would hold up every other thread."""
    heaps: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        heaps[key[:2]].append(key)
    for beginning in sorted(heaps):
        yield from sorted(heaps[beginning])


class _Index:
    """The keys of some people, by number."""

    def __init__(self, who: _Sorted, about: _Sorted, inner: _Sorted, numbers: array[int], text: str) -> None:
        self._who, self._about, self._inner = who, about, inner
        self._numbers, self._text = numbers, text
        self._starts = array("I", [0])
        for line in text.split("\0"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    @classmethod
    def building(cls, people: Sequence[tuple[int, Findable]], readings: Readings) -> Job[_Index]:
        who: defaultdict[str, list[int]] = defaultdict(list)
        about: defaultdict[str, list[int]] = defaultdict(list)
        inner: defaultdict[str, list[int]] = defaultdict(list)
        lines: list[str] = []
        for done, (number, findable) in enumerate(people):
            if done % AT_ONCE == 0:
                yield Step(done, len(people))
            keys = keys_of(findable, readings)
            for table, names in ((who, keys.who), (about, keys.about), (inner, keys.inner)):
                for key in names:
                    table[key].append(number)
            lines.append("\n".join(chain(keys.who, keys.about)))
        numbers = array("I", (number for number, _findable in people))
        return cls(_Sorted(who), _Sorted(about), _Sorted(inner), numbers, "\0".join(lines))

    def tiers(self, word: str) -> tuple[array[int], ...]:
        """The people a word finds, strongest reason first; a person may come again in a weaker tier."""
        who, about = self._who, self._about
        prefixes = (who.prefixed(word), about.prefixed(word), self._inner.prefixed(word))
        return (who.exact(word), about.exact(word), *prefixes)

    def within(self, word: str) -> list[int]:
        """People with the word anywhere inside a key, the first `WITHIN` of them."""
        found: list[int] = []
        at = self._text.find(word)
        while at >= 0 and len(found) < WITHIN:
            person = bisect_right(self._starts, at) - 1
            found.append(self._numbers[person])
            at = self._text.find(word, self._starts[person + 1])
        return found


class Finder:
    """Finds among a set of people, given in roster order. `update` takes in what changed; `find` answers ids."""

    def __init__(self, people: Iterable[Findable], readings: Readings) -> None:
        self._readings = readings
        run_now(self._build(people))

    @classmethod
    def building(cls, people: Iterable[Findable], readings: Readings) -> Job[Finder]:
        """The same as a job."""
        finder = cls((), readings)
        yield from finder._build(people)
        return finder

    def _build(self, people: Iterable[Findable]) -> Job[None]:
        self._people = sorted(people, key=lambda each: (each.attendee.roster_order, each.attendee.id))
        self._ids = [each.attendee.id for each in self._people]
        self._number = {attendee_id: number for number, attendee_id in enumerate(self._ids)}
        self._main = yield from _Index.building(list(enumerate(self._people)), self._readings)
        self._changed: set[int] = set()
        self._beside: _Index | None = None
        self._kept: dict[str, Found] = {}

    def __len__(self) -> int:
        return len(self._number)

    @property
    def worn(self) -> bool:
        """Whether so many people have changed that a new one would be quicker."""
        return len(self._changed) > REBUILD

    def update(
        self, people: Iterable[Findable], gone: Collection[str] = (), readings: Readings | None = None
    ) -> None:
        """People that are new or changed, and the ids of those removed."""
        self._readings = self._readings if readings is None else readings
        for each in people:
            number = self._number.setdefault(each.attendee.id, len(self._people))
            if number == len(self._people):
                self._people.append(each)
                self._ids.append(each.attendee.id)
            self._people[number] = each
            self._changed.add(number)
        self._changed.update(self._number.pop(each) for each in gone if each in self._number)
        self._kept.clear()
        beside = sorted(self._changed.intersection(self._number.values()))
        changed = [(number, self._people[number]) for number in beside]
        self._beside = run_now(_Index.building(changed, self._readings))

    def find(self, text: str, present: Collection[str] = (), limit: int | None = None) -> list[str]:
        """The ids of everybody whom all words of the text find, best first; nothing for an empty text."""
        words = set(folded(text).split())
        if not words:
            return []
        blocks = self._of_word(words.pop()) if len(words) == 1 else self._of_words(words)
        here = {self._number[each] for each in present if each in self._number}
        ordered: list[int] = []
        for block in blocks:
            left = len(block) if limit is None else limit - len(ordered)
            for part in (block - here, block & here) if here else (block,):
                ordered += sorted(part) if len(part) <= 2 * left else nsmallest(left, part)
            if limit is not None and len(ordered) >= limit:
                break
        ids = self._ids
        return [ids[number] for number in ordered[:limit]]

    def _of_words(self, words: Collection[str]) -> Iterable[set[int]]:
        """Whom all the words find; a person's tier is the sum of the tiers of the words."""
        found = [tuple(self._of_word(word)) for word in words]
        shared = set.intersection(*(set[int]().union(*tiers) for tiers in found))
        blocks: defaultdict[int, set[int]] = defaultdict(set)
        for number in shared:
            blocks[sum(tier for tiers in found for tier in range(TIERS) if number in tiers[tier])].add(number)
        return [blocks[tier] for tier in sorted(blocks)]

    def _of_word(self, word: str) -> Found:
        known = self._kept.get(word)
        if known is None:
            if len(self._kept) >= KEPT_WORDS:
                self._kept.clear()
            known = self._kept[word] = Found(self._look_up(word))
        return known

    def _look_up(self, word: str) -> Iterator[set[int]]:
        """Each tier of the main index without those who changed, with those beside."""
        seen: set[int] = set()
        beside = self._beside.tiers(word) if self._beside else ()
        for place, numbers in enumerate(self._main.tiers(word)):
            found = set(numbers)
            if self._changed:
                found -= self._changed
                found.update(beside[place] if beside else ())
            found -= seen
            yield found
            seen |= found
        yield self._inside(word, seen) if len(seen) < WITHIN and len(word) > 1 else set()

    def _inside(self, word: str, seen: set[int]) -> set[int]:
        found = set(self._main.within(word)) - self._changed
        found |= set(self._beside.within(word)) if self._beside else set()
        return found - seen
