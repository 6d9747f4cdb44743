"""Sub-commands for certificates: checking one that somebody shows, and a template of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import REFUSED, AsJson, MeetingFile, answer, opened
from desktop_app.words import Words, _, screen

if TYPE_CHECKING:
    from desktop_app.domain.templates import Template


@front.command("verify-certificate")
def verify_certificate(
    file: MeetingFile,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text of the QR code, or a number.")],
    as_json: AsJson = False,
) -> None:
    """Check a certificate against the meeting's key and register, without network. Exit status 1: do not trust it."""
    from db.queries.certificates import check_certificate
    from desktop_app.domain.certificate_proof import CheckVerdict
    from desktop_app.labels import label

    with opened(file):
        found = check_certificate(text)

    def lines() -> Iterator[str]:
        yield label(found.verdict, _)
        yield from (f"  {told}" for told in (found.number, found.name, found.award, found.reason) if told)

    answer(found, as_json, lines)
    if found.verdict is not CheckVerdict.GENUINE:
        raise typer.Exit(REFUSED)


@front.command("prove-certificates")
def prove_certificates(
    file: MeetingFile,
    batch: Annotated[str, typer.Option(help="The name of one batch; without it, all certificates.")] = "",
    language: Annotated[str, typer.Option(help="zh or en; the default is the meeting's.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make the certificates, read the file back and compare it with the list. Exit status 1: do not release them."""
    from db.queries import attendees, awards, papers
    from db.queries.meeting import meeting
    from desktop_app.commands.readings import readings_for
    from desktop_app.domain.job import run_now
    from desktop_app.domain.release_proof import ReleaseCheck
    from desktop_app.labels import label
    from desktop_app.printing.release_proof import release_proof
    from desktop_app.proof_sentences import objection, release_verdict

    with opened(file):
        words = Words(language or meeting().language)
        batches = [each.id for each in awards.batches() if batch in {"", each.name}]
        if not batches and batch:
            raise typer.BadParameter(batch, param_hint="--batch")
        meant = [each for each in awards.recipients() if not batch or each.batch_id in batches]
        approved = {each.id: each.name for each in meant}
        if not words.language.startswith("zh"):
            readings_for(attendees.everyone())  # names without Latin letters are romanised
        values = dict(papers.gather("certificates", words.language, list(approved)))
        del values["separators"]
        found = run_now(release_proof(**values, approved=approved, words=words)).found

    def lines() -> Iterator[str]:
        yield from release_verdict(found, screen())
        for check in ReleaseCheck:
            against = found.against(check)
            yield f"{'!' if against else '✓'} {label(check, _)}"
            yield from (f"    {objection(each, screen())}" for each in against)

    answer(found, as_json, lines)
    if not found.sound:
        raise typer.Exit(REFUSED)


@front.command("add-template")
def add_template(
    file: MeetingFile,
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE", help="A *.rostrum-template file.")],
) -> None:
    """Keep a template from a file in the meeting."""
    from desktop_app.commands.templates import save_template
    from desktop_app.exchange.templates import import_template

    read = import_template(template)
    with opened(file) as store:
        save_template(store, read)
    typer.echo(read.title)


@front.command("templates")
def list_templates(file: MeetingFile, as_json: AsJson = False) -> None:
    """List the designs of this meeting, the program's and its own: key, what it is for, and title."""
    from desktop_app.labels import label

    with opened(file):
        found = {each.key: (each.kind, each.title) for each in _all_templates()}

    def lines() -> Iterator[str]:
        yield from (f"{key:<34} {label(kind, _):<12} {title}" for key, (kind, title) in found.items())

    told = {key: {"kind": kind, "title": title} for key, (kind, title) in found.items()}
    answer(told, as_json, lines)


@front.command("choose-template")
def choose_template(
    file: MeetingFile,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Its key; see `templates`.")],
    award: Annotated[str, typer.Option(help="The title of one award; without it, all of them.")] = "",
) -> None:
    """Print the certificates of an award on this design, in the design's language."""
    from db.queries.awards import awards
    from desktop_app.commands.awards import edit_award
    from desktop_app.domain.templates import TemplateKind

    with opened(file) as store:
        designs = [each for each in _all_templates() if each.kind is TemplateKind.CERTIFICATE]
        chosen = next((each for each in designs if each.key == key), None)
        given = [each for each in awards() if award in {"", each.title}]
        if chosen is None or not given:
            raise typer.BadParameter(key if chosen is None else award)
        chinese = chosen.language == "zh"
        with store.change("edit-award", chosen.title):
            for each in given:
                edit_award(
                    store, replace(each, template=key) if chinese else replace(each, latin_template=key)
                )
    typer.echo(chosen.title)


def template_keys(paper: str) -> list[str]:
    """The keys of the templates on which a paper of the open meeting may be printed."""
    return [each.key for each in _all_templates() if each.kind.paper == paper]


def _all_templates() -> list[Template]:
    from db.queries.templates import templates
    from desktop_app.domain.templates import TemplateKind
    from desktop_app.printing.templates import built_in

    return [*(each for kind in TemplateKind for each in built_in(kind)), *templates()]
