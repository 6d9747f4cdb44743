"""The same certificates as others make them: Typst with a picture of the frame, a script from reportlab's manual."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import segno
import typst
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from desktop_app import paths
from desktop_app.domain.certificate_sheet import CertificateSheet, sample_sheet
from desktop_app.printing.certificates import render_page
from desktop_app.printing.templates import default_template
from desktop_app.words import Words

EXAMPLES = paths.resources() / "examples"
FONTS = paths.resources() / "fonts"

PAGE = """#set page(width: 297mm, height: 210mm, margin: 0mm, background: image("frame.png", width: 100%))
#set text(font: "LXGW WenKai", size: 20pt, lang: "zh")
#let data = json("data.json")
#for (index, each) in data.enumerate() {
  if index > 0 { pagebreak() }
  place(top + center, dy: 33mm,
    text(font: "Noto Serif SC", weight: "bold", size: 50pt, fill: rgb("#B0261C"))[荣 誉 证 书])
  place(top + left, dx: 42mm, dy: 76mm, text(size: 25pt)[#each.name 同志：])
  place(top + left, dx: 42mm, dy: 92mm, block(width: 213mm)[
    #set par(justify: true, leading: 17pt, first-line-indent: (amount: 2em, all: true)); #each.wording
  ])
  place(top + left, dx: 42mm, dy: 151mm, image(bytes(each.code), format: "svg", width: 19mm))
  place(top + left, dx: 42mm, dy: 172mm, text(size: 10.5pt)[#each.number])
  place(top + left, dx: 68mm, dy: 151mm, image("signature.png", width: 40mm, height: 14mm, fit: "contain"))
  place(top + left, dx: 165mm, dy: 155mm, text(size: 17pt)[滨江市消费者权益保护委员会])
  place(top + left, dx: 180mm, dy: 165mm, text(size: 17pt)[二〇二七年三月十五日])
  place(top + left, dx: 180mm, dy: 138mm, image("seal.png", width: 42mm))
}
"""


def typst_pages(sheets: Sequence[CertificateSheet]) -> bytes:
    """All pages by Typst, in one PDF."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        frame = render_page(default_template("zh"), sample_sheet("zh"), words=Words("zh"))
        pypdfium2.PdfDocument(frame.pdf)[0].render(scale=2).to_pil().save(folder / "frame.png")
        for target, source in (("seal.png", "seal-council.png"), ("signature.png", "signature.png")):
            (folder / target).write_bytes((EXAMPLES / source).read_bytes())
        (folder / "data.json").write_text(json.dumps([_told(sheet) for sheet in sheets]), encoding="utf-8")
        (folder / "main.typ").write_text(PAGE, encoding="utf-8")
        made: Any = typst.compile(str(folder / "main.typ"), font_paths=[str(FONTS)], ignore_system_fonts=True)
        return bytes(made)


def _told(sheet: CertificateSheet) -> dict[str, str]:
    code = segno.make(sheet.code, error="m", micro=False, boost_error=False, mask=2)
    return {
        "name": sheet.name,
        "wording": sheet.fields["wording"],
        "number": sheet.fields["number"],
        "code": code.svg_inline(border=0),
    }


def plain_pages(sheets: Sequence[CertificateSheet]) -> bytes:
    """As one would write it from reportlab's manual: a paragraph, the pictures and a code on every page."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    pdfmetrics.registerFont(TTFont("plain", str(FONTS / "LXGWWenKai-Regular.ttf")))
    style = ParagraphStyle(
        "p", fontName="plain", fontSize=20, leading=37, wordWrap="CJK", alignment=TA_JUSTIFY
    )
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(842, 595))
    for sheet in sheets:
        canvas.setFont("plain", 25)
        canvas.drawString(119, 350, sheet.name)
        body = Paragraph(sheet.fields["wording"].replace("\n", "<br/>"), style)
        _width, height = body.wrapOn(canvas, 600, 300)
        body.drawOn(canvas, 119, 330 - height)
        canvas.drawImage(EXAMPLES / "seal-council.png", 560, 70, 119, 119, mask="auto")
        canvas.drawImage(EXAMPLES / "signature.png", 200, 120, 113, 40, mask="auto")
        drawing = Drawing(54, 54)
        drawing.add(QrCodeWidget(sheet.code, barLevel="M", barWidth=54, barHeight=54))
        renderPDF.draw(drawing, canvas, 119, 110)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
