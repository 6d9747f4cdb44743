"""The order for the group photograph, read back: places on the page, the list, names that are long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from db.models import AttendeeRecord
from db.queries import papers
from db.store import Store
from desktop_app.commands.attendance import check_in
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import InThePicture, PhotographOptions, RowLength
from desktop_app.domain.printed import Printed
from desktop_app.domain.refusal import Refusal
from desktop_app.printing.photograph import photograph
from desktop_app.words import Words
from tests.printing.reading import faults, texts

MEETING = Meeting(new_id(), "第三次全体会议", secret="00" * 20, starts_at=dt.datetime(2027, 3, 15, 14))


def drawn(rows: Sequence[Sequence[Attendee]], language: str = "zh") -> Printed:
    leaders = frozenset(each.id for each in rows[0])
    return run_now(photograph(rows, leaders, MEETING, words=Words(language)))


def places(printed: Printed, *names: str) -> list[tuple[float, float]]:
    """Where names begin on the page of the picture."""
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        page, found = document[0].get_textpage(), []
        for name in names:
            hit = page.search(name).get_next()
            assert hit is not None, name
            left, bottom, *_more = page.get_charbox(hit[0])
            found.append((left, bottom))
    finally:
        document.close()
    return found


def test_rows_stand_behind_each_other_and_on_the_list() -> None:
    front = [Attendee("a", "领导三"), Attendee("b", "领导一"), Attendee("c", "领导二")]
    behind = [Attendee("d", "甲一"), Attendee("e", "乙二")]
    printed = drawn([front, behind])
    three, one, two, first, second = places(printed, "领导三", "领导一", "领导二", "甲一", "乙二")
    assert three[0] < one[0] < two[0] and first[0] < second[0]
    feet = [round(y / 10) for _x, y in (three, one, two, first, second)]
    assert feet[0] == feet[1] == feet[2] < feet[3] == feet[4]
    assert "第1排（3人）领导三、领导一、领导二" in texts(printed.pdf)[1] and printed.warnings == ()
    assert faults(printed.pdf) == []
    assert "5 人" in texts(printed.pdf)[0]


def test_long_names_take_several_lines_and_stand_whole_on_the_list() -> None:
    name = "买买提依布热依木·买买提明"
    row = [Attendee(str(number), "王小明") for number in range(29)]
    printed = drawn([[*row, Attendee("x", name)]])
    shown = texts(printed.pdf)[0]
    assert all(part in shown for part in ("买买提", "依布热", "依木·", "买买提明"))
    assert name in texts(printed.pdf)[1].replace("\n", "") and printed.warnings == ()


def test_a_name_that_cannot_stand_is_cut_and_told() -> None:
    row = [Attendee(str(number), "Li Ming") for number in range(29)]
    printed = drawn([[*row, Attendee("x", "Wolfeschlegelsteinhausenbergerdorff")]], "en")
    assert [warning.about for warning in printed.warnings] == ["Wolfeschlegelsteinhausenbergerdorff"]


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    """Two leaders, one of them a guest, three members and a volunteer."""
    store = Store.create(tmp_path / "会议.rostrum", MEETING)
    told = [
        {"id": "l1", "name": "领导一", "rank": 1, "capacity": "member"},
        {"id": "l2", "name": "来宾二", "rank": 2, "capacity": "guest"},
        *({"id": f"m{n}", "name": f"委员{n}", "rank": None, "capacity": "member"} for n in range(3)),
        {"id": "v", "name": "志愿者", "rank": None, "capacity": "volunteer"},
    ]
    with store.change("people"):
        AttendeeRecord.insert_many(told).execute()
    yield store
    store.close()


def asked(options: PhotographOptions) -> list[list[str]]:
    rows = papers.gather("photograph", "zh", options=options)["rows"]
    return [[each.name for each in row] for row in rows]


def test_who_stands_in_it_can_be_chosen(filled: Store) -> None:
    assert asked(PhotographOptions()) == [["领导一", "来宾二"]]
    members = PhotographOptions(InThePicture.MEMBERS, RowLength.TEN)
    assert asked(members) == [["领导一", "来宾二"], ["委员2", "委员0", "委员1"]]
    assert sum(map(len, asked(PhotographOptions(InThePicture.EVERYBODY)))) == 6
    assert asked(PhotographOptions(receiving=True)) == [["来宾二", "领导一"]]
    with pytest.raises(Refusal):
        asked(PhotographOptions(here=True))
    check_in(filled, "m1", dt.datetime(2027, 3, 15, 13))
    assert asked(PhotographOptions(InThePicture.MEMBERS, here=True)) == [["委员1"]]
