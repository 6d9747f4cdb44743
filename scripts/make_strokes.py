"""Make resources/strokes.txt again: `python3 scripts/make_strokes.py UNICODE_DATA.deb CNCHAR_ORDER.tgz`.

The first is Debian's package `unicode-data` (Unihan: kTotalStrokes, whose first value is the mainland count, and kTGH,
the numbers of 通用规范汉字表, whose three levels are each in stroke order), the second the npm package `cnchar-order`
(the strokes of 6,939 characters in writing order). Strokes fall into the five classes of GF 3003-1999: 横(提)
竖(竖钩) 撇 点(捺) 折. A character of the table without known strokes goes behind its neighbour in its level; of the
6,770 characters that both know they disagree about one, and there the table is right.
"""

from __future__ import annotations

import bz2
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "strokes.txt"
CLASSES = {**dict.fromkeys("ji", "1"), **dict.fromkeys("fg", "2"), "s": "3", **dict.fromkeys("kld", "4")}
FOLD = "5"
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))
HEAD = """\
# Characters by stroke count: count, tab, those in the official order of strokes, tab, the others by code point.
# Made by scripts/make_strokes.py from Unihan 15.0 (Unicode licence v3) and cnchar-order 3.2.6 (MIT).
"""

Key = tuple[int, str, int]


def unihan(package: Path) -> tuple[dict[str, int], dict[int, str]]:
    """Stroke counts by character, and the characters of 通用规范汉字表 by number."""
    counts: dict[str, int] = {}
    table: dict[int, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg", "-x", str(package), folder], check=True)
        for file in Path(folder).rglob("Unihan_*.txt.bz2"):
            for line in bz2.decompress(file.read_bytes()).decode().splitlines():
                if "\tkTotalStrokes\t" in line or "\tkTGH\t" in line:
                    code, name, value = line.split("\t")
                    sign = chr(int(code.removeprefix("U+"), base=16))
                    if name == "kTGH":
                        table[int(value.split(":")[1])] = sign
                    else:
                        counts[sign] = int(value.split()[0])
    return counts, table


def written(package: Path) -> dict[str, str]:
    """The strokes of characters in writing order, each as its class."""
    with tarfile.open(fileobj=io.BytesIO(package.read_bytes())) as archive:
        file = archive.extractfile("package/cnchar.order.min.js")
        assert file is not None
        text = file.read().decode()
    found = re.search(r"JSON\.parse\('(.*?)'\)", text)
    assert found is not None
    told: dict[str, str] = json.loads(found[1])
    return {sign: "".join(CLASSES.get(stroke, FOLD) for stroke in strokes) for sign, strokes in told.items()}


def keys(counts: dict[str, int], table: dict[int, str], strokes: dict[str, str]) -> Iterator[tuple[str, Key]]:
    """The order of every character of the table, and of those beyond it whose strokes are known."""
    sound = {sign: told for sign, told in strokes.items() if len(told) == counts.get(sign)}
    for first, last in LEVELS:
        key: Key = (1, "", 0)
        for number in range(first, last + 1):
            sign = table[number]
            if sign in sound and (len(sound[sign]), sound[sign]) >= key[:2]:
                key = (len(sound[sign]), sound[sign], number)
            else:
                key = (*key[:2], number)
            yield sign, key
    listed = set(table.values())
    for sign in sorted(sound.keys() - listed):
        yield sign, (len(sound[sign]), sound[sign], 10_000 + ord(sign))


def main(arguments: list[str]) -> None:
    """Write the file and say how many characters it orders."""
    counts, table = unihan(Path(arguments[0]))
    ordered = sorted(keys(counts, table, written(Path(arguments[1]))), key=lambda pair: pair[1])
    lines: defaultdict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for sign, key in ordered:
        lines[key[0]][0].append(sign)
    known = {sign for sign, _key in ordered}
    for sign in sorted(counts.keys() - known):
        lines[counts[sign]][1].append(sign)
    told = (
        f"{count}\t{''.join(some)}\t{''.join(others)}\n" for count, (some, others) in sorted(lines.items())
    )
    OUT.write_text(HEAD + "".join(told), encoding="utf-8")
    print(
        f"{OUT.name}: {len(ordered)} in order, {len(counts.keys() - known)} by count, {OUT.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
