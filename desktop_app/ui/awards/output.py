"""Certificates out of the page: preview and print, one file, one file each, signed or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from db.queries import papers
from desktop_app.domain.printed import Printed, PrintWarning
from desktop_app.domain.refusal import Refusal
from desktop_app.printing.certificate_files import Saved, save_certificates
from desktop_app.printing.printables import PRINTABLES
from desktop_app.printing.signed import Signing
from desktop_app.sentences import print_warning
from desktop_app.ui.awards.alignment import chosen_alignment
from desktop_app.ui.awards.signing import SigningDialog
from desktop_app.ui.kit.printing import write_file
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from desktop_app.words import Words, _, ngettext

MOST_TOLD = 3
"""Warnings told one by one after saving."""


def print_certificates(
    office: Office, parent: QWidget, language: str, only: Sequence[str] | None = None
) -> bool:
    """Draw certificates (all, or of these recipients) in zh or en, in handing order, and show them."""
    found = chosen_alignment(office.settings)
    note = _("Aligned for {printer}.").format(printer=office.settings.alignment) if found is not None else ""
    choices = {"language": language, "only": only}
    return show_paper(office, parent, "certificates", more={"alignment": found}, note=note, **choices)


STAGE_PAPERS = ("stage-plan", "line-up", "usher-cards", "stage-labels", "photograph", "slides")


def stage_papers(office: Office, parent: QWidget) -> list[tuple[str, Callable[[], object]]]:
    """Menu lines for the papers of the stage, and the slides for a presentation program."""
    lines: list[tuple[str, Callable[[], object]]] = [
        (f"{_(PRINTABLES[key].title)}…", partial(show_paper, office, parent, key)) for key in STAGE_PAPERS
    ]
    return [*lines, (_("Slides for PowerPoint…"), partial(save_slides, office, parent))]


def save_slides(office: Office, parent: QWidget) -> bool:
    """Ask for a file and write the slides of the ceremony into it, as a presentation that can be edited."""
    return office.ask(lambda: _save_slides(office, parent))


def _save_slides(office: Office, parent: QWidget) -> bool:
    from desktop_app.exchange.slides import slides_pptx

    values, words = papers.gather("slides"), office.document_words()
    printable = PRINTABLES["slides"]
    name = " ".join((office.path.stem, _(printable.title))) + ".pptx"
    kinds = _("PowerPoint presentation (*.pptx)")
    path = office.asker.save_file(
        parent, _("Slides for PowerPoint"), kinds, name, office.settings.last_folder
    )
    if path is None:
        return False
    if not write_file(office, parent, path, slides_pptx(values["shown"], values["meeting"], words)):
        return False
    office.settings.last_folder = str(path.parent)
    office.say(_("{file} saved").format(file=path.name))
    return True


def save_each(office: Office, parent: QWidget, language: str) -> bool:
    """Ask for a folder and write one PDF for each recipient into it."""
    return office.ask(lambda: _save_each(office, parent, language))


def sign_and_save(office: Office, parent: QWidget, language: str) -> bool:
    """Ask for a digital ID, then where to, and write all certificates, signed: in one PDF or one for each recipient."""
    return office.ask(lambda: _sign_and_save(office, parent, language))


def _sign_and_save(office: Office, parent: QWidget, language: str) -> bool:
    papers.gather("certificates", language)  # refused before anything is asked
    dialog = SigningDialog(office, parent)
    agreed = office.asker.run(dialog)
    signing, each = dialog.signing, dialog.each
    dialog.signing = None  # the private key goes with the job
    if not agreed or signing is None:
        return False
    save = _save_each if each else _save_signed
    return save(office, parent, language, signing)


def _save_signed(office: Office, parent: QWidget, language: str, signing: Signing) -> bool:
    printable = PRINTABLES["certificates"]
    name, kinds = f"{office.path.stem} {_(printable.title)}.pdf", _("PDF (*.pdf)")
    path = office.asker.save_file(parent, _("Save PDF"), kinds, name, office.settings.last_folder)
    if path is None:
        return False
    office.settings.last_folder = str(path.parent)

    def done(printed: Printed) -> None:
        if not printed.pages:
            office.refused.emit(Refusal("no-page-made"))
        elif write_file(office, parent, path, printed.pdf):
            office.say(_("{file} saved, signed by {name}").format(file=path.name, name=signing.signer.name))
        _tell(office, printed.warnings)

    values = {**papers.gather("certificates", language), "signing": signing}
    job = printable.job(values, Words(language))
    return office.jobs.start(job, done, title=_("Saving certificates"))


def _tell(office: Office, warnings: Sequence[PrintWarning]) -> None:
    for warning in warnings[:MOST_TOLD]:
        office.say(print_warning(warning, _))


def _save_each(office: Office, parent: QWidget, language: str, signing: Signing | None = None) -> bool:
    values = dict(papers.gather("certificates", language))
    del values["separators"]  # slips lie between papers, not between files
    folder = office.asker.folder(parent, _("Save one file for each recipient"), office.settings.last_folder)
    if folder is None:
        return False
    office.settings.last_folder = str(folder)

    def done(saved: Saved) -> None:
        count = saved.written + saved.kept
        office.say(ngettext("{number} file saved", "{number} files saved", count).format(number=count))
        _tell(office, saved.warnings)

    job = save_certificates(**values, folder=folder, signing=signing, words=Words(language))
    return office.jobs.start(job, done, title=_("Saving certificates"))
