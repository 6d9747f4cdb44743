"""Preferences of this computer. What belongs to the meeting lives in the meeting file, not here.

A new preference is one typed line in `Settings`. The file is JSON in the user's configuration folder; a damaged file,
an unknown name or a value of the wrong type is passed over, never an error: the default stands.
"""

from __future__ import annotations

import json
import socket
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

RECENT_KEPT = 12


@dataclass
class Settings:
    """Every preference with its default."""

    theme: str = "system"
    """system, light or dark"""
    language: str = ""
    """of the screen: en or zh_CN; empty follows the system"""
    desk: str = field(default_factory=lambda: socket.gethostname()[:24])
    """the name of this desk, written beside every check-in"""
    operator: str = ""
    sounds: bool = True
    post: str = "office"
    """what this computer serves as: office or desk (`domain.stations.Post`)"""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    """what the scanner at this desk adds to a code, as its self-test found"""
    kiosk_pin: str = ""
    """salt and hash of the PIN that leads out of the kiosk (`domain.pins`)"""
    compact_rows: bool = False
    recent: list[str] = field(default_factory=list)
    geometry: str = ""
    """of the window, as Qt saves it, in hexadecimal"""
    last_folder: str = ""
    toured: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    """how headings of rosters were mapped by hand: plain heading -> field, empty to leave the column out"""
    people_columns: list[str] = field(default_factory=list)
    """columns of the people table that are shown, by key; empty: the standard ones"""
    people_order: str = "roster"
    """in which order the people table stands (`ui.attendees.columns.orders`)"""
    seat_colours: str = "status"
    """by what the seat plan is coloured (`ui.seating.colouring.Colouring`)"""
    papers: dict[str, str] = field(default_factory=dict)
    """options chosen last: paper and option ("badges.size") -> value"""

    alignments: dict[str, str] = field(default_factory=dict)
    """printers as they were measured (`domain.alignment`), by the names staff gave them"""
    alignment: str = ""
    """for which of them certificates are moved; empty: for none"""
    digital_id: str = ""
    """the file with which certificates were signed last; its password is kept nowhere"""

    def remember(self, path: Path) -> None:
        """Put a meeting file on top of the recent ones."""
        self.forget(path)
        self.recent.insert(0, str(path))
        del self.recent[RECENT_KEPT:]

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones; the file itself is left alone."""
        self.recent = [known for known in self.recent if Path(known) != path]


def load(path: Path) -> Settings:
    """The preferences in a file; defaults for whatever is missing or makes no sense."""
    settings = Settings()
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return settings
    if not isinstance(told, dict):
        return settings
    for preference in fields(Settings):
        value, standard = told.get(preference.name), getattr(settings, preference.name)
        if type(value) is type(standard) and _sound(value):
            setattr(settings, preference.name, value)
    return settings


def _sound(value: object) -> bool:
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    return not isinstance(parts, list) or all(isinstance(part, str) for part in parts)


def save(settings: Settings, path: Path) -> bool:
    """Write the preferences whole or not at all; False when the folder cannot be written (only comfort is lost)."""
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        draft.replace(path)
    except OSError:
        return False
    return True
