"""The meeting's own fields: kept in order, filled, and named by the wording of an award."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import attendees as people
from db.queries import awards as kept_awards
from db.queries import own_fields as kept
from db.queries import papers
from db.store import Store
from desktop_app.commands import award_list
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.awards import edit_award
from desktop_app.commands.own_fields import move_own_field, save_own_field
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import read_awards
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.own_fields import OwnField, OwnKind, with_own
from desktop_app.domain.refusal import Refusal

LIST = (
    ("批次", "奖项", "类别", "获奖者", "表彰词"),
    ("1", "先进集体", "集体", "市总工会", "甲。"),
    ("1", "突出个人", "个人", "刘瑶英", "乙。"),
    ("1", "突出个人", "个人", "周明", "丙。"),
)
HOTEL = OwnField("h" * 32, "住宿酒店", "Hotel")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "m.rostrum", Meeting("0" * 32, "大会", secret="5e" * 20))
    yield made
    made.close()


def test_a_wording_names_an_own_field(store: Store) -> None:
    save_own_field(store, HOTEL)
    add_attendee(store, with_own(Attendee("1" * 32, "刘瑶英"), HOTEL, "东湖宾馆"))
    add_attendee(store, Attendee("2" * 32, "周明"))
    award_list.take_in(store, read_awards(LIST, people.everyone()))
    for award in kept_awards.awards():
        edit_award(
            store,
            replace(award, wording="{{name}}，下榻{{own.住宿酒店}}。", latin_wording="at {{own.Hotel}}"),
        )
    texts = {sheet.name: sheet.fields["wording"] for sheet in papers.gather("certificates", "zh")["sheets"]}
    assert texts == {
        "市总工会": "市总工会，下榻。",
        "刘瑶英": "刘瑶英，下榻东湖宾馆。",
        "周明": "周明，下榻。",
    }
    english = papers.gather("certificates", "en")["sheets"]
    assert "at 东湖宾馆" in [sheet.fields["wording"] for sheet in english]


def test_fields_keep_their_order_and_names_are_taken_once(store: Store) -> None:
    for letter in "abc":
        save_own_field(store, OwnField(letter * 32, letter))
    move_own_field(store, "c" * 32, 0)
    assert [field.name for field in kept.own_fields()] == ["c", "a", "b"]
    with pytest.raises(Refusal, match="own-field-name-taken"):
        save_own_field(store, OwnField("d" * 32, " a "))
    with pytest.raises(Refusal, match="own-field-needs-options"):
        save_own_field(store, OwnField("d" * 32, "d", kind=OwnKind.CHOICE, options=(" ",)))
    assert len(kept.own_fields()) == 3
