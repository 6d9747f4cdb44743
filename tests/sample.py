"""Meetings with invented people, for benches and tests that need a filled file rather than a particular one."""

from __future__ import annotations

import random
from pathlib import Path

from db.store import Store
from desktop_app.commands.attendees import take_in
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.roster_review import review_roster

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗曾单仇解区查吕尉"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文欣怡浩知行晨喆睿梓涵"
HEADINGS = ("姓名", "单位", "职务", "组别", "参会身份", "手机")


def roster_rows(people: int, groups: int = 35, seed: int = 1) -> list[tuple[str, ...]]:
    """The rows of a roster: a heading, then so many people in groups of very unequal size."""
    chance = random.Random(seed)
    weights = [1 / (place + 1) for place in range(groups)]
    rows: list[tuple[str, ...]] = [HEADINGS]
    for number in range(people):
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        group = f"第{chance.choices(range(1, groups + 1), weights)[0]}代表团"
        phone = f"1{3 + number % 7}{number:09d}"
        rows.append(
            (name, f"{group}单位{number % 97}", "代表", group, chance.choice(("委员", "列席")), phone)
        )
    return rows


def filled_store(path: Path, people: int, seed: int = 1) -> Store:
    """A new meeting file with so many invented people in it, open."""
    store = Store.create(path, new_meeting("会议"))
    known: list[Attendee] = []
    take_in(store, review_roster(roster_rows(people, seed=seed), known))
    return store
