"""Reading attachments: what hangs on which item, and the bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from db.models import AssetRecord, AttachmentRecord
from desktop_app.domain.attachments import Attachment, folder_names
from desktop_app.domain.numbering import Scheme
from desktop_app.domain.refusal import Refusal

from . import agenda


def attachments(item_id: str | None = None) -> list[Attachment]:
    """Those of one item, or of all, in their order."""
    query = AttachmentRecord.select()
    if item_id is not None:
        query = query.where(AttachmentRecord.item == item_id)
    return [_attachment(row) for row in query.order_by(AttachmentRecord.order, AttachmentRecord.id)]


def held() -> int:
    """Bytes of all attachments, the same file on two items counted once."""
    return sum({each.sha256: each.size for each in attachments()}.values())


def content(attachment: Attachment) -> Iterator[bytes]:
    """The bytes, part by part. Refuses attachment-damaged at the end when they are not what was attached."""
    whole = hashlib.sha256()
    for part in attachment.parts:
        row = AssetRecord.get_or_none(AssetRecord.sha256 == part)
        if row is None:
            raise Refusal("attachment-damaged", file=attachment.name)
        data = bytes(row.data)
        whole.update(data)
        yield data
    if whole.hexdigest() != attachment.sha256:
        raise Refusal("attachment-damaged", file=attachment.name)


def placed() -> list[tuple[str, Attachment]]:
    """Every file with its place in a folder by item number, in the order of the agenda; those of cancelled items
    last."""
    items = [*agenda.items(), *agenda.cancelled()]
    numbers = agenda.printed_numbers(Scheme.DECIMAL)
    return folder_names(
        attachments(), [(item.id, numbers.get(item.id, item.place), item.title) for item in items]
    )


def attachment_columns(value: Attachment) -> dict[str, object]:
    """The row that holds it, for the commands that write it."""
    return {
        "id": value.id,
        "item": value.item_id,
        "name": value.name,
        "size": value.size,
        "sha256": value.sha256,
        "parts": " ".join(value.parts),
        "order": value.order,
    }


def _attachment(row: Any) -> Attachment:
    return Attachment(
        row.id, row.item_id, row.name, row.size, row.sha256, tuple(row.parts.split()), row.order
    )
