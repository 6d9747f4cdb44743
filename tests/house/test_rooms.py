"""The rooms: tests mirror the code, and pages stay strangers to each other."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.house.tree import ROOT, modules

ROOMS = ("domain", "planning", "composing", "commands", "printing", "exchange", "ui", "cli")
BESIDE_THE_ROOMS = {"db", "journeys", "house", "files", "bench", "screenshots", "desktop_app"}
NOT_PAGES = {"kit", "studio"}


def rooms_with_code() -> set[str]:
    """Rooms of desktop_app that hold more than their own sign."""
    return {
        path.relative_to(ROOT).parts[1]
        for path in modules("desktop_app")
        if len(path.relative_to(ROOT).parts) > 2 and path.name != "__init__.py"
    }


def test_every_room_has_its_tests() -> None:
    tested = {path.relative_to(ROOT).parts[1] for path in modules("tests") if path.name.startswith("test_")}
    assert rooms_with_code() - tested == set()


def test_tests_stand_in_rooms_that_exist() -> None:
    folders = {
        path.relative_to(ROOT).parts[1] for path in modules("tests") if len(path.relative_to(ROOT).parts) > 2
    }
    assert folders - set(ROOMS) - BESIDE_THE_ROOMS == set()


def pages() -> set[str]:
    """Packages of ui that are pages."""
    ui = ROOT / "desktop_app" / "ui"
    return {
        f"desktop_app.ui.{path.relative_to(ui).parts[0]}"
        for path in modules("desktop_app")
        if ui in path.parents and path.parent != ui and path.relative_to(ui).parts[0] not in NOT_PAGES
    }


def contract(name: str) -> set[str]:
    """The modules an import contract of pyproject.toml names."""
    settings = tomllib.loads(Path(ROOT / "pyproject.toml").read_text("utf-8"))
    listed = settings["tool"]["importlinter"]["contracts"]
    return {module for entry in listed if entry["name"] == name for module in entry["modules"]}


def test_every_page_is_in_the_contract_that_keeps_pages_apart() -> None:
    assert pages() == contract("Pages do not know each other")
