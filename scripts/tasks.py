"""What `make` does, the same on every system: `python3 scripts/bootstrap.py scripts/tasks.py TASK`.

Tasks: test, test-long, run, package, smoke. Each ends with the exit status of the first step that failed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from scripts import bootstrap, packaging_tools

ROOT = bootstrap.ROOT
BIN = Path(sys.executable).parent
DEMO = ROOT / "build" / "demo"
SMOKE = ROOT / "build" / "smoke"
PACKED = ROOT / "dist" / "rostrum" / ("rostrum.exe" if bootstrap.WINDOWS else "rostrum")
PACKED_IN_MB = 300

Command = list[str]


def step(
    name: str, command: Command, *, quiet: bool = True, environment: dict[str, str] | None = None
) -> None:
    """Run one step and say how long it took; its output is shown when it fails, or when it is not quiet."""
    Step(name, command, quiet=quiet, environment=environment).finish()


class Step:
    """A step under way: it has begun when it is made, and others may run beside it until `finish`."""

    def __init__(
        self, name: str, command: Command, *, quiet: bool = True, environment: dict[str, str] | None = None
    ) -> None:
        self._name, self._command, self._began = name, command, time.monotonic()
        self._running = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def finish(self) -> None:
        """Wait for its end and say how it went; ends everything when it failed."""
        told = self._running.communicate()[0]
        if self._running.returncode:
            print(told or "", end="")
            print(f"FAILED  {self._name}: {' '.join(self._command)}", flush=True)
            sys.exit(self._running.returncode)
        print(f"ok      {self._name} ({time.monotonic() - self._began:.1f} s)", flush=True)

    def stop(self) -> None:
        """End it, if it has not ended."""
        self._running.kill()
        self._running.communicate()


def tool(name: str, *arguments: str) -> Command:
    """A tool of `.venv`."""
    return [str(BIN / name), *arguments]


def python(*arguments: str) -> Command:
    """`.venv`'s Python."""
    return [sys.executable, *arguments]


def test(*more: str) -> None:
    """Every check, quickest first, stopping at the first that fails. Types are checked beside the tests, which leave
    the processor free now and then."""
    step("format", tool("ruff", "format", "--check", "."))
    step("lint", tool("ruff", "check", "."))
    step("imports", tool("lint-imports"))
    types = Step("types", tool("mypy"))
    try:
        step("tests", python("-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *more), quiet=False)
    except BaseException:
        types.stop()
        raise
    types.finish()
    step("catalogues", python("scripts/catalogue.py", "--check"))


def test_long() -> None:
    """The same with the tests that take minutes, and many more examples for each invariant."""
    os.environ["HYPOTHESIS_PROFILE"] = "long"
    test("-m", "long or not long")


def run() -> None:
    """The window on the sample meeting; without a screen the same day, and pictures of it, into build/demo."""
    if bootstrap.has_screen() and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        sys.exit(subprocess.run(python("-m", "desktop_app", "--sample"), cwd=ROOT, check=False).returncode)
    print("No screen here, so Rostrum does the sample meeting's day without a window.", flush=True)
    step("the day", python("-m", "desktop_app", "demo", "--out", str(DEMO)), quiet=False)
    step("the window, drawn", python("-m", "tests.screenshots", "--quick", "--out", str(DEMO / "screens")))
    print(f"The results are in {DEMO.relative_to(ROOT)}:")
    for path in sorted(DEMO.rglob("*")):
        if path.is_file():
            print(f"  {path.relative_to(ROOT)}  ({path.stat().st_size / 1000:,.0f} kB)")


def package() -> None:
    """Build the app for this system into dist/ and try it."""
    environment = packaging_tools.ensured()
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller")]
    step(
        "package", python("-m", "PyInstaller", "--noconfirm", *folders, "build.spec"), environment=environment
    )
    smoke()


def smoke() -> None:
    """The packaged app, far from the checkout: its version, a whole day, and a window that opens and closes."""
    if not PACKED.exists():
        package()
        return
    shutil.rmtree(SMOKE, ignore_errors=True)
    SMOKE.mkdir(parents=True)
    folder = PACKED.parent
    size = (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )
    if size > PACKED_IN_MB:
        sys.exit(f"FAILED  the packaged app is {size:.0f} MB; it should stay under {PACKED_IN_MB}")
    # A home of its own: what the person at this computer keeps is neither read nor written.
    environment = {
        **bootstrap.with_libraries(dict(os.environ)),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(SMOKE),
        "APPDATA": str(SMOKE),
        "LOCALAPPDATA": str(SMOKE),
    }
    environment.pop("PYTHONPATH", None)
    app = str(PACKED)
    step("packaged: version", [app, "--version"], environment=environment)
    step("packaged: a whole day", [app, "demo", "--out", str(SMOKE / "demo")], environment=environment)
    step("packaged: window", [app, "--smoke"], environment=environment)
    if not any((SMOKE / "demo").rglob("*.pdf")):
        sys.exit("FAILED  the packaged app printed nothing")
    print(f"ok      packaged app, {size:.0f} MB")


TASKS = {"test": test, "test-long": test_long, "run": run, "package": package, "smoke": smoke}


def main() -> None:
    """Do the named task."""
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if name not in TASKS:
        sys.exit(f"which task? one of: {', '.join(TASKS)}")
    TASKS[name]()


if __name__ == "__main__":
    main()
