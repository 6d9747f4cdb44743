"""One word names a feature in every layer, so that `git ls-files | grep seating` shows the whole slice."""

from __future__ import annotations

import ast

import pytest

from tests.house.tree import ROOT, modules, parsed, short

WORDS = ("agenda", "attendance", "attendees", "awards", "meeting", "resolutions", "seating")
LAYERS = ("desktop_app/domain", "db/models", "db/queries", "desktop_app/commands")


@pytest.mark.parametrize("word", WORDS)
def test_a_feature_has_the_same_name_in_every_layer(word: str) -> None:
    there = {
        layer for layer in LAYERS if (ROOT / layer / f"{word}.py").exists() or (ROOT / layer / word).is_dir()
    }
    assert set(LAYERS) - there == set()


def icons_asked_for() -> dict[str, str]:
    """Icon names written in ui: `icon("name")`, `icon="name"` and the third word of a PageSpec or PaletteCommand."""
    asked: dict[str, str] = {}
    for path in modules("desktop_app"):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"icon": 0, "PageSpec": 2, "PaletteCommand": 2}.get(called)
            written = [word.value for word in node.keywords if word.arg == "icon"]
            if place is not None and len(node.args) > place:
                written.append(node.args[place])
            asked |= {name: f"{short(path)}:{node.lineno}" for name in map(constant, written) if name}
    return asked


def constant(node: ast.expr) -> str:
    """The text of a string literal; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_icon_that_is_asked_for_is_there() -> None:
    asked = icons_asked_for()
    assert asked, "the test no longer finds how icons are asked for"
    there = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert {name: where for name, where in asked.items() if name not in there} == {}
