"""Comparing a roster with the people who are already known: update rather than double, ask rather than guess.

Two rows are one person when name and phone agree, or name and organisation; homonyms of different organisations are
two. A known person is found by the same two rules, phone first. Blank cells never erase what is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .attendees import Attendee, Status
from .garbage import no_garbage_hunt
from .own_fields import OwnField, own_value, sorted_values
from .review import FieldChange, Proposed, Reason, Review, Verdict, Way, differences
from .roster import RosterRow, Rows, read_roster

SHOWN_MISSING = 20


def review_roster(
    rows: Rows,
    known: Sequence[Attendee],
    *,
    columns: Mapping[int, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    source: str = "",
    encoding: str = "",
    doubtful: bool = False,
    own: Sequence[OwnField] = (),
) -> Review[Attendee]:
    """What taking this sheet in would do; `own` are the meeting's own fields.

    Refuses (roster-no-header) when it is no roster."""
    with no_garbage_hunt():
        roster = read_roster(rows, columns, remembered, own)
        matcher = _Matcher(known, frozenset(row.person.name for row in roster.rows if row.person), own)
        proposals = tuple(matcher.propose(row) for row in roster.rows)
    notes = [*roster.notes, *matcher.notes()]
    if doubtful:
        notes.append(Reason("encoding-doubtful", {"encoding": encoding}))
    last = max((each.roster_order for each in known), default=0)
    missing = tuple(matcher.missing())
    return Review(_in_order(proposals, last), roster.columns, tuple(notes), source, encoding, missing)


class _Matcher:
    """Finds for each row of a sheet the known person it means; each known person is meant once."""

    def __init__(
        self, known: Sequence[Attendee], listed: frozenset[str], own: Sequence[OwnField] = ()
    ) -> None:
        self._known, self._own = known, own
        self._by_key: defaultdict[tuple[str, ...], list[Attendee]] = defaultdict(list)
        self._names: defaultdict[str, list[Attendee]] = defaultdict(list)
        for person in known:
            self._names[person.name].append(person)
            for key in _keys(person):
                self._by_key[key].append(person)
            if person.name not in listed:  # a name that left the sheet may have been a misspelling
                self._by_key["", person.phone, person.organisation].append(person)
        self._seen: dict[tuple[str, ...], int] = {}
        self._meant: dict[str, int] = {}

    def propose(self, row: RosterRow) -> Proposed[Attendee]:
        """What would become of one row."""
        person = row.person
        if person is None:
            return Proposed(row.number, Verdict.REFUSED, reasons=tuple(row.reasons), cells=row.cells)
        keys = _keys(person)
        first = next((self._seen[key] for key in keys if key in self._seen), None)
        for key in keys:
            self._seen.setdefault(key, row.number)
        if first is not None:
            return self._double(row, person, "duplicate-in-sheet", first)
        candidates = self._candidates(person, row)
        if len(candidates) > 1:
            row.reasons.append(Reason("which-of-several", {"name": person.name, "count": len(candidates)}))
            return self._asked(row, person, Verdict.DUPLICATE, candidates)
        if candidates:
            return self._update(row, person, candidates[0])
        others = self._names[person.name]
        if others:
            told = ", ".join(each.organisation or each.phone for each in others)
            row.reasons.append(Reason("same-name", {"name": person.name, "others": told}))
        return self._asked(row, person, Verdict.NEW, others)

    def missing(self) -> list[Attendee]:
        """Who is known but no longer stands in the sheet, when the sheet is an update of what is known."""
        return [person for person in self._known if person.id not in self._meant] if self._meant else []

    def notes(self) -> list[Reason]:
        """How many are missing, and the first of them."""
        missing = [person.name for person in self.missing()]
        if not missing:
            return []
        shown = ", ".join(missing[:SHOWN_MISSING]) + (" …" if len(missing) > SHOWN_MISSING else "")
        return [Reason("people-not-in-sheet", {"count": len(missing), "names": shown})]

    def _double(self, row: RosterRow, person: Attendee, code: str, first: int) -> Proposed[Attendee]:
        row.reasons.append(Reason(code, {"name": person.name, "row": first}))
        return Proposed(row.number, Verdict.DUPLICATE, person, None, (), tuple(row.reasons), row.cells)

    def _asked(
        self, row: RosterRow, person: Attendee, verdict: Verdict, known: Sequence[Attendee]
    ) -> Proposed[Attendee]:
        """Somebody new, or one of those known, if a person says so."""
        ways = tuple(_as_known(row, person, each, self._own) for each in known)
        return Proposed(row.number, verdict, person, None, (), tuple(row.reasons), row.cells, ways)

    def _candidates(self, person: Attendee, row: RosterRow) -> list[Attendee]:
        """Whom the row may mean: by name and phone, by name and organisation, by the name alone where nothing speaks
        against it, and by phone with organisation where only the name was corrected."""
        if not self._known:
            return []
        for key in _keys(person):
            found = self._free(self._by_key[key])
            if found:
                return _narrowed(found, person)
        alone = [each for each in self._free(self._names[person.name]) if _may_be(each, person)]
        if alone:
            return alone
        if not (person.phone and person.organisation):
            return []
        corrected = self._free(self._by_key["", person.phone, person.organisation])
        if corrected:
            row.reasons.append(Reason("name-corrected", {"old": corrected[0].name, "new": person.name}))
        return corrected

    def _free(self, people: Iterable[Attendee]) -> list[Attendee]:
        return [each for each in people if each.id not in self._meant]

    def _update(self, row: RosterRow, person: Attendee, known: Attendee) -> Proposed[Attendee]:
        self._meant[known.id] = row.number
        way = _as_known(row, person, known, self._own)
        if not way.changes:
            return Proposed(
                row.number, Verdict.UNCHANGED, way.value, known, (), tuple(row.reasons), row.cells
            )
        somebody_new = (Way(person),)
        return Proposed(
            row.number,
            Verdict.CHANGED,
            way.value,
            known,
            way.changes,
            tuple(row.reasons),
            row.cells,
            somebody_new,
        )


def _as_known(row: RosterRow, person: Attendee, known: Attendee, own: Sequence[OwnField]) -> Way[Attendee]:
    """The known person with what the row says; a delegation by another name is looked up when it is written."""
    fields = ("name", *sorted(row.given - {"own"}))
    wanted = replace(known, **{name: getattr(person, name) for name in fields})
    if wanted.status is not Status.SUBSTITUTED and known.status is Status.SUBSTITUTED:
        wanted = replace(wanted, substitute="", substitute_phone="")
    wanted = replace(wanted, own=sorted_values((dict(known.own) | dict(person.own)).items()))
    changes = differences(known, wanted, (*fields, *(f for f in _SUBSTITUTION if f not in fields)))
    changes += _own_changes(known, wanted, own)
    if wanted.delegation != known.delegation:
        wanted = replace(wanted, delegation_id=None)
    return Way(wanted, known, changes)


def _own_changes(known: Attendee, wanted: Attendee, own: Sequence[OwnField]) -> tuple[FieldChange, ...]:
    """In which of the meeting's own fields two values differ, each called by its name."""
    pairs = ((each.name, own_value(known, each.id), own_value(wanted, each.id)) for each in own)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)


