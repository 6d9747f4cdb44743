"""What staff do with certificates: give numbers, take them back, and say who signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from db.models import CertificateRecord, IssuerRecord
from db.queries import award_rows as rows
from db.queries import awards as kept
from db.queries.meeting import meeting
from db.store import Store
from desktop_app.commands.awards import found, order_of_last
from desktop_app.commands.meeting import keep_asset
from desktop_app.domain import order
from desktop_app.domain.awards import Issuer
from desktop_app.domain.certificate_numbers import DEFAULT_PATTERNS, next_serial, number
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.wording import language_of

SEAL_MM = range(10, 81)
"""Diameters a seal may have on paper; an official round seal measures 40 to 50 mm."""


def issue_certificates(store: Store, now: dt.datetime, only: Iterable[str] | None = None) -> Changes:
    """Give a number to every recipient (or those of these ids) who has none in force, in handing order.

    Numbers follow the meeting's pattern without gaps; the year is that of the certificate's date. Refuses a pattern
    that cannot make numbers, and when everybody has one already.
    """
    known = meeting()
    pattern = known.certificate_pattern or DEFAULT_PATTERNS[language_of(known.language)]
    year = (known.certificate_date or known.starts_at.date()).year
    with store.change("issue-certificates") as change:
        register = kept.certificates()
        holding = {c.recipient_id for c in register if c.revoked_at is None}
        wanted = None if only is None else set(only)
        due = [i for i in kept.handing_order() if i not in holding and (wanted is None or i in wanted)]
        if not due:
            raise Refusal("nothing-to-issue")
        serial = next_serial([c.serial for c in register])
        for recipient_id in due:
            text = _free_number(pattern, serial, year)
            CertificateRecord.insert(
                id=new_id(),
                recipient=recipient_id,
                number=text,
                serial=serial,
                issued_at=now.isoformat(timespec="seconds"),
            ).execute()
            serial += 1
    return change.changes


def _free_number(pattern: str, serial: int, year: int) -> str:
    text = number(pattern, serial, year)
    if CertificateRecord.select().where(CertificateRecord.number == text).exists():
        raise Refusal("number-taken", number=text)
    return text


def revoke_certificate(store: Store, certificate_id: str, reason: str, now: dt.datetime) -> Changes:
    """Take a certificate back; its number stays in the register. Refuses without a reason, and twice."""
    if not reason.strip():
        raise Refusal("revocation-needs-reason")
    certificate = next((c for c in kept.certificates() if c.id == certificate_id), None)
    if certificate is None:
        raise Refusal("no-longer-there")
    if certificate.revoked_at is not None:
        raise Refusal("already-revoked", number=certificate.number)
    with store.change("revoke-certificate", certificate.number) as change:
        CertificateRecord.update(revoked_at=now.isoformat(timespec="seconds"), reason=reason.strip()).where(
            CertificateRecord.id == certificate_id
        ).execute()
    return change.changes


def reissue_certificate(store: Store, certificate_id: str, reason: str, now: dt.datetime) -> Changes:
    """Take a certificate back and give its recipient the next number, in one change. Refuses as revoking does."""
    with store.change("reissue-certificate") as change:
        revoke_certificate(store, certificate_id, reason, now)
        holder = next(c.recipient_id for c in kept.certificates() if c.id == certificate_id)
        issue_certificates(store, now, only=[holder])
    return change.changes


def save_issuer(
    store: Store, issuer: Issuer, seal: bytes | None = None, signature: bytes | None = None
) -> Changes:
    """Add or change a body that signs; pictures are PNG bytes that have been through `exchange.pictures`.

    Refuses an empty name and a seal of a size no seal has.
    """
    if not issuer.name.strip():
        raise Refusal("issuer-needs-name")
    if issuer.seal_mm not in SEAL_MM:
        raise Refusal("seal-size", least=SEAL_MM.start, most=SEAL_MM.stop - 1)
    with store.change("save-issuer", issuer.name) as change:
        if seal is not None:
            issuer = replace(issuer, seal=keep_asset(seal, "image/png", f"{issuer.name}"))
        if signature is not None:
            issuer = replace(issuer, signature=keep_asset(signature, "image/png", f"{issuer.signer}"))
        if not issuer.order:
            issuer = replace(issuer, order=order.between(order_of_last(kept.issuers()), None))
        columns = rows.issuer_columns(issuer)
        IssuerRecord.insert(columns).on_conflict(
            conflict_target=[IssuerRecord.id], update={k: v for k, v in columns.items() if k != "id"}
        ).execute()
    return change.changes


def remove_issuer(store: Store, issuer_id: str) -> Changes:
    """Let a body sign no longer."""
    issuer = found(kept.issuers(), issuer_id)
    with store.change("remove-issuer", issuer.name) as change:
        IssuerRecord.delete().where(IssuerRecord.id == issuer_id).execute()
    return change.changes
