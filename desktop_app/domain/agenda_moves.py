"""Where items go when they are dragged, pushed or indented: new parents and order keys for the items that move.

Every function answers `Places`: item id -> (parent id, order key), only for items whose place changes. Children go with
their parent. When keys are equal or out of order (a merge, an old file) the siblings are given fresh ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeAlias

from .agenda import AgendaItem, branch, children, tree_order
from .order import LONGEST, n_between
from .refusal import Refusal

Places: TypeAlias = dict[str, tuple[str | None, str]]


def topmost(items: Sequence[AgendaItem], ids: Collection[str]) -> list[AgendaItem]:
    """The chosen items in reading order, without those that go along with a chosen ancestor."""
    carried: set[str] = set()
    chosen: list[AgendaItem] = []
    for item in tree_order(items):
        if item.id in ids and item.id not in carried:
            chosen.append(item)
            carried |= branch(items, item.id)
    return chosen


def moved(
    items: Sequence[AgendaItem], ids: Collection[str], parent_id: str | None, after_id: str | None
) -> Places:
    """Put the chosen items under a parent, behind one of its children (None: first). Refuses item-under-itself."""
    chosen = topmost(items, ids)
    moving = {item.id for item in chosen}
    if any(parent_id in branch(items, item.id) for item in chosen):
        raise Refusal("item-under-itself", title=chosen[0].title)
    siblings = children(items).get(parent_id, [])
    staying = [item for item in siblings if item.id not in moving]
    at = next((place + 1 for place, item in enumerate(staying) if item.id == after_id), 0)
    wanted = [*staying[:at], *chosen, *staying[at:]]
    if [item.id for item in wanted] == [item.id for item in siblings]:
        return {}
    return _keyed(wanted, moving, parent_id, at)


def _keyed(wanted: list[AgendaItem], moving: Collection[str], parent_id: str | None, at: int) -> Places:
    """Keys for the block of `moving` items that begins at `at`; fresh keys for all where the gap is none."""
    low = wanted[at - 1].order if at else None
    behind = at + len(moving)
    high = wanted[behind].order if behind < len(wanted) else None
    try:
        keys = n_between(low, high, len(moving))
    except ValueError:
        keys = []
    if not keys or max(map(len, keys)) > LONGEST:
        fresh = n_between(None, None, len(wanted))
        return {item.id: (parent_id, key) for item, key in zip(wanted, fresh, strict=True)}
    return {item.id: (parent_id, key) for item, key in zip(wanted[at:behind], keys, strict=True)}


def shifted(items: Sequence[AgendaItem], ids: Collection[str], by: int) -> Places:
    """Push the chosen items one place up (`by` < 0) or down among their siblings, as one block. {} at the edge."""
    chosen = topmost(items, ids)
    if not chosen:
        return {}
    shown_parent, siblings = _siblings(items, chosen[0])
    block = {item.id for item in chosen if item in siblings}
    staying = [item for item in siblings if item.id not in block]
    edge = siblings.index(next(item for item in (siblings if by < 0 else siblings[::-1]) if item.id in block))
    before = sum(item.id not in block for item in siblings[:edge])
    target = before - 1 if by < 0 else before + 1
    if not 0 <= target <= len(staying):
        return {}
    return moved(items, block, shown_parent, staying[target - 1].id if target else None)


def indented(items: Sequence[AgendaItem], ids: Collection[str]) -> Places:
    """Put the chosen items under the sibling above them. Refuses nothing-above."""
    chosen = topmost(items, ids)
    if not chosen:
        return {}
    _parent, siblings = _siblings(items, chosen[0])
    block = {item.id for item in chosen if item in siblings}
    place = siblings.index(chosen[0])
    if place == 0:
        raise Refusal("nothing-above", title=chosen[0].title)
    above = siblings[place - 1]
    inside = children(items).get(above.id, [])
    return moved(items, block, above.id, inside[-1].id if inside else None)


def outdented(items: Sequence[AgendaItem], ids: Collection[str]) -> Places:
    """Take the chosen items out of their parent, to stand right after it. Refuses at-the-top."""
    chosen = topmost(items, ids)
    if not chosen:
        return {}
    parent_id, siblings = _siblings(items, chosen[0])
    if parent_id is None:
        raise Refusal("at-the-top", title=chosen[0].title)
    parent = next(item for item in items if item.id == parent_id)
    grandparent, _ = _siblings(items, parent)
    return moved(items, {item.id for item in chosen if item in siblings}, grandparent, parent_id)


def _siblings(items: Sequence[AgendaItem], item: AgendaItem) -> tuple[str | None, list[AgendaItem]]:
    """The parent an item is shown under, and all that stand there."""
    return next((parent, inside) for parent, inside in children(items).items() if item in inside)


def order_at_end(items: Sequence[AgendaItem], parent_id: str | None) -> str:
    """A key behind the last child of a parent."""
    last = max((item.order for item in items if item.parent_id == parent_id), default=None)
    try:
        return n_between(last or None, None, 1)[0]
    except ValueError:
        return (last or "") + "V"


def copied(
    items: Sequence[AgendaItem], ids: Collection[str], new_id: Callable[[], str]
) -> tuple[list[AgendaItem], dict[str, str]]:
    """Copies of the chosen items with all below them, to stand at the end of their parents until they are placed; and
    the new id of each old one. Copies carry no number and no people's row of the original."""
    named: dict[str, str] = {}
    made: list[AgendaItem] = []
    under = children(items)

    def copy(item: AgendaItem, parent_id: str | None) -> None:
        named[item.id] = key = new_id()
        roles = tuple(replace(role, id=new_id(), item_id=key) for role in item.roles)
        made.append(replace(item, id=key, parent_id=parent_id, place="", roles=roles))
        for child in under.get(item.id, ()):
            copy(child, key)

    for item in topmost(items, ids):
        copy(item, item.parent_id)
    return made, named
