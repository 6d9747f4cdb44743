from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.review import FieldChange, Proposed, Reason, Review, Verdict, differences, told


@dataclass(frozen=True)
class Thing:
    name: str
    size: int | None = None
    parts: tuple[str, ...] = ()


REVIEW = Review(
    (
        Proposed(2, Verdict.NEW, Thing("a")),
        Proposed(3, Verdict.CHANGED, Thing("b"), Thing("c")),
        Proposed(4, Verdict.DUPLICATE, Thing("a")),
        Proposed(5, Verdict.REFUSED),
    )
)


def test_new_and_changed_rows_are_ticked_until_somebody_chooses() -> None:
    assert [each.row for each in REVIEW.chosen()] == [2, 3]
    assert [each.row for each in REVIEW.chosen([4, 2])] == [2, 4]


def test_a_refused_row_is_never_taken() -> None:
    assert REVIEW.chosen([5]) == ()


def test_every_verdict_is_counted() -> None:
    counts = REVIEW.counts()
    assert set(counts) == set(Verdict) and counts[Verdict.UNCHANGED] == 0 and counts[Verdict.DUPLICATE] == 1


def test_differences_are_told_as_text() -> None:
    changes = differences(Thing("a"), Thing("a", 3, ("x", "y")), ("name", "size", "parts"))
    assert changes == (FieldChange("size", "", "3"), FieldChange("parts", "", "x, y"))
    assert told(Verdict.NEW) == "new"


def test_a_reason_reads_as_a_refusal() -> None:
    refusal = Reason("duplicate-in-sheet", {"row": 3}).refusal()
    assert (refusal.code, refusal.facts) == ("duplicate-in-sheet", {"row": 3})
