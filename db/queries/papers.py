"""Gathering what a paper needs: one function a kind, for window and command line alike.

`gather(kind, language)` answers with the keyword arguments of the paper's function in `desktop_app.printing`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.queries import actions as todo
from db.queries import agenda, ballots, editions, manuscripts, reprints, seating, stage_papers, templates
from db.queries import attendees as people
from db.queries import awards as kept
from db.queries import certificates as numbers
from db.queries.day_papers import (
    attendance_report,
    ensure_there,
    headings,
    named_in,
    ordered,
    quorum_slip,
    seat_finder,
    seat_slips,
)
from db.queries.meeting import asset, meeting
from db.queries.own_fields import own_fields
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import AwardKind, Recipient
from desktop_app.domain.ceremony import in_piles
from desktop_app.domain.certificate_sheet import CertificateSheet, Register, certificate_sheets, signatories
from desktop_app.domain.editions import differences
from desktop_app.domain.manuscripts import ManuscriptKind
from desktop_app.domain.names import readings_of, romanised
from desktop_app.domain.numbering import scheme_of
from desktop_app.domain.own_fields import merge_fields
from desktop_app.domain.paper_options import OPTIONS, Which
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.reprints import PrintState, certificate_facts
from desktop_app.domain.reprints import states as reprint_states
from desktop_app.domain.seating import DAIS, Hall
from desktop_app.domain.wording import language_of
from desktop_app.signing import CertificateSigner

Gathered = Mapping[str, Any]
SHEETS_A_PIECE = 16
NEVER, STALE = PrintState.NEVER, PrintState.STALE
WANTED: Mapping[Which, frozenset[PrintState]] = {
    Which.NEW: frozenset({NEVER}),
    Which.CHANGED: frozenset({STALE}),
    Which.DUE: frozenset({NEVER, STALE}),
}


def gather(
    kind: str,
    language: str = "",
    only: Collection[str] | None = None,
    options: Any = None,
) -> Gathered:
    """The values of one kind of paper in a language (default: the meeting's), `only` of those recipients, batches or
    people where the kind knows them. `options` is what was chosen about the paper (`domain.paper_options`).

    Refuses (no-recipients, no-people, no-batches, no-agenda, no-hall ...) where the meeting has nothing to print yet,
    and nothing-due where nobody's paper is due; KeyError for a kind that is not in the list below.
    """
    values = dict(GATHERERS[kind](language or meeting().language, only))
    if kind == "ballots":
        return ballots.as_chosen(values, options or OPTIONS[kind]())
    if kind == "photograph":
        return stage_papers.as_photographed(values, options or OPTIONS[kind]())
    if kind in OPTIONS:
        _choose(kind, values, options or OPTIONS[kind]())
    return values


def _choose(kind: str, values: dict[str, Any], options: Any) -> None:
    """Of the gathered people keep those whose paper is asked for, in the order that is asked for."""
    which = getattr(options, "which", Which.ALL)
    if kind == "certificates":
        values["separators"] = options.separators
        if which is not Which.ALL:
            values["sheets"] = _due_sheets(values["sheets"], which)
        return
    if which is not Which.ALL:
        states = reprints.states_of(kind, values["people"], values["seats"])
        values["people"] = [each for each in values["people"] if states[each.id] in WANTED[which]]
        ensure_there(values["people"], "nothing-due")
    order = getattr(options, "order", None)
    if order is not None:
        values["people"] = ordered(values["people"], order)
    if kind == "seat-finder":
        values["headings"] = headings(values["people"], options.order)
    if kind in {"badges", "sign-in", "stage-labels", "name-cards", "seat-plan"}:
        values["options"] = options


def _due_sheets(sheets: Sequence[CertificateSheet], which: Which) -> list[CertificateSheet]:
    """Of these certificates those never printed, or out of date."""
    states = reprint_states([certificate_facts(sheet) for sheet in sheets], reprints.marks("certificates"))
    due = [sheet for sheet in sheets if states[sheet.recipient_id] in WANTED[which]]
    ensure_there(due, "nothing-due")
    return due


def certificates(language: str, only: Collection[str] | None = None) -> Gathered:
    """Certificates in handing order, with the pictures of the issuers."""
    return _whole(certificates_by_pieces(language, only))


def _whole(pieces: Generator[None, None, Gathered]) -> Gathered:
    """All pieces at once."""
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            found: Gathered = end.value
            return found


def certificates_by_pieces(
    language: str, only: Collection[str] | None = None
) -> Generator[None, None, Gathered]:
    """The same in pieces of some milliseconds, for a screen that has its turn between them."""
    plans = kept.stage_plans()
    yield
    everyone = {r.id: r for r in kept.recipients()}
    yield
    placed = [(place, plan.batch) for plan in plans for place in in_piles(plan)]
    piles = {place.recipient.id: (batch.name, place.usher) for place, batch in placed}
    order = [*piles, *(number for number in everyone if number not in piles)]
    issuers = kept.issuers()
    standing = kept.standing_certificates()
    yield
    register = Register(
        meeting(),
        {a.id: a for a in kept.awards()},
        issuers,
        standing,
        piles,
        CertificateSigner(meeting().secret).code,
        _particulars(everyone.values()),
    )
    chosen = [everyone[number] for number in order if only is None or number in only]
    ensure_there(chosen, "no-recipients")
    if language_of(language) == "en":
        chosen = _with_latin_names(chosen)
    sheets: list[CertificateSheet] = []
    for start in range(0, len(chosen), SHEETS_A_PIECE):
        yield
        sheets += certificate_sheets(chosen[start : start + SHEETS_A_PIECE], register, language)
    shas = {sha for issuer in issuers for sha in (issuer.seal, issuer.signature) if sha}
    pictures = {sha: asset(sha) or b"" for sha in shas}
    return {
        "sheets": tuple(sheets),
        "signatories": signatories(issuers, pictures, language),
        "templates": {template.key: template for template in templates.templates()},
    }


def _particulars(recipients: Iterable[Recipient]) -> dict[str, dict[str, str]]:
    """What the meeting's own fields say of those of them who are on the roster, by attendee id."""
    fields = own_fields()
    wanted = {each.attendee_id for each in recipients if each.attendee_id} if fields else set()
    return {person.id: merge_fields(fields, person) for person in people.everyone(wanted)} if wanted else {}


def _with_latin_names(chosen: Iterable[Recipient]) -> list[Recipient]:
    """People without a name in Latin letters get the one of the roster, or their name romanised."""
    known = {person.id: person.latin_name for person in people.everyone()}
    readings = people.name_keys()

    def latin(recipient: Recipient) -> str:
        kept_name = recipient.latin_name or known.get(recipient.attendee_id or "", "")
        if kept_name or recipient.kind is not AwardKind.PERSON:
            return kept_name
        syllables = next(iter(readings.get(recipient.name, ())), "").split()
        return romanised(recipient.name, readings_of(recipient.name, syllables)[0]) if syllables else ""

    return [replace(recipient, latin_name=latin(recipient)) for recipient in chosen]


def badges(language: str, only: Collection[str] | None = None) -> Gathered:
    """Everybody who comes, with the secret their codes are signed with."""
    return _whole(people_by_pieces("badges", language, only))


def people_by_pieces(
    kind: str, language: str, only: Collection[str] | None = None
) -> Generator[None, None, Gathered]:
    """What badges or name cards say, in pieces for a screen that has its turn between them; photos take long."""
    listed = _on_badges(only) if kind == "badges" else _on_name_cards(language, only)
    yield
    photos: dict[str, bytes] = {}
    for sha in {each.photo for each in listed if each.photo}:
        photos[sha] = asset(sha) or b""
        yield
    return {
        "people": listed,
        "seats": seating.seat_labels(),
        "meeting": meeting(),
        "photos": photos,
        "delegations": people.delegations(),
        "own": own_fields(),
        "templates": {template.key: template for template in templates.templates()},
    }


def _on_badges(only: Collection[str] | None) -> list[Attendee]:
    coming = [person for person in people.everyone(only) if person.comes]
    ensure_there(coming, "no-people")
    return coming


def sign_in(language: str, only: Collection[str] | None = None) -> Gathered:
    """Everybody on the list, with their seats."""
    listed = people.everyone(only)
    ensure_there(listed, "no-people")
    return {"people": listed, "meeting": meeting(), "seats": seating.seat_labels()}


def programme(language: str, only: Collection[str] | None = None) -> Gathered:
    """The agenda, and the people who appear on it."""
    items = agenda.items()
    ensure_there(items, "no-agenda")
    return {
        "meeting": meeting(),
        "items": items,
        "people": {p.id: p for p in people.everyone()},
        "taken": [item.place for item in agenda.cancelled()],
    }


def host_script(language: str, only: Collection[str] | None = None) -> Gathered:
    """The chair's script as people left it; composed now where nobody has looked at it yet."""
    return _manuscript(ManuscriptKind.HOST_SCRIPT, language)


def minutes(language: str, only: Collection[str] | None = None) -> Gathered:
    """The minutes as people left them; composed now where nobody has looked at them yet."""
    return _manuscript(ManuscriptKind.MINUTES, language)


def _manuscript(kind: ManuscriptKind, language: str) -> Gathered:
    ensure_there(agenda.items(), "no-agenda")
    short = language_of(language)
    text = manuscripts.manuscript(kind, short).text or manuscripts.composed(kind, short)
    return {"meeting": meeting(), "text": text}


def change_slip(language: str, only: Collection[str] | None = None) -> Gathered:
    """What changed on the agenda: from the newest edition to now, or between the two editions with these numbers."""
    released = editions.editions()
    if not released:
        raise Refusal("no-editions")
    asked = sorted(int(number) for number in only or () if number.isdigit())
    if asked and not 1 <= asked[0] <= asked[-1] <= len(released):
        raise Refusal("no-such-edition", number=asked[-1], newest=len(released))
    before = released[asked[0] - 1] if asked else released[-1]
    after = released[asked[1] - 1] if len(asked) > 1 else None
    found = differences(before.lines, after.lines if after else editions.lines_now())
    if not found:
        raise Refusal("nothing-changed", number=before.number)
    return {"meeting": meeting(), "before": before, "after": after, "found": found}


def action_list(language: str, only: Collection[str] | None = None) -> Gathered:
    """What is to be done, with the agenda items it came from."""
    noted = todo.actions()
    ensure_there(noted, "no-actions")
    items = agenda.items()
    numbers = agenda.printed_numbers(scheme_of(language))
    latin = language_of(language) == "en"
    return {
        "meeting": meeting(),
        "actions": noted,
        "items": {
            item.id: f"{numbers[item.id]} {(latin and item.latin_title) or item.title}".strip().replace(
                "、 ", "、"
            )
            for item in items
        },
    }


def seat_plan(language: str, only: Collection[str] | None = None) -> Gathered:
    """A hall with everybody in it: the plenary's, or the first with an id in `only`."""
    hall = _hall(only)
    known = {person.id: person for person in named_in(language, people.everyone())}
    places = {each.seat_id: each.attendee_id for each in seating.placements(hall.id)}
    orders = enumerate(kept.walking_orders(), start=1)
    return {
        "meeting": meeting(),
        "hall": hall,
        "seats": seating.seats(hall.id),
        "sitting": {seat: known[person] for seat, person in places.items()},
        "delegations": people.delegations(),
        "batches": {person: number for number, (_batch, walkers) in orders for person in walkers},
    }


def _hall(only: Collection[str] | None) -> Hall:
    found = next((hall for hall in seating.halls() if only is None or hall.id in only), None)
    if found is None:
        raise Refusal("no-hall")
    return found


def row_signs(language: str, only: Collection[str] | None = None) -> Gathered:
    """The rows of a hall: the plenary's, or the first with an id in `only`."""
    hall = _hall(only)
    return {"meeting": meeting(), "seats": seating.seats(hall.id)}


def name_cards(language: str, only: Collection[str] | None = None) -> Gathered:
    """Everybody on the dais, from the audience's left; before they are seated, by rank. Or `only` these people."""
    return _whole(people_by_pieces("name-cards", language, only))


def _on_name_cards(language: str, only: Collection[str] | None) -> list[Attendee]:
    hall = seating.plenary()
    chairs = [seat for seat in seating.seats(hall.id) if seat.area == DAIS] if hall else []
    there = {each.seat_id: each.attendee_id for each in seating.placements(hall.id)} if hall else {}
    place = {there[chair.id]: number for number, chair in enumerate(chairs) if chair.id in there}
    everyone = named_in(language, people.everyone(only))
    wanted = [p for p in everyone if only is not None or p.id in place or (p.rank is not None and p.comes)]
    ensure_there(wanted, "nobody-on-dais" if only is None else "no-people")
    wanted.sort(key=lambda p: (place.get(p.id, len(place)), p.rank or 1000, p.roster_order))
    return wanted


def register(language: str, only: Collection[str] | None = None) -> Gathered:
    """Every number ever given."""
    lines = numbers.register()
    ensure_there(lines, "no-certificates")
    return {"lines": lines, "meeting": meeting(), "public_key": numbers.public_key()}


GATHERERS: Mapping[str, Callable[[str, Collection[str] | None], Gathered]] = {
    "certificates": certificates,
    "badges": badges,
    "name-cards": name_cards,
    "seat-plan": seat_plan,
    "row-signs": row_signs,
    "seat-slips": seat_slips,
    "seat-finder": seat_finder,
    "sign-in": sign_in,
    "attendance-report": attendance_report,
    "quorum-slip": quorum_slip,
    "programme": programme,
    "programme-booklet": programme,
    "wall-agenda": programme,
    "host-script": host_script,
    "minutes": minutes,
    "change-slip": change_slip,
    "ballots": ballots.ballots,
    "action-list": action_list,
    "signing-plan": stage_papers.signing_plan,
    "stage-plan": stage_papers.stage_plan,
    "line-up": stage_papers.line_up,
    "usher-cards": stage_papers.usher_cards,
    "stage-labels": stage_papers.stage_labels,
    "photograph": stage_papers.photograph,
    "slides": stage_papers.slides,
    "register": register,
}
"""A gatherer for every kind in PRINTABLES."""
