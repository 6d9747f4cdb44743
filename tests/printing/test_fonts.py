"""Faces, fallback and text that can be read back."""

from __future__ import annotations

import io
import struct

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from desktop_app import paths
from desktop_app.domain.printed import WarningKind
from desktop_app.printing import fonts
from desktop_app.printing.layout import draw_text
from desktop_app.printing.paper import Paper
from desktop_app.printing.sfnt import FontFile
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, texts

NAMES = "李䶮 张𬍛 王𫍯 司徒㛃"


def printed(*lines: tuple[str, str], title: str = "t") -> bytes:
    paper = Paper(title, words=Words("zh"))
    for number, (face, text) in enumerate(lines):
        draw_text(paper.canvas, 40, 800 - 20 * number, text, face, 12)
    return paper.finished().pdf


@pytest.mark.parametrize("face", list(fonts.FILES))
def test_rare_names_are_embedded_and_read_back(face: str) -> None:
    pdf = printed((face, NAMES))
    assert NAMES in texts(pdf)[0]
    assert fonts_without_program(pdf) == [] and faults(pdf) == []


def test_what_a_face_lacks_comes_from_the_fallback_of_the_same_line() -> None:
    lacking = next(
        chr(code)
        for code in range(0x20000, 0x2A6DF)
        if fonts.font_file(fonts.SERIF).glyph(code) and not fonts.font_file(fonts.SERIF_BOLD).glyph(code)
    )
    pdf = printed((fonts.SERIF_BOLD, f"张{lacking}强"))
    assert f"张{lacking}强" in texts(pdf)[0]


def test_a_character_no_face_has_is_told_and_marked_never_an_empty_box() -> None:
    nowhere = "\U0002fa1d\U0003134a"
    assert fonts.missing("张" + nowhere, fonts.KAI) == nowhere
    paper = Paper("t", words=Words("zh"))
    for who in ("张三", "李四"):
        paper.about(who)
        draw_text(paper.canvas, 40, 800, f"{who}{nowhere}", fonts.KAI, 12)
    done = paper.finished()
    assert [(w.kind, w.about) for w in done.warnings] == [
        (WarningKind.UNPRINTABLE, "张三"),
        (WarningKind.UNPRINTABLE, "李四"),
    ]
    assert "U+3134A" in done.warnings[0].detail
    assert "张三〓〓" in texts(done.pdf)[0]


@pytest.mark.parametrize("text", ["甲\n乙\t丙", "甲\x00\x07乙", "\u200b甲", "", " ", "a\u00a0b", "\ue000"])
def test_odd_characters_never_break_a_page(text: str) -> None:
    assert faults(printed((fonts.KAI, text), (fonts.SANS, text))) == []


def test_text_is_never_markup() -> None:
    text = "<b>甲</b> &lt; {{name}} <img src='/etc/passwd'>"
    assert text in texts(printed((fonts.SANS, text)))[0]


def test_the_same_text_gives_the_same_bytes() -> None:
    assert printed((fonts.KAI, NAMES)) == printed((fonts.KAI, NAMES))
    assert printed((fonts.KAI, NAMES)) != printed((fonts.KAI, NAMES + "一"))


@pytest.mark.parametrize("face", [fonts.KAI, fonts.SANS])
def test_our_reader_agrees_with_fonttools(face: str) -> None:
    path = paths.resources() / "fonts" / fonts.FILES[face]
    ours = fonts.font_file(face)
    with TTFont(path, lazy=True) as theirs:
        cmap, metrics, units = theirs.getBestCmap(), theirs["hmtx"], theirs["head"].unitsPerEm
        for code in [*range(32, 0x250), *range(0x3000, 0x3100), *range(0x4E00, 0x9FA0, 37), 0x2B35B, 0x2F81A]:
            name = cmap.get(code)
            assert ours.glyph(code) == (theirs.getGlyphID(name) if name else 0), hex(code)
            if name:
                assert ours.width(code) == pytest.approx(metrics[name][0] * 1000 / units, abs=0.01)


def test_the_embedded_subset_is_a_font_with_the_glyphs_used_alone() -> None:
    with pikepdf.open(io.BytesIO(printed((fonts.SANS, "é李王")))) as file:
        program = next(o for o in file.objects if isinstance(o, pikepdf.Stream) and "/Length1" in o)
        subset = TTFont(io.BytesIO(program.read_bytes()))
    assert subset["maxp"].numGlyphs >= 4
    assert len(subset["loca"].locations) == subset["maxp"].numGlyphs + 1
    assert subset["glyf"][subset.getGlyphOrder()[2]].numberOfContours > 0


def test_a_file_without_outlines_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    file = tmp_path / "x.ttf"
    file.write_bytes(struct.pack(">LHHHH", 0x10000, 0, 0, 0, 0))
    with pytest.raises(ValueError, match="outlines"):
        FontFile(file)


def test_latin_text_gets_plain_quotes_and_chinese_its_own() -> None:
    assert fonts.with_latin_quotes("the people’s “choice”") == 'the people\'s "choice"'
    assert fonts.with_latin_quotes("荣获“先进”称号") == "荣获“先进”称号"
    assert fonts.with_latin_quotes("Xi’an 西安的“城墙”") == "Xi'an 西安的“城墙”"
