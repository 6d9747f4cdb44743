"""Make resources/fonts again from published packages: `python3 scripts/bootstrap.py scripts/make_fonts.py`.

Needs npm and apt-get (Debian 12 or later) and about 200 MB in `build/fonts` while it works. The packages are
named with version and SHA-256 below; another download is refused. Two faces ship as they are published; three
are subsets that hold GB 2312, the 8,105 characters of the General Standard Table (2013), Latin for names and
the signs a programme or a certificate may need. The table is read from the `kTGH` field of Unihan.
"""

from __future__ import annotations

import bz2
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "fonts"
OUT = ROOT / "resources" / "fonts"


@dataclass(frozen=True)
class Package:
    """A published package, and what it must be."""

    name: str
    version: str
    file: str
    sha256: str

    @property
    def folder(self) -> Path:
        """Where it is unpacked."""
        return WORK / self.file.split("_", maxsplit=1)[0].removesuffix(".tgz")


SERIF = Package(
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
SANS = Package(
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
KAI = Package(
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
UNICODE = Package(
    "unicode-data",
    "15.0.0-1",
    "unicode-data_15.0.0-1_all.deb",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
)
KAI_FOLDER = "usr/share/fonts/truetype/lxgw-wenkai"


@dataclass(frozen=True)
class Face:
    """One file of resources/fonts: where it comes from, and whether only a part of it is kept."""

    package: Package
    source: str
    target: str
    subset: bool


FACES = (
    Face(KAI, f"{KAI_FOLDER}/LXGWWenKai-Regular.ttf", "LXGWWenKai-Regular.ttf", subset=False),
    Face(SERIF, "package/400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf", subset=False),
    Face(SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf", subset=True),
    Face(SANS, "package/400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf", subset=True),
    Face(SANS, "package/700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf", subset=True),
)
LICENCE = "package/LICENSE_FONT"
KAI_RIGHTS = """Copyright 2021-2023 LXGW, with Reserved Font Names "LXGW" and "霞鹜"
Copyright 2020 The Klee Project Authors
"""
RANGES = (
    (0x0020, 0x024F),  # Latin, Latin-1, Extended-A and -B
    (0x0300, 0x036F),  # combining marks
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese
    (0x2000, 0x206F),  # punctuation
    (0x20A0, 0x23FF),  # currency, letterlike, number forms, arrows, mathematics, technical
    (0x2460, 0x27BF),  # circled digits, boxes, shapes, signs
    (0x2E80, 0x31FF),  # radicals, CJK punctuation, kana, strokes
    (0x3200, 0x33FF),  # enclosed and squared signs
    (0xFE30, 0xFE4F),  # vertical punctuation
    (0xFF00, 0xFFEF),  # full-width forms
)
FEATURES = ["ccmp", "locl", "liga", "kern", "mark", "vert", "vrt2"]


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(package: Package) -> None:
    """Download and unpack a package; stops when it is not the one that was recorded."""
    kept = WORK / package.file
    if not kept.exists():
        npm = package.file.endswith(".tgz")
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
        if not npm:
            command = ["apt-get", "-qq", "download", f"{package.name}={package.version}"]
        subprocess.run(command, cwd=WORK, check=True, stdout=subprocess.DEVNULL)
    if sha256(kept) != package.sha256:
        sys.exit(f"{kept.name} is not the file that was recorded")
    if package.folder.exists():
        return
    package.folder.mkdir()
    if package.file.endswith(".tgz"):
        with tarfile.open(kept) as archive:
            archive.extractall(package.folder, filter="data")
    else:
        subprocess.run(["dpkg-deb", "-x", str(kept), str(package.folder)], check=True)


def standard_table() -> set[int]:
    """The 8,105 code points of the General Standard Table of 2013 (通用规范汉字表)."""
    listed = UNICODE.folder / "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
    text = bz2.decompress(listed.read_bytes()).decode("utf-8")
    table = {int(point, 16) for point in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}
    if len(table) != 8105:
        sys.exit(f"the standard table should have 8,105 characters, not {len(table)}")
    return table


def gb2312() -> set[int]:
    """Every code point of GB 2312-80."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gb2312", "ignore")}


def wanted() -> set[int]:
    """What a subset keeps."""
    ranges = {point for first, last in RANGES for point in range(first, last + 1)}
    return standard_table() | gb2312() | ranges


def make(face: Face, keep: set[int]) -> None:
    """Write one face; the same packages give the same bytes."""
    source, target = face.package.folder / face.source, OUT / face.target
    if not face.subset:
        shutil.copyfile(source, target)
        return
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    font.save(target)


def copy_licences() -> None:
    """The licence of each family beside it; the Debian package of the kai face carries no plain copy of its own."""
    for package, target in ((SERIF, "OFL-NotoSerifSC.txt"), (SANS, "OFL-NotoSansSC.txt")):
        (OUT / target).write_text((package.folder / LICENCE).read_text("utf-8"), "utf-8")
    _, same_for_all = (SANS.folder / LICENCE).read_text("utf-8").split("\n", maxsplit=1)
    (OUT / "OFL-LXGWWenKai.txt").write_text(KAI_RIGHTS + same_for_all, "utf-8")


def sources() -> str:
    """SOURCES.md: which package, version and bytes each file came from."""
    lines = [
        "# Where these fonts come from",
        "",
        "Made by `scripts/make_fonts.py`; all are under the SIL Open Font License 1.1, in the `OFL-*.txt` files.",
        "The subsets keep GB 2312, the 8,105 characters of the General Standard Table (2013, read from the `kTGH`",
        "field of Unihan in the Debian package `unicode-data`), Latin letters for names, punctuation and signs.",
        "LXGW WenKai has a reserved name and is therefore shipped unmodified.",
        "",
        "| file | from | version | whole or subset | SHA-256 |",
        "|---|---|---|---|---|",
    ]
    for face in FACES:
        registry = "npm" if face.package.file.endswith(".tgz") else "Debian"
        part = "subset" if face.subset else "whole"
        lines.append(
            f"| {face.target} | {registry} `{face.package.name}` | {face.package.version} | {part} "
            f"| `{sha256(OUT / face.target)}` |"
        )
    lines += ["", "| package | SHA-256 of the package |", "|---|---|"]
    lines += [f"| `{package.file}` | `{package.sha256}` |" for package in (SERIF, SANS, KAI, UNICODE)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fetch, cut, copy the licences, and record it all."""
    WORK.mkdir(parents=True, exist_ok=True)
    OUT.mkdir(parents=True, exist_ok=True)
    for package in (SERIF, SANS, KAI, UNICODE):
        fetch(package)
    keep = wanted()
    for face in FACES:
        make(face, keep)
        print(f"{face.target}: {(OUT / face.target).stat().st_size / 1e6:.1f} MB")
    copy_licences()
    (OUT / "SOURCES.md").write_text(sources(), "utf-8")


if __name__ == "__main__":
    main()
