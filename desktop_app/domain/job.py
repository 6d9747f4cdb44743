"""A long piece of work: ordinary code that yields how far it is and then returns its result.

A job takes and returns values. It never touches the store, peewee or Qt, so it may run on another thread.
Cancelling is closing the generator: use `try/finally` where something must be put away.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` pieces; a total of 0 means nobody knows. `note` names the piece at hand (a name, a page)."""

    done: int
    total: int
    note: str = ""


Job: TypeAlias = Generator[Step, None, T]


def run_now(job: Job[T]) -> T:
    """Run a job to its end here and now, for tests and the command line."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: T = end.value
            return result
