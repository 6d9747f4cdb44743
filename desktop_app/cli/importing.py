"""The sub-command `import`: people, an agenda or an award list from a spreadsheet, as a reviewed diff."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, back_up, opened, write_file
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.domain.changes import Changes
    from desktop_app.domain.review import Proposed, Reason, Review


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
    page: Annotated[
        str,
        typer.Option("--sheet", help="Which sheet of a workbook; the default is the first that is filled."),
    ] = "",
    encoding: Annotated[
        str, typer.Option(help="Of a text file, such as gb18030, where the guess is wrong.")
    ] = "",
    refused: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write the rows that could not be read there (xlsx or csv)."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take a spreadsheet in: new rows are added, changed rows updated, the rest is reported with reasons."""
    if refused is not None and refused.suffix.lower() not in {".xlsx", ".csv"}:
        raise typer.BadParameter("xlsx, csv", param_hint="--refused")
    with opened(file) as store:
        review = review_sheet(what, sheet, page or None, encoding or None)
        if not dry_run and review.chosen():
            back_up(store, "import")
            take_in(what, store, review)
    if refused is not None:
        from desktop_app.exchange.refused import refused_rows

        write_file(refused, refused_rows(refused.suffix.lower()[1:], review, _told, _))
    report = told_review(review)

    def lines() -> Iterator[str]:
        counts = {name: report[name] for name in ("new", "changed", "unchanged")}
        yield ", ".join(f"{name} {count}" for name, count in counts.items())
        for name in ("duplicates", "refused"):
            yield from (_("row {row}: {reason}").format(**each) for each in report[name])
        yield from report["notes"]

    answer(report, as_json, lines)


def review_sheet(
    what: Field, sheet: Path, page: str | None = None, encoding: str | None = None
) -> Review[Any]:
    """What taking a sheet into the open meeting would do."""
    from db.queries import attendees
    from desktop_app.domain.job import run_now

    people = attendees.everyone()
    if what is Field.AWARDS:
        from db.queries import awards
        from desktop_app.exchange.awards import import_awards

        return run_now(import_awards(sheet, people, awards.commendations(), sheet=page, encoding=encoding))
    if what is Field.AGENDA:
        from db.queries import agenda
        from db.queries.meeting import meeting
        from desktop_app.exchange.agenda import import_agenda

        starts_at, drafts = meeting().starts_at, agenda.drafts()
        return run_now(import_agenda(sheet, starts_at, drafts, people, sheet=page, encoding=encoding))
    from db.queries.own_fields import own_fields
    from desktop_app.exchange.rosters import import_roster

    return run_now(import_roster(sheet, people, sheet=page, encoding=encoding, own=own_fields()))


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

    def row(each: Proposed[Any]) -> dict[str, object]:
        return {"row": each.row, "reason": "; ".join(map(_told, each.reasons))}

    counts = review.counts()
    doubtful = [each for each in review.proposals if each.reasons and each.verdict not in _REPORTED]
    return {
        "new": counts[Verdict.NEW],
        "changed": counts[Verdict.CHANGED],
        "unchanged": counts[Verdict.UNCHANGED],
        "missing": len(review.missing),
        "encoding": review.encoding,
        "refused": [row(each) for each in review.of(Verdict.REFUSED)],
        "duplicates": [row(each) for each in review.of(Verdict.DUPLICATE)],
        "doubtful": [row(each) for each in doubtful],
        "changes": [
            {"row": each.row, "field": change.field, "old": change.old, "new": change.new}
            for each in review.of(Verdict.CHANGED)
            for change in each.changes
        ],
        "notes": list(map(_told, review.notes)),
    }


_REPORTED = frozenset({"refused", "duplicate"})


def _told(reason: Reason) -> str:
    from desktop_app.sentences import sentence

    return sentence(reason.refusal(), _)
