"""Taking a reviewed list of commendations into the meeting."""

from __future__ import annotations

from collections.abc import Iterable

from db.models import AwardRecord, BatchRecord, RecipientRecord
from db.queries import award_rows as rows
from db.queries import awards as kept
from db.store import Store
from desktop_app.commands.awards import order_of_last
from desktop_app.domain import order
from desktop_app.domain.award_sheet import Commendation
from desktop_app.domain.awards import Award, AwardKind, Batch, Recipient
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Review


def take_in(store: Store, review: Review[Commendation], chosen: Iterable[int] | None = None) -> Changes:
    """Take the chosen rows (default: new and changed ones) in as one change, with the awards and batches they name.

    Refuses when no row is left to take.
    """
    lines = [each.value for each in review.chosen(chosen) if each.value is not None]
    if not lines:
        raise Refusal("nothing-to-take-in")
    with store.change("import-awards", review.source) as change:
        awards = _awards(lines)
        batches = _batches(lines)
        last = {number: order_of_last(_in(number)) for number in {None, *batches.values()}}
        for line in lines:
            batch = batches.get(line.batch)
            _write(line, awards[line.award], batch, last)
    return change.changes


def _in(batch_id: str | None) -> list[Recipient]:
    return [recipient for recipient in kept.recipients() if recipient.batch_id == batch_id]


def _awards(lines: Iterable[Commendation]) -> dict[str, str]:
    """The id of every award named; new ones follow in the order in which the list names them."""
    ids = {award.title: award.id for award in kept.awards()}
    last = order_of_last(kept.awards())
    for line in lines:
        if line.award not in ids:
            last = order.between(last, None)
            made = Award(new_id(), line.award, line.latin_award, line.kind, order=last)
            AwardRecord.insert(rows.award_columns(made)).execute()
            ids[line.award] = made.id
        elif line.latin_award:
            AwardRecord.update(latin_title=line.latin_award).where(
                AwardRecord.id == ids[line.award], AwardRecord.latin_title == ""
            ).execute()
    return ids


def _batches(lines: Iterable[Commendation]) -> dict[str, str]:
    """The id of every batch named; new ones stand behind the others, numbered ones by their number."""
    ids = {batch.name: batch.id for batch in kept.batches()}
    last = order_of_last(kept.batches())
    named = dict.fromkeys(line.batch for line in lines if line.batch)
    for name in sorted(named, key=lambda name: (not name.isdigit(), int(name) if name.isdigit() else 0)):
        if name not in ids:
            last = order.between(last, None)
            made = Batch(new_id(), name, last)
            BatchRecord.insert(rows.batch_columns(made)).execute()
            ids[name] = made.id
    return ids


def _write(
    line: Commendation, award_id: str, batch_id: str | None, last: dict[str | None, str | None]
) -> None:
    """Insert or change one recipient; a known one keeps its place unless it changes batch."""
    if line.recipient_id is not None:
        before = RecipientRecord.get_by_id(line.recipient_id)
        stays = rows.recipient(before)
        moved = stays.batch_id != batch_id
        key = order.between(last[batch_id], None) if moved else stays.order
        columns = rows.recipient_columns(_recipient(line, line.recipient_id, award_id, batch_id, key))
        RecipientRecord.update(columns).where(RecipientRecord.id == line.recipient_id).execute()
        last[batch_id] = key if moved else last[batch_id]
        return
    key = last[batch_id] = order.between(last[batch_id], None)
    columns = rows.recipient_columns(_recipient(line, new_id(), award_id, batch_id, key))
    RecipientRecord.insert(columns).execute()


def _recipient(
    line: Commendation, recipient_id: str, award_id: str, batch_id: str | None, key: str
) -> Recipient:
    return Recipient(
        id=recipient_id,
        award_id=award_id,
        batch_id=batch_id,
        name=line.name,
        kind=line.kind,
        grade=line.grade,
        organisation=line.organisation,
        attendee_id=line.attendee_id if line.kind is AwardKind.PERSON else None,
        representative=line.representative,
        representative_id=line.representative_id,
        representative_pending=line.pending,
        presenter_name=line.presenter,
        presenter_id=line.presenter_id,
        citation=line.citation,
        latin_name=line.latin_name,
        latin_citation=line.latin_citation,
        order=key,
    )
