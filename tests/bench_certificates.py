"""Certificates per second, beside a plain reportlab script that draws the same texts, in one run."""

from __future__ import annotations

import datetime as dt
import io
import time

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from desktop_app import paths
from desktop_app.domain.awards import Award, Certificate, Issuer, Recipient
from desktop_app.domain.certificate_sheet import CertificateSheet, Register, certificate_sheets, signatories
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.printing.certificates import certificates
from desktop_app.words import Words
from tests.bench import Figure, against

COUNTS = (170, 2000)
PLAIN = 100
"""How many the plain script draws: it is so slow that more would only cost time."""


def figures() -> list[Figure]:
    """Rates of ours cold and warm at each size, against the plain script."""
    plain = PLAIN / _seconds(lambda: _plain(_sheets(PLAIN)))
    found = []
    for count in COUNTS:
        sheets = _sheets(count)
        rate = count / _seconds(lambda sheets=sheets: _ours(sheets))
        found.append(
            against(
                f"certificates per second, {count} in one PDF",
                "1/s",
                rate,
                "plain reportlab, 1/s",
                plain,
                "≥ 10",
            )
        )
    return found


def _seconds(work: object) -> float:
    assert callable(work)
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _sheets(count: int) -> tuple[CertificateSheet, ...]:
    meeting = Meeting("0" * 32, "大会", organiser="市消保委", secret="5e" * 20)
    awards = {"a": Award("a", "消费者权益保护突出贡献个人")}
    citation = "一年来受理消费投诉{}件，调解成功率达92%，为消费者挽回经济损失385万元。"
    people = [Recipient(f"{i:032x}", "a", "b", f"张{i}", citation=citation.format(i)) for i in range(count)]
    given = {
        r.id: Certificate(r.id, r.id, f"消表第{i:05}号", i, dt.datetime(2027, 3, 1))
        for i, r in enumerate(people)
    }
    issuers = [Issuer("i", "滨江市消费者权益保护委员会")]
    return certificate_sheets(people, Register(meeting, awards, issuers, given, {}), "zh")


def _ours(sheets: tuple[CertificateSheet, ...]) -> None:
    seal = (paths.resources() / "examples" / "seal-council.png").read_bytes()
    by = signatories([Issuer("i", "滨江市消费者权益保护委员会", seal="s")], {"s": seal}, "zh")
    run_now(certificates(sheets, by, words=Words("zh")))


def _plain(sheets: tuple[CertificateSheet, ...]) -> None:
    """As one would write it from reportlab's manual: a paragraph, the seal and a code on every page."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    pdfmetrics.registerFont(TTFont("plain", str(paths.resources() / "fonts" / "LXGWWenKai-Regular.ttf")))
    style = ParagraphStyle(
        "p", fontName="plain", fontSize=20, leading=37, wordWrap="CJK", alignment=TA_JUSTIFY
    )
    canvas = Canvas(io.BytesIO(), pagesize=(842, 595))
    for sheet in sheets:
        canvas.setFont("plain", 25)
        canvas.drawString(119, 350, sheet.name)
        body = Paragraph(sheet.fields["wording"].replace("\n", "<br/>"), style)
        _width, height = body.wrapOn(canvas, 600, 300)
        body.drawOn(canvas, 119, 330 - height)
        canvas.drawImage(paths.resources() / "examples" / "seal-council.png", 560, 70, 119, 119, mask="auto")
        drawing = Drawing(54, 54)
        drawing.add(QrCodeWidget(sheet.code, barLevel="M", barWidth=54, barHeight=54))
        renderPDF.draw(drawing, canvas, 119, 110)
        canvas.showPage()
    canvas.getpdfdata()
