#!/usr/bin/env python3
"""Make a fresh checkout runnable, then run a command in it: `python3 scripts/bootstrap.py [PYTHON ARGUMENTS]`.

Two things are made, both inside the checkout and both only once:
* `.venv` with every package of `requirements/test.txt`, checked by hash, and this project itself;
* on Linux, `.sysroot` with those shared libraries Qt links against that the system lacks, fetched with
  `apt-get download` (no root, nothing installed). `sysroot_hook.py` makes Python find them.

Standard library only. With arguments, `.venv`'s Python is run with them from the root of the checkout;
where there is no screen it draws offscreen. `--python` alone answers with the path of that Python.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SYSROOT = ROOT / ".sysroot"
LOCK = ROOT / "requirements" / "test.txt"
WINDOWS, LINUX = os.name == "nt", sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)

# Debian names a library package after its soname (libxcb-icccm.so.4 -> libxcb-icccm4); these are the exceptions.
UNLIKE_THEIR_SONAME = {
    "libGLdispatch.so.0": "libglvnd0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
}
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{root}/resources/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{sysroot}/fc-cache</cachedir></fontconfig>
"""


def say(text: str) -> None:
    """One line about what is going on, apart from the command's own output."""
    print(f"[set-up] {text}", file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence that says what to do."""
    sys.exit(f"[set-up] {text}")


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command that must succeed."""
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, stdin=subprocess.DEVNULL)


def answer(*command: str | Path, environment: dict[str, str] | None = None) -> str:
    """What a command prints; its exit status is not asked."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        text=True,
        env=environment,
        check=False,
    )
    return done.stdout


# -- which Python ------------------------------------------------------------------------------------------


def ensure_fit_python() -> None:
    """Go on in a Python that the lock is made for; refuse when there is none."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            sys.exit(subprocess.run([found, *sys.argv], check=False).returncode)
        if WINDOWS and shutil.which("py") and answer("py", f"-3.{minor}", "-c", "print(1)").strip() == "1":
            sys.exit(subprocess.run(["py", f"-3.{minor}", *sys.argv], check=False).returncode)
    have = ".".join(str(part) for part in sys.version_info[:2])
    stop(f"Rostrum needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is {have} and no other was found.")


# -- .venv ---------------------------------------------------------------------------------------------------


def digest(*parts: str) -> str:
    """A short name for a state of things; it changes when any part does."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def packages_state() -> str:
    """What `.venv` was made from: the lock, this Python, and where it stands (scripts hold their own path)."""
    return digest(LOCK.read_text("utf-8"), sys.version, str(VENV))


def project_state() -> str:
    """What the project's own entry in `.venv` was made from: its name, version and console scripts."""
    head = (ROOT / "pyproject.toml").read_text("utf-8").split("\n[tool.", 1)[0]
    return digest(packages_state(), head)


def stands(stamp: Path, state: str) -> bool:
    """Whether that stamp was set for that state."""
    try:
        return stamp.read_text("utf-8") == state
    except OSError:
        return False


def make_venv() -> None:
    """An empty `.venv`, unless one of this very Python is there already."""
    settings = VENV / "pyvenv.cfg"
    version = ".".join(str(part) for part in sys.version_info[:3])
    same = PYTHON.exists() and settings.exists() and version in settings.read_text("utf-8")
    if same and answer(PYTHON, "-c", "import pip, sys; print(sys.prefix)").strip() == str(VENV):
        return
    import venv  # slow to import, and seldom needed

    say(f"making .venv with Python {version}")
    try:
        venv.create(VENV, with_pip=True, clear=True, symlinks=not WINDOWS)
    except subprocess.CalledProcessError:
        stop("Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv")


