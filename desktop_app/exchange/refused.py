"""The rows of a sheet that could not be read, as a sheet of their own: to be mended and imported again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.domain.review import Proposed, Reason, Review, Verdict
from desktop_app.words import N_

from .writing import Cell, table_bytes


def refused_rows(
    kind: str, review: Review[Any], told: Callable[[Reason], str], gettext: Callable[[str], str]
) -> bytes:
    """The rows as "xlsx" or "csv", under the headings they stood under, each with its row number and the reason.

    `told` turns a reason into a sentence. The two columns of our own come last: the sheet reads as the old one does.
    ValueError: another kind."""
    refused = review.of(Verdict.REFUSED)
    width = max(
        [len(each.cells) for each in refused] + [each.index + 1 for each in review.columns], default=0
    )
    headings = [""] * width
    for column in review.columns:
        headings[column.index] = " ".join(column.heading.split())
    own = [gettext(N_("Row")), gettext(N_("Reason"))]

    def line(each: Proposed[Any]) -> list[Cell]:
        why = " ".join(map(told, each.reasons))
        return [*each.cells, *[""] * (width - len(each.cells)), each.row, why]

    return table_bytes(kind, gettext(N_("Cannot be read")), [*headings, *own], map(line, refused))
