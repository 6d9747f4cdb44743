"""What staff do with the fields of their own: define, rename, order, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.models import OwnFieldRecord
from db.queries.own_fields import own_field_columns, own_fields
from db.store import Store
from desktop_app.domain import order
from desktop_app.domain.changes import Changes
from desktop_app.domain.names import clean_text
from desktop_app.domain.own_fields import OwnField, OwnKind
from desktop_app.domain.refusal import Refusal


def save_own_field(store: Store, value: OwnField) -> Changes:
    """Define a field, or give it other words, at the end of the list unless it has a place.

    Refuses (own-field-needs-name), (own-field-name-taken), and (own-field-needs-options) a choice without options.
    Values that people have stay as they are."""
    known = own_fields()
    value = _checked(value, known)
    with store.change("save-own-field", value.name) as change:
        if any(each.id == value.id for each in known):
            columns = own_field_columns(value)
            OwnFieldRecord.update(columns).where(OwnFieldRecord.id == value.id).execute()
        else:
            last = max((each.order for each in known if each.order), default=None)
            value = replace(value, order=value.order or order.between(last, None))
            OwnFieldRecord.insert(own_field_columns(value)).execute()
    return change.changes


def move_own_field(store: Store, field_id: str, place: int) -> Changes:
    """Put a field at a place (0 is first) among the others."""
    fields = own_fields()
    moved = next((each for each in fields if each.id == field_id), None)
    if moved is None:
        raise Refusal("unknown-own-field")
    others = [each for each in fields if each.id != field_id]
    place = max(0, min(place, len(others)))
    low = others[place - 1].order if place else None
    high = others[place].order if place < len(others) else None
    with store.change("move-own-field", moved.name) as change:
        put = OwnFieldRecord.update(order=order.between(low, high))
        put.where(OwnFieldRecord.id == field_id).execute()
    return change.changes


def remove_own_field(store: Store, field_id: str) -> Changes:
    """Remove a field with everything people have in it; undo brings both back."""
    found = next((each for each in own_fields() if each.id == field_id), None)
    if found is None:
        raise Refusal("unknown-own-field")
    with store.change("remove-own-field", found.name) as change:
        OwnFieldRecord.delete().where(OwnFieldRecord.id == field_id).execute()
    return change.changes


def _checked(value: OwnField, known: Sequence[OwnField]) -> OwnField:
    name, latin = clean_text(value.name), clean_text(value.latin_name)
    options = tuple(dict.fromkeys(filter(None, map(clean_text, value.options))))
    if not name:
        raise Refusal("own-field-needs-name")
    if any(each.name == name and each.id != value.id for each in known):
        raise Refusal("own-field-name-taken", name=name)
    if value.kind is OwnKind.CHOICE and not options:
        raise Refusal("own-field-needs-options", name=name)
    return replace(
        value, name=name, latin_name=latin, options=options if value.kind is OwnKind.CHOICE else ()
    )
