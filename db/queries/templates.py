"""Reading the meeting's own templates."""

from __future__ import annotations

from db.models import TemplateRecord
from db.queries.meeting import asset
from desktop_app.domain.template_files import read_template
from desktop_app.domain.templates import Template


def templates() -> list[Template]:
    """The meeting's own templates with their pictures, in order."""
    rows = TemplateRecord.select().order_by(TemplateRecord.order, TemplateRecord.id)
    return [read_template(row.content.encode("utf-8"), asset) for row in rows]


def last_order() -> str | None:
    """The order key of the last template; None when there is none."""
    row = TemplateRecord.select().order_by(TemplateRecord.order.desc()).first()
    return row.order if row is not None else None
