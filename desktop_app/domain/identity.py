"""The identity of everything people may edit: a random uuid, so that two copies of a meeting can be merged."""

from __future__ import annotations

import os

_VARIANTS = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
"""The 17th digit of a uuid4 carries its variant in the upper two bits."""


def new_id() -> str:
    """A fresh uuid4 as 32 hex digits. A caller that must know the id of a row before it exists makes it here.

    Written out, since `uuid.uuid4().hex` takes five times as long: a roster of 100,000 needs as many."""
    digits = os.urandom(16).hex()
    return f"{digits[:12]}4{digits[13:16]}{_VARIANTS[digits[16]]}{digits[17:]}"
