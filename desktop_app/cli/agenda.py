"""Sub-commands for the agenda and its votes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, When, answer, moment, opened
from desktop_app.words import Words, _, screen

if TYPE_CHECKING:
    from desktop_app.domain.agenda import AgendaItem
    from desktop_app.domain.editions import Difference
    from desktop_app.domain.resolutions import AreaCount, Detail, Rule, Tally

YesCount = Annotated[int, typer.Option("--yes", min=0, help="Votes in favour.")]
NoCount = Annotated[int, typer.Option("--no", min=0, help="Votes against.")]
Abstentions = Annotated[int, typer.Option("--abstain", min=0, help="Abstentions.")]
Invalid = Annotated[int, typer.Option("--invalid", min=0, help="Invalid ballots.")]
Blank = Annotated[int, typer.Option("--blank", min=0, help="Blank ballots.")]
CountingAreas = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        metavar="NAME/PRESENT/YES/NO/ABSTAIN",
        help="What the tellers of one area counted, once for each; takes the place of --yes, --no and --abstain.",
    ),
]
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


@front.command()
def release(
    file: MeetingFile,
    note: Annotated[str, typer.Option(help="What this edition is for.")] = "",
    at: When = "",
    as_json: AsJson = False,
) -> None:
    """Release the agenda as it stands: its numbers stay, and changes are counted from here."""
    from db.queries.editions import editions
    from desktop_app.commands.editions import release_edition

    with opened(file) as store:
        release_edition(store, moment(at), note)
        edition = editions()[-1]
    report = {"edition": edition.number, "released_at": edition.released_at, "items": len(edition.lines)}
    told = _("Edition {number} released, {items} items")
    answer(report, as_json, lambda: iter([told.format(number=edition.number, items=len(edition.lines))]))


@front.command()
def changes(
    file: MeetingFile,
    since: Annotated[int, typer.Option("--from", min=1, help="Edition; the default is the newest.")] = 0,
    until: Annotated[int, typer.Option("--to", min=1, help="Edition; the default is the agenda now.")] = 0,
    as_json: AsJson = False,
) -> None:
    """What changed on the agenda between two editions, or since one."""
    from desktop_app.differences import parts_told
    from desktop_app.domain.numbering import place_of, printed, scheme_of
    from desktop_app.labels import label

    with opened(file):
        first, language, found = compared(since, until)

    def told(words: Words) -> Iterator[dict[str, object]]:
        for each in found:
            number = printed(place_of(each.line.place), scheme_of(language))
            details = parts_told(each, first, words.gettext)
            yield {"change": each.change.value, "number": number, "title": each.line.title, "what": details}

    def lines() -> Iterator[str]:
        for each, row in zip(found, told(screen()), strict=True):
            yield f"{label(each.change, _):<10} {row['number']:<5} {row['title']}  {'; '.join(row['what'])}"  # type: ignore[arg-type]

    answer(list(told(screen())), as_json, lines)


def compared(since: int, until: int) -> tuple[dt.date, str, tuple[Difference, ...]]:
    """The first day and the language of the open meeting, and what changed from one edition to another."""
    from db.queries import editions as kept
    from db.queries.meeting import meeting
    from desktop_app.domain.editions import differences
    from desktop_app.domain.refusal import Refusal

    released = kept.editions()
    if not released:
        raise Refusal("no-editions")
    if max(since, until) > len(released):
        raise Refusal("no-such-edition", number=max(since, until), newest=len(released))
    before = released[since - 1] if since else released[-1]
    after = released[until - 1].lines if until else kept.lines_now()
    held = meeting()
    return held.starts_at.date(), held.language, differences(before.lines, after)


def timed_items() -> list[dict[str, Any]]:
    """Every item of the open meeting in order, with number, start and end."""
    from db.queries import agenda as kept
    from db.queries.editions import editions
    from db.queries.meeting import meeting
    from desktop_app.exchange.agenda import lines

    held = meeting()
    return lines(held, kept.items(), Words(held.language), editions())


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
    area: CountingAreas = None,
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

    tally, detail = counted(Tally(yes, no, abstain, invalid, blank), area)
    with opened(file) as store:
        chosen = ensure_found(kept.items(), item)
        motion = resolutions.resolution(chosen.id)
        asked = asked_rule(motion.rule if motion else None, base, rule, strict)
        record_vote(store, chosen.id, tally, moment(at), rule=asked, reason=reason, detail=detail)
        report = told_vote(chosen)
    answer(report, as_json, lambda: iter([str(report["sentence"])]))


def counted(tally: Tally, areas: list[str] | None) -> tuple[Tally, Detail]:
    """The numbers of a vote and where they come from: the sum of the areas when there are any."""
    from dataclasses import replace

    from desktop_app.domain.resolutions import Detail, Entry
    from desktop_app.domain.tallying import of_areas

    if not areas:
        return tally, Detail()
    detail = Detail(Entry.AREAS, areas=tuple(map(counted_area, areas)))
    return replace(of_areas(detail.areas), invalid=tally.invalid, blank=tally.blank), detail


def counted_area(text: str) -> AreaCount:
    """One --area of the command line."""
    from desktop_app.domain.resolutions import AreaCount

    name, *numbers = text.rsplit("/", 4)
    if len(numbers) != 4 or not all(each.strip().isdecimal() for each in numbers):
        raise typer.BadParameter(text, param_hint="--area")
    present, yes, no, abstain = map(int, numbers)
    return AreaCount(name.strip(), present, yes, no, abstain)


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
