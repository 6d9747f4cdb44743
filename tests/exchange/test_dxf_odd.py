"""DXF files that are odd, huge or meant to do harm: each is read or refused with a sentence, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.job import run_now
from desktop_app.domain.line_drawings import MOST_POINTS, LineDrawing, read_drawing
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange import dxf_parts
from desktop_app.exchange.dxf import read_dxf
from desktop_app.exchange.dxf_shapes import MOST_BENT, bulged, spline
from desktop_app.exchange.dxf_tags import unescaped
from desktop_app.exchange.dxf_words import plain

WALLS = "0 LINE 8 0 10 0 20 0 11 20000 21 0 0 LINE 8 0 10 0 20 10000 11 20000 21 10000 "


def plan(folder: Path, entities: str = "", *, header: str = "", blocks: str = "", walls: str = WALLS) -> Path:
    """A file of groups that stand between blanks."""
    told = (
        f"0 SECTION 2 HEADER 9 $ACADVER 1 AC1015 {header} 0 ENDSEC 0 SECTION 2 BLOCKS {blocks} 0 ENDSEC "
        f"0 SECTION 2 ENTITIES {walls} {entities} 0 ENDSEC 0 EOF"
    )
    path = folder / "odd.dxf"
    path.write_text("\n".join(told.split()), "cp1252")
    return path


def read(path: Path) -> LineDrawing:
    found = run_now(read_dxf(path))
    assert read_drawing(found.data) == found.drawing
    return found.drawing


def code(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read(path)
    return refused.value.code


def text(words: str, height: str = "100") -> str:
    return f"0 TEXT 8 0 10 100 20 100 40 {height} 1 {words} "


def test_a_unit_of_five_thousand_digits_is_none(tmp_path: Path) -> None:
    assert read(plan(tmp_path, header=f"9 $INSUNITS 70 {'1' * 5_000}")).width == 20_000


def test_a_code_page_nobody_knows_is_read_as_the_usual_one(tmp_path: Path) -> None:
    for page in ("ANSI_1259", "ANSI_874", "ANSI_" + "9" * 300):
        assert read(plan(tmp_path, text("caf\xe9"), header=f"9 $DWGCODEPAGE 3 {page}")).words


def test_halves_of_a_sign_are_joined_and_one_alone_is_shown_as_missing(tmp_path: Path) -> None:
    assert unescaped("\\U+D83D\\U+DE00!") == "😀!"
    assert unescaped("A\\U+D800B\\U+DE00") == "A\ufffdB\ufffd"
    assert [each.text for each in read(plan(tmp_path, text("A\\U+D800B"))).words] == ["A\ufffdB"]


def test_a_text_beyond_all_numbers_or_higher_than_a_town_is_left_out(tmp_path: Path) -> None:
    block = f"0 BLOCK 2 X 10 0 20 0 {text('far')} 0 ENDBLK"
    huge = "0 INSERT 2 X 10 0 20 0 41 1e200 42 1e200"
    for entities in (huge, text("high", "2500000"), text("high", "1e300")):
        assert read(plan(tmp_path, entities, blocks=block)).words == ()


@pytest.mark.parametrize(("wide", "held"), [(1_000_000, True), (1_000_001, False), (1_500_000, False)])
def test_a_plan_is_no_wider_than_what_may_lie_below_a_hall(tmp_path: Path, wide: int, held: bool) -> None:
    path = plan(tmp_path, header="9 $INSUNITS 70 4", walls=f"0 LINE 10 0 20 0 11 {wide} 21 9000")
    if held:
        assert read(path).width == wide
    else:
        assert code(path) == "dxf-too-big"


def test_a_spline_of_a_degree_nobody_draws_is_its_control_points() -> None:
    points = [(float(at), float(at % 3)) for at in range(60)]
    for degree, curved in ((25, True), (26, False), (59, False)):
        knots = [0.0] * (degree + 1) + [float(at) for at in range(1, 60 - degree)] + [99.0] * (degree + 1)
        assert (spline(points, knots, degree, []) != points) == curved


def test_a_long_polyline_is_not_bent() -> None:
    points = [(float(at), 0.0) for at in range(MOST_BENT + 1)]
    assert bulged(points, [1.0] * len(points), closed=False) == points


def test_copies_of_nothing_are_not_made_and_copies_of_copies_are_counted(tmp_path: Path) -> None:
    empty = "0 BLOCK 2 E 10 0 20 0 0 ATTDEF 1 x 0 ENDBLK "
    many = "0 INSERT 2 {} 10 0 20 0 70 1000 71 1000 44 1 45 1 "
    assert len(read(plan(tmp_path, many.format("E") * 300, blocks=empty)).lines) == 2
    nested = empty + "0 BLOCK 2 N 10 0 20 0 0 INSERT 2 E 10 0 20 0 0 ENDBLK "
    job = read_dxf(plan(tmp_path, many.format("N"), blocks=nested))
    steps = 0
    with pytest.raises(Refusal, match="dxf-too-big"):
        for _step in job:
            steps += 1
    assert steps > 1_000


def test_what_stands_between_two_blocks_belongs_to_none(tmp_path: Path) -> None:
    line = "0 LINE 8 0 10 0 20 {0} 11 9000 21 {0} "
    blocks = (
        f"0 BLOCK 2 X 10 0 20 0 {line.format(1)} 0 ENDBLK {line.format(2)} 0 BLOCK 2 Y 10 0 20 0 0 ENDBLK"
    )
    assert len(read(plan(tmp_path, "0 INSERT 2 X 10 0 20 0", blocks=blocks)).lines) == 3


def test_more_than_can_be_held_is_refused_and_reading_can_be_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unseen = "0 HATCH " + "10 1.5 20 1.5 " * 20_000
    assert sum(1 for _step in read_dxf(plan(tmp_path, unseen))) > 8
    monkeypatch.setattr(dxf_parts, "MOST_KEPT", 1_000)
    assert len(read(plan(tmp_path, unseen)).lines) == 2
    assert code(plan(tmp_path, "0 LWPOLYLINE " + "10 1.5 20 1.5 " * 500)) == "dxf-too-big"
    assert code(plan(tmp_path, "0 POINT 0 ATTRIB " * 1_000)) == "dxf-too-big"


def test_more_corners_than_the_designer_shows_at_once_are_refused(tmp_path: Path) -> None:
    zigzag = "".join(f"10 {at} 20 {at % 2 * 5000} " for at in range(MOST_POINTS // 4 + 2))
    assert read(plan(tmp_path, f"0 LWPOLYLINE {zigzag}" * 3)).lines
    assert code(plan(tmp_path, f"0 LWPOLYLINE {zigzag}" * 4)) == "dxf-too-big"


def test_a_paragraph_of_formatting_without_end_is_cut(tmp_path: Path) -> None:
    path = plan(tmp_path, "0 MTEXT 10 0 20 0 40 100 " + ("3 " + "\\A" * 125 + " ") * 4_000)
    assert len(read(path).lines) == 2
    assert plain("\\A1;a") == "a"
