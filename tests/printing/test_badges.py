"""Badges in every size, read back from the PDF."""

from __future__ import annotations

import datetime as dt
import io

import pypdfium2
import pytest
from PIL import Image

from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import BadgeOptions, BadgeSize
from desktop_app.domain.printed import WarningKind
from desktop_app.printing.badges import FORMATS, badges
from desktop_app.words import Words
from tests.printing.reading import texts

MEETING = Meeting("0" * 32, "滨江市第三次全体会议", starts_at=dt.datetime(2027, 3, 15, 14), secret="5e" * 20)


def person(number: int, **more: object) -> Attendee:
    values = {"organisation": "市消保委", "position": "秘书长", "capacity": Capacity.MEMBER, **more}
    return Attendee(f"{number:032x}", f"张{number:03}", **values)  # type: ignore[arg-type]


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 120), "#8a2222").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("size", BadgeSize)
def test_every_size_holds_everybody_within_its_page(size: BadgeSize) -> None:
    form = FORMATS[size]
    people = [person(number) for number in range(11)]
    printed = run_now(
        badges(people, MEETING, {people[0].id: "3-12"}, words=Words("zh"), options=BadgeOptions(size=size))
    )
    each = form.across * form.down
    assert printed.pages == -(-11 // each) and not printed.warnings
    pages = texts(printed.pdf)
    assert all(f"张{number:03}" in pages[number // each] for number in range(11))
    for part in ("市消保委", "秘书长", "委员", "3 排 12 座", "滨江市第三次全体会议"):
        assert part in pages[0], part
    assert form.across * form.width <= form.page[0] and form.down * form.height <= form.page[1]


def red(pdf: bytes) -> int:
    """How many points of the first page have the colour of the picture."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB").tobytes()
    points = zip(page[0::3], page[1::3], page[2::3], strict=True)
    return sum(1 for r, g, b in points if abs(r - 0x8A) < 12 and abs(g - 0x22) < 12 and abs(b - 0x22) < 12)


def test_the_photo_is_printed_unless_a_substitute_comes_or_it_is_not_wanted() -> None:
    photos, with_photo = {"sha": picture()}, person(1, photo="sha")
    stands_in = person(1, photo="sha", status=Status.SUBSTITUTED, substitute="赵华")

    def drawn(who: Attendee, photo: bool = True) -> int:
        options = BadgeOptions(photo=photo)
        return red(run_now(badges([who], MEETING, {}, words=Words("zh"), photos=photos, options=options)).pdf)

    assert drawn(with_photo) > 1000
    assert drawn(stands_in) == 0 and drawn(with_photo, photo=False) == 0


def test_a_broken_photo_is_told_and_the_badge_printed() -> None:
    printed = run_now(
        badges([person(1, photo="sha")], MEETING, {}, words=Words("zh"), photos={"sha": b"no picture"})
    )
    assert [warning.kind for warning in printed.warnings] == [WarningKind.PICTURE]
    assert "张001" in texts(printed.pdf)[0]
