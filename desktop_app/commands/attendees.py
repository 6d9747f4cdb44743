"""What staff do with people: take a roster in, add, edit, remove, note apologies and substitutes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace

from db.models import AttendanceEventRecord, AttendeeRecord, DelegationRecord, OwnValueRecord
from db.models.bulk import insert_rows
from db.queries import attendees as people
from db.store import Store
from desktop_app.commands.meeting import keep_asset
from desktop_app.domain import order
from desktop_app.domain.attendees import Attendee, Delegation, Status
from desktop_app.domain.changes import Changes
from desktop_app.domain.delegations import next_colour
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_name, clean_text
from desktop_app.domain.phones import read_phone
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Review
from desktop_app.domain.roster import ORDER_STEP


def take_in(store: Store, review: Review[Attendee], rows: Iterable[int] | None = None) -> Changes:
    """Write the chosen rows of a reviewed roster (default: all new and changed) as one change, one step of undo.

    Delegations that are not known yet are made, in the order in which they appear. Refuses (nothing-chosen) an empty
    choice, and (changed-since-review) when somebody in it has been edited or removed since the review was made."""
    chosen = review.chosen(rows)
    if not chosen:
        raise Refusal("nothing-chosen")
    known = {
        each.id: each for each in people.everyone(p.existing.id for p in chosen if p.existing is not None)
    }
    with store.change("import-people", review.source) as change:
        delegation_ids = _ensure_delegations(p.value.delegation for p in chosen if p.value is not None)
        for each in chosen:
            if each.value is None or each.existing is None:
                continue
            if known.get(each.existing.id) != each.existing:
                raise Refusal("changed-since-review", name=each.existing.name)
            write_attendee(
                replace(each.value, delegation_id=delegation_ids.get(each.value.delegation)), each.existing
            )
        _insert([p.value for p in chosen if p.value is not None and p.existing is None], delegation_ids)
    return change.changes


def add_attendee(store: Store, person: Attendee) -> Changes:
    """Add one person at the end of the roster (or in the place `roster_order` names). Refuses who has no name."""
    person = cleaned(person)
    with store.change("add-attendee", person.name) as change:
        place = person.roster_order or _last_place() + ORDER_STEP
        _insert([replace(person, roster_order=place)], _ensure_delegations([person.delegation]))
    return change.changes


def edit_attendee(store: Store, person: Attendee) -> Changes:
    """Put new particulars in place of the old. Refuses who has no name, and who is not there any more."""
    return edit_attendees(store, [person])


def edit_attendees(store: Store, persons: Sequence[Attendee]) -> Changes:
    """The same for several people as one change; columns that are as they were are left alone."""
    wanted = [cleaned(person) for person in persons]
    known = {each.id: each for each in people.everyone(person.id for person in wanted)}
    subject = wanted[0].name if len(wanted) == 1 else ""
    with store.change("edit-attendees" if len(wanted) > 1 else "edit-attendee", subject) as change:
        delegation_ids = _ensure_delegations(person.delegation for person in wanted)
        for person in wanted:
            if person.id not in known:
                raise Refusal("unknown-attendee", name=person.name)
            place = delegation_ids.get(person.delegation)
            write_attendee(replace(person, delegation_id=place), known[person.id])
    return change.changes


def remove_attendees(store: Store, attendee_ids: Collection[str]) -> Changes:
    """Remove people, their seats with them. Refuses (has-events) when somebody has been at a desk: what happened there
    is kept for good."""
    persons = people.everyone(attendee_ids)
    if not persons:
        raise Refusal("unknown-attendee", name="")
    with store.change("remove-attendees", persons[0].name if len(persons) == 1 else "") as change:
        ensure_no_events(persons)
        for ids in people.in_chunks(person.id for person in persons):
            AttendeeRecord.delete().where(AttendeeRecord.id.in_(ids)).execute()
    return change.changes


def set_status(store: Store, attendee_ids: Collection[str], status: Status) -> Changes:
    """Note what is known about people's coming. A substitute that was named is forgotten unless the status is that.

    Refuses (substitute-not-named) SUBSTITUTED for people without a substitute: that is `set_substitute`."""
    persons = people.everyone(attendee_ids)
    if status is Status.SUBSTITUTED:
        for person in persons:
            if not person.substitute:
                raise Refusal("substitute-not-named", name=person.name)
        return edit_attendees(store, [replace(person, status=status) for person in persons])
    return edit_attendees(
        store, [replace(person, status=status, substitute="", substitute_phone="") for person in persons]
    )


def set_substitute(store: Store, attendee_id: str, name: str, phone: str = "") -> Changes:
    """Note who comes in somebody's place, on that person's seat. Refuses an empty name and the person's own."""
    person = _known(attendee_id)
    substitute = clean_name(name).name
    if not substitute:
        raise Refusal("substitute-not-named", name=person.name)
    if substitute == person.name:
        raise Refusal("substitute-is-same", name=person.name)
    number = read_phone(phone).number
    with store.change("set-substitute", person.name) as change:
        write_attendee(
            replace(person, status=Status.SUBSTITUTED, substitute=substitute, substitute_phone=number), person
        )
    return change.changes


def set_photo(store: Store, attendee_id: str, data: bytes | None) -> Changes:
    """Keep a photo of a person, already made our own JPEG (`exchange.pictures.portrait`); None takes it away."""
    person = _known(attendee_id)
    with store.change("set-photo", person.name) as change:
        photo = keep_asset(data, "image/jpeg", person.name) if data is not None else ""
        write_attendee(replace(person, photo=photo), person)
    return change.changes


