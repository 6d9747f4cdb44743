"""What fills one page of a template: a certificate's recipient, or the person of a badge or name card. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .awards import AwardKind


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be filled.

    `recipient_id` is the id of whom it is about, `fields` holds every field its kind of template may use (a colour as
    #RRGGBB), `code` the payload of its QR code (empty: none), `photo` the bytes of a picture (empty: none).
    `lacking` names what it should have and the meeting does not know; `template` is the key of the template it is
    printed on, empty for the usual one.
    """

    recipient_id: str
    name: str
    kind: AwardKind
    fields: Mapping[str, str]
    code: str = ""
    lacking: tuple[str, ...] = ()
    template: str = ""
    photo: bytes = b""
