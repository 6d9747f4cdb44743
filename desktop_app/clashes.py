"""What a clash of two copies is called, in words: for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.merging import Clash, ClashKind, Edit, Side, Values
from desktop_app.words import N_

Gettext = Callable[[str], str]

TABLES: dict[str, str] = {
    "meeting": N_("Meeting"),
    "delegation": N_("Delegation"),
    "attendee": N_("Person"),
    "attendance_event": N_("Attendance record"),
    "session": N_("Attendance list"),
    "hall": N_("Hall"),
    "seat": N_("Seat"),
    "placement": N_("Seating"),
    "agenda_item": N_("Agenda item"),
    "action": N_("Action"),
    "attachment": N_("Attachment"),
    "item_role": N_("Person on an item"),
    "edition": N_("Edition"),
    "resolution": N_("Motion"),
    "vote_record": N_("Vote"),
    "election": N_("Election"),
    "candidate": N_("Candidate"),
    "election_round": N_("Round of an election"),
    "speaker_list": N_("List of speakers"),
    "speaker_event": N_("Entry on a list of speakers"),
    "award": N_("Award"),
    "batch": N_("Batch"),
    "batch_presenter": N_("Presenter"),
    "recipient": N_("Recipient"),
    "certificate": N_("Certificate"),
    "issuer": N_("Issuing body"),
}
"""Tables in words; one that is not listed is called by its own name."""

UNITS: dict[str, str] = {
    "title": N_("title"),
    "latin_title": N_("Latin title"),
    "name": N_("name"),
    "latin_name": N_("Latin name"),
    "organisation": N_("organisation"),
    "position": N_("position"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "notes": N_("notes"),
    "needs": N_("needs"),
    "capacity": N_("capacity"),
    "delegation_id": N_("delegation"),
    "rank": N_("rank"),
    "status+substitute+substitute_phone": N_("attendance"),
    "minutes": N_("length"),
    "mode+at+lead": N_("start"),
    "parent_id+order_key": N_("place in the agenda"),
    "batch_id+order_key": N_("place in the batch"),
    "order_key": N_("place in the list"),
    "task": N_("task"),
    "owner+attendee_id": N_("owner"),
    "due": N_("due day"),
    "done_at": N_("done"),
    "seat_id+hall_id": N_("seat"),
    "text": N_("text"),
    "note": N_("note"),
    "number": N_("number"),
    "place": N_("printed number"),
    "venue": N_("venue"),
    "organiser": N_("organiser"),
    "citation": N_("citation"),
    "opens_at+closes_at": N_("counted period"),
    "base+share_p+share_q+share_strict+relative+unanimous": N_("majority rule"),
}
"""Merge units in words; one that is not listed is called by its columns."""

_WHAT: dict[ClashKind, str] = {
    ClashKind.FIELD: N_("Both copies changed it."),
    ClashKind.DELETED: N_("One copy removed it, the other changed or needs it."),
    ClashKind.SLOT: N_("Both copies gave it away; only one can have it."),
    ClashKind.NUMBER: N_(
        "The number was given twice; the certificate issued later gets the next one, or goes."
    ),
    ClashKind.ORPHAN: N_("What it belonged to was removed in the other copy."),
    ClashKind.DOUBLE: N_("The same person was put here twice; once remains."),
    ClashKind.CYCLE: N_("The items were put under each other; this one moves to the top."),
}

_CHOSEN: dict[Side, str] = {
    Side.MINE: N_("yours stays"),
    Side.THEIRS: N_("theirs is taken"),
    Side.BOTH: N_("both are kept"),
    Side.RULE: N_("settled by rule"),
}


def subject(clash: Clash, _: Gettext) -> str:
    """Which thing it is about: kind, name, and the part of it."""
    table = _(TABLES.get(clash.table, clash.table))
    parts = [f"{table} {clash.name}".rstrip()]
    if clash.unit and clash.kind is ClashKind.FIELD:
        parts.append(_(UNITS.get(clash.unit, clash.unit)))
    return _(N_(" · ")).join(parts)


def what(clash: Clash, _: Gettext) -> str:
    """What happened."""
    return _(_WHAT[clash.kind])


def chosen(clash: Clash, _: Gettext) -> str:
    """Whose value stands."""
    return _(_CHOSEN[clash.chosen])


def value(clash: Clash, values: Values | None, _: Gettext) -> str:
    """One side's value, short enough for a line."""
    if values is None:
        return _(N_("removed"))
    if clash.kind in (ClashKind.FIELD, ClashKind.SLOT):
        told = [str(each) for each in values.values() if each not in (None, "")]
    else:
        told = [clash.name]
    return " ".join(told) or _(N_("empty"))


def signed(edit: Edit, _: Gettext) -> str:
    """By whom and when."""
    if edit.at is None:
        return edit.who
    return " ".join(part for part in (edit.who, edit.at.strftime("%Y-%m-%d %H:%M")) if part)
