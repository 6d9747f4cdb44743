"""A page that is out of sight rests, and catches up at once when it is shown again."""

from __future__ import annotations

from desktop_app.domain.changes import Changes
from desktop_app.ui.kit.page import Page
from desktop_app.ui.office import Office


def test_a_resting_page_hears_of_everything_as_one(office: Office) -> None:
    page, heard = Page(office), list[Changes]()
    page.listen(office.committed, heard.append)
    first = Changes("a", "", {"attendee": frozenset("1"), "item": frozenset("x")})
    second = Changes("b", "", {"attendee": frozenset("2")})
    office.committed.emit(first)
    assert heard == [first]
    page.rest()
    office.committed.emit(first)
    office.committed.emit(second)
    assert heard == [first]
    page.wake()
    assert heard[1:] == [Changes("b", "", {"attendee": frozenset("12"), "item": frozenset("x")})]
    page.wake()
    assert len(heard) == 2
    page.deleteLater()
