"""What goes on each certificate, gathered from awards, recipients, issuers and the register. Pure values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .awards import Award, AwardKind, Certificate, Issuer, Recipient
from .certificate_numbers import certificate_code
from .meeting import Meeting
from .wording import certificate_fields, filled, has_han, language_of, wording_of


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """One certificate: its merge fields filled, its QR payload (empty before it has a number), its pile.

    `fields` holds every field of `wording.FIELDS` and `wording`, the text of the award with its fields filled.
    `lacking` names what the certificate should have and the meeting does not know: citation, latin_name, latin_title.
    """

    recipient_id: str
    name: str
    kind: AwardKind
    fields: Mapping[str, str]
    code: str = ""
    batch: str = ""
    usher: int = 0
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """A body that signs, with its pictures as bytes (empty: none) and the diameter of its seal in millimetres."""

    name: str
    signer: str = ""
    seal: bytes = b""
    seal_mm: int = 42
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Register:
    """What the sheets of one meeting have in common."""

    meeting: Meeting
    awards: Mapping[str, Award]
    issuers: Sequence[Issuer]
    certificates: Mapping[str, Certificate]
    """The certificate in force of each recipient, by recipient id."""
    piles: Mapping[str, tuple[str, int]]
    """Batch name and usher of each recipient who stands on stage."""


def certificate_sheets(
    recipients: Iterable[Recipient], register: Register, language: str
) -> tuple[CertificateSheet, ...]:
    """The certificates of these recipients in the order given, in zh or en."""
    return tuple(_sheet(recipient, register, language) for recipient in recipients)


def _sheet(recipient: Recipient, register: Register, language: str) -> CertificateSheet:
    award = register.awards[recipient.award_id]
    certificate = register.certificates.get(recipient.id)
    number = certificate.number if certificate is not None else ""
    fields = certificate_fields(recipient, award, register.meeting, register.issuers, number, language)
    text = filled(wording_of(award, recipient.kind, language), fields)
    batch, usher = register.piles.get(recipient.id, ("", 0))
    return CertificateSheet(
        recipient_id=recipient.id,
        name=recipient.name,
        kind=recipient.kind,
        fields=fields | {"wording": text},
        code=certificate_code(certificate.id, register.meeting.secret) if certificate is not None else "",
        batch=batch,
        usher=usher,
        lacking=tuple(_lacking(fields, language)),
    )


def _lacking(fields: Mapping[str, str], language: str) -> Iterable[str]:
    if language_of(language) == "en":
        if has_han(fields["award"]):
            yield "latin_title"
        if has_han(fields["name"]):
            yield "latin_name"
    elif not fields["citation"]:
        yield "citation"


def signatories(
    issuers: Iterable[Issuer], pictures: Mapping[str, bytes], language: str
) -> tuple[Signatory, ...]:
    """The issuers with their pictures (by SHA-256), named in zh or en."""
    latin = language_of(language) == "en"
    return tuple(
        Signatory(
            (issuer.latin_name or issuer.name) if latin else issuer.name,
            (issuer.latin_signer or issuer.signer) if latin else issuer.signer,
            pictures.get(issuer.seal, b""),
            issuer.seal_mm,
            pictures.get(issuer.signature, b""),
        )
        for issuer in issuers
    )
