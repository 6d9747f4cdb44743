"""Reading awards, batches, recipients, issuers and the register of certificates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from db.models import (
    AttendeeRecord,
    AwardRecord,
    BatchPresenterRecord,
    BatchRecord,
    CertificateRecord,
    IssuerRecord,
    RecipientRecord,
)
from db.queries.meeting import meeting
from desktop_app.domain.attendees import Status
from desktop_app.domain.awards import (
    Award,
    AwardKind,
    Batch,
    BatchPresenter,
    Certificate,
    EntrySide,
    Issuer,
    Recipient,
)
from desktop_app.domain.ceremony import (
    Customs,
    Presenter,
    StagePlan,
    by_rank,
    following,
    presenter_key,
    stage_plan,
)


def awards() -> list[Award]:
    """Every award, in order."""
    return [_award(row) for row in AwardRecord.select().order_by(AwardRecord.order, AwardRecord.id)]


def batches() -> list[Batch]:
    """Every batch, in the order in which they go on stage."""
    return [_batch(row) for row in BatchRecord.select().order_by(BatchRecord.order, BatchRecord.id)]


def batch_presenters(batch_id: str | None = None) -> list[BatchPresenter]:
    """Who hands out, in the order entered; of one batch or of all."""
    rows = BatchPresenterRecord.select().order_by(BatchPresenterRecord.order, BatchPresenterRecord.id)
    if batch_id is not None:
        rows = rows.where(BatchPresenterRecord.batch == batch_id)
    return [_batch_presenter(row) for row in rows]


def recipients(only: Iterable[str] | None = None) -> list[Recipient]:
    """Every recipient (or those of these ids): batch by batch in stage order, in list order within; no batch: last."""
    rows = RecipientRecord.select()
    if only is not None:
        rows = rows.where(RecipientRecord.id.in_(list(only)))
    places = {batch.id: place for place, batch in enumerate(batches())}
    values = [_recipient(row) for row in rows]
    return sorted(values, key=lambda r: (places.get(r.batch_id or "", len(places)), r.order, r.id))


def issuers() -> list[Issuer]:
    """The bodies that sign certificates, in order."""
    return [_issuer(row) for row in IssuerRecord.select().order_by(IssuerRecord.order, IssuerRecord.id)]


def certificates() -> list[Certificate]:
    """The register of issued certificates, by serial; revoked ones included."""
    return [_certificate(row) for row in CertificateRecord.select().order_by(CertificateRecord.serial)]


def standing_certificates() -> dict[str, Certificate]:
    """The certificate in force of each recipient who has one, by recipient id."""
    return {c.recipient_id: c for c in certificates() if c.revoked_at is None}


def presenters(batch_id: str) -> list[Presenter]:
    """Who hands out in a batch, with rank and body from the roster, highest rank first."""
    return by_rank(_presenters(batch_id, recipients(), _people()))


def stage_plans() -> list[StagePlan]:
    """The plan of every batch, in stage order, with what concerns two batches told as well."""
    people, everyone, known = _people(), recipients(), meeting()
    bodies = {number: row.organisation for number, row in people.items()}
    customs = Customs(known.protocol, known.even_dais)
    plans = [
        stage_plan(
            batch,
            [r for r in everyone if r.batch_id == batch.id],
            _presenters(batch.id, everyone, people),
            customs,
            bodies,
        )
        for batch in batches()
    ]
    away = {number for number, row in people.items() if row.status == Status.APOLOGIES.value}
    return following(plans, away)


def walking_orders() -> list[tuple[str, tuple[str, ...]]]:
    """For each batch in order: its id and the attendees who walk on stage, the first walker first."""
    return [
        (plan.batch.id, tuple(p.recipient.on_stage_id for p in plan.walking if p.recipient.on_stage_id))
        for plan in stage_plans()
    ]


def _people() -> dict[str, AttendeeRecord]:
    return {row.id: row for row in AttendeeRecord.select()}


def _presenters(
    batch_id: str, everyone: Iterable[Recipient], people: dict[str, AttendeeRecord]
) -> list[Presenter]:
    """Those set for the batch and those the list names in it."""
    listed = [(p.attendee_id, p.name) for p in batch_presenters(batch_id)]
    named = [
        (r.presenter_id, r.presenter_name) for r in everyone if r.batch_id == batch_id and presenter_key(r)
    ]
    return [_presenter(number, name, people) for number, name in [*listed, *named]]


def _presenter(number: str | None, name: str, people: dict[str, AttendeeRecord]) -> Presenter:
    row = people.get(number or "")
    if row is None:
        return Presenter(key=name, name=name)
    comes = row.status != Status.APOLOGIES.value
    return Presenter(row.id, row.name, row.rank, row.organisation, row.id, comes)


def _award(row: Any) -> Award:
    return Award(
        id=row.id,
        title=row.title,
        latin_title=row.latin_title,
        kind=AwardKind(row.kind),
        wording=row.wording,
        latin_wording=row.latin_wording,
        order=row.order,
    )


def _batch(row: Any) -> Batch:
    return Batch(
        id=row.id,
        name=row.name,
        order=row.order,
        item_id=row.item_id,
        entry=EntrySide(row.entry),
        ushers=row.ushers,
    )


def _batch_presenter(row: Any) -> BatchPresenter:
    return BatchPresenter(
        id=row.id, batch_id=row.batch_id, attendee_id=row.attendee_id, name=row.name, order=row.order
    )


def _recipient(row: Any) -> Recipient:
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
    )


def _certificate(row: Any) -> Certificate:
    return Certificate(
        id=row.id,
        recipient_id=row.recipient_id,
        number=row.number,
        serial=row.serial,
        issued_at=dt.datetime.fromisoformat(row.issued_at),
        revoked_at=dt.datetime.fromisoformat(row.revoked_at) if row.revoked_at else None,
        reason=row.reason,
    )


def _issuer(row: Any) -> Issuer:
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
