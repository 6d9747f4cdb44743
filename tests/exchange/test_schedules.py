"""Schedules for conference apps, held against the rules of the format; documents read back by their library."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from ics import Calendar as OtherCalendar

from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.exchange.agenda import export_agenda
from desktop_app.exchange.agenda_documents import agenda_docx, agenda_markdown
from desktop_app.exchange.schedules import _ids, schedule_json, schedule_xml
from desktop_app.words import Words
from tests.exchange.test_agenda import MEETING, NOW, items

RULES = xmlschema.XMLSchema(Path(__file__).parent.parent / "files" / "schedule.xsd")


def told(meeting: Meeting = MEETING, language: str = "zh_CN") -> Any:
    return json.loads(schedule_json(meeting, items(), Words(language)))["schedule"]["conference"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_xml_keeps_the_rules_of_the_format(language: str) -> None:
    meeting = replace(MEETING, language="zh" if language == "zh_CN" else "en")
    written = schedule_xml(meeting, items(), Words(language)).decode()
    RULES.validate(written)
    root = ET.fromstring(written)
    titles = [event.findtext("title") for event in root.iter("event")]
    assert titles == ["签到", "开会" if language == "zh_CN" else "Opening", "=说明", "第二天"]
    assert [day.get("date") for day in root.iter("day")] == ["2027-03-15", "2027-03-16"]
    assert [event.findtext("track") for event in root.iter("event")][2] == "审议《说明》"


def test_json_says_the_same_as_xml() -> None:
    root = ET.fromstring(schedule_xml(MEETING, items(), Words("zh_CN")))
    events = [event for day in told()["days"] for room in day["rooms"].values() for event in room]
    assert [(e.get("guid"), int(e.get("id") or 0), e.findtext("title"), e.findtext("date"), e.findtext("duration"))
            for e in root.iter("event")] == [
        (e["guid"], e["id"], e["title"], e["date"], e["duration"]) for e in events
    ]  # fmt: skip


def test_json_keeps_the_rules_of_the_format() -> None:
    conference = told()
    assert re.fullmatch(r"[a-z0-9_-][a-z0-9_]{3,}", conference["acronym"]) and conference["daysCount"] == 2
    assert conference["time_zone_name"] == "Asia/Shanghai"
    for day in conference["days"]:
        assert dt.datetime.fromisoformat(day["day_start"]) < dt.datetime.fromisoformat(day["day_end"])
        for event in day["rooms"][MEETING.venue]:
            uuid.UUID(event["guid"])
            assert event["id"] >= 1 and re.fullmatch(r"[a-z0-9_-]+[a-z0-9]", event["slug"])
            assert re.fullmatch(r"[0-9]+:[0-9]{2}", event["duration"])
            assert dt.datetime.fromisoformat(event["start"]).utcoffset() == dt.timedelta(hours=8)
            assert all(person["id"] >= 1 and person["public_name"] for person in event["persons"])
            required = {
                "abstract",
                "date",
                "language",
                "links",
                "persons",
                "room",
                "subtitle",
                "title",
                "track",
                "type",
                "url",
            }
            assert required <= event.keys()


def test_a_changed_item_keeps_its_ids() -> None:
    before = schedule_json(MEETING, items(), Words("zh_CN"))
    later = [replace(item, minutes=item.minutes + 5, title=item.title + "（改）") for item in items()]
    after = schedule_json(MEETING, later, Words("zh_CN"))
    ids = re.compile(rb'"(?:id|guid)": [^,]+')
    assert ids.findall(before) == ids.findall(after) and before != after


@given(st.lists(st.sampled_from(["0" * 12, "7fffffff", "fffffffe", "f" * 12]), min_size=2, max_size=8))
def test_ids_never_meet(heads: list[str]) -> None:
    several = [AgendaItem(f"{head:0>12}{new_id()[12:]}", "x") for head in heads]
    found = _ids(several)
    assert len(set(found.values())) == len(several) and all(0 < number < 1 << 31 for number in found.values())
    assert found == _ids(several[::-1])


def test_an_empty_agenda_has_no_days() -> None:
    assert json.loads(schedule_json(MEETING, [], Words("en")))["schedule"]["conference"]["days"] == []


def test_another_library_reads_the_calendar(tmp_path: Path) -> None:
    path = run_now(export_agenda(tmp_path / "a.ics", MEETING, items(), Words("zh_CN"), NOW))
    events = {event.uid: event for event in OtherCalendar(path.read_text("utf-8")).events}
    assert len(events) == 5
    opening = next(event for event in events.values() if event.name == "开会")
    china = dt.timezone(dt.timedelta(hours=8))
    assert opening.begin.timestamp() == MEETING.starts_at.replace(tzinfo=china).timestamp()
    assert opening.duration == dt.timedelta(minutes=5) and opening.location == "友谊会堂"


@pytest.mark.parametrize(("language", "title"), [("zh_CN", "大会"), ("en", "Plenary")])
def test_the_document_holds_every_public_item(language: str, title: str) -> None:
    meeting = replace(MEETING, latin_title="Plenary")
    written = agenda_docx(meeting, items(), Words(language))
    document = docx.Document(io.BytesIO(written))
    assert document.paragraphs[0].text == title
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert len(rows) == 6 and rows[2][0] == "14:00–14:05"
    assert rows[2][1] == ("二、 开会" if language == "zh_CN" else "2. Opening") and "沈晨喆" in rows[2][2]
    assert not any("领导茶歇" in cell for row in rows for cell in row)
    assert written == agenda_docx(meeting, items(), Words(language))


def test_markdown_nests_and_escapes() -> None:
    odd = [replace(item, title="*重*点 [链接](x) <b>") if item.id == "b" * 32 else item for item in items()]
    text = agenda_markdown(MEETING, odd, Words("zh_CN"))
    assert r"\*重\*点 \[链接\](x) \<b\>" in text and "    - **14:05" in text and "领导茶歇" not in text


@pytest.mark.parametrize("ending", ["docx", "md", "xml", "schedule.json"])
def test_each_is_written_by_its_ending(tmp_path: Path, ending: str) -> None:
    path = run_now(export_agenda(tmp_path / f"a.{ending}", MEETING, items(), Words("en"), NOW))
    data = path.read_bytes()
    starts = {"docx": b"PK", "md": b"# ", "xml": b"<?xml", "schedule.json": b'{\n "schedule"'}
    assert data.startswith(starts[ending])
