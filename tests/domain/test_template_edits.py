"""Edits of whole templates: layers keep their order, a page that changes its size keeps what is on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.template_edits import (
    MOST_OF_PAGE,
    PAGE_SIZES,
    new_element,
    resized,
    shifted,
    with_added,
    without,
)
from desktop_app.domain.template_files import read_template, written_template
from desktop_app.domain.templates import KINDS_OF, Element, ElementKind, Template, TemplateKind
from desktop_app.printing.templates import built_in

ALL = [each for kind in TemplateKind for each in built_in(kind)]


@given(st.integers(1, 6), st.data())
def test_a_layer_moves_and_comes_back(count: int, data: st.DataObject) -> None:
    elements = tuple(Element(ElementKind.TEXT, x=float(i)) for i in range(count))
    page = Template("k", "t", "zh", 100, 50, elements)
    place, by = data.draw(st.integers(-1, count)), data.draw(st.integers(-2, 2))
    moved = shifted(page, place, by)
    if not 0 <= place < count or not 0 <= place + by < count:
        assert moved is None
        return
    assert moved is not None and moved.elements[place + by] == elements[place]
    assert shifted(moved, place + by, -by) == page
    assert without(with_added(page, Element(ElementKind.QR), place), place) == page


@pytest.mark.parametrize("kind", TemplateKind)
def test_a_new_element_has_room_and_survives_its_file(kind: TemplateKind) -> None:
    for width, height in PAGE_SIZES[kind]:
        page = Template("k", "t", "zh", width, height, kind=kind)
        for each in sorted(KINDS_OF[kind] - {ElementKind.PICTURE}):
            made = new_element(each, page)
            assert made.width <= MOST_OF_PAGE * width + 1e-9 and made.height <= MOST_OF_PAGE * height + 1e-9
            assert made.x >= 0 and made.y >= 0
            kept = with_added(page, made, 0)
            assert read_template(written_template(kept)) == kept


@pytest.mark.parametrize("shown", ALL, ids=lambda each: each.key)
def test_a_page_in_another_size_holds_everything_and_comes_back(shown: Template) -> None:
    for width, height in PAGE_SIZES[shown.kind]:
        made = resized(shown, width, height)
        assert (made.width, made.height) == (width, height)
        assert read_template(written_template(made)) == made
        for before, after in zip(shown.elements, made.elements, strict=True):
            assert after.x + after.width <= (before.x + before.width) * width / shown.width + 0.05
            assert after.y + after.height <= (before.y + before.height) * height / shown.height + 0.05
        again = resized(made, shown.width, shown.height)
        for before, after in zip(shown.elements, again.elements, strict=True):
            if before.kind not in {ElementKind.QR, ElementKind.PHOTO, ElementKind.PICTURE}:
                assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=0.05)
                assert (after.width, after.height) == pytest.approx((before.width, before.height), abs=0.05)
                assert after.size <= before.size + 0.05
