"""What is drawn the other way round than the printer errs comes out where it should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.alignment import INSET, Alignment, ensure_alignment, read, written
from desktop_app.domain.refusal import Refusal

NEAR = st.floats(-4, 4)
MEASURED = st.builds(
    lambda left, top, wide, high: Alignment(297, 210, INSET + left, INSET + top, 257 + wide, 170 + high),
    NEAR,
    NEAR,
    NEAR,
    NEAR,
)


@given(MEASURED, st.floats(0, 297), st.floats(0, 210))
def test_a_corrected_point_is_printed_in_its_place(found: Alignment, x: float, y: float) -> None:
    assert found.printed(*found.corrected(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(MEASURED, st.floats(0, 297), st.floats(0, 210))
def test_the_matrix_of_the_pdf_is_the_same_correction(found: Alignment, x: float, y: float) -> None:
    across, down, right, up = found.matrix(210)
    drawn = (across * x + right, 210 - (down * (210 - y) + up))
    assert drawn == pytest.approx(found.corrected(x, y), abs=1e-6)


def test_a_printer_that_is_exact_needs_nothing() -> None:
    assert Alignment(297, 210).idle and Alignment(297, 210, 20, 20, 257, 170).idle
    assert not Alignment(297, 210, 21, 20, 257, 170).idle


@given(MEASURED)
def test_it_is_kept_in_a_preference(found: Alignment) -> None:
    kept = read(written(found))
    assert kept is not None and kept.left == pytest.approx(found.left, abs=1e-3)


@pytest.mark.parametrize(
    "text", ["", "a b", "297", "297 210 90 20 257 170", "40 40 20 20 0 0", "1 2 3 4 5 6 7"]
)
def test_nonsense_is_no_alignment(text: str) -> None:
    assert read(text) is None


def test_what_no_printer_does_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        ensure_alignment(Alignment(297, 210, 20, 20, 240, 170))
    assert refused.value.code == "alignment-too-far"
