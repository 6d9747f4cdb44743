"""The register of certificates, as a list for people: every number ever given, and what became of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from .awards import ISSUE_UNDONE, Certificate


class RegisterState(enum.StrEnum):
    """What became of a number."""

    STANDS = "stands"
    REVOKED = "revoked"
    VOID = "void"
    """The issue was taken back; the number stays used."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One number, with its recipient as the meeting has them now."""

    certificate: Certificate
    name: str
    organisation: str
    award: str
    grade: str
    batch: str

    @property
    def state(self) -> RegisterState:
        """Whether the number stands, was revoked, or its issue was taken back."""
        if self.certificate.revoked_at is None:
            return RegisterState.STANDS
        return RegisterState.VOID if self.certificate.reason == ISSUE_UNDONE else RegisterState.REVOKED

    @property
    def reason(self) -> str:
        """Why it was revoked, in the words of whoever did."""
        return "" if self.state is not RegisterState.REVOKED else self.certificate.reason
