"""Reading the agenda: items in tree order, each with the people on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from db.models import AgendaItemRecord, ItemRoleRecord
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode, tree_order
from desktop_app.domain.numbering import Scheme, numbers

from .resolutions import resolutions

if TYPE_CHECKING:
    from desktop_app.domain.agenda_sheet import Draft


def items() -> list[AgendaItem]:
    """All items in tree order: every parent before its children, siblings by order key. Two selects in all.
    Cancelled ones are no longer on the agenda."""
    return _read(AgendaItemRecord.cancelled == 0)


def cancelled() -> list[AgendaItem]:
    """Items that went out with an edition and were cancelled since, in tree order."""
    return _read(AgendaItemRecord.cancelled != 0)


def printed_numbers(scheme: Scheme) -> dict[str, str]:
    """The number of every item on the agenda as it is printed, by id."""
    return numbers(items(), scheme, taken=[item.place for item in cancelled()])


def _read(which: Any) -> list[AgendaItem]:
    roles: dict[str, list[ItemRole]] = {}
    for role in roles_of():
        roles.setdefault(role.item_id, []).append(role)
    rows = AgendaItemRecord.select().where(which)
    return tree_order([_item(row, tuple(roles.get(row.id, ()))) for row in rows])


def drafts() -> list[Draft]:
    """The agenda as a sheet would tell it, each item with its rule: what `review_agenda` compares with."""
    from desktop_app.domain.agenda_sheet import Draft  # late: every start reads the agenda, few import one

    motions = resolutions()
    return [Draft(item, motions[item.id].rule if item.id in motions else None) for item in items()]


def get(item_id: str) -> AgendaItem:
    """One item with its roles; KeyError when it is gone."""
    row = AgendaItemRecord.get_or_none(AgendaItemRecord.id == item_id)
    if row is None:
        raise KeyError(item_id)
    return _item(row, tuple(roles_of([item_id])))


def roles_of(only: Iterable[str] | None = None) -> list[ItemRole]:
    """The people on items, in their order on the item."""
    query = ItemRoleRecord.select()
    if only is not None:
        query = query.where(ItemRoleRecord.item.in_(list(only)))
    return [_role(row) for row in query.order_by(ItemRoleRecord.order, ItemRoleRecord.id)]


def _role(row: Any) -> ItemRole:
    return ItemRole(row.id, row.item_id, Role(row.role), row.name, row.attendee_id, row.order)


def _item(row: Any, roles: tuple[ItemRole, ...]) -> AgendaItem:
    return AgendaItem(
        id=row.id,
        title=row.title,
        latin_title=row.latin_title,
        kind=ItemKind(row.kind),
        parent_id=row.parent_id,
        order=row.order,
        minutes=row.minutes,
        minimum=row.minimum,
        mode=StartMode(row.mode),
        at=dt.datetime.fromisoformat(row.at) if row.at else None,
        lead=row.lead,
        material=row.material,
        note=row.note,
        text=row.text,
        latin_text=row.latin_text,
        internal=bool(row.internal),
        place=row.place,
        roles=roles,
    )


def item_columns(value: AgendaItem) -> dict[str, object]:
    """The row that holds `value` (its roles are rows of their own), for commands that write it."""
    return {
        "id": value.id,
        "title": value.title,
        "latin_title": value.latin_title,
        "kind": value.kind.value,
        "parent": value.parent_id,
        "order": value.order,
        "minutes": value.minutes,
        "minimum": value.minimum,
        "mode": value.mode.value,
        "at": value.at.isoformat(timespec="minutes") if value.at else None,
        "lead": value.lead,
        "material": value.material,
        "note": value.note,
        "text": value.text,
        "latin_text": value.latin_text,
        "internal": int(value.internal),
        "place": value.place,
    }


def role_columns(value: ItemRole) -> dict[str, object]:
    """The row that holds one role, for commands that write it."""
    return {
        "id": value.id,
        "item": value.item_id,
        "role": value.role.value,
        "name": value.name,
        "attendee": value.attendee_id,
        "order": value.order,
    }
