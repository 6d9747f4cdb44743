"""One meeting day through the real window, in the order in which staff live it; then closed, opened, and the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.backup import list_backups
from db.queries import agenda, attendance, attendees, resolutions, seating
from desktop_app.app import Program
from desktop_app.domain.agenda import ItemKind
from desktop_app.paths import resources
from desktop_app.ui.agenda.vote_dialog import VoteDialog
from desktop_app.ui.desk import Desk
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.kit.review import ReviewDialog
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from tests.ui.asker import FakeAsker

WAIT_MS = 20_000


def desk_of(program: Program) -> Desk:
    desk = program.window.centralWidget()
    assert isinstance(desk, Desk)
    return desk


def page_of(program: Program, key: str) -> Any:
    desk = desk_of(program)
    desk.go(key)
    return desk.page(key)


def everything() -> dict[str, object]:
    """What a meeting is, read from the file."""
    hall = seating.plenary()
    assert hall is not None
    return {
        "people": attendees.everyone(),
        "events": attendance.events(),
        "places": sorted((each.attendee_id, each.seat_id) for each in seating.placements(hall.id)),
        "agenda": agenda.items(),
        "votes": resolutions.votes(),
    }


def fill_in_vote(dialog: QDialog) -> bool:
    assert isinstance(dialog, VoteDialog)
    dialog.editor.setFocus()
    dialog.entries.counts["yes"].setValue(50)
    dialog.entries.counts["no"].setValue(2)
    assert dialog.record_button.isEnabled()
    dialog.record_button.click()
    return dialog.result() == QDialog.DialogCode.Accepted


def test_a_whole_day_and_after_reopening_the_same(
    program: Program, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    program.sample()
    office: Office = desk_of(program).page("overview").office
    path = office.path
    a_second_roster_comes_in_and_is_taken_back(program, asker, qtbot, office)
    somebody_arrives_twice_and_is_taken_back_and_comes_again(program, qtbot, office)
    everybody_is_seated_and_two_change_places(program, qtbot, office)
    an_item_moves_up_and_a_document_is_put_to_the_vote(program, asker)
    certificates_are_printed(program, asker, qtbot, office, tmp_path / "certificates.pdf")
    assert {each.reason for each in list_backups(program.backups)} >= {"import", "seating"}
    kept = everything()
    program.close_meeting()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert program.open(path)
    assert everything() == kept


def a_second_roster_comes_in_and_is_taken_back(
    program: Program, asker: FakeAsker, qtbot: QtBot, office: Office
) -> None:
    people = page_of(program, "attendees")
    seen: list[int] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReviewDialog)
        seen.append(dialog.tabs.count())
        return True

    asker.expect("open_file", resources() / "examples" / "roster-en.csv")
    asker.expect("run", look)
    people.ask_import()
    qtbot.waitUntil(lambda: len(attendees.everyone()) == 176 + 172, timeout=WAIT_MS)
    assert seen
    office.undo()
    assert len(attendees.everyone()) == 176


def somebody_arrives_twice_and_is_taken_back_and_comes_again(
    program: Program, qtbot: QtBot, office: Office
) -> None:
    door = page_of(program, "checkin")
    (wang,) = attendees.named("王丽")
    assert wang.id not in attendance.present_ids()
    qtbot.keyClicks(door.search, "5425")
    qtbot.waitUntil(lambda: bool(door.model.values()) and door.model.values()[0].id == wang.id)
    qtbot.keyClick(door.search, Qt.Key.Key_Return)
    assert wang.id in attendance.present_ids()
    qtbot.keyClicks(door.search, "5425")
    qtbot.keyClick(door.search, Qt.Key.Key_Return)
    assert len(attendance.events(wang.id)) == 1
    office.undo()
    assert wang.id not in attendance.present_ids()
    office.redo()
    assert wang.id in attendance.present_ids()


def everybody_is_seated_and_two_change_places(program: Program, qtbot: QtBot, office: Office) -> None:
    hall = page_of(program, "seating")
    hall.seat_everyone()
    qtbot.waitUntil(lambda: hall.proposing.shown, timeout=WAIT_MS)
    hall.side.preview.accept.click()
    labels = seating.seat_labels()
    assert len(labels) == sum(person.comes for person in attendees.everyone())
    room = seating.plenary()
    assert room is not None
    audience = [each for each in seating.placements(room.id) if not labels[each.attendee_id].startswith("D")]
    one, two = audience[0], audience[-1]
    hall.hands.place(one.attendee_id, two.seat_id)
    swapped = seating.seat_labels()
    assert swapped[one.attendee_id] == labels[two.attendee_id]
    assert swapped[two.attendee_id] == labels[one.attendee_id]


def an_item_moves_up_and_a_document_is_put_to_the_vote(program: Program, asker: FakeAsker) -> None:
    plan = page_of(program, "agenda")
    before = [item.id for item in agenda.items()]
    plan.show_subject(before[7])
    plan.shift(-1)
    after = [item.id for item in agenda.items()]
    assert after[6] == before[7] and after[7] == before[6]
    motion = next(item for item in agenda.items() if item.kind is ItemKind.APPROVAL)
    asker.expect("run", fill_in_vote)
    plan.vote(motion.id)
    (vote,) = resolutions.votes(motion.id)
    assert (vote.tally.yes, vote.tally.no) == (50, 2)


def certificates_are_printed(
    program: Program, asker: FakeAsker, qtbot: QtBot, office: Office, path: Path
) -> None:
    pages: list[int] = []

    def read(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreviewDialog)
        asker.expect("save_file", path)
        dialog.save()
        pages.append(len(pypdfium2.PdfDocument(path)))
        return True

    asker.expect("run", read)
    assert show_paper(office, program.window, "certificates")
    qtbot.waitUntil(lambda: bool(pages), timeout=WAIT_MS)
    assert pages == [44]
