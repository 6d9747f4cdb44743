"""GB 50799-2012, clause 12.2 (check-in of electronic meeting systems): one test for each thing it asks for."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.queries import attendance, attendees, papers
from db.queries import sessions as lists
from db.store import Store
from desktop_app.app import Program
from desktop_app.cli.attendance import attendance_told
from desktop_app.commands.arrivals import enter_later
from desktop_app.commands.attendance import Desk, check_in, check_out
from desktop_app.commands.attendees import edit_attendee
from desktop_app.commands.meeting import keep_asset
from desktop_app.commands.sessions import edit_session
from desktop_app.domain.attendance import Method, fold
from desktop_app.domain.codes import code_for
from desktop_app.domain.job import run_now
from desktop_app.printing.printables import PRINTABLES
from desktop_app.ui.checkin.lobby import LobbyWindow
from desktop_app.ui.kit.band import Mood
from desktop_app.ui.kit.presenter import HallText
from tests.journeys.conftest import NOW
from tests.sample import filled_store

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def door(program: Program) -> Any:
    """The check-in page of the sample meeting: sixty people are in, everybody has a seat."""
    program.sample()
    program.settings.sounds = False
    assert program.window.desk is not None
    program.window.desk.go("checkin")
    return program.window.desk.page("checkin")


def scan_next(door: Any) -> Any:
    """Somebody who was awaited and has a seat, just scanned."""
    person = next(p for p in door.roll.fetch() if p.seat and p.attendee.comes and p.presence.arrived is None)
    door.scan(code_for(person.id, door.office.meeting().secret))
    assert door.card.verdict.mood is Mood.OK
    return door.roll.get(person.id)


def test_expected_and_actual_numbers_are_shown_live_with_seats(door: Any) -> None:
    """应到、实到人数及席位实时显示"""
    door.show_view("seats")
    plan = door._views["seats"].map
    before, taken = int(door.counters.present.text()), plan.taken
    scan_next(door)
    assert int(door.counters.present.text()) == before + 1 and plan.taken == taken + 1
    assert int(door.counters.expected.text()) == before + 1 + int(door.counters.not_yet.text())


def test_photo_name_position_and_seat_are_shown_at_check_in(door: Any) -> None:
    """签到时显示照片、姓名、职务、座位"""
    face = io.BytesIO()
    Image.new("RGB", (90, 120), "navy").save(face, "PNG")
    person = next(p for p in door.roll.fetch() if p.seat and p.attendee.comes and p.presence.arrived is None)
    with door.office.store.change("edit-attendee"):
        kept = keep_asset(face.getvalue(), "image/png")
    door.office.do(edit_attendee, replace(person.attendee, photo=kept))
    door.scan(code_for(person.id, door.office.meeting().secret))
    card = door.card
    assert card.portrait.has_photo and card.name.text() == person.attendee.who_comes
    assert card.position.text() == person.attendee.position and card.seat.text()


def test_the_counted_period_begins_and_ends(door: Any) -> None:
    """签到开始、结束时间的设定"""
    plenary = lists.sessions()[0]
    door.office.do(edit_session, replace(plenary, opens_at=NOW + MINUTE, closes_at=NOW + 2 * MINUTE))
    person = next(p for p in door.roll.fetch() if p.attendee.comes and p.presence.arrived is None)
    door.scan(code_for(person.id, door.office.meeting().secret))
    assert door.card.verdict.mood is Mood.WARN and not door.roll.get(person.id).presence.present
    check_in(door.office.store, person.id, NOW + 3 * MINUTE)
    assert attendance_told(lists.sessions()[0], None)["late"] == 1


def test_arrivals_are_entered_by_hand_afterwards(door: Any) -> None:
    """补签"""
    awaited = [p.id for p in door.roll.fetch() if p.presence.arrived is None][:3]
    assert door.office.do(enter_later, awaited, NOW - 20 * MINUTE, NOW, "纸质签到")
    events = [event for each in awaited for event in attendance.events(each)]
    assert {(each.method, each.at) for each in events} == {(Method.BACK_ENTRY, NOW - 20 * MINUTE)}
    assert set(awaited) <= attendance.present_ids()


def test_what_was_counted_is_reported_and_printed(door: Any) -> None:
    """签到数据的统计、报表与打印"""
    report = attendance_told(lists.sessions()[0], None)
    assert report["present"] == len(attendance.present_ids()) == report["arrivals"][-1]["arrived"]
    assert sum(each["present"] for each in report["by_delegation"].values()) == report["present"]
    assert sum(each["expected"] for each in report["by_capacity"].values()) == report["expected"]
    job = PRINTABLES["sign-in"].job(papers.gather("sign-in"), door.office.document_words())
    assert len(pypdfium2.PdfDocument(run_now(job).pdf)) > 1


def test_a_seat_map_of_arrivals_fills_up(door: Any) -> None:
    """到会座位图"""
    door.show_view("seats")
    plan = door._views["seats"].map
    seated = {who for who in attendance.present_ids() if door.roll.get(who).seat}
    assert plan.taken == len(seated)
    assert door.work.leave(scan_next(door))
    assert plan.taken == len(seated)


def test_desk_hall_screen_operator_and_chair_see_their_own(qtbot: QtBot, door: Any, program: Program) -> None:
    """签到台、会场大屏、操作员、主席分别显示"""
    lobby = LobbyWindow(door.office, door.roll)
    lobby.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(lobby)
    lobby.show()
    scan_next(door)
    desk = program.window.desk
    assert desk is not None
    here = len(attendance.present_ids())
    assert lobby.present.text() == door.counters.present.text() == str(here)
    assert desk.rail._count.text().startswith(f"{here:,} / ")
    assert "✓" in door.counters.quorum.text() or "Quorum" in door.counters.quorum.text()
    told = " ".join(each.text() for each in lobby.findChildren(HallText))
    assert not any(each.name in told for each in attendees.everyone())


def test_who_leaves_meanwhile_is_counted(door: Any) -> None:
    """中途离场人数统计"""
    one, two = [p for p in door.roll.fetch() if p.presence.present][:2]
    for person in (one, two):
        check_out(door.office.store, person.id, NOW)
    check_in(door.office.store, two.id, NOW + MINUTE)
    went = attendance_told(lists.sessions()[0], None)["exits"]
    assert (went.people, went.returned, went.still_out) == (2, 1, 1)
    assert one.id in attendance.present_ids(NOW - MINUTE) and one.id not in attendance.present_ids(NOW)


def two_desks(folder: Path) -> tuple[Path, Path]:
    """The same meeting on two computers."""
    east, west = folder / "east.rostrum", folder / "west.rostrum"
    filled_store(east, 30).close()
    shutil.copyfile(east, west)
    return east, west


def test_a_failed_desk_does_not_harm_the_others(tmp_path: Path) -> None:
    """任一签到机故障不影响其他签到机"""
    east, west = two_desks(tmp_path)
    east.write_bytes(east.read_bytes()[:5000])
    store = Store.open(west)
    person = attendees.everyone()[0]
    check_in(store, person.id, NOW, desk=Desk("西门"))
    assert attendance.present_ids() == {person.id}
    store.close()


def test_what_desks_kept_by_themselves_is_brought_together(tmp_path: Path) -> None:
    """网络中断时本地保存，恢复后合并"""
    kept: dict[str, Any] = {}
    for path, desk, first in zip(two_desks(tmp_path), ("东门", "西门"), (0, 5), strict=True):
        store = Store.open(path)
        for place, person in enumerate(attendees.everyone()[first : first + 10]):
            check_in(store, person.id, NOW + place * MINUTE, desk=Desk(desk))
        kept[desk] = attendance.events()
        store.close()
    both = {each.id: each for each in [*kept["东门"], *kept["西门"]]}
    again = {each.id: each for each in [*kept["西门"], *kept["东门"], *kept["西门"]]}
    people = {each.attendee_id for each in both.values()}
    assert len(people) == 15 and len(both) == 20

    def state(events: dict[str, Any], who: str | None) -> Any:
        return fold(each for each in events.values() if each.attendee_id == who)

    assert all(state(both, who) == state(again, who) and state(both, who).present for who in people)
