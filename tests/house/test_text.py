"""What is handed on names no computer of ours and no address to fetch packages from."""

from __future__ import annotations

import ast
import re

from tests.house.tree import modules, parsed, short, tracked

# Some letters stand in brackets, so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w.])/(?:[w]ork|home/\w+|Users/\w+|root)/|/[t]mp/\w|\b[A-Z]:\\\\?[U]sers\b")
REGISTRY = re.compile(
    r"pypi\.|python[h]osted|registry\.[n]pmjs|deb\.[d]ebian|(?:index|find-links)[-_a-z]*[ =]+(?:http|file):"
)
PLAIN = {
    ".py",
    ".md",
    ".txt",
    ".toml",
    ".cfg",
    ".ini",
    ".spec",
    ".yml",
    ".yaml",
    ".json",
    ".po",
    ".sh",
    ".cmd",
    ".xml",
    ".desktop",
    "",
}


def test_no_text_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        if path.suffix not in PLAIN or path.name.startswith(("OFL-", "LICENSE-")):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if MACHINE.search(line) or REGISTRY.search(line):
                found.append(f"{short(path)}:{number} {line.strip()[:100]}")
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    code = [path for path in modules("desktop_app", "db") if path.stat().st_size]
    assert [short(path) for path in code if not ast.get_docstring(parsed(path))] == []
