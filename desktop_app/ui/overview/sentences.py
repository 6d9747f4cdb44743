"""The checks of the overview as sentences, each with the page where it can be mended."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.overview import Check, Readiness
from desktop_app.words import N_, _


@dataclass(frozen=True)
class Told:
    """How a check is told. `page` is where the link goes; `grave` ones stop the day, others only disturb it."""

    page: str
    done: str
    one: str
    many: str
    grave: bool = False


CHECKS: dict[Check, Told] = {
    Check.ROSTER: Told(
        "attendees", N_("{of} people in the roster"), N_("No people yet"), N_("No people yet"), True
    ),
    Check.DUPLICATES: Told(
        "attendees",
        N_("Nobody is in the list twice"),
        N_("{missing} person may be in the list twice"),
        N_("{missing} people may be in the list twice"),
    ),
    Check.HALL: Told("seating", N_("The hall has {of} seats"), N_("No hall yet"), N_("No hall yet"), True),
    Check.UNSEATED: Told(
        "seating",
        N_("Everyone who comes has a seat"),
        N_("{missing} person has no seat"),
        N_("{missing} people have no seat"),
        True,
    ),
    Check.SEATED_AWAY: Told(
        "seating",
        N_("No seat is kept for people who stay away"),
        N_("{missing} seat is kept for a person who sent apologies"),
        N_("{missing} seats are kept for people who sent apologies"),
    ),
    Check.AGENDA: Told(
        "agenda", N_("The agenda has {of} items"), N_("No agenda yet"), N_("No agenda yet"), True
    ),
    Check.UNKNOWN_ROLES: Told(
        "agenda",
        N_("Everyone named on the agenda is in the roster"),
        N_("{missing} name on the agenda is not in the roster"),
        N_("{missing} names on the agenda are not in the roster"),
    ),
    Check.ROLES_AWAY: Told(
        "agenda",
        N_("Everyone with a part in the agenda comes"),
        N_("{missing} person with a part in the agenda sent apologies"),
        N_("{missing} people with a part in the agenda sent apologies"),
        True,
    ),
    Check.VOTES: Told(
        "agenda",
        N_("Every vote has the wording of its motion"),
        N_("{missing} vote has no wording of the motion"),
        N_("{missing} votes have no wording of the motion"),
    ),
    Check.AWARDS: Told(
        "awards", N_("{of} recipients to be commended"), N_("No awards yet"), N_("No awards yet"), True
    ),
    Check.NO_BATCH: Told(
        "awards",
        N_("Every recipient is in a batch"),
        N_("{missing} recipient is in no batch"),
        N_("{missing} recipients are in no batch"),
        True,
    ),
    Check.REPRESENTATIVE_PENDING: Told(
        "awards",
        N_("Every body has named who goes on stage"),
        N_("{missing} body has not named who goes on stage"),
        N_("{missing} bodies have not named who goes on stage"),
        True,
    ),
    Check.UNKNOWN_RECIPIENTS: Told(
        "awards",
        N_("Everyone who goes on stage is in the roster"),
        N_("{missing} person who goes on stage is not in the roster"),
        N_("{missing} people who go on stage are not in the roster"),
    ),
    Check.RECIPIENTS_AWAY: Told(
        "awards",
        N_("Everyone who goes on stage comes"),
        N_("{missing} person who goes on stage sent apologies"),
        N_("{missing} people who go on stage sent apologies"),
        True,
    ),
    Check.NO_CITATION: Told(
        "awards",
        N_("Every recipient has a citation"),
        N_("{missing} recipient has no citation for the certificate"),
        N_("{missing} recipients have no citation for the certificate"),
    ),
    Check.NO_PRESENTERS: Told(
        "awards",
        N_("Every batch has somebody to hand out"),
        N_("{missing} batch has nobody to hand out"),
        N_("{missing} batches have nobody to hand out"),
        True,
    ),
    Check.PRESENTERS_AWAY: Told(
        "awards",
        N_("Everyone who hands out comes"),
        N_("{missing} person who hands out sent apologies"),
        N_("{missing} people who hand out sent apologies"),
        True,
    ),
    Check.NO_ISSUER: Told(
        "awards",
        N_("Certificates are signed"),
        N_("Nobody signs the certificates yet"),
        N_("Nobody signs the certificates yet"),
    ),
}


def told(found: Readiness) -> str:
    """The sentence of one check, in the language of the screen."""
    how = CHECKS[found.check]
    if found.done:
        return _(how.done).format(of=found.of)
    text = how.one if found.missing == 1 else how.many
    return _(text).format(missing=found.missing, of=found.of)


def named(found: Readiness) -> str:
    """The first few names, and that there are more."""
    shown = [_("Batch {number}").format(number=name) if name.isdigit() else name for name in found.names]
    names = _(", ").join(shown)
    return _("{names} …").format(names=names) if names and found.missing > len(found.names) else names
