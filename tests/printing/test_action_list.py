"""The action list, read back from the PDF."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.domain.actions import Action
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.printing.action_list import action_list
from desktop_app.words import Words

from .test_change_slip import text_of

AT = dt.datetime(2027, 3, 15, 15)
MEETING = Meeting("m", "滨江市第三次全体会议", "Third Plenary Session", starts_at=AT)


def drawn(language: str, actions: list[Action]) -> Printed:
    return run_now(action_list(MEETING, actions, {"i": "3. 工作报告"}, words=Words(language)))


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh_CN", ("2项待办", "1项已办结", "2027年3月20日", "第二次会议", "3. 工作报告", "张𬍛")),
        ("en", ("2 open, 1 done", "20 March 2027", "from 第二次会议", "Owner", "done on 15 March 2027")),
    ],
)
def test_open_tasks_come_first_with_owner_day_and_where_they_came_from(
    language: str, parts: tuple[str, ...]
) -> None:
    actions = [
        Action("1", "办结之事", AT, done_at=AT),
        Action("2", "无期限之事", AT, "张𬍛", origin="第二次会议"),
        Action("3", "印发《纪要》<b>", AT, "秘书处", due=dt.date(2027, 3, 20), item_id="i"),
    ]
    printed = drawn(language, actions)
    text = text_of(printed)
    assert printed.pages == 1 and not printed.warnings
    for part in parts:
        assert part in text, (part, text)
    assert text.index("印发《纪要》<b>") < text.index("无期限之事") < text.index("办结之事")


def test_a_long_list_goes_on_with_its_headings() -> None:
    printed = drawn("en", [Action(str(n), f"task {n:03} " * 12, AT, "owner " * 9) for n in range(40)])
    assert printed.pages > 2 and text_of(printed).count("Due") == printed.pages
