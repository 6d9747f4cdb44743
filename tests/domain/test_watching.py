"""Who is on a watch list."""

from __future__ import annotations

from desktop_app.domain.agenda import Role
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.watching import Watch, watched


def test_the_lists_of_a_person_the_most_urgent_first() -> None:
    chair = Attendee("p", "姜明玉", rank=1)
    assert watched(chair, {Role.CHAIR, Role.SIGNATORY}, True) == (
        Watch.DAIS, Watch.SIGNATORY, Watch.SPEAKER, Watch.AWARDEE,
    )  # fmt: skip
    assert watched(Attendee("q", "王伟"), {Role.TELLER}, False) == ()
