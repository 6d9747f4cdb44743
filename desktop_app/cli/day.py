"""`rostrum demo`: the whole day on the sample, from the untidy spreadsheets to the papers."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, answer, plain, write_file
from desktop_app.words import _

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.domain.agenda import AgendaItem

OPENS = dt.datetime(2027, 3, 15, 14, 0)
DESKS = ("东门", "西门")


@front.command()
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR")] = Path("build") / "demo",
    as_json: AsJson = False,
) -> None:
    """Do the sample's whole day without a screen: import, seat, check in, vote, issue, print. Writes into DIR."""
    report = whole_day(out)

    def lines() -> Iterator[str]:
        people = report["people"]
        yield _("{new} people taken in, {duplicates} duplicate, {refused} unreadable").format(
            new=people["new"], duplicates=len(people["duplicates"]), refused=len(people["refused"])
        )
        yield _("{seated} seated, {broken} rules broken").format(
            seated=report["seating"]["seated"], broken=report["seating"]["hard_violations"]
        )
        yield from (vote["sentence"] for vote in report["votes"])
        yield from (f"{paper['file']}: {paper['pages']}" for paper in report["papers"])
        yield _("{seconds} s; everything is in {folder}").format(seconds=report["seconds"], folder=out)

    answer(report, as_json, lines)


def whole_day(out: Path) -> dict[str, Any]:
    """Make the sample meeting in `out` and hold it; what happened, as plain data. An older demo there is replaced."""
    import json

    from db.store import Store
    from db.verifying import verify

    began = time.perf_counter()
    out.mkdir(parents=True, exist_ok=True)
    path = out / "plenary.rostrum"
    path.unlink(missing_ok=True)
    store = Store.create(path, sample_meeting())
    try:
        report = prepare(store)
        report |= hold(store)
        report["papers"] = list(print_all(out))
        report["sound"] = verify(store).sound
    finally:
        store.close()
    report["file"] = str(path)
    report["seconds"] = round(time.perf_counter() - began, 2)
    write_file(out / "report.json", json.dumps(plain(report), ensure_ascii=False, indent=1).encode())
    return report


def sample_meeting() -> Any:
    """The particulars of the sample meeting."""
    from dataclasses import replace

    from desktop_app.commands.meeting import new_meeting

    return replace(
        new_meeting("滨江市消费者权益保护委员会第四届第三次全体会议"),
        latin_title="Binjiang Consumer Council: Third Plenary Session of the Fourth Council",
        starts_at=OPENS - dt.timedelta(minutes=30),
        venue="滨江会堂 一号厅",
        organiser="滨江市消费者权益保护委员会",
        latin_organiser="Binjiang Consumer Council",
        certificate_pattern="滨消表〔{year}〕第{seq:03}号",
        certificate_date=OPENS.date(),
    )


def prepare(store: Store) -> dict[str, Any]:
    """Everything before the doors open: roster, agenda, awards, hall, seats, certificates numbered."""
    from desktop_app.cli.importing import Field, review_sheet, take_in, told_review
    from desktop_app.cli.seating import seat_all
    from desktop_app.commands.certificates import issue_certificates

    examples = example_folder()
    report: dict[str, Any] = {}
    for field in Field:
        review = review_sheet(field, examples / f"{_SHEETS[field]}-zh.xlsx")
        take_in(field, store, review)
        report[field.value] = told_review(review)
    complete_awards(store)
    name_signatories(store)
    sign_certificates(store, examples)
    make_sample_hall(store)
    report["seating"] = seat_all(store)
    issue_certificates(store, OPENS - dt.timedelta(days=3))
    return report


_SHEETS = {"people": "roster", "agenda": "agenda", "awards": "awards"}


def example_folder() -> Path:
    """Where the sample's spreadsheets and pictures lie."""
    from desktop_app.paths import resources

    return resources() / "examples"


AWARDS_IN_ENGLISH = {
    "消费维权先进集体": "Advanced Collective in Consumer Protection",
    "消费者权益保护突出贡献个人": "Outstanding Contributor to Consumer Protection",
    "十佳维权志愿者": "Top Ten Consumer Rights Volunteer",
    "消费维权优秀案例": "Outstanding Consumer Protection Case",
}


def complete_awards(store: Store) -> None:
    """What the sample's list leaves open: awards in English, and the dais hands out where nobody is named."""
    from dataclasses import replace

    from db.queries import awards as kept
    from desktop_app.commands.awards import edit_award, presenters_from_dais

    for award in kept.awards():
        edit_award(store, replace(award, latin_title=AWARDS_IN_ENGLISH.get(award.title, "")))
    for plan in kept.stage_plans():
        if not plan.presenters:
            presenters_from_dais(store, plan.batch.id)


def name_signatories(store: Store) -> None:
    """Five bodies of the dais sign the joint launch; the list of the agenda leaves them open."""
    from db.queries import agenda, attendees
    from desktop_app.commands.agenda import set_roles
    from desktop_app.domain.agenda import ItemKind, ItemRole, Role
    from desktop_app.domain.identity import new_id

    ranked = sorted(
        (person for person in attendees.everyone() if person.rank and person.comes), key=lambda p: p.rank or 0
    )
    bodies = list({person.organisation: person for person in ranked[3:]}.values())[:5]
    for item in agenda.items():
        if item.kind is ItemKind.SIGNING:
            signing = [
                ItemRole(new_id(), item.id, Role.SIGNATORY, person.name, person.id) for person in bodies
            ]
            set_roles(store, item.id, [*item.roles, *signing])


