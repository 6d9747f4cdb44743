"""Two edits of one long text made one, line by line."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

_Span = tuple[int, int, int, int]
"""Lines [a, b) of the base became lines [c, d) of an edit."""


def three_way(base: str, mine: str, theirs: str) -> str | None:
    """The text with the edits of both sides, or None when both touched the same or neighbouring lines.

    The answer is the same whichever side is called mine.
    """
    lines, here, there = (text.split("\n") for text in (base, mine, theirs))
    edits = [(span, here) for span in _edits(lines, here)]
    edits += [each for each in ((span, there) for span in _edits(lines, there)) if not _made(each, edits)]
    edits.sort(key=lambda each: each[0][:2])
    for (before, _), (after, _) in pairwise(edits):
        if after[0] <= before[1]:
            return None
    merged = list(lines)
    for (first, last, start, end), source in reversed(edits):
        merged[first:last] = source[start:end]
    return "\n".join(merged)


def _edits(base: list[str], edited: list[str]) -> list[_Span]:
    matcher = SequenceMatcher(None, base, edited, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _made(edit: tuple[_Span, list[str]], others: list[tuple[_Span, list[str]]]) -> bool:
    """Whether the very same edit is among the others."""
    (first, last, start, end), source = edit
    return any(
        span[:2] == (first, last) and lines[span[2] : span[3]] == source[start:end] for span, lines in others
    )
