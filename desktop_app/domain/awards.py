"""Awards: what is given, to whom, on whose hands, in which batch on stage, with which certificate."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

ISSUE_UNDONE = "undone"
"""The reason in the register of a number whose issue was taken back."""


class AwardKind(enum.StrEnum):
    """Whether people or bodies receive it; the wording of the certificate differs."""

    PERSON = "person"
    GROUP = "group"


class EntrySide(enum.StrEnum):
    """From which side recipients walk onto the stage, as the audience sees it."""

    LEFT = "left"
    RIGHT = "right"


class Absence(enum.StrEnum):
    """What is done on stage about one who cannot come, when nobody comes instead."""

    NONE = ""
    GAP = "gap"
    CLOSED_UP = "closed-up"


@dataclass(frozen=True, slots=True)
class Award:
    """One award. `wording` is the certificate text with {{fields}}; empty means the template's own wording.

    `template` and `latin_template` are keys of templates (the program's or the meeting's own); empty: the usual."""

    id: str
    title: str
    latin_title: str = ""
    kind: AwardKind = AwardKind.PERSON
    wording: str = ""
    latin_wording: str = ""
    order: str = ""
    template: str = ""
    latin_template: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Those who stand on stage together."""

    id: str
    name: str
    order: str = ""
    item_id: str | None = None
    entry: EntrySide = EntrySide.LEFT
    ushers: int = 2


@dataclass(frozen=True, slots=True)
class BatchPresenter:
    """Who hands out in a batch, from the dais."""

    id: str
    batch_id: str
    attendee_id: str | None
    name: str
    order: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who is commended: a person (`attendee_id`) or a body with its representative on stage.

    A person, too, may have a `representative`, who walks instead. `representative_pending` is the list's 待定: nobody
    named yet. `presenter_name` is who the list asked for. `absence` says what happens to the place when nobody walks.
    """

    id: str
    award_id: str
    batch_id: str | None
    name: str
    kind: AwardKind = AwardKind.PERSON
    grade: str = ""
    organisation: str = ""
    attendee_id: str | None = None
    representative: str = ""
    representative_id: str | None = None
    representative_pending: bool = False
    presenter_name: str = ""
    presenter_id: str | None = None
    citation: str = ""
    latin_name: str = ""
    latin_citation: str = ""
    order: str = ""
    absence: Absence = Absence.NONE

    @property
    def on_stage_id(self) -> str | None:
        """The attendee who walks on stage: the person, or whoever collects it."""
        walks_himself = self.kind is AwardKind.PERSON and not self.representative
        return self.attendee_id if walks_himself else self.representative_id

    @property
    def on_stage_name(self) -> str:
        """The name called up for the walk; empty while the representative is pending."""
        return self.representative or (self.name if self.kind is AwardKind.PERSON else "")


@dataclass(frozen=True, slots=True)
class Certificate:
    """An issued certificate in the register: its number is given once and never used again."""

    id: str
    recipient_id: str
    number: str
    serial: int
    issued_at: dt.datetime
    revoked_at: dt.datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that signs certificates, in order; seal and signature are assets (SHA-256), sizes in millimetres."""

    id: str
    name: str
    latin_name: str = ""
    seal: str = ""
    seal_mm: int = 42
    signature: str = ""
    signer: str = ""
    latin_signer: str = ""
    order: str = ""
