"""Papers on screen: from a line in PRINTABLES to the preview, with what went less than well told first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.queries import papers, templates
from desktop_app import sentences
from desktop_app.commands.reprints import mark_printed
from desktop_app.domain.job import Job
from desktop_app.domain.paper_options import OPTIONS
from desktop_app.domain.printed import Printed
from desktop_app.domain.reprints import MARKED_KINDS, subjects_of
from desktop_app.domain.templates import TemplateKind
from desktop_app.printing.printables import PRINTABLES
from desktop_app.printing.templates import built_in
from desktop_app.ui.kit.basics import button
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from desktop_app.ui.options_bar import OptionsBar
from desktop_app.words import Words, _

WARNINGS_SHOWN = 4


def show_paper(
    office: Office,
    parent: QWidget,
    key: str,
    *,
    more: Mapping[str, Any] | None = None,
    note: str = "",
    **choices: Any,
) -> bool:
    """Draw the paper `key` (in the language of the meeting unless `language` is chosen) and show it. `choices` are
    handed to its gatherer, `more` to what draws it; `note` stands above the pages.

    Refused with a sentence where the meeting lacks what it needs; False then, and while another job runs.
    """
    return office.ask(lambda: _Paper(office, parent, key, choices, more or {}, note).draw())


class _Paper:
    """One paper on its way to the preview, drawn anew whenever something is chosen about it; what is printed or saved
    is noted, so that later changes are told."""

    def __init__(
        self,
        office: Office,
        parent: QWidget,
        key: str,
        choices: Mapping[str, Any],
        more: Mapping[str, Any],
        note: str,
    ) -> None:
        self.more, self.note = more, note
        self.office, self.parent, self.key, self.choices = office, parent, key, choices
        self.dialog: PrintPreviewDialog | None = None
        offered = {"template": offered_templates(key)}
        self.bar = OptionsBar(OPTIONS[key], self._kept(), offered) if key in OPTIONS else None
        self.subjects: frozenset[str] | None = None
        if self.bar is not None:
            self.bar.changed.connect(self._again)
            if "template" in self.bar.boxes:
                self.bar.add(button(_("Design…"), "palette", "ghost", on=self._design))

    def _kept(self) -> dict[str, str]:
        """What was chosen the last time; whose paper is due is asked anew."""
        pairs = (name.partition(".") for name in self.office.settings.papers)
        return {
            option: self.office.settings.papers[f"{key}.{option}"]
            for key, _dot, option in pairs
            if key == self.key
        }

    def draw(self) -> bool:
        """Gather and draw; refused where there is nothing to print, False while another job runs."""
        printable = PRINTABLES[self.key]
        options = self.bar.options() if self.bar is not None else None
        values = papers.gather(self.key, options=options, **self.choices)
        self.subjects = subjects_of(values)
        job = printable.job({**values, **self.more}, self._words())
        return self.office.jobs.start(job, self._show, title=_(printable.title))

    def _again(self) -> None:
        if self.bar is not None:
            for name, value in self.bar.told().items():
                if name != "which":
                    self.office.settings.papers[f"{self.key}.{name}"] = value
        self.office.ask(self.draw)

    def _design(self) -> None:
        """Open the studio on the templates of this paper; what is used there, or chosen here, is drawn afterwards."""
        from desktop_app.ui.studio.dialog import StudioDialog

        assert self.bar is not None
        kind = next(each for each in TemplateKind if each.paper == self.key)
        chosen = self.bar.told()["template"]
        studio = StudioDialog(self.office, self._words().language, self.dialog, kind)
        studio.show_template(chosen)
        self.office.asker.run(studio)
        chosen = self.office.settings.papers.get(f"{self.key}.template", chosen)
        self.bar.offer_templates(offered_templates(self.key), chosen)
        self._again()

    def _show(self, printed: Printed) -> None:
        if self.dialog is not None:
            self.dialog.show_pdf(printed.pdf, self._told(printed))
            return
        title = _(PRINTABLES[self.key].title)
        name = f"{self.office.path.stem} {title}.pdf"
        self.dialog = PrintPreviewDialog(
            self.office, title, printed.pdf, name, self.parent, self._told(printed), extra=self.bar
        )
        if self.key in MARKED_KINDS:
            self.dialog.went_out.connect(self._note)
        self.office.asker.run(self.dialog)

    def _told(self, printed: Printed) -> list[str]:
        return [*filter(None, (self.note,)), *warnings(printed)]

    def _words(self) -> Words:
        language = self.choices.get("language")
        return Words(language) if language else self.office.document_words()

    def _note(self) -> None:
        self.office.do(mark_printed, self.key, self.office.now(), self.subjects)


def offered_templates(paper: str) -> list[tuple[str, str]]:
    """Key and title of the templates on which a paper may be printed: the meeting's own, then the program's."""
    own = [each for each in templates.templates() if each.kind.paper == paper]
    known = [each for kind in TemplateKind if kind.paper == paper for each in built_in(kind)]
    return [(each.key, each.title) for each in (*own, *known)]


def show_job(office: Office, parent: QWidget, title: str, job: Job[Printed]) -> bool:
    """Run a job that draws, off the screen's thread, then show what it drew."""

    def show(printed: Printed) -> None:
        told = warnings(printed)
        name = f"{office.path.stem} {title}.pdf"
        office.asker.run(PrintPreviewDialog(office, title, printed.pdf, name, parent, told))

    return office.jobs.start(job, show, title=title)


def paper_actions(
    office: Office,
    parent: QWidget,
    keys: Sequence[str],
    chosen: Callable[[str], Mapping[str, Any]] = lambda _key: {},
) -> list[QAction]:
    """One menu line for each paper; for a print menu and for Ctrl+P. `chosen` tells by key what a gatherer gets."""
    actions = []
    for key in keys:
        action = QAction(icon("printer"), _(PRINTABLES[key].title), parent)
        action.triggered.connect(
            lambda _checked=False, key=key: show_paper(office, parent, key, **chosen(key))
        )
        actions.append(action)
    return actions


def warnings(printed: Printed) -> list[str]:
    """The first few warnings as sentences, and how many more there are."""
    told = [sentences.print_warning(warning, _) for warning in printed.warnings[:WARNINGS_SHOWN]]
    more = len(printed.warnings) - len(told)
    return [*told, _("… and {number} more").format(number=more)] if more else told
