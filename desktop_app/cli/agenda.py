"""Sub-commands for the agenda and its votes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, When, answer, moment, opened
from desktop_app.words import Words

if TYPE_CHECKING:
    from desktop_app.domain.agenda import AgendaItem
    from desktop_app.domain.resolutions import Rule

YesCount = Annotated[int, typer.Option("--yes", min=0, help="Votes in favour.")]
NoCount = Annotated[int, typer.Option("--no", min=0, help="Votes against.")]
Abstentions = Annotated[int, typer.Option("--abstain", min=0, help="Abstentions.")]
Invalid = Annotated[int, typer.Option("--invalid", min=0, help="Invalid ballots.")]
Blank = Annotated[int, typer.Option("--blank", min=0, help="Blank ballots.")]
BaseOfShare = Annotated[str, typer.Option("--base", help="yes_no, valid, cast, present or members.")]
ShareAsked = Annotated[str, typer.Option("--rule", metavar="P/Q", help="The share, such as 1/2 or 2/3.")]


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
    yes: YesCount = 0,
    no: NoCount = 0,
    abstain: Abstentions = 0,
    invalid: Invalid = 0,
    blank: Blank = 0,
    base: BaseOfShare = "",
    rule: ShareAsked = "",
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
    from desktop_app.commands.resolutions import record_vote
    from desktop_app.domain.numbering import ensure_found
    from desktop_app.domain.resolutions import Tally

    tally = Tally(yes, no, abstain, invalid, blank)
    with opened(file) as store:
        chosen = ensure_found(kept.items(), item)
        motion = resolutions.resolution(chosen.id)
        asked = asked_rule(motion.rule if motion else None, base, rule, strict)
        record_vote(store, chosen.id, tally, moment(at), rule=asked, reason=reason)
        report = told_vote(chosen)
    answer(report, as_json, lambda: iter([str(report["sentence"])]))


def told_vote(item: AgendaItem) -> dict[str, object]:
    """The vote that stands on an item of the open meeting: its verdict, what it rests on, and the chair's sentence."""
    from db.queries import resolutions
    from db.queries.meeting import meeting
    from desktop_app.domain.resolutions import standing_vote, verdict_of
    from desktop_app.verdicts import chair_sentence_of

    record = standing_vote(resolutions.votes(item.id))
    assert record is not None
    verdict = verdict_of(record)
    names = ("passed", "undecided", "base", "total", "needed", "got", "missing", "surplus", "not_voted")
    frozen = ("members", "present", "quorum_needed", "quorum_met")
    return {
        "item": item.title,
        **{name: getattr(verdict, name) for name in names},
        **{name: getattr(record, name) for name in frozen},
        "sentence": chair_sentence_of(record, Words(meeting().language).gettext),
    }


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
