"""Script and minutes, read back from the PDF and from the Word document."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pypdfium2
import pytest

from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.exchange.manuscripts import manuscript_docx, manuscript_markdown
from desktop_app.printing.manuscripts import host_script, minutes
from desktop_app.words import Words

MEETING = Meeting("m", "大会", starts_at=dt.datetime(2027, 3, 15, 14))
TEXT = """# 大会主持词

## 一、开会

> 14:00，5 分钟

各位委员，出席今天会议的有李䶮、张𬍛。

## 二、闭会

现在，我宣布闭会。<b>&amp;
"""


def pages_of(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    return [document[page].get_textpage().get_text_bounded() for page in range(len(document))]


def test_the_script_gives_every_item_a_page() -> None:
    printed = run_now(host_script(MEETING, TEXT, words=Words("zh_CN")))
    pages = [page.replace("⼀", "一").replace("⼆", "二") for page in pages_of(printed)]
    assert printed.pages == 3 and not printed.warnings
    assert "李䶮、张𬍛" in pages[1] and "14:00，5 分钟" in pages[1] and "闭会。<b>&amp;" in pages[2]
    outline = [each.get_title() for each in pypdfium2.PdfDocument(printed.pdf).get_toc()]
    assert outline == ["一、开会", "二、闭会"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_minutes_run_on_and_break_where_the_page_ends(language: str) -> None:
    long = TEXT + "\n\n".join(
        f"## 第{number}项\n\n" + "会议听取了汇报，进行了审议。" * 12 for number in range(30)
    )
    printed = run_now(minutes(MEETING, long, words=Words(language)))
    pages = pages_of(printed)
    assert 4 < printed.pages < 20 and "第29项" in pages[-1] and pages[-1].strip().endswith(str(printed.pages))
    assert "".join(pages).count("会议听取了汇报") >= 30 * 10


def test_the_same_text_gives_the_same_bytes() -> None:
    once, again = (run_now(minutes(MEETING, TEXT, words=Words("en"))).pdf for _turn in range(2))
    assert once == again


def test_word_gets_headings_and_small_cues() -> None:
    document = docx.Document(io.BytesIO(manuscript_docx(TEXT, Words("zh_CN"))))
    told = [
        (paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs
    ]
    assert told[:4] == [
        ("Title", "大会主持词"),
        ("Heading 1", "一、开会"),
        ("Normal", "〔14:00，5 分钟〕"),
        ("Normal", "各位委员，出席今天会议的有李䶮、张𬍛。"),
    ]
    assert document.paragraphs[3].paragraph_format.first_line_indent is not None


def test_markdown_is_the_text_itself() -> None:
    assert manuscript_markdown(TEXT) == TEXT
