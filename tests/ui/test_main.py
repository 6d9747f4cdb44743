from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.__main__ import wants_window


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--sample"], True),
        (["--sample", "--smoke"], True),
        (["年会.rostrum"], True),
        (["day.rostrum", "--smoke"], True),
        (["find", "day.rostrum", "li"], False),
        (["--help"], False),
        (["demo"], False),
        (["a.rostrum", "b.rostrum"], False),
    ],
)
def test_a_file_opens_the_window_and_a_word_is_a_sub_command(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window


def test_the_program_starts_paints_and_ends(tmp_path: Path) -> None:
    folders = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
    command = [sys.executable, "-m", "desktop_app", "--sample", "--smoke"]
    done = subprocess.run(command, env={**os.environ, **folders}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
