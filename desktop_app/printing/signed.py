"""What signs a document, as the splicer needs it (`desktop_app.digital_id` makes the signatures themselves)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from .archive import text_string


class Signer(Protocol):
    """Somebody's digital ID."""

    @property
    def name(self) -> str:
        """Whose it is."""

    @property
    def mark(self) -> str:
        """What tells its certificate from all others."""

    @property
    def room(self) -> int:
        """Bytes that hold every signature made with it."""

    def sign(self, digest: bytes) -> bytes:
        """The signature, CMS in DER, of a document with this SHA-256."""


@dataclass(frozen=True, slots=True)
class Signing:
    """By whom a document is signed, and when: the same document signed at the same time gives the same bytes."""

    signer: Signer
    when: dt.datetime

    @property
    def told(self) -> bytes:
        """What the dictionary of the signature says of it (ISO 32000-1, 12.8.1; ETSI EN 319 142-1, 5.3)."""
        when = self.when.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'").encode("ascii")
        told = b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(%b)/Name%b"
        return told % (when, text_string(self.signer.name))
