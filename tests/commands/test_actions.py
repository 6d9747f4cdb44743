"""Actions and attachments on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import AssetRecord
from db.queries import actions as kept
from db.queries import attachments as files
from db.store import Store
from desktop_app.commands import actions as commands
from desktop_app.commands.agenda import add_item, remove_items
from desktop_app.commands.attachments import attach, detach
from desktop_app.commands.attendees import add_attendee, remove_attendees
from desktop_app.domain.actions import Action
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.attachments import PART
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.attachments import read_attachment, write_out

AT = dt.datetime(2027, 3, 15, 15)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting("m", "大会", secret="00" * 20))
    try:
        add_item(made, AgendaItem("i1", "工作报告"))
        add_attendee(made, Attendee("p1", "姜欣怡"))
        yield made
    finally:
        made.close()


def test_an_action_is_noted_ticked_off_and_outlives_its_item_and_its_owner(store: Store) -> None:
    later = Action("a2", "  印发纪要 ", AT, due=dt.date(2027, 4, 1))
    first = Action("a1", "整改", AT, "姜欣怡", "p1", dt.date(2027, 3, 20), "i1")
    for each in (later, first):
        commands.note_action(store, each)
    assert [each.task for each in kept.actions()] == ["整改", "印发纪要"]
    assert kept.actions()[0].overdue(dt.date(2027, 3, 21)) and not kept.actions()[0].overdue(
        dt.date(2027, 3, 20)
    )
    commands.finish_action(store, "a1", AT)
    assert [each.id for each in kept.actions()] == ["a2", "a1"] and not kept.actions()[1].is_open
    remove_items(store, ["i1"])
    remove_attendees(store, ["p1"])
    done = kept.actions()[1]
    assert (done.item_id, done.attendee_id, done.owner) == (None, None, "姜欣怡")
    store.undo()
    store.undo()
    assert kept.actions()[1].item_id == "i1"
    with pytest.raises(Refusal, match="action-needs-task"):
        commands.edit_action(store, replace(done, task="  "))


def test_a_file_comes_back_byte_for_byte_and_is_kept_once(store: Store, tmp_path: Path) -> None:
    add_item(store, AgendaItem("i2", "审议"))
    source = tmp_path / "讲话.pdf"
    source.write_bytes(bytes(PART) + b"tail" * 1000)
    read = run_now(read_attachment(source, files.held()))
    attach(store, "i1", read)
    attach(store, "i2", read)
    assert AssetRecord.select().count() == 2 and files.held() == PART + 4000
    with pytest.raises(Refusal, match="attached-already"):
        attach(store, "i1", read)
    folder = tmp_path / "out"
    assert run_now(write_out(folder, files.placed(), files.content)) == 2
    assert (folder / "01 工作报告" / "讲话.pdf").read_bytes() == source.read_bytes()
    assert sorted(path.name for path in folder.rglob("*")) == [
        "01 工作报告",
        "02 审议",
        "讲话.pdf",
        "讲话.pdf",
    ]
    detach(store, files.attachments("i1")[0].id)
    store.undo()
    remove_items(store, ["i2"])
    store.undo()
    assert b"".join(files.content(files.attachments("i2")[0])) == source.read_bytes()


def test_a_damaged_attachment_is_refused_and_no_half_file_is_left(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"abc")
    attach(store, "i1", run_now(read_attachment(source, 0)))
    AssetRecord.update(data=b"abd").execute()
    with pytest.raises(Refusal, match="attachment-damaged"):
        run_now(write_out(tmp_path / "out", files.placed(), files.content))
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == []
    for path in (tmp_path, tmp_path / "gone.pdf"):
        with pytest.raises(Refusal, match="attachment-unreadable"):
            run_now(read_attachment(path, 0))
