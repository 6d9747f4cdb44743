"""What goes on each certificate, gathered from awards, recipients, issuers and the register. Pure values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .awards import Award, AwardKind, Certificate, Issuer, Recipient
from .certificate_proof import Statement, statement
from .meeting import Meeting
from .merge_fields import sample_fields
from .sheets import Sheet
from .wording import DEFAULT_WORDING, certificate_fields, filled, has_han, language_of


@dataclass(frozen=True, slots=True)
class CertificateSheet(Sheet):
    """One certificate: its merge fields filled, its QR payload (empty before it has a number), its pile.

    `fields` holds every field of `merge_fields.TEMPLATE_FIELDS`; `lacking` may name citation, latin_name, latin_title.
    """

    batch: str = ""
    usher: int = 0


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
    sign: Callable[[Statement], str]
    """Makes the code of a certificate (`signing.CertificateSigner.code`)."""
    particulars: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What own fields say of a person (`own_fields.merge_fields`), by attendee id."""


def certificate_sheets(
    recipients: Iterable[Recipient], register: Register, language: str
) -> tuple[CertificateSheet, ...]:
    """The certificates of these recipients in the order given, in zh or en."""
    return tuple(_sheet(recipient, register, language) for recipient in recipients)


def _sheet(recipient: Recipient, register: Register, language: str) -> CertificateSheet:
    award = register.awards[recipient.award_id]
    certificate = register.certificates.get(recipient.id)
    number = certificate.number if certificate is not None else ""
    own = register.particulars.get(recipient.attendee_id or "", {})
    fields = certificate_fields(recipient, award, register.meeting, register.issuers, number, language, own)
    batch, usher = register.piles.get(recipient.id, ("", 0))
    return CertificateSheet(
        recipient_id=recipient.id,
        name=recipient.name,
        kind=recipient.kind,
        fields=fields,
        code=register.sign(statement(number, award.title, recipient.name)) if number else "",
        batch=batch,
        usher=usher,
        lacking=tuple(_lacking(fields, language)),
        template=award.template if language_of(language) == "zh" else award.latin_template,
    )


def told_on(sheet: CertificateSheet) -> str:
    """Everything a certificate says, as one text: two that say the same give the same."""
    return repr((sheet.kind, sheet.template, sheet.code, sorted(sheet.fields.items())))


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


def sample_sheet(language: str, kind: AwardKind = AwardKind.PERSON) -> CertificateSheet:
    """A certificate to look at while there is nobody yet, in zh or en."""
    fields = sample_fields(language)
    if kind is AwardKind.GROUP:
        fields["name"] = fields["organisation"]
    for tongue, name in ((language, "wording"), ("en", "latin_wording")):
        known = fields if name == "wording" else fields | sample_fields("en")
        fields[name] = filled(DEFAULT_WORDING[tongue, kind], known)
    return CertificateSheet("", fields["name"], kind, fields, code=SAMPLE_CODE)


SAMPLE_CODE = "C2:" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ" * 6
"""As long as a real code; nobody has signed it."""
