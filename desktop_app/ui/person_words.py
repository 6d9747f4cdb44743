"""How a person is told on screen: status, capacity and what to look out for, each with a word and a kind of pill."""

from __future__ import annotations

from desktop_app.domain.attendees import Capacity, Status
from desktop_app.domain.counting import Standing
from desktop_app.domain.watching import Watch
from desktop_app.labels import label
from desktop_app.ui.people_index import Person
from desktop_app.words import _

_STANDING_KINDS = {
    Standing.PRESENT: "ok",
    Standing.LEFT: "neutral",
    Standing.APOLOGIES: "warn",
    Standing.NOT_YET: "",
}


def status_text(person: Person) -> str:
    """Present with the time of arrival, left, apologies, substitute or not yet."""
    presence = person.presence
    match person.standing:
        case Standing.PRESENT if presence.arrived is not None:
            return _("✓ {time}").format(time=f"{presence.arrived.at:%H:%M}")
        case Standing.LEFT if presence.left_at is not None:
            return _("Left {time}").format(time=f"{presence.left_at:%H:%M}")
        case Standing.APOLOGIES:
            return _("Apologies")
        case _:
            return _("Substitute") if person.attendee.status is Status.SUBSTITUTED else _("Not yet")


def status_kind(person: Person) -> str:
    """The pill of the status; "" is plain text."""
    waiting = person.standing is Standing.NOT_YET and person.attendee.status is Status.SUBSTITUTED
    return "accent" if waiting else _STANDING_KINDS[person.standing]


def capacity_text(person: Person) -> str:
    """In what right the person attends."""
    return label(person.attendee.capacity, _)


def capacity_kind(person: Person) -> str:
    """Members in the accent, guests in gold, everybody else plain."""
    return {Capacity.MEMBER: "accent", Capacity.GUEST: "vip"}.get(person.attendee.capacity, "neutral")


def flags(person: Person) -> list[tuple[str, str]]:
    """What the desk must know at once: dais, signatory, speaker, awardee, needs; (word, kind of pill)."""
    found: list[tuple[str, str]] = []
    if person.on_dais:
        found.append((_("Dais, place {rank}").format(rank=person.attendee.rank), "vip"))
    found += [(label(each, _), "vip") for each in person.watch if each is not Watch.DAIS]
    found += [(label(need, _), "warn") for need in person.attendee.needs]
    return found


def who_and_for_whom(person: Person) -> tuple[str, str]:
    """Who stands at the door, and for whom when it is a substitute."""
    attendee = person.attendee
    if attendee.status is Status.SUBSTITUTED and attendee.substitute:
        return attendee.substitute, _("comes for {name}").format(name=attendee.name)
    if attendee.status is Status.SUBSTITUTED:
        return attendee.name, _("a substitute comes, not named")
    return attendee.name, ""
