"""Make requirements/*.txt again from pyproject.toml: `python3 scripts/bootstrap.py scripts/make_locks.py`.

The locks are universal (one file for every system and Python 3.11 to 3.13), hold the hash of every file that may
be installed, and name no address. With `--upgrade` the newest versions are taken; without it only what
pyproject.toml asks for is changed. The resolver, uv, lives in a throw-away environment under `build/`.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from scripts.bootstrap import ROOT, WINDOWS

OPTIONS = "--universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 --quiet"
LOCKS = {"run.txt": [], "test.txt": ["--group", "test"]}


def resolver() -> Path:
    """The uv program, installed when it is not there."""
    home = ROOT / "build" / "uv"
    programs = home / ("Scripts" if WINDOWS else "bin")
    uv = programs / ("uv.exe" if WINDOWS else "uv")
    if not uv.exists():
        venv.create(home, with_pip=True)
        subprocess.run([str(programs / "python"), "-m", "pip", "install", "-qq", "uv"], check=True)
    return uv


def main() -> None:
    """Resolve each lock; what one pins is kept by the next run."""
    uv = str(resolver())
    for name, group in LOCKS.items():
        target = ["--output-file", str(Path("requirements") / name)]
        command = [uv, "pip", "compile", *OPTIONS.split(), "pyproject.toml", *group, *target, *sys.argv[1:]]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
