"""Keeping the texts on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import manuscripts as kept
from db.store import Store
from desktop_app.commands import agenda
from desktop_app.commands.manuscripts import compose, compose_afresh, edit_manuscript, merged_anew
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.identity import new_id
from desktop_app.domain.manuscripts import Manuscript, ManuscriptKind
from desktop_app.domain.meeting import Meeting

NOW = dt.datetime(2027, 3, 15, 14)
KIND = ManuscriptKind.HOST_SCRIPT


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="00" * 20))
    try:
        agenda.add_item(made, AgendaItem(new_id(), "开会", kind=ItemKind.OPENING))
        yield made
    finally:
        made.close()


def text() -> str:
    return kept.manuscript(KIND, "zh").text


def test_hand_edits_stay_when_the_meeting_goes_on(store: Store) -> None:
    composed = kept.composed(KIND, "zh")
    edit_manuscript(store, Manuscript(KIND, "zh", composed, composed), composed.replace("大家好", "下午好"))
    agenda.add_item(store, AgendaItem(new_id(), "报告工作"))
    compose(store, kept.manuscript(KIND, "zh"), kept.composed(KIND, "zh"))
    assert "下午好" in text() and "报告工作" in text() and kept.manuscript(KIND, "zh").edited
    store.undo(NOW)
    assert "下午好" in text() and "报告工作" not in text()


def test_a_clash_keeps_the_hand_s_words_and_is_told(store: Store) -> None:
    composed = kept.composed(KIND, "zh")
    edited = composed.replace("## 一、开会", "## 一、开幕")
    edit_manuscript(store, Manuscript(KIND, "zh", composed, composed), edited)
    item = next(iter(kept.facts("zh").items))
    agenda.edit_item(store, AgendaItem(item.id, "开幕式", kind=ItemKind.OPENING))
    merged = merged_anew(kept.manuscript(KIND, "zh"), kept.composed(KIND, "zh"))
    assert "## 一、开幕\n" in merged.text and [clash.other for clash in merged.clashes] == [
        ("## 一、开幕式",)
    ]


def test_afresh_throws_edits_away_and_undo_brings_them_back(store: Store) -> None:
    composed = kept.composed(KIND, "zh")
    edit_manuscript(store, Manuscript(KIND, "zh", composed, composed), "# 我的稿子\n")
    compose_afresh(store, kept.manuscript(KIND, "zh"), composed)
    assert text() == composed
    store.undo(NOW)
    assert text() == "# 我的稿子\n"


def test_the_same_text_changes_nothing(store: Store) -> None:
    known = Manuscript(KIND, "zh", "a", "b")
    assert edit_manuscript(store, known, "b") and not edit_manuscript(store, known, "b")


def test_each_language_is_a_text_of_its_own(store: Store) -> None:
    edit_manuscript(store, Manuscript(KIND, "en", "x", "x"), "y")
    assert text() == "" and kept.manuscript(KIND, "en").text == "y"
    assert kept.manuscript(ManuscriptKind.MINUTES, "en") == Manuscript(ManuscriptKind.MINUTES, "en")
