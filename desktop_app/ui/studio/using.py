"""What becomes of a finished template: certificates of an award, or all badges and name cards, are printed on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.queries import awards as kept
from desktop_app.commands.awards import edit_award
from desktop_app.domain.templates import Template, TemplateKind
from desktop_app.ui.office import Office
from desktop_app.words import N_, _

USES = {
    TemplateKind.CERTIFICATE: N_("Use for an award…"),
    TemplateKind.BADGE: N_("Use for badges"),
    TemplateKind.NAME_CARD: N_("Use for name cards"),
}


def use_template(office: Office, parent: QWidget, template: Template, language: str) -> None:
    """Print on this template from now on. Which award is asked; badges and name cards are printed so at this computer
    until something else is chosen in their preview."""
    if template.kind is TemplateKind.CERTIFICATE:
        _use_for_award(office, parent, template, language)
        return
    office.settings.papers[f"{template.kind.paper}.template"] = template.key
    told = {
        TemplateKind.BADGE: _("Badges are printed on {template}"),
        TemplateKind.NAME_CARD: _("Name cards are printed on {template}"),
    }
    office.say(told[template.kind].format(template=template.title))


def _use_for_award(office: Office, parent: QWidget, template: Template, language: str) -> None:
    awards = kept.awards()
    titles = [award.title for award in awards]
    chosen = office.asker.choose(parent, _("Use for an award"), _("Which award?"), titles)
    if chosen is None:
        return
    award = awards[titles.index(chosen)]
    key = template.key
    changed = replace(award, latin_template=key) if language == "en" else replace(award, template=key)
    if office.do(edit_award, changed):
        told = _("Certificates of {award} are printed on {template}")
        office.say(told.format(award=award.title, template=template.title), undo=True)
