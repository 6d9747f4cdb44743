"""Refusals and troubles as sentences. A rule tells a code and facts; here is what staff read.

To add one: a line in REFUSALS, with the facts of the refusal as {names}. `tests/ui/test_sentences.py` insists that
every code raised in the program has its sentence.
"""

from __future__ import annotations

import enum
from collections.abc import Callable

from desktop_app.domain.refusal import Refusal
from desktop_app.labels import LABELS, label
from desktop_app.words import N_

REFUSALS: dict[str, str] = {
    "nothing-to-undo": N_("There is nothing to undo."),
    "nothing-to-redo": N_("There is nothing to redo."),
    "changed-since": N_("This has been changed since, so it cannot be undone."),
}
UNKNOWN = N_("That is not possible here ({code}).")


class _Facts(dict[str, object]):
    """Facts that are missing show their name instead of breaking the sentence."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def sentence(refusal: Refusal, gettext: Callable[[str], str]) -> str:
    """One sentence for a refusal, in the language of `gettext`; an unknown code is told as such."""
    facts = _Facts({name: _told(fact, gettext) for name, fact in refusal.facts.items()})
    facts.setdefault("code", refusal.code)
    return gettext(REFUSALS.get(refusal.code, UNKNOWN)).format_map(facts)


def _told(fact: object, gettext: Callable[[str], str]) -> object:
    if isinstance(fact, enum.Enum) and type(fact) in LABELS:
        return label(fact, gettext)
    if isinstance(fact, list | tuple | frozenset | set):
        return gettext(N_(", ")).join(str(_told(part, gettext)) for part in fact)
    return fact
