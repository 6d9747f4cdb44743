"""Sub-commands for what leaves the meeting: papers (print) and tables (export)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, clock, opened, write_file
from desktop_app.cli.signing import VARIABLE, signing_with
from desktop_app.words import Words, _

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.domain.printed import PrintWarning
    from desktop_app.printing.signed import Signing

SIGN_HELP = f"Sign certificates with this digital ID. Its password is asked for, or read from {VARIABLE}."


@front.command("print")
def print_(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="What to print; --list names the kinds.")] = "",
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The meeting file.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT.pdf")] = None,
    language: Annotated[str, typer.Option(help="zh or en; the default is the meeting's.")] = "",
    listing: Annotated[bool, typer.Option("--list", help="List the kinds and what each needs.")] = False,
    option: Annotated[
        list[str] | None,
        typer.Option(
            "--option", metavar="NAME=VALUE", help="What may be chosen; --list names it. May be repeated."
        ),
    ] = None,
    mark: Annotated[
        bool, typer.Option("--mark", help="Note that these papers are out, so that changes are told.")
    ] = False,
    each: Annotated[
        bool, typer.Option("--each", help="Certificates: a file for each recipient, into the folder OUT.")
    ] = False,
    sign_with: Annotated[Path | None, typer.Option("--sign-with", metavar="ID.p12", help=SIGN_HELP)] = None,
    as_json: AsJson = False,
) -> None:
    """Print a paper of the meeting into a PDF file."""
    if listing:
        _list_kinds(as_json)
        return
    _ensure_kind(kind, bool(each or sign_with))
    if file is None or out is None:
        raise typer.BadParameter(_("name the meeting FILE and -o OUT.pdf"), param_hint="FILE")
    signing = signing_with(sign_with) if sign_with else None
    told = _told_options(option or [])
    with opened(file) as store:
        report = print_paper(kind, out, language, told, store if mark else None, signing=signing, each=each)

    answer(report, as_json, lambda: _told_report(report, each))


def _told_report(report: dict[str, Any], each: bool) -> Iterator[str]:
    count, where = report["pages"], report["file"]
    if each:
        yield _("{count} files in {folder}").format(count=count, folder=where)
    else:
        yield _("{pages} pages in {file}").format(pages=count, file=where)
    yield from (f"  ! {warning}" for warning in report["warnings"])


def _list_kinds(as_json: bool) -> None:
    from desktop_app.printing.printables import PRINTABLES

    kinds = {key: _(printable.title) for key, printable in PRINTABLES.items()}
    answer(kinds, as_json, lambda: (f"{key:<18} {title}{_options_told(key)}" for key, title in kinds.items()))


def _ensure_kind(kind: str, certificates_only: bool) -> None:
    from desktop_app.printing.printables import PRINTABLES

    if kind not in PRINTABLES:
        raise typer.BadParameter(", ".join(PRINTABLES), param_hint="KIND")
    if certificates_only and kind != "certificates":
        raise typer.BadParameter("certificates", param_hint="--each, --sign-with")


def _told_options(told: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in told]
    if not all(equals for _name, equals, _value in pairs):
        raise typer.BadParameter("NAME=VALUE", param_hint="--option")
    return {name.strip(): value for name, _equals, value in pairs}


def _options_told(kind: str) -> str:
    """What may be chosen about a paper, as it is written."""
    from desktop_app.domain.paper_options import OPTIONS, choices, written

    if kind not in OPTIONS:
        return ""
    told = (f"{each.name}={'|'.join(map(written, each.values)) or 'KEY'}" for each in choices(OPTIONS[kind]))
    return "".join(f"\n{'':<18}   {text}" for text in told)


def print_paper(
    kind: str,
    out: Path,
    language: str = "",
    told: Mapping[str, str] | None = None,
    mark_in: Store | None = None,
    *,
    signing: Signing | None = None,
    each: bool = False,
) -> dict[str, Any]:
    """Print one kind from the open meeting into `out`, with the options told (name -> value as written); what was
    printed and what was doubtful. With `mark_in` it is noted there that these papers are out. Certificates may be
    signed, and laid into the folder `out`, a file for `each`."""
    from db.queries import attendees, papers
    from db.queries.meeting import meeting
    from desktop_app.cli.certificates import template_keys
    from desktop_app.commands.readings import readings_for
    from desktop_app.commands.reprints import mark_printed
    from desktop_app.domain.paper_options import OPTIONS, NoOptions, read_options
    from desktop_app.domain.reprints import MARKED_KINDS, subjects_of
    from desktop_app.sentences import print_warning

    if mark_in is not None and kind not in MARKED_KINDS:
        raise typer.BadParameter(", ".join(MARKED_KINDS), param_hint="--mark")
    options: Any = read_options(OPTIONS.get(kind, NoOptions), told or {}, {"template": template_keys(kind)})
    words = Words(language or meeting().language)
    if kind in OPTIONS or not words.language.startswith("zh"):
        readings_for(attendees.everyone())  # names without Latin letters are romanised, lists go by pinyin
    values = dict(papers.gather(kind, words.language, options=options))
    if kind == "certificates":
        values["signing"] = signing
    pages, doubtful = (_save_each if each else _save)(kind, values, out, words)
    if mark_in is not None:
        subjects = subjects_of(values)
        mark_printed(mark_in, kind, clock(), subjects)
    warnings = [print_warning(warning, _) for warning in doubtful]
    return {"kind": kind, "file": str(out), "pages": pages, "warnings": warnings}


def _save(
    kind: str, values: Mapping[str, Any], out: Path, words: Words
) -> tuple[int, Sequence[PrintWarning]]:
    """Draw a paper into a file; its pages, and what was doubtful. A file without a page is not signed."""
    from desktop_app.domain.job import run_now
    from desktop_app.domain.refusal import Refusal
    from desktop_app.printing.printables import PRINTABLES

    printed = run_now(PRINTABLES[kind].job(values, words))
    if values.get("signing") is not None and not printed.pages:
        raise Refusal("no-page-made")
    write_file(out, printed.pdf)
    return printed.pages, printed.warnings


def _save_each(
    _kind: str, values: Mapping[str, Any], folder: Path, words: Words
) -> tuple[int, Sequence[PrintWarning]]:
    """A file for each certificate; how many there are now, and what was doubtful."""
    from desktop_app.domain.job import run_now
    from desktop_app.printing.certificate_files import save_certificates

    folder.mkdir(parents=True, exist_ok=True)
    drawn_from = {name: value for name, value in values.items() if name != "separators"}
    saved = run_now(save_certificates(**drawn_from, folder=folder, words=words))
    return saved.written + saved.kept, saved.warnings


@front.command("reprints")
def reprints_(file: MeetingFile, as_json: AsJson = False) -> None:
    """List the papers that must be printed again: what has changed since they were printed (see print --mark)."""
    from db.queries.reprints import reprints
    from desktop_app.printing.printables import PRINTABLES

    with opened(file):
        found = reprints()

    def lines() -> Iterator[str]:
        for each in found:
            changes = "; ".join(f"{change.old or '–'} → {change.new or '–'}" for change in each.changes)
            yield f"{_(PRINTABLES[each.kind].title)}: {each.who}: {changes}"

    answer(found, as_json, lines)


class Table(enum.StrEnum):
    """What can be exported."""

    PEOPLE = "people"
    AGENDA = "agenda"
    SEATING = "seating"
    AWARDS = "awards"
    JOURNAL = "journal"
    MINUTES = "minutes"
    HOST_SCRIPT = "host-script"
    REGISTER = "register"
    ATTACHMENTS = "attachments"
    SLIDES = "slides"
    HALL = "hall"


KINDS = ("xlsx", "csv", "json")
MORE_KINDS = {Table.AGENDA: ("ics", "docx", "md", "xml"), Table.PEOPLE: ("vcf",)}
ONLY_KINDS = {Table.MINUTES: ("docx", "md"), Table.HOST_SCRIPT: ("docx", "md"), Table.SLIDES: ("pptx",)}
ONLY_KINDS[Table.HALL] = ("json", "svg", "png")


@front.command()
def export(
    what: Annotated[Table, typer.Argument(help="What to export.")],
    file: MeetingFile,
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="The ending is the format: xlsx, csv, json; agenda ics, docx, md, xml; people vcf; texts docx, md; "
            "slides pptx; hall json (seating plan), svg, png. For attachments: a folder.",
        ),
    ],
    language: Annotated[str, typer.Option(help="zh or en; the default is the meeting's.")] = "",
) -> None:
    """Export a table of the meeting."""
    if what is Table.ATTACHMENTS:
        from desktop_app.cli.attachments import export_attachments

        with opened(file):
            count = export_attachments(out)
        typer.echo(_("{count} files in {folder}").format(count=count, folder=out))
        return
    kinds = ONLY_KINDS.get(what, (*KINDS, *MORE_KINDS.get(what, ())))
    if out.suffix.lower().lstrip(".") not in kinds:
        raise typer.BadParameter(", ".join(kinds), param_hint="OUT")
    with opened(file):
        export_table(what, out, language)
    typer.echo(out)


def export_table(what: Table, out: Path, language: str = "") -> None:
    """Write one table of the open meeting into `out`; its ending says the format."""
    from db.queries.meeting import meeting

    held = meeting()
    words = Words(language or held.language)
    if what is Table.AGENDA:
        from db.queries import agenda, editions
        from desktop_app.domain.job import run_now
        from desktop_app.exchange.agenda import export_agenda

        run_now(export_agenda(out, held, agenda.items(), words, clock(), editions.editions()))
        return
    kind = out.suffix.lower().lstrip(".")
    if what in _TEXTS:
        write_file(out, _text(_TEXTS[what], kind, words))
        return
    if what in _MADE:
        write_file(out, _MADE[what](kind, words))
        return
    write_file(out, _TABLES[what](kind, words.gettext))


def _text(kind: str, ending: str, words: Words) -> bytes:
    """The host's script or the minutes as people left them."""
    from db.queries import papers
    from desktop_app.exchange.manuscripts import manuscript_docx, manuscript_markdown

    text = papers.gather(kind, words.language)["text"]
    return manuscript_docx(text, words) if ending == "docx" else manuscript_markdown(text).encode()


