"""What staff do with templates: keep a design of their own in the meeting, and let it go."""

from __future__ import annotations

from dataclasses import replace

from db.models import AwardRecord, TemplateRecord
from db.queries import templates as kept
from db.store import Store
from desktop_app.commands.meeting import keep_asset
from desktop_app.domain import order
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.template_files import read_template, written_template
from desktop_app.domain.templates import Template


def save_template(store: Store, template: Template) -> Changes:
    """Keep a design under its key, in place of the one that had it; its pictures go into the file.

    A design without a key gets a new one. Refuses an empty title, and what no file could hold (`read_template`).
    """
    if not template.title.strip():
        raise Refusal("template-needs-title")
    known = {each.key for each in kept.templates()}
    template = replace(template, key=template.key or new_id(), title=template.title.strip())
    read_template(written_template(template))
    with store.change("save-template", template.title) as change:
        for sha in sorted(template.pictures_used()):
            keep_asset(template.pictures[sha], "image/png", template.title)
        columns = {
            "title": template.title,
            "language": template.language,
            "content": written_template(template, with_pictures=False).decode("utf-8"),
        }
        if template.key in known:
            TemplateRecord.update(columns).where(TemplateRecord.id == template.key).execute()
        else:
            place = order.between(kept.last_order(), None)
            TemplateRecord.insert(columns | {"id": template.key, "order": place}).execute()
    return change.changes


def remove_template(store: Store, key: str) -> Changes:
    """Let a design go; awards that used it get the usual one again."""
    template = next((each for each in kept.templates() if each.key == key), None)
    if template is None:
        raise Refusal("no-longer-there")
    with store.change("remove-template", template.title) as change:
        AwardRecord.update(template="").where(AwardRecord.template == key).execute()
        AwardRecord.update(latin_template="").where(AwardRecord.latin_template == key).execute()
        TemplateRecord.delete().where(TemplateRecord.id == key).execute()
    return change.changes
