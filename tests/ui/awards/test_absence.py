"""Ten minutes before: who is here, who cannot come, who changes places, and which papers say something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.queries import awards as kept
from desktop_app.commands.attendance import check_in
from desktop_app.domain.awards import Absence, Recipient
from desktop_app.domain.readiness import StagePaper
from desktop_app.ui.awards.absence import AbsenceDialog
from desktop_app.ui.awards.output import save_slides
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.awards.stage import StageView
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from tests.ui.asker import FakeAsker


def by_name(name: str) -> Recipient:
    return next(r for r in kept.recipients() if r.name == name)


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, page: AwardsPage) -> AbsenceDialog:
    qtbot.waitUntil(lambda: people_index(office).settled)
    made = AbsenceDialog(office, by_name("刘瑶英"), page.ceremony, page)
    qtbot.addWidget(made)
    made.show()
    return made


def test_check_in_tells_how_ready_a_batch_is_and_who_is_missing(page: AwardsPage, office: Office) -> None:
    batch = kept.batches()[1]
    page.show_subject(batch.id)
    assert page.stage.here.text() == ""  # before the doors open nobody is missing
    for number in "124":
        assert office.do(check_in, number * 32, office.now())
    assert page.stage.here.text() == "1 of 2 here" and page.stage.missing.text() == "Not in the hall: 张𬍛"
    heading = page.model.row_at(page.model.index(page.model.place_of(f"batch:{batch.id}"), 0))
    assert heading is not None and heading.here == "1 of 2 here" and not heading.ready
    assert office.do(check_in, "5" * 32, office.now())
    assert page.stage.here.text() == "2 of 2 here" and page.stage.missing.text() != "张𬍛"


def test_a_substitute_walks_instead_and_the_papers_that_change_are_printed_alone(
    dialog: AbsenceDialog, page: AwardsPage, qtbot: QtBot, asker: FakeAsker, office: Office
) -> None:
    dialog.picker.ask("代表二")
    qtbot.keyClick(dialog.picker.field, Qt.Key.Key_Return)
    chosen = by_name("刘瑶英")
    assert (chosen.representative, chosen.representative_id) == ("代表二", "3" * 32)
    assert chosen.on_stage_id == "3" * 32 and dialog.steps.currentIndex() == 1
    papers = [each.paper for each in dialog.stale]
    assert papers == [
        StagePaper.STAGE_PLAN,
        StagePaper.LINE_UP,
        StagePaper.USHER_CARDS,
        StagePaper.STAGE_LABELS,
    ]
    pages: list[int] = []

    def look(preview: QDialog) -> bool:
        assert isinstance(preview, PrintPreviewDialog)
        pages.append(preview.preview.page_count())
        return False

    asker.expect("run", look)
    dialog.print.click()
    qtbot.waitUntil(asker.done)
    assert pages == [4]  # one page each: only one usher's card changes
    office.undo()
    assert by_name("刘瑶英").on_stage_id == "4" * 32


def test_a_gap_stays_on_stage_and_is_taken_back(
    dialog: AbsenceDialog, page: AwardsPage, qtbot: QtBot, office: Office
) -> None:
    dialog.gap.click()
    assert by_name("刘瑶英").absence is Absence.GAP
    place = next(p for p in kept.stage_plans()[1].places if p.recipient.name == "刘瑶英")
    assert place.walk == 0
    row = page.model.row_at(page.model.index(page.model.place_of(by_name("刘瑶英").id), 0))
    assert row is not None and row.flaw == "Place stays empty"
    again = AbsenceDialog(office, by_name("刘瑶英"), page.ceremony, page)
    qtbot.addWidget(again)
    again.comes.click()
    assert by_name("刘瑶英").absence is Absence.NONE


def test_the_others_close_up_and_nothing_is_lost(dialog: AbsenceDialog) -> None:
    dialog.close_up.click()
    plan = kept.stage_plans()[1]
    assert [place.recipient.name for place in plan.places] == ["张𬍛"]
    assert [who.name for who in plan.left_out] == ["刘瑶英"] and len(kept.recipients()) == 4


def drag(stage: StageView, start: QPointF, end: QPointF) -> None:
    """Press, move in two steps, let go."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    steps = (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    )
    for kind, point, button, held in steps:
        where = QPointF(stage.mapToGlobal(point))
        QApplication.sendEvent(stage, QMouseEvent(kind, point, where, button, held, keys))


def test_a_card_dropped_on_another_changes_places_with_it(
    page: AwardsPage, qtbot: QtBot, office: Office
) -> None:
    page.show_subject(kept.batches()[1].id)
    stage, (one, other) = page.stage.stage, kept.stage_plans()[1].places
    drag(stage, stage.card(one).center(), stage.card(other).center())
    now = [place.recipient.name for place in kept.stage_plans()[1].places]
    assert now == [other.recipient.name, one.recipient.name]
    qtbot.keyClick(stage, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert [p.recipient.name for p in kept.stage_plans()[1].places] == [
        one.recipient.name,
        other.recipient.name,
    ]
    office.undo()
    assert [place.recipient.name for place in kept.stage_plans()[1].places] == now


def test_pairs_are_kept_and_let_go(page: AwardsPage) -> None:
    page.show_subject(kept.batches()[1].id)
    page.stage._from_dais()
    page.stage._lock(True)
    assert all(r.presenter_name for r in kept.recipients() if r.batch_id == kept.batches()[1].id)
    page.stage._lock(False)
    assert not any(r.presenter_name for r in kept.recipients() if r.batch_id == kept.batches()[1].id)


def test_slides_are_saved_for_a_presentation_program(
    page: AwardsPage, asker: FakeAsker, tmp_path: Path, office: Office
) -> None:
    out = tmp_path / "slides.pptx"
    asker.expect("save_file", out)
    assert save_slides(office, page)
    deck = Presentation(str(out))
    told = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in deck.slides
    ]
    assert len(told) == 2 and "市总工会" in told[0] and "张𬍛" in told[1] and "丁。" in told[1]
