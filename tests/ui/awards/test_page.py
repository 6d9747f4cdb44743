"""The awards page over a real meeting file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.queries import awards as kept
from db.queries.attendees import everyone
from desktop_app.commands import award_list
from desktop_app.commands.agenda import add_item
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.certificates import issue_certificates
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import read_awards
from desktop_app.domain.awards import Recipient
from desktop_app.domain.identity import new_id
from desktop_app.ui.awards.board_model import MIME
from desktop_app.ui.awards.issuers import IssuersDialog
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.kit.review import ReviewDialog
from desktop_app.ui.name_completer import NameCompleter
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker
from tests.ui.awards.conftest import LIST


def by_name(name: str) -> Recipient:
    return next(r for r in kept.recipients() if r.name == name)


def titles(page: AwardsPage) -> list[str]:
    return [page.model.index(i, 0).data() for i in range(page.model.rowCount())]


def names(batch: int) -> list[str]:
    wanted = kept.batches()[batch].id
    return [r.name for r in kept.recipients() if r.batch_id == wanted]


def test_the_board_shows_batches_with_their_recipients_and_who_is_not_named(page: AwardsPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert titles(page) == ["Batch 1", "市总工会", "市科学院", "Batch 2", "刘瑶英", "张𬍛"]
    row = page.model.row_at(page.model.index(1, 0))
    assert row is not None and row.flaw == "Not named yet" and "from 领导一" in row.second


def test_choosing_a_recipient_shows_certificate_form_and_stage(page: AwardsPage, qtbot: QtBot) -> None:
    page.show_subject(by_name("张𬍛").id)
    assert page.details.title.text() == "张𬍛" and page.subject() == by_name("张𬍛").id
    qtbot.waitUntil(lambda: page.certificate.preview.page_count() == 2)
    field = page.details.form.widget("name")
    assert isinstance(field, QLineEdit) and field.text() == "张𬍛"
    page.show_subject(kept.batches()[0].id)
    assert page.stack.currentIndex() == 1 and page.stage.title.text() == "Batch 1"


def test_an_edit_in_the_form_is_written_and_drawn_and_undone(
    page: AwardsPage, qtbot: QtBot, office: Office
) -> None:
    page.show_subject(by_name("刘瑶英").id)
    grade = page.details.form.widget("grade")
    assert isinstance(grade, QLineEdit)
    with qtbot.waitSignal(page.certificate.drawn):
        grade.setText("一等奖")
        grade.editingFinished.emit()
    assert by_name("刘瑶英").grade == "一等奖"
    office.undo()
    assert by_name("刘瑶英").grade == "" and grade.text() == ""


def test_a_typed_representative_is_linked_and_no_longer_pending(page: AwardsPage) -> None:
    page.show_subject(by_name("市总工会").id)
    field = page.details.form.widget("representative")
    assert isinstance(field, QLineEdit)
    field.setText("代表二")
    field.editingFinished.emit()
    chosen = by_name("市总工会")
    assert (chosen.representative_id, chosen.representative_pending) == ("3" * 32, False)


def test_of_two_people_of_one_name_the_chosen_one_is_linked(page: AwardsPage, office: Office) -> None:
    office.do(add_attendee, Attendee("6" * 32, "代表二", organisation="市工商联"))
    page.show_subject(by_name("市总工会").id)
    field = page.details.form.widget("representative")
    assert isinstance(field, QLineEdit)
    field.setText("代表二")
    field.editingFinished.emit()
    assert by_name("市总工会").representative_id is None  # nobody was told apart
    completer = field.completer()
    assert isinstance(completer, NameCompleter)
    completer.search("代表二")
    offered = [completer.found.index(row, 0) for row in range(completer.found.rowCount())]
    other = next(each for each in offered if "市工商联" in each.data())
    assert len(offered) == 2 and completer.pathFromIndex(other) == "代表二"
    completer.activated[QModelIndex].emit(other)
    assert by_name("市总工会").representative_id == "6" * 32


def test_a_doubtful_citation_is_told_beside_the_form(page: AwardsPage) -> None:
    page.show_subject(by_name("刘瑶英").id)
    assert not page.details.doubts.isVisible()
    citation = page.details.form.widget("citation")
    assert isinstance(citation, QPlainTextEdit)
    citation.setPlainText("张𬍛同志工作认真,成绩突出。")
    page.details.form.apply()
    assert "张𬍛" in page.details.doubts.text() and "," in page.details.doubts.text()


def dropped(page: AwardsPage, key: str, row: int) -> None:
    data = QMimeData()
    data.setData(MIME, key.encode())
    assert page.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, page.model.index(-1, 0))


def test_dragging_moves_between_batches_and_undo_brings_back(page: AwardsPage, office: Office) -> None:
    dropped(page, by_name("刘瑶英").id, 2)
    assert (names(0), names(1)) == (["市总工会", "刘瑶英", "市科学院"], ["张𬍛"])
    office.undo()
    assert names(0) == ["市总工会", "市科学院"]
    dropped(page, by_name("市总工会").id, 6)
    assert names(1) == ["刘瑶英", "张𬍛", "市总工会"]
    dropped(page, f"batch:{kept.batches()[1].id}", 0)
    assert titles(page)[0] == "Batch 2"


def test_alt_and_arrows_reorder_across_batches(page: AwardsPage, qtbot: QtBot) -> None:
    page.show_subject(by_name("市科学院").id)
    qtbot.keyClick(page.board, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(0) == ["市科学院", "市总工会"]
    for _press in range(2):
        qtbot.keyClick(page.board, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(1) == ["市科学院", "刘瑶英", "张𬍛"]
    assert page.subject() == by_name("市科学院").id
    page.board.choose(f"batch:{kept.batches()[0].id}")
    qtbot.keyClick(page.board, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [b.name for b in kept.batches()] == ["2", "1"]


def test_searching_keeps_the_batches_of_what_is_found(page: AwardsPage) -> None:
    page.search.setText("区局 张")
    page.search.submitted.emit("")
    page._fill()
    assert titles(page) == ["Batch 2", "张𬍛"]


def test_a_batch_is_put_into_another_award_block_of_the_agenda(page: AwardsPage, office: Office) -> None:
    page._look_at("stage")
    page.show_subject(kept.batches()[1].id)
    assert not page.stage.item.isVisible()
    blocks = [AgendaItem(new_id(), title, kind=ItemKind.AWARDS) for title in ("表彰一", "表彰二")]
    for block in blocks:
        office.do(add_item, block)
    assert page.stage.item.isVisible() and page.stage.item.currentText() == "表彰一"
    page.stage.item.setCurrentIndex(1)
    page.stage.item.activated.emit(1)
    assert kept.batches()[1].item_id == blocks[1].id and page.stage.item.currentText() == "表彰二"
    office.undo()
    assert kept.batches()[1].item_id is None


def test_entry_ushers_and_presenters_of_a_batch(page: AwardsPage) -> None:
    page.show_subject(kept.batches()[1].id)
    page.stage.sides.button(1).click()
    page.stage.ushers.setValue(1)
    page.stage._from_dais()
    batch = kept.batches()[1]
    assert (batch.entry.value, batch.ushers) == ("right", 1)
    assert [p.name for p in kept.presenters(batch.id)] == ["领导一", "领导二"]
    page.stage._clear()
    assert kept.presenters(batch.id) == []


def test_a_click_on_the_stage_chooses_who_stands_there(page: AwardsPage, qtbot: QtBot) -> None:
    page.show_subject(kept.batches()[1].id)
    place = kept.stage_plans()[1].places[1]
    stage = page.stage.stage
    qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=stage.card(place).center().toPoint())
    assert page.subject() == place.recipient.id
    qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.keyClick(stage, Qt.Key.Key_Left)
    assert page.subject() == kept.stage_plans()[1].places[0].recipient.id


def test_numbers_are_issued_once(page: AwardsPage, office: Office) -> None:
    page._issue()
    assert len(kept.certificates()) == 4 and "4 numbered" in page._subtitle.text()
    assert not office.do(issue_certificates, office.now())


def test_printing_shows_the_certificates_chosen(page: AwardsPage, qtbot: QtBot, asker: FakeAsker) -> None:
    seen: list[int] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreviewDialog)
        seen.append(dialog.preview.page_count())
        return False

    for only in (None, page._of_batch(), [page.subject()]):
        asker.expect("run", look)
        page._print(only)
        qtbot.waitUntil(asker.done)
    assert seen == [4, 2, 1]


def test_one_file_each_is_written_into_the_folder(
    page: AwardsPage, qtbot: QtBot, asker: FakeAsker, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    asker.expect("folder", folder)
    page._save_each()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 4)
    assert {file.name[4:] for file in folder.glob("*.pdf")} == {
        "市总工会.pdf",
        "市科学院.pdf",
        "刘瑶英.pdf",
        "张𬍛.pdf",
    }


def test_a_list_is_imported_after_a_look(
    qtbot: QtBot, office: Office, asker: FakeAsker, tmp_path: Path
) -> None:
    page = AwardsPage(office)
    qtbot.addWidget(page)
    assert page.pages.currentIndex() == 1
    file = tmp_path / "awards.csv"
    file.write_text("\n".join(",".join(row) for row in LIST), "utf-8")

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReviewDialog)
        return dialog.accept_button.isEnabled()

    asker.expect("open_file", file)
    asker.expect("run", look)
    page._import()
    qtbot.waitUntil(lambda: len(kept.recipients()) == 4)
    assert page.pages.currentIndex() == 0 and everyone() == []
    page.certificate.wait()


def test_adding_a_batch_an_award_and_a_recipient(page: AwardsPage, asker: FakeAsker) -> None:
    page._add_batch()
    asker.expect("text", "特别奖")
    page._add_award()
    page._add_recipient()
    assert [b.name for b in kept.batches()] == ["1", "2", "3"]
    assert kept.awards()[-1].title == "特别奖"
    assert page.details.title.text() == "New recipient"
    page.details._remove()
    assert len(kept.recipients()) == 4


def test_seal_and_signature_are_kept(qtbot: QtBot, office: Office, asker: FakeAsker, tmp_path: Path) -> None:
    dialog = IssuersDialog(office)
    qtbot.addWidget(dialog)
    dialog._add()
    picture = QImage(50, 50, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "seal.png"))
    asker.expect("open_file", tmp_path / "seal.png")
    dialog._choose_seal()
    assert len(kept.issuers()[0].seal) == 64 and not dialog.seal.pixmap().isNull()
    (tmp_path / "bad.png").write_bytes(b"no picture")
    asker.expect("open_file", tmp_path / "bad.png")
    dialog._choose_signature()
    assert kept.issuers()[0].signature == ""
    dialog._remove()
    assert kept.issuers() == []


def test_the_page_opens_in_both_themes_and_languages(
    qtbot: QtBot, office: Office, dressed: str, spoken: str
) -> None:
    award_list.take_in(office.store, read_awards(LIST, ()))
    page = AwardsPage(office)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.show_subject(kept.batches()[0].id)
    qtbot.waitUntil(lambda: page.certificate.preview.page_count() > 0)
    assert not page.grab().toImage().isNull()
    assert page.commands() and page.print_entries()
    page.certificate.wait()
