"""The files the house tests look at: what git tracks or would track."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("desktop_app", "db", "scripts", "tests")


@cache
def tracked() -> tuple[Path, ...]:
    """Files under version control or new and not ignored, as they stand; without git, all of the code."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [str(path.relative_to(ROOT)) for room in CODE for path in (ROOT / room).rglob("*.py")]
    return tuple(sorted(ROOT / name for name in set(listed) if name and (ROOT / name).is_file()))


def modules(*rooms: str) -> list[Path]:
    """Python files of these top folders; of all code when none is named."""
    tops = rooms or CODE
    return [path for path in tracked() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in tops]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"), str(path))


def short(path: Path) -> str:
    """The path as it is written in messages."""
    return path.relative_to(ROOT).as_posix()
