"""Every character of the national table (通用规范汉字表), and of names beyond it, is printed and read back."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.domain.certificate_sheet import CertificateSheet, sample_sheet
from desktop_app.domain.job import run_now
from desktop_app.domain.printed import WarningKind
from desktop_app.domain.templates import Element, ElementKind, Template
from desktop_app.printing import fonts
from desktop_app.printing.case import widths
from desktop_app.printing.certificates import certificates
from desktop_app.words import Words
from tests.printing.reading import fonts_without_program, texts

BMP = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
EXTENSIONS = {
    "B": (0x20000, 0x2A6DF),
    "C": (0x2A700, 0x2B739),
    "D": (0x2B740, 0x2B81D),
    "E": (0x2B820, 0x2CEA1),
    "F": (0x2CEB0, 0x2EBE0),
    "G": (0x30000, 0x3134A),
}
A_PAGE = 600


def held(face: str) -> str:
    """The characters of extensions B to G that a face prints."""
    codes = [code for low, high in EXTENSIONS.values() for code in range(low, high + 1)]
    return "".join(chr(code) for code in codes if not fonts.missing(chr(code), face))


def page(face: str) -> Template:
    element = Element(
        ElementKind.TEXT, 5, 5, 200, 287, text="{{wording}}", face=face, size=16, flows=True, leading=1.3
    )
    return Template("all", "all", "zh", 210, 297, (element,))


def printed(text: str, face: str) -> tuple[Sequence[str], Sequence[str], bytes]:
    """The pages that were asked for, those read back, and the file."""
    parts = [text[at : at + A_PAGE] for at in range(0, len(text), A_PAGE)]
    sheet = sample_sheet("zh")
    sheets = [_saying(sheet, part) for part in parts]
    done = run_now(certificates(sheets, [], {"all": page(face)}, words=Words("zh")))
    assert done.warnings == ()
    return parts, texts(done.pdf), done.pdf


def _saying(sheet: CertificateSheet, text: str) -> CertificateSheet:
    return replace(sheet, template="all", code="", fields={"wording": text})


def national_table() -> str:
    """The 8,105 characters and what GB 2312 has besides: the bold serif was cut to hold just these (SOURCES.md)."""
    file = fonts.font_file(fonts.SERIF_BOLD)
    codes = [code for low, high in (*BMP, *EXTENSIONS.values()) for code in range(low, high + 1)]
    return "".join(chr(code) for code in codes if file.glyph(code))


def test_the_characters_are_those_of_the_table() -> None:
    table = national_table()
    assert len(table) == 8230 and sum(ord(character) > 0xFFFF for character in table) == 196
    simple = [
        bytes([row, cell]).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    ]
    assert {character for character in simple if character} <= set(table)


@pytest.mark.parametrize("face", [fonts.KAI, fonts.SERIF_BOLD])
def test_the_8105_characters_of_the_national_table_are_printed_and_read_back(face: str) -> None:
    asked, read, pdf = printed(national_table(), face)
    assert list(read) == list(asked)
    assert fonts_without_program(pdf) == []


@pytest.mark.parametrize("face", [fonts.KAI, fonts.SANS_BOLD])
def test_every_character_of_the_extensions_that_the_fonts_hold_is_printed_and_read_back(face: str) -> None:
    names = held(face)
    assert len(names) > 200
    asked, read, _ = printed(names, face)
    assert list(read) == list(asked)


def test_what_no_font_holds_is_reported_by_person_and_code_point_before_printing() -> None:
    nowhere = next(
        chr(code) for code in range(*EXTENSIONS["G"]) if all(fonts.missing(chr(code), f) for f in fonts.FILES)
    )
    sheet = replace(
        sample_sheet("zh"), name=f"张{nowhere}", template="all", code="", fields={"wording": nowhere}
    )
    done = run_now(certificates([sheet], [], {"all": page(fonts.KAI)}, words=Words("zh")))
    (told,) = done.warnings
    assert (told.kind, told.about) == (WarningKind.UNPRINTABLE, f"张{nowhere}")
    assert f"U+{ord(nowhere):04X}" in told.detail and "〓" not in "".join(texts(done.pdf))


def test_a_font_in_the_users_folder_helps_where_ours_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = next(c for c in held(fonts.KAI) if fonts.missing(c, fonts.SERIF))
    (tmp_path / "fonts").mkdir()
    shutil.copy(paths.resources() / "fonts" / fonts.FILES[fonts.KAI], tmp_path / "fonts" / "user.ttf")
    (tmp_path / "fonts" / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path)
    fonts.user_fonts.cache_clear()
    widths.cache_clear()
    try:
        assert fonts.missing(lacking, fonts.SERIF) == ""
        asked, read, pdf = printed(f"王{lacking}", fonts.SERIF)
        assert list(read) == list(asked) and fonts_without_program(pdf) == []
    finally:
        fonts.user_fonts.cache_clear()
        widths.cache_clear()
