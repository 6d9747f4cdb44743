"""What the big card of the desk can say, as a value: colour and sign and words, never colour alone."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from desktop_app import sentences
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.people_index import Person
from desktop_app.words import _


class Mood(enum.StrEnum):
    """How the card looks."""

    IDLE = "idle"
    READY = "ready"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


SIGNS = {
    Mood.IDLE: "scan-line",
    Mood.READY: "user-round",
    Mood.OK: "circle-check",
    Mood.WARN: "triangle-alert",
    Mood.BAD: "circle-x",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One state of the card. `anyway` offers to check in all the same; `can_enter` that Enter checks in."""

    mood: Mood
    title: str
    text: str = ""
    person: Person | None = None
    can_enter: bool = False
    anyway: bool = False


def idle() -> Verdict:
    """Nobody in view."""
    return Verdict(Mood.IDLE, _("Ready to scan"), _("Scan a badge, or type a name, pinyin or initials."))


def checked_in(person: Person) -> Verdict:
    """Shown only after the event is on disk."""
    arrived = person.presence.arrived
    time = f"{arrived.at:%H:%M}" if arrived else ""
    return Verdict(Mood.OK, _("Checked in"), time, person)


def refused(refusal: Refusal, person: Person | None) -> Verdict:
    """Why not. Who is in already, and who sent apologies, is no error but a case for the desk."""
    text = sentences.sentence(refusal, _)
    if refusal.code == "already-in":
        return Verdict(Mood.WARN, _("Already in"), text, person)
    if refusal.code == "sent-apologies":
        return Verdict(Mood.WARN, _("Sent apologies"), text, person, anyway=True)
    return Verdict(Mood.BAD, _("Not checked in"), text, person)


def candidate(person: Person, refusal: Refusal | None) -> Verdict:
    """Somebody found by the search: ready to check in, or why not."""
    if refusal is not None:
        return refused(refusal, person)
    return Verdict(Mood.READY, _("Not yet arrived"), "", person, can_enter=True)
