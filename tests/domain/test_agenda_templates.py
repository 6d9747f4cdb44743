"""Agenda templates: what is kept of an agenda, and that no file can do harm."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode
from desktop_app.domain.agenda_templates import items_of, read_template, written_template
from desktop_app.domain.clock import timetable
from desktop_app.domain.order import n_between
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.agenda_templates import agenda_template, agenda_templates, save_agenda_template

BEGINS = dt.datetime(2027, 3, 15, 14)


def agenda() -> list[AgendaItem]:
    who = (ItemRole("r", "b", Role.CHAIR, "李䶮"),)
    return [
        AgendaItem("a", "开幕", "Opening", ItemKind.OPENING, order="a0", minutes=5, mode=StartMode.FIXED, at=BEGINS),
        AgendaItem("b", "议题", order="a1", minutes=30, minimum=20, roles=who, place="2", text="词"),
        AgendaItem("c", "子题", parent_id="b", order="a0", minutes=7, kind=ItemKind.VOTE),
        AgendaItem("d", "片子", order="a2", mode=StartMode.WITH_PREVIOUS, internal=True),
    ]  # fmt: skip


def test_an_agenda_comes_back_as_a_template_without_people_days_and_numbers() -> None:
    template = read_template(written_template("例会", agenda()), "x", own=True)
    ids = iter("1234")
    made = items_of(template, lambda: next(ids), n_between("a5", None, 3))
    assert [(i.title, i.parent_id, i.minutes, i.mode) for i in made] == [
        ("开幕", None, 5, StartMode.AFTER),
        ("议题", None, 30, StartMode.AFTER),
        ("子题", "2", 7, StartMode.AFTER),
        ("片子", None, 10, StartMode.WITH_PREVIOUS),
    ]
    assert (
        made[0].order > "a5" and made[1].text == "词" and made[3].internal and made[2].kind is ItemKind.VOTE
    )
    assert not any(item.roles or item.place or item.at for item in made)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["title", "items", "minutes", "kind", "mode"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_a_file_holds_it_is_read_or_refused(told: object) -> None:
    try:
        template = read_template(json.dumps(told).encode(), "x")
    except Refusal as refusal:
        assert refusal.code == "agenda-template-unreadable"
    else:
        assert template.items and all(item.title for item in template.items)


def test_three_templates_come_with_the_program_in_both_languages_and_fit_a_day(tmp_path: Path) -> None:
    found = agenda_templates(tmp_path)
    assert {each.key for each in found} == {"plenary", "award-ceremony", "committee"}
    for each in found:
        assert all(item.title and item.latin_title for item in each.items)
        assert 60 < timetable(each.items, BEGINS).minutes < 300


def test_ones_own_are_kept_beside_them_and_found_by_title(tmp_path: Path) -> None:
    save_agenda_template(tmp_path / "own", "例会/月度", agenda())
    (tmp_path / "own" / "broken.json").write_text("{")
    assert [each.title for each in agenda_templates(tmp_path / "own") if each.own] == ["例会/月度"]
    assert len(agenda_template("例会/月度", tmp_path / "own").items) == 4
    with pytest.raises(Refusal, match="agenda-template-unknown"):
        agenda_template("nothing", tmp_path)
