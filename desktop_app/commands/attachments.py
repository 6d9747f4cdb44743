"""What staff do with attachments: hang a file on an item, take it off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from db.models import AttachmentRecord
from db.queries import attachments as kept
from db.store import Store
from desktop_app.commands.agenda import found
from desktop_app.commands.meeting import keep_asset
from desktop_app.domain import order
from desktop_app.domain.attachments import Attachment, FileRead, ensure_fits, file_name
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal

MEDIA = "application/octet-stream"


def store_parts(store: Store, read: FileRead) -> Iterator[None]:
    """Write the bytes of a file into the meeting, one part a step, each durable by itself: for the window, which lets
    the screen have its turn in between. Nothing shows until `attach`. Refuses as `ensure_fits` does."""
    ensure_fits(read.name, read.size, kept.held())
    for part in read.parts:
        with store.change("attach-file", read.name):
            keep_asset(part, MEDIA, read.name)
        yield


def attach(store: Store, item_id: str, read: FileRead) -> Changes:
    """Hang a file on an item, behind those that hang there. Refuses attachment-empty, attachment-too-large,
    attachments-fill-up, attached-already and item-is-gone."""
    with store.change("attach-file", read.name) as change:
        found(item_id)
        there = kept.attachments(item_id)
        if any(each.sha256 == read.sha256 for each in there):
            raise Refusal("attached-already", file=read.name)
        ensure_fits(read.name, read.size, kept.held())
        for part in read.parts:
            keep_asset(part, MEDIA, read.name)
        attachment = Attachment(
            id=new_id(),
            item_id=item_id,
            name=file_name(read.name),
            size=read.size,
            sha256=read.sha256,
            parts=tuple(hashlib.sha256(part).hexdigest() for part in read.parts),
            order=order.between(there[-1].order if there else None, None),
        )
        AttachmentRecord.insert(kept.attachment_columns(attachment)).execute()
    return change.changes


def detach(store: Store, attachment_id: str) -> Changes:
    """Take a file off its item. Its bytes stay in the meeting, so that undo and colleagues' copies have them. Refuses
    no-longer-there."""
    attachment = next((each for each in kept.attachments() if each.id == attachment_id), None)
    if attachment is None:
        raise Refusal("no-longer-there")
    with store.change("detach-file", attachment.name) as change:
        AttachmentRecord.delete().where(AttachmentRecord.id == attachment_id).execute()
    return change.changes
