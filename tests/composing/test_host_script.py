"""The host's script, composed from a small meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desktop_app.composing.host_script import host_script
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode
from desktop_app.domain.attendance import AttendanceEvent, EventKind
from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.domain.awards import Award, AwardKind, Batch, EntrySide, Recipient
from desktop_app.domain.ceremony import Presenter, stage_plan
from desktop_app.domain.clock import timetable
from desktop_app.domain.manuscripts import BlockKind, Facts, blocks_of
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import numbers, scheme_of
from desktop_app.domain.resolutions import Method, Resolution, Rule, Tally, VoteRecord
from desktop_app.words import Words

BEGINS = dt.datetime(2027, 3, 15, 14)
MEETING = Meeting("m", "第三次全体会议", "Third Plenary Session", starts_at=BEGINS, venue="友谊会堂")
PEOPLE = (
    Attendee("1", "姜欣怡", "Jiang Xinyi", organisation="市人民政府", position="副市长", rank=1,
             capacity=Capacity.GUEST),
    Attendee("2", "闫强", "Yan Qiang", organisation="市消保委", position="主任", rank=2),
    Attendee("3", "李䶮", organisation="市工商联", position="秘书长"),
    Attendee("4", "彭强", status=Status.APOLOGIES),
    Attendee("5", "付健", status=Status.SUBSTITUTED, substitute="赵华"),
)  # fmt: skip


def agenda() -> list[AgendaItem]:
    chair = ItemRole("r1", "b", Role.CHAIR, "闫强", "2")
    speaker = ItemRole("r2", "e", Role.SPEAKER, "姜欣怡", "1")
    return [
        AgendaItem("a", "签到", kind=ItemKind.CHECK_IN, order="a", minutes=30, mode=StartMode.FIXED,
                   at=BEGINS - dt.timedelta(minutes=30)),
        AgendaItem("b", "开会", kind=ItemKind.OPENING, order="b", minutes=5, roles=(chair,)),
        AgendaItem("c", "审议《工作报告》", "Work report", kind=ItemKind.APPROVAL, order="c", minutes=10),
        AgendaItem("n", "礼仪候场", kind=ItemKind.NOTE, order="c1", minutes=0, internal=True),
        AgendaItem("d", "颁奖", kind=ItemKind.AWARDS, order="d", minutes=20),
        AgendaItem("e", "领导讲话", kind=ItemKind.SPEECH, order="e", minutes=15, roles=(speaker,)),
        AgendaItem("f", "闭会", kind=ItemKind.CLOSING, order="f", minutes=2),
    ]  # fmt: skip


def facts(language: str = "zh", **more: object) -> Facts:
    items = agenda()
    batch = Batch("x", "1", item_id="d", entry=EntrySide.RIGHT)
    recipients = [
        Recipient("p", "w", "x", "李䶮", attendee_id="3", order="a"),
        Recipient("q", "w", "x", "市总工会", AwardKind.GROUP, representative_pending=True, order="b"),
    ]
    presenters = [Presenter("1", "姜欣怡", 1, attendee_id="1"), Presenter("2", "闫强", 2, attendee_id="2")]
    arrivals = [
        AttendanceEvent(f"e{who}", who, EventKind.IN, BEGINS - dt.timedelta(minutes=9)) for who in ("2", "3")
    ]
    made = Facts(
        meeting=MEETING,
        items=items,
        numbers=numbers(items, scheme_of(language)),
        slots=timetable(items, BEGINS).slots,
        people=PEOPLE,
        events=arrivals,
        resolutions={"c": Resolution("s", "c", "", Method.HANDS)},
        plans=[stage_plan(batch, recipients, presenters)],
        awards={"w": Award("w", "先进个人", "Outstanding Individual")},
        latin={"3": "Li Yan"},
    )
    return replace(made, **more)  # type: ignore[arg-type]


def vote(yes: int = 2, at: dt.datetime = BEGINS + dt.timedelta(minutes=12), **more: object) -> VoteRecord:
    made = VoteRecord("v", "c", at, Tally(yes, 0, 0), Rule(), 4, 3, 3, True)
    return replace(made, **more)  # type: ignore[arg-type]


def spoken(text: str) -> str:
    return "\n".join(block.text for block in blocks_of(text) if block.kind is BlockKind.TEXT)


def cues(text: str) -> str:
    return "\n".join(block.text for block in blocks_of(text) if block.kind is BlockKind.CUE)


def test_guests_are_introduced_in_protocol_order_with_their_positions() -> None:
    text = spoken(host_script(facts(), Words("zh_CN")))
    assert "市人民政府副市长姜欣怡、市消保委主任闫强" in text
    assert "应到委员4人，实到……人，达到法定人数3人" in text


@pytest.mark.parametrize(
    ("method", "formula"),
    [
        (Method.HANDS, "同意的请举手。……请放下。"),
        (Method.STANDING, "弃权的请起立。……请坐下。"),
        (Method.ACCLAMATION, "同意的请鼓掌通过。"),
        (Method.SECRET, "现在进行无记名投票表决。"),
        (Method.ROLL_CALL, "现在进行记名表决。"),
        (Method.CONSENT, "有没有不同意见"),
    ],
)
def test_each_method_has_its_formula(method: Method, formula: str) -> None:
    told = facts(resolutions={"c": Resolution("s", "c", "同意增补委员3名", method)})
    text = spoken(host_script(told, Words("zh_CN")))
    assert formula in text and "下面对以下内容进行表决：同意增补委员3名" in text


def test_a_vote_that_was_taken_brings_its_sentence() -> None:
    before, after = host_script(facts(), Words("zh_CN")), host_script(facts(votes=(vote(),)), Words("zh_CN"))
    assert "赞成……票" in before and "对《工作报告》进行表决" in before
    assert "赞成……票" not in after and "赞成2票，反对0票，弃权0票" in after


def test_a_batch_says_who_comes_up_from_where_and_who_hands_out() -> None:
    text = host_script(facts(), Words("zh_CN"))
    assert "下面颁发：先进个人。" in spoken(text) and "李䶮" in spoken(text)
    assert "有请市人民政府副市长姜欣怡、市消保委主任闫强为他们颁奖。" in spoken(text)
    assert "从观众右侧上台" in cues(text) and "领奖代表待定：市总工会" in cues(text) and "第1批" in cues(text)


def test_internal_notes_are_cues_and_never_spoken() -> None:
    text = host_script(facts(), Words("zh_CN"))
    assert "14:15 礼仪候场" in cues(text) and "礼仪候场" not in spoken(text)


def test_in_english_names_are_latin() -> None:
    text = spoken(host_script(facts("en"), Words("en")))
    assert (
        "Jiang Xinyi (副市长, 市人民政府)" in text and "Li Yan" in text and "Outstanding Individual" in text
    )
    assert "I put “Work report” to the vote." in text and "请" not in text


def test_the_office_s_own_words_come_first() -> None:
    items = [replace(item, text="我先说两句。") if item.id == "e" else item for item in agenda()]
    text = spoken(host_script(facts(items=items), Words("zh_CN")))
    assert text.index("我先说两句。") < text.index("请市人民政府副市长姜欣怡讲话")
