"""Names: the words of the meeting office, one per thing; and calls that nobody makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, modules, parsed, short

VAGUE = {"base", "common", "helper", "helpers", "lib", "manager", "misc", "tools", "util", "utils"}
STATIC_QUESTIONS = {
    "QMessageBox": {"about", "critical", "information", "question", "warning"},
    "QFileDialog": {"getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
}
DIALOGS = "desktop_app/ui/kit/dialogs.py"


def test_no_room_has_a_name_that_says_nothing() -> None:
    names = {part for path in modules() for part in (*path.relative_to(ROOT).parent.parts, path.stem)}
    assert names & VAGUE == set()


def calls(path: Path) -> Iterator[tuple[int, str, str]]:
    """Every `owner.name(...)` in a module: line, owner as far as it is a plain name, and name."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            yield node.lineno, owner.id if isinstance(owner, ast.Name) else "", node.func.attr


def test_nobody_turns_the_event_loop_by_hand() -> None:
    found = [
        f"{short(path)}:{line}"
        for path in modules("desktop_app", "db")
        for line, _, name in calls(path)
        if name == "processEvents"
    ]
    assert found == []


def test_questions_are_asked_in_one_place() -> None:
    found = [
        f"{short(path)}:{line} {owner}.{name}"
        for path in modules("desktop_app")
        for line, owner, name in calls(path)
        if name in STATIC_QUESTIONS.get(owner, ()) and short(path) != DIALOGS
    ]
    assert found == []


def test_the_top_of_the_house_stays_empty() -> None:
    assert (ROOT / "desktop_app" / "__init__.py").read_text("utf-8") == ""
