"""Where things lie: resources of the program, and the folders of the person at this computer.

The same answers from a checkout, from an installed wheel and from the packaged app.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP = "rostrum"


def resources() -> Path:
    """The read-only folder with fonts, icons, catalogues, templates and the sample meeting."""
    packed = getattr(sys, "_MEIPASS", None)
    if packed is not None:
        return Path(packed) / "resources"
    beside = Path(__file__).resolve().parent / "resources"
    return beside if beside.is_dir() else Path(__file__).resolve().parent.parent / "resources"


def config_dir() -> Path:
    """Preferences of this computer; made when first written to."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def data_dir() -> Path:
    """Backups, crash reports and the writable copy of the sample meeting."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def backups_dir() -> Path:
    """Where backups made on opening a meeting are kept."""
    return data_dir() / "backups"


def fonts_dir() -> Path:
    """Fonts the person at this computer added, for characters of names that ours do not have; may not be there."""
    return data_dir() / "fonts"


def agendas_dir() -> Path:
    """Agenda templates that people at this computer made; may not be there."""
    return data_dir() / "agendas"


def samples() -> list[Path]:
    """The sample meetings that come with the program, by name."""
    return sorted((resources() / "examples").glob("*.rostrum"))
