"""What the big card of the desk can say, as a value: colour and sign and words, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app import sentences
from desktop_app.domain.attendance import AttendanceEvent
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.sessions import Session, is_late
from desktop_app.ui.kit.band import Mood
from desktop_app.ui.people_index import Person
from desktop_app.words import _


@dataclass(frozen=True, slots=True)
class Verdict:
    """One state of the card. `anyway` offers to check in all the same; `can_enter` that Enter checks in."""

    mood: Mood
    title: str
    text: str = ""
    person: Person | None = None
    can_enter: bool = False
    anyway: bool = False
    walk_in: bool = False
    """Whether it should be offered to add somebody."""


def idle() -> Verdict:
    """Nobody in view."""
    return Verdict(Mood.IDLE, _("Ready to scan"), _("Scan a badge, or type a name, pinyin or initials."))


def nobody(text: str) -> Verdict:
    """A search that finds nobody."""
    told = _("Nobody is called or numbered “{text}”.").format(text=text.strip())
    return Verdict(Mood.BAD, _("Nobody found"), told, walk_in=True)


def checked_in(person: Person, session: Session) -> Verdict:
    """Shown only after the event is on disk. Somebody who comes back has come before; who comes late is told so."""
    arrived = person.presence.arrived
    time = f"{arrived.at:%H:%M}" if arrived else ""
    note = _reason(arrived)
    if is_late(session, person.presence):
        return Verdict(Mood.OK, _("Checked in late"), " · ".join(filter(None, (time, note))), person)
    return Verdict(Mood.OK, _("Checked in"), " · ".join(filter(None, (time, note))), person)


def _reason(arrived: AttendanceEvent | None) -> str:
    return arrived.reason if arrived is not None else ""


def refused(refusal: Refusal, person: Person | None) -> Verdict:
    """Why not. Who is in already, who sent apologies and who is early is no error but a case for the desk."""
    text = sentences.sentence(refusal, _)
    match refusal.code:
        case "already-in":
            return Verdict(Mood.WARN, _("Already in"), text, person)
        case "sent-apologies":
            return Verdict(Mood.WARN, _("Sent apologies"), text, person, anyway=True)
        case "list-not-open":
            return Verdict(Mood.WARN, _("Not open yet"), text, person, anyway=person is not None)
        case _:
            return Verdict(Mood.BAD, _("Not checked in"), text, person)


def candidate(person: Person, refusal: Refusal | None) -> Verdict:
    """Somebody found by the search: ready to check in, or why not."""
    if refusal is not None:
        return refused(refusal, person)
    if person.presence.left_at is not None:
        left = _("Left {time}").format(time=f"{person.presence.left_at:%H:%M}")
        return Verdict(Mood.READY, _("Comes back?"), left, person, can_enter=True)
    return Verdict(Mood.READY, _("Not yet arrived"), "", person, can_enter=True)