def sign_certificates(store: Store, examples: Path) -> None:
    """The two bodies that issue the sample's certificates, with their seals."""
    from desktop_app.commands.certificates import save_issuer
    from desktop_app.domain.awards import Issuer
    from desktop_app.domain.identity import new_id

    council = Issuer(
        new_id(),
        "滨江市消费者权益保护委员会",
        "Binjiang Consumer Council",
        signer="闫强",
        latin_signer="Yan Qiang, Chairman",
    )
    foundation = Issuer(new_id(), "滨江市消费者权益保护基金会", "Binjiang Consumer Foundation")
    signature = (examples / "signature.png").read_bytes()
    save_issuer(store, council, (examples / "seal-council.png").read_bytes(), signature)
    save_issuer(store, foundation, (examples / "seal-foundation.png").read_bytes())


def make_sample_hall(store: Store) -> None:
    """A hall of twelve rows of eighteen in three blocks, eleven chairs on the dais, wheelchair places at the back."""
    from desktop_app.commands.halls import make_hall
    from desktop_app.domain.halls import HallShape

    places = ((12, 1), (12, 2), (12, 17), (12, 18))
    make_hall(store, "一号厅", HallShape(12, 18, (5, 13), dais=11, wheelchair=places))


def hold(store: Store) -> dict[str, Any]:
    """The day itself: the agenda has gone out and changes once more, people arrive at two desks, two documents are put
    to the vote."""
    from db.queries import agenda, attendance, attendees, resolutions
    from db.queries.meeting import meeting
    from desktop_app.commands.resolutions import record_vote, roll_call
    from desktop_app.domain import counting
    from desktop_app.domain.agenda import RESOLUTION_KINDS
    from desktop_app.domain.resolutions import Tally, standing_vote
    from desktop_app.verdicts import chair_sentence_of
    from desktop_app.words import Words

    send_agenda(store)
    arrive(store)
    votes = []
    gettext = Words(meeting().language).gettext
    items = [item for item in agenda.items() if item.kind in RESOLUTION_KINDS]
    for place, item in enumerate(items, start=1):
        now = OPENS + dt.timedelta(minutes=10 * place)
        roll, _present = roll_call(now)
        record_vote(store, item.id, Tally(roll.present - place - 1, place, 1), now)
        record = standing_vote(resolutions.votes(item.id))
        assert record is not None
        votes.append({"item": item.title, "sentence": chair_sentence_of(record, gettext)})
        note_sample_action(store, item, now)
    counted = counting.attendance(attendees.everyone(), attendance.present_ids(), meeting())
    return {"votes": votes, "attendance": {**plain_counts(counted.total), "quorum": counted.quorum}}


def note_sample_action(store: Store, item: AgendaItem, now: dt.datetime) -> None:
    """What was approved is to be sent out within a month."""
    from desktop_app.commands.actions import note_action
    from desktop_app.domain.actions import Action
    from desktop_app.domain.identity import new_id

    due = now.date() + dt.timedelta(days=30)
    note_action(store, Action(new_id(), f"印发{item.title}", now, "秘书处", due=due, item_id=item.id))


def send_agenda(store: Store) -> None:
    """The agenda goes out three days before; on the last evening a report is given five minutes more."""
    from dataclasses import replace

    from db.queries import agenda
    from desktop_app.commands.agenda import edit_item
    from desktop_app.commands.editions import release_edition
    from desktop_app.domain.agenda import RESOLUTION_KINDS

    release_edition(store, OPENS - dt.timedelta(days=3))
    report = next(item for item in agenda.items() if item.kind in RESOLUTION_KINDS)
    edit_item(store, replace(report, minutes=report.minutes + 5))


def plain_counts(counts: Any) -> dict[str, int]:
    """Counters as plain data."""
    names = ("expected", "present", "apologies", "substituted", "not_yet")
    return {name: getattr(counts, name) for name in names}


def arrive(store: Store, first: int | None = None) -> None:
    """Almost everybody (or the `first` so many) comes in the half hour before the opening, at two desks."""
    from db.queries import attendees
    from desktop_app.commands.attendance import Desk, check_in

    coming = [person for person in attendees.everyone() if person.comes]
    for place, person in enumerate(coming[:first]):
        if place % 29 == 28:
            continue
        now = OPENS - dt.timedelta(minutes=29) + dt.timedelta(seconds=9 * place)
        check_in(store, person.id, now, desk=Desk(DESKS[place % 2]))


def print_all(out: Path) -> Iterator[dict[str, object]]:
    """Every kind of paper in Chinese; certificates and programme in English too."""
    from desktop_app.cli.papers import print_paper
    from desktop_app.printing.printables import PRINTABLES

    for kind in PRINTABLES:
        yield print_paper(kind, out / f"{kind}.pdf", "zh")
    for kind in ("certificates", "programme"):
        yield print_paper(kind, out / f"{kind}-en.pdf", "en")
