"""Certificates in files of their own: they share a trunk, and hang on nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from desktop_app.domain.printed import WarningKind
from desktop_app.printing.certificate_files import certificate_files
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, texts
from tests.printing.test_certificates import drawn, sheets, signed

WORDS = Words("zh")


def alone(*chosen: int) -> list[bytes]:
    given = [sheets()[place] for place in chosen]
    return [file.printed.pdf for file in certificate_files(given, signed(), words=WORDS)]


def picture(pdf: bytes, page: int = 0) -> Image.Image:
    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        shown: Image.Image = document[page].render(scale=1).to_pil().convert("L")
        return shown
    finally:
        document.close()


def test_a_file_is_the_same_whatever_else_is_in_its_run() -> None:
    together = alone(0, 1, 2)
    assert together == alone(0) + alone(1) + alone(2)
    assert together[1:] == alone(2, 1)[::-1]


def test_each_is_a_whole_archive_file() -> None:
    for pdf in alone(0, 1, 2):
        assert faults(pdf) == [] and fonts_without_program(pdf) == []


def test_each_says_and_shows_what_its_page_in_the_one_file_does() -> None:
    one = drawn(sheets()).pdf
    for place, pdf in enumerate(alone(0, 1, 2)):
        assert texts(pdf) == [texts(one)[place]]
        assert ImageChops.difference(picture(pdf), picture(one, place)).getbbox() is None


def test_what_one_file_warns_of_is_not_told_of_the_next() -> None:
    lacking = replace(sheets()[1], name="李\U0003fffd", fields={**sheets()[1].fields, "name": "李\U0003fffd"})
    files = list(certificate_files([lacking, sheets()[1]], signed(), words=WORDS))
    assert [warning.kind for warning in files[0].printed.warnings] == [WarningKind.UNPRINTABLE]
    assert files[0].printed.pages == 0 and files[1].printed.warnings == ()
