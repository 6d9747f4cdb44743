"""Sub-commands for the agenda and its votes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, When, answer, moment, opened
from desktop_app.words import Words

if TYPE_CHECKING:
    from desktop_app.domain.resolutions import Rule


@front.command()
def agenda(file: MeetingFile, as_json: AsJson = False) -> None:
    """The agenda with its times."""
    with opened(file):
        items = timed_items()

    def lines() -> Iterator[str]:
        for item in items:
            yield f"{item['start'][11:16]}–{item['end'][11:16]}  {item['number']:<4} {item['title']}"

    answer(items, as_json, lines)


def timed_items() -> list[dict[str, Any]]:
    """Every item of the open meeting in order, with number, start and end."""
    from db.queries import agenda as kept
    from db.queries.meeting import meeting
    from desktop_app.exchange.agenda import lines

    held = meeting()
    return lines(held, kept.items(), Words(held.language))


@front.command()
def vote(
    file: MeetingFile,
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="Number or part of the title of the agenda item.")
    ],
    yes: Annotated[int, typer.Option()] = 0,
    no: Annotated[int, typer.Option()] = 0,
    abstain: Annotated[int, typer.Option()] = 0,
    invalid: Annotated[int, typer.Option()] = 0,
    blank: Annotated[int, typer.Option()] = 0,
    base: Annotated[str, typer.Option(help="yes_no, valid, cast, present or members.")] = "",
    rule: Annotated[str, typer.Option(metavar="P/Q", help="The share, such as 1/2 or 2/3.")] = "",
    strict: Annotated[
        bool | None, typer.Option("--strict/--at-least", help="More than the share, or at least it.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why a vote is taken below the quorum.")] = "",
    at: When = "",
    as_json: AsJson = False,
) -> None:
    """Record a vote with the presence of that moment, and say what came of it."""
    from db.queries import agenda as kept
    from db.queries import resolutions
    from db.queries.meeting import meeting
    from desktop_app.commands.resolutions import record_vote
    from desktop_app.domain.numbering import ensure_found
    from desktop_app.domain.resolutions import Tally, standing_vote, verdict_of
    from desktop_app.verdicts import chair_sentence_of

    tally = Tally(yes, no, abstain, invalid, blank)
    with opened(file) as store:
        chosen = ensure_found(kept.items(), item)
        motion = resolutions.resolution(chosen.id)
        record_vote(
            store,
            chosen.id,
            tally,
            moment(at),
            rule=asked_rule(motion.rule if motion else None, base, rule, strict),
            reason=reason,
        )
        record = standing_vote(resolutions.votes(chosen.id))
        words = Words(meeting().language)
    assert record is not None
    verdict = verdict_of(record)
    sentence = chair_sentence_of(record, words.gettext)
    report = {
        "item": chosen.title,
        "passed": verdict.passed,
        "undecided": verdict.undecided,
        "base": verdict.base,
        "total": verdict.total,
        "needed": verdict.needed,
        "got": verdict.got,
        "missing": verdict.missing,
        "surplus": verdict.surplus,
        "not_voted": verdict.not_voted,
        "members": record.members,
        "present": record.present,
        "quorum_needed": record.quorum_needed,
        "quorum_met": record.quorum_met,
        "sentence": sentence,
    }
    answer(report, as_json, lambda: iter([sentence]))


def asked_rule(motion: Rule | None, base: str, share: str, strict: bool | None) -> Rule | None:
    """The rule of the motion with what was asked for on the command line; None leaves it to the motion."""
    from dataclasses import replace

    from desktop_app.domain.meeting import Share
    from desktop_app.domain.resolutions import Base, Rule

    if not base and not share and strict is None:
        return None
    rule = motion or Rule()
    if base:
        if base not in list(Base):
            raise typer.BadParameter(", ".join(Base), param_hint="--base")
        rule = replace(rule, base=Base(base), relative=False)
    if share:
        p, _slash, q = share.partition("/")
        if not (p.isdigit() and q.isdigit()):
            raise typer.BadParameter("P/Q", param_hint="--rule")
        rule = replace(rule, share=Share(int(p), int(q), rule.share.strict), relative=False, unanimous=False)
    if strict is not None:
        rule = replace(rule, share=replace(rule.share, strict=strict))
    return rule
