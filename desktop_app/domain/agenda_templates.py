"""Agenda templates: the usual items of a kind of meeting, without people, days and numbers.

A template file is JSON: `title`, `latin_title`, and `items`, each with those of `TEXTS`, `NUMBERS`, kind, mode
and internal that differ from their defaults, and its `items` below it. Nothing else is read, whatever a file may hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from .agenda import AgendaItem, ItemKind, StartMode, children, tree_order
from .clock import ANCHORED
from .names import clean_text
from .order import n_between
from .refusal import Refusal
from .typed_times import LONGEST

TEXTS = ("title", "latin_title", "note", "text", "latin_text")
NUMBERS = ("minutes", "minimum", "lead")
MOST = 500
"""Items a template may have, and how deep they may stand."""
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """A template: `key` names its file; `items` have ids and order keys of their own, and no people."""

    key: str
    title: str
    latin_title: str = ""
    items: tuple[AgendaItem, ...] = ()
    own: bool = False


def written_template(title: str, items: Sequence[AgendaItem]) -> bytes:
    """An agenda as a template file. Items held by a time of day simply follow; only parallel ones stay parallel."""
    under = children(items)

    def told(parent_id: str | None) -> list[dict[str, Any]]:
        return [_written(item) | _inside(told(item.id)) for item in under.get(parent_id, ())]

    data = {"title": clean_text(title), "items": told(None)}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _inside(below: list[dict[str, Any]]) -> dict[str, Any]:
    return {"items": below} if below else {}


_DEFAULTS = {field.name: field.default for field in fields(AgendaItem)}


def _written(item: AgendaItem) -> dict[str, Any]:
    mode = StartMode.AFTER if item.mode in ANCHORED else item.mode
    values = {name: getattr(item, name) for name in (*TEXTS, *NUMBERS)}
    values |= {"kind": item.kind.value, "mode": mode.value, "internal": item.internal}
    return {name: value for name, value in values.items() if name == "title" or value != _DEFAULTS[name]}


def read_template(data: bytes, key: str, *, own: bool = False) -> AgendaTemplate:
    """A template from its file. Refuses agenda-template-unreadable."""
    try:
        told = json.loads(data)
        items = tuple(_items(told["items"], None, 0, iter(range(MOST))))
        title, latin = clean_text(str(told["title"])), clean_text(str(told.get("latin_title", "")))
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        StopIteration,
        RuntimeError,
        RecursionError,
    ) as error:
        raise Refusal("agenda-template-unreadable", name=key) from error
    if not title or not items:
        raise Refusal("agenda-template-unreadable", name=key)
    return AgendaTemplate(key, title, latin, items, own)


def _items(
    told: Sequence[Mapping[str, Any]], parent_id: str | None, depth: int, numbers: Iterator[int]
) -> Iterator[AgendaItem]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    for order, each in zip(n_between(None, None, len(told)), told, strict=True):
        key = f"t{next(numbers)}"
        values: dict[str, Any] = {name: clean_text(str(each.get(name, ""))) for name in TEXTS}
        values |= {name: _number(each.get(name, _DEFAULTS[name])) for name in NUMBERS}
        if not values["title"]:
            raise ValueError("no title")
        yield AgendaItem(
            id=key,
            parent_id=parent_id,
            order=order,
            kind=ItemKind(each.get("kind", ItemKind.REPORT)),
            mode=StartMode.WITH_PREVIOUS if each.get("mode") == StartMode.WITH_PREVIOUS else StartMode.AFTER,
            internal=bool(each.get("internal", False)),
            **values,
        )
        yield from _items(each.get("items", ()), key, depth + 1, numbers)


def _number(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= LONGEST:
        raise ValueError(value)
    return value


def items_of(template: AgendaTemplate, new_id: Callable[[], str], orders: Sequence[str]) -> list[AgendaItem]:
    """The items of a template as they go into a meeting, with ids of their own; `orders` are the keys of the topmost
    ones (as many as there are)."""
    named = {item.id: new_id() for item in template.items}
    keys = iter(orders)
    return [
        replace(
            item,
            id=named[item.id],
            parent_id=named[item.parent_id] if item.parent_id else None,
            order=item.order if item.parent_id else next(keys),
        )
        for item in tree_order(template.items)
    ]
