"""Start Rostrum: `python -m desktop_app` and the console script `rostrum`."""

from __future__ import annotations


def main() -> int:
    """Open the window, or run a sub-command. A placeholder until the composition root stands."""
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
