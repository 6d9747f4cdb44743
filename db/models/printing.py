"""What has been printed about whom, so that what has changed since can be printed again."""

from __future__ import annotations

import peewee as pw

from .record import Record


class PrintedMarkRecord(Record):
    """The newest print of one kind of paper about one person or recipient; its id is made of both, so that two desks
    that print the same make one row."""

    kind = pw.TextField()
    subject = pw.TextField()
    content = pw.TextField()
    printed_at = pw.TextField()

    class Meta:
        table_name = "printed_mark"
