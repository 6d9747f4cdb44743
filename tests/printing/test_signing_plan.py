"""The plan of a signing, read back: who signs in which order, who stands behind, what lies on the table."""

from __future__ import annotations

import datetime as dt

import pypdfium2

from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.printing.signing_plan import signing_plan
from desktop_app.words import Words

MEETING = Meeting("m", "第三次全体会议", starts_at=dt.datetime(2027, 3, 15, 14))
NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五")


def planned(parties: int, language: str = "zh") -> Printed:
    people = {f"p{n}": Attendee(f"p{n}", name, organisation=f"{name}协会") for n, name in enumerate(NAMES)}
    roles = tuple(
        ItemRole(f"r{n}", "i", Role.SIGNATORY, NAMES[n], f"p{n}" if n else None) for n in range(parties)
    )
    item = AgendaItem("i", "联合启动", kind=ItemKind.SIGNING, roles=roles)
    witnesses = [Attendee("w1", "领导一", rank=1), Attendee("w2", "领导二", rank=2), people["p1"]]
    return run_now(signing_plan([item], people, witnesses, MEETING, words=Words(language)))


def row(printed: Printed, names: tuple[str, ...]) -> list[str]:
    """The names from left to right as they stand on the page."""
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        page = document[0].get_textpage()
        places = {}
        for name in names:
            found = page.search(name).get_next()
            assert found is not None, name
            places[name] = page.get_charbox(found[0])[0]
    finally:
        document.close()
    return sorted(places, key=lambda name: places[name])


def text(printed: Printed) -> str:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return "".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    finally:
        document.close()


def test_two_bodies_sign_the_guest_at_the_hosts_right_hand() -> None:
    printed = planned(2)
    assert printed.pages == 1 and row(printed, NAMES[:2]) == ["乙二", "甲一"]
    assert "领导一" in text(printed) and text(printed).count("乙二") == 2  # in the name and in the body


def test_five_bodies_sign_by_the_international_rule() -> None:
    printed = planned(5, "en")
    assert row(printed, NAMES) == ["丁四", "乙二", "甲一", "丙三", "戊五"]
    told = text(printed)
    assert "25" in told and "signatures in all" in told and printed.warnings == ()
