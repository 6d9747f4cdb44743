"""Refusals and troubles as sentences. A rule tells a code and facts; here is what staff read.

To add one: a line in REFUSALS, with the facts of the refusal as {names}. `tests/ui/test_sentences.py` insists that
every code raised in the program has its sentence.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from pathlib import Path

from db.trouble import Trouble, TroubleCode
from desktop_app.domain.printed import PrintWarning, WarningKind
from desktop_app.domain.refusal import Refusal
from desktop_app.labels import LABELS, label
from desktop_app.words import N_

REFUSALS: dict[str, str] = {
    "nothing-to-undo": N_("There is nothing to undo."),
    "nothing-to-redo": N_("There is nothing to redo."),
    "changed-since": N_("This has been changed since, so it cannot be undone."),
    "hall-size": N_("A hall has 1 to {rows} rows of 1 to {seats} seats."),
    "dais-size": N_("A dais has up to {most} chairs in one to three rows."),
    "aisle-outside": N_("An aisle after seat {number} is outside a row of {seats} seats."),
    "too-many-aisles": N_("A hall has at most 25 aisles."),
    "no-such-seat": N_("There is no seat {seat} in this hall."),
    "not-a-seat": N_("“{text}” is not a seat. Write row and seat, such as 10-1."),
    "not-a-number": N_("“{text}” is not a number."),
    "no-such-hall": N_("This hall is no longer there."),
    "plan-is-stale": N_("People or seats have changed since this plan was made. Seat everyone again."),
    "seat-blocked": N_("Seat {seat} is blocked."),
    "seat-locked": N_("{name} is locked to this seat. Unlock the seat first."),
    "seat-taken": N_("Somebody sits on {seat}. Unseat the person first."),
    "have-no-seats": N_("{one} and {two} do not both have a seat in the same hall."),
}
TROUBLES: dict[TroubleCode, str] = {
    TroubleCode.MISSING: N_(
        "{name} is not there. It may have been moved or renamed; look for it and open it again."
    ),
    TroubleCode.EXISTS: N_("There is already a file called {name}. Choose another name."),
    TroubleCode.DAMAGED: N_(
        "{name} is damaged. Nothing was written to it. Restore a backup from the start page."
    ),
    TroubleCode.FOREIGN: N_("{name} is not a meeting file of Rostrum. Nothing was written to it."),
    TroubleCode.NEWER: N_(
        "{name} was written by a newer Rostrum. Open it with that version; nothing was written to it."
    ),
    TroubleCode.OLDER: N_(
        "{name} is from an older Rostrum and could not be brought up to date. It is unchanged."
    ),
    TroubleCode.READ_ONLY: N_(
        "{name} may not be written to. Copy it to a folder of your own and open the copy."
    ),
    TroubleCode.VANISHED: N_(
        "{name} has gone: deleted, moved or unplugged. Nothing more can be saved; bring it back and open it again."
    ),
    TroubleCode.REPLACED: N_(
        "Another file has taken the place of {name}. Nothing more is saved; open it again."
    ),
    TroubleCode.IN_USE: N_("{name} is open elsewhere. Close it there first, or work on in that window."),
    TroubleCode.DISK_FULL: N_("The disk is full. This change was not saved; make room and try again."),
    TroubleCode.CANNOT_READ: N_(
        "{name} could not be read. Check the disk and the permissions of the folder."
    ),
    TroubleCode.CANNOT_WRITE: N_("{name} could not be written. This change was not saved; check the disk."),
}
WARNINGS: dict[WarningKind, str] = {
    WarningKind.UNPRINTABLE: N_("{about}: no font has {detail}; an empty box was printed."),
    WarningKind.TOO_LONG: N_("{about}: {detail} is too long and was made smaller or cut."),
    WarningKind.PICTURE: N_("{about}: the picture {detail} cannot be read."),
    WarningKind.MISSING: N_("{about}: {detail} is missing."),
    WarningKind.FAILED: N_("{about} could not be printed: {detail}"),
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


def trouble(found: Trouble, gettext: Callable[[str], str]) -> str:
    """What happened to a file and what to do, in the language of `gettext`."""
    name = Path(str(found.facts.get("path") or "")).name or gettext(N_("The file"))
    return gettext(TROUBLES[found.code]).format_map(_Facts({**found.facts, "name": name}))


def print_warning(warning: PrintWarning, gettext: Callable[[str], str]) -> str:
    """What went less than well on a paper, in the language of `gettext`."""
    return gettext(WARNINGS[warning.kind]).format_map(_Facts(about=warning.about, detail=warning.detail))


def _told(fact: object, gettext: Callable[[str], str]) -> object:
    if isinstance(fact, enum.Enum) and type(fact) in LABELS:
        return label(fact, gettext)
    if isinstance(fact, list | tuple | frozenset | set):
        return gettext(N_(", ")).join(str(_told(part, gettext)) for part in fact)
    return fact
