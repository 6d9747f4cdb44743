"""Reading awards, batches, recipients, issuers and the register of certificates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import peewee as pw

from db.models import (
    AttendeeRecord,
    AwardRecord,
    BatchPresenterRecord,
    BatchRecord,
    CertificateRecord,
    IssuerRecord,
    RecipientRecord,
)
from db.queries import award_rows as rows
from db.queries.meeting import meeting
from desktop_app.domain.attendees import Status
from desktop_app.domain.award_sheet import Commendation
from desktop_app.domain.awards import (
    Award,
    Batch,
    BatchPresenter,
    Certificate,
    Issuer,
    Recipient,
)
from desktop_app.domain.ceremony import (
    Customs,
    Presenter,
    StagePlan,
    by_rank,
    following,
    in_piles,
    presenter_key,
    stage_plan,
)


def awards() -> list[Award]:
    """Every award, in order."""
    return [rows.award(row) for row in AwardRecord.select().order_by(AwardRecord.order, AwardRecord.id)]


def batches() -> list[Batch]:
    """Every batch, in the order in which they go on stage."""
    return [rows.batch(row) for row in BatchRecord.select().order_by(BatchRecord.order, BatchRecord.id)]


def batch_presenters(batch_id: str | None = None) -> list[BatchPresenter]:
    """Who hands out, in the order entered; of one batch or of all."""
    found = BatchPresenterRecord.select().order_by(BatchPresenterRecord.order, BatchPresenterRecord.id)
    if batch_id is not None:
        found = found.where(BatchPresenterRecord.batch == batch_id)
    return [rows.batch_presenter(row) for row in found]


RECIPIENT_COLUMNS = tuple(
    field.alias(field.object_id_name) if isinstance(field, pw.ForeignKeyField) else field
    for field in RecipientRecord._meta.sorted_fields
)
"""What `rows.recipient` asks of a row: read as plain tuples, a third of the time that records take."""


def recipients(only: Iterable[str] | None = None) -> list[Recipient]:
    """Every recipient (or those of these ids): batch by batch in stage order, in list order within; no batch: last."""
    found = RecipientRecord.select(*RECIPIENT_COLUMNS)
    if only is not None:
        found = found.where(RecipientRecord.id.in_(list(only)))
    places = {batch.id: place for place, batch in enumerate(batches())}
    values = [rows.recipient(row) for row in found.namedtuples()]
    return sorted(values, key=lambda r: (places.get(r.batch_id or "", len(places)), r.order, r.id))


def issuers() -> list[Issuer]:
    """The bodies that sign certificates, in order."""
    return [rows.issuer(row) for row in IssuerRecord.select().order_by(IssuerRecord.order, IssuerRecord.id)]


def certificates() -> list[Certificate]:
    """The register of issued certificates, by serial; revoked ones included."""
    return [rows.certificate(row) for row in CertificateRecord.select().order_by(CertificateRecord.serial)]


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


def _people() -> dict[str, Any]:
    """What the stage asks of people, as plain rows: whole records of everybody would cost ten times as much."""
    who = AttendeeRecord
    rows: Any = who.select(who.id, who.name, who.rank, who.organisation, who.status)
    return {row.id: row for row in rows.namedtuples().iterator()}


def _presenters(batch_id: str, everyone: Iterable[Recipient], people: dict[str, Any]) -> list[Presenter]:
    """Those set for the batch and those the list names in it."""
    listed = [(p.attendee_id, p.name) for p in batch_presenters(batch_id)]
    named = [
        (r.presenter_id, r.presenter_name) for r in everyone if r.batch_id == batch_id and presenter_key(r)
    ]
    return [_presenter(number, name, people) for number, name in [*listed, *named]]


def _presenter(number: str | None, name: str, people: dict[str, Any]) -> Presenter:
    row = people.get(number or "")
    if row is None:
        return Presenter(key=name, name=name)
    comes = row.status != Status.APOLOGIES.value
    return Presenter(row.id, row.name, row.rank, row.organisation, row.id, comes)


def handing_order() -> list[str]:
    """Recipient ids as certificates lie in the piles: batch, usher, presenter, place; those without a batch last."""
    placed = [place.recipient.id for plan in stage_plans() for place in in_piles(plan)]
    listed = set(placed)
    return placed + [recipient.id for recipient in recipients() if recipient.id not in listed]


def commendations() -> list[Commendation]:
    """Every recipient as a line of a list, for comparing with a sheet."""
    titles = {award.id: award for award in awards()}
    names = {batch.id: batch.name for batch in batches()}
    return [
        Commendation(
            award=titles[r.award_id].title,
            name=r.name,
            batch=names.get(r.batch_id or "", ""),
            latin_award=titles[r.award_id].latin_title,
            grade=r.grade,
            kind=r.kind,
            representative=r.representative,
            pending=r.representative_pending,
            organisation=r.organisation,
            presenter=r.presenter_name,
            citation=r.citation,
            latin_name=r.latin_name,
            latin_citation=r.latin_citation,
            attendee_id=r.attendee_id,
            representative_id=r.representative_id,
            presenter_id=r.presenter_id,
            recipient_id=r.id,
        )
        for r in recipients()
    ]
