"""Certificates out of the page: preview and print, one file, one file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import papers
from desktop_app.domain.job import Job, Step
from desktop_app.printing.certificates import CertificateFile, certificate_files
from desktop_app.printing.printables import PRINTABLES
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_job
from desktop_app.words import Words, _, ngettext


def print_certificates(
    office: Office, parent: QWidget, language: str, only: Sequence[str] | None = None
) -> bool:
    """Draw certificates (all, or of these recipients) in zh or en, in handing order, and show them."""
    printable = PRINTABLES["certificates"]
    return office.ask(
        lambda: show_job(
            office,
            parent,
            _(printable.title),
            printable.job(papers.gather("certificates", language, only), Words(language)),
        )
    )


def save_each(office: Office, parent: QWidget, language: str, only: Sequence[str] | None = None) -> bool:
    """Ask for a folder and write one PDF for each recipient into it."""
    return office.ask(lambda: _save_each(office, parent, language, only))


def _save_each(office: Office, parent: QWidget, language: str, only: Sequence[str] | None) -> bool:
    values = papers.gather("certificates", language, only)
    folder = office.asker.folder(parent, _("Save one file for each recipient"), office.settings.last_folder)
    if folder is None:
        return False
    office.settings.last_folder = str(folder)

    def done(count: int) -> None:
        office.say(ngettext("{number} file saved", "{number} files saved", count).format(number=count))

    job = written(certificate_files(**values, words=Words(language)), folder)
    return office.jobs.start(job, done, title=_("Saving certificates"))


def written(files: Job[tuple[CertificateFile, ...]], folder: Path) -> Job[int]:
    """Draw the files and write them; how many were written."""
    drawn = yield from files
    for number, file in enumerate(drawn):
        (folder / file.name).write_bytes(file.printed.pdf)
        yield Step(number + 1, len(drawn), file.name)
    return len(drawn)
