"""The awards page over a meeting with two batches of two."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from db.models import AttendeeRecord
from db.queries.attendees import attendee_columns
from desktop_app.commands import award_list
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import read_awards
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.office import Office

HEAD = ("批次", "奖项", "等次", "类别", "获奖者", "领奖人", "单位", "颁奖领导", "表彰词")
LIST = (
    HEAD,
    ("1", "先进集体", "", "集体", "市总工会", "待定", "市总工会", "领导一", "甲。"),
    ("1", "先进集体", "", "集体", "市科学院", "代表二", "市科学院", "", "乙。"),
    ("2", "突出个人", "", "个人", "刘瑶英", "", "区局", "", "丙。"),
    ("2", "突出个人", "", "个人", "张𬍛", "", "区局", "", "丁。"),
)
FOLK = [
    Attendee("1" * 32, "领导一", rank=1, organisation="市府"),
    Attendee("2" * 32, "领导二", rank=2, organisation="人大"),
    Attendee("3" * 32, "代表二", organisation="市科学院"),
    Attendee("4" * 32, "刘瑶英", organisation="区局"),
    Attendee("5" * 32, "张𬍛", organisation="区局"),
]


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> Iterator[AwardsPage]:
    with office.store.change("import-people"):
        for person in FOLK:
            AttendeeRecord.insert(attendee_columns(person)).execute()
    award_list.take_in(office.store, read_awards(LIST, FOLK))
    made = AwardsPage(office)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitUntil(lambda: made.certificate.preview.page_count() > 0)
    yield made
    made.certificate.wait()
