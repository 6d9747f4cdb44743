"""Holds a meeting file open until its standard input ends: `python -m tests.db.holder FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from db.store import Store

if __name__ == "__main__":
    store = Store.open(Path(sys.argv[1]), who="王芳", station="签到台 A")
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.read()
    store.close()
