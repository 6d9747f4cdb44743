"""Whom ushers wait for: dais, awardees, signatories, speakers. Whoever is on a watch list gets a banner on arrival."""

from __future__ import annotations

import enum
from collections.abc import Collection

from .agenda import Role
from .attendees import Attendee


class Watch(enum.StrEnum):
    """A watch list, the most urgent first."""

    DAIS = "dais"
    SIGNATORY = "signatory"
    SPEAKER = "speaker"
    AWARDEE = "awardee"


_ROLES: dict[Role, Watch] = {
    Role.SIGNATORY: Watch.SIGNATORY,
    Role.SPEAKER: Watch.SPEAKER,
    Role.CHAIR: Watch.SPEAKER,
}
"""Who takes the chair is waited for at the lectern like a speaker."""


def watched(person: Attendee, roles: Collection[Role], awarded: bool) -> tuple[Watch, ...]:
    """The watch lists a person is on, in order; none for almost everybody."""
    lists = {_ROLES[role] for role in roles if role in _ROLES}
    if person.rank is not None:
        lists.add(Watch.DAIS)
    if awarded:
        lists.add(Watch.AWARDEE)
    return tuple(each for each in Watch if each in lists)
