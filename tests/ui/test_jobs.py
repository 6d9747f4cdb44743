from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.job import Job, Step
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.kit.heartbeat import Heartbeat


def counting(to: int, gate: threading.Event | None = None) -> Job[int]:
    for done in range(to):
        if gate is not None:
            gate.wait(5)
        yield Step(done, to, str(done))
    return to


def failing() -> Job[int]:
    yield Step(0, 1)
    raise ValueError("no")


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_the_result_arrives_on_the_main_thread(jobs: Jobs, qtbot: QtBot) -> None:
    got: list[tuple[int, bool]] = []
    with qtbot.waitSignal(jobs.idle):
        assert jobs.start(
            counting(3), lambda n: got.append((n, threading.current_thread() is threading.main_thread()))
        )
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(3, True)]
    assert not jobs.busy


def test_a_second_job_is_not_started_while_one_runs(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    assert jobs.start(counting(2, gate), lambda _n: None, title="first")
    assert not jobs.start(counting(2), lambda _n: None)
    assert jobs.title == "first"
    with qtbot.waitSignal(jobs.idle):
        gate.set()


def test_cancel_stops_at_the_next_step_and_throws_the_result_away(jobs: Jobs, qtbot: QtBot) -> None:
    gate, got = threading.Event(), list[int]()
    jobs.start(counting(1000, gate), got.append)
    with qtbot.waitSignal(jobs.cancelled):
        jobs.cancel()
        gate.set()
    assert got == []
    assert not jobs.busy


def test_a_result_still_on_its_way_is_thrown_away_by_waiting(jobs: Jobs, qtbot: QtBot) -> None:
    """The window closes its file after waiting; what a job found a moment before must not be written into it."""
    got = list[int]()
    jobs.start(counting(1), got.append)
    jobs._pool.waitForDone()
    jobs.wait()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert got == []


def test_what_a_job_raises_is_told_and_the_next_can_run(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start(failing(), lambda _n: None)
    assert told.args is not None and isinstance(told.args[0], ValueError)
    with qtbot.waitSignal(jobs.idle):
        assert jobs.start(counting(1), lambda _n: None)


def test_a_quick_job_shows_no_progress_and_progress_is_thinned(jobs: Jobs, qtbot: QtBot) -> None:
    shown: list[str] = []
    steps: list[Step] = []
    jobs.shown.connect(shown.append)
    jobs.progress.connect(steps.append)
    with qtbot.waitSignal(jobs.idle):
        jobs.start(counting(20_000), lambda _n: None)
    assert shown == []
    assert len(steps) < 60


def test_a_busy_job_leaves_the_screen_free(jobs: Jobs, qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    with qtbot.waitSignal(jobs.idle):
        jobs.start(counting(200_000), lambda _n: None)
    assert heart.stop() <= 100


def test_the_heartbeat_notices_when_the_screen_is_away(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    threading.Event().wait(0.15)
    assert heart.stop() >= 100
