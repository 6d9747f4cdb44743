"""What is done and what is missing for the day: one finding per kind, with how many and a few names."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Check(enum.StrEnum):
    """What is looked at, in the order in which an office prepares a meeting."""

    ROSTER = "roster"
    """People are in the file."""
    DUPLICATES = "duplicates"
    """Nobody is in the list twice, by name and phone or name and body."""
    HALL = "hall"
    """There is a hall with seats."""
    UNSEATED = "unseated"
    """People who come and have no seat."""
    SEATED_AWAY = "seated-away"
    """People who sent apologies and still hold a seat."""
    AGENDA = "agenda"
    """There is an agenda."""
    UNKNOWN_ROLES = "unknown-roles"
    """Names on the agenda that are not among the people."""
    ROLES_AWAY = "roles-away"
    """People on the agenda who sent apologies."""
    VOTES = "votes"
    """Votes that have no wording of the motion."""
    AWARDS = "awards"
    """There are awards, where the agenda has a ceremony."""
    NO_BATCH = "no-batch"
    """Recipients in no batch."""
    REPRESENTATIVE_PENDING = "representative-pending"
    """Bodies whose representative on stage is not named."""
    UNKNOWN_RECIPIENTS = "unknown-recipients"
    """Those to walk on stage who are not among the people."""
    RECIPIENTS_AWAY = "recipients-away"
    """Those to walk on stage who sent apologies."""
    NO_CITATION = "no-citation"
    """Recipients without a citation, so nothing to read out or print."""
    NO_PRESENTERS = "no-presenters"
    """Batches with nobody to hand out."""
    PRESENTERS_AWAY = "presenters-away"
    """Presenters who sent apologies."""
    NO_ISSUER = "no-issuer"
    """Certificates that nobody signs."""


DUPLICATES = "duplicates"
"""The subject of the people page that shows pairs who may be one."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """One check: done when `missing` is 0. `of` counts what was looked at; `names` are the first few that miss it,
    `subject` the id of the first."""

    check: Check
    missing: int
    of: int = 0
    names: tuple[str, ...] = ()
    subject: str = ""

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return self.missing == 0
