"""The host's script and the minutes, one row for each text and language."""

from __future__ import annotations

import peewee as pw

from .record import Record


class ManuscriptRecord(Record):
    """`id` is kind and language, the same in every copy of a file, so that two copies merge into one text."""

    kind = pw.TextField()
    language = pw.TextField()
    composed = pw.TextField(default="")
    text = pw.TextField(default="")

    class Meta:
        table_name = "manuscript"
