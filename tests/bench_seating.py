"""Seating: seconds and quality at 176, 500 and 2,000 people, beside filling row by row in order of precedence.

Quality is the score over a proven bound (1: the best there can be). The peer is what offices and spreadsheets do.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from desktop_app.domain.job import run_now
from desktop_app.domain.seating import Proposal, SeatingTask
from desktop_app.planning.asked import read
from desktop_app.planning.bound import person_weights
from desktop_app.planning.checking import violations
from desktop_app.planning.fixing import fix
from desktop_app.planning.floor import Floor
from desktop_app.planning.grouping import groups_of
from desktop_app.planning.seating import seat_everyone
from tests.bench import Figure
from tests.seated import a_large_task, a_task

GOALS = {176: 1.0, 500: 2.0, 2_000: 4.0}
"""CPU seconds for a plan with its bound."""
NEAR = {176: 1.002, 500: 1.005, 2_000: 1.02}
"""Score over bound; at 2,000 most of the gap is the bound's, which has time for few steps."""


def figures() -> list[Figure]:
    """For each size: seconds, quality against the peer's, delegations split by either, rules broken."""
    tasks = {176: a_task(evaluations=60_000), 500: a_large_task(500), 2_000: a_large_task(2_000)}
    return [figure for people, task in tasks.items() for figure in _of(people, task)]


def _of(people: int, task: SeatingTask) -> Iterator[Figure]:
    began = time.process_time()
    plan = run_now(seat_everyone(task))
    seconds = time.process_time() - began
    began = time.process_time()
    score, split = snake_fill(task)
    yield Figure(
        f"seat {people:,} people",
        seconds,
        "s",
        "snake fill, not by the rules",
        time.process_time() - began,
        None,
        f"≤ {GOALS[people]} s",
    )
    yield _quality(people, plan, score)
    broken = len(violations(task, plan.places.items()))
    yield Figure(
        f"seat {people:,}: rules broken", broken, "", "delegations split by snake fill", split, None, "0"
    )


def _quality(people: int, plan: Proposal, peer: int) -> Figure:
    ours, theirs = plan.score / plan.bound, peer / plan.bound
    return Figure(
        f"seat {people:,}: score over bound",
        ours,
        "×",
        "snake fill",
        theirs,
        ours / theirs,
        f"≤ {NEAR[people]}",
    )


def snake_fill(task: SeatingTask) -> tuple[int, int]:
    """People in order of precedence along the rows, to and fro, round those who sit by a rule: score, split groups."""
    fixed = fix(read(task))
    floor = fixed.floor
    groups = groups_of(fixed.waiting(), task.groups)
    weights = {p: w for g in groups for p, w in zip(g.people, person_weights(g), strict=True)}
    order = [person for group in groups for person in group.people]
    seat_of = dict(zip(order, _snake(floor, {n for n in floor.hall if fixed.free(n)}), strict=False))
    split = sum(1 for group in groups if floor.pieces(seat_of[person] for person in group.people) > 1)
    return sum(weights[person] * floor.merit[seat] for person, seat in seat_of.items()), split


def _snake(floor: Floor, free: set[int]) -> Sequence[int]:
    rows: dict[int, list[int]] = {}
    for number in sorted(free, key=lambda n: floor.seats[n].x):
        rows.setdefault(floor.seats[number].row, []).append(number)
    return [n for row in sorted(rows) for n in (rows[row] if row % 2 else rows[row][::-1])]
