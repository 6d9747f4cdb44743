"""What is shown on the wall while a batch stands on stage: awards, who is commended and for what, who hands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from .awards import Award
from .ceremony import StagePlan, by_rank

WITH_CITATIONS = 4
"""Up to so many recipients are shown with their citations: more could not be read from the last row."""
PER_COLUMN = 6
"""Names under each other before another column is begun."""
MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class SlideEntry:
    """One recipient: grade, name, whose he is, and the citation where there is room for it."""

    name: str
    grade: str = ""
    body: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One batch. `batch` is its bare name, `presenters` are in the order of their rank."""

    batch: str
    awards: tuple[str, ...]
    entries: tuple[SlideEntry, ...]
    presenters: tuple[str, ...]

    @property
    def columns(self) -> int:
        """In how many columns the recipients stand."""
        if any(entry.citation for entry in self.entries):
            return 1
        return max(1, min(MOST_COLUMNS, ceil(len(self.entries) / PER_COLUMN)))


def slides(plans: Sequence[StagePlan], awards: Mapping[str, Award], chinese: bool) -> list[Slide]:
    """A slide for each batch that has recipients, in stage order; everybody is shown, also who cannot come: the award
    is given all the same. Outside Chinese the Latin names and citations are taken where there are any."""
    return [_slide(plan, awards, chinese) for plan in plans if plan.places or plan.left_out]


def _slide(plan: StagePlan, awards: Mapping[str, Award], chinese: bool) -> Slide:
    listed = sorted(
        [*(place.recipient for place in plan.places), *plan.left_out], key=lambda each: (each.order, each.id)
    )
    given = dict.fromkeys(awards[each.award_id] for each in listed)
    titles = tuple(a.title if chinese else a.latin_title or a.title for a in given)
    few = len(listed) <= WITH_CITATIONS
    entries = tuple(
        SlideEntry(
            each.name if chinese else each.latin_name or each.name,
            each.grade,
            each.organisation if each.organisation != each.name else "",
            (each.citation if chinese else each.latin_citation or each.citation) if few else "",
        )
        for each in listed
    )
    return Slide(plan.batch.name, titles, entries, tuple(each.name for each in by_rank(plan.presenters)))
