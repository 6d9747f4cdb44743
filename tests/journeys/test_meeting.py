"""One meeting from plan to paper: edition 1 goes out, an item comes late, the day overruns, a vote finds the quorum
just missed and then met; and what minutes and script say when they are printed is what happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.queries import agenda, editions, resolutions
from db.store import Store
from desktop_app import words
from desktop_app.app import Program
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import add_attendee
from desktop_app.domain.agenda import ItemKind
from desktop_app.domain.attendees import Attendee, Capacity
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import Scheme
from desktop_app.domain.resolutions import standing_vote, verdict_of
from desktop_app.ui.agenda.editions import EditionsDialog
from desktop_app.ui.agenda.vote_dialog import VoteDialog
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.kit.review import ReviewDialog
from desktop_app.ui.office import Office
from desktop_app.ui.running.page import RunningPage
from tests.journeys.test_whole_day import WAIT_MS, page_of
from tests.ui.asker import FakeAsker

DAY = dt.datetime(2027, 3, 15, 14)
LINES = "开会\n听取工作报告\n审议章程（草案）\n闭会"


@dataclass
class Clock:
    """The clock of the hall, moved by hand."""

    now: dt.datetime = DAY

    def __call__(self) -> dt.datetime:
        return self.now

    def go(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(qapp: QApplication, asker: FakeAsker, clock: Clock, tmp_path: Path) -> Iterator[Office]:
    """The whole program on a meeting of nine members, in Chinese."""
    path = tmp_path / "全会.rostrum"
    store = Store.create(
        path, Meeting("m" * 32, "第三次全体会议", starts_at=DAY, secret="00" * 20), clock=clock
    )
    for number in range(9):
        add_attendee(store, Attendee(f"p{number:031}", f"委员{number}", capacity=Capacity.MEMBER))
    store.close()
    program = Program(qapp, asker, clock, tmp_path / "home")
    program.set_language("zh_CN")
    program.window.show()
    program.open(path)
    assert program.window.office is not None
    yield program.window.office
    program.set_language(words.SOURCE)
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def arrive(office: Office, *numbers: int) -> None:
    for number in numbers:
        assert office.do(check_in, f"p{number:031}", office.now())


def numbered() -> list[tuple[str, str]]:
    numbers = agenda.printed_numbers(Scheme.CHINESE)
    return [(numbers[item.id], item.title) for item in agenda.items()]


def test_from_plan_to_minutes(
    office: Office, asker: FakeAsker, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    program = office.parent()
    assert isinstance(program, Program)
    the_agenda_is_pasted_and_goes_out(program, asker)
    an_item_comes_late_under_a_number_of_its_own(program, asker)
    page = page_of(program, "running")
    the_meeting_overruns(office, page, clock)
    a_vote_waits_for_the_quorum(program, office, asker, clock)
    page = page_of(program, "running")
    while page.moment().item is not None:
        clock.go(5)
        page.go_on()
    (vote,) = resolutions.votes()
    minutes = printed(program, asker, qtbot, tmp_path, "minutes")
    facts = (
        "第三次全体会议",
        "应到9人",
        "实到5人",
        "赞成4票",
        "反对1票",
        "通过",
        "审议章程（草案）",
        "关于增补委员的说明",
    )
    assert [told for told in facts if told not in minutes] == []
    ran = page.moment().course
    for item in agenda.items():
        began = ran.items[item.id].began
        assert began is not None and f"{began:%H:%M}" in minutes, item.title
    assert vote.present == 5 and verdict_of(vote).passed
    script = printed(program, asker, qtbot, tmp_path, "script")
    assert "关于增补委员的说明" in script and "同意的请举手" in script


def the_agenda_is_pasted_and_goes_out(program: Program, asker: FakeAsker) -> None:
    plan = page_of(program, "agenda")
    QApplication.clipboard().setText(LINES)
    asker.expect("run", lambda review: isinstance(review, ReviewDialog))
    plan.paste()
    kinds = (ItemKind.OPENING, ItemKind.REPORT, ItemKind.APPROVAL, ItemKind.CLOSING)
    for item, kind in zip(agenda.items(), kinds, strict=True):
        plan.show_subject(item.id)
        plan.card.details.apply()
        field = plan.card.form.widget("kind")
        field.setCurrentIndex(field.findData(kind))
        field.activated.emit(field.currentIndex())
        plan.card.form.apply()
    assert [item.kind for item in agenda.items()] == list(kinds)

    def release(dialog: QDialog) -> bool:
        assert isinstance(dialog, EditionsDialog)
        dialog.release_button.click()
        return True

    asker.expect("run", release)
    plan.show_editions()
    assert len(editions.editions()) == 1 and [n for n, _title in numbered()] == [
        "一、",
        "二、",
        "三、",
        "四、",
    ]


def an_item_comes_late_under_a_number_of_its_own(program: Program, asker: FakeAsker) -> None:
    plan = page_of(program, "agenda")
    plan.show_subject(agenda.items()[1].id)
    plan.add()
    plan.card.form.widget("title").setText("关于增补委员的说明")
    plan.card.form.apply()
    assert numbered()[2] == ("二之一、", "关于增补委员的说明")
    assert [n for n, _title in numbered()] == ["一、", "二、", "二之一、", "三、", "四、"]


def the_meeting_overruns(office: Office, page: RunningPage, clock: Clock) -> None:
    page.go_on()
    clock.go(10)
    page.go_on()
    clock.go(25)  # ten minutes were planned
    moment = page.moment()
    assert moment.left is not None and moment.left < dt.timedelta()
    assert moment.ends[1] > 0
    page.go_on()
    clock.go(10)
    page.go_on()
    arrive(office, 0, 1, 2, 3)


def a_vote_waits_for_the_quorum(program: Program, office: Office, asker: FakeAsker, clock: Clock) -> None:
    plan = page_of(program, "agenda")
    motion = next(item for item in agenda.items() if item.kind is ItemKind.APPROVAL)

    def one_short(dialog: QDialog) -> bool:
        assert isinstance(dialog, VoteDialog)
        dialog.entries.counts["yes"].setValue(4)
        assert dialog.badge.text().endswith("✗") and not dialog.record_button.isEnabled()
        clock.go(3)
        arrive(office, 4)  # the fifth of nine
        assert dialog.badge.text().endswith("✓")
        dialog.entries.counts["no"].setValue(1)
        dialog.record_button.click()
        return True

    asker.expect("run", one_short)
    plan.vote(motion.id)
    standing = standing_vote(resolutions.votes(motion.id))
    assert standing is not None and (standing.present, standing.quorum_met) == (5, True)


def printed(program: Program, asker: FakeAsker, qtbot: QtBot, folder: Path, which: str) -> str:
    """What a manuscript says on paper, on one line."""
    page = page_of(program, "manuscripts")
    page.show_subject(f"{'minutes' if which == 'minutes' else 'host_script'}/zh")
    path, found = folder / f"{which}.pdf", [""]

    def read(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreviewDialog)
        asker.expect("save_file", path)
        dialog.save()
        document = pypdfium2.PdfDocument(path)
        found[0] = "".join(page.get_textpage().get_text_range() for page in document)
        return True

    asker.expect("run", read)
    page.print_text()
    qtbot.waitUntil(lambda: bool(found[0]), timeout=WAIT_MS)
    return "".join(found[0].split())
