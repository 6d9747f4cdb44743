"""The register of certificates: its lines, and what it says to a code or a number that somebody shows."""

from __future__ import annotations

from db.queries import awards as kept
from db.queries.meeting import meeting
from desktop_app.domain.awards import Certificate
from desktop_app.domain.certificate_proof import (
    CertificateCheck,
    CheckVerdict,
    Statement,
    name_mark,
)
from desktop_app.domain.certificate_register import RegisterLine
from desktop_app.signing import CertificateSigner, check_code


def register() -> list[RegisterLine]:
    """Every number ever given, by serial, with whom it went to and what became of it."""
    recipients = {recipient.id: recipient for recipient in kept.recipients()}
    awards = {award.id: award for award in kept.awards()}
    batches = {batch.id: batch.name for batch in kept.batches()}
    lines = []
    for certificate in kept.certificates():
        recipient = recipients[certificate.recipient_id]
        lines.append(
            RegisterLine(
                certificate=certificate,
                name=recipient.name,
                organisation=recipient.organisation,
                award=awards[recipient.award_id].title,
                grade=recipient.grade,
                batch=batches.get(recipient.batch_id or "", ""),
            )
        )
    return lines


def public_key() -> str:
    """The key with which anybody can check this meeting's certificates, hexadecimal."""
    return CertificateSigner(meeting().secret).public_key


def check_certificate(text: str) -> CertificateCheck:
    """What a scanned code, or a typed number, is worth: by its signature first, then by the register. Never raises."""
    lines = register()
    found, told = check_code(text, public_key())
    if found.verdict is CheckVerdict.FOREIGN:
        typed = "".join(text.split())
        line = next((each for each in lines if "".join(each.certificate.number.split()) == typed), None)
        return found if line is None else _of_line(line, None)
    if found.verdict is not CheckVerdict.GENUINE or told is None:
        return found
    line = next((each for each in lines if each.certificate.number == told.number), None)
    if line is None:
        return CertificateCheck(CheckVerdict.UNKNOWN, told.number, told.award)
    return _of_line(line, told)


def _of_line(line: RegisterLine, told: Statement | None) -> CertificateCheck:
    certificate: Certificate = line.certificate
    verdict = CheckVerdict.GENUINE
    if certificate.revoked_at is not None:
        verdict = CheckVerdict.REVOKED
    elif told is not None and told.name_mark != name_mark(line.name):
        verdict = CheckVerdict.RENAMED
    return CertificateCheck(verdict, certificate.number, line.award, line.name, certificate.reason)
