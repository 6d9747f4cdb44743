"""Everything that can be printed: one line each.

To add one: a module here with `def kind(values..., *, words: Words) -> Job[Printed]`, a line in PRINTABLES, a function
of its name in `db/queries/papers.py` that gathers the values by keyword, and a test that reads the PDF back.

    printable = PRINTABLES["programme"]
    printed = run_now(printable.job(papers.gather("programme"), Words("zh_CN")))
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.job import Job
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words


@dataclass(frozen=True, slots=True)
class Printable:
    """One kind of paper. `draws` names its function as "module:function"; it is imported when first printed."""

    key: str
    title: str
    draws: str
    needs: str
    """What the meeting must have before this can be printed, as a sentence."""

    def job(self, values: Mapping[str, Any], words: Words) -> Job[Printed]:
        """The job that draws this paper from gathered values, in the language of `words`."""
        return self.load()(**values, words=words)

    def load(self) -> Callable[..., Job[Printed]]:
        """The function that draws it."""
        module, _, name = self.draws.partition(":")
        function: Callable[..., Job[Printed]] = getattr(
            importlib.import_module(f"desktop_app.printing.{module}"), name
        )
        return function


_ALL = (
    Printable("certificates", N_("Certificates"), "certificates:certificates", N_("Needs recipients.")),
    Printable("badges", N_("Badges"), "badges:badges", N_("Needs people.")),
    Printable("name-cards", N_("Name cards"), "name_cards:name_cards", N_("Needs people on the dais.")),
    Printable("seat-slips", N_("Seat slips"), "seat_slips:seat_slips", N_("Needs people with seats.")),
    Printable("seat-finder", N_("Seat finder"), "seat_finder:seat_finder", N_("Needs people with seats.")),
    Printable("seat-plan", N_("Seat plan"), "seat_plan:seat_plan", N_("Needs a hall.")),
    Printable("row-signs", N_("Row signs"), "row_signs:row_signs", N_("Needs a hall with rows.")),
    Printable("sign-in", N_("Sign-in sheets"), "sign_in:sign_in", N_("Needs people.")),
    Printable(
        "attendance-report",
        N_("Attendance report"),
        "attendance_report:attendance_report",
        N_("Needs people."),
    ),
    Printable("quorum-slip", N_("Quorum slip"), "quorum_slip:quorum_slip", N_("Needs voting members.")),
    Printable("programme", N_("Programme"), "programme:programme", N_("Needs agenda items.")),
    Printable(
        "programme-booklet", N_("Programme as a booklet"), "booklet:booklet", N_("Needs agenda items.")
    ),
    Printable("wall-agenda", N_("Agenda for the wall"), "programme:wall_agenda", N_("Needs agenda items.")),
    Printable("host-script", N_("Host script"), "manuscripts:host_script", N_("Needs agenda items.")),
    Printable("minutes", N_("Minutes of the meeting"), "manuscripts:minutes", N_("Needs agenda items.")),
    Printable(
        "change-slip",
        N_("Change slip"),
        "change_slip:change_slip",
        N_("Needs a released edition and changes since."),
    ),
    Printable("ballots", N_("Ballot papers"), "ballots:ballots", N_("Needs an election or a vote.")),
    Printable("action-list", N_("Action list"), "action_list:action_list", N_("Needs actions.")),
    Printable(
        "signing-plan", N_("Signing plan"), "signing_plan:signing_plan", N_("Needs an item with signatories.")
    ),
    Printable("stage-plan", N_("Stage plan"), "stage_plan:stage_plan", N_("Needs award batches.")),
    Printable("line-up", N_("Line-up list"), "line_up:line_up", N_("Needs award batches.")),
    Printable("usher-cards", N_("Usher cards"), "usher_cards:usher_cards", N_("Needs award batches.")),
    Printable("stage-labels", N_("Stage labels"), "stage_labels:stage_labels", N_("Needs award batches.")),
    Printable("photograph", N_("Group photograph"), "photograph:photograph", N_("Needs people.")),
    Printable("slides", N_("Slides of the ceremony"), "slides:slides", N_("Needs award batches.")),
    Printable(
        "register", N_("Register of certificates"), "register:register", N_("Needs certificate numbers.")
    ),
)

PRINTABLES: Mapping[str, Printable] = {printable.key: printable for printable in _ALL}
"""Every kind by its key, in the order in which menus show them."""
