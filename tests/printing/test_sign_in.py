"""Sign-in sheets, read back from the PDF."""

from __future__ import annotations

import datetime as dt

import pypdfium2

from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import SignInOptions
from desktop_app.domain.printed import Printed
from desktop_app.printing.sign_in import sign_in
from desktop_app.words import Words

MEETING = Meeting("m", "滨江市第三次全体会议", starts_at=dt.datetime(2027, 3, 15, 14), venue="友谊会堂")


def pages(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    return [document[page].get_textpage().get_text_bounded() for page in range(len(document))]


def people(count: int, delegation: str) -> list[Attendee]:
    return [
        Attendee(f"{delegation}{place}", f"张{place:03}", delegation=delegation, phone="138 1234 5678")
        for place in range(count)
    ]


def test_every_delegation_has_its_own_sheets() -> None:
    printed = run_now(
        sign_in([*people(50, "虹口"), *people(2, "徐汇"), *people(1, "")], MEETING, words=Words("en"))
    )
    told = pages(printed)
    assert printed.pages == 5 and [page.count("张") for page in told] == [21, 21, 8, 2, 1]
    assert "虹口 · page 3 of 3" in told[2] and "50 people" in told[0] and "Without delegation" in told[4]
    assert "张049" in told[2] and "张000" in told[3]


def test_apologies_substitutes_and_only_the_tail_of_a_phone() -> None:
    two = [
        Attendee("a", "李䶮", organisation="水务局", position="局长", phone="13812345678", status=Status.APOLOGIES),
        Attendee("b", "张𬍛", phone="13800001111", status=Status.SUBSTITUTED, substitute="王代会",
                 substitute_phone="139-0000-2222"),
    ]  # fmt: skip
    (told,) = pages(run_now(sign_in(two, MEETING, {"a": "3排5座"}, words=Words("en"))))
    for part in (
        "李䶮",
        "水务局",
        "局长",
        "…5678",
        "Apologies",
        "王代会",
        "for 张𬍛",
        "…2222",
        "3排5座",
        "Signature",
    ):
        assert part in told.replace("⋯", "…"), part
    assert "1381234" not in told and "1111" not in told
    (bare,) = pages(run_now(sign_in(two, MEETING, words=Words("en"), options=SignInOptions(phones=False))))
    assert "5678" not in bare and "3排5座" not in bare


def test_nobody_is_one_empty_page() -> None:
    assert run_now(sign_in([], MEETING, words=Words("en"))).pages == 1
