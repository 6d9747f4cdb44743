"""The small values everybody shares."""

from __future__ import annotations

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import Job, Step, run_now
from desktop_app.domain.refusal import Refusal


def test_changes_tell_which_rows_of_a_table() -> None:
    changes = Changes("check-in", "张三", {"attendee": frozenset({"a"})})
    assert changes and changes.of("attendee") == {"a"} and changes.of("seat") == frozenset()


def test_nothing_changed_is_false() -> None:
    assert not Changes() and not Changes("seat", "李四")


def test_ids_are_hex_and_differ() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000 and all(len(each) == 32 and int(each, 16) >= 0 for each in ids)


def test_a_refusal_carries_its_facts() -> None:
    refusal = Refusal("already-checked-in", name="张三")
    assert refusal.code == "already-checked-in" and refusal.facts == {"name": "张三"}
    assert str(refusal) == "already-checked-in (name='张三')" and str(Refusal("no")) == "no"


def count(upto: int, put_away: list[str]) -> Job[int]:
    try:
        for done in range(upto):
            yield Step(done, upto)
    finally:
        put_away.append("closed")
    return upto


def test_a_job_runs_to_its_result() -> None:
    assert run_now(count(3, [])) == 3


def test_a_cancelled_job_puts_its_things_away() -> None:
    put_away: list[str] = []
    job = count(3, put_away)
    assert next(job) == Step(0, 3)
    job.close()
    assert put_away == ["closed"]
    with pytest.raises(StopIteration):
        next(job)
