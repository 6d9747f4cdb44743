"""Sub-commands for people: import and find. `import` also takes agendas and award lists."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, opened
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.domain.attendees import Attendee
    from desktop_app.domain.changes import Changes
    from desktop_app.domain.review import Proposed, Review


class Field(enum.StrEnum):
    """What a spreadsheet is read as."""

    PEOPLE = "people"
    AGENDA = "agenda"
    AWARDS = "awards"


@front.command("import")
def import_(
    what: Annotated[Field, typer.Argument(help="What the sheet holds.")],
    file: MeetingFile,
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="xlsx, xls, ods or csv.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take a spreadsheet in: new rows are added, changed rows updated, the rest is reported with reasons."""
    with opened(file) as store:
        review = review_sheet(what, sheet)
        if not dry_run and review.chosen():
            take_in(what, store, review)
    report = told_review(review)

    def lines() -> Iterator[str]:
        counts = {name: report[name] for name in ("new", "changed", "unchanged")}
        yield ", ".join(f"{name} {count}" for name, count in counts.items())
        for name in ("duplicates", "refused"):
            yield from (_("row {row}: {reason}").format(**each) for each in report[name])
        yield from report["notes"]

    answer(report, as_json, lines)


def review_sheet(what: Field, sheet: Path) -> Review[Any]:
    """What taking a sheet into the open meeting would do."""
    from desktop_app.domain.job import run_now

    if what is Field.AWARDS:
        from db.queries import attendees, awards
        from desktop_app.exchange.awards import import_awards

        return run_now(import_awards(sheet, attendees.everyone(), awards.commendations()))
    if what is Field.AGENDA:
        from db.queries import agenda, attendees
        from db.queries.meeting import meeting
        from desktop_app.exchange.agenda import import_agenda

        return run_now(import_agenda(sheet, meeting().starts_at, agenda.drafts(), attendees.everyone()))
    from desktop_app.exchange.sheets import read_sheet

    table = run_now(read_sheet(sheet))
    from db.queries import attendees
    from desktop_app.domain.roster_review import review_roster

    return review_roster(
        table.rows, attendees.everyone(), source=sheet.name, encoding=table.encoding, doubtful=table.doubtful
    )


def take_in(what: Field, store: Any, review: Review[Any]) -> Changes:
    """Take the new and changed rows in, as one change."""
    from desktop_app.commands import agenda, attendees, award_list

    verbs: dict[Field, Any] = {
        Field.PEOPLE: attendees.take_in,
        Field.AGENDA: agenda.take_in,
        Field.AWARDS: award_list.take_in,
    }
    changes: Changes = verbs[what](store, review)
    return changes


def told_review(review: Review[Any]) -> dict[str, Any]:
    """A review as the command line tells it: counts, and every row that was not simply taken, with its reasons."""
    from desktop_app.domain.review import Verdict
    from desktop_app.sentences import sentence

    def row(each: Proposed[Any]) -> dict[str, object]:
        why = "; ".join(sentence(reason.refusal(), _) for reason in each.reasons)
        return {"row": each.row, "reason": why}

    counts = review.counts()
    doubtful = [each for each in review.proposals if each.reasons and each.verdict not in _REPORTED]
    return {
        "new": counts[Verdict.NEW],
        "changed": counts[Verdict.CHANGED],
        "unchanged": counts[Verdict.UNCHANGED],
        "refused": [row(each) for each in review.of(Verdict.REFUSED)],
        "duplicates": [row(each) for each in review.of(Verdict.DUPLICATE)],
        "doubtful": [row(each) for each in doubtful],
        "changes": [
            {"row": each.row, "field": change.field, "old": change.old, "new": change.new}
            for each in review.of(Verdict.CHANGED)
            for change in each.changes
        ],
        "notes": [sentence(note.refusal(), _) for note in review.notes],
    }


_REPORTED = frozenset({"refused", "duplicate"})


@front.command()
def find(
    file: MeetingFile,
    text: Annotated[
        str, typer.Argument(help="Name, pinyin, initials, organisation, last digits of a phone.")
    ],
    as_json: AsJson = False,
) -> None:
    """Find people, best first, as the check-in page does."""
    with opened(file):
        hits = [_hit(person, seat) for person, seat in found(text)]
    answer(hits, as_json, lambda: ("\t".join(str(value) for value in hit.values()) for hit in hits))


def found(text: str) -> list[tuple[Attendee, str]]:
    """The people of the open meeting whom a text finds, best first, each with the seat."""
    from db.queries import attendance, attendees, seating
    from desktop_app.commands.readings import readings_for
    from desktop_app.domain.finding import Finder
    from desktop_app.domain.search_keys import Findable

    people = attendees.everyone()
    seats = seating.seat_labels()
    finder = Finder([Findable(each, seats.get(each.id, "")) for each in people], readings_for(people))
    known = {each.id: each for each in people}
    ids = finder.find(text, attendance.present_ids())
    return [(known[each], seats.get(each, "")) for each in ids]


def _hit(person: Attendee, seat: str) -> dict[str, str]:
    return {
        "name": person.name,
        "organisation": person.organisation,
        "delegation": person.delegation,
        "seat": seat,
        "status": person.status.value,
        "id": person.id,
    }


def the_one(who: str) -> Attendee:
    """The one person a text means: the code of a badge, a whole name, or the only hit. Refuses none and several."""
    from desktop_app.commands.attendance import whose_code
    from desktop_app.domain.codes import looks_like_code
    from desktop_app.domain.refusal import Refusal

    if looks_like_code(who):
        return whose_code(who)
    hits = [person for person, _seat in found(who)]
    exact = [person for person in hits if person.name == who.strip()] or hits
    if not exact:
        raise Refusal("nobody-found", text=who)
    if len(exact) > 1:
        told = tuple(f"{person.name} ({person.organisation})" for person in exact[:5])
        raise Refusal("several-people", text=who, names=told)
    return exact[0]
