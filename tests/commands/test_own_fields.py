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
from desktop_app.commands.attendees import add_attendee, take_in
from desktop_app.commands.awards import edit_award
from desktop_app.commands.own_fields import move_own_field, save_own_field
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import read_awards
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.own_fields import OwnField, OwnKind, with_own
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Verdict
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange.people import export_people
from desktop_app.words import Words

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


def test_what_is_exported_comes_back_and_what_does_not_fit_is_told(store: Store) -> None:
    size = OwnField("s" * 32, "上衣尺码", "Shirt size", OwnKind.CHOICE, ("小", "大"))
    for field in (HOTEL, size):
        save_own_field(store, field)
    fields = kept.own_fields()
    person = with_own(
        with_own(Attendee("1" * 32, "刘瑶英", phone="13800000001"), HOTEL, "东湖宾馆"), size, "大"
    )
    add_attendee(store, person)
    words = Words("zh").gettext
    data = export_people("csv", people.everyone(), words, own=fields)
    sheet = [row.split(",") for row in data.decode("utf-8-sig").split()]
    again = review_roster(sheet, people.everyone(), own=fields)
    assert [each.verdict for each in again.proposals] == [Verdict.UNCHANGED]
    at = sheet[0].index("上衣尺码")
    sheet[1][at] = "小"
    sheet.append(["周明" if head == "姓名" else "特大" if head == "上衣尺码" else "" for head in sheet[0]])
    found = review_roster(sheet, people.everyone(), own=fields)
    changed, new = found.proposals
    assert [(each.field, each.old, each.new) for each in changed.changes] == [("上衣尺码", "大", "小")]
    assert new.verdict is Verdict.NEW and "own-value-not-kept" in {reason.code for reason in new.reasons}
    take_in(store, found)
    by_name = {each.name: dict(each.own) for each in people.everyone()}
    assert by_name == {"刘瑶英": {HOTEL.id: "东湖宾馆", size.id: "小"}, "周明": {}}
    store.undo()
    assert people.everyone() == [replace(person, roster_order=people.everyone()[0].roster_order)]
