"""Sub-commands of the desk: check-in, walk-in, leave, enter-later, lists, attendance, doubles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import USAGE, AsJson, MeetingFile, When, answer, fail, moment, opened
from desktop_app.cli.people import the_one
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.commands.attendance import Desk
    from desktop_app.domain.attendees import Capacity
    from desktop_app.domain.sessions import Session

Who = Annotated[str, typer.Argument(help="A name, a badge code, or whatever finds exactly one person.")]
DeskName = Annotated[str, typer.Option("--desk", help="The desk that is written beside it.")]
ListName = Annotated[
    str, typer.Option("--session", metavar="LIST", help="The attendance list; the default is the plenary.")
]
Why = Annotated[str, typer.Option("--reason", help="Why.")]


def place(desk: str, name: str) -> Desk:
    """A desk on the list of this name. Refuses (no-such-list) a name that no list has."""
    from desktop_app.commands.attendance import Desk

    return Desk(name=desk, session_id=the_list(name).id)


def the_list(name: str) -> Session:
    """The list of this name; "" is the plenary. Refuses no-such-list."""
    from db.queries.sessions import sessions
    from desktop_app.domain.refusal import Refusal

    known = sessions()
    wanted = [each for each in known if name in (each.name, each.latin_name, each.id)] if name else known[:1]
    if not wanted:
        raise Refusal("no-such-list", text=name, lists=tuple(each.name for each in known))
    return wanted[0]


@front.command("check-in")
def check_in(
    file: MeetingFile,
    who: Who,
    desk: DeskName = "",
    session: ListName = "",
    at: When = "",
    substitute: Annotated[str, typer.Option(help="Who comes instead.")] = "",
    authority: Annotated[str, typer.Option(help="On whose word the substitute comes.")] = "",
    take_back: Annotated[bool, typer.Option("--undo", help="Take back what was recorded last.")] = False,
    reason: Why = "",
) -> None:
    """Check somebody in, or in again after leaving. A second time is refused, saying when and where the first was."""
    from desktop_app.commands import arrivals
    from desktop_app.commands import attendance as desks
    from desktop_app.domain.codes import looks_like_code

    now = moment(at)
    with opened(file) as store:
        here = place(desk, session)
        if looks_like_code(who) and not (take_back or substitute):
            desks.check_in_by_code(store, who, now, desk=here)
            person = desks.whose_code(who)
        else:
            person = the_one(who)
            if take_back:
                desks.take_back(store, person.id, now, reason, desk=here)
            elif substitute:
                arrivals.check_in_substitute(store, person.id, substitute, authority, now, desk=here)
            else:
                desks.check_in(store, person.id, now, desk=here)
    done = _("{name}: taken back") if take_back else _("{name}: checked in {time}")
    typer.echo(done.format(name=person.name, time=f"{now:%H:%M}"))


@front.command("walk-in")
def walk_in(
    file: MeetingFile,
    name: Annotated[str, typer.Argument(help="The name.")],
    organisation: Annotated[str, typer.Option(help="The organisation.")] = "",
    position: Annotated[str, typer.Option(help="The position.")] = "",
    delegation: Annotated[str, typer.Option(help="The delegation, by name.")] = "",
    phone: Annotated[str, typer.Option(help="The phone number.")] = "",
    capacity: Annotated[str, typer.Option(help="In what right: guest, member, press …")] = "guest",
    desk: DeskName = "",
    session: ListName = "",
    at: When = "",
) -> None:
    """Put somebody on the list who was not expected, and check the person in."""
    from desktop_app.commands import arrivals
    from desktop_app.domain.attendees import Attendee

    person = Attendee(
        "", name, organisation=organisation, position=position, delegation=delegation, phone=phone,
        capacity=_capacity(capacity),
    )  # fmt: skip
    now = moment(at)
    with opened(file) as store:
        arrivals.walk_in(store, person, now, desk=place(desk, session))
    typer.echo(_("{name}: checked in {time}").format(name=name, time=f"{now:%H:%M}"))


def _capacity(text: str) -> Capacity:
    from desktop_app.domain.attendees import Capacity

    try:
        return Capacity(text)
    except ValueError:
        known = ", ".join(Capacity)
        fail(USAGE, _("{text} is no capacity; use one of {known}.").format(text=text, known=known))


@front.command()
def leave(
    file: MeetingFile, who: Who, desk: DeskName = "", session: ListName = "", at: When = "", reason: Why = ""
) -> None:
    """Record that somebody left the hall. Coming back is check-in; the first arrival stands."""
    from desktop_app.commands.attendance import check_out

    now = moment(at)
    with opened(file) as store:
        person = the_one(who)
        check_out(store, person.id, now, desk=place(desk, session), reason=reason)
    typer.echo(_("{name}: left {time}").format(name=person.name, time=f"{now:%H:%M}"))


@front.command("enter-later")
def enter_later(
    file: MeetingFile,
    whom: Annotated[str, typer.Argument(metavar="LIST", help='"1-20, 25" on the sign-in sheet, or names.')],
    arrived: Annotated[str, typer.Option("--arrived", metavar="ISO", help="When they had come.")],
    delegation: Annotated[str, typer.Option(help="Whose sign-in sheet; the default is the whole list.")] = "",
    desk: DeskName = "",
    session: ListName = "",
    at: When = "",
    reason: Why = "",
) -> None:
    """Enter arrivals from a paper list, marked as entered later. Who has arrived already keeps that arrival."""
    from db.queries import attendees
    from desktop_app.commands import arrivals
    from desktop_app.domain.paper_lists import read_paper_list
    from desktop_app.domain.refusal import Refusal

    with opened(file) as store:
        here = place(desk, session)
        sheet = [each for each in attendees.everyone() if not delegation or each.delegation == delegation]
        read = read_paper_list(whom, sheet)
        if read.unknown or read.several:
            raise Refusal("paper-list-unclear", texts=(*read.unknown, *read.several))
        whole = [each.id for each in read.people]
        changes = arrivals.enter_later(store, whole, moment(arrived), moment(at), reason, desk=here)
    typer.echo(_("{count} entered").format(count=len(changes.of("attendance_event"))))


@front.command("lists")
def lists(
    file: MeetingFile,
    add: Annotated[str, typer.Option("--add", metavar="NAME", help="Add a list of this name.")] = "",
    change: Annotated[
        str, typer.Option("--change", metavar="NAME", help="Set the period of this list.")
    ] = "",
    opens: Annotated[str, typer.Option("--opens", metavar="ISO", help="When counting begins.")] = "",
    closes: Annotated[str, typer.Option("--closes", metavar="ISO", help="When counting ends.")] = "",
    as_json: AsJson = False,
) -> None:
    """The attendance lists and their counted periods; add one, or set a period (without --change, the plenary's)."""
    from dataclasses import replace

    from db.queries.sessions import sessions
    from desktop_app.commands.sessions import add_session, edit_session
    from desktop_app.domain.sessions import Session

    first, last = _maybe(opens), _maybe(closes)
    with opened(file) as store:
        if add:
            add_session(store, Session("", add, opens_at=first, closes_at=last))
        elif opens or closes:
            edit_session(store, replace(the_list(change), opens_at=first, closes_at=last))
        known = sessions()
    answer(known, as_json, lambda: (_period_told(each) for each in known))


def _maybe(text: str) -> dt.datetime | None:
    return moment(text) if text else None


def _period_told(session: Session) -> str:
    def told(at: dt.datetime | None) -> str:
        return f"{at:%Y-%m-%d %H:%M}" if at else "…"

    return f"{session.name}\t{told(session.opens_at)} – {told(session.closes_at)}"


@front.command()
def attendance(file: MeetingFile, session: ListName = "", at: When = "", as_json: AsJson = False) -> None:
    """Who is expected and who is here, by capacity and delegation, now or at any moment; the quorum, and the exits."""
    with opened(file):
        report = attendance_told(the_list(session), moment(at) if at else None)

    def lines() -> Iterator[str]:
        yield _("expected {expected}, present {present}, apologies {apologies}, not yet {not_yet}").format(
            **report
        )
        roll = report["quorum"]
        yield _("members {members}, present {present}, quorum {needed}: {met}").format(
            members=roll.members,
            present=roll.present,
            needed=roll.needed,
            met=_("met") if roll.met else _("not met"),
        )
        yield _("late {late}; {people} went out, {returned} came back").format(
            late=report["late"], people=report["exits"].people, returned=report["exits"].returned
        )

    answer(report, as_json, lines)


def attendance_told(session: Session, at: dt.datetime | None) -> dict[str, Any]:
    """One list of the open meeting as plain data, now or at a moment."""
    from db.queries import attendance as desks
    from db.queries import attendees
    from db.queries.meeting import meeting
    from desktop_app.domain import counting
    from desktop_app.domain.movements import arrival_curve, exits
    from desktop_app.domain.sessions import is_late

    states = desks.presences_at(at, session_id=session.id)
    here = {who for who, state in states.items() if state.present}
    counted = counting.attendance(attendees.everyone(), here, meeting())
    events = desks.events(session_id=session.id)
    return {
        "list": session.name,
        "opens_at": session.opens_at,
        "closes_at": session.closes_at,
        **_counts(counted.total),
        "quorum": counted.quorum,
        "late": sum(is_late(session, state) for state in states.values()),
        "exits": exits([each for each in events if at is None or each.at <= at], session),
        "by_capacity": {kind.value: _counts(each) for kind, each in counted.by_capacity.items()},
        "by_delegation": {name: _counts(each) for name, each in counted.by_delegation.items()},
        "arrivals": [{"until": until, "arrived": count} for until, count in arrival_curve(states.values())],
    }


def _counts(counts: Any) -> dict[str, int]:
    names = ("expected", "present", "apologies", "substituted", "not_yet")
    return {name: getattr(counts, name) for name in names}


@front.command()
def doubles(file: MeetingFile, session: ListName = "", as_json: AsJson = False) -> None:
    """Who seems to have come in twice: probably scanned again, or perhaps a lent badge."""
    from db.queries import attendance as desks
    from db.queries import attendees
    from desktop_app.domain.reconciling import double_entries
    from desktop_app.labels import label

    with opened(file):
        names = {each.id: each.name for each in attendees.everyone()}
        found = [
            {
                "name": names.get(each.attendee_id, ""),
                "doubt": each.doubt.value,
                "told": label(each.doubt, _),
                "first": each.before.at,
                "first_desk": each.before.desk,
                "again": each.again.at,
                "again_desk": each.again.desk,
            }
            for each in double_entries(desks.events(session_id=the_list(session).id))
        ]

    def lines() -> Iterator[str]:
        for each in found:
            first, again = f"{each['first']:%H:%M}", f"{each['again']:%H:%M}"
            yield f"{each['name']}\t{first} {each['first_desk']}\t{again} {each['again_desk']}\t{each['told']}"

    answer(found, as_json, lines)
