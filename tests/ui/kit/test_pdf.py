from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui.kit.pdf import KEPT, PdfPages, PdfPreview, renderer
from desktop_app.ui.kit.printing import Printing, PrintPreviewDialog, write_file
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker


def drawn(pages: int) -> bytes:
    """Pages with a black square each, the first lying."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for number in range(pages):
        canvas.setPageSize((842, 595) if number == 0 else (595, 842))
        canvas.drawString(72, 500, f"page {number}")
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Thirty such pages."""
    return drawn(30)


def test_pages_have_their_size_their_text_and_their_ink(pdf: bytes) -> None:
    pages = PdfPages(pdf)
    assert pages.sizes[0] == (842, 595)
    assert "page 3" in pages.text(3)
    image = pages.image(1, 595)
    assert (image.width(), image.height()) == (595, 842)
    assert image.pixelColor(200, 842 - 200).name() == "#000000"
    assert image.pixelColor(10, 10).name() == "#ffffff"
    pages.close()
    assert pages.image(1, 595).isNull()


def test_the_preview_renders_what_is_in_sight_and_keeps_little(pdf: bytes, qtbot: QtBot) -> None:
    view = PdfPreview()
    view.resize(500, 600)
    qtbot.addWidget(view)
    view.show()
    view.show_pdf(pdf)
    assert view.page_count() == 30
    qtbot.waitUntil(lambda: bool(view._images))
    assert max(place for place, _width in view._images) < 5
    for place in range(0, 30, 2):
        view.show_page(place)
        view.viewport().repaint()
        qtbot.waitUntil(lambda place=place: any(at == place for at, _w in view._images))  # type: ignore[misc]
    assert len(view._images) <= KEPT
    view.show_pdf(b"")
    assert view.page_count() == 0
    renderer().waitForDone()


def test_the_dialog_saves_what_it_shows(
    pdf: bytes, office: Office, asker: FakeAsker, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PrintPreviewDialog(office, "Programme", pdf, "programme.pdf", warnings=["李䶮: no font"])
    qtbot.addWidget(dialog)
    asker.expect("save_file", tmp_path / "out.pdf")
    dialog.save_button.click()
    assert (tmp_path / "out.pdf").read_bytes() == pdf
    asker.expect("save_file", None)
    dialog.save_button.click()


def test_a_folder_that_cannot_be_written_is_told(office: Office, asker: FakeAsker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    asker.expect("tell", None)
    parent = QDialog()
    assert not write_file(office, parent, tmp_path / "file" / "x.pdf", b"x")
    assert "x.pdf" in asker.told[0]


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(
    office: Office, asker: FakeAsker, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "x.pdf"
    path.write_bytes(b"as it was")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    asker.expect("tell", None)
    parent = QDialog()
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))  # as on a full disk
    try:
        assert not write_file(office, parent, path, b"x" * 2_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "x.pdf" in asker.told[0]
    assert path.read_bytes() == b"as it was" and list(tmp_path.glob("*.pdf*")) == [path]


def test_printing_sends_every_page(tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sent.pdf"))
    printing = Printing(PdfPages(drawn(3)), printer)
    with qtbot.waitSignal(printing.finished, timeout=20_000):
        printing.start()
    sent = PdfPages((tmp_path / "sent.pdf").read_bytes())
    assert len(sent.sizes) == 3
    assert sent.sizes[0][0] > sent.sizes[0][1]
    assert sent.sizes[1][0] < sent.sizes[1][1]
