"""Start Rostrum: `python -m desktop_app` and the console script `rostrum`.

No argument, a meeting file, --sample or --smoke open the window; anything else is a sub-command, which never loads Qt.
`--worker sheet FILE [SHEET]` is how the packaged app, which has no `python -m`, starts its own child processes.
"""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Sequence

WINDOW_FLAGS = {"--sample", "--smoke"}

BEFORE_QT = (
    "db.store",
    "db.queries.overview",
    "desktop_app.dates",
    "desktop_app.paths",
)
"""Once PySide6 is loaded it looks through the source of every module imported later, to see whether that uses it."""


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for the window."""
    rest = [argument for argument in arguments if argument not in WINDOW_FLAGS]
    return not rest or (len(rest) == 1 and rest[0].endswith(".rostrum"))


def main() -> int:
    """Open the window, or run a sub-command; the exit status."""
    arguments = sys.argv[1:]
    if arguments[:2] == ["--worker", "sheet"]:
        from desktop_app.exchange import sheet_worker

        return sheet_worker.main(arguments[2:])
    if wants_window(arguments):
        gc.disable()  # until the window stands: loading makes no garbage worth looking for
        for module in BEFORE_QT:
            importlib.import_module(module)
        from desktop_app import starting

        return starting.main(arguments)
    from desktop_app import cli

    return int(cli.main(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
