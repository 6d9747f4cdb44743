"""What a page offers to the command palette. Apart from the palette, which is made when somebody opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PaletteCommand:
    """One line of the command palette: its title (translated), an icon, the key that does the same, and what it does.

    `also` is text that finds it too (pinyin, an organisation); `note` is shown muted behind the title.
    """

    title: str
    run: Callable[[], object]
    icon: str = "chevron-right"
    shortcut: str = ""
    note: str = ""
    also: str = ""
