"""What staff do with awards, batches and recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from db.models import (
    AwardRecord,
    BatchPresenterRecord,
    BatchRecord,
    RecipientRecord,
)
from db.queries import attendees as people
from db.queries import award_rows as rows
from db.queries import awards as kept
from db.store import Store
from desktop_app.domain import order
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import Absence, Award, AwardKind, Batch, Recipient
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.wording import ensure_wording


def add_award(store: Store, award: Award) -> Changes:
    """Add an award at the end of the list. Refuses an empty title and a wording with unknown fields."""
    ensure_award(award)
    with store.change("add-award", award.title) as change:
        last = order_of_last(kept.awards())
        columns = rows.award_columns(replace(award, order=award.order or order.between(last, None)))
        AwardRecord.insert(columns).execute()
    return change.changes


def edit_award(store: Store, award: Award) -> Changes:
    """Put new particulars in place of the old. Refuses as `add_award` does."""
    ensure_award(award)
    with store.change("edit-award", award.title) as change:
        AwardRecord.update(rows.award_columns(award)).where(AwardRecord.id == award.id).execute()
    return change.changes


def remove_award(store: Store, award_id: str) -> Changes:
    """Remove an award and its recipients. Refuses when one of them holds a certificate number."""
    award = found(kept.awards(), award_id)
    given = [r for r in kept.recipients() if r.award_id == award_id]
    with store.change("remove-award", award.title) as change:
        ensure_no_numbers(given)
        AwardRecord.delete().where(AwardRecord.id == award_id).execute()
    return change.changes


def add_batch(store: Store, batch: Batch) -> Changes:
    """Add a batch after the others."""
    with store.change("add-batch", batch.name) as change:
        last = order_of_last(kept.batches())
        columns = rows.batch_columns(replace(batch, order=batch.order or order.between(last, None)))
        BatchRecord.insert(columns).execute()
    return change.changes


def edit_batch(store: Store, batch: Batch) -> Changes:
    """Change name, entry side, ushers or agenda item of a batch. Refuses a negative number of ushers."""
    if not 0 <= batch.ushers <= 20:
        raise Refusal("ushers-out-of-range", ushers=batch.ushers)
    with store.change("edit-batch", batch.name) as change:
        BatchRecord.update(rows.batch_columns(batch)).where(BatchRecord.id == batch.id).execute()
    return change.changes


def move_batch(store: Store, batch_id: str, before_id: str | None) -> Changes:
    """Let a batch go on stage before another one, or last."""
    batch = found(kept.batches(), batch_id)
    with store.change("move-batch", batch.name) as change:
        others = [each for each in kept.batches() if each.id != batch_id]
        BatchRecord.update(order=key_before(others, before_id)).where(BatchRecord.id == batch_id).execute()
    return change.changes


def remove_batch(store: Store, batch_id: str) -> Changes:
    """Remove a batch; its recipients stay, without a batch."""
    batch = found(kept.batches(), batch_id)
    with store.change("remove-batch", batch.name) as change:
        BatchRecord.delete().where(BatchRecord.id == batch_id).execute()
    return change.changes


def add_recipient(store: Store, recipient: Recipient) -> Changes:
    """Add a recipient at the end of the batch. Refuses one without a name or an award."""
    ensure_recipient(recipient)
    with store.change("add-recipient", recipient.name) as change:
        last = order_of_last(in_batch(recipient.batch_id))
        columns = rows.recipient_columns(
            replace(recipient, order=recipient.order or order.between(last, None))
        )
        RecipientRecord.insert(columns).execute()
    return change.changes


def edit_recipient(store: Store, recipient: Recipient) -> Changes:
    """Put new particulars in place of the old. Refuses as `add_recipient` does."""
    ensure_recipient(recipient)
    with store.change("edit-recipient", recipient.name) as change:
        columns = rows.recipient_columns(recipient)
        RecipientRecord.update(columns).where(RecipientRecord.id == recipient.id).execute()
    return change.changes


def remove_recipient(store: Store, recipient_id: str) -> Changes:
    """Remove a recipient. Refuses one who holds a certificate number: revoke that instead."""
    recipient = found(kept.recipients(), recipient_id)
    with store.change("remove-recipient", recipient.name) as change:
        ensure_no_numbers([recipient])
        RecipientRecord.delete().where(RecipientRecord.id == recipient_id).execute()
    return change.changes


def move_recipient(
    store: Store, recipient_id: str, batch_id: str | None, before_id: str | None = None
) -> Changes:
    """Put a recipient into a batch (None: into no batch), before another one there or last."""
    recipient = found(kept.recipients(), recipient_id)
    if batch_id is not None:
        found(kept.batches(), batch_id)
    with store.change("move-recipient", recipient.name) as change:
        others = [each for each in in_batch(batch_id) if each.id != recipient_id]
        key = key_before(others, before_id)
        columns = {"batch": batch_id, "order": key}
        RecipientRecord.update(columns).where(RecipientRecord.id == recipient_id).execute()
    return change.changes


def set_presenters(store: Store, batch_id: str, attendee_ids: Sequence[str]) -> Changes:
    """Let exactly these people hand out in a batch; the list's own names for single recipients stay."""
    batch = found(kept.batches(), batch_id)
    chosen = {person.id: person for person in people.everyone(attendee_ids)}
    unknown = [number for number in attendee_ids if number not in chosen]
    if unknown:
        raise Refusal("no-such-person")
    with store.change("set-presenters", batch.name) as change:
        rows: Any = BatchPresenterRecord.select(BatchPresenterRecord.attendee, BatchPresenterRecord.id)
        before = dict(rows.where(BatchPresenterRecord.batch == batch_id).tuples())
        # who stays keeps the row, so that two copies merge well
        stays = [before[each] for each in attendee_ids if each in before]
        BatchPresenterRecord.delete().where(
            (BatchPresenterRecord.batch == batch_id) & BatchPresenterRecord.id.not_in(stays)
        ).execute()
        keys = order.n_between(None, None, len(attendee_ids))
        for number, key in zip(dict.fromkeys(attendee_ids), keys, strict=False):
            told = {"name": chosen[number].name, "order": key}
            if number in before:
                BatchPresenterRecord.update(told).where(BatchPresenterRecord.id == before[number]).execute()
            else:
                BatchPresenterRecord.insert(id=new_id(), batch=batch_id, attendee=number, **told).execute()
    return change.changes


