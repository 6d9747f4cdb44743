"""The host's script and the minutes for other programs: a Word document, or Markdown as they are kept."""

from __future__ import annotations

import io

from desktop_app.domain.manuscripts import BlockKind, blocks_of
from desktop_app.words import Words

from .documents import Document

CUE_SIZE = 10.5


def manuscript_docx(text: str, words: Words) -> bytes:
    """A Word document: title, headings, spoken paragraphs with their first line indented, cues small."""
    blocks = blocks_of(text)
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "")
    document = Document(title, words)
    for block in blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            document.heading(block.text, centred=block.kind is BlockKind.TITLE)
        elif block.kind is BlockKind.CUE:
            document.paragraph(f"〔{block.text}〕", size=CUE_SIZE)
        else:
            document.paragraph(block.text, indent=words.language.startswith("zh"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def manuscript_markdown(text: str) -> str:
    """The text as it is kept is Markdown already."""
    return text.strip() + "\n"
