"""Gathering ballot papers: who stands, what is moved, and how many may vote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from db.queries import agenda, attendance, elections, resolutions
from db.queries import attendees as people
from db.queries.meeting import meeting
from desktop_app import name_orders
from desktop_app.domain.agenda import RESOLUTION_KINDS, AgendaItem, ItemKind
from desktop_app.domain.ballots import BallotPaper, ballot_of, in_stroke_order, motion_ballot
from desktop_app.domain.counting import quorum
from desktop_app.domain.paper_options import BallotCopies, BallotOptions
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Method
from desktop_app.domain.wording import language_of

VOTED = RESOLUTION_KINDS | {ItemKind.ELECTION}


def ballots(language: str, only: Collection[str] | None = None) -> Mapping[str, Any]:
    """The items papers are printed for: `only` these; else every election and every motion that is voted on in secret;
    where nothing is secret, every motion. Refuses no-ballots."""
    voted = [item for item in agenda.items() if item.kind in VOTED and (only is None or item.id in only)]
    asked = voted if only is not None else [item for item in voted if _secret(item)] or voted
    if not asked:
        raise Refusal("no-ballots")
    return {"items": asked, "language": language_of(language), "meeting": meeting()}


def as_chosen(values: Mapping[str, Any], options: BallotOptions) -> Mapping[str, Any]:
    """What the paper's function takes: the papers, and how many of each."""
    papers = [_paper(item, values["language"], options) for item in values["items"]]
    held, here = values["meeting"], attendance.present_ids()
    roll = quorum(people.everyone(), here, held)
    copies = {BallotCopies.ONE: 1, BallotCopies.MEMBERS: roll.members, BallotCopies.PRESENT: roll.present}
    if not copies[options.copies]:
        raise Refusal("nobody-entitled")
    return {"papers": papers, "copies": copies[options.copies], "meeting": held}


def _secret(item: AgendaItem) -> bool:
    if item.kind is ItemKind.ELECTION:
        return True
    motion = resolutions.resolution(item.id)
    return motion is not None and motion.method is Method.SECRET


def _paper(item: AgendaItem, language: str, options: BallotOptions) -> BallotPaper:
    title = (language == "en" and item.latin_title) or item.title
    if item.kind is not ItemKind.ELECTION:
        motion = resolutions.resolution(item.id)
        return motion_ballot(item.id, title, motion.text if motion is not None else "")
    stand = elections.candidates(item.id)
    if options.strokes:
        stand = in_stroke_order(stand, name_orders.by_strokes)
    return ballot_of(title, elections.election(item.id), stand, options.own_names)
