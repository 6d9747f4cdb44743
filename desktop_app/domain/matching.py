"""Putting things into slots so that as many as possible fit, moving as few as possible."""

from __future__ import annotations

from collections.abc import Callable


def rematched(count: int, fits: Callable[[int, int], bool]) -> list[int]:
    """For each slot the number of the thing it takes, each thing once; slot i keeps thing i unless that does not fit.

    `fits(slot, thing)` says whether a slot may take a thing. As many slots as possible fit (augmenting paths from the
    present order); where a slot cannot be helped it gets one of the things left over.
    """
    slot_of: dict[int, int] = {thing: thing for thing in range(count) if fits(thing, thing)}
    for slot in range(count):
        if slot not in slot_of.values():
            _augment(slot, count, fits, slot_of, set())
    thing_of = {slot: thing for thing, slot in slot_of.items()}
    left = [thing for thing in range(count) if thing not in slot_of]
    return [thing_of[slot] if slot in thing_of else left.pop(0) for slot in range(count)]


def _augment(
    slot: int, count: int, fits: Callable[[int, int], bool], slot_of: dict[int, int], tried: set[int]
) -> bool:
    """Find a thing for `slot`, moving others along a path when needed; nearest things first."""
    for thing in sorted(range(count), key=lambda thing: (thing in slot_of, abs(thing - slot), thing)):
        if thing in tried or not fits(slot, thing):
            continue
        tried.add(thing)
        if thing not in slot_of or _augment(slot_of[thing], count, fits, slot_of, tried):
            slot_of[thing] = slot
            return True
    return False
