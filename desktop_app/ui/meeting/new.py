"""A new meeting: its first particulars, and what it takes over from an earlier one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from db.carrying import meeting_in
from db.trouble import Trouble
from desktop_app import sentences
from desktop_app.domain.carrying import USUAL, Carried
from desktop_app.domain.meeting import Meeting
from desktop_app.labels import label
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.kit.dialogs import Asker
from desktop_app.ui.kit.form import Form
from desktop_app.ui.meeting.settings import first_fields
from desktop_app.words import _

PREFILLED = ("venue", "organiser")
"""Taken from the earlier meeting where nothing is written yet."""


class NewMeetingDialog(QDialog):
    """Asks for the first particulars; when accepted, `meeting` holds them, `earlier` the file to take over from (None:
    from none) and `parts` what. `here` is the meeting that is open, which is proposed first."""

    def __init__(
        self,
        proposed: Meeting,
        asker: Asker,
        parent: QWidget | None = None,
        here: tuple[Path, Meeting] | None = None,
    ) -> None:
        super().__init__(parent)
        self._asker, self._here = asker, here
        self.earlier: Path | None = None
        self.setWindowTitle(_("New meeting"))
        self.setMinimumWidth(520)
        self.form = Form(first_fields(), live=False)
        self.form.load(proposed)
        self.notice = text_label("", "error", wrap=True)
        self.told = text_label("", "muted", wrap=True)
        self.boxes = {part: QCheckBox(label(part, _)) for part in Carried}
        self.open_one = button(_("From the open meeting"), "copy", on=self._from_here)
        self.choose = button(_("From a file…"), "folder-open", on=self._from_file)
        self.from_none = button(_("From none"), "x", "ghost", on=lambda: self._take(None, None))
        create = button(_("Choose where to keep it…"), "check", "primary", on=self._accept)
        create.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addWidget(self.form)
        layout.addWidget(text_label(_("Take over from an earlier meeting"), "h2"))
        layout.addLayout(row(self.open_one, self.choose, self.from_none, None))
        layout.addWidget(self.told)
        for part, box in self.boxes.items():
            box.setChecked(part in USUAL)
            layout.addWidget(box)
        layout.addWidget(self.notice)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), create))
        self._take(None, None)
        self.form.widget("title").setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def meeting(self) -> Meeting:
        """What was filled in."""
        drafted: Meeting = self.form.draft()
        return dataclasses.replace(drafted)

    @property
    def parts(self) -> frozenset[Carried]:
        """What is to be taken over."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())

    def _from_here(self) -> None:
        if self._here is not None:
            self._take(*self._here)

    def _from_file(self) -> None:
        path = self._asker.open_file(self, _("Take over from an earlier meeting"), _("Meetings (*.rostrum)"))
        if path is None:
            return
        if self._here is not None and path.absolute() == self._here[0]:
            self._from_here()
            return
        try:
            self._take(path, meeting_in(path))
        except Trouble as trouble:
            self._take(None, None)
            self.notice.setText(sentences.trouble(trouble, _))

    def _take(self, path: Path | None, earlier: Meeting | None) -> None:
        self.earlier = path
        self.notice.setText("")
        for box in self.boxes.values():
            box.setVisible(path is not None)
        self.open_one.setVisible(self._here is not None and path is None)
        self.from_none.setVisible(path is not None)
        if earlier is None:
            told = _(
                "People, halls, templates and open actions can come along; attendance, votes and awards stay."
            )
            self.told.setText(told)
            return
        self.told.setText(_("From {title}. Everybody is invited anew.").format(title=earlier.title))
        draft = self.meeting
        known = {name: getattr(earlier, name) for name in PREFILLED if not getattr(draft, name)}
        self.form.load(dataclasses.replace(draft, **known))
        self.adjustSize()

    def _accept(self) -> None:
        if not self.meeting.title.strip():
            self.notice.setText(_("The meeting needs a title."))
            self.form.widget("title").setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
