"""What the seating engine is measured against: filling in snake order, exchanging people by annealing, and HiGHS.

All three see the model of `tests.auditorium`: delegations, their weights, the free seats and the merit of each.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass

import highspy
import numpy as np

from desktop_app.planning.bound import person_weights
from desktop_app.planning.runs import NEVER, Runs


@dataclass(frozen=True)
class Peer:
    """What a peer reached: `cost` counts people on seats alone, `split` delegations in more than one piece."""

    cost: float
    split: int
    seconds: float
    proven: bool = False


def _people(runs: Runs) -> list[tuple[int, int]]:
    """Delegation and weight of everybody, by weight of the delegation: the order of precedence."""
    ordered = sorted(range(len(runs.groups)), key=lambda g: -runs.groups[g].weight)
    return [(g, weight) for g in ordered for weight in person_weights(runs.groups[g])]


def _split(runs: Runs, people: list[tuple[int, int]], seats: list[int]) -> int:
    """Delegations that fall into pieces."""
    held: dict[int, list[int]] = {}
    for (group, _weight), seat in zip(people, seats, strict=False):
        held.setdefault(group, []).append(seat)
    return sum(1 for taken in held.values() if runs.floor.pieces(taken) > 1)


def _rows(runs: Runs) -> list[int]:
    """The free seats row by row, to and fro."""
    free = [seat for strip in runs.strips for seat in strip]
    rows: dict[int, list[int]] = {}
    for number in sorted(free, key=lambda n: runs.floor.seats[n].x):
        rows.setdefault(runs.floor.seats[number].row, []).append(number)
    return [n for row in sorted(rows) for n in (rows[row] if row % 2 else rows[row][::-1])]


def snake_fill(runs: Runs) -> Peer:
    """What offices do by hand: people in order of precedence along the rows."""
    began = time.process_time()
    people, seats = _people(runs), _rows(runs)
    cost = sum(weight * runs.floor.merit[seat] for (_g, weight), seat in zip(people, seats, strict=False))
    return Peer(cost, _split(runs, people, seats), time.process_time() - began)


def person_swaps(runs: Runs, seconds: float, seed: int = 1) -> Peer:
    """What open-source planners do: two people change seats, by simulated annealing; neighbours of one delegation are
    rewarded so that delegations hold together, for so many CPU seconds."""
    chance, merit, near = random.Random(seed), runs.floor.merit, runs.floor.near
    people, seats = _people(runs), _rows(runs)
    people += [(-1, 0)] * (len(seats) - len(people))
    sits: dict[int, int] = {seat: place for place, seat in enumerate(seats)}
    reward = 12 * sum(weight for _g, weight in people) / max(1, len(people))

    def worth(place: int, seat: int) -> float:
        group, weight = people[place]
        beside = sum(1 for n in near[seat] if n in sits and people[sits[n]][0] == group and group >= 0)
        return weight * merit[seat] - reward * beside

    began, heat = time.process_time(), reward * 4.0
    while (spent := time.process_time() - began) < seconds:
        now = heat * math.exp(-7.0 * spent / seconds)
        for _ in range(400):
            one, two = chance.randrange(len(seats)), chance.randrange(len(seats))
            here, there = seats[one], seats[two]
            before = worth(one, here) + worth(two, there)
            sits[here], sits[there] = two, one
            gain = before - worth(one, there) - worth(two, here)
            if gain >= 0 or chance.random() < math.exp(gain / now):
                seats[one], seats[two] = there, here
            else:
                sits[here], sits[there] = one, two
    cost = sum(weight * merit[seat] for (_g, weight), seat in zip(people, seats, strict=True))
    members = [place for place, (group, _w) in enumerate(people) if group >= 0]
    split = _split(runs, [people[p] for p in members], [seats[p] for p in members])
    return Peer(cost, split, time.process_time() - began)


def highs(runs: Runs, seconds: float) -> Peer:
    """The integer programme of all runs of all strips: each delegation takes one, each seat is taken once."""
    kinds: dict[object, list[int]] = {}
    for group in range(len(runs.groups)):
        kinds.setdefault(runs.alike(group), []).append(group)
    rows, places = runs.rows(), runs.first[-1]
    costs, starts, index = [], [0], list[int]()
    for kind, groups in enumerate(kinds.values()):
        size = runs.size[groups[0]]
        for start, cost in enumerate(rows[groups[0]]):
            if cost < NEVER:
                costs.append(float(cost))
                index += [kind, *range(len(kinds) + start, len(kinds) + start + size)]
                starts.append(len(index))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(kinds) + places
    model.col_cost_ = np.array(costs)
    model.col_lower_, model.col_upper_ = np.zeros(len(costs)), np.ones(len(costs))
    counts = [float(len(groups)) for groups in kinds.values()]
    model.row_lower_ = np.array(counts + [0.0] * places)
    model.row_upper_ = np.array(counts + [1.0] * places)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.array(starts)
    model.a_matrix_.index_ = np.array(index)
    model.a_matrix_.value_ = np.ones(len(index))
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    began = time.process_time()
    solver.passModel(model)
    solver.run()
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Peer(solver.getInfo().objective_function_value, 0, time.process_time() - began, proven)
