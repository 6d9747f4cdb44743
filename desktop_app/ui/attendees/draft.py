"""What the form of a person edits: the attendee's fields, each need as a tick, and the meeting's own fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.own_fields import NO, YES, OwnField, OwnKind, own_value, with_own
from desktop_app.domain.refusal import Refusal
from desktop_app.labels import label
from desktop_app.ui.kit.form import MIXED, Field
from desktop_app.words import N_, _, screen

TEXTS = (
    "name", "latin_name", "gender", "honorific", "organisation", "position", "delegation", "phone", "email",
    "badge_number", "substitute", "substitute_phone", "notes",
)  # fmt: skip
PLAIN = ("capacity", "rank", "status")
OWN = "own_"
ALONE = frozenset(
    {"name", "latin_name", "rank", "substitute", "substitute_phone", "phone", "email", "badge_number"}
)
"""What two people never share: not in the form for several."""


@lru_cache(maxsize=8)
def _draft_class(own: tuple[str, ...]) -> Any:
    """A frozen record with one attribute for each field of the form."""
    names = ["id", *TEXTS, *PLAIN, "tags", *(need.value for need in Need), *(OWN + each for each in own)]
    return dataclasses.make_dataclass("Draft", names, frozen=True)


def _readers(own: Sequence[OwnField]) -> dict[str, Callable[[Attendee], Any]]:
    """How each field of the form is read from a person."""
    reads: dict[str, Callable[[Attendee], Any]] = {n: attrgetter(n) for n in ("id", *TEXTS, *PLAIN)}
    reads["tags"] = lambda person: _("; ").join(person.tags)
    reads |= {need.value: partial(_has, need) for need in Need}
    return reads | {OWN + field.id: partial(own_value, field_id=field.id) for field in own}


def _has(need: Need, person: Attendee) -> bool:
    return need in person.needs


def draft_of(person: Attendee, own: Sequence[OwnField] = ()) -> Any:
    """The form's view of a person."""
    values = {name: read(person) for name, read in _readers(own).items()}
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
        texts["tags"] = _tags(values["tags"])
    needs = tuple(need for need in Need if values.get(need.value, need in person.needs))
    for field in own:
        if OWN + field.id in values:
            person = with_own(person, field, values[OWN + field.id] or "")
    return replace(person, needs=needs, **texts)


def _tags(typed: str) -> tuple[str, ...]:
    parts = typed.replace("；", ";").replace("、", ";").split(";")
    return tuple(dict.fromkeys(filter(None, map(str.strip, parts))))


def common_draft(people: Sequence[Attendee], own: Sequence[OwnField] = ()) -> Any:
    """The form's view of several people: what they share; MIXED where they differ. Of tags, those all of them have."""
    values: dict[str, Any] = {}
    for name, read in _readers(own).items():
        held = read(people[0])
        values[name] = held if all(read(person) == held for person in people) else MIXED
    everybodys = set.intersection(*(set(person.tags) for person in people))
    values["tags"] = _("; ").join(tag for tag in people[0].tags if tag in everybodys)
    values["id"] = tuple(person.id for person in people)
    return _draft_class(tuple(field.id for field in own))(**values)


def with_common(person: Attendee, before: Any, after: Any, own: Sequence[OwnField] = ()) -> Attendee:
    """One of several people with what was edited for all of them: only fields in which the drafts differ are written.
    Tags are added to the person's others, or taken from among them.

    Refuses (substitute-not-named) the status "substituted" for who has no substitute, and as `person_of` does."""
    changed = {
        field.name: getattr(after, field.name)
        for field in dataclasses.fields(after)
        if getattr(after, field.name) != getattr(before, field.name)
    }
    if changed.get("status") is Status.SUBSTITUTED and not person.substitute:
        raise Refusal("substitute-not-named", name=person.name)
    if "tags" in changed:
        wanted, had = _tags(after.tags), _tags(before.tags)
        kept = [tag for tag in person.tags if tag not in had or tag in wanted]
        changed["tags"] = ";".join(dict.fromkeys([*kept, *wanted]))
    return with_values(person, changed, own)


def shared_fields(own: Sequence[OwnField] = ()) -> Iterable[Field]:
    """The lines of the form that make sense for several people at once."""
    return (field for field in fields(own) if field.name not in ALONE)


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