_SUBSTITUTION = ("substitute", "substitute_phone")


def _keys(person: Attendee) -> list[tuple[str, ...]]:
    """What makes two rows one person, the surest first."""
    keys: list[tuple[str, ...]] = []
    if person.phone:
        keys.append((person.name, "phone", person.phone))
    if person.organisation:
        keys.append((person.name, "organisation", person.organisation))
    return keys


def _may_be(known: Attendee, person: Attendee) -> bool:
    """Whether two people of one name may be one: neither phones nor organisations speak against it."""
    phones = not (known.phone and person.phone) or known.phone == person.phone
    bodies = not (known.organisation and person.organisation) or known.organisation == person.organisation
    return phones and bodies


def _narrowed(found: list[Attendee], person: Attendee) -> list[Attendee]:
    """Of several with one name and body the one with the same phone, else the same position, if that is one."""
    for field in ("phone", "position"):
        same = [
            each for each in found if getattr(each, field) and getattr(each, field) == getattr(person, field)
        ]
        if len(same) == 1:
            return same
    return found


def _in_order(proposals: tuple[Proposed[Attendee], ...], last: int) -> tuple[Proposed[Attendee], ...]:
    """New people get their place in the roster after the known person above them in the sheet; where there is none,
    after everybody known (`last`), in the order of the sheet. Known people keep their place."""
    if not last:
        return proposals
    placed: list[Proposed[Attendee]] = []
    above: int | None = None
    for each in proposals:
        if each.existing is not None:
            above = each.existing.roster_order
            if each.others:
                each = replace(each, others=tuple(_after(way, above) for way in each.others))
        elif each.value is not None:
            above = above + 1 if above is not None else None
            order = above if above is not None else last + each.value.roster_order
            each = replace(each, value=replace(each.value, roster_order=order))
        placed.append(each)
    return tuple(placed)


def _after(way: Way[Attendee], above: int) -> Way[Attendee]:
    """A way that makes somebody new puts the person after the one above."""
    if way.existing is not None:
        return way
    return replace(way, value=replace(way.value, roster_order=above + 1))
