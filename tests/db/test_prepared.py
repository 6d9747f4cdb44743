"""Prepared queries answer as peewee's own do."""

from __future__ import annotations

from db.models import AttendeeRecord
from db.models.prepared import Prepared
from db.queries import attendees
from db.store import Store

from .conftest import add_people

ONE = Prepared(lambda key: AttendeeRecord.select().where(AttendeeRecord.id == key))
NAMED = Prepared(
    lambda name, organisation: AttendeeRecord.select(AttendeeRecord.id).where(
        (AttendeeRecord.organisation == organisation) & (AttendeeRecord.name == name)
    )
)


def test_rows_carry_the_names_of_the_fields(store: Store) -> None:
    add_people(store, "张三", "李䶮")
    for person in attendees.everyone():
        ours = ONE.first(person.id)
        assert ours is not None and (ours.name, ours.delegation_id, ours.roster_order) == (
            person.name,
            None,
            0,
        )


def test_values_go_where_the_query_has_them_and_are_never_read_as_sql(store: Store) -> None:
    add_people(store, "张三", "x' OR '1'='1")
    assert len(NAMED.rows("x' OR '1'='1", "")) == 1
    assert NAMED.rows("' OR '1'='1", "") == [] and ONE.first("nobody") is None


def test_a_person_is_found_by_the_token_of_the_badge(store: Store) -> None:
    add_people(store, "张三", "李四", "王五")
    for person in attendees.everyone():
        assert attendees.by_token(person.id[:20]) == person
    assert attendees.by_token("f" * 20) is None
