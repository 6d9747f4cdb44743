"""The agenda out to files and back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode, tree_order
from desktop_app.domain.agenda_sheet import Draft
from desktop_app.domain.agenda_words import field_of, kind_of
from desktop_app.domain.clock import timetable
from desktop_app.domain.editions import Edition, lines_of
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Rule
from desktop_app.domain.review import Verdict
from desktop_app.exchange.agenda import _COLUMNS, export_agenda, import_agenda, paste_agenda
from desktop_app.exchange.calendars import calendar
from desktop_app.labels import label
from desktop_app.words import Words

START = dt.datetime(2027, 3, 15, 14)
NOW = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
MEETING = Meeting("m" * 32, "大会", venue="友谊会堂", starts_at=START)


def ident(sign: str) -> str:
    return sign * 32


def items() -> list[AgendaItem]:
    role = ItemRole("r", ident("b"), Role.CHAIR, "沈晨喆")
    return [
        AgendaItem(ident("a"), "签到", kind=ItemKind.CHECK_IN, order="a0", minutes=30, mode=StartMode.FIXED,
                   at=dt.datetime(2027, 3, 15, 13, 30)),
        AgendaItem(ident("b"), "开会", "Opening", ItemKind.OPENING, order="a1", minutes=5, roles=(role,)),
        AgendaItem(ident("c"), "审议《说明》", kind=ItemKind.APPROVAL, order="a2", minutes=0, material="说明.docx"),
        AgendaItem(ident("d"), "=说明", kind=ItemKind.REPORT, parent_id=ident("c"), order="a0", minutes=15),
        AgendaItem(ident("e"), "领导茶歇", kind=ItemKind.NOTE, order="a3", minutes=10, internal=True),
        AgendaItem(ident("f"), "第二天", kind=ItemKind.SPEECH, order="a4", minutes=20, mode=StartMode.FIXED,
                   at=dt.datetime(2027, 3, 16, 9)),
    ]  # fmt: skip


def drafts() -> list[Draft]:
    return [Draft(item, Rule() if item.kind is ItemKind.APPROVAL else None) for item in tree_order(items())]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_that_comes_back_untouched_changes_nothing(
    tmp_path: Path, ending: str, language: str
) -> None:
    path = run_now(export_agenda(tmp_path / f"议程.{ending}", MEETING, items(), Words(language), NOW))
    found = run_now(import_agenda(path, START, drafts(), ()))
    assert [
        (each.verdict, each.changes) for each in found.proposals if each.verdict is not Verdict.UNCHANGED
    ] == []
    assert len(found.proposals) == 6 and not found.notes


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_into_an_empty_meeting_the_same_agenda_is_read(tmp_path: Path, ending: str) -> None:
    path = run_now(export_agenda(tmp_path / f"议程.{ending}", MEETING, items(), Words("en"), NOW))
    found = run_now(import_agenda(path, START, (), ()))
    values = [each.value.item for each in found.proposals if each.value is not None]
    placed = [replace(item, order=f"a{place}") for place, item in enumerate(values)]
    before, after = timetable(items(), START), timetable(placed, START)
    assert {key: slot.start for key, slot in before.slots.items()} == {
        k: s.start for k, s in after.slots.items()
    }
    assert [item.parent_id for item in values] == [None, None, None, ident("c"), None, None]
    assert [item.kind for item in values] == [item.kind for item in tree_order(items())]


def test_every_heading_and_kind_we_write_is_one_we_read() -> None:
    english = [heading for _name, heading, _width in _COLUMNS]
    spoken = [
        "序号",
        "日期",
        "时间",
        "时长",
        "议程",
        "英文标题",
        "类型",
        "主讲/主持",
        "材料",
        "备注",
        "正文",
        "ID",
    ]
    chinese = dict(zip(english, spoken, strict=True))
    for name, heading, _width in _COLUMNS:
        assert field_of(heading) == name and field_of(chinese[heading]) == name
    for language in ("en", "zh_CN"):
        told = {kind: label(kind, Words(language).gettext) for kind in ItemKind}
        assert {kind: kind_of(word) for kind, word in told.items()} == {kind: kind for kind in ItemKind}, told


def test_a_title_is_never_a_formula(tmp_path: Path) -> None:
    path = run_now(export_agenda(tmp_path / "a.csv", MEETING, items(), Words("en"), NOW))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") and ",'=说明," in path.read_text("utf-8-sig")


def test_json_tells_what_the_command_line_tells(tmp_path: Path) -> None:
    path = run_now(export_agenda(tmp_path / "a.json", MEETING, items(), Words("en"), NOW))
    told = json.loads(path.read_text("utf-8"))
    first = told["items"][1]
    assert told["title"] == "大会" and (first["number"], first["start"], first["end"]) == (
        "2.", "2027-03-15T14:00", "2027-03-15T14:05",
    )  # fmt: skip
    assert first["people"] == [{"name": "沈晨喆", "role": "chair"}] and first["kind"] == "opening"


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        run_now(export_agenda(tmp_path / "a.odt", MEETING, items(), Words("en"), NOW))
    assert refused.value.code == "export-unknown-kind"


def test_the_calendar_is_read_back_by_its_library(tmp_path: Path) -> None:
    path = run_now(export_agenda(tmp_path / "a.ics", MEETING, items(), Words("zh"), NOW))
    read = Calendar.from_ical(path.read_bytes())
    events = {str(event["uid"]): event for event in read.walk("VEVENT")}
    assert set(events) == {f"{ident(sign)}@{MEETING.id}" for sign in "abcdf"}, (
        "the internal item stays at home"
    )
    opening = events[f"{ident('b')}@{MEETING.id}"]
    assert opening.decoded("dtstart").utcoffset() == dt.timedelta(hours=8)
    assert opening.decoded("dtstart").replace(tzinfo=None) == START and str(opening["summary"]) == "开会"
    assert (
        opening.decoded("dtstamp") == NOW
        and opening["sequence"] == 0
        and str(opening["location"]) == "友谊会堂"
    )
    assert [str(zone["tzid"]) for zone in read.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_a_later_release_updates_and_cancels() -> None:
    """b is cancelled, so that a stays and c moves up: b and c count one change, and the hour is that of release."""
    agenda = items()
    first = Edition("1", 1, NOW, lines_of(agenda, START))
    gone = agenda.pop(1)
    second = Edition("2", 2, NOW + dt.timedelta(hours=3), lines_of(agenda, START))
    again = Calendar.from_ical(
        calendar(MEETING, agenda, NOW + dt.timedelta(days=1), released=[first, second])
    )
    events = {str(event["uid"])[:32]: event for event in again.walk("VEVENT")}
    assert events[ident("a")]["sequence"] == 0 and "status" not in events[ident("a")]
    assert str(events[gone.id]["status"]) == "CANCELLED" and events[gone.id]["sequence"] == 1
    assert events[ident("a")].decoded("dtstamp") == (NOW + dt.timedelta(hours=3)).astimezone(dt.UTC)


def test_elsewhere_times_float() -> None:
    read = Calendar.from_ical(calendar(replace(MEETING, language="en"), items(), NOW))
    assert read.walk("VEVENT")[0].decoded("dtstart").tzinfo is None and not read.walk("VTIMEZONE")


def test_a_list_of_titles_is_an_agenda() -> None:
    found = paste_agenda("开会\n审议报告\n茶歇\n", START, (), ())
    assert [each.value.title for each in found.proposals if each.value] == ["开会", "审议报告", "茶歇"]
    table = paste_agenda("议程\t时长\n讲话\t25\n", START, (), ())
    assert [each.value.item.minutes for each in table.proposals if each.value] == [25]