def _slides(_kind: str, words: Words) -> bytes:
    """The slides of the ceremony as a presentation."""
    from db.queries import papers
    from desktop_app.exchange.slides import slides_pptx

    values = papers.gather("slides", words.language)
    return slides_pptx(values["shown"], values["meeting"], words)


def _people(kind: str, gettext: Callable[[str], str]) -> bytes:
    from db.queries import attendance, attendees, own_fields, seating
    from desktop_app.exchange.people import export_people

    return export_people(
        kind,
        attendees.everyone(),
        gettext,
        seats=seating.seat_labels(),
        presences=attendance.presences(),
        own=own_fields.own_fields(),
    )


def _seating(kind: str, gettext: Callable[[str], str]) -> bytes:
    from db.queries import attendees, seating
    from desktop_app.exchange.seating import export_seating

    room = seating.plenary()
    people = {each.id: each for each in attendees.everyone()}
    sits = {each.seat_id: people[each.attendee_id] for each in seating.placements(room.id)} if room else {}
    return export_seating(kind, seating.seats(room.id) if room else [], sits, gettext)


def _awards(kind: str, gettext: Callable[[str], str]) -> bytes:
    from db.queries import awards
    from desktop_app.exchange.awards import export_awards

    numbers = {each.recipient_id: each.number for each in awards.standing_certificates().values()}
    return export_awards(kind, awards.awards(), awards.batches(), awards.recipients(), numbers, gettext)


