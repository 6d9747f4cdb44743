"""The people page over a real file: search, filters, edits, imports, several at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.queries import attendees as people
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import edit_attendee
from desktop_app.commands.own_fields import save_own_field
from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.job import run_now
from desktop_app.domain.own_fields import OwnField, with_own
from desktop_app.domain.review import Verdict
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange.sheets import read_sheet
from desktop_app.ui.attendees import importing
from desktop_app.ui.attendees.filters import CHIPS
from desktop_app.ui.attendees.page import AttendeesPage
from desktop_app.ui.kit.review import ReviewDialog
from desktop_app.ui.office import Office
from tests.people import HEAD, ROSTER, fill_people
from tests.ui.asker import FakeAsker
from tests.ui.conftest import NOW
from tests.ui.keys import press, type_text


@pytest.fixture
def known(office: Office) -> dict[str, Attendee]:
    return fill_people(office.store)


@pytest.fixture
def page(qtbot: QtBot, office: Office, known: dict[str, Attendee]) -> AttendeesPage:
    made = AttendeesPage(office)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def shown(page: AttendeesPage) -> list[str]:
    return [each.attendee.name for each in page.model.values()]


def search(page: AttendeesPage, text: str) -> list[str]:
    page.search.setText(text)
    page.search.searched.emit(text)
    return shown(page)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("jmy", ["姜明玉"]), ("ceng", ["曾宗翰"]), ("单", ["单佩珊"]), ("5418", ["姜明玉"]), ("zoe", ["Zoë Kim"]),
     ("llp hk", ["黎丽萍"]), ("𬍛", ["张𬍛"]), ("赵华", ["付健"]), ("nobody", [])],
)  # fmt: skip
def test_search_as_one_types(page: AttendeesPage, typed: str, found: list[str]) -> None:
    assert search(page, typed)[: len(found)] == found and bool(shown(page)) == bool(found)
    assert len(search(page, "")) == len(ROSTER) - 1


@pytest.mark.parametrize(
    ("chip", "names"),
    [
        ("dais", ["姜明玉", "曾宗翰"]),
        ("apologies", ["彭强"]),
        ("needs", ["张𬍛", "Zoë Kim"]),
        ("present", []),
        ("awarded", []),
    ],
)
def test_chips_filter_and_join_with_the_search(page: AttendeesPage, chip: str, names: list[str]) -> None:
    page.filters.pick(chip)
    assert shown(page) == names
    page.filters.pick("all")
    assert len(shown(page)) == len(ROSTER) - 1


def test_an_arrival_moves_somebody_between_the_chips(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    page.filters.pick("not-yet")
    before = len(shown(page))
    page.office.do(check_in, known["曾宗翰"].id, NOW)
    assert "曾宗翰" not in shown(page) and len(shown(page)) == before - 1
    page.filters.pick("present")
    assert shown(page) == ["曾宗翰"]
    page.office.undo()
    assert shown(page) == []


def choose(page: AttendeesPage, person: Attendee) -> None:
    page.show_subject(person.id)
    assert page.subject() == person.id


def edit(page: AttendeesPage, field: str, text: str) -> None:
    widget = page.card.one.lines.form.widget(field)
    assert isinstance(widget, QLineEdit)
    widget.setText(text)
    widget.editingFinished.emit()


def test_an_edit_is_one_change_and_can_be_undone(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    choose(page, known["单佩珊"])
    edit(page, "organisation", "市 商务委员会")
    found = people.get(known["单佩珊"].id)
    assert found is not None and found.organisation == "市 商务委员会"
    assert page.subject() == known["单佩珊"].id
    page.office.undo()
    widget = page.card.one.lines.form.widget("organisation")
    assert isinstance(widget, QLineEdit) and widget.text() == "市商务委"


def test_choosing_somebody_writes_nothing(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    before = people.everyone()
    for person in known.values():
        choose(page, person)
    assert people.everyone() == before


def test_a_name_cannot_be_emptied(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    refused: list[str] = []
    page.office.refused.connect(lambda refusal: refused.append(refusal.code))
    choose(page, known["单佩珊"])
    edit(page, "name", " ")
    assert refused == ["attendee-needs-name"] and people.get(known["单佩珊"].id) == known["单佩珊"]
    widget = page.card.one.lines.form.widget("name")
    assert isinstance(widget, QLineEdit) and widget.text() == "单佩珊"


def test_a_new_delegation_comes_by_its_name(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    choose(page, known["单佩珊"])
    edit(page, "delegation", "新代表团")
    assert people.delegations()[-1].name == "新代表团"
    found = people.get(known["单佩珊"].id)
    assert found is not None and found.delegation == "新代表团"


def test_naming_a_substitute_is_the_status(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    choose(page, known["单佩珊"])
    edit(page, "substitute", "钱多")
    found = people.get(known["单佩珊"].id)
    assert found is not None and (found.status, found.substitute) == (Status.SUBSTITUTED, "钱多")


def test_somebody_is_removed_and_brought_back(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    choose(page, known["张𬍛"])
    page.card.one.remove.click()
    assert "张𬍛" not in shown(page)
    page.office.undo()
    assert "张𬍛" in shown(page) and page.index.find("zhangli")[0].attendee.needs == (Need.WHEELCHAIR,)


def test_somebody_is_added(page: AttendeesPage, asker: FakeAsker) -> None:
    asker.expect("text", "孙　浩")
    page.add()
    assert shown(page)[-1] == "孙浩" and page.card.stack.currentIndex() == 1


def several(page: AttendeesPage, name: str) -> QWidget:
    return page.card.several.lines.form.widget(name)


def test_several_are_changed_at_once(page: AttendeesPage, asker: FakeAsker) -> None:
    before = {each.id: each for each in people.everyone()}
    page.table.selectAll()
    assert page.card.stack.currentIndex() == 2
    capacity, organisation = several(page, "capacity"), several(page, "organisation")
    assert isinstance(capacity, QComboBox) and isinstance(organisation, QLineEdit)
    assert capacity.currentIndex() == -1 and capacity.placeholderText() == "they differ"
    assert organisation.text() == "" and organisation.placeholderText() == "they differ"
    capacity.setCurrentIndex(list(Capacity).index(Capacity.PRESS))
    now = {each.id: each for each in people.everyone()}
    assert now == {key: replace(each, capacity=Capacity.PRESS) for key, each in before.items()}
    assert capacity.currentIndex() >= 0 and organisation.placeholderText() == "they differ"
    page.office.undo()
    assert {each.id: each for each in people.everyone()} == before


def test_a_need_of_some_is_half_ticked_and_a_click_gives_it_to_all(page: AttendeesPage) -> None:
    page.table.selectAll()
    wheelchair = several(page, Need.WHEELCHAIR.value)
    assert isinstance(wheelchair, QCheckBox)
    assert wheelchair.checkState() is Qt.CheckState.PartiallyChecked
    wheelchair.click()
    assert all(Need.WHEELCHAIR in each.needs for each in people.everyone())
    assert wheelchair.checkState() is Qt.CheckState.Checked and not wheelchair.isTristate()


def test_a_substitute_cannot_be_given_to_several(page: AttendeesPage) -> None:
    before = list(people.everyone())
    page.table.selectAll()
    status = several(page, "status")
    assert isinstance(status, QComboBox)
    status.setCurrentIndex(list(Status).index(Status.SUBSTITUTED))
    assert list(people.everyone()) == before and status.currentIndex() == -1


def test_enter_goes_from_the_search_to_the_first_hit(page: AttendeesPage) -> None:
    type_text(page.search, "zeng")
    press(page.search, Qt.Key.Key_Return)
    current = page.table.current()
    assert current is not None and current.attendee.name == "曾宗翰"


def wait(qtbot: QtBot, office: Office) -> None:
    qtbot.waitUntil(lambda: not office.jobs.busy, timeout=10_000)


def roster(tmp_path: Path, *more: tuple[str, ...]) -> Path:
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(",".join(row) for row in (*ROSTER, *more)), "gb18030")
    return path


NEW = ("新来", "市总工会", "科长", "13800000009", "委员", "人民团体", "", "", "")


def agree(*counts: int) -> Callable[[QDialog], bool]:
    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReviewDialog)
        assert [dialog.tabs.tabText(tab).split()[-1] for tab in range(5)] == [str(count) for count in counts]
        return True

    return look


def test_a_file_is_previewed_and_taken_in(
    qtbot: QtBot, page: AttendeesPage, asker: FakeAsker, tmp_path: Path
) -> None:
    asker.expect("open_file", roster(tmp_path, NEW, NEW, ("", "谁", "科员", "", "", "", "", "", "")))
    asker.expect("run", agree(1, 0, 1, 1, 9))
    page.ask_import()
    wait(qtbot, page.office)
    assert "新来" in shown(page) and page.model.rowCount() == len(ROSTER)
    qtbot.waitUntil(lambda: page.index.settled, timeout=10_000)
    assert search(page, "xl") == ["新来"]


def test_a_preview_that_is_declined_writes_nothing(
    qtbot: QtBot, page: AttendeesPage, asker: FakeAsker, tmp_path: Path
) -> None:
    asker.expect("run", False)
    importing.import_file(page.office, page, roster(tmp_path, NEW))
    wait(qtbot, page.office)
    assert "新来" not in shown(page)


def test_a_spreadsheet_can_be_dropped(
    qtbot: QtBot, page: AttendeesPage, asker: FakeAsker, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roster(tmp_path, NEW)))])
    action, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    asker.expect("run", True)
    page.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, keys))
    wait(qtbot, page.office)
    assert "新来" in shown(page)


def test_cells_can_be_pasted(qtbot: QtBot, page: AttendeesPage, asker: FakeAsker) -> None:
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (HEAD, NEW)))
    asker.expect("run", True)
    page.paste()
    wait(qtbot, page.office)
    assert "新来" in shown(page)


def test_a_file_that_is_no_roster_is_told(qtbot: QtBot, page: AttendeesPage, tmp_path: Path) -> None:
    told: list[str] = []
    page.office.jobs.failed.connect(lambda refusal: told.append(refusal.code))
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"no book")
    importing.import_file(page.office, page, path)
    wait(qtbot, page.office)
    qtbot.waitUntil(lambda: told == ["sheet-unreadable"], timeout=5_000)


def test_what_is_shown_is_exported(page: AttendeesPage, asker: FakeAsker, tmp_path: Path) -> None:
    page.filters.pick("dais")
    asker.expect("save_file", tmp_path / "out.xlsx")
    page.export("xlsx", "Excel (*.xlsx)")
    found = review_roster(run_now(read_sheet(tmp_path / "out.xlsx")).rows, people.everyone())
    assert found.counts()[Verdict.UNCHANGED] == 2 and len(found.proposals) == 2


def test_own_fields_and_contact_cards_are_exported_too(
    page: AttendeesPage, asker: FakeAsker, tmp_path: Path
) -> None:
    hotel = OwnField("h" * 32, "住宿酒店")
    page.office.do(save_own_field, hotel)
    page.office.do(edit_attendee, with_own(people.named("单佩珊")[0], hotel, "东湖宾馆"))
    page.filters.pick("all")
    for kind in ("csv", "vcf"):
        asker.expect("save_file", tmp_path / f"out.{kind}")
        page.export(kind, "")
    told = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "住宿酒店" in told.splitlines()[0] and "东湖宾馆" in told
    assert (tmp_path / "out.vcf").read_text("utf-8").count("BEGIN:VCARD") == people.count()


def test_an_empty_meeting_says_what_to_do(qtbot: QtBot, office: Office) -> None:
    page = AttendeesPage(office)
    qtbot.addWidget(page)
    assert page.stack.currentIndex() == 0
    fill_people(office.store)
    page.index._load()
    page.index.changed.emit(None)
    assert page.stack.currentIndex() == 1


def test_the_page_opens_in_every_language_and_theme(
    qtbot: QtBot, office: Office, known: dict[str, Attendee], dressed: str, spoken: str
) -> None:
    page = AttendeesPage(office)
    qtbot.addWidget(page)
    page.resize(1040, 680)
    page.show()
    page.table.selectRow(0)
    assert not page.grab().isNull() and len(page.filters.chips) == len(CHIPS)


def test_filters_of_one_kind_widen_and_of_different_kinds_narrow(page: AttendeesPage) -> None:
    page.filters.chips["dais"].setChecked(True)
    page.filters.chips["apologies"].setChecked(True)
    assert shown(page) == []
    page.filters.chips["apologies"].setChecked(False)
    page.filters.choose("capacity", Capacity.GUEST, True)
    page.filters.choose("capacity", Capacity.MEMBER, True)
    assert shown(page) == ["姜明玉", "曾宗翰"]
    page.filters.pick("all")
    assert len(shown(page)) == len(ROSTER) - 1 and page.filters.wanted() is None


def test_orders_are_total_and_remembered(page: AttendeesPage) -> None:
    everybody = set(shown(page))
    for key in ("protocol", "pinyin", "strokes", "organisation", "roster"):
        page.order(key)
        assert set(shown(page)) == everybody and page.office.settings.people_order == key
    page.order("protocol")
    assert shown(page)[:2] == ["姜明玉", "曾宗翰"]


def test_columns_are_chosen_and_remembered_and_the_name_always_stays(page: AttendeesPage) -> None:
    place = page._keys.index("phone")
    assert page.table.isColumnHidden(place)
    page.show_column("phone", True)
    assert not page.table.isColumnHidden(place) and "phone" in page.office.settings.people_columns
    page.show_column("name", False)
    assert not page.table.isColumnHidden(0)


def test_chosen_lines_are_copied_as_a_table(page: AttendeesPage, known: dict[str, Attendee]) -> None:
    choose(page, known["曾宗翰"])
    page.copy()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert len(lines) == 2 and lines[1].startswith("曾宗翰\t") and "<td>曾宗翰</td>" in data.html()


def test_a_photo_is_taken_in_shown_and_taken_away(
    page: AttendeesPage, known: dict[str, Attendee], asker: FakeAsker, tmp_path: Path
) -> None:
    choose(page, known["曾宗翰"])
    Image.new("RGB", (900, 1200), "teal").save(tmp_path / "p.png")
    asker.expect("open_file", tmp_path / "p.png")
    page.card.one.photo.ask()
    photo = people.get(known["曾宗翰"].id)
    assert photo is not None and photo.photo and page.card.one.photo.portrait.has_photo
    page.card.one.photo.clear()
    gone = people.get(known["曾宗翰"].id)
    assert gone is not None and gone.photo == ""
