"""Make resources/icons again: `python3 scripts/bootstrap.py scripts/make_icons.py`.

The line icons are files of the npm package `lucide-static` (ISC licence), unmodified; add a name to LUCIDE and
run again. The app's own mark, `rostrum.svg`, is drawn by hand; its .png, .ico and .icns are rendered from it.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "icons"
OUT = ROOT / "resources" / "icons"
PACKAGE = "lucide-static"
VERSION = "1.62.0"
SHA256 = "386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44"

LUCIDE = """
accessibility archive-restore armchair arrow-down arrow-left arrow-left-right arrow-right arrow-up arrow-up-down
award badge badge-check ban bell book-open building-2 calendar calendar-clock chart-column check check-check
chevron-down chevron-left chevron-right chevron-up chevrons-left chevrons-right chevrons-up-down circle circle-alert
circle-check circle-help circle-plus circle-x clipboard-check clipboard-list clipboard-paste clock coffee command
contact copy corner-down-left crown database-backup door-open download ellipsis external-link eye eye-off file-check
file-input file-output file-spreadsheet file-text film flag folder-open gavel git-merge globe grip-vertical hand
handshake hash history house id-card image import info keyboard landmark languages layout-dashboard layout-grid
lectern link list-checks list-ordered loader-circle lock lock-open log-out map map-pin maximize medal megaphone mic
minimize minus monitor moon move music package palette panel-left pause pen-line pencil percent phone play plus
presentation printer qr-code quote redo-2 refresh-cw rotate-ccw save scale scan-line scroll-text search settings
shield-check signature skip-forward sliders-horizontal sofa sparkles square stamp star sun sun-moon table tag text-quote
theater ticket timer trash-2 triangle-alert trophy type undo-2 upload user user-check user-minus user-plus user-round
user-x users utensils volume-2 volume-x vote wand-sparkles x zoom-in zoom-out
funnel mail
""".split()  # noqa: SIM905 - a list of 150 quoted words is hard to read


def package() -> Path:
    """The downloaded package; stops when it is not the one that was recorded."""
    WORK.mkdir(parents=True, exist_ok=True)
    kept = WORK / f"{PACKAGE}-{VERSION}.tgz"
    if not kept.exists():
        subprocess.run(
            ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"],
            cwd=WORK,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    if hashlib.sha256(kept.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{kept.name} is not the file that was recorded")
    return kept


def copy_lucide() -> None:
    """The listed icons and their licence."""
    wanted = {f"package/icons/{name}.svg": f"{name}.svg" for name in LUCIDE}
    wanted["package/LICENSE"] = "LICENSE-Lucide.txt"
    with tarfile.open(package()) as archive:
        for inside, name in wanted.items():
            found = archive.extractfile(inside)
            if found is None:
                sys.exit(f"{PACKAGE} has no {inside}")
            (OUT / name).write_bytes(found.read())


def rendered(side: int) -> bytes:
    """The mark as a square PNG of that many pixels."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(OUT / "rostrum.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def render_mark() -> None:
    """rostrum.png (256), .ico (Windows) and .icns (macOS)."""
    from PIL import Image

    (OUT / "rostrum.png").write_bytes(rendered(256))
    sizes = (16, 24, 32, 48, 64, 128, 256)
    images = [Image.open(io.BytesIO(rendered(side))) for side in sizes]
    images[-1].save(OUT / "rostrum.ico", sizes=[(side, side) for side in sizes], append_images=images[:-1])
    Image.open(io.BytesIO(rendered(512))).save(OUT / "rostrum.icns")


def main() -> None:
    """All of resources/icons."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv)
    copy_lucide()
    render_mark()
    del application


if __name__ == "__main__":
    main()
