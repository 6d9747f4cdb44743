"""Every no has its sentence and every change its name: codes raised in the program are told in words somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from desktop_app.deeds import DEEDS
from desktop_app.sentences import REFUSALS

ROOT = Path(__file__).resolve().parents[2]
RAISED = re.compile(r'(?:Refusal|Reason)\(\s*"([a-z-]+)"')
OPENED = re.compile(r'store\.change\(\s*"([a-z-]+)"')


def sources() -> list[str]:
    return [path.read_text("utf-8") for room in ("desktop_app", "db") for path in (ROOT / room).rglob("*.py")]


def test_every_code_that_is_raised_has_a_sentence() -> None:
    raised = {code for text in sources() for code in RAISED.findall(text)}
    assert len(raised) > 50
    assert raised - REFUSALS.keys() == set()


def test_every_change_has_a_name() -> None:
    opened = {label for text in sources() for label in OPENED.findall(text)}
    assert len(opened) > 30
    assert opened - DEEDS.keys() == set()
