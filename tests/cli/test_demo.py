"""The sample's whole day by one command: everything the first page of the README promises."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from desktop_app.cli import main
from desktop_app.printing.printables import PRINTABLES


def test_the_day_ends_with_every_paper(tmp_path: Path) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    people = report["people"]
    assert (people["new"], len(people["duplicates"]), len(people["refused"])) == (176, 1, 1)
    assert report["seating"]["seated"] == 172 and report["seating"]["hard_violations"] == 0
    assert len(report["votes"]) == 2 and report["sound"] is True
    assert {path.stem for path in tmp_path.glob("*.pdf")} >= set(PRINTABLES)
    text = "".join(
        page.get_textpage().get_text_bounded()
        for kind in ("sign-in", "minutes")
        for page in pypdfium2.PdfDocument(tmp_path / f"{kind}.pdf")
    )
    assert "李䶮" in text and "张𬍛" in text
    doubtful = {Path(paper["file"]).stem for paper in report["papers"] if paper["warnings"]}
    assert doubtful == {"certificates-en"}  # citations nobody has translated
