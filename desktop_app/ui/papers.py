"""Papers on screen: from a line in PRINTABLES to the preview, with what went less than well told first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.queries import papers
from desktop_app import sentences
from desktop_app.domain.job import Job
from desktop_app.domain.printed import Printed
from desktop_app.printing.printables import PRINTABLES
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from desktop_app.words import _

WARNINGS_SHOWN = 4


def show_paper(office: Office, parent: QWidget, key: str, **choices: Any) -> bool:
    """Draw the paper `key` in the language of the meeting and show it. `choices` are handed to its gatherer.

    Refused with a sentence where the meeting lacks what it needs; False then, and while another job runs.
    """
    printable = PRINTABLES[key]
    return office.ask(
        lambda: show_job(
            office,
            parent,
            _(printable.title),
            printable.job(papers.gather(key, **choices), office.document_words()),
        )
    )


def show_job(office: Office, parent: QWidget, title: str, job: Job[Printed]) -> bool:
    """Run a job that draws, off the screen's thread, then show what it drew."""

    def show(printed: Printed) -> None:
        told = warnings(printed)
        name = f"{office.path.stem} {title}.pdf"
        office.asker.run(PrintPreviewDialog(office, title, printed.pdf, name, parent, told))

    return office.jobs.start(job, show, title=title)


def paper_actions(office: Office, parent: QWidget, keys: Sequence[str]) -> list[QAction]:
    """One menu line for each paper; for a print menu and for Ctrl+P."""
    actions = []
    for key in keys:
        action = QAction(icon("printer"), _(PRINTABLES[key].title), parent)
        action.triggered.connect(partial(_show, office, parent, key))
        actions.append(action)
    return actions


def _show(office: Office, parent: QWidget, key: str, _checked: bool = False) -> None:
    show_paper(office, parent, key)


def warnings(printed: Printed) -> list[str]:
    """The first few warnings as sentences, and how many more there are."""
    told = [sentences.print_warning(warning, _) for warning in printed.warnings[:WARNINGS_SHOWN]]
    more = len(printed.warnings) - len(told)
    return [*told, _("… and {number} more").format(number=more)] if more else told