def install_packages() -> None:
    """Fill `.venv` from the lock (wheels only, each checked by its hash) and enter this project into it."""
    pip = (PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input")
    stamp, project_stamp = VENV / "packages.stamp", VENV / "project.stamp"
    if not stands(stamp, packages_state()):
        make_venv()
        say("installing packages from requirements/test.txt (once, about a minute)")
        run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
        stamp.write_text(packages_state(), "utf-8")
    if not stands(project_stamp, project_state()):
        run(*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT)
        project_stamp.write_text(project_state(), "utf-8")


# -- .sysroot ------------------------------------------------------------------------------------------------


def has_screen() -> bool:
    """Whether a window can be shown: always off Linux; on it, when a display server is named."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def with_libraries(environment: dict[str, str]) -> dict[str, str]:
    """The environment in which programs other than our Python find the fetched libraries, too."""
    folders = sorted({str(path.parent) for path in (SYSROOT / "root").rglob("*.so*")})
    if not folders:
        return environment
    known = environment.get("LD_LIBRARY_PATH")
    found = {**environment, "LD_LIBRARY_PATH": ":".join(folders + ([known] if known else []))}
    if not Path("/etc/fonts/fonts.conf").exists():
        found.setdefault("FONTCONFIG_FILE", str(SYSROOT / "fonts.conf"))
    return found


def qt_objects() -> list[Path]:
    """The parts of Qt whose libraries must be there: what we use, and the plugin of the screen at hand."""
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt"))
    modules = ("Core", "Gui", "Widgets", "Network", "DBus", "Svg", "PrintSupport")
    plugins = ["offscreen"]
    if os.environ.get("DISPLAY"):
        plugins.append("xcb")
    objects = [qt / "lib" / f"libQt6{name}.so.6" for name in modules]
    return objects + [qt / "plugins" / "platforms" / f"libq{name}.so" for name in plugins]


def missing_libraries() -> set[str]:
    """Sonames that neither the system nor `.sysroot` has."""
    report = answer("ldd", *qt_objects(), environment=with_libraries(dict(os.environ)))
    return set(re.findall(r"^\s*(\S+) => not found", report, re.MULTILINE))


def package_names(soname: str) -> list[str]:
    """Names under which Debian and Ubuntu may carry a library, likeliest first."""
    stem, _, number = soname.partition(".so.")
    stem = stem.lower().replace("_", "-")
    usual = f"{stem}-{number}" if stem[-1].isdigit() else f"{stem}{number}"
    name = UNLIKE_THEIR_SONAME.get(soname, usual)
    return [name, f"{name}t64"]


def apt_options() -> list[str]:
    """Let apt work in `.sysroot` as whoever we are: its own lists and cache, the system's sources and keys."""
    state = SYSROOT / "apt"
    settings = {
        "Dir::State": state,
        "Dir::State::lists": state / "lists",
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": state / "cache",
        "Debug::NoLocking": "1",
        "APT::Sandbox::User": "root",
        "Acquire::Languages": "none",
    }
    return [f"-o{name}={value}" for name, value in settings.items()]


def carriers(sonames: Iterable[str]) -> set[str]:
    """The packages that hold these libraries; refuses for a library that none does."""
    wanted = {soname: package_names(soname) for soname in sonames}
    every = sorted({name for names in wanted.values() for name in names})
    shown = answer("apt-cache", *apt_options(), "show", "--no-all-versions", *every)
    carried = set(re.findall(r"^Package: (\S+)", shown, re.MULTILINE))
    chosen = set()
    for soname, names in wanted.items():
        name = next((name for name in names if name in carried), None)
        if name is None:
            stop(f"no package found for {soname}; install it with your package manager and try again.")
        chosen.add(name)
    return chosen


def unpack(packages: Iterable[str]) -> None:
    """Download packages and unpack them into `.sysroot/root`."""
    debs = SYSROOT / "debs"
    shutil.rmtree(debs, ignore_errors=True)
    debs.mkdir()
    run("apt-get", "-qq", *apt_options(), "download", *sorted(packages), cwd=debs)
    for deb in sorted(debs.glob("*.deb")):
        run("dpkg-deb", "-x", deb, SYSROOT / "root")


@contextlib.contextmanager
def apt_lists() -> Iterator[None]:
    """Fresh lists of what the system's sources carry, for as long as they are needed."""
    for folder in ("root", "apt/lists/partial", "apt/cache/archives/partial"):
        (SYSROOT / folder).mkdir(parents=True, exist_ok=True)
    run("apt-get", "-qq", *apt_options(), "update")
    yield
    for folder in ("apt", "debs"):
        shutil.rmtree(SYSROOT / folder, ignore_errors=True)


def fetch_missing(need: set[str]) -> None:
    """Fetch these libraries, and then what those need, until nothing is missing."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        stop(f"Qt lacks shared libraries; install them with your package manager: {' '.join(sorted(need))}")
    say("fetching Qt's system libraries into .sysroot (once; nothing is installed on the system)")
    asked: set[str] = set()
    with apt_lists():
        while need:
            if need <= asked:
                stop(f"these libraries were fetched but are still missing: {' '.join(sorted(need))}")
            unpack(carriers(need - asked))
            asked |= need
            need = missing_libraries()


def loading_order() -> list[str]:
    """The fetched libraries the system lacks, each after those it needs itself."""
    report = answer("ldd", *qt_objects(), environment=with_libraries(dict(os.environ)))
    ours = sorted(set(re.findall(rf"=> ({re.escape(str(SYSROOT))}.+?) \(0x", report)))

    def needs(library: str) -> int:
        # Whoever needs another library needs all that it needs as well, so the count alone sorts them.
        return answer("ldd", library, environment=with_libraries(dict(os.environ))).count(str(SYSROOT))

    return sorted(ours, key=needs)


def install_hook() -> None:
    """Tell `.venv`'s Python about `.sysroot`, so that `.venv/bin/rostrum` needs no wrapper."""
    (SYSROOT / "preload.txt").write_text("\n".join(loading_order()) + "\n", "utf-8")
    conf = FONTS_CONF.format(root=ROOT, sysroot=SYSROOT)
    (SYSROOT / "fonts.conf").write_text(conf, "utf-8")
    packages = next(VENV.glob("lib/python3*/site-packages"))
    shutil.copyfile(ROOT / "scripts" / "sysroot_hook.py", packages / "sysroot_hook.py")
    (packages / "sysroot_hook.pth").write_text(
        f"import sysroot_hook; sysroot_hook.watch({str(SYSROOT)!r})\n", "utf-8"
    )


def libraries_state(screen: str) -> str:
    """What the libraries were checked against: these packages, and with or without an X server."""
    return digest(packages_state(), screen)


def libraries_stand() -> bool:
    """Whether the libraries were checked; a check for a screen holds without one, too."""
    stamp = VENV / "libraries.stamp"
    if not LINUX or stands(stamp, libraries_state("x")):
        return True
    return not os.environ.get("DISPLAY") and stands(stamp, libraries_state(""))


def ensure_system_libraries() -> None:
    """On Linux: every library Qt links against can be loaded; refuses where one cannot be had."""
    if libraries_stand():
        return
    need = missing_libraries()
    if need:
        fetch_missing(need)
    if SYSROOT.exists():
        install_hook()
    screen = "x" if os.environ.get("DISPLAY") else ""
    (VENV / "libraries.stamp").write_text(libraries_state(screen), "utf-8")


# -- all of it -----------------------------------------------------------------------------------------------


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep a second set-up of the same checkout waiting until the first is through (where flock exists)."""
    if WINDOWS:
        yield
        return
    import fcntl

    with open(ROOT / "scripts" / "bootstrap.py", "rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def ready() -> bool:
    """Whether all stamps stand, so that nothing needs doing."""
    packages = stands(VENV / "packages.stamp", packages_state())
    return packages and stands(VENV / "project.stamp", project_state()) and libraries_stand()


def environment_for_command() -> dict[str, str]:
    """The caller's environment; offscreen where there is no screen and nobody chose a platform."""
    environment = dict(os.environ)
    if not has_screen():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def ensure_set_up() -> None:
    """Do whatever is still to be done; quick when there is nothing."""
    if ready():
        return
    try:
        with alone():
            install_packages()
            ensure_system_libraries()
    except subprocess.CalledProcessError as trouble:
        stop(f"this did not work: {' '.join(trouble.cmd[:6])} ... (is the network reachable?)")
    say("ready")


def main() -> None:
    """Set up, then become the command."""
    ensure_fit_python()
    ensure_set_up()
    command = [str(PYTHON), *sys.argv[1:]]
    if len(command) == 1:
        return
    if command[1:] == ["--python"]:
        print(PYTHON)
    elif WINDOWS:
        sys.exit(subprocess.run(command, cwd=ROOT, env=environment_for_command(), check=False).returncode)
    else:
        os.chdir(ROOT)
        os.execve(command[0], command, environment_for_command())


if __name__ == "__main__":
    main()
