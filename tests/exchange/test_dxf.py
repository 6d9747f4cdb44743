"""Plans read from DXF files that another library (ezdxf) writes, in every release; and from garbage."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import ezdxf
import pytest
from ezdxf.document import Drawing as Document
from ezdxf.layouts.layout import Modelspace
from ezdxf.math import Vec3
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.job import run_now
from desktop_app.domain.line_drawings import LineDrawing, Words, is_drawing, read_drawing, written_drawing
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.dxf import read_dxf
from desktop_app.exchange.dxf_scale import DxfPlan

RELEASES = ("R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018")
logging.getLogger("ezdxf").setLevel(logging.ERROR)  # R12 holds no unit, and it says so each time
Draw = Callable[[Modelspace], object]


def saved(folder: Path, draw: Draw, release: str = "R2010", units: int = 4, form: str = "asc") -> Path:
    document = ezdxf.new(release, setup=True)  # type: ignore[attr-defined]
    document.header["$INSUNITS"] = units
    draw(document.modelspace())
    path = folder / "plan.dxf"
    document.saveas(path, fmt=form)
    return path


def read(path: Path) -> DxfPlan:
    return run_now(read_dxf(path))


def drawn(folder: Path, draw: Draw, release: str = "R2010", units: int = 4, form: str = "asc") -> LineDrawing:
    return read(saved(folder, draw, release, units, form)).drawing


def frame(space: Modelspace, wide: float = 20_000, high: float = 10_000) -> None:
    """Walls from (0, 0), so that what is drawn inside is measured from a known middle."""
    space.add_line((0, 0), (wide, 0))
    space.add_line((wide, 0), (wide, high))
    space.add_line((wide, high), (0, high))
    space.add_line((0, high), (0, 0))


def corners(line: tuple[int, ...]) -> list[tuple[int, int]]:
    """Back in the coordinates of a 20 m × 10 m frame, y upwards."""
    return [(x + 10_000, 5_000 - y) for x, y in zip(line[::2], line[1::2], strict=True)]


def inside(drawing: LineDrawing) -> list[list[tuple[int, int]]]:
    """What is drawn besides the frame."""
    return [corners(line) for line in drawing.lines[4:]]


@pytest.mark.parametrize("form", ["asc", "bin"])
@pytest.mark.parametrize("release", RELEASES)
def test_every_release_is_read_to_scale(tmp_path: Path, release: str, form: str) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        space.add_circle((10_000, 5_000), 2_000)
        space.add_text("主席台 Stage", height=300, dxfattribs={"insert": (1_000, 1_000)})

    drawing = drawn(tmp_path, draw, release, form=form)
    assert (drawing.width, drawing.height) == (20_000, 10_000)
    circle = inside(drawing)[0]
    assert all(abs(math.dist(point, (10_000, 5_000)) - 2_000) < 2 for point in circle) and len(circle) > 50
    assert drawing.words == (Words(-9_000, 4_000, 300, 0, "主席台 Stage"),)


@pytest.mark.parametrize("release", ["R12", "R2010"])
def test_curves_lie_where_the_other_library_has_them(tmp_path: Path, release: str) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        space.add_arc((5_000, 5_000), 1_500, 350, 80)
        bulged = [(1_000, 1_000, 0.5), (4_000, 1_000, -1.2), (4_000, 3_000, 0)]
        if release == "R12":
            space.add_polyline2d(bulged, format="xyb", close=True)
        else:
            space.add_lwpolyline(bulged, format="xyb", close=True)
            space.add_ellipse((14_000, 5_000), (3_000, 1_000), 0.4, 0.3, 4.5)
            space.add_spline(degree=3).set_open_uniform(
                [(8_000, 1_000), (9_000, 4_000), (11_000, 1_000), (12_000, 3_000)]
            )
            space.add_rational_spline([(2_000, 8_000), (4_000, 9_500), (6_000, 8_000)], [1, 3, 1], degree=2)

    from ezdxf.path import make_path

    path = saved(tmp_path, draw, release)
    theirs = [list(make_path(each).flattening(2)) for each in ezdxf.readfile(path).modelspace()][4:]  # type: ignore[attr-defined]
    ours = inside(read(path).drawing)
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        assert max(_away(Vec3(point), other) for point in mine) < 12
        assert max(_away(point, [Vec3(each) for each in mine]) for point in other) < 12


def _away(point: Vec3, line: list[Vec3]) -> float:
    """How far a point is from a line of corners, in the plane."""
    best = math.inf
    for one, two in pairwise(line):
        way, to = Vec3(two.x - one.x, two.y - one.y), Vec3(point.x - one.x, point.y - one.y)
        share = min(1.0, max(0.0, way.dot(to) / (way.dot(way) or 1)))
        best = min(best, math.hypot(to.x - share * way.x, to.y - share * way.y))
    return best


def test_blocks_are_drawn_where_they_are_inserted(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        chair = space.doc.blocks.new("Chair", base_point=(100, 100))
        chair.add_line((100, 100), (600, 100))
        row = space.doc.blocks.new("Row")
        row.add_blockref("CHAIR", (0, 0), dxfattribs={"xscale": 2, "yscale": 2})
        space.add_blockref("Row", (5_000, 5_000), dxfattribs={"rotation": 90})
        grid = {"row_count": 2, "column_count": 3, "row_spacing": 900, "column_spacing": 700}
        space.add_blockref("Chair", (1_000, 1_000), dxfattribs=grid)
        space.add_blockref("Chair", (-9_000, 1_000), dxfattribs={"extrusion": (0, 0, -1)})

    found = inside(drawn(tmp_path, draw))
    assert found[0] == [(5_000, 5_000), (5_000, 6_000)]
    assert sorted(line[0] for line in found[1:7]) == sorted(
        (1_000 + 700 * c, 1_000 + 900 * r) for c in range(3) for r in range(2)
    )
    assert found[7:] == [[(9_000, 1_000), (8_500, 1_000)]]  # seen from below


def test_what_is_not_shown_is_not_drawn(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        document = space.doc
        assert document is not None
        document.layers.add("FROZEN").freeze()
        document.layers.add("OFF").off()
        for layer in ("FROZEN", "OFF"):
            space.add_line((1, 1), (500, 500), dxfattribs={"layer": layer})
        space.add_line((1, 1), (500, 500), dxfattribs={"invisible": 1})
        document.layout("Layout1").add_line((0, 0), (9, 9))

    assert len(drawn(tmp_path, draw).lines) == 4


@pytest.mark.parametrize(
    ("units", "side", "wide", "told"),
    [(6, 20, 20_000, True), (5, 2_000, 20_000, True), (1, 1_000, 25_400, True), (2, 100, 30_480, True),
     (0, 25_000, 25_000, False), (0, 25, 25_000, False), (0, 2_500, 2_500 * 10, False), (1, 250_000, 250_000, False)],
)  # fmt: skip
def test_the_unit_is_the_files_own_or_the_one_that_makes_it_a_hall(
    tmp_path: Path, units: int, side: float, wide: int, told: bool
) -> None:
    plan = read(saved(tmp_path, lambda space: frame(space, side, side / 2), units=units))
    assert (plan.drawing.width, plan.told) == (wide, told)


def test_a_forgotten_line_miles_away_is_left_out(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        for number in range(100):
            space.add_line((number * 100, 2_000), (number * 100, 3_000))
        space.add_line((9e7, 9e7), (9e7 + 500, 9e7))

    drawing = drawn(tmp_path, draw)
    assert drawing.width == 20_000 and len(drawing.lines) == 104


def test_texts_stand_where_they_are_aligned_and_without_formatting(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        space.add_mtext(
            "{\\fSimSun|b0|i0;前厅}\\PFoyer \\H2x;big \\U+00B2 \\{x\\}",
            dxfattribs={"insert": (2_000, 8_000), "char_height": 200, "attachment_point": 1},
        )
        middle = space.add_text("%%c12 出口", height=100)
        middle.set_placement((10_000, 5_000), align=ezdxf.enums.TextEntityAlignment.MIDDLE_CENTER)
        space.add_text("up", height=100, rotation=90).set_placement((3_000, 3_000))

    words = {each.text: each for each in drawn(tmp_path, draw).words}
    assert set(words) == {"前厅", "Foyer big ² {x}", "⌀12 出口", "up"}
    assert (words["前厅"].x, words["前厅"].y) == (-8_000, -2_800)
    assert words["⌀12 出口"].x < 0 and abs(words["⌀12 出口"].y - 50) <= 1
    assert words["up"].turn == -90


def test_chinese_of_an_old_file_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    path = saved(tmp_path, frame, "R2000")
    text = path.read_bytes().decode("cp1252").replace("ANSI_1252", "ANSI_936")
    told = "0\nTEXT\n8\n0\n10\n500.0\n20\n500.0\n40\n100.0\n1\n舞台\n0\nLINE"
    path.write_bytes(text.replace("0\nLINE", told, 1).encode("gbk"))
    assert [each.text for each in read(path).drawing.words] == ["舞台"]


def code(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read(path)
    return refused.value.code


def test_what_is_no_plan_is_told(tmp_path: Path) -> None:
    assert code(tmp_path / "none.dxf") == "dxf-unreadable"
    for name, data, expected in (
        ("text", b"a,b\n1,2\n", "dxf-unreadable"),
        ("nothing", b"", "dxf-unreadable"),
        ("picture", b"\x89PNG\r\n\x1a\n\x00\x00", "dxf-unreadable"),
        ("dwg", b"AC1032\x00\x00\x00", "dxf-is-dwg"),
        ("cut", b"AutoCAD Binary DXF\r\n\x1a\x00\x00\x00SEC", "dxf-unreadable"),
    ):
        (tmp_path / name).write_bytes(data)
        assert code(tmp_path / name) == expected, name
    assert code(saved(tmp_path, lambda space: space.add_text("words alone"))) == "dxf-empty"


def test_blocks_that_hold_each_other_come_to_an_end(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        frame(space)
        document = space.doc
        assert isinstance(document, Document)
        for number in range(9):
            block = document.blocks.new(f"B{number}")
            for _ in range(10):
                block.add_blockref(f"B{number + 1}", (0, 0))
        document.blocks.new("B9").add_blockref("B0", (0, 0))
        space.add_blockref("B0", (0, 0))

    assert code(saved(tmp_path, draw)) == "dxf-too-big"


SMALL = """0 SECTION 2 HEADER 9 $ACADVER 1 AC1015 9 $INSUNITS 70 4 0 ENDSEC
0 SECTION 2 TABLES 0 TABLE 2 LAYER 0 LAYER 2 A 70 0 62 7 0 ENDTAB 0 ENDSEC
0 SECTION 2 BLOCKS 0 BLOCK 2 X 10 1.0 20 1.0 0 CIRCLE 8 0 10 0.0 20 0.0 40 500.0 0 ENDBLK 0 ENDSEC
0 SECTION 2 ENTITIES 0 LINE 8 0 10 0.0 20 0.0 11 9000.0 21 5000.0
0 LWPOLYLINE 8 A 90 2 70 1 10 0.0 20 0.0 42 1.0 10 500.0 20 500.0 42 0.0
0 INSERT 8 0 2 X 10 3000.0 20 3000.0 41 2.0 50 30.0 70 2 71 2 44 100.0 45 100.0
0 POLYLINE 8 0 66 1 70 0 0 VERTEX 8 0 10 1.0 20 1.0 0 VERTEX 8 0 10 900.0 20 1.0 0 SEQEND
0 SPLINE 8 0 71 2 40 0 40 0 40 0 40 1 40 1 40 1 10 0.0 20 0.0 10 500.0 20 900.0 10 900.0 20 0.0
0 ELLIPSE 8 0 10 0.0 20 0.0 11 100.0 21 0.0 40 0.5 41 0.0 42 3.0
0 MTEXT 8 0 10 1.0 20 1.0 40 100.0 71 5 1 {\\fArial;a}\\Pb 0 TEXT 8 0 10 5.0 20 5.0 40 90.0 1 c 72 1 11 5.0 21 5.0
0 ENDSEC 0 EOF""".replace(" ", "\n").encode()


def test_a_small_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "small.dxf").write_bytes(SMALL)
    drawing = read(tmp_path / "small.dxf").drawing
    assert len(drawing.lines) == 9 and [each.text for each in drawing.words] == ["a", "b", "c"]


@given(st.binary(max_size=12), st.integers(0, len(SMALL)), st.integers(0, 12))
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int, cut: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.dxf"
    path.write_bytes(SMALL[:at] + junk + SMALL[at + cut :])
    try:
        drawing = read(path).drawing
    except Refusal as refusal:
        assert refusal.code.startswith("dxf-")
    else:
        assert read_drawing(written_drawing(drawing)) == drawing


CODES = (0, 1, 2, 8, 10, 20, 40, 41, 42, 50, 62, 66, 70, 71, 72)
VALUES = ("", "0", "-1", "1e200", "1e308", "nan", "inf", "x", "X", "9999999999", "9" * 5_000, "\\U+D800")
KINDS = ("LINE", "ARC", "VERTEX", "POLYLINE", "SEQEND", "INSERT", "TEXT", "SPLINE")


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(VALUES + KINDS)), max_size=40))
def test_whatever_stands_in_the_entities_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, tags: list[tuple[int, str]]
) -> None:
    told = "".join(f"{code}\n{value}\n" for code, value in tags).encode()
    path = tmp_path_factory.getbasetemp() / "odd.dxf"
    path.write_bytes(SMALL.replace(b"0\nLINE", told + b"0\nLINE", 1))
    try:
        drawing = read(path).drawing
    except Refusal as refusal:
        assert refusal.code.startswith("dxf-")
    else:
        assert read_drawing(written_drawing(drawing)) == drawing


numbers = st.integers(-1_000_000, 1_000_000)


@given(
    st.lists(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=5), max_size=4),
    st.lists(
        st.builds(Words, numbers, numbers, st.integers(1, 999), st.integers(-180, 180), st.text(max_size=9)),
        max_size=3,
    ),
)
def test_a_drawing_is_kept_as_it_is(lines: list[list[tuple[int, int]]], words: list[Words]) -> None:
    flat = tuple(tuple(value for point in line for value in point) for line in lines)
    drawing = LineDrawing(10, 20, flat, tuple(words))
    data = written_drawing(drawing)
    assert is_drawing(data) and read_drawing(data) == drawing


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"rostrum": "drawing", "version": 2, "size": [1, 1], "lines": [], "words": []}',
     b'{"rostrum": "drawing", "version": 1, "size": [0, 1], "lines": [], "words": []}',
     b'{"rostrum": "drawing", "version": 1, "size": [1, 1], "lines": [[1, 2, 3]], "words": []}',
     b'{"rostrum": "drawing", "version": 1, "size": [1, 1], "lines": [[1, 2, 1e9, 3]], "words": []}',
     b'{"rostrum": "drawing", "version": 1, "size": [1, 1], "lines": [], "words": [[1, 2]]}'],
)  # fmt: skip
def test_a_drawing_that_is_not_sound_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        read_drawing(data)