def edit_delegation(store: Store, value: Delegation) -> Changes:
    """Rename, recolour or move a delegation. Refuses an empty name and one that another delegation has."""
    name = clean_text(value.name)
    if not name:
        raise Refusal("delegation-needs-name")
    if any(each.name == name and each.id != value.id for each in people.delegations()):
        raise Refusal("delegation-name-taken", name=name)
    with store.change("edit-delegation", name) as change:
        columns = people.delegation_columns(replace(value, name=name))
        DelegationRecord.update(columns).where(DelegationRecord.id == value.id).execute()
    return change.changes


def move_delegation(store: Store, delegation_id: str, place: int) -> Changes:
    """Put a delegation at a place (0 is first) of the protocol order."""
    known = people.delegations()
    moved = next((each for each in known if each.id == delegation_id), None)
    if moved is None:
        raise Refusal("unknown-delegation")
    others = [each for each in known if each.id != delegation_id]
    place = max(0, min(place, len(others)))
    with store.change("move-delegation", moved.name) as change:
        low = others[place - 1].order if place else None
        high = others[place].order if place < len(others) else None
        put = DelegationRecord.update(order=order.between(low or None, high or None))
        put.where(DelegationRecord.id == delegation_id).execute()
    return change.changes


def add_delegation(store: Store, name: str) -> Changes:
    """A new delegation behind the others, in a colour of its own. Refuses an empty name and one that is taken."""
    name = clean_text(name)
    if not name:
        raise Refusal("delegation-needs-name")
    if any(each.name == name for each in people.delegations()):
        raise Refusal("delegation-name-taken", name=name)
    with store.change("add-delegation", name) as change:
        _ensure_delegations([name])
    return change.changes


def remove_delegation(store: Store, delegation_id: str) -> Changes:
    """Remove a delegation; its people stay, without one."""
    moved = next((each for each in people.delegations() if each.id == delegation_id), None)
    if moved is None:
        raise Refusal("unknown-delegation")
    with store.change("remove-delegation", moved.name) as change:
        DelegationRecord.delete().where(DelegationRecord.id == delegation_id).execute()
    return change.changes


def cleaned(person: Attendee) -> Attendee:
    """The person with all texts cleaned as imports clean them. Refuses (attendee-needs-name) who has no name."""
    texts = {
        each.name: clean_text(getattr(person, each.name))
        for each in fields(person)
        if isinstance(getattr(person, each.name), str) and each.name not in {"capacity", "status"}
    }
    texts["name"] = clean_name(person.name).name
    if not texts["name"]:
        raise Refusal("attendee-needs-name")
    for phone in ("phone", "substitute_phone"):
        texts[phone] = read_phone(texts[phone]).number
    return replace(person, **texts)  # type: ignore[arg-type]  # only text fields


def ensure_no_events(persons: Iterable[Attendee]) -> None:
    """Refuse when one of them has been at a desk."""
    went = people.merged()
    for person in persons:
        ids = [person.id, *(gone for gone, stays in went.items() if stays == person.id)]
        if AttendanceEventRecord.select().where(AttendanceEventRecord.attendee.in_(ids)).exists():
            raise Refusal("has-events", name=person.name)


def _known(attendee_id: str) -> Attendee:
    person = people.get(attendee_id)
    if person is None:
        raise Refusal("unknown-attendee", name="")
    return person


def _ensure_delegations(names: Iterable[str]) -> dict[str, str]:
    """Name -> id; those that are missing are made after the others, in the order given, each in a colour of its own."""
    known = people.delegations()
    ids = {each.name: each.id for each in known}
    colours = {each.colour for each in known}
    last = max((each.order for each in known if each.order), default=None)
    for name in filter(None, dict.fromkeys(names)):
        if name in ids:
            continue
        last = order.between(last, None)
        value = Delegation(new_id(), name, colour=next_colour(colours), order=last)
        DelegationRecord.insert(people.delegation_columns(value)).execute()
        colours.add(value.colour)
        ids[name] = value.id
    return ids


def _last_place() -> int:
    last = AttendeeRecord.select(AttendeeRecord.roster_order).order_by(AttendeeRecord.roster_order.desc())
    row = last.first()
    return int(row.roster_order) if row is not None else 0


def _insert(persons: Sequence[Attendee], delegation_ids: Mapping[str, str]) -> None:
    rows = [people.attendee_columns(person) for person in persons]
    for person, row in zip(persons, rows, strict=True):
        row["delegation"] = delegation_ids.get(person.delegation)
    insert_rows(AttendeeRecord, rows)
    insert_rows(
        OwnValueRecord,
        [_own_row(person.id, field, value) for person in persons for field, value in person.own],
    )


def write_attendee(person: Attendee, known: Attendee) -> None:
    """Write the columns that differ, inside a change: others may have been edited on another computer."""
    before, after = people.attendee_columns(known), people.attendee_columns(person)
    changed = {name: value for name, value in after.items() if before[name] != value}
    if changed:
        AttendeeRecord.update(changed).where(AttendeeRecord.id == person.id).execute()
    before_own, after_own = dict(known.own), dict(person.own)
    for field in sorted(before_own.keys() | after_own.keys()):
        value = after_own.get(field, "")
        if before_own.get(field, "") != value:
            row = _own_row(person.id, field, value)
            OwnValueRecord.insert(row).on_conflict(
                conflict_target=[OwnValueRecord.id], update={OwnValueRecord.value: value}
            ).execute()


def _own_row(attendee_id: str, field_id: str, value: str) -> dict[str, object]:
    return {"id": f"{attendee_id}.{field_id}", "attendee": attendee_id, "field": field_id, "value": value}