def _journal(kind: str, gettext: Callable[[str], str]) -> bytes:
    from db.queries.journal import changes
    from desktop_app.exchange.journal import export_journal

    return export_journal(kind, changes(), gettext)


def _register(kind: str, gettext: Callable[[str], str]) -> bytes:
    from db.queries.certificates import register
    from desktop_app.exchange.certificate_register import export_register

    return export_register(kind, register(), gettext)


def _hall(kind: str, words: Words) -> bytes:
    """The plenary hall: as a plan for other programs, a drawing, or a picture."""
    from db.queries import attendees, halls, papers, seating
    from desktop_app.domain.job import run_now
    from desktop_app.domain.refusal import Refusal
    from desktop_app.exchange.plan_pictures import plan_png, plan_svg
    from desktop_app.exchange.written_plans import written_plan
    from desktop_app.printing.printables import PRINTABLES

    room = seating.plenary()
    if room is None:
        raise Refusal("no-hall")
    seats, design = seating.seats(room.id), halls.design(room.id)
    if kind == "json":
        return written_plan(room.name, seats, design).encode()
    if kind == "png":
        values = papers.gather("seat-plan", words.language)
        return plan_png(run_now(PRINTABLES["seat-plan"].job(values, words)).pdf)
    people = {each.id: each for each in attendees.everyone()}
    sitting = {each.seat_id: people[each.attendee_id] for each in seating.placements(room.id)}
    colours = {each.id: each.colour for each in attendees.delegations()}
    return plan_svg(room.name, seats, design, sitting, colours)


_MADE: dict[Table, Callable[[str, Words], bytes]] = {Table.SLIDES: _slides, Table.HALL: _hall}


_TEXTS: dict[Table, str] = {Table.MINUTES: "minutes", Table.HOST_SCRIPT: "host-script"}
"""Texts, by the kind of paper that gathers them."""


_TABLES: dict[Table, Callable[[str, Callable[[str], str]], bytes]] = {
    Table.PEOPLE: _people,
    Table.SEATING: _seating,
    Table.AWARDS: _awards,
    Table.JOURNAL: _journal,
    Table.REGISTER: _register,
}
