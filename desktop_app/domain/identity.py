"""The identity of everything people may edit: a random uuid, so that two copies of a meeting can be merged."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """A fresh uuid4 as 32 hex digits. A caller that must know the id of a row before it exists makes it here."""
    return uuid.uuid4().hex
