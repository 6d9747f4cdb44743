"""The digital ID on the command line: its password is asked for, or stands in the environment; it is kept nowhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from desktop_app.cli.opening import clock
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.printing.signed import Signing

VARIABLE = "ROSTRUM_SIGNING_PASSWORD"
"""A password on the command line itself would stand in the list of processes and in the shell's history."""


def signing_with(path: Path) -> Signing:
    """Sign with the digital ID in this file, now."""
    from desktop_app.digital_id import open_digital_id
    from desktop_app.printing.signed import Signing

    data, password = path.read_bytes(), os.environ.get(VARIABLE)
    if password is None:
        asked = _("Password of the digital ID")
        password = typer.prompt(asked, default="", hide_input=True, show_default=False, err=True)
    return Signing(open_digital_id(data, password, clock()), clock())
