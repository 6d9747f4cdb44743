from __future__ import annotations

from dataclasses import replace

from db.store import Store
from db.trouble import Trouble
from desktop_app.commands.meeting import edit_meeting
from desktop_app.domain.changes import Changes
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.office import Office


def test_a_committed_change_is_told_once_with_the_rows_it_touched(office: Office) -> None:
    told: list[Changes] = []
    office.committed.connect(told.append)
    assert office.do(edit_meeting, replace(office.meeting(), venue="大礼堂"))
    assert [changes.of("meeting") for changes in told] == [frozenset({office.meeting().id})]
    assert office.meeting().venue == "大礼堂"


def test_nothing_is_told_when_nothing_changed(office: Office) -> None:
    told: list[Changes] = []
    office.committed.connect(told.append)
    assert office.do(edit_meeting, office.meeting())
    assert told == []


def test_a_refusal_is_told_and_nothing_is_written(office: Office) -> None:
    refused: list[Refusal] = []
    office.refused.connect(refused.append)
    assert not office.do(edit_meeting, replace(office.meeting(), title=" "))
    assert [refusal.code for refusal in refused] == ["meeting-needs-title"]
    assert office.meeting().title


def test_undo_and_redo_are_changes_like_any_other(office: Office) -> None:
    before = office.meeting()
    office.do(edit_meeting, replace(before, venue="大礼堂"))
    told: list[Changes] = []
    office.committed.connect(told.append)
    assert office.undo()
    assert office.meeting() == before
    assert office.redo()
    assert office.meeting().venue == "大礼堂"
    assert len(told) == 2


def test_a_file_that_has_gone_is_trouble_not_a_crash(office: Office, store: Store) -> None:
    troubled: list[Trouble] = []
    office.troubled.connect(troubled.append)
    store.path.rename(store.path.with_suffix(".away"))
    assert not office.do(edit_meeting, replace(office.meeting(), venue="大礼堂"))
    store.path.with_suffix(".away").rename(store.path)
    assert [trouble.code.value for trouble in troubled] == ["vanished"]


def test_papers_speak_the_language_of_the_meeting(office: Office) -> None:
    assert office.document_words().language == "zh_CN"
