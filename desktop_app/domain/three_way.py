"""Two edits of one text made one, line by line: what only one side changed is taken, and nothing is asked about it.

Where both changed the same lines differently the kept side's lines stand and the clash is told, so that nothing is
lost in silence. The method is that of diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): lines
that are the same in all three are anchors, and each gap between anchors is decided by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextClash:
    """Lines both sides changed: as they were, as they stand now, and what the other side wanted instead."""

    base: Lines
    kept: Lines
    other: Lines


@dataclass(frozen=True, slots=True)
class MergedText:
    """The text of both, and where they could not both have their way."""

    text: str
    clashes: tuple[TextClash, ...] = ()


def merged_text(base: str, kept: str, other: str) -> MergedText:
    """The changes of `kept` and of `other` against `base`, in one text. In a clash the lines of `kept` stand."""
    lines: list[str] = []
    clashes: list[TextClash] = []
    for was, ours, theirs in _gaps(base.split("\n"), kept.split("\n"), other.split("\n")):
        if ours == was:
            lines += theirs
        else:
            lines += ours
            if theirs not in (was, ours):
                clashes.append(TextClash(was, ours, theirs))
    return MergedText("\n".join(lines), tuple(clashes))


def _gaps(
    base: Sequence[str], kept: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[Lines, Lines, Lines]]:
    """Anchors, each as three equal runs of one line, and what lies between them."""
    ours, theirs = _matches(base, kept), _matches(base, other)
    at = (0, 0, 0)
    for line in sorted(ours.keys() & theirs.keys()):
        mine, other_line = ours[line], theirs[line]
        gap = _cut(base, at[0], line), _cut(kept, at[1], mine), _cut(other, at[2], other_line)
        if any(gap):
            yield gap
        yield (base[line],), (kept[mine],), (other[other_line],)
        at = (line + 1, mine + 1, other_line + 1)
    rest = _cut(base, at[0], len(base)), _cut(kept, at[1], len(kept)), _cut(other, at[2], len(other))
    if any(rest):
        yield rest


def _matches(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    """Which line of the side is which line of the base."""
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _cut(lines: Sequence[str], first: int, last: int) -> Lines:
    return tuple(lines[first:last])
