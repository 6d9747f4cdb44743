"""`make bench`: every figure beside a named peer taken in the same run, because machines differ and are noisy.

Each `tests/bench_<field>.py` has `figures() -> list[Figure]`. The table goes to the terminal, the same as JSON into
build/bench.json. `python -m tests.bench seating certificates` runs only those.
"""

from __future__ import annotations

import importlib
import json
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

FIELDS = ("start", "finding", "window", "attendance", "intake", "certificates", "seating", "hall", "merge")
OUT = Path("build") / "bench.json"


@dataclass(frozen=True)
class Figure:
    """One measured number. `ratio` is ours over the peer's unless `goal` says otherwise; None without a peer."""

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    ratio: float | None = None
    goal: str = ""


def against(name: str, unit: str, ours: float, peer: str, theirs: float, goal: str = "") -> Figure:
    """A figure with its peer's, and the ratio of the two."""
    return Figure(name, ours, unit, peer, theirs, ours / theirs if theirs else None, goal)


def median_seconds(action: Callable[[], object], runs: int = 5) -> float:
    """The median wall time of a few runs, after one that does not count."""
    action()
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def peak_mb() -> float:
    """The most memory this process has held. getrusage begins with that of the parent, so it is asked only where the
    system tells no better."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    if found is not None:
        return int(found[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main(wanted: list[str]) -> None:
    """Run the fields asked for (default: all), print the table, write the JSON."""
    figures: list[Figure] = []
    for field in wanted or FIELDS:
        module = importlib.import_module(f"tests.bench_{field}")
        for figure in module.figures():
            figures.append(figure)
            sys.stdout.write(line(figure) + "\n")
            sys.stdout.flush()
    OUT.parent.mkdir(exist_ok=True)
    told = {
        "machine": platform.platform(),
        "python": platform.python_version(),
        "figures": [asdict(f) for f in figures],
    }
    OUT.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


def line(figure: Figure) -> str:
    """One row of the table."""
    ours = f"{figure.value:,.5g} {figure.unit}"
    peer = f"{figure.peer} {figure.peer_value:,.5g}" if figure.peer_value is not None else ""
    ratio = f"× {figure.ratio:.3g}" if figure.ratio is not None else ""
    return f"{figure.name:<58} {ours:>18}  {peer:<44} {ratio:>9}  {figure.goal}"


if __name__ == "__main__":
    main(sys.argv[1:])
