"""Slips that lie between the piles of certificates: batch, usher, and how many lie below."""

from __future__ import annotations

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import CertificateSheet
from desktop_app.domain.templates import Align, Element, ElementKind, Template
from desktop_app.labels import batch_title
from desktop_app.words import Words


def slip(
    first: CertificateSheet, printed_on: Template, count: int, words: Words
) -> tuple[CertificateSheet, Template]:
    """The slip before the pile that begins with this certificate, on paper of the same size."""
    usher = words.gettext("Usher {number}").format(number=first.usher) if first.usher else ""
    told = words.ngettext("{number} certificate", "{number} certificates", count).format(number=count)
    fields = {"name": batch_title(first.batch, words.gettext), "grade": usher, "number": told}
    sheet = CertificateSheet("", fields["name"], AwardKind.PERSON, fields, template=f"slip {printed_on.key}")
    width, middle = printed_on.width, printed_on.height / 2
    lines = (
        ("{{name}}", -34.0, 30.0, 60.0),
        ("{{grade}}", 0.0, 22.0, 40.0),
        ("{{number}}", 28.0, 14.0, 22.0),
    )
    elements = tuple(
        Element(
            ElementKind.TEXT,
            10,
            middle + above,
            width - 20,
            height,
            text=text,
            face="sans-bold",
            size=size,
            smallest=size / 2,
            align=Align.CENTRE,
        )
        for text, above, height, size in lines
    )
    return sheet, Template(sheet.template, "", printed_on.language, width, printed_on.height, elements)
