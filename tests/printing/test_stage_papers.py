"""Stage plan, badges and the registry."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from dataclasses import replace

import pytest

from db.queries.papers import GATHERERS
from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.domain.awards import Award, AwardKind, Batch, Recipient
from desktop_app.domain.ceremony import Presenter, StagePlan, stage_plan
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import StageLabel, StageLabelOptions
from desktop_app.domain.readiness import usher_key
from desktop_app.domain.slides import slides as shown_slides
from desktop_app.printing import stage_plan as paper
from desktop_app.printing.badges import badges
from desktop_app.printing.line_up import line_up
from desktop_app.printing.printables import PRINTABLES
from desktop_app.printing.slides import slides
from desktop_app.printing.stage_labels import stage_labels
from desktop_app.printing.usher_cards import usher_cards
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, outline, texts

MEETING = Meeting("0" * 32, "大会", starts_at=dt.datetime(2027, 3, 15, 14), secret="5e" * 20)
AWARDS = {"a": Award("a", "先进集体", kind=AwardKind.GROUP)}


def plan_of(count: int, hands: int = 3) -> StagePlan:
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
    done = run_now(paper.stage_plan([plan_of(count)], AWARDS, MEETING, words=Words("en")))
    (page,) = texts(done.pdf)
    for i in range(count):
        assert (f"代表{i}" if i != 2 else "Not named yet") in page
    assert "领导1" in page and "Usher 1" in page and "Batch 1" in page
    assert f"1. {'not named yet' if count == 3 else f'代表{count - 1}'}" in page
    assert ("To settle" in page) == (count > 2)
    assert (
        fonts_without_program(done.pdf) == [] and faults(done.pdf) == [] and outline(done.pdf) == ["Batch 1"]
    )


def test_the_line_up_lists_each_walker_in_walking_order_with_seat_and_phone() -> None:
    plan = plan_of(30)
    people = {f"p{i}": Attendee(f"p{i}", f"代表{i}", phone=f"1390000{i:04}") for i in range(30)}
    done = run_now(line_up([plan], people, {"p5": "3-12"}, MEETING, words=Words("en")))
    first, second = texts(done.pdf)  # 23 rows to a sheet
    told = first + second
    assert "Row 3 seat 12" in told and "13900000005" in told and "Not named yet" in told
    walking = [place.recipient.on_stage_name for place in plan.walking]
    assert re.findall(r"代表\d+", told) == [name for name in walking if name] and len(walking) == 30
    assert fonts_without_program(done.pdf) == [] and faults(done.pdf) == []


def test_usher_cards_hold_every_certificate_once_from_top_to_bottom() -> None:
    plan = plan_of(12)
    plan = stage_plan(replace(plan.batch, ushers=3), [p.recipient for p in plan.places], plan.presenters)
    done = run_now(usher_cards([plan], MEETING, words=Words("zh")))
    cards = texts(done.pdf)
    assert outline(done.pdf) == [f"第1批 · 礼仪 {n}" for n in (1, 2, 3)]
    held = sorted(re.findall(r"单位\d+", "".join(cards)))
    assert held == sorted(f"单位{i}" for i in range(12))
    numbered = [len(re.findall("→", card)) for card in cards]
    assert sum(numbered) == 12 and max(numbered) - min(numbered) <= 1
    (only,) = texts(
        run_now(usher_cards([plan], MEETING, {usher_key(plan.batch.id, 2)}, words=Words("zh"))).pdf
    )
    assert only == cards[1]


def test_stage_labels_for_seats_and_floor() -> None:
    plan = plan_of(30)
    done = run_now(stage_labels([plan], {"p5": "3-12"}, MEETING, words=Words("en")))
    pages = texts(done.pdf)
    assert len(pages) == 2 and "Row 3 seat 12" in "".join(pages)
    assert sorted(re.findall(r"代表\d+|Not named", "".join(pages))) == sorted(
        place.recipient.on_stage_name or "Not named" for place in plan.places
    )
    floor = StageLabelOptions(StageLabel.FLOOR)
    numbers = texts(run_now(stage_labels([plan], {}, MEETING, words=Words("en"), options=floor)).pdf)
    assert ["".join(page.split()) for page in numbers] == [f"{i}{i + 1}" for i in range(1, 31, 2)]


@pytest.mark.parametrize(("count", "columns"), [(3, 1), (12, 2), (40, 4)])
def test_a_slide_shows_everybody_and_citations_only_where_they_can_be_read(count: int, columns: int) -> None:
    plan = plan_of(count)
    cited = [replace(place.recipient, citation=f"事迹{i}") for i, place in enumerate(plan.places)]
    plan = stage_plan(plan.batch, cited, plan.presenters)
    (slide,) = shown_slides([plan], AWARDS, chinese=True)
    assert slide.columns == columns
    (page,) = texts(run_now(slides([slide], MEETING, words=Words("zh"))).pdf)
    assert all(f"单位{i}" in page for i in range(count)) and "先进集体" in page and "领导1" in page
    assert ("事迹0" in page) == (count <= 4)


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