def presenters_from_dais(store: Store, batch_id: str) -> Changes:
    """Let the dais hand out in a batch: its highest ranks, at most one to a recipient. Refuses an empty dais."""
    dais = [p for p in people.everyone() if p.rank is not None and p.comes]
    wanted = max(len(in_batch(batch_id)), 1)
    if not dais:
        raise Refusal("dais-is-empty")
    ranked = sorted(dais, key=lambda person: (person.rank or 0, person.roster_order))
    return set_presenters(store, batch_id, [person.id for person in ranked[:wanted]])


def choose_presenter(store: Store, recipient_id: str, attendee_id: str | None) -> Changes:
    """Let this person hand to this recipient, as if the list said so; None lets the pairing decide."""
    recipient = found(kept.recipients(), recipient_id)
    person = person_or_refusal(attendee_id)
    with store.change("choose-presenter", recipient.name) as change:
        named = person.name if person is not None else ""
        columns = {"presenter": attendee_id, "presenter_name": named}
        RecipientRecord.update(columns).where(RecipientRecord.id == recipient_id).execute()
    return change.changes


def choose_representative(
    store: Store, recipient_id: str, attendee_id: str | None = None, name: str = ""
) -> Changes:
    """Say who walks on stage for a body, or instead of a person: one of the attendees, a name from outside, or
    (neither) nobody named yet for the body, the person again. Whoever is named leaves no gap."""
    recipient = found(kept.recipients(), recipient_id)
    person = person_or_refusal(attendee_id)
    told = person.name if person is not None else clean_text(name)
    pending = not told and recipient.kind is AwardKind.GROUP
    columns: dict[str, object] = {
        "representative": told,
        "representative_attendee": attendee_id,
        "representative_pending": int(pending),
    }
    if told:
        columns["absence"] = Absence.NONE.value
    with store.change("choose-representative", recipient.name) as change:
        RecipientRecord.update(columns).where(RecipientRecord.id == recipient_id).execute()
    return change.changes


def set_absence(store: Store, recipient_id: str, absence: Absence) -> Changes:
    """Say that a recipient cannot come and what happens to the place on stage, or that he comes after all."""
    recipient = found(kept.recipients(), recipient_id)
    with store.change("set-absence", recipient.name) as change:
        RecipientRecord.update(absence=absence.value).where(RecipientRecord.id == recipient_id).execute()
    return change.changes


