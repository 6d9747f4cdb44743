"""Stage plan, badges and the registry."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest

from db.queries.papers import GATHERERS
from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.domain.awards import Award, AwardKind, Batch, Recipient
from desktop_app.domain.ceremony import Presenter, stage_plan
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.printing import stage_plan as paper
from desktop_app.printing.badges import badges
from desktop_app.printing.printables import PRINTABLES
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, outline, texts

MEETING = Meeting("0" * 32, "大会", starts_at=dt.datetime(2027, 3, 15, 14), secret="5e" * 20)
AWARDS = {"a": Award("a", "先进集体", kind=AwardKind.GROUP)}


def plan_of(count: int, hands: int = 3) -> object:
    body = [
        Recipient(
            f"r{i}", "a", "b", f"单位{i}", AwardKind.GROUP, representative="" if i == 2 else f"代表{i}",
            representative_id=None if i == 2 else f"p{i}", representative_pending=i == 2,
        )
        for i in range(count)
    ]  # fmt: skip
    presenters = [Presenter(f"d{i}", f"领导{i}", i, attendee_id=f"d{i}") for i in range(1, hands + 1)]
    return stage_plan(Batch("b", "1"), body, presenters)


@pytest.mark.parametrize("count", [1, 3, 10, 12, 24])
def test_every_walker_and_presenter_is_on_the_plan(count: int) -> None:
    done = run_now(paper.stage_plan([plan_of(count)], AWARDS, MEETING, words=Words("en")))  # type: ignore[list-item]
    (page,) = texts(done.pdf)
    for i in range(count):
        assert (f"代表{i}" if i != 2 else "Not named yet") in page
    assert "领导1" in page and "Usher 1" in page and "Batch 1" in page
    assert f"1. {'not named yet' if count == 3 else f'代表{count - 1}'}" in page
    assert ("To settle" in page) == (count > 2)
    assert (
        fonts_without_program(done.pdf) == [] and faults(done.pdf) == [] and outline(done.pdf) == ["Batch 1"]
    )


def test_a_badge_for_everyone_eight_to_a_sheet() -> None:
    people = [Attendee(f"{i:032x}", f"张{i:03}", capacity=list(Capacity)[i % 6]) for i in range(9)]
    people.append(Attendee("f" * 32, "李䶮", status=Status.SUBSTITUTED, substitute="王代会"))
    done = run_now(badges(people, MEETING, {people[0].id: "3-12"}, words=Words("en")))
    first, second = texts(done.pdf)
    assert "张000" in first and "Row 3 seat 12" in first and "Guest" in first and "大会" in first
    assert "王代会" in second and "李䶮" not in second and done.warnings == ()
    assert fonts_without_program(done.pdf) == [] and faults(done.pdf) == []


def test_every_printable_has_its_gatherer_and_takes_words() -> None:
    assert list(GATHERERS) and set(GATHERERS) == set(PRINTABLES)
    for printable in PRINTABLES.values():
        assert "words" in inspect.signature(printable.load()).parameters, printable.key
