"""kill -9 at random moments: nothing acknowledged is lost, nothing is half there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def nursery(kind: str, folder: Path, kills: int) -> dict[str, list[str] | int]:
    times = int(os.environ.get("ROSTRUM_KILLS", "1"))
    told = subprocess.run(
        [sys.executable, "-m", "tests.db.kill_nursery", kind, str(folder), str(kills * times), "7"],
        check=False, cwd=ROOT, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    answer: dict[str, list[str] | int] = json.loads(told.stdout)
    return answer


# How much is done between two kills depends on how busy the machine is; that something is, shows that work was hit.


def test_fifty_kills_while_people_are_checked_in(tmp_path: Path) -> None:
    told = nursery("work", tmp_path, 50)
    assert told["lost"] == []
    assert isinstance(told["hot"], int) and told["hot"] > 25, "most kills must hit a file at work"
    assert isinstance(told["acknowledged"], int) and told["acknowledged"] > 40
    assert told["left"] == ["m.rostrum"]


def test_twenty_kills_while_backing_up(tmp_path: Path) -> None:
    told = nursery("backup", tmp_path, 20)
    assert told["lost"] == []
    assert isinstance(told["acknowledged"], int) and told["acknowledged"] > 4


def test_twenty_kills_while_restoring(tmp_path: Path) -> None:
    told = nursery("restore", tmp_path, 20)
    assert told["lost"] == []
    assert isinstance(told["acknowledged"], int) and told["acknowledged"] > 4
