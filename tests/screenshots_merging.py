"""The window of clashes, after a colleague's copy was edited elsewhere."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db import merge
from db.backup import save_copy
from db.queries import attendees
from desktop_app.app import Program
from desktop_app.commands.attendees import edit_attendee
from desktop_app.ui.meeting.merging import MergeDialog

Sheet = Callable[[Program], QWidget]
_FOUND: dict[str, Path] = {}


def clashes(program: Program) -> QWidget:
    """Three people whom both copies changed, one of them in two fields."""
    office = program.window.office
    assert office is not None
    path = _FOUND.get("copy") or _edited_elsewhere(program)
    dialog = MergeDialog(office, path, merge.look(office.store, path), program.window)
    dialog.show()
    return dialog


def _edited_elsewhere(program: Program) -> Path:
    office = program.window.office
    assert office is not None
    folder = Path(tempfile.mkdtemp())
    path = _FOUND["copy"] = save_copy(office.store, folder / "copy.rostrum")
    chosen = [person for person in attendees.everyone() if person.rank is None][30:33]
    sheet = folder / "changed.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("姓名", "单位", "职务", "手机"))
        out.writerows((each.name, each.organisation, "副主任委员", each.phone) for each in chosen)
    told = [sys.executable, "-m", "desktop_app", "import", "people", str(path), str(sheet)]
    environment = {**os.environ, "ROSTRUM_LANGUAGE": "zh"}
    subprocess.run(told, check=True, stdout=subprocess.DEVNULL, env=environment)
    for person in chosen:
        office.do(edit_attendee, replace(person, position="常务委员"))
    return path


VIEWS: dict[str, Sheet] = {"clashes": clashes}
