"""The numbers that stand before agenda items on paper. Internal items carry none and do not count.

A released edition freezes numbers, because people hold it in their hands: later items go between (3a, 三之一)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Sequence

from .agenda import AgendaItem, children
from .refusal import Refusal

_SIGNS = "零一二三四五六七八九"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Count = tuple[int, int]
"""A number among siblings, and which late item behind it: (3, 0) is 3, (3, 1) is 3a."""

Place = tuple[Count, ...]
"""The counts from the top of the agenda down to an item."""


class Scheme(enum.StrEnum):
    """How items are numbered: 1. 2. 3. flat within each parent; 1, 1.1, 1.1.1; or 一、（一）1．（1）."""

    PLAIN = "plain"
    DECIMAL = "decimal"
    CHINESE = "chinese"


def scheme_of(language: str) -> Scheme:
    """The custom of a language."""
    return Scheme.CHINESE if language.startswith("zh") else Scheme.DECIMAL


def numbers(
    items: Iterable[AgendaItem],
    scheme: Scheme = Scheme.DECIMAL,
    prefix: str = "",
    taken: Collection[str] = (),
) -> dict[str, str]:
    """The number of each item as it is printed, by id; "" for internal items and all that stands below one.
    `taken` are places of cancelled items (see `places`)."""
    return {
        key: prefix + printed(place, scheme) if place else "" for key, place in places(items, taken).items()
    }


def printed(place: Place, scheme: Scheme) -> str:
    """A place as it is printed: 3a.2 or （二）."""
    return _PRINTED[scheme](place) if place else ""


def places(items: Iterable[AgendaItem], taken: Collection[str] = ()) -> dict[str, Place]:
    """Where each item stands in the count, by id; () for internal items and all that stands below one.

    An item that went out with an edition keeps the place it had then, wherever it is moved. A late item takes the
    place behind it (3a between 3 and 4), at the end of its parent the next free number; places in `taken` are not
    given again.
    """
    under = children(items)
    kept = {item.id: place_of(item.place) for each in under.values() for item in each if item.place}
    reserved = {*kept.values(), *map(place_of, taken)}
    found: dict[str, Place] = {}

    def walk(parent_id: str | None, above: Place, hidden: bool) -> None:
        inside = under.get(parent_id, [])
        counted = [] if hidden else [item for item in inside if not item.internal]
        used = {place[-1] for place in reserved if place and place[:-1] == above}
        order = [(item.id, kept.get(item.id)) for item in counted]
        given = {**_counted(order, above, used), **kept}
        for item in inside:
            found[item.id] = given[item.id] if item in counted else ()
            walk(item.id, found[item.id], not found[item.id])

    walk(None, (), False)
    return found


def _counted(order: Sequence[tuple[str, Place | None]], above: Place, used: set[Count]) -> dict[str, Place]:
    """Places below `above` for those siblings that have none from an edition; `used` are counts given before."""
    fixed = [place[-1] if place and place[:-1] == above else None for _key, place in order]
    last = max((turn for turn, count in enumerate(fixed) if count is not None), default=-1)
    found: dict[str, Place] = {}
    behind = 0
    for turn, (key, place) in enumerate(order):
        count = fixed[turn]
        if count is not None:
            behind = count[0]
        elif place is None:
            highest = max((number for number, _late in used), default=0)
            letters = max((late for number, late in used if number == behind), default=0)
            count = (highest + 1, 0) if turn > last else (behind, letters + 1)
            used.add(count)
            found[key] = (*above, count)
    return found


def place_of(told: str) -> Place:
    """A place from the text it is kept as: "3" is ((3, 0),), "3a.2" is ((3, 1), (2, 0))."""
    found: list[Count] = []
    for part in filter(None, told.split(".")):
        digits = part.rstrip(_LETTERS)
        late = 0
        for letter in part[len(digits) :]:
            late = late * 26 + _LETTERS.index(letter) + 1
        found.append((int(digits or 0), late))
    return tuple(found)


def place_told(place: Place) -> str:
    """A place as the text it is kept as, the same in every language."""
    return ".".join(map(_count_told, place))


def _count_told(count: Count) -> str:
    number, late = count
    letters = ""
    while late:
        late, letter = divmod(late - 1, 26)
        letters = _LETTERS[letter] + letters
    return f"{number}{letters}"


def ensure_found(items: Sequence[AgendaItem], text: str) -> AgendaItem:
    """The one item a person means: by id, by number ("3", "3.1", "三、"), or by part of its title. Refuses
    no-such-item, and several-items with their titles."""
    wanted = _bare(text)
    exact = [item for item in items if item.id == text]
    if not exact and wanted:
        shown = [numbers(items, scheme) for scheme in (Scheme.DECIMAL, Scheme.CHINESE)]
        exact = [item for item in items if any(wanted == _bare(each[item.id]) for each in shown)]
    titled = [item for item in items if text.strip() and text.strip() in (item.title, item.latin_title)]
    partly = [item for item in items if wanted and wanted in _bare(item.title + " " + item.latin_title)]
    for found in (exact, titled, partly):
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal("several-items", text=text, titles=tuple(item.title for item in found[:5]))
    raise Refusal("no-such-item", text=text)


def _bare(text: str) -> str:
    """For comparing: lower case, without blanks and without the marks behind a number."""
    return "".join(text.lower().split()).rstrip(".、．")


def _plain(place: Place) -> str:
    return f"{_count_told(place[-1])}."


def _decimal(place: Place) -> str:
    return f"{place_told(place)}." if len(place) == 1 else place_told(place)


def _chinese(place: Place) -> str:
    """一、 then （一） then 1． then （1）: the levels of official papers. A late item is 三之一, as in statutes."""
    number, late = place[-1]
    level = min(len(place), 4)
    behind = f"之{numeral(late)}" if late else ""
    words, digits = f"{numeral(number)}{behind}", f"{number}{behind}"
    return (f"{words}、", f"（{words}）", f"{digits}．", f"（{digits}）")[level - 1]


_PRINTED: dict[Scheme, Callable[[Place], str]] = {
    Scheme.PLAIN: _plain,
    Scheme.DECIMAL: _decimal,
    Scheme.CHINESE: _chinese,
}


def numeral(number: int) -> str:
    """A Chinese numeral from 0 to 999: 七, 十, 十五, 二十, 一百零三. Above that, plain digits."""
    if not 0 <= number <= 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds:
        return _below_hundred(tens, ones)
    head = f"{_SIGNS[hundreds]}百"
    if not rest:
        return head
    return head + (f"零{_SIGNS[ones]}" if not tens else f"{_SIGNS[tens]}十{_SIGNS[ones] if ones else ''}")


def _below_hundred(tens: int, ones: int) -> str:
    if not tens:
        return _SIGNS[ones]
    return ("" if tens == 1 else _SIGNS[tens]) + "十" + (_SIGNS[ones] if ones else "")
