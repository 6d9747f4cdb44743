"""What may be done where: every label of every change at every post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from desktop_app.commands.arrivals import walk_in
from desktop_app.commands.attendance import check_in, check_out, take_back
from desktop_app.commands.attendees import add_attendee, edit_attendee
from desktop_app.commands.meeting import edit_meeting
from desktop_app.deeds import DEEDS
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.stations import DESK_DEEDS, KIOSK_DEEDS, Post, ensure_may

NOW = dt.datetime(2027, 3, 15, 13, 42)
MEETING = Meeting(new_id(), "大会", secret="5e" * 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", MEETING)
    add_attendee(made, Attendee("0" * 32, "王伟"))
    add_attendee(made, Attendee("1" * 32, "李丽", status=Status.APOLOGIES))
    yield made
    made.close()


def may(post: Post, label: str, *, undoing: bool = False) -> bool:
    try:
        ensure_may(post, label, undoing=undoing)
    except Refusal as refusal:
        assert refusal.code == "not-at-this-post"
        return False
    return True


def test_every_change_at_every_post() -> None:
    assert set(DEEDS) >= DESK_DEEDS > KIOSK_DEEDS
    assert {label for label in DEEDS if may(Post.OFFICE, label)} == set(DEEDS)
    assert {label for label in DEEDS if may(Post.DESK, label)} == DESK_DEEDS
    assert {label for label in DEEDS if may(Post.KIOSK, label)} == KIOSK_DEEDS
    assert not any(may(Post.KIOSK, label, undoing=True) for label in DEEDS)


def test_a_kiosk_checks_in_and_does_nothing_else(store: Store) -> None:
    store.post = Post.KIOSK
    check_in(store, "0" * 32, NOW)
    for forbidden in (
        lambda: check_in(store, "1" * 32, NOW, anyway=True),
        lambda: check_out(store, "0" * 32, NOW),
        lambda: take_back(store, "0" * 32, NOW, "x"),
        lambda: walk_in(store, Attendee("", "某人"), NOW),
        lambda: edit_meeting(store, MEETING),
        lambda: store.undo(NOW),
    ):
        with pytest.raises(Refusal) as caught:
            forbidden()
        assert caught.value.code in ("not-at-this-post", "sent-apologies")


def test_a_desk_undoes_what_desks_do_and_edits_nobody(store: Store) -> None:
    store.post = Post.DESK
    with pytest.raises(Refusal, match="not-at-this-post"):
        store.undo(NOW)
    check_in(store, "0" * 32, NOW)
    store.undo(NOW)
    walk_in(store, Attendee("", "某人"), NOW)
    with pytest.raises(Refusal, match="not-at-this-post"):
        edit_attendee(store, Attendee("0" * 32, "王伟二"))
