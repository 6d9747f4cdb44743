"""What is shown while a job runs: its title, how far it is, and Cancel. Short jobs show nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain.job import Step
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.words import _

WIDTH, FROM_EDGE = 340, 24


class Working(QFrame):
    """A small panel in the lower right corner of `parent`; the desk stays usable."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("working")
        self._frame, self._jobs = parent, jobs
        self.title = text_label("", "h2")
        self.note = text_label("", "muted")
        self.bar = QProgressBar()
        self.bar.setProperty("kind", "accent")
        self.bar.setTextVisible(False)
        self.cancel = button(_("Cancel"), "x", "ghost", on=self._stop)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 16)
        layout.addLayout(row(self.title, None, self.cancel))
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        self.hide()

        jobs.shown.connect(self._appear)
        jobs.progress.connect(self._advance)
        jobs.idle.connect(self.hide)
        parent.installEventFilter(self)

    def _appear(self, title: str) -> None:
        self.title.setText(title or _("Working…"))
        self.bar.setAccessibleName(self.title.text())
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._place()
        self.show()
        self.raise_()

    def _advance(self, step: Step) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        counted = f"{step.done:,} / {step.total:,}" if step.total else ""
        self.note.setText(" · ".join(part for part in (counted, step.note) if part))

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.note.setText(_("Stopping…"))
        self._jobs.cancel()

    def _place(self) -> None:
        self.resize(WIDTH, self.sizeHint().height())
        size = self._frame.size()
        self.move(size.width() - WIDTH - FROM_EDGE, size.height() - self.height() - FROM_EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
