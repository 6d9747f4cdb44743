"""Seating: seconds and quality at four sizes beside what others do, re-seating, round tables, and memory.

Halls are those of `tests.auditorium`. At 170 and 500 people quality is the cost over the proven optimum, at 2,000 and
5,000 over a proven bound. CPU seconds throughout.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.job import run_now
from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Proposal, SeatingTask, Sitter
from desktop_app.planning.annealing import Annealing
from desktop_app.planning.banquet import by_delegation, seat_tables
from desktop_app.planning.bound import WORK, lower_bound
from desktop_app.planning.checking import violations
from desktop_app.planning.packing import pack
from desktop_app.planning.reseating import reseat
from desktop_app.planning.seating import seat_everyone
from tests.auditorium import OPTIMA, Auditorium, late_changes, wedding
from tests.bench import Figure, peak_mb
from tests.bench_seating_peers import highs, person_swaps, snake_fill

SIZES = (170, 500, 2_000, 5_000)
FIRST = {170: 0.05, 500: 0.06, 2_000: 0.1, 5_000: 0.15}
FINAL = {170: 1, 500: 2, 2_000: 4, 5_000: 8}
NEAR = {170: 1.0005, 500: 1.0010, 2_000: 1.0015, 5_000: 1.0015}
MOVES = {170: 1.2, 500: 1.2, 2_000: 2.0, 5_000: 2.5}
ROOMY = {170: 1.0, 500: 0.8, 2_000: 1.0, 5_000: 1.5}
"""Moves an addition where one seat in SPARE was left free."""
SPARE = 20
PROVES = (170, 500)
"""Sizes at which HiGHS proves the optimum within a minute."""
SWAPS_S = 10
MEMORY_MB = 300


def figures() -> Iterator[Figure]:
    """All of it; about two minutes."""
    for people in SIZES:
        hall = Auditorium(people)
        yield from _plans(hall)
        yield from _changes(hall)
    yield from _tables()
    yield Figure("seat 5,000: memory of the process", _memory(), "MB", goal=f"≤ {MEMORY_MB}")


def _plans(hall: Auditorium) -> Iterator[Figure]:
    people, runs = hall.people, hall.runs()
    began = time.process_time()
    packed = pack(runs)
    first = time.process_time() - began
    search = Annealing(packed.runs, packed.plan, 1, hall.task().budget)
    run_now(search.job())
    final = time.process_time() - began
    snake, swaps = snake_fill(runs), person_swaps(runs, SWAPS_S)
    least = OPTIMA.get((people, 1)) or lower_bound(runs, search.best_cost, 20 * WORK)
    yield Figure(
        f"seat {people:,}: first plan",
        first,
        "s",
        "snake fill",
        snake.seconds,
        None,
        f"≤ {FIRST[people]} s",
    )
    yield Figure(f"seat {people:,}: final plan", final, "s", "swapping people", swaps.seconds, None,
                 f"≤ {FINAL[people]} s")  # fmt: skip
    ours = search.best_cost / least
    yield Figure(f"seat {people:,}: first plan over the optimum", runs.total(packed.plan) / least, "×",
                 "snake fill", snake.cost / least, None, "")  # fmt: skip
    yield Figure(f"seat {people:,}: final plan over the optimum", ours, "×", "swapping people",
                 swaps.cost / least, None, f"≤ {NEAR[people]}")  # fmt: skip
    yield Figure(f"seat {people:,}: delegations split, by snake fill beside it", 0, "", "by swapping people",
                 swaps.split, None, f"{snake.split} by snake fill")  # fmt: skip
    if people in PROVES:
        oracle = highs(runs, 60)
        told = "proven" if oracle.proven else "not proven"
        yield Figure(f"seat {people:,}: HiGHS, seconds to its best ({told})", oracle.seconds, "s",
                     "over our plan", oracle.cost / search.best_cost)  # fmt: skip


def _changes(hall: Auditorium) -> Iterator[Figure]:
    """Two in a hundred cancel, as many join; then one more comes late. Once with a spare seat in so many."""
    people, task = hall.people, hall.task(pairs=True)
    began = time.process_time()
    plan = run_now(seat_everyone(task))
    seconds = time.process_time() - began
    broken = len(violations(task, plan.places.items()))
    yield Figure(f"seat {people:,} with pairs: rules broken", broken, "", "seconds", seconds, None, "0")
    yield from _repairs(hall, task, plan, "")
    spare = Requirement("spare", "h", RequirementKind.SPARE, number=SPARE, weight=1)
    roomy = replace(task, requirements=(*task.requirements, spare))
    yield from _repairs(hall, roomy, run_now(seat_everyone(roomy)), ", with spares")


def _repairs(hall: Auditorium, task: SeatingTask, plan: Proposal, how: str) -> Iterator[Figure]:
    changes, people = late_changes(hall), hall.people
    gone = set(changes.gone)
    joined = tuple(Sitter(f"n{n}", group, 20_000 + n) for n, group in enumerate(changes.joined))
    changed = _placed(replace(task, people=(*(s for s in task.people if s.id not in gone), *joined)), plan)
    began = time.process_time()
    again = run_now(reseat(changed))
    spent = time.process_time() - began
    anew = run_now(seat_everyone(replace(changed, placed={}, evaluations=20_000)))
    others = sum(1 for person, seat in anew.places.items() if plan.places.get(person, seat) != seat)
    goal = (ROOMY if how else MOVES)[people]
    yield Figure(f"re-seat {people:,}, 2 % + 2 %{how}: moves an addition", _moved(again) / len(joined), "",
                 "a new plan", others / len(joined), None, f"≤ {goal}")  # fmt: skip
    yield Figure(f"re-seat {people:,}{how}: an addition", 1000 * spent / len(joined), "ms", goal="≤ 30")
    late = [_one_more(task, plan, f"g{d}") for d in range(0, len(hall.sizes), max(1, len(hall.sizes) // 9))]
    yield Figure(f"re-seat {people:,}{how}: moves for one late arrival, median", statistics.median(late), "",
                 goal="≤ 1" if how else "")  # fmt: skip


def _placed(task: SeatingTask, plan: Proposal) -> SeatingTask:
    coming = {sitter.id for sitter in task.people} - set(task.locked)
    return replace(task, placed={who: seat for who, seat in plan.places.items() if who in coming})


def _moved(plan: Proposal) -> int:
    return sum(1 for move in plan.moves if move.before and move.after)


def _one_more(task: SeatingTask, plan: Proposal, group: str) -> int:
    more = replace(task, people=(*task.people, Sitter("late", group, 90_000)))
    return _moved(run_now(reseat(_placed(more, plan))))


def _tables() -> Iterator[Figure]:
    for tables, seats, best in ((5, 4, 276), (2, 10, 318)):
        began = time.process_time()
        plan = run_now(seat_tables(wedding(tables, seats)))
        spent = time.process_time() - began
        yield Figure(f"17 guests, {tables} tables of {seats}", plan.worth, "", "proven best", best, plan.worth / best,
                     "reached")  # fmt: skip
        yield Figure(f"17 guests, {tables} tables of {seats}: time", spent, "s", goal="≤ 5")
    sizes = Auditorium(5_000).sizes
    groups = [[f"{d}-{n}" for n in range(size)] for d, size in enumerate(sizes)]
    people = sum(sizes)
    began = time.process_time()
    laid = by_delegation(groups, [10] * -(-people * 103 // 1_000))
    spent = time.process_time() - began
    yield Figure(f"{people:,} people at tables of ten", 1000 * spent, "ms", "pairs over the bound",
                 laid.pairs / laid.most_pairs, None, "≤ 10 ms, 1")  # fmt: skip


def _memory() -> float:
    """The most memory a process needs that seats 5,000 people, in MB."""
    run = subprocess.run([sys.executable, "-m", "tests.bench_seating"], stdout=subprocess.PIPE, check=True)
    return float(run.stdout)


if __name__ == "__main__":
    run_now(seat_everyone(Auditorium(5_000).task(pairs=True)))
    sys.stdout.write(f"{peak_mb():.1f}")
