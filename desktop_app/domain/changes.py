"""What a committed change touched: the one thing every screen listens to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Changes:
    """Which rows (by id) of which tables one committed change inserted, altered or deleted.

    `label` is the verb ("check-in"), `subject` whom or what it was about ("张三"). `Changes()` is false: nothing was.
    """

    label: str = ""
    subject: str = ""
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, table: str) -> frozenset[str]:
        """The touched ids of one table; empty when it was left alone."""
        return self.rows.get(table, frozenset())

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __or__(self, later: Changes) -> Changes:
        """Both as one, under the later one's label."""
        tables = dict.fromkeys((*self.rows, *later.rows))
        return Changes(later.label, later.subject, {each: self.of(each) | later.of(each) for each in tables})


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One change as the audit trail tells it: when (local ISO time), who, at which desk, the verb and its subject,
    the verb it took back (or ""), and how many rows it touched."""

    at: str
    who: str
    station: str
    label: str
    subject: str
    reverts: str
    rows: int
