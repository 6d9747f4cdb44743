"""What the form of a person edits: the attendee's fields, each need as a tick, and the meeting's own fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.own_fields import NO, YES, OwnField, OwnKind, own_value, with_own
from desktop_app.labels import label
from desktop_app.ui.kit.form import Field
from desktop_app.words import N_, _, screen

TEXTS = (
    "name", "latin_name", "gender", "honorific", "organisation", "position", "delegation", "phone", "email",
    "badge_number", "substitute", "substitute_phone", "notes",
)  # fmt: skip
PLAIN = ("capacity", "rank", "status")
OWN = "own_"


@lru_cache(maxsize=8)
def _draft_class(own: tuple[str, ...]) -> Any:
    """A frozen record with one attribute for each field of the form."""
    names = ["id", *TEXTS, *PLAIN, "tags", *(need.value for need in Need), *(OWN + each for each in own)]
    return dataclasses.make_dataclass("Draft", names, frozen=True)


def draft_of(person: Attendee, own: Sequence[OwnField] = ()) -> Any:
    """The form's view of a person."""
    values: dict[str, Any] = {name: getattr(person, name) for name in ("id", *TEXTS, *PLAIN)}
    values["tags"] = _("; ").join(person.tags)
    values |= {need.value: need in person.needs for need in Need}
    values |= {OWN + field.id: own_value(person, field.id) for field in own}
    return _draft_class(tuple(field.id for field in own))(**values)


def person_of(draft: Any, person: Attendee, own: Sequence[OwnField] = ()) -> Attendee:
    """The person with what the form says. A substitute without the status is the status; another status has none.

    Refuses (own-value-unfit) what an own field cannot hold."""
    wanted = draft_of(person, own)
    changed = {
        field.name: getattr(draft, field.name)
        for field in dataclasses.fields(draft)
        if getattr(draft, field.name) != getattr(wanted, field.name)
    }
    return with_values(person, changed, own)


def with_values(person: Attendee, values: dict[str, Any], own: Sequence[OwnField] = ()) -> Attendee:
    """The person with some fields of the form filled, every other one as it is."""
    texts: dict[str, Any] = {name: values[name] for name in (*TEXTS, *PLAIN) if name in values}
    if values.get("substitute") and not person.substitute and "status" not in values:
        texts["status"] = Status.SUBSTITUTED
    if texts.get("status", person.status) is not Status.SUBSTITUTED:
        texts["substitute"] = texts["substitute_phone"] = ""
    if "tags" in values:
        parts = values["tags"].replace("；", ";").replace("、", ";").split(";")
        texts["tags"] = tuple(dict.fromkeys(filter(None, map(str.strip, parts))))
    needs = tuple(need for need in Need if values.get(need.value, need in person.needs))
    for field in own:
        if OWN + field.id in values:
            person = with_own(person, field, values[OWN + field.id] or "")
    return replace(person, needs=needs, **texts)


def fields(own: Sequence[OwnField] = ()) -> Iterable[Field]:
    """The fields of the form, in order; the meeting's own ones last."""
    yield Field("name", N_("Name"))
    yield Field("latin_name", N_("Latin name"))
    yield Field("gender", N_("Gender"), "choice", genders())
    yield Field("honorific", N_("Form of address"))
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
    yield Field("tags", N_("Tags"), hint=N_("several: with a semicolon between"))
    yield from map(own_field, own)
    yield Field("notes", N_("Remarks"), "lines")


def genders() -> list[tuple[str, str]]:
    """Kept as rosters write them."""
    return [("", "–"), ("男", _("male")), ("女", _("female"))]


def own_field(field: OwnField) -> Field:
    """The line of the form for a field of the meeting's own."""
    name = field.name_in(screen().language)
    if field.kind is OwnKind.CHOICE:
        return Field(OWN + field.id, name, "choice", [("", "–"), *((each, each) for each in field.options)])
    if field.kind is OwnKind.YES_NO:
        return Field(OWN + field.id, name, "choice", [("", "–"), (YES, _("Yes")), (NO, _("No"))])
    hint = "2027-03-15" if field.kind is OwnKind.DATE else ""
    return Field(OWN + field.id, name, hint=hint)
