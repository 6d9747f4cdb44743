"""People in the palette."""

from __future__ import annotations

from desktop_app.ui.office import Office
from desktop_app.ui.people_search import people_entries
from tests.people import fill_people


def test_people_are_found_as_on_their_page_and_shown(office: Office) -> None:
    known = fill_people(office.store)
    wanted: list[tuple[str, str]] = []
    office.wanted.connect(lambda page, subject: wanted.append((page, subject)))
    search = people_entries(office)
    (entry,) = search("zengzh")
    assert (entry.title, entry.note) == ("曾宗翰", "市消保委 · 秘书长") and search("") == []
    entry.run()
    assert wanted == [("attendees", known["曾宗翰"].id)]


def test_whoever_is_added_later_is_found(office: Office) -> None:
    search = people_entries(office)
    assert search("王") == []
    fill_people(office.store)
    office.committed.emit(office.store.undo())
    office.committed.emit(office.store.redo())
    assert [entry.title for entry in search("姜")] == ["姜明玉"]
