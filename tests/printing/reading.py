"""Reading a PDF back, for every test of a paper."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2


def texts(pdf: bytes) -> list[str]:
    """The text of each page, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        document[page].get_textpage().get_text_range().replace("\r\n", "").replace("\n", "")
        for page in range(len(document))
    ]


def fonts_without_program(pdf: bytes) -> list[str]:
    """Names of fonts whose outlines are not in the file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = [o for o in file.objects if _is(o, "/Font") and o.get("/Subtype") != "/Type0"]
        return [str(o.get("/BaseFont")) for o in fonts if "/FontFile2" not in o.get("/FontDescriptor", {})]


def faults(pdf: bytes) -> list[str]:
    """What qpdf finds wrong with the structure."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [str(problem) for problem in file.check_pdf_syntax()]


def outline(pdf: bytes) -> list[str]:
    """The titles of the outline, from top to bottom."""
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as opened:
        return [str(item.title) for item in opened.root]


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == kind
