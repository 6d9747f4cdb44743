"""Lets `.venv`'s Python find the libraries in `.sysroot`; copied beside the packages by bootstrap.py.

Nothing is loaded until PySide6 is imported, so the command line stays as quick as without it.
A library that is already loaded answers for its soname, whoever asks: so no LD_LIBRARY_PATH, no wrapper
script and no second start of the interpreter are needed.
"""

from __future__ import annotations

import os
import sys


class BeforeQt:
    """An import hook that answers nothing; it only notices the first import of PySide6."""

    def __init__(self, sysroot: str) -> None:
        self.sysroot = sysroot

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        """Load the libraries just before PySide6 is looked for, once."""
        if name == "PySide6":
            sys.meta_path.remove(self)
            load(self.sysroot)


def load(sysroot: str) -> None:
    """Load the listed libraries in their order; where the folder has gone, the system's must do."""
    import ctypes

    if not os.path.exists("/etc/fonts/fonts.conf"):
        os.environ.setdefault("FONTCONFIG_FILE", os.path.join(sysroot, "fonts.conf"))
    try:
        with open(os.path.join(sysroot, "preload.txt"), encoding="utf-8") as listed:
            for library in listed.read().splitlines():
                ctypes.CDLL(library)
    except OSError as trouble:
        print(f"rostrum: {trouble}; run python3 scripts/bootstrap.py", file=sys.stderr)


def watch(sysroot: str) -> None:
    """Begin to wait for PySide6 (called from a .pth file at the start of Python)."""
    sys.meta_path.insert(0, BeforeQt(sysroot))
