"""PDFium, which reads PDF back: for pictures of pages on screen and for what a page says."""

from __future__ import annotations

import threading
from collections.abc import Iterator

PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time: whoever calls it holds this, and not for long."""


def page_texts(pdf: bytes) -> Iterator[str]:
    """What each page says, as drawn in this order; nothing of what lies off the page. Safe on any thread."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    try:
        for place in range(count):
            with PDFIUM:
                page = document[place]
                text = page.get_textpage()
                told = str(text.get_text_bounded())
                text.close()
                page.close()
            yield told
    finally:
        with PDFIUM:
            document.close()
