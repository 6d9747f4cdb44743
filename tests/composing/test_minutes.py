"""The minutes, composed from a small meeting, held against what happened."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop_app.composing.minutes import minutes
from desktop_app.domain.actions import Action
from desktop_app.domain.attendance import AttendanceEvent, EventKind
from desktop_app.domain.clock import Slot
from desktop_app.domain.resolutions import AreaCount, Detail, Entry, Resolution, Voice
from desktop_app.words import Words

from .test_host_script import BEGINS, facts, vote

ZH = Words("zh_CN")


def event(who: str, kind: EventKind, minutes_in: int) -> AttendanceEvent:
    return AttendanceEvent(f"{who}{kind}{minutes_in}", who, kind, BEGINS + dt.timedelta(minutes=minutes_in))


def test_head_time_place_chair_presence_and_who_stayed_away() -> None:
    text = minutes(facts(), ZH)
    for line in (
        "# 第三次全体会议纪要",
        "时间：2027年3月15日（星期一） 14:00–14:52",
        "地点：友谊会堂",
        "主持：市消保委主任闫强",
        "应到委员4人，开会时实到2人，未达到法定人数3人。",
        "请假（1人）：彭强",
        "代会（1人）：赵华（代付健）",
    ):
        assert f"{line}\n" in text, (line, text)
    assert "礼仪候场" not in text and "签到" not in text


def test_presence_is_that_of_the_opening_not_of_the_end() -> None:
    late = [*facts().events, event("5", EventKind.IN, 1), event("1", EventKind.IN, -3)]
    text = minutes(facts(events=late), ZH)
    assert "开会时实到2人" in text and "特邀嘉宾 1" in text


def test_a_vote_tells_numbers_rule_decision_and_who_came_and_left_before_it() -> None:
    moved = [*facts().events, event("5", EventKind.IN, 6), event("3", EventKind.OUT, 8)]
    told = facts(events=moved, votes=(vote(),), resolutions={"c": Resolution("s", "c", "同意")})
    text = minutes(told, ZH)
    for line in ("表决事项：同意", "表决前到会：赵华", "表决前离场：李䶮", "会议审议通过了《工作报告》。"):
        assert f"{line}\n" in text, (line, text)
    assert "应到4人，实到3人，符合法定人数。赞成2票，反对0票，弃权0票，通过。" in text


def test_a_vote_by_name_tells_who_said_what_and_one_by_area_the_areas() -> None:
    named = Detail(Entry.NAMES, voices=(("1", Voice.YES), ("2", Voice.YES), ("3", Voice.NO)))
    people = {person.id: person.name for person in facts().people}
    text = minutes(facts(votes=(vote(detail=named),)), ZH)
    assert f"赞成：{people['1']}、{people['2']}\n" in text and f"反对：{people['3']}\n" in text
    assert "弃权：" not in text
    counted = Detail(Entry.AREAS, areas=(AreaCount("dais", 1, 1), AreaCount("A", 2, 1, 1), AreaCount("", 0)))
    text = minutes(facts(votes=(vote(detail=counted),)), ZH)
    assert "主席台1/0/0、A区1/1/0、无座位0/0/0\n" in text


def test_a_lost_vote_and_one_below_the_quorum_are_told_as_such() -> None:
    lost = vote(1, quorum_met=False, present=2, reason="时间紧迫")
    text = minutes(facts(votes=(lost,)), ZH)
    assert "《工作报告》未获通过。" in text and "主持人说明：时间紧迫" in text


def test_a_withdrawn_vote_stays_on_record_and_the_standing_one_decides() -> None:
    first = vote(1, id="v1")
    gone = vote(0, id="w", withdraws="v1", reason="计票有误", at=BEGINS + dt.timedelta(minutes=13))
    second = vote(3, id="v2", at=BEGINS + dt.timedelta(minutes=14))
    text = minutes(facts(votes=(first, gone, second)), ZH)
    assert "14:12的一次表决已撤回，原因：计票有误" in text and "赞成3票" in text and "赞成1票" not in text


def test_awards_are_listed_with_representatives() -> None:
    assert "先进个人（2）：" in minutes(facts(), ZH)


def test_nothing_happened_yet_leaves_gaps() -> None:
    assert "表决结果：……" in minutes(facts(), ZH)


def test_in_english() -> None:
    text = minutes(facts("en", votes=(vote(),)), Words("en"))
    assert "# Minutes of Third Plenary Session" in text and "The meeting approved “Work report”." in text
    assert "Apologies (1): " in text and "Substitutes (1): 赵华 (for 付健)" in text


def test_an_empty_agenda_has_a_head_all_the_same() -> None:
    text = minutes(replace(facts(), items=(), slots={}, plans=()), ZH)
    assert text.startswith("# 第三次全体会议纪要") and "会后事项" in text


def test_what_ran_has_its_times_and_who_came_and_left_before_it() -> None:
    moved = [*facts().events, event("5", EventKind.IN, 20), event("3", EventKind.OUT, 30)]
    slot = Slot("e", BEGINS + dt.timedelta(minutes=41), BEGINS + dt.timedelta(minutes=58))
    told = facts(events=moved)
    text = minutes(replace(told, slots={**told.slots, "e": slot}, ran={"b", "e"}, skipped={"f"}), ZH)
    speech = text[text.index("领导讲话") :]
    for line in ("14:41开始，14:58结束", "本项议程前到会：赵华", "本项议程前离场：李䶮", "本项议程未进行。"):
        assert f"{line}\n" in speech, (line, speech)
    assert "未进行" not in text[: text.index("闭会")]


def test_actions_and_documents_are_told() -> None:
    noted = [
        Action("1", "整改", BEGINS, "付健", "5", dt.date(2027, 3, 20), "c"),
        Action("2", "选址", BEGINS, origin="第二次全体会议", done_at=BEGINS),
    ]
    text = minutes(facts(actions=noted, documents={"c": ["报告.pdf", "附表.xlsx"]}), ZH)
    assert "事项：整改（第三项）；责任人：付健；完成时间：2027年3月20日\n" in text
    assert "第二次全体会议遗留——事项：选址；责任人：……；完成时间：……；已于2027年3月15日办结\n" in text
    assert "材料：报告.pdf、附表.xlsx\n" in text
    english = minutes(facts("en", actions=noted), Words("en"))
    assert "Task: 整改 (item 3); responsible: 付健; due: 20 March 2027\n" in english
