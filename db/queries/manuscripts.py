"""Reading manuscripts, and gathering the facts they are composed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db.models import ManuscriptRecord
from desktop_app.composing.host_script import host_script
from desktop_app.composing.minutes import minutes
from desktop_app.domain.manuscripts import Facts, Manuscript, ManuscriptKind
from desktop_app.domain.names import readings_of, romanised
from desktop_app.domain.numbering import scheme_of
from desktop_app.domain.resolutions import VoteRecord
from desktop_app.words import Words

from . import (
    actions,
    agenda,
    attachments,
    attendance,
    attendees,
    awards,
    elections,
    resolutions,
    running,
    speakers,
)
from .meeting import meeting


def manuscript(kind: ManuscriptKind, language: str) -> Manuscript:
    """The text as it is kept; empty while it has not been composed."""
    row = ManuscriptRecord.get_or_none(ManuscriptRecord.id == manuscript_id(kind, language))
    if row is None:
        return Manuscript(kind, language)
    return Manuscript(kind, language, row.composed, row.text)


def manuscript_id(kind: ManuscriptKind, language: str) -> str:
    """The key of its row."""
    return f"{kind.value}-{language}"


def manuscript_columns(value: Manuscript) -> dict[str, object]:
    """The row that holds it, for the command that writes it."""
    return {
        "id": manuscript_id(value.kind, value.language),
        "kind": value.kind.value,
        "language": value.language,
        "composed": value.composed,
        "text": value.text,
    }


def composed(kind: ManuscriptKind, language: str) -> str:
    """The text as it would be composed now, without anybody's edits."""
    compose = host_script if kind is ManuscriptKind.HOST_SCRIPT else minutes
    return compose(facts(language), Words(language))


def facts(language: str) -> Facts:
    """Everything the texts are composed from. `language` is that of the numbers ("zh" or "en")."""
    here, items, people = meeting(), agenda.items(), attendees.everyone()
    course, gone = running.course_now(), attendees.merged()
    documents: dict[str, list[str]] = {}
    for each in attachments.attachments():
        documents.setdefault(each.item_id, []).append(each.name)
    readings = attendees.name_keys()

    def latin(name: str) -> str:
        syllables = next(iter(readings.get(name, ())), "").split()
        return romanised(name, readings_of(name, syllables)[0]) if syllables else ""

    return Facts(
        meeting=here,
        items=items,
        numbers=agenda.printed_numbers(scheme_of(language)),
        slots=running.actual_slots(items),
        people=people,
        events=attendance.events(),
        resolutions=resolutions.resolutions(),
        votes=[_told_of(vote, gone) for vote in resolutions.votes()],
        rounds=elections.rounds(),
        plans=awards.stage_plans(),
        awards={award.id: award for award in awards.awards()},
        latin={person.id: latin(person.name) for person in people if not person.latin_name},
        ran={key for key, actual in course.items.items() if actual.began is not None},
        skipped=course.skipped,
        actions=actions.actions(),
        documents=documents,
        spoke=speakers.everyone_who_spoke(),
    )


def _told_of(vote: VoteRecord, gone: Mapping[str, str]) -> VoteRecord:
    """A vote is frozen with the ids of its moment; the voice of a line that went since is told of who stands for it."""
    voices = tuple((gone.get(person, person), voice) for person, voice in vote.detail.voices)
    return replace(vote, detail=replace(vote.detail, voices=voices))
