"""What PyInstaller needs from the system on Linux, fetched beside Qt's libraries where it is not installed.

That is `objdump`, to look into libraries, and Python's own shared library, which Debian's python3 is built without.
"""

from __future__ import annotations

import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import bootstrap

PROGRAMS = bootstrap.SYSROOT / "root" / "usr" / "bin"
LIBPYTHON = f"python{sys.version_info[0]}.{sys.version_info[1]}"


def environment() -> dict[str, str]:
    """This environment, with the fetched libraries and programs."""
    found = bootstrap.with_libraries(dict(os.environ))
    return {**found, "PATH": os.pathsep.join([found.get("PATH", os.defpath), str(PROGRAMS)])}


def lacking() -> list[str]:
    """Debian packages that have to be fetched."""
    here = environment()
    packages = [] if shutil.which("objdump", path=here["PATH"]) else ["binutils"]
    fetched = list((bootstrap.SYSROOT / "root").rglob(f"lib{LIBPYTHON}.so*"))
    beside = list(Path(sys.base_prefix, "lib").rglob(f"lib{LIBPYTHON}.so*"))
    if not (fetched or beside or ctypes.util.find_library(LIBPYTHON)):
        packages.append(f"lib{LIBPYTHON}")
    return packages


def with_dependencies(packages: list[str]) -> set[str]:
    """These packages and all they depend on, less what the system has."""
    kinds = ("recommends", "suggests", "conflicts", "breaks", "replaces", "enhances")
    options = [f"--no-{kind}" for kind in kinds]
    listed = bootstrap.answer(
        "apt-cache", *bootstrap.apt_options(), "depends", "--recurse", *options, *packages
    )
    every = set(re.findall(r"^([a-z0-9][^\s:<]*)$", listed, re.MULTILINE))
    installed = bootstrap.answer("dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\\n")
    return every - set(re.findall(r"^ii  ?(\S+)", installed, re.MULTILINE))


def ensured() -> dict[str, str]:
    """The environment in which PyInstaller finds all it needs; fetches what is lacking."""
    packages = lacking() if bootstrap.LINUX else []
    if packages and shutil.which("apt-get"):
        bootstrap.say(f"fetching {' and '.join(packages)} into .sysroot (once)")
        try:
            with bootstrap.apt_lists():
                bootstrap.unpack(with_dependencies(packages))
        except subprocess.CalledProcessError:
            bootstrap.stop(
                f"could not fetch {' and '.join(packages)}; install them with your package manager"
            )
    return environment()
