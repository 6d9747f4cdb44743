"""The template studio over a real meeting file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.queries import awards as kept
from db.queries import templates
from db.store import Store
from desktop_app.commands.awards import add_award, add_recipient
from desktop_app.commands.templates import remove_template, save_template
from desktop_app.domain.awards import Award, Recipient
from desktop_app.domain.identity import new_id
from desktop_app.domain.template_guides import Box, box_of
from desktop_app.domain.templates import ElementKind
from desktop_app.printing.templates import built_in
from desktop_app.ui.office import Office
from desktop_app.ui.studio.dialog import StudioDialog
from tests.ui.asker import FakeAsker


@pytest.fixture
def studio(office: Office, store: Store, qtbot: QtBot) -> StudioDialog:
    award = Award(new_id(), "先进个人")
    add_award(store, award)
    for name in ("王伟", "欧阳𬍛"):
        add_recipient(store, Recipient(new_id(), award.id, None, name, citation="成绩突出"))
    made = StudioDialog(office, "zh")
    qtbot.addWidget(made)
    made.show()
    drawn(made, qtbot)
    return made


def drawn(studio: StudioDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: studio.shown_for.settled)
    qtbot.waitUntil(lambda: not studio._jobs.busy and not studio._again and not studio.canvas._image.isNull())


def text_place(studio: StudioDialog) -> int:
    return next(
        p for p, e in enumerate(studio.template.elements) if e.kind is ElementKind.TEXT and not e.locked
    )


def test_it_opens_on_the_usual_design_with_the_hardest_recipient_first(studio: StudioDialog) -> None:
    assert studio.template.key == "formal" and studio.shown_for.itemText(2) == "欧阳𬍛"
    assert studio.layers.list.count() == len(studio.template.elements)


def test_the_first_edit_makes_an_own_copy_and_undo_takes_it_back(
    studio: StudioDialog, office: Office, qtbot: QtBot
) -> None:
    place = text_place(studio)
    studio.choose(place)
    before = box_of(studio.template.elements[place])
    qtbot.keyClick(studio.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    own = templates.templates()
    assert len(own) == 1 and own[0].key not in {each.key for each in built_in()}
    assert own[0].elements[place].x == before.x + 5 and studio.template.key == own[0].key
    office.undo()
    assert templates.templates() == [] and studio.template.key in {each.key for each in built_in()}


def test_a_drag_moves_and_a_handle_resizes(studio: StudioDialog, qtbot: QtBot) -> None:
    canvas, place = studio.canvas, text_place(studio)
    studio.choose(place)
    before = box_of(studio.template.elements[place])
    middle = canvas._on_screen(before).center()
    drag(qtbot, studio, middle, middle + QPointF(0, 40))
    moved = box_of(studio.template.elements[studio.current])
    assert moved.y > before.y and (moved.width, moved.height) == (before.width, before.height)
    handle = canvas._handles()[(2, 2)].center()
    drag(qtbot, studio, handle, handle + QPointF(30, 17))
    grown = box_of(studio.template.elements[studio.current])
    assert (grown.x, grown.y) == (moved.x, moved.y) and grown.width > moved.width


def drag(qtbot: QtBot, studio: StudioDialog, start: QPointF, stop: QPointF) -> None:
    canvas = studio.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start.toPoint())
    qtbot.mouseMove(canvas, QPoint(int(start.x() + 3), int(start.y() + 3)))
    press_move(canvas, stop)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=stop.toPoint())


def press_move(canvas: object, to: QPointF) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(canvas, QWidget)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(
        canvas, QMouseEvent(QEvent.Type.MouseMove, to, canvas.mapToGlobal(to), left, left, none)
    )


def test_the_form_sets_type_and_text(studio: StudioDialog, qtbot: QtBot) -> None:
    studio.choose(text_place(studio))
    assert studio.panel.form is not None
    size, text = studio.panel.form.widget("size"), studio.panel.form.widget("text")
    assert isinstance(size, QLineEdit) and isinstance(text, QPlainTextEdit)
    size.setText("21,5")
    size.editingFinished.emit()
    assert studio.template.elements[studio.current].size == 21.5
    assert studio.panel.form is not None
    size = studio.panel.form.widget("size")
    assert isinstance(size, QLineEdit)
    size.setText("viel")
    size.editingFinished.emit()
    assert studio.template.elements[studio.current].size == 21.5


def test_layers_are_added_ordered_doubled_and_removed(
    studio: StudioDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    count = len(studio.template.elements)
    studio.add(ElementKind.TEXT)
    assert studio.current == count and studio.template.elements[count].text == "New text"
    studio.shift(-1)
    assert studio.current == count - 1 and studio.template.elements[count - 1].text == "New text"
    studio.duplicate()
    assert len(studio.template.elements) == count + 2
    studio.remove()
    assert len(studio.template.elements) == count + 1 and studio.current == -1
    picture = tmp_path / "徽标.png"
    Image.new("RGB", (60, 40), "red").save(picture)
    asker.expect("open_file", picture)
    studio.add(ElementKind.PICTURE)
    assert studio.template.elements[-1].picture in studio.template.pictures
    (tmp_path / "bad.png").write_bytes(b"no picture")
    asker.expect("open_file", tmp_path / "bad.png")
    studio.add(ElementKind.PICTURE)
    assert len(studio.template.elements) == count + 2


def test_a_template_goes_out_and_comes_back_the_same(
    studio: StudioDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    file = tmp_path / "t.json"
    asker.expect("save_file", file)
    studio.export()
    elements = studio.template.elements
    asker.expect("open_file", file)
    studio.take_in()
    assert (
        templates.templates()[0].elements == elements and studio.template.key == templates.templates()[0].key
    )
    file.write_text("{}", "utf-8")
    asker.expect("open_file", file)
    studio.take_in()
    assert len(templates.templates()) == 1


def test_it_is_used_for_an_award(studio: StudioDialog, asker: FakeAsker) -> None:
    studio.copy()
    asker.expect("choose", "先进个人")
    studio.use()
    assert kept.awards()[0].template == studio.template.key
    studio.remove_template()
    assert kept.awards()[0].template == "" and templates.templates() == []


def test_a_line_stays_a_line(studio: StudioDialog) -> None:
    studio.add(ElementKind.LINE)
    studio._box_changed(studio.current, Box(10, 20, 30, 0))
    element = studio.template.elements[studio.current]
    assert (element.x, element.y, element.width, element.height) == (10, 20, 30, 0)


def proved(studio: StudioDialog, qtbot: QtBot) -> list[str]:
    """The names on the proof sheet, once it shows what was last asked for."""
    qtbot.waitUntil(lambda: studio.proof.drawn, timeout=20_000)
    return [each.proof.name for each in studio.proof.judged]


def test_the_proof_sheet_shows_everybody_and_follows_every_edit(studio: StudioDialog, qtbot: QtBot) -> None:
    assert proved(studio, qtbot) == ["欧阳𬍛", "王伟"]
    assert studio.proof.told.text() == "2 certificates: 1 with rare characters"
    place = next(p for p, e in enumerate(studio.template.elements) if e.text.startswith("{{name}}"))
    studio.choose(place)
    studio.put(replace(studio.template.elements[place], width=42.0))
    assert proved(studio, qtbot) == ["欧阳𬍛", "王伟"]
    assert studio.proof.told.text() == "2 certificates: 2 shrunk, 1 with rare characters"
    studio.put(replace(studio.template.elements[place], width=213.0))
    studio.put(replace(studio.template.elements[place], width=5.0))  # the later edit is the one that is shown
    proved(studio, qtbot)
    assert studio.proof.told.text() == "2 certificates: 2 do not fit, 2 shrunk, 1 with rare characters"


def test_a_click_on_a_tile_shows_that_recipient(studio: StudioDialog, qtbot: QtBot) -> None:
    proved(studio, qtbot)
    tiles = studio.proof.tiles
    at = tiles.visualRect(tiles.model().index(1, 0)).center()
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert studio.shown_for.currentText() == "王伟"
    qtbot.keyClick(tiles, Qt.Key.Key_Left)
    assert studio.shown_for.currentText() == "欧阳𬍛"
    studio.shown_for.setCurrentIndex(0)
    assert tiles.current() == ""


def test_tiles_are_dressed(studio: StudioDialog, qtbot: QtBot, dressed: str) -> None:
    proved(studio, qtbot)
    assert not studio.proof.tiles.grab().isNull()


def test_who_is_commended_meanwhile_is_proved_too(studio: StudioDialog, office: Office, qtbot: QtBot) -> None:
    proved(studio, qtbot)
    studio.shown_for.setCurrentIndex(3)
    assert studio.shown_for.currentText() == "王伟"
    award = kept.awards()[0]
    assert office.do(
        add_recipient, Recipient(new_id(), award.id, None, "阿卜杜热依木·买买提", citation="成绩突出")
    )
    qtbot.waitUntil(lambda: studio.shown_for.settled)
    assert proved(studio, qtbot)[0] == "阿卜杜热依木·买买提"
    assert studio.shown_for.currentText() == "王伟"
    office.undo()
    qtbot.waitUntil(lambda: studio.shown_for.settled)
    assert "阿卜杜热依木·买买提" not in proved(studio, qtbot)


def test_a_closed_studio_does_nothing_more_and_goes(office: Office, qtbot: QtBot) -> None:
    closed = StudioDialog(office, "zh")
    qtbot.waitUntil(lambda: closed.shown_for.settled and not closed._jobs.busy)
    closed.accept()
    known = closed.template
    own = replace(built_in()[0], key=new_id(), title="我的")
    office.do(save_template, own)
    assert own not in closed._known and closed.template is known and not closed.shown_for._beats.busy
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(closed)


def test_a_template_that_goes_leaves_no_element_in_hand(studio: StudioDialog, office: Office) -> None:
    own = replace(built_in()[0], key=new_id(), title="我的")
    office.do(save_template, own)
    studio.show_template(own.key)
    studio.choose(2)
    office.do(remove_template, own.key)
    assert studio.template.key == "formal" and studio.current == -1
