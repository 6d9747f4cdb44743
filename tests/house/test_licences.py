"""Everything that is handed out comes with its licence, and is what its record says."""

from __future__ import annotations

import hashlib
import re

from fontTools.ttLib import TTFont

from tests.house.tree import ROOT

FONTS = ROOT / "resources" / "fonts"
ICONS = ROOT / "resources" / "icons"
HARD_NAMES = ("李䶮", "张𬍛", "王㛃", "翀", "昳", "Nguyễn", "Søren", "Siobhán", "Kjær")


def locked(name: str) -> dict[str, str]:
    """Packages of a lock file: name and the line that pins it."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return {line.split("==")[0]: line for line in re.findall(r"^[a-z0-9][^\n]*==[^\n]*", text, re.MULTILINE)}


def test_every_package_that_ships_is_named_with_its_licence() -> None:
    table = re.findall(
        r"^\| ([\w.-]+) \| ([^|]+) \|", (ROOT / "THIRD_PARTY.md").read_text("utf-8"), re.MULTILINE
    )
    licences = dict(table)
    assert set(locked("run")) - set(licences) == set()
    alone = {name: text for name, text in licences.items() if re.search(r"(?<!L)GPL", text)}
    assert alone == {}


def test_fonts_are_the_recorded_files_and_have_their_licence() -> None:
    record = (FONTS / "SOURCES.md").read_text("utf-8")
    files = sorted(FONTS.glob("*.ttf"))
    assert len(files) == 5
    for path in files:
        row = next(line for line in record.splitlines() if line.startswith(f"| {path.name} |"))
        assert hashlib.sha256(path.read_bytes()).hexdigest() in row, path.name
        family = path.stem.split("-")[0]
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"OFL-{family}.txt").read_text("utf-8")


def test_hard_names_can_be_printed() -> None:
    faces = []
    for file in ("LXGWWenKai-Regular.ttf", "NotoSerifSC-Regular.ttf"):
        with TTFont(FONTS / file, lazy=True) as font:
            faces.append(set(font.getBestCmap()))
    lacking = [name for name in HARD_NAMES if not any({ord(char) for char in name} <= face for face in faces)]
    assert lacking == []


def test_icons_have_their_licence() -> None:
    assert "ISC License" in (ICONS / "LICENSE-Lucide.txt").read_text("utf-8")
    own = {"rostrum.svg"}
    foreign = [path.name for path in ICONS.glob("*.svg") if "@license lucide" not in path.read_text("utf-8")]
    assert set(foreign) == own


def test_rostrum_has_a_licence() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
