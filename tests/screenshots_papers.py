"""Pictures of papers of the sample meeting, and of the plan of a hall with 2,000 people. See tests/screenshots."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from PySide6.QtWidgets import QWidget

from db.queries import attendees, papers
from db.queries.meeting import meeting
from db.store import Store
from desktop_app import paths
from desktop_app.commands.readings import readings_for
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import Signatory
from desktop_app.domain.job import run_now
from desktop_app.domain.paper_options import OPTIONS, NoOptions, read_options
from desktop_app.domain.seating import DAIS
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Template, TemplateKind
from desktop_app.planning.seating import seat_everyone
from desktop_app.printing.alignment_page import alignment_page
from desktop_app.printing.certificates import render_page
from desktop_app.printing.person_sheets import sample_person_sheet
from desktop_app.printing.printables import PRINTABLES
from desktop_app.printing.templates import built_in
from desktop_app.ui.seating.faces import Face, State
from desktop_app.ui.seating.plan import HallScene
from desktop_app.ui.seating.view import HallView
from desktop_app.words import Words
from tests.seated import a_large_task, names

SHOWN: dict[str, tuple[str, dict[str, str], int]] = {
    "seat-plan": ("seat-plan", {}, 0),
    "seat-plan-block": ("seat-plan", {"part": "blocks"}, 1),
    "seat-plan-dais": ("seat-plan", {"part": "dais"}, 0),
    "seat-plan-poster-part": ("seat-plan", {"size": "a1", "glued": "a4"}, 7),
    "name-card-tent": ("name-cards", {}, 0),
    "name-cards-small": ("name-cards", {"size": "tent-100x60"}, 0),
    "row-signs": ("row-signs", {}, 0),
    "signing-plan": ("signing-plan", {}, 0),
    "photograph": ("photograph", {}, 0),
    "photograph-list": ("photograph", {}, 1),
    "stage-plan": ("stage-plan", {}, 0),
    "certificate": ("certificates", {}, 0),
    "badges": ("badges", {}, 0),
    "programme": ("programme", {}, 0),
}
"""Name of the picture -> paper, options as written, page."""
LONG, SHORT = 1100, 800


def pictures(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """Each with its name; the sample is copied into `folder` first."""
    path = folder / "papers.rostrum"
    shutil.copy(paths.resources() / "examples" / "plenary-zh.rostrum", path)
    store = Store.open(path)
    try:
        words = Words(meeting().language)
        readings_for(attendees.everyone())  # papers in English romanise names
        for name, (kind, told, page) in SHOWN.items():
            options: Any = read_options(OPTIONS.get(kind, NoOptions), told)
            values = papers.gather(kind, words.language, options=options)
            yield name, _picture(run_now(PRINTABLES[kind].job(values, words)).pdf, page)
        yield from _templates()
        yield "printer-test-page", _picture(run_now(alignment_page((297, 210), words=words)).pdf, 0)
    finally:
        store.close()


def _templates() -> Iterator[tuple[str, Image.Image]]:
    """Every template of the program: certificates with a recipient of the sample, cards with somebody invented."""
    for template in built_in(TemplateKind.CERTIFICATE):
        known = papers.gather("certificates", template.language)
        kind = AwardKind.GROUP if template.key == "plaque" else AwardKind.PERSON
        sheet = next(each for each in known["sheets"] if each.kind is kind)
        yield f"template-{template.key}", _page_of(template, sheet, known["signatories"])
    for template in (*built_in(TemplateKind.BADGE), *built_in(TemplateKind.NAME_CARD)):
        yield f"template-{template.key}", _page_of(template, sample_person_sheet(template.language), ())


def _page_of(template: Template, sheet: Sheet, signatories: Sequence[Signatory]) -> Image.Image:
    page = _picture(render_page(template, sheet, signatories, words=Words(template.language)).pdf, 0)
    page.thumbnail((SHORT, SHORT))
    return page


def _picture(pdf: bytes, page: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[page]
        drawn: Image.Image = shown.render(scale=LONG / max(shown.get_size())).to_pil()
    finally:
        document.close()
    return drawn


def plan_of_2000() -> QWidget:
    """Two thousand people in 35 delegations for each five hundred, seated by the engine."""
    task = a_large_task(2_000, evaluations=60_000)
    told = names(len(task.people) + 1, seed=9)
    people = {
        sitter.id: Attendee(sitter.id, told[n], delegation_id=sitter.group, rank=sitter.rank)
        for n, sitter in enumerate(task.people)
    }
    sitting = {seat: person for person, seat in run_now(seat_everyone(task)).places.items()}
    groups = {group: n for n, group in enumerate(task.groups)}
    scene = HallScene()
    view = HallView(scene)
    scene.setParent(view)
    scene.show_seats(task.seats)
    faces = {}
    for seat in task.seats:
        person = people.get(sitting.get(seat.id, ""))
        if person is None:
            faces[seat.id] = Face(seat, State.FREE)
            continue
        second = groups.get(person.delegation_id or "", 0) % 2 == 0
        state = State.VIP if seat.area == DAIS else State.PRESENT if second else State.SEATED
        faces[seat.id] = Face(seat, state, replace(person))
    scene.show_faces(faces)
    view.resize(1440, 900)
    view.show()
    view.fit()
    return view
