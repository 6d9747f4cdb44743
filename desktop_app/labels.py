"""What an enum value is called on screen and paper. One dictionary per enum, in English; the catalogue does the rest.

To add one: a line in LABELS. `tests/ui/test_labels.py` insists that every member of a listed enum has a label.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping

from desktop_app.domain.agenda import ItemKind, Role, StartMode
from desktop_app.domain.attendance import EventKind
from desktop_app.domain.attendance import Method as CheckInMethod
from desktop_app.domain.attendees import Capacity, Need, Status
from desktop_app.domain.awards import AwardKind, EntrySide
from desktop_app.domain.carrying import Carried
from desktop_app.domain.ceremony import Concern, ConcernKind, Pairing
from desktop_app.domain.certificate_proof import CheckVerdict
from desktop_app.domain.certificate_register import RegisterState
from desktop_app.domain.counting import Standing
from desktop_app.domain.duplicates import Likeness
from desktop_app.domain.editions import LineChange
from desktop_app.domain.elections import BallotFault, Contest, Fate
from desktop_app.domain.manuscripts import ManuscriptKind
from desktop_app.domain.meeting import EvenDais, Protocol
from desktop_app.domain.own_fields import OwnKind
from desktop_app.domain.paper_options import BadgeSize, BallotCopies, NameOrder, StageLabel, Which
from desktop_app.domain.reconciling import Doubt
from desktop_app.domain.requirements import RequirementKind
from desktop_app.domain.resolutions import Base, Voice
from desktop_app.domain.resolutions import Method as VoteMethod
from desktop_app.domain.running import ItemState
from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.speakers import Wish
from desktop_app.domain.stations import Post
from desktop_app.domain.templates import Align, ElementKind, Stand, When
from desktop_app.domain.wanted import Part
from desktop_app.domain.watching import Watch
from desktop_app.hall_labels import HALL
from desktop_app.paper_labels import PAPERS
from desktop_app.words import N_

LABELS: dict[type[enum.Enum], Mapping[enum.Enum, str]] = {
    CheckVerdict: {
        CheckVerdict.GENUINE: N_("Genuine and in force"),
        CheckVerdict.REVOKED: N_("Genuine, but revoked"),
        CheckVerdict.RENAMED: N_("Genuine, but an earlier print: the register has another name now"),
        CheckVerdict.UNKNOWN: N_("Genuine, but not in this copy of the register"),
        CheckVerdict.FORGED: N_("Not issued by this meeting"),
        CheckVerdict.DAMAGED: N_("The code cannot be read to its end"),
        CheckVerdict.FOREIGN: N_("No certificate of this meeting"),
    },
    RegisterState: {
        RegisterState.STANDS: N_("In force"),
        RegisterState.REVOKED: N_("Revoked"),
        RegisterState.VOID: N_("Void: issue taken back"),
    },
    Capacity: {
        Capacity.MEMBER: N_("Member"),
        Capacity.NON_VOTING: N_("Non-voting"),
        Capacity.GUEST: N_("Guest"),
        Capacity.VOLUNTEER: N_("Volunteer"),
        Capacity.PRESS: N_("Press"),
        Capacity.STAFF: N_("Staff"),
    },
    Status: {
        Status.INVITED: N_("Invited"),
        Status.CONFIRMED: N_("Confirmed"),
        Status.APOLOGIES: N_("Apologies"),
        Status.SUBSTITUTED: N_("Substitute comes"),
        Status.WALK_IN: N_("Walk-in"),
    },
    Need: {
        Need.WHEELCHAIR: N_("Wheelchair"),
        Need.HALAL: N_("Halal meal"),
        Need.VEGETARIAN: N_("Vegetarian meal"),
        Need.INTERPRETER: N_("Interpreter"),
    },
    OwnKind: {
        OwnKind.TEXT: N_("Free text"),
        OwnKind.CHOICE: N_("Choice"),
        OwnKind.YES_NO: N_("Yes or no"),
        OwnKind.DATE: N_("Date"),
    },
    Contest: {
        Contest.EQUAL: N_("as many candidates as seats"),
        Contest.SURPLUS: N_("more candidates than seats"),
        Contest.SHORT: N_("fewer candidates than seats"),
    },
    Fate: {
        Fate.ELECTED: N_("Elected"),
        Fate.TIED: N_("Tied"),
        Fate.BEATEN: N_("Fewer votes"),
        Fate.BELOW: N_("Not enough"),
    },
    BallotFault: {
        BallotFault.NEGATIVE: N_("A number is below zero."),
        BallotFault.NOBODY_STANDS: N_("Nobody stands yet."),
        BallotFault.NO_SEATS: N_("There is no seat to fill."),
        BallotFault.NAMED_TWICE: N_("One name was counted twice."),
        BallotFault.MORE_PRESENT_THAN_MEMBERS: N_("More members are present than there are."),
        BallotFault.MORE_ISSUED_THAN_PRESENT: N_(
            "More ballot papers were handed out than members are present."
        ),
        BallotFault.MORE_RETURNED_THAN_ISSUED: N_("More ballot papers came back than were handed out."),
        BallotFault.MORE_INVALID_THAN_RETURNED: N_("More ballot papers are invalid than came back."),
        BallotFault.MORE_VOTES_THAN_PAPERS: N_("Somebody has more votes than there are valid ballot papers."),
        BallotFault.MORE_MARKS_THAN_SEATS: N_("There are more votes than the valid ballot papers can hold."),
        BallotFault.NO_SHARE: N_("This share can never be reached."),
    },
    Wish: {
        Wish.QUESTION: N_("Question"),
        Wish.INTERVENTION: N_("Intervention"),
        Wish.POINT_OF_ORDER: N_("Point of order"),
        Wish.NORMAL: N_("Contribution"),
    },
    Likeness: {
        Likeness.NAME_AND_PHONE: N_("Same name and phone"),
        Likeness.NAME_AND_BODY: N_("Same name and organisation"),
        Likeness.PHONE: N_("Same phone, names nearly alike"),
        Likeness.NEAR_NAME: N_("Same organisation, names nearly alike"),
        Likeness.NAME: N_("Same name"),
    },
    Watch: {
        Watch.DAIS: N_("Dais"),
        Watch.SIGNATORY: N_("Signatory"),
        Watch.SPEAKER: N_("Speaker"),
        Watch.AWARDEE: N_("Awardee"),
    },
    Doubt: {
        Doubt.RESCAN: N_("Probably scanned twice"),
        Doubt.LENT: N_("Badge lent, a namesake, or left unseen?"),
    },
    Post: {
        Post.OFFICE: N_("Meeting office"),
        Post.DESK: N_("Check-in desk"),
        Post.KIOSK: N_("Kiosk"),
    },
    EventKind: {
        EventKind.IN: N_("Arrived"),
        EventKind.OUT: N_("Left the hall"),
        EventKind.UNDO: N_("Taken back"),
        EventKind.REFUSED: N_("Refused at the desk"),
    },
    CheckInMethod: {
        CheckInMethod.SCAN: N_("Scan"),
        CheckInMethod.SEARCH: N_("Search"),
        CheckInMethod.LIST: N_("List"),
        CheckInMethod.BACK_ENTRY: N_("Entered later"),
    },
    ItemKind: {
        ItemKind.CHECK_IN: N_("Check-in"),
        ItemKind.OPENING: N_("Opening"),
        ItemKind.REPORT: N_("Report"),
        ItemKind.APPROVAL: N_("Approval"),
        ItemKind.VOTE: N_("Vote"),
        ItemKind.ELECTION: N_("Election"),
        ItemKind.READING: N_("Reading out"),
        ItemKind.AWARDS: N_("Award ceremony"),
        ItemKind.SPEECH: N_("Speech"),
        ItemKind.SIGNING: N_("Signing"),
        ItemKind.FILM: N_("Film"),
        ItemKind.BREAK: N_("Break"),
        ItemKind.CLOSING: N_("Closing"),
        ItemKind.NOTE: N_("Note"),
    },
    StartMode: {
        StartMode.AFTER: N_("After the one before"),
        StartMode.FIXED: N_("At a fixed time"),
        StartMode.NOT_BEFORE: N_("Not before"),
        StartMode.WITH_PREVIOUS: N_("Together with the one before"),
        StartMode.END_AT: N_("Ends at"),
        StartMode.UNTIL: N_("Fills up until"),
    },
    ElementKind: {
        ElementKind.TEXT: N_("Text"),
        ElementKind.PICTURE: N_("Picture"),
        ElementKind.SEALS: N_("Seals and bodies"),
        ElementKind.SIGNATURES: N_("Signatures"),
        ElementKind.QR: N_("Code"),
        ElementKind.LINE: N_("Line"),
        ElementKind.FRAME: N_("Frame"),
        ElementKind.ART: N_("Ornament"),
        ElementKind.PHOTO: N_("Photo"),
    },
    When: {
        When.ALWAYS: N_("Every certificate"),
        When.PERSON: N_("Those of people"),
        When.GROUP: N_("Those of bodies"),
        When.NUMBERED: N_("Those with a number"),
    },
    Align: {Align.LEFT: N_("Left"), Align.CENTRE: N_("Centred"), Align.RIGHT: N_("Right")},
    Stand: {Stand.TOP: N_("At the top"), Stand.MIDDLE: N_("In the middle"), Stand.FOOT: N_("At the foot")},
    Standing: {
        Standing.PRESENT: N_("Here"),
        Standing.LEFT: N_("Left the hall"),
        Standing.APOLOGIES: N_("Apologies"),
        Standing.NOT_YET: N_("Not yet here"),
    },
    Part: {
        Part.CHAIR: N_("Chair"),
        Part.SPEAKER: N_("Speaker"),
        Part.SIGNATORY: N_("Signatory"),
        Part.PRESENTER: N_("Presenter"),
        Part.TELLER: N_("Teller"),
        Part.HANDS_OUT: N_("Hands out"),
        Part.RECIPIENT: N_("Recipient"),
    },
    ItemState: {
        ItemState.PLANNED: N_("To come"),
        ItemState.RUNNING: N_("Running"),
        ItemState.PAUSED: N_("Paused"),
        ItemState.DONE: N_("Done"),
        ItemState.SKIPPED: N_("Skipped"),
    },
    ManuscriptKind: {
        ManuscriptKind.HOST_SCRIPT: N_("Host script"),
        ManuscriptKind.MINUTES: N_("Minutes of the meeting"),
    },
    LineChange: {
        LineChange.NEW: N_("New"),
        LineChange.MOVED: N_("Moved"),
        LineChange.CANCELLED: N_("Cancelled"),
        LineChange.CHANGED: N_("Changed"),
    },
    Role: {
        Role.CHAIR: N_("Chair"),
        Role.SPEAKER: N_("Speaker"),
        Role.PRESENTER: N_("Presenter"),
        Role.SIGNATORY: N_("Signatory"),
        Role.TELLER: N_("Teller"),
    },
    Carried: {
        Carried.PEOPLE: N_("People, delegations and own fields"),
        Carried.HALLS: N_("Halls"),
        Carried.PAPERS: N_("Templates and issuing bodies"),
        Carried.ACTIONS: N_("Open actions"),
        Carried.AGENDA: N_("Agenda"),
    },
    AwardKind: {AwardKind.PERSON: N_("Person"), AwardKind.GROUP: N_("Body")},
    EntrySide: {EntrySide.LEFT: N_("From the left"), EntrySide.RIGHT: N_("From the right")},
    Pairing: {
        Pairing.NAMED: N_("Named in the list"),
        Pairing.GRADE: N_("By grade"),
        Pairing.POSITION: N_("By place"),
        Pairing.NOBODY: N_("No presenter"),
    },
    ConcernKind: {
        ConcernKind.PENDING: N_("Nobody named yet to collect: {who}"),
        ConcernKind.NOT_REGISTERED: N_("Not on the list of people: {who}"),
        ConcernKind.AWAY: N_("Apologies received: {who}"),
        ConcernKind.NO_PRESENTER: N_("Nobody hands out in this batch"),
        ConcernKind.PRESENTER_AWAY: N_("Presenter away: {who}"),
        ConcernKind.OWN_BODY: N_("Would hand to himself or his own body: {who}"),
        ConcernKind.NO_REST: N_("Also on stage in the batch before: {who}"),
        ConcernKind.PRESENTER_STAYS: N_("Presenters who stay from the batch before: {who}"),
        ConcernKind.GAP: N_("Place stays empty: {who}"),
        ConcernKind.LEFT_OUT: N_("Left out, the others close up: {who}"),
    },
    **PAPERS,
    BadgeSize: {
        BadgeSize.SHEET_95X68: N_("95 × 68 mm, 8 a sheet"),
        BadgeSize.SHEET_90X54: N_("90 × 54 mm, 10 a sheet"),
        BadgeSize.SHEET_105X148: N_("105 × 148 mm (A6), 4 a sheet"),
        BadgeSize.LABEL_100X62: N_("100 × 62 mm, single label"),
        BadgeSize.LABEL_90X130: N_("90 × 130 mm, single, standing"),
        BadgeSize.CARD_86X54: N_("86 × 54 mm, plastic card"),
    },
    NameOrder: {
        NameOrder.ROSTER: N_("As on the roster"),
        NameOrder.PINYIN: N_("By pinyin"),
        NameOrder.STROKES: N_("By strokes of the surname"),
    },
    BallotCopies: {
        BallotCopies.MEMBERS: N_("One for every voting member"),
        BallotCopies.PRESENT: N_("One for every member present"),
        BallotCopies.ONE: N_("One to copy from"),
    },
    StageLabel: {
        StageLabel.SEATS: N_("Labels for the seats of recipients"),
        StageLabel.FLOOR: N_("Numbers for the floor of the stage"),
    },
    Which: {
        Which.ALL: N_("Everybody"),
        Which.NEW: N_("Not printed yet"),
        Which.CHANGED: N_("Changed since printed"),
        Which.DUE: N_("Not printed yet or changed"),
    },
    Protocol: {Protocol.CHINESE: N_("Chinese custom"), Protocol.INTERNATIONAL: N_("International custom")},
    EvenDais: {
        EvenDais.SECOND_AT_LEFT_HAND: N_("Second at the left hand of the first"),
        EvenDais.FIRST_ON_LEFT_CHAIR: N_("First on the left of the two middle chairs"),
        EvenDais.FIRST_ON_CENTRE_LINE: N_("First on the centre line"),
    },
    Base: {
        Base.YES_NO: N_("Votes for and against"),
        Base.VALID: N_("Valid votes"),
        Base.CAST: N_("Votes cast"),
        Base.PRESENT: N_("Members present"),
        Base.MEMBERS: N_("All members"),
    },
    Voice: {
        Voice.YES: N_("In favour"),
        Voice.NO: N_("Against"),
        Voice.ABSTAIN: N_("Abstains"),
    },
    VoteMethod: {
        VoteMethod.HANDS: N_("Show of hands"),
        VoteMethod.STANDING: N_("Standing vote"),
        VoteMethod.ACCLAMATION: N_("Acclamation"),
        VoteMethod.ROLL_CALL: N_("Roll call"),
        VoteMethod.SECRET: N_("Secret ballot"),
        VoteMethod.CONSENT: N_("General consent"),
    },
    RequirementKind: {
        RequirementKind.TOGETHER: N_("Sit side by side"),
        RequirementKind.APART: N_("Sit apart"),
        RequirementKind.ZONE: N_("Sit in a zone"),
        RequirementKind.RESERVE: N_("Seats reserved for"),
        RequirementKind.NEAR: N_("Sit near"),
        RequirementKind.LEAVE_EMPTY: N_("Leave empty"),
        RequirementKind.SPACING: N_("Empty seats between neighbours"),
        RequirementKind.SPARE: N_("Spare seats for late arrivals"),
        RequirementKind.FRONT_TO_BACK: N_("Delegations from front to back"),
        RequirementKind.LEFT_TO_RIGHT: N_("Delegations from left to right"),
    },
    **HALL,
}


def label(value: enum.Enum, gettext: Callable[[str], str]) -> str:
    """What a value is called, in the language of `gettext`."""
    return gettext(LABELS[type(value)][value])


def batch_title(name: str, gettext: Callable[[str], str]) -> str:
    """What a batch is called: a number gets its word (第3批), any other name stands as it is."""
    return gettext(N_("Batch {number}")).format(number=name) if name.isdigit() else name


def seat_words(seat: str, gettext: Callable[[str], str]) -> str:
    """A compact seat label in words: "3-12" is row 3 seat 12, "T2-5" table 2 seat 5 (`domain.seat_labels` has them
    all); what somebody called a seat stays as it is."""
    name = parted(seat)
    if name.stands is SeatPlace.OWN:
        return seat
    if name.stands is SeatPlace.TABLE:
        told = gettext(N_("Table {row} seat {number}"))
    elif name.stands is SeatPlace.DAIS:
        told = gettext(N_("Dais row {row} seat {number}")) if name.row else gettext(N_("Dais seat {number}"))
    elif name.block:
        told = gettext(N_("Block {block} row {row} seat {number}"))
    else:
        told = gettext(N_("Row {row} seat {number}"))
    return told.format(block=name.block, row=name.row, number=name.number)


def told_concerns(concerns: Iterable[Concern], gettext: Callable[[str], str]) -> list[str]:
    """What should be known about a batch: one line a kind, with everybody it is about; the graver kinds first."""
    about: dict[ConcernKind, list[str]] = {kind: [] for kind in ConcernKind}
    for concern in concerns:
        about[concern.kind].append(f"{concern.who} ({concern.other})" if concern.other else concern.who)
    return [
        label(kind, gettext).format(who=gettext(N_(", ")).join(names))
        for kind, names in about.items()
        if names
    ]
