"""An agenda out of the clipboard: a list of titles is previewed, cells without headings are refused in a sentence."""

from __future__ import annotations

from db.queries import agenda
from db.store import Store
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.agenda.importing import import_text
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker


def test_a_list_of_titles_is_taken_in(office: Office, store: Store, asker: FakeAsker) -> None:
    asker.expect("run", True)
    import_text(office, None, "开会\n审议报告\n")
    assert [item.title for item in agenda.items()] == ["开会", "审议报告"]


def test_cells_without_headings_are_refused(office: Office, store: Store, asker: FakeAsker) -> None:
    told: list[Refusal] = []
    office.refused.connect(told.append)
    import_text(office, None, "14:00\t开会\n14:10\t审议\n")
    assert [each.code for each in told] == ["agenda-no-header"] and not agenda.items() and asker.done()
