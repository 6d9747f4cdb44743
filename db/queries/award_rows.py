"""Awards and certificates between rows and values, in both directions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop_app.domain.awards import (
    Absence,
    Award,
    AwardKind,
    Batch,
    BatchPresenter,
    Certificate,
    EntrySide,
    Issuer,
    Recipient,
)


def award(row: Any) -> Award:
    """An award from its row."""
    return Award(
        id=row.id,
        title=row.title,
        latin_title=row.latin_title,
        kind=AwardKind(row.kind),
        wording=row.wording,
        latin_wording=row.latin_wording,
        order=row.order,
        template=row.template,
        latin_template=row.latin_template,
    )


def batch(row: Any) -> Batch:
    """A batch from its row."""
    return Batch(
        id=row.id,
        name=row.name,
        order=row.order,
        item_id=row.item_id,
        entry=EntrySide(row.entry),
        ushers=row.ushers,
    )


def batch_presenter(row: Any) -> BatchPresenter:
    """A presenter of a batch from its row."""
    return BatchPresenter(
        id=row.id, batch_id=row.batch_id, attendee_id=row.attendee_id, name=row.name, order=row.order
    )


def recipient(row: Any) -> Recipient:
    """A recipient from its row."""
    return Recipient(
        id=row.id,
        award_id=row.award_id,
        batch_id=row.batch_id,
        name=row.name,
        kind=AwardKind(row.kind),
        grade=row.grade,
        organisation=row.organisation,
        attendee_id=row.attendee_id,
        representative=row.representative,
        representative_id=row.representative_attendee_id,
        representative_pending=bool(row.representative_pending),
        presenter_name=row.presenter_name,
        presenter_id=row.presenter_id,
        citation=row.citation,
        latin_name=row.latin_name,
        latin_citation=row.latin_citation,
        order=row.order,
        absence=Absence(row.absence),
    )


def certificate(row: Any) -> Certificate:
    """A line of the register from its row."""
    return Certificate(
        id=row.id,
        recipient_id=row.recipient_id,
        number=row.number,
        serial=row.serial,
        issued_at=dt.datetime.fromisoformat(row.issued_at),
        revoked_at=dt.datetime.fromisoformat(row.revoked_at) if row.revoked_at else None,
        reason=row.reason,
    )


def issuer(row: Any) -> Issuer:
    """An issuer from its row."""
    return Issuer(
        id=row.id,
        name=row.name,
        latin_name=row.latin_name,
        seal=row.seal,
        seal_mm=row.seal_mm,
        signature=row.signature,
        signer=row.signer,
        latin_signer=row.latin_signer,
        order=row.order,
    )


def award_columns(value: Award) -> dict[str, object]:
    """The row that holds an award."""
    return {
        "id": value.id,
        "title": value.title,
        "latin_title": value.latin_title,
        "kind": value.kind.value,
        "wording": value.wording,
        "latin_wording": value.latin_wording,
        "order": value.order,
        "template": value.template,
        "latin_template": value.latin_template,
    }


def batch_columns(value: Batch) -> dict[str, object]:
    """The row that holds a batch."""
    return {
        "id": value.id,
        "name": value.name,
        "order": value.order,
        "item": value.item_id,
        "entry": value.entry.value,
        "ushers": value.ushers,
    }


def recipient_columns(value: Recipient) -> dict[str, object]:
    """The row that holds a recipient."""
    return {
        "id": value.id,
        "award": value.award_id,
        "batch": value.batch_id,
        "name": value.name,
        "kind": value.kind.value,
        "grade": value.grade,
        "organisation": value.organisation,
        "attendee": value.attendee_id,
        "representative": value.representative,
        "representative_attendee": value.representative_id,
        "representative_pending": int(value.representative_pending),
        "presenter_name": value.presenter_name,
        "presenter": value.presenter_id,
        "citation": value.citation,
        "latin_name": value.latin_name,
        "latin_citation": value.latin_citation,
        "order": value.order,
        "absence": value.absence.value,
    }


def issuer_columns(value: Issuer) -> dict[str, object]:
    """The row that holds an issuer."""
    return {
        "id": value.id,
        "name": value.name,
        "latin_name": value.latin_name,
        "seal": value.seal,
        "seal_mm": value.seal_mm,
        "signature": value.signature,
        "signer": value.signer,
        "latin_signer": value.latin_signer,
        "order": value.order,
    }
