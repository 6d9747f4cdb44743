"""What is exported can be imported again, and cannot act in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
import vobject

from desktop_app.domain.attendance import AttendanceEvent, EventKind, Presence
from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.job import run_now
from desktop_app.domain.own_fields import OwnField, OwnKind
from desktop_app.domain.review import Verdict
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange.people import export_people
from desktop_app.exchange.sheets import read_sheet
from desktop_app.exchange.writing import harmless, table_bytes
from desktop_app.words import Words

PEOPLE = [
    Attendee(
        "a", "李䶮", organisation="市工商联", position="秘书长", delegation="人民团体", phone="18242657546"
    ),
    Attendee(
        "b",
        "Zoë Kim",
        capacity=Capacity.GUEST,
        rank=2,
        phone="+447660842665",
        needs=(Need.HALAL, Need.WHEELCHAIR),
    ),
    Attendee(
        "c",
        "黎丽萍",
        organisation="云帆",
        status=Status.SUBSTITUTED,
        substitute="赵华",
        substitute_phone="13800001111",
    ),
    Attendee(
        "d", "黎丽萍", organisation="虹口", status=Status.APOLOGIES, notes="需接站", capacity=Capacity.STAFF
    ),
    Attendee(
        "e", "王伟", organisation="甲", status=Status.CONFIRMED, tags=("甲", "乙"), capacity=Capacity.PRESS
    ),
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_export_is_a_roster_that_changes_nothing(tmp_path: Path, kind: str, language: str) -> None:
    path = tmp_path / f"people.{kind}"
    path.write_bytes(export_people(kind, PEOPLE, Words(language).gettext, seats={"a": "7-12"}))
    found = review_roster(run_now(read_sheet(path)).rows, PEOPLE)
    assert found.counts()[Verdict.UNCHANGED] == len(PEOPLE), [
        each for each in found.proposals if each.changes
    ]


def test_seat_and_arrival_are_told() -> None:
    came = AttendanceEvent("e", "a", EventKind.IN, dt.datetime(2027, 3, 15, 13, 42))
    told = export_people(
        "json", PEOPLE[:1], lambda text: text, seats={"a": "7-12"}, presences={"a": Presence(True, came)}
    )
    (person,) = json.loads(told)
    assert (person["Seat"], person["Arrived at"]) == ("7-12", "2027-03-15 13:42")


@pytest.mark.parametrize("evil", ["=1+1", "+cmd", "-2", "@x", "\t=1", "＝1", '=HYPERLINK("http://x")'])
def test_no_cell_acts(tmp_path: Path, evil: str) -> None:
    assert harmless(evil) == "'" + evil and harmless("王伟") == "王伟"
    written = table_bytes("csv", "t", ["a"], [[evil]]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(written)))[1][0].startswith("'")
    path = tmp_path / "evil.xlsx"
    path.write_bytes(table_bytes("xlsx", "名单/一:[甲]", ["a", "b"], [[evil, 3]]))
    assert run_now(read_sheet(path)).rows[1] == (evil, "3")


def test_another_kind_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="docx"):
        table_bytes("docx", "t", ["a"], [])


def test_contact_cards_are_read_back_by_another_reader() -> None:
    data = export_people("vcf", PEOPLE, Words("zh").gettext)
    cards = list(vobject.readComponents(data.decode()))
    assert [card.fn.value for card in cards] == [each.name for each in PEOPLE]
    assert (cards[0].n.value.family, cards[0].n.value.given) == ("李", "䶮")
    assert cards[0].org.value == ["市工商联"] and cards[0].tel.value == "18242657546"
    assert cards[1].n.value.family == "Kim" and "清真" not in data.decode()


def test_own_fields_are_columns_and_cannot_act() -> None:
    field = OwnField("f", "车牌", kind=OwnKind.TEXT)
    person = Attendee("a", "李䶮", own=(("f", "=1+1"),))
    data = export_people("csv", [person], Words("zh").gettext, own=[field]).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(data))
    assert line["车牌"] == "'=1+1"
