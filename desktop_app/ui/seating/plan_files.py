"""Hall plans from and for other programs: a seating plan in JSON comes in, plan, SVG and PNG go out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import attendees, papers, seating
from db.queries import halls as drawings
from desktop_app.commands import halls as commands
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import Job, Step
from desktop_app.domain.seating import Hall
from desktop_app.exchange import seating_plans
from desktop_app.exchange.seating_plans import SeatingPlan
from desktop_app.printing.printables import PRINTABLES
from desktop_app.ui.kit.printing import write_file
from desktop_app.ui.office import Office
from desktop_app.words import _

KINDS = ("json", "svg", "png")


def import_plan(office: Office, parent: QWidget, hall: Hall | None) -> bool:
    """Ask for a seating plan and make the hall that; without a hall it becomes the first one."""
    path = office.asker.open_file(parent, _("Import a seating plan"), _("Seating plans (*.json)"))
    if path is None:
        return False
    return office.jobs.start(_read(path), partial(_take, office, hall), title=_("Import a seating plan"))


def _read(path: Path) -> Job[SeatingPlan]:
    yield Step(0, 1, path.name)
    return seating_plans.import_plan(path)


def _take(office: Office, hall: Hall | None, read: SeatingPlan) -> None:
    hall_id = hall.id if hall is not None else new_id()
    before = {each.attendee_id for each in seating.placements(hall_id)}
    name = hall.name if hall is not None else read.name or _("Hall")
    if not office.do(commands.draw_hall, hall_id, read.design, name=name, kinds=read.kinds):
        return
    lost = len(before - {each.attendee_id for each in seating.placements(hall_id)})
    told = [_("{number} seats read").format(number=len(seating.seats(hall_id)))]
    if read.passed_over:
        told.append(_("{number} things without words or seats passed over").format(number=read.passed_over))
    if lost:
        told.append(_("{number} people have no seat now").format(number=lost))
    office.say(_("; ").join(told), undo=True)


def export_plan(office: Office, parent: QWidget, hall: Hall) -> bool:
    """Ask for a file; its ending says whether it becomes a seating plan, an SVG or a PNG."""
    kinds = ";;".join(
        (_("Seating plan (*.json)"), _("Drawing (*.svg)"), _("Picture (*.png)")),
    )
    path = office.asker.save_file(parent, _("Export the hall"), kinds, f"{office.path.stem} {hall.name}.json")
    if path is None:
        return False
    kind = path.suffix.lower().lstrip(".")
    if kind not in KINDS:
        path, kind = path.with_suffix(".json"), "json"
    if kind == "png":
        return _export_picture(office, parent, path)
    if write_file(office, parent, path, plan_bytes(kind, hall)):
        office.say(_("Saved as {file}").format(file=path.name))
    return True


def plan_bytes(kind: str, hall: Hall) -> bytes:
    """The hall of the open meeting as "json" or "svg"."""
    from desktop_app.exchange.plan_pictures import plan_svg
    from desktop_app.exchange.written_plans import written_plan

    seats, design = seating.seats(hall.id), drawings.design(hall.id)
    if kind == "json":
        return written_plan(hall.name, seats, design).encode()
    people = {each.id: each for each in attendees.everyone()}
    sitting = {each.seat_id: people[each.attendee_id] for each in seating.placements(hall.id)}
    return plan_svg(
        hall.name, seats, design, sitting, {each.id: each.colour for each in attendees.delegations()}
    )


def _export_picture(office: Office, parent: QWidget, path: Path) -> bool:
    def drawn() -> bool:
        words = office.document_words()
        values = papers.gather("seat-plan", words.language)
        return office.jobs.start(
            PRINTABLES["seat-plan"].job(values, words),
            lambda printed: _write_picture(office, parent, path, printed.pdf),
            title=_("Export the hall"),
        )

    return office.ask(drawn)


def _write_picture(office: Office, parent: QWidget, path: Path, pdf: bytes) -> None:
    from desktop_app.exchange.plan_pictures import plan_png

    if write_file(office, parent, path, plan_png(pdf)):
        office.say(_("Saved as {file}").format(file=path.name))