def come_after_all(store: Store, recipient_id: str) -> Changes:
    """Take back that a recipient cannot come: no gap, nobody closes up, and a person walks again himself."""
    recipient = found(kept.recipients(), recipient_id)
    columns: dict[str, object] = {"absence": Absence.NONE.value}
    if recipient.kind is AwardKind.PERSON:
        columns |= {"representative": "", "representative_attendee": None, "representative_pending": 0}
    with store.change("come-after-all", recipient.name) as change:
        RecipientRecord.update(columns).where(RecipientRecord.id == recipient_id).execute()
    return change.changes


def swap_recipients(store: Store, one_id: str, other_id: str) -> Changes:
    """Let two recipients change places in list and batch; what else is known of them stays with them."""
    everyone = kept.recipients()
    one, other = found(everyone, one_id), found(everyone, other_id)
    with store.change("swap-recipients", f"{one.name} ↔ {other.name}") as change:
        for each, place in ((one, other), (other, one)):
            columns = {"batch": place.batch_id, "order": place.order}
            RecipientRecord.update(columns).where(RecipientRecord.id == each.id).execute()
    return change.changes


def lock_pairs(store: Store, batch_id: str, locked: bool = True) -> Changes:
    """Keep who hands to whom in a batch as it is now, whatever the list becomes; or let the pairing decide again."""
    plan = next((plan for plan in kept.stage_plans() if plan.batch.id == batch_id), None)
    if plan is None:
        raise Refusal("no-longer-there")
    with store.change("lock-pairs" if locked else "unlock-pairs", plan.batch.name) as change:
        for place in plan.places:
            hands = place.presenter if locked else None
            columns = {
                "presenter": hands.attendee_id if hands else None,
                "presenter_name": hands.name if hands else "",
            }
            RecipientRecord.update(columns).where(RecipientRecord.id == place.recipient.id).execute()
    return change.changes


# -- what commands share --------------------------------------------------------------------------------------


def ensure_award(award: Award) -> None:
    """Refuse an award without a title or with a wording that cannot be filled."""
    if not award.title.strip():
        raise Refusal("award-needs-title")
    ensure_wording(award.wording)
    ensure_wording(award.latin_wording)


def ensure_recipient(recipient: Recipient) -> None:
    """Refuse a recipient without a name, or of an award that is not there."""
    if not recipient.name.strip():
        raise Refusal("recipient-needs-name")
    found(kept.awards(), recipient.award_id)


def ensure_no_numbers(given: Iterable[Recipient]) -> None:
    """Refuse when one of them is in the register: a number is never forgotten."""
    ids = {recipient.id: recipient.name for recipient in given}
    for certificate in kept.certificates():
        if certificate.recipient_id in ids:
            name = ids[certificate.recipient_id]
            raise Refusal("has-certificate", name=name, number=certificate.number)


def in_batch(batch_id: str | None) -> list[Recipient]:
    """The recipients of one batch (None: those without), in list order."""
    return [recipient for recipient in kept.recipients() if recipient.batch_id == batch_id]


class Keyed(Protocol):
    """What has an id and a place in a list."""

    @property
    def id(self) -> str:
        """The uuid of its row."""

    @property
    def order(self) -> str:
        """Its key in the list."""


K = TypeVar("K", bound=Keyed)


def order_of_last(values: Sequence[Keyed]) -> str | None:
    """The order key of the last in a list; None when it is empty."""
    return values[-1].order if values else None


def key_before(others: Sequence[Keyed], before_id: str | None) -> str:
    """A key that puts a thing before one of `others`, which are in order; or last when that is None or has gone."""
    place = next((i for i, each in enumerate(others) if each.id == before_id), len(others))
    low = others[place - 1].order if place else None
    high = others[place].order if place < len(others) else None
    return order.between(low, high)


def person_or_refusal(attendee_id: str | None) -> Attendee | None:
    """The attendee with this id; refuses one who has gone."""
    if attendee_id is None:
        return None
    person = people.get(attendee_id)
    if person is None:
        raise Refusal("no-such-person")
    return person


def found(values: Iterable[K], wanted: str) -> K:
    """The value with this id. Refuses when it has gone in the meantime."""
    for value in values:
        if value.id == wanted:
            return value
    raise Refusal("no-longer-there")
