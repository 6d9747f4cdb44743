"""The meeting's own templates of certificates."""

from __future__ import annotations

import peewee as pw

from .record import Record


class TemplateRecord(Record):
    title = pw.TextField()
    language = pw.TextField(default="zh")
    content = pw.TextField()
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "template"
