"""Boxes in the studio."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.template_guides import LEAST, Box, aligned, moved, resized, snapped
from desktop_app.domain.templates import Element, ElementKind, Template

PAGE = Template("p", "P", "zh", 297, 210)
HALVES = st.integers(0, 400).map(lambda n: n / 2)
SIZES = st.integers(4, 200).map(lambda n: n / 2)
BOXES = st.builds(Box, HALVES, HALVES, SIZES, SIZES)
BY = st.floats(-300, 300)


def element(x: float, y: float, width: float, height: float) -> Element:
    return Element(ElementKind.TEXT, x, y, width, height)


@given(BOXES, st.sampled_from([(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)]), BY, BY)
def test_the_side_opposite_to_the_handle_stays(
    box: Box, grip: tuple[int, int], by_x: float, by_y: float
) -> None:
    found = resized(box, grip, by_x, by_y)
    if grip[0] == 0:
        assert found.x + found.width == pytest.approx(box.x + box.width)
    else:
        assert found.x == box.x
    if grip[1] == 0:
        assert found.y + found.height == pytest.approx(box.y + box.height)
    else:
        assert found.y == box.y
    assert found.width >= LEAST - 0.5 and found.height >= LEAST - 0.5
    assert grip[0] != 1 or found.width == box.width


@given(BOXES, BY, BY)
def test_a_moved_box_keeps_its_size_and_lies_on_the_grid(box: Box, by_x: float, by_y: float) -> None:
    found = moved(box, by_x, by_y)
    assert (found.width, found.height) == (box.width, box.height)
    assert found.x * 2 == round(found.x * 2) and abs(found.x - box.x - by_x) <= 0.25 + 1e-9


def test_the_middle_of_the_page_catches_a_box() -> None:
    box, guides = snapped(Box(99, 50, 100, 20), None, PAGE, [], 2)
    assert box.x + box.width / 2 == PAGE.width / 2 and guides == (("x", 148.5),)


def test_the_edge_of_a_neighbour_catches_the_dragged_edge_only() -> None:
    others = [element(40, 10, 60, 10)]
    box, guides = snapped(Box(40, 30, 59, 10), (2, 1), PAGE, others, 2)
    assert box == Box(40, 30, 60, 10) and guides == (("x", 100),)
    far, none = snapped(Box(45, 33.3, 50, 10), (2, 1), PAGE, others, 2)
    assert far == Box(45, 33.3, 50, 10) and none == ()


@given(BOXES, st.lists(BOXES, max_size=4), st.floats(0, 5))
def test_nothing_is_pulled_farther_than_it_reaches(box: Box, boxes: list[Box], reach: float) -> None:
    others = [element(each.x, each.y, each.width, each.height) for each in boxes]
    found, guides = snapped(box, None, PAGE, others, reach)
    assert abs(found.x - box.x) <= reach + 1e-9 and abs(found.y - box.y) <= reach + 1e-9
    assert (found == box) or guides


@given(st.lists(BOXES, min_size=1, max_size=5), st.sampled_from("xy"), st.integers(0, 2))
def test_aligned_boxes_share_a_line_and_keep_their_sizes(boxes: list[Box], axis: str, place: int) -> None:
    found = aligned(boxes, axis, place)
    lines = [
        (each.x + each.width * place / 2) if axis == "x" else (each.y + each.height * place / 2)
        for each in found
    ]
    assert max(lines) - min(lines) < 1e-6
    assert [(each.width, each.height) for each in found] == [(each.width, each.height) for each in boxes]
