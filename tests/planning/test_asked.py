"""What is asked of a seating holds, or the plan says what does not; what cannot hold together is named."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.job import run_now
from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Broken, Proposal, SeatingTask, Sitter, Unmet, Walk
from desktop_app.planning.asked import read
from desktop_app.planning.checking import violations
from desktop_app.planning.clashing import clashes
from desktop_app.planning.seating import seat_everyone
from tests.seated import a_task

K = RequirementKind
TASK = a_task()
BY_LABEL = {seat.label: seat.id for seat in TASK.seats}
LABEL = {seat.id: seat.label for seat in TASK.seats}


def solve(task: SeatingTask) -> Proposal:
    return run_now(seat_everyone(task))


def asking(*asked: Requirement, task: SeatingTask = TASK) -> SeatingTask:
    return replace(task, requirements=(*task.requirements, *asked))


def need(kind: RequirementKind, number: int = 1, **named: object) -> Requirement:
    told = {"weight": 0, **named}
    return Requirement(f"{kind.value}-{number}", "h", kind, **told)  # type: ignore[arg-type]


def members(group: str, task: SeatingTask = TASK) -> list[str]:
    walkers = {person for walk in task.walks for person in walk.people}
    return [s.id for s in task.people if s.group == group and s.id not in walkers and not s.wheelchair]


def rows_of(rows: range, numbers: range = range(1, 21)) -> tuple[str, ...]:
    return tuple(BY_LABEL[f"{row}-{number}"] for row in rows for number in numbers)


def sound(task: SeatingTask) -> Proposal:
    plan = solve(task)
    assert not violations(task, plan.places.items()) and not plan.unseated and not plan.clashes
    assert not [each for each in plan.shortfalls if each.kind is Unmet.REQUIREMENT]
    return plan


def test_two_of_a_delegation_sit_side_by_side() -> None:
    one, *_, two = members("g6")
    plan = sound(asking(need(K.TOGETHER, people=(one, two))))
    row, number = map(int, LABEL[plan.places[one]].split("-"))
    assert LABEL[plan.places[two]] in {f"{row}-{number + 1}", f"{row}-{number - 1}"}


def test_two_of_different_delegations_sit_side_by_side_and_both_delegations_stay_whole() -> None:
    sound(asking(need(K.TOGETHER, people=(members("g2")[3], members("g5")[4]))))


def test_three_in_a_row() -> None:
    one, two, three, *_ = members("g4")[::3]
    plan = sound(asking(need(K.TOGETHER, people=(one, two, three))))
    assert len({LABEL[plan.places[p]].split("-")[0] for p in (one, two, three)}) == 1


def test_some_sit_apart() -> None:
    people = tuple(members("g6")[:3])
    plan = sound(asking(need(K.APART, people=people)))
    floor = read(TASK).floor
    for one, two in combinations(people, 2):
        assert not floor.within_one(floor.index[plan.places[one]], floor.index[plan.places[two]])


def test_a_delegation_in_its_zone_leaves_the_rest_of_it_to_others() -> None:
    zone = rows_of(range(6, 10), range(6, 16))
    plan = sound(asking(need(K.ZONE, groups=("g3",), seats=zone)))
    assert {plan.places[person] for person in members("g3")} <= set(zone)


def test_a_person_in_a_zone() -> None:
    zone = rows_of(range(12, 13))
    plan = sound(asking(need(K.ZONE, people=(members("g0")[0],), seats=zone)))
    assert plan.places[members("g0")[0]] in zone


def test_reserved_seats_are_for_those_they_are_for() -> None:
    seats = rows_of(range(8, 11), range(16, 21))[:-1]
    plan = sound(asking(need(K.RESERVE, groups=("g5",), seats=seats)))
    sitting = {person for person, seat in plan.places.items() if seat in seats}
    group_of = {sitter.id: sitter.group for sitter in TASK.people}
    assert sitting and {group_of[person] for person in sitting} == {"g5"}


def test_empty_seats_stay_empty() -> None:
    seats = rows_of(range(3, 4), range(6, 11))
    plan = sound(asking(need(K.LEAVE_EMPTY, seats=seats)))
    assert not set(seats) & set(plan.places.values())


def test_every_other_seat() -> None:
    seats = make_seats("h", HallShape(12, 24, (8, 16)))
    people = tuple(Sitter(f"p{n}", f"g{n // 9}", n) for n in range(100))
    task = SeatingTask("h", seats, people, evaluations=2_000)
    plan = sound(asking(replace(need(K.SPACING), number=1), task=task))
    taken = {(seat.row, seat.number) for seat in seats if seat.id in plan.places.values()}
    assert not any((row, number + 1) in taken for row, number in taken if number not in (8, 16))


def test_a_companion_sits_beside_the_wheelchair() -> None:
    user = next(sitter.id for sitter in TASK.people if sitter.wheelchair)
    friend = members("g0")[2]
    plan = sound(asking(need(K.TOGETHER, people=(friend, user))))
    chair, beside = (LABEL[plan.places[person]] for person in (user, friend))
    assert (chair, beside) in {("10-20", "10-19"), ("10-2", "10-3")}


def test_near_the_interpreter() -> None:
    booth = (BY_LABEL["9-20"],)
    person = members("g6")[-1]
    plan = solve(asking(need(K.NEAR, people=(person,), seats=booth, weight=10)))
    floor = read(TASK).floor
    far = min(floor.distance(floor.index[plan.places[p]], floor.index[booth[0]]) for p in members("g6"))
    assert far <= 3


def test_a_wish_that_fails_is_told_and_breaks_nothing() -> None:
    task = asking(need(K.TOGETHER, people=(members("g1")[0], members("g1")[1]), weight=1),
                  need(K.APART, people=(members("g1")[0], members("g1")[1])))  # fmt: skip
    plan = solve(task)
    assert not violations(task, plan.places.items())
    assert [each.subject for each in plan.shortfalls if each.kind is Unmet.WISH] == ["together-1"]


@pytest.mark.parametrize(("kind", "axis"), [(K.FRONT_TO_BACK, 0), (K.LEFT_TO_RIGHT, 1)])
def test_delegations_in_order(kind: RequirementKind, axis: int) -> None:
    sizes = (20, 12, 25, 8, 18, 30, 9)
    people = [Sitter(f"p{g}-{n}", f"g{g}", 100 * g + n) for g, size in enumerate(sizes) for n in range(size)]
    seats = make_seats("h", HallShape(10, 14))
    task = SeatingTask("h", seats, tuple(people), tuple(f"g{g}" for g in range(7)), evaluations=4_000)
    plan = solve(asking(need(kind, weight=5), task=task))
    place = {seat.id: (seat.row, seat.number)[axis] for seat in seats}
    middle = [sum(place[plan.places[s.id]] for s in people if s.group == f"g{g}") / size
              for g, size in enumerate(sizes)]  # fmt: skip
    assert middle == sorted(middle)


def test_spare_seats_lie_among_the_delegations() -> None:
    task = asking(replace(need(K.SPARE, weight=1), number=12))
    plan = sound(task)
    used = {seat.id for seat in task.seats} & set(plan.places.values())
    free = [seat for seat in task.seats if seat.id not in used and seat.area == "B" and seat.row < 8]
    assert len(free) >= 3


@pytest.mark.parametrize(
    ("asked", "locked", "named", "locks"),
    [
        ([need(K.TOGETHER, people=("p20", "p21")), need(K.APART, people=("p20", "p21"))], {},
         {"together-1", "apart-1"}, ()),
        ([need(K.ZONE, groups=("g6",), seats=rows_of(range(5, 6), range(6, 16)))], {}, {"zone-1"}, ()),
        ([need(K.TOGETHER, people=("p20", "p21"))], {"p20": "5-1", "p21": "9-9"},
         {"together-1"}, ("p20", "p21")),
        ([need(K.APART, people=("p20", "p21"))], {"p20": "5-6", "p21": "5-7"}, {"apart-1"}, ("p20", "p21")),
        ([need(K.LEAVE_EMPTY, seats=rows_of(range(5, 6)))], {"p20": "5-6"}, {"leave_empty-1"}, ("p20",)),
        ([replace(need(K.SPACING), number=1)], {}, {"spacing-1"}, ()),
        ([need(K.TOGETHER, people=tuple(f"p{n}" for n in range(20, 32)))], {}, {"together-1"}, ()),
        ([need(K.ZONE, people=("p30",), seats=rows_of(range(5, 6))),
          need(K.LEAVE_EMPTY, seats=rows_of(range(4, 6)))], {}, {"zone-1", "leave_empty-1"}, ()),
        ([need(K.RESERVE, groups=("g0",), seats=rows_of(range(1, 9)))], {}, {"reserve-1"}, ()),
    ],
)  # fmt: skip
def test_a_clash_is_named_by_its_smallest_set(
    asked: list[Requirement], locked: dict[str, str], named: set[str], locks: tuple[str, ...]
) -> None:
    bystander = need(K.TOGETHER, 9, people=("p100", "p101"))
    task = asking(*asked, bystander)
    task = replace(task, locked={person: BY_LABEL[label] for person, label in locked.items()})
    plan = solve(task)
    assert not plan.places and [set(each.requirements) for each in plan.clashes] == [named]
    assert plan.clashes[0].locks == locks


@st.composite
def asked_tasks(draw: st.DrawFn) -> SeatingTask:
    """A small hall with a few requirements of every kind, which may clash."""
    chance = random.Random(draw(st.integers(0, 10_000)))
    rows, width = draw(st.integers(4, 9)), draw(st.integers(6, 14))
    seats = make_seats("h", HallShape(rows, width, (width // 2,), 3))
    hall = [seat.id for seat in seats if seat.area != "dais"]
    people = [Sitter(f"d{n}", "", n, n) for n in (1, 2, 3)]
    while len(people) < rows * width * 0.6:
        start, size = len(people), chance.randint(1, 9)
        people += [Sitter(f"p{start + n}", f"g{start}", start + n) for n in range(size)]
    names = [sitter.id for sitter in people[3:]]
    groups = list(dict.fromkeys(sitter.group for sitter in people[3:]))
    asked = [
        need(K.TOGETHER, n, people=tuple(chance.sample(names, 2))) for n in range(draw(st.integers(0, 3)))
    ]
    asked += [need(K.APART, n, people=tuple(chance.sample(names, 2))) for n in range(draw(st.integers(0, 3)))]
    zone = tuple(hall[: chance.randint(3, len(hall))])
    asked += [
        need(K.ZONE, n, groups=(chance.choice(groups),), seats=zone) for n in range(draw(st.integers(0, 1)))
    ]
    asked += [
        need(K.LEAVE_EMPTY, n, seats=tuple(chance.sample(hall, 4))) for n in range(draw(st.integers(0, 1)))
    ]
    locked = dict(zip(chance.sample(names, 2), chance.sample(hall, 2), strict=True))
    walks = (Walk("b", draw(st.sampled_from(list(a_task().walks))).entry, tuple(chance.sample(names, 3))),)
    return SeatingTask("h", seats, tuple(people), tuple(groups), walks, locked,
                       requirements=tuple(asked), evaluations=400)  # fmt: skip


@given(asked_tasks())
@settings(max_examples=40)
def test_whatever_does_not_hold_is_told(task: SeatingTask) -> None:
    plan = solve(task)
    if plan.clashes:
        return
    assert len(plan.places) + len(plan.unseated) == len(task.people)
    assert len(set(plan.places.values())) == len(plan.places)
    assert all(plan.places[person] == seat for person, seat in task.locked.items())
    told = {each.subject for each in plan.shortfalls if each.kind is Unmet.REQUIREMENT}
    broken = [v for v in violations(task, plan.places.items()) if v.kind is Broken.REQUIREMENT]
    assert {violation.subject for violation in broken} == told


@given(asked_tasks())
@settings(max_examples=30)
def test_a_clash_is_irreducible(task: SeatingTask) -> None:
    for clash in clashes(task):
        asked = [each for each in task.requirements if each.id in clash.requirements]
        locked = {person: task.locked[person] for person in clash.locks}
        assert clashes(replace(task, requirements=tuple(asked), locked=locked))
        for left_out in asked:
            fewer = tuple(each for each in asked if each is not left_out)
            assert not clashes(replace(task, requirements=fewer, locked=locked))
        for person in locked:
            others = {each: seat for each, seat in locked.items() if each != person}
            assert not clashes(replace(task, requirements=tuple(asked), locked=others))
