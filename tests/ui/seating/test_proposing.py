"""Proposals on the plan: looked at, compared, accepted as one step, or discarded without a trace."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.queries import seating as kept
from desktop_app.commands import seating as commands
from desktop_app.commands.agenda import add_item
from desktop_app.commands.attendance import check_in
from desktop_app.domain.agenda import AgendaItem
from desktop_app.ui.seating.page import SeatingPage
from desktop_app.ui.seating.seater import Wanted

WAIT_MS = 20_000


def places(page: SeatingPage) -> dict[str, str]:
    """The seating as the file has it."""
    assert page.state is not None
    return {each.attendee_id: each.seat_id for each in kept.placements(page.state.hall.id)}


def drawn(page: SeatingPage) -> dict[str, str]:
    """The seating as the plan shows it."""
    faces = page.scene.painter.faces
    return {face.person.id: seat for seat, face in faces.items() if face.person is not None}


def propose(qtbot: QtBot, page: SeatingPage) -> None:
    page.seat_everyone()
    qtbot.waitUntil(lambda: page.proposing.shown, timeout=WAIT_MS)


def leave_one_out(page: SeatingPage, label: str = "3-3") -> str:
    """Take somebody off the seat; the hall has room for everybody."""
    assert page.state is not None
    seat = next(each.id for each in page.state.task.seats if each.label == label)
    person = page.state.placements[seat].attendee_id
    page.view.choose(seat)
    page.hands.unseat()
    return person


def test_a_proposal_writes_nothing_until_it_is_accepted_as_one_step(qtbot: QtBot, page: SeatingPage) -> None:
    page.clear()
    locked = places(page)
    propose(qtbot, page)
    assert len(drawn(page)) == 172 and places(page) == locked
    assert page.side.preview.isVisible() and not page.side.preview.steady.isVisible()
    assert "Score" in page.side.preview.quality.text()
    shown, said = drawn(page), []
    page.office.said.connect(lambda text, _undo: said.append(text))
    page.side.preview.accept.click()
    assert places(page) == shown == drawn(page)
    assert said == ["172 people seated"] and page.side.run.isVisible() and not page.side.preview.isVisible()
    page.office.undo()
    assert places(page) == locked == drawn(page)


def test_discarding_shows_the_seating_as_it_is(qtbot: QtBot, page: SeatingPage) -> None:
    leave_one_out(page)
    before = places(page)
    propose(qtbot, page)
    assert drawn(page) != before
    page.side.preview.discard.click()
    assert drawn(page) == before == places(page) and not page.proposing.shown


def test_the_slider_asks_for_another_and_both_stand_side_by_side(qtbot: QtBot, page: SeatingPage) -> None:
    person = leave_one_out(page)
    before = places(page)
    propose(qtbot, page)
    page.side.preview.slider.setValue(100)
    qtbot.waitUntil(lambda: len(page.side.preview.proposals) == 2, timeout=WAIT_MS)
    (new, how), (steady, still) = page.side.preview.proposals
    assert (how.steadiness, still.steadiness) == (0, 100)
    assert [move.person for move in steady.moves] == [person] and steady.moved == 0
    assert drawn(page) == dict(steady.places) and len(page.view.changes) == 1
    page.side.preview.choose(0)
    assert drawn(page) == dict(new.places) and len(page.view.changes) == len(new.moves)
    assert places(page) == before


def test_who_has_checked_in_stays_unless_allowed(qtbot: QtBot, page: SeatingPage) -> None:
    leave_one_out(page)
    here = list(places(page))[:40]
    for person in here:
        page.office.do(check_in, person, page.office.now())
    before = places(page)
    propose(qtbot, page)
    first, how = page.side.preview.proposals[0]
    assert how == Wanted(75) and all(first.places[person] == before[person] for person in here)
    assert page.side.preview.move_arrived.isVisible()
    page.side.preview.move_arrived.setChecked(True)
    qtbot.waitUntil(lambda: len(page.side.preview.proposals) == 2, timeout=WAIT_MS)
    assert page.side.preview.proposals[1][1] == Wanted(75, True)


def test_seats_are_not_changed_by_hand_meanwhile(qtbot: QtBot, page: SeatingPage) -> None:
    person = leave_one_out(page)
    before = places(page)
    propose(qtbot, page)
    said: list[str] = []
    page.office.said.connect(lambda text, _undo: said.append(text))
    seat = next(iter(before.values()))
    page.hands.place(person, seat)
    page.view.choose(seat)
    page.hands.toggle_lock()
    page.hands.unseat()
    page.clear()
    page.view.pick_up(seat)
    assert said == ["Accept or discard the proposal first."] * 4
    assert places(page) == before and page.view.carried is None


def test_a_change_to_the_seating_discards_it_and_other_work_does_not(qtbot: QtBot, page: SeatingPage) -> None:
    person = leave_one_out(page)
    propose(qtbot, page)
    page.office.do(check_in, person, page.office.now())
    page.office.do(add_item, AgendaItem(id="", title="Tea"))
    assert page.proposing.shown
    said: list[str] = []
    page.office.said.connect(lambda text, _undo: said.append(text))
    assert page.state is not None
    seat = next(each.id for each in page.state.task.seats if each.label == "3-3")
    page.office.do(commands.seat_person, person, seat)
    assert not page.proposing.shown and drawn(page) == places(page)
    assert said == ["People or seats have changed: the proposal was discarded."]


def test_cancelling_proposes_the_best_plan_so_far(
    qtbot: QtBot, page: SeatingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.seating.seater.THOROUGH", 50_000_000)
    monkeypatch.setattr("desktop_app.planning.seating.WORK", 0)  # a weak bound proves nothing early
    page.clear()
    page.seat_everyone()
    steps: list[object] = []
    page.office.jobs.progress.connect(steps.append)
    qtbot.waitUntil(lambda: len(steps) > 1, timeout=WAIT_MS)
    page.office.jobs.cancel()
    qtbot.waitUntil(lambda: page.proposing.shown, timeout=WAIT_MS)
    page.side.preview.accept.click()
    assert len(places(page)) == 172
    assert page.side.run.title.text() == "Stopped early"
