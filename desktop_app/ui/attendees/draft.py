"""What the form of a person edits: the attendee, with each need as a tick of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.labels import label
from desktop_app.ui.kit.form import Field
from desktop_app.words import N_, _

TEXTS = (
    "name", "latin_name", "organisation", "position", "delegation", "phone", "email", "badge_number",
    "substitute", "substitute_phone", "notes",
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A person as the form has them."""

    id: str
    name: str
    latin_name: str
    organisation: str
    position: str
    delegation: str
    capacity: Capacity
    rank: int | None
    status: Status
    substitute: str
    substitute_phone: str
    phone: str
    email: str
    badge_number: str
    wheelchair: bool
    halal: bool
    vegetarian: bool
    interpreter: bool
    notes: str


def draft_of(person: Attendee) -> Draft:
    """The form's view of a person."""
    texts = {name: getattr(person, name) for name in TEXTS}
    needs: dict[str, Any] = {need.value: need in person.needs for need in Need}
    return Draft(
        id=person.id, capacity=person.capacity, rank=person.rank, status=person.status, **texts, **needs
    )


def person_of(draft: Draft, person: Attendee) -> Attendee:
    """The person with what the form says. A substitute without the status is the status; another status has none."""
    texts = {name: getattr(draft, name) for name in TEXTS}
    status = draft.status
    if draft.substitute and not person.substitute:
        status = Status.SUBSTITUTED
    if status is not Status.SUBSTITUTED:
        texts["substitute"] = texts["substitute_phone"] = ""
    needs = tuple(need for need in Need if getattr(draft, need.value))
    return replace(person, capacity=draft.capacity, rank=draft.rank, status=status, needs=needs, **texts)


def fields() -> Iterable[Field]:
    """The fields of the form, in order."""
    yield Field("name", N_("Name"))
    yield Field("latin_name", N_("Latin name"))
    yield Field("organisation", N_("Organisation"))
    yield Field("position", N_("Position"))
    yield Field("delegation", N_("Delegation"))
    yield Field("capacity", N_("Capacity"), "choice", [(each, label(each, _)) for each in Capacity])
    yield Field("rank", N_("Place on the dais"), "number", least=1, most=999, none=N_("in the audience"))
    yield Field("status", N_("Status"), "choice", [(each, label(each, _)) for each in Status])
    yield Field("substitute", N_("Substitute"), hint=N_("who comes instead"))
    yield Field("substitute_phone", N_("Substitute phone"))
    yield Field("phone", N_("Mobile"))
    yield Field("email", N_("E-mail"))
    yield Field("badge_number", N_("Badge number"))
    for need in Need:
        yield Field(need.value, label(need, lambda text: text), "check")
    yield Field("notes", N_("Remarks"), "lines")
