"""The numbers that stand before agenda items on paper. Internal items carry none and do not count."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Sequence

from .agenda import AgendaItem, children
from .refusal import Refusal

_SIGNS = "零一二三四五六七八九"


class Scheme(enum.StrEnum):
    """How items are numbered: 1. 2. 3. flat within each parent; 1, 1.1, 1.1.1; or 一、（一）1．（1）."""

    PLAIN = "plain"
    DECIMAL = "decimal"
    CHINESE = "chinese"


def scheme_of(language: str) -> Scheme:
    """The custom of a language."""
    return Scheme.CHINESE if language.startswith("zh") else Scheme.DECIMAL


def numbers(items: Iterable[AgendaItem], scheme: Scheme = Scheme.DECIMAL, prefix: str = "") -> dict[str, str]:
    """The number of each item as it is printed, by id; "" for internal items and all that stands below one."""
    under = children(items)
    found: dict[str, str] = {}

    def walk(parent_id: str | None, above: tuple[int, ...], hidden: bool) -> None:
        count = 0
        for item in under.get(parent_id, ()):
            internal = hidden or item.internal
            count += not internal
            place = (*above, count)
            found[item.id] = "" if internal else prefix + _PRINTED[scheme](place)
            walk(item.id, place, internal)

    walk(None, (), False)
    return found


def ensure_found(items: Sequence[AgendaItem], text: str) -> AgendaItem:
    """The one item a person means: by id, by number ("3", "3.1", "三、"), or by part of its title. Refuses
    no-such-item, and several-items with their titles."""
    wanted = _bare(text)
    exact = [item for item in items if item.id == text]
    if not exact and wanted:
        printed = [numbers(items, scheme) for scheme in (Scheme.DECIMAL, Scheme.CHINESE)]
        exact = [item for item in items if any(wanted == _bare(shown[item.id]) for shown in printed)]
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


def _plain(place: tuple[int, ...]) -> str:
    return f"{place[-1]}."


def _decimal(place: tuple[int, ...]) -> str:
    return f"{place[0]}." if len(place) == 1 else ".".join(map(str, place))


def _chinese(place: tuple[int, ...]) -> str:
    """一、 then （一） then 1． then （1）: the levels of official papers."""
    number = place[-1]
    level = min(len(place), 4)
    return (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}．", f"（{number}）")[level - 1]


_PRINTED: dict[Scheme, Callable[[tuple[int, ...]], str]] = {
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
