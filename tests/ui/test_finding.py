"""The command line finds whom the window finds, in the same order: initials, every reading, phone tails, rare signs."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.cli import main
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from tests.people import fill_people


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("jmy", "姜明玉"),
        ("ceng", "曾宗翰"),
        ("zeng", "曾宗翰"),
        ("单", "单佩珊"),
        ("shan", "单佩珊"),
        ("dan", "单佩珊"),
        ("5418", "姜明玉"),
        ("665", "Zoë Kim"),
        ("zoe", "Zoë Kim"),
        ("张\U0002c35b", "张\U0002c35b"),
        ("黎丽萍", "黎丽萍"),
        ("企业", ""),
    ],
)
def test_the_window_and_the_command_line_find_the_same_people(
    office: Office,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    text: str,
    first: str,
) -> None:
    fill_people(office.store)
    index = people_index(office)
    qtbot.waitUntil(lambda: index.settled)
    seen = [(each.attendee.name, each.attendee.organisation) for each in index.find(text)]
    path = office.path
    office.rest()
    office.store.close()
    assert main(["find", str(path), text, "--json"]) == 0
    told = [(each["name"], each["organisation"]) for each in json.loads(capsys.readouterr().out)]
    assert told == seen and (not first or told[0][0] == first)
