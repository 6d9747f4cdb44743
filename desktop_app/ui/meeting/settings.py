"""What the meeting is called and which customs it follows; and the preferences of this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop_app.commands.meeting import edit_meeting
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, EvenDais, Meeting, Protocol, Share
from desktop_app.domain.stations import Post
from desktop_app.labels import label
from desktop_app.settings import Settings
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.office import Office
from desktop_app.words import LANGUAGES, N_, _

PAPER_LANGUAGES = (("zh", "简体中文"), ("en", "English"))
SHARES: tuple[tuple[Share, str], ...] = (
    (MORE_THAN_HALF, N_("More than half of the members")),
    (Share(1, 2, False), N_("At least half of the members")),
    (AT_LEAST_TWO_THIRDS, N_("At least two thirds of the members")),
    (Share(3, 4, False), N_("At least three quarters of the members")),
    (Share(1, 3, False), N_("At least one third of the members")),
)


def first_fields() -> list[Field]:
    """What a new meeting is asked for."""
    return [
        Field("title", N_("Title"), hint=N_("As it stands on the programme")),
        Field("starts_at", N_("Begins at"), "moment"),
        Field("venue", N_("Venue")),
        Field("organiser", N_("Organiser")),
        Field("language", N_("Language of the papers"), "choice", options=PAPER_LANGUAGES),
    ]


def meeting_fields(meeting: Meeting) -> list[Field]:
    """Everything about the meeting as a whole."""
    known = dict(SHARES)
    shares = [*SHARES, *([] if meeting.quorum in known else [(meeting.quorum, share_text(meeting.quorum))])]
    return [
        *first_fields(),
        Field("latin_title", N_("Title in English")),
        Field("latin_organiser", N_("Organiser in English")),
        Field(
            "protocol", N_("Place of honour"), "choice", options=[(each, label(each, _)) for each in Protocol]
        ),
        Field(
            "even_dais",
            N_("Dais with an even number"),
            "choice",
            options=[(e, label(e, _)) for e in EvenDais],
        ),
        Field("quorum", N_("Quorum"), "choice", options=[(share, _(text)) for share, text in shares]),
        Field("substitutes_vote", N_("Substitutes may vote"), "check"),
        Field("certificate_pattern", N_("Certificate numbers"), hint=N_("Empty: year and four digits")),
    ]


def share_text(share: Share) -> str:
    """A share in numbers."""
    text = _("More than {p}/{q}") if share.strict else _("At least {p}/{q}")
    return text.format(p=share.p, q=share.q)


def computer_fields() -> list[Field]:
    """The preferences of this computer."""
    themes = (("system", _("Like the system")), ("light", _("Light")), ("dark", _("Dark")))
    languages = (("", _("Like the system")), *LANGUAGES.items())
    return [
        Field("theme", N_("Appearance"), "choice", options=themes),
        Field("language", N_("Language of the screen"), "choice", options=languages),
        Field("desk", N_("Name of this desk"), hint=N_("Written beside every check-in")),
        Field("operator", N_("Who works here")),
        Field(
            "post",
            N_("This computer is"),
            "choice",
            options=[(each.value, label(each, _)) for each in (Post.OFFICE, Post.DESK)],
        ),
        Field("sounds", N_("Sounds at check-in"), "check"),
        Field("compact_rows", N_("Narrow rows in tables"), "check"),
    ]


class SettingsDialog(QDialog):
    """The meeting (when one is open) and this computer. Applied on OK; `preferences` then holds the draft."""

    def __init__(
        self,
        office: Office | None,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        computer_first: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.resize(560, 680)
        self._office = office
        self.tabs = QTabWidget()
        self.meeting_form: Form | None = None
        if office is not None:
            meeting = office.meeting()
            self.meeting_form = Form(meeting_fields(meeting), live=False)
            self.meeting_form.load(meeting)
            self.tabs.addTab(_scrolled(self.meeting_form), _("Meeting"))
        self.computer_form = Form(computer_fields(), live=False)
        self.computer_form.load(settings)
        self.tabs.addTab(_scrolled(self.computer_form), _("This computer"))
        if computer_first:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addWidget(self.tabs, 1)
        ok = button(_("Apply"), "check", "primary", on=self._apply)
        ok.setDefault(True)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), ok))

    @property
    def preferences(self) -> Settings:
        """The preferences as they stand in the form."""
        drafted: Settings = self.computer_form.draft()
        return drafted

    def _apply(self) -> None:
        form = self.meeting_form
        if (
            self._office is None
            or form is None
            or not form.dirty
            or self._office.do(edit_meeting, form.draft())
        ):
            self.accept()


def _scrolled(inside: QWidget) -> QScrollArea:
    holder = QWidget()
    holder.setObjectName("scrolled")
    column = QVBoxLayout(holder)
    column.setContentsMargins(4, 8, 12, 8)
    column.addWidget(inside)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    return area
