"""Refusals and troubles as sentences. A rule tells a code and facts; here is what staff read.

To add one: a line in REFUSALS, with the facts of the refusal as {names}. `tests/ui/test_sentences.py` insists that
every code raised in the program has its sentence.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from pathlib import Path

from db.trouble import Trouble, TroubleCode
from desktop_app.agenda_sentences import AGENDA
from desktop_app.award_sentences import AWARDS
from desktop_app.domain.printed import PrintWarning, WarningKind
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.requirements import Requirement
from desktop_app.domain.seating import Broken, Clash, Unmet, Why
from desktop_app.hall_sentences import HALLS
from desktop_app.paper_labels import LACKING
from desktop_app.words import N_

REFUSALS: dict[str, str] = {
    **AGENDA,
    **AWARDS,
    **HALLS,
    "no-such-list": N_("There is no attendance list called {text}. There are: {lists}"),
    "pin-shape": N_("A PIN has {least} to {most} digits."),
    "paper-list-unclear": N_("Nobody, or more than one person, is meant by: {texts}"),
    "no-such-item": N_("No agenda item is called “{text}”."),
    "several-items": N_("Several agenda items match “{text}”: {titles}. Say which."),
    "below-quorum": N_(
        "{present} of {members} members are present, {needed} are needed. Write down why the vote is taken anyway."
    ),
    "nothing-changed": N_("Nothing has changed since edition {number}."),
    "nothing-to-release": N_("The agenda has no public items yet. Add them first."),
    "merge-other-meeting": N_(
        "That file belongs to another meeting; only copies of this one can be taken in."
    ),
    "merge-same-file": N_("That is the file that is open already. Choose the other copy."),
    "meeting-needs-title": N_("The meeting needs a title."),
    "quorum-is-no-share": N_("{p}/{q} is no share of the members."),
    "already-over": N_("This item is over already."),
    "already-running": N_("This item is running already."),
    "is-paused": N_("The clock is paused already."),
    "not-paused": N_("The clock is not paused."),
    "nothing-runs": N_("Nothing is running. Start an item first."),
    "already-in": N_("{name} is already in since {time}, desk {desk}."),
    "already-listed": N_(
        "{name} ({organisation}) is on the list already. Search by name and check in there."
    ),
    "authority-needed": N_("Say on whose word somebody comes for {name}."),
    "entered-in-future": N_("{time} is still to come."),
    "list-has-events": N_("People have been recorded on “{list}”; it stays in the record."),
    "list-needs-name": N_("An attendance list needs a name."),
    "list-not-open": N_("“{list}” opens at {time}. Nothing has been recorded yet."),
    "period-backwards": N_("The list cannot close before it opens."),
    "attendee-needs-name": N_("A person needs a name."),
    "own-field-name-taken": N_("There is a field {name} already."),
    "own-field-needs-name": N_("A field needs a name."),
    "own-field-needs-options": N_("A choice needs options: write one on each line."),
    "own-value-unfit": N_("{field} cannot hold “{text}”."),
    "same-person": N_("{name} is one and the same person already."),
    "no-such-delegation": N_("No delegation is called “{text}”."),
    "no-such-seats": N_("These are no seats of the hall: {parts}."),
    "unknown-delegation": N_("This delegation is no longer there."),
    "unknown-own-field": N_("This field is no longer there."),
    "capacity-missing": N_("No capacity is given; taken as non-voting."),
    "capacity-unknown": N_("The capacity “{text}” is not known; taken as non-voting."),
    "changed-since-review": N_("{name} has been changed since this preview. Import the sheet again."),
    "code-damaged": N_("This code cannot be read. Scan it again, or search by name."),
    "code-foreign": N_("This code is not from this meeting."),
    "code-unknown": N_("This badge is of this meeting, but its person is no longer in the list."),
    "delegation-name-taken": N_("There is already a delegation called {name}."),
    "delegation-needs-name": N_("A delegation needs a name."),
    "encoding-doubtful": N_("The text was read as {encoding}; check that the names look right."),
    "has-events": N_("{name} has been checked in and stays in the record. Set apologies instead."),
    "name-corrected": N_("The name {old} becomes {new}: same phone and organisation."),
    "need-unknown": N_("The need “{text}” is kept as a note."),
    "duplicate-in-sheet": N_("{name} stands in row {row} already."),
    "people-not-in-sheet": N_("{count} people of the list are not in this sheet and stay: {names}"),
    "own-value-not-kept": N_("{text} does not fit the field {field}; it is left empty."),
    "person-without-name": N_("There is no name in this row."),
    "sheet-locked": N_("{file} is protected by a password. Save it without one and try again."),
    "sheet-no-such-name": N_("{file} has no sheet called {sheet}."),
    "not-at-this-post": N_("This cannot be done at this station ({post})."),
    "not-in": N_("{name} is not in the hall."),
    "nothing-chosen": N_("Nothing is chosen to be taken in."),
    "nothing-to-take-back": N_("Nothing has been recorded about {name} that could be taken back."),
    "organisation-mixed": N_("The organisation reads “{text}”; check name and position."),
    "phone-odd": N_("The phone number {phone} looks wrong."),
    "phone-several": N_("Of several numbers {kept} was taken; left out: {left}."),
    "private-use-sign": N_("The sign {sign} ({code}) is not a standard character; check the name."),
    "rank-unreadable": N_("The rank “{text}” is not a number."),
    "remark-unclear": N_("The remark “{text}” may concern attendance; please check it."),
    "roster-count-differs": N_("{group}: the heading says {announced} people, the sheet has {found}."),
    "roster-no-capacity": N_("The sheet has no column for the capacity; everybody is taken as a member."),
    "nobody-seated": N_("Nobody has a seat yet. Seat people first."),
    "nothing-due": N_("Nothing is due: everybody's paper is printed and says what is true."),
    "option-unknown": N_("There is no option {option} here. There are: {known}"),
    "option-value": N_("{option} cannot be {value}. Use one of {values}."),
    "roster-columns-unknown": N_(
        "No row of this sheet looks like headings. Say above which column holds the names."
    ),
    "roster-no-header": N_(
        "No row of this sheet looks like headings with a name. Name one column “Name” and try again."
    ),
    "same-name": N_("Somebody else is also called {name}: {others}."),
    "sent-apologies": N_("{name} has sent apologies. Check in all the same?"),
    "sheet-not-found": N_("{file} is not there."),
    "sheet-too-big": N_(
        "{file} is larger than {megabytes} MB. Split it, or save only the sheet that is needed."
    ),
    "sheet-too-slow": N_(
        "{file} could not be read within {seconds} seconds. Save it as a new workbook and try again."
    ),
    "sheet-unknown-kind": N_("{file} is not a spreadsheet Rostrum reads. Save it as xlsx or csv."),
    "sheet-unreadable": N_(
        "{file} cannot be read; it may be damaged. Open it in a spreadsheet program and save it again."
    ),
    "sheet-unsafe": N_(
        "{file} does not look like an ordinary workbook and was not opened. Save it again as xlsx."
    ),
    "substitute-is-same": N_("{name} cannot be their own substitute."),
    "substitute-not-named": N_("Say who comes for {name}."),
    "substitute-unnamed": N_("Somebody else comes, but no name is given."),
    "unknown-attendee": N_("This person is no longer in the list."),
    "which-of-several": N_("{count} people are called {name}; it is not clear who is meant."),
    "nothing-to-undo": N_("There is nothing to undo."),
    "nothing-to-redo": N_("There is nothing to redo."),
    "changed-since": N_("This has been changed since, so it cannot be undone."),
    "alignment-too-far": N_("That is more than {most} mm off: measure again, and print at 100 %."),
    "nobody-to-check-in": N_("Nobody of these is still awaited."),
    "requirement-needs-two": N_("Name at least two people."),
    "requirement-needs-seats": N_("Say which seats are meant."),
    "requirement-needs-people": N_("Name the people or delegations it is about."),
    "requirement-is-no-wish": N_("This holds or it does not; it cannot be a wish."),
    "requirement-is-a-wish": N_("This can only be a wish: give it a weight of 1 to {most}."),
    "requirement-asked-already": N_("This is asked of the hall already. Change what is there."),
    "spacing-out-of-bounds": N_("Leave 1 to {most} seats empty between neighbours."),
    "spare-out-of-bounds": N_("Keep one seat in 2 or more free."),
    "wish-weight": N_("A wish weighs 1 to {most}; 0 means it must hold."),
    "nobody-found": N_("Nobody is found by “{text}”."),
    "several-people": N_("“{text}” finds several people: {names}. Say more."),
    "pattern-unknown-field": N_(
        "{field} is unknown in a number pattern. Use {{seq}}, {{seq:03}} and {{year}}."
    ),
    "pattern-needs-seq": N_("A number pattern needs {{seq}}, the running number."),
    "wording-unknown-field": N_("The wording uses a field we do not have: {field}."),
    "awards-no-header": N_(
        "No row looks like the headings of an award list (award, recipient, citation …). Name the columns and try "
        "again."
    ),
    "award-needs-title": N_("An award needs a title."),
    "recipient-needs-name": N_("A recipient needs a name."),
    "has-certificate": N_("{name} holds certificate {number}. Revoke it first; numbers are never forgotten."),
    "ushers-out-of-range": N_("A batch has 0 to 20 ushers."),
    "no-such-person": N_("This person is no longer on the list."),
    "dais-is-empty": N_("Nobody has a place on the dais yet."),
    "no-longer-there": N_("This is no longer there."),
    "nothing-to-issue": N_("Everybody has a certificate number already."),
    "number-taken": N_("The number {number} has been given already. Change the pattern."),
    "revocation-needs-reason": N_("Say why the certificate is revoked."),
    "already-revoked": N_("Certificate {number} has been revoked already."),
    "issuer-needs-name": N_("The issuing body needs a name."),
    "no-certificates": N_("No certificate has a number yet. Issue the numbers first."),
    "template-unreadable": N_("This file is no template of Rostrum."),
    "template-too-big": N_("This template file is too big. Use smaller pictures."),
    "template-newer": N_("This template was made by a newer Rostrum."),
    "template-fault": N_("The template says something that cannot be drawn: {what} ({where})."),
    "template-needs-title": N_("The template needs a name."),
    "file-pattern": N_("A file name may use {fields} in braces, and needs one of them."),
    "seal-is-empty": N_("{file} shows no seal: nothing on it is stamped."),
    "seal-size": N_("A seal measures {least} to {most} mm."),
    "nothing-to-take-in": N_("No row is chosen that could be taken in."),
    "picture-too-big": N_("{file} is too big for a picture (30 MB, 40 megapixels)."),
    "picture-unreadable": N_("{file} is no picture that can be read. Use PNG, JPEG, BMP or WebP."),
    "no-recipients": N_("There are no recipients yet. Import the award list first."),
    "no-batches": N_("No batch has recipients yet."),
    "no-signatories": N_("No agenda item has signatories yet. Name them on the agenda page."),
    "no-ushers": N_("No batch has ushers; set their number beside the stage of the batch."),
    "nobody-on-dais": N_("Nobody has a rank on the dais yet. Give ranks on the people page."),
    "no-people": N_("There are no people yet. Import the roster first."),
    "nobody-entitled": N_("Nobody on the list is a member, so nobody can vote."),
    "nothing-counted": N_("No votes have been entered."),
    "vote-negative": N_("A number of votes is below zero."),
    "more-votes-than-present": N_("{over} more votes than members present ({present})."),
    "more-present-than-members": N_("More members are present ({present}) than there are ({members})."),
    "casting-without-tie": N_("The chair has a casting vote only in a tie."),
    "stated-with-numbers": N_("Either the chair states the result, or votes are counted."),
    "no-share": N_("This share can never be reached."),
    "vote-is-gone": N_("This vote is no longer there."),
    "vote-withdrawn-already": N_("This vote has been withdrawn already."),
    "reason-needed": N_("Write down the reason."),
    "candidate-twice": N_("{name} stands twice on the ballot paper."),
    "ballot-negative": N_("A number on the ballot is below zero."),
    "nobody-stands": N_("Nobody stands yet: write down the candidates first."),
    "no-seats": N_("An election fills between 1 and {most} seats."),
    "named-twice": N_("One name was counted twice."),
    "more-issued-than-present": N_(
        "More ballot papers were handed out than members are present ({present})."
    ),
    "more-returned-than-issued": N_("More ballot papers came back than were handed out."),
    "more-invalid-than-returned": N_("More ballot papers are invalid than came back."),
    "more-votes-than-papers": N_("Somebody has more votes than there are valid ballot papers ({valid})."),
    "more-marks-than-seats": N_("More votes than {valid} valid papers can hold for {seats} seats."),
    "nothing-open": N_("Every seat is filled, so there is nothing left to elect."),
    "not-in-run-off": N_("{name} does not stand in this run-off."),
    "no-tie": N_("Nobody is tied, so no lot can be drawn."),
    "ballot-stands": N_("A ballot on {title} stands already: withdraw it first, or hold a run-off."),
    "no-election": N_("{title} is no election: choose that kind in its card on the agenda page."),
    "lot-wrong": N_("The lot falls on {open} of those who are tied."),
    "speaker-needs-name": N_("Say who wants to speak."),
    "list-closed": N_("The list of speakers is closed; open it to add {name}."),
    "speaker-not-here": N_("{name} is not in the hall. Check them in, or let people speak who are not here."),
    "already-on-list": N_("{name} waits on the list already."),
    "not-waiting": N_("Nobody waits to speak."),
    "nobody-speaks": N_("Nobody has the floor."),
    "speaker-is-paused": N_("The speaker’s time stands still already."),
    "speaker-not-paused": N_("The speaker’s time is running already."),
    "speaking-time-wrong": N_("A speaker gets between 0 and {most} minutes."),
    "export-unknown-kind": N_("{kind} cannot be written. Use one of {kinds}."),
    "nobody-of-that-name": N_("{name} is not on the list of people"),
    "several-of-that-name": N_("{count} people are called {name}; choose one by hand"),
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
    WarningKind.UNPRINTABLE: N_("{about}: no font has {detail}; 〓 was printed in its place."),
    WarningKind.TOO_LONG: N_("{about}: too long for its place even in the smallest type: {detail}"),
    WarningKind.PICTURE: N_("{about}: the picture cannot be read and was left out. {detail}"),
    WarningKind.MISSING: N_("{about}: {detail} is missing."),
    WarningKind.FAILED: N_("{about} could not be printed: {detail}"),
}
REASONS: dict[Why, str] = {
    Why.LOCKED: N_("Locked here."),
    Why.DAIS_RANK: N_("Number {number} of {of} in protocol order."),
    Why.FRONT_BY_RANK: N_("In front by rank {number}; the dais has no chair left."),
    Why.WHEELCHAIR: N_("On a wheelchair place."),
    Why.AT_AISLE_FOR_WHEELCHAIR: N_("At an aisle, because no wheelchair place was free."),
    Why.WALKS: N_("{subject}: number {number} of {of} to walk on stage."),
    Why.WITH_GROUP: N_("With {subject} ({of} people), number {number} in protocol order."),
    Why.ASKED: N_("Asked for: {subject}."),
    Why.BY_HAND: N_("Placed here by hand."),
    Why.SUBSTITUTE: N_("Comes in place of {subject}."),
}

SHORTFALLS: dict[Unmet, str] = {
    Unmet.DAIS_FULL: N_("No chair on the dais for {names}: seated in front."),
    Unmet.DAIS_BY_HAND: N_("Locks keep the dais from the rule: {names}."),
    Unmet.NO_WHEELCHAIR_PLACE: N_("No wheelchair place for {names}: seated at an aisle; take the chair out."),
    Unmet.BATCH_NOT_TOGETHER: N_(
        "{subject} has no room at its aisle; its people sit with their delegations."
    ),
    Unmet.WALKER_ELSEWHERE: N_(
        "{subject}: {names} sit apart from the batch (dais, wheelchair place or lock)."
    ),
    Unmet.GROUP_SPLIT: N_("{subject} does not fit into one area and is divided."),
    Unmet.REQUIREMENT: N_("Could not be met for {names}: {subject}."),
    Unmet.WISH: N_("A wish is not fulfilled for {names}: {subject}."),
}

FAULTS: dict[Broken, str] = {
    Broken.SEATED_TWICE: N_("{names} sit on two seats."),
    Broken.SEAT_TAKEN_TWICE: N_("{names} share one seat."),
    Broken.NO_SUCH_SEAT: N_("The seat of {names} is gone."),
    Broken.BLOCKED_SEAT: N_("{names}: the seat is blocked."),
    Broken.LOCK_BROKEN: N_("{names}: not on the locked seat."),
    Broken.DAIS_ORDER: N_("The dais is not in protocol order."),
    Broken.NOT_ON_DAIS: N_("{names} belong on the dais."),
    Broken.WHEELCHAIR: N_("{names}: not on a wheelchair place."),
    Broken.WALKING_ORDER: N_("{subject} does not sit in walking order at the aisle."),
    Broken.GROUP_NOT_TOGETHER: N_("{subject} does not sit together."),
    Broken.REQUIREMENT: N_("{names}: not as asked ({subject})."),
    Broken.DOES_NOT_COME: N_("{names} sent apologies but still have a seat."),
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
    detail = warning.detail
    if warning.kind is WarningKind.MISSING:
        detail = gettext(LACKING.get(detail, detail))
    return gettext(WARNINGS[warning.kind]).format_map(_Facts(about=warning.about, detail=detail))


def requirement(asked: Requirement, names: Sequence[str], gettext: Callable[[str], str]) -> str:
    """What is asked of a seating: its kind, its note and the names it speaks of."""
    told = [_named(asked.kind, gettext), asked.note, gettext(N_(", ")).join(names)]
    return gettext(N_(" · ")).join(part for part in told if part)


def clash(found: Clash, asked: Sequence[str], locked: Sequence[str], gettext: Callable[[str], str]) -> str:
    """Requirements (as sentences) and locks (as names) that cannot all hold."""
    joined = gettext(N_("; ")).join(asked)
    told = gettext(N_("These cannot all be met: {asked}.")).format(asked=joined)
    if locked:
        told = gettext(N_("These cannot all be met: {asked}; locked: {names}.")).format(
            asked=joined, names=gettext(N_(", ")).join(locked)
        )
    if found.needed:
        short = gettext(N_("{needed} seats are needed, {room} are there."))
        counted = short.format(needed=found.needed, room=found.room)
        told = gettext(N_("{clash} {counted}")).format(clash=told, counted=counted)
    return told


def _named(value: enum.Enum, gettext: Callable[[str], str]) -> str:
    """The labels know every enum of the house; they come only when a sentence names one."""
    from desktop_app.labels import LABELS, label

    return label(value, gettext) if type(value) in LABELS else str(value)


def _told(fact: object, gettext: Callable[[str], str]) -> object:
    if isinstance(fact, enum.Enum):
        return _named(fact, gettext)
    if isinstance(fact, list | tuple | frozenset | set):
        return gettext(N_(", ")).join(str(_told(part, gettext)) for part in fact)
    return fact
