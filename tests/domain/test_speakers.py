"""The list of speakers: order, floor, time, and what undo leaves."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.refusal import Refusal
from desktop_app.domain.speakers import (
    EntryState,
    ListRules,
    SpeakerEvent,
    SpeakerEventKind,
    SpeakerList,
    Wish,
    ensure_can,
    ensure_may_enter,
    speaker_list,
    totals,
)

K = SpeakerEventKind
START = dt.datetime(2027, 3, 15, 15, 0)
RULES = ListRules("item", only_present=False)


def after(seconds: int) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def event(kind: K, second: int, entry: str = "", wish: Wish = Wish.NORMAL, **more: object) -> SpeakerEvent:
    told: dict[str, object] = {"id": f"{second:05}{kind}{entry}", "name": entry, "seconds": 0, **more}
    return SpeakerEvent(item_id="item", kind=kind, at=after(second), entry=entry, wish=wish, **told)  # type: ignore[arg-type]


def enter(second: int, who: str, wish: Wish = Wish.NORMAL) -> SpeakerEvent:
    return event(K.ENTER, second, who, wish)


def begin(second: int, who: str, seconds: int = 60) -> SpeakerEvent:
    return event(K.BEGIN, second, who, seconds=seconds)


def names(here: SpeakerList) -> str:
    return "".join(entry.name for entry in here.waiting)


def test_the_more_urgent_wish_stands_first() -> None:
    wishes = [
        enter(1, "甲"),
        enter(2, "乙", Wish.POINT_OF_ORDER),
        enter(3, "丙", Wish.QUESTION),
        enter(4, "丁"),
        enter(5, "戊", Wish.INTERVENTION),
    ]
    assert names(speaker_list(wishes)) == "丙戊乙甲丁"


def test_beginning_ends_the_speaker_and_runs_below_zero() -> None:
    events = [enter(1, "甲"), enter(2, "乙"), begin(10, "甲"), begin(100, "乙")]
    here = speaker_list(events[:3])
    assert here.speaking is not None and here.speaking.left(after(85)) == dt.timedelta(seconds=-15)
    here = speaker_list(events)
    first = here.entries["甲"]
    assert first.state is EntryState.DONE and first.elapsed(after(500)) == dt.timedelta(seconds=90)
    assert here.speaking is not None and here.speaking.name == "乙" and not here.waiting


def test_a_question_pauses_the_speaker_who_then_goes_on() -> None:
    events = [enter(1, "甲"), begin(10, "甲"), enter(20, "问", Wish.QUESTION), begin(30, "问")]
    here = speaker_list(events)
    assert here.entries["甲"].state is EntryState.PAUSED and here.floor == "问"
    here = speaker_list([*events, event(K.END, 50)])
    speaker = here.speaking
    assert speaker is not None and speaker.name == "甲"
    assert speaker.elapsed(after(60)) == dt.timedelta(seconds=30)
    passed_over = speaker_list([*events, enter(51, "乙"), begin(52, "乙")])
    assert passed_over.floor == "乙" and passed_over.interrupted is None
    assert passed_over.entries["甲"].state is EntryState.DONE is passed_over.entries["问"].state


def test_pause_more_time_and_no_limit() -> None:
    events = [enter(1, "甲"), begin(10, "甲"), event(K.PAUSE, 20), event(K.RESUME, 40)]
    here = speaker_list([*events, event(K.ADD, 41, seconds=30)]).speaking
    assert here is not None and here.left(after(50)) == dt.timedelta(seconds=70)
    free = speaker_list([enter(1, "甲"), begin(10, "甲", 0)]).speaking
    assert free is not None and free.left(after(999)) is None


def test_struck_closed_and_undone() -> None:
    events = [enter(1, "甲"), enter(2, "乙"), event(K.STRIKE, 3, "甲"), event(K.CLOSE, 4)]
    here = speaker_list(events)
    assert names(here) == "乙" and here.closed and not speaker_list([*events, event(K.OPEN, 5)]).closed
    undo = event(K.UNDO, 6, target=events[2].id)
    assert names(speaker_list([*events, undo])) == "甲乙"
    redo = event(K.UNDO, 7, target=undo.id)
    assert names(speaker_list([*events, undo, redo])) == "乙"
    orphan = speaker_list([*events, begin(8, "乙"), event(K.UNDO, 9, target=events[1].id)])
    assert orphan.floor is None and not orphan.spoke


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def wish(who: str, kind: Wish = Wish.NORMAL) -> SpeakerEvent:
    return event(K.ENTER, 90, "neu", kind, name=who, attendee_id=who)


def test_who_may_enter() -> None:
    here = speaker_list([event(K.ENTER, 1, "a", name="甲", attendee_id="甲")])
    strict = ListRules("item")
    with refused("already-on-list"):
        ensure_may_enter(here, RULES, wish("甲"), (), ())
    with refused("already-on-list"):
        ensure_may_enter(here, RULES, wish("甲", Wish.INTERVENTION), (), ())
    ensure_may_enter(here, RULES, wish("甲", Wish.POINT_OF_ORDER), (), ())
    ensure_may_enter(here, ListRules("item", only_present=False, several=True), wish("甲"), (), ())
    with refused("speaker-not-here"):
        ensure_may_enter(here, strict, wish("乙"), {"甲"}, ())
    ensure_may_enter(here, strict, wish("乙"), {"乙"}, ())
    closed = speaker_list([event(K.CLOSE, 1)])
    with refused("list-closed"):
        ensure_may_enter(closed, RULES, wish("乙", Wish.POINT_OF_ORDER), (), {"主"})
    ensure_may_enter(closed, RULES, wish("主"), (), {"主"})
    with refused("speaker-needs-name"):
        ensure_may_enter(here, RULES, wish(" "), (), ())


def test_what_can_be_done_now() -> None:
    here = speaker_list([enter(1, "甲"), enter(2, "乙"), begin(10, "甲")])
    for kind, entry, code in (
        (K.BEGIN, "甲", "not-waiting"),
        (K.STRIKE, "丙", "not-waiting"),
        (K.RESUME, "", "speaker-not-paused"),
    ):
        with refused(code):
            ensure_can(here, event(kind, 20, entry))
    with refused("nobody-speaks"):
        ensure_can(speaker_list([]), event(K.END, 20))
    with refused("speaker-is-paused"):
        ensure_can(speaker_list([enter(1, "甲"), begin(2, "甲"), event(K.PAUSE, 3)]), event(K.PAUSE, 20))
    ensure_can(here, event(K.BEGIN, 20, "乙"))


def test_totals_by_person_and_delegation() -> None:
    events = [
        event(K.ENTER, 1, "a", name="甲", attendee_id="1", delegation="东城"),
        event(K.ENTER, 2, "b", name="乙", attendee_id="2", delegation="东城"),
        event(K.ENTER, 3, "c", name="甲", attendee_id="1", delegation="东城"),
        begin(10, "a"),
        begin(30, "b"),
        begin(40, "c"),
        event(K.END, 45),
    ]
    spoke = speaker_list(events).spoke
    people = [(each.name, each.turns, each.time.seconds) for each in totals(spoke, after(99))]
    assert people == [("甲", 2, 25), ("乙", 1, 10)]
    (body,) = totals(spoke, after(99), by_delegation=True)
    assert (body.name, body.turns, body.time.seconds) == ("东城", 3, 35)


DEEDS = st.lists(
    st.tuples(st.sampled_from(list(K)), st.sampled_from("abcd"), st.sampled_from(list(Wish)), st.booleans()),
    max_size=14,
)


@given(DEEDS)
def test_whatever_is_pressed(deeds: list[tuple[K, str, Wish, bool]]) -> None:
    """One has the floor at most; time spoken is no more than time gone by, in all and for each; who waits is ordered;
    and the list read again from its events is the same list."""
    events: list[SpeakerEvent] = []
    for place, (kind, entry, wish_, _) in enumerate(deeds):
        target = events[place // 2].id if kind is K.UNDO and events else None
        events.append(
            SpeakerEvent(f"{place:03}", "item", kind, after(place), entry, entry, entry, "", wish_, 5, target)
        )
    here, now = speaker_list(events), after(len(deeds))
    entries = here.entries.values()
    assert sum(entry.since is not None for entry in entries) <= 1
    assert sum((entry.elapsed(now) for entry in entries), dt.timedelta()) <= now - START
    assert [list(Wish).index(e.wish) for e in here.waiting] == sorted(
        list(Wish).index(e.wish) for e in here.waiting
    )
    assert here.floor != here.interrupted or here.floor is None
    assert speaker_list(reversed(events)) == here
