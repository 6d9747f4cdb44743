"""The stage of an award ceremony: who hands to whom, where each one stands, who walks first, which usher brings it.

Left and right are as the audience sees the stage; places are numbered from the audience's left. Everything follows
from the list and the ranks of the presenters, so that the papers, the seats and the piles of certificates agree:
- pairing: named in the list, else by grade (the highest grade meets the highest rank), else by position;
- more recipients than presenters: each presenter takes a run of neighbours, sizes differ by at most one, the larger
  runs to the higher ranks, who stand nearer the middle; more presenters than recipients: the innermost present;
- nobody hands an award to himself or to his own body where a swap of equal grade avoids it;
- walking: with entry from the left the one who stands farthest right walks first, mirrored from the other side;
- ushers share the presenters, left to right, in contiguous groups that differ by at most one;
- one who cannot come is replaced, or leaves a gap that nobody walks to, or the others close up as if never listed.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .awards import Absence, Batch, EntrySide, Recipient
from .matching import rematched
from .meeting import EvenDais, Protocol
from .protocol import dais

ONE_ROW = 11
"""Up to this many stand in one row; more stand in two, the second behind the gaps of the first."""


class Pairing(enum.StrEnum):
    """Why a recipient meets a presenter."""

    NAMED = "named"
    GRADE = "grade"
    POSITION = "position"
    NOBODY = "nobody"


class ConcernKind(enum.StrEnum):
    """What the organiser should know about a batch before it walks."""

    PENDING = "pending"
    NOT_REGISTERED = "not_registered"
    AWAY = "away"
    NO_PRESENTER = "no_presenter"
    PRESENTER_AWAY = "presenter_away"
    OWN_BODY = "own_body"
    NO_REST = "no_rest"
    PRESENTER_STAYS = "presenter_stays"
    GAP = "gap"
    LEFT_OUT = "left_out"


HARMLESS = frozenset({ConcernKind.PRESENTER_STAYS, ConcernKind.GAP, ConcernKind.LEFT_OUT})
"""Good to know, nothing to mend."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to know: `who` is a recipient or a presenter, `other` the counterpart where there is one."""

    kind: ConcernKind
    who: str
    other: str = ""
    recipient_id: str = ""


@dataclass(frozen=True, slots=True)
class Presenter:
    """One who hands out. `key` tells presenters apart: the attendee's id, or the name while nobody is linked."""

    key: str
    name: str
    rank: int | None = None
    body: str = ""
    attendee_id: str | None = None
    comes: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """One recipient on stage. `number` counts from the audience's left, `walk` 1 is the first to walk on, 0 nobody
    walks: the place stays empty."""

    number: int
    row: int
    recipient: Recipient
    presenter: Presenter | None
    pairing: Pairing
    usher: int
    walk: int


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One batch on stage: its places and its presenters, both from the audience's left."""

    batch: Batch
    places: tuple[Place, ...]
    presenters: tuple[Presenter, ...]
    waiting: tuple[Presenter, ...] = ()
    """Presenters who have nobody to hand to."""
    left_out: tuple[Recipient, ...] = ()
    """Recipients who cannot come and for whom the others have closed up."""
    concerns: tuple[Concern, ...] = ()

    @property
    def walking(self) -> tuple[Place, ...]:
        """The places in walking order, the first walker first; not those that stay empty."""
        return tuple(sorted((p for p in self.places if p.walk), key=lambda place: place.walk))


@dataclass(frozen=True, slots=True)
class Customs:
    """What the meeting says about the dais; the stage follows it."""

    protocol: Protocol = Protocol.CHINESE
    even_dais: EvenDais = EvenDais.SECOND_AT_LEFT_HAND


def stage_plan(
    batch: Batch,
    recipients: Sequence[Recipient],
    presenters: Sequence[Presenter],
    customs: Customs = Customs(),
    bodies: Mapping[str, str] | None = None,
) -> StagePlan:
    """The plan of one batch from its recipients in list order and its presenters in any order.

    A presenter whom the list names is added when the batch does not have him. `bodies` gives the organisation of an
    attendee on stage by id, for the rule about one's own body.
    """
    left_out = tuple(r for r in recipients if r.absence is Absence.CLOSED_UP)
    recipients = [r for r in recipients if r.absence is not Absence.CLOSED_UP]
    everyone = by_rank([*presenters, *_named_only(recipients, presenters)])
    pairs = _pairs(recipients, everyone, customs, bodies or {})
    handing = [presenter for presenter in everyone if any(p is presenter for _, p, _ in pairs)]
    shown = _left_to_right(handing, customs)
    places = _places(batch, pairs, shown)
    waiting = tuple(p for p in everyone if p not in handing)
    concerns = (*_concerns(places, bodies or {}), *_left_out(left_out))
    return StagePlan(batch, places, tuple(shown), waiting, left_out, concerns)


def by_rank(presenters: Iterable[Presenter]) -> list[Presenter]:
    """Each presenter once, highest rank first; those without a rank follow in list order."""
    once: dict[str, Presenter] = {}
    for presenter in presenters:
        once.setdefault(presenter.key, presenter)
    return sorted(once.values(), key=lambda p: (p.rank is None, p.rank or 0))


def presenter_key(recipient: Recipient) -> str:
    """The key of the presenter the list asks for; empty when it asks for none."""
    return recipient.presenter_id or recipient.presenter_name


GRADES = ("特等", "特别", "一等", "二等", "三等", "四等", "优秀", "优胜", "鼓励", "入围", "提名")
_METALS = ("grand", "gold", "silver", "bronze")
_WORDS = ("special", "first", "second", "third", "fourth", "merit", "honourable")


def grade_rank(grade: str) -> int | None:
    """0 for the highest grade and up: 特等奖, 一等奖, 金奖, first prize; None for what is no known grade."""
    text = grade.strip().lower()
    for rank, word in enumerate(GRADES):
        if text.startswith(word):
            return rank
    for scale, first in (("金银铜", 2), (_METALS, 1), (_WORDS, 1)):
        for rank, word in enumerate(scale):
            if text.startswith(word):
                return first + rank
    return None


def runs(count: int, hands: int) -> list[int]:
    """How many of `count` each of `hands` takes: sizes differ by at most one, the larger first."""
    share, over = divmod(count, hands)
    return [share + (place < over) for place in range(hands)]


_Pair = tuple[Recipient, Presenter | None, Pairing]


def _named_only(recipients: Iterable[Recipient], known: Iterable[Presenter]) -> list[Presenter]:
    """Presenters the list names but the batch does not have; unlinked ones stand under their name."""
    keys = {presenter.key for presenter in known} | {presenter.name for presenter in known}
    return [
        Presenter(presenter_key(r), r.presenter_name, attendee_id=r.presenter_id)
        for r in recipients
        if presenter_key(r) and presenter_key(r) not in keys and r.presenter_name not in keys
    ]


def _pairs(
    recipients: Sequence[Recipient],
    everyone: Sequence[Presenter],
    customs: Customs,
    bodies: Mapping[str, str],
) -> list[_Pair]:
    """Recipients from the audience's left to right, each with a presenter and the reason."""
    graded = len({grade_rank(r.grade) for r in recipients} - {None}) > 1
    reason = Pairing.GRADE if graded else Pairing.POSITION
    if not everyone:
        return [(r, None, Pairing.NOBODY) for r in _arranged(recipients, graded, customs)]
    by_key = {p.name: p for p in everyone} | {p.key: p for p in everyone}
    named: dict[str, list[Recipient]] = {p.key: [] for p in everyone}
    for recipient in recipients:
        asked = by_key.get(presenter_key(recipient)) or by_key.get(recipient.presenter_name)
        if asked is not None and presenter_key(recipient):
            named[asked.key].append(recipient)
    taken = {r.id for row in named.values() for r in row}
    free = _arranged([r for r in recipients if r.id not in taken], graded, customs)
    quotas = _quotas([len(named[p.key]) for p in everyone], len(free))
    active = [p for p, quota in zip(everyone, quotas, strict=True) if quota or named[p.key]]
    share = {p.key: quota for p, quota in zip(everyone, quotas, strict=True)}
    pairs: list[_Pair] = []
    for presenter in _left_to_right(active, customs):
        pairs += [(r, presenter, Pairing.NAMED) for r in named[presenter.key]]
        pairs += [(r, presenter, reason) for r in free[: share[presenter.key]]]
        free = free[share[presenter.key] :]
    return _without_own_body(pairs, bodies)


def _quotas(already: Sequence[int], more: int) -> list[int]:
    """How many of `more` each takes on top of what he has, so that the totals are as even as they can be."""
    quotas = [0] * len(already)
    for _ in range(more):
        least = min(range(len(already)), key=lambda i: (already[i] + quotas[i], i))
        quotas[least] += 1
    return quotas


def _arranged(recipients: Sequence[Recipient], graded: bool, customs: Customs) -> list[Recipient]:
    """Left to right: graded recipients from the middle outward as on the dais, others in list order."""
    if not graded:
        return list(recipients)
    lowest = len(GRADES)
    ranked = sorted(recipients, key=lambda r: _or(grade_rank(r.grade), lowest))
    return [ranked[rank - 1] for rank in _dais(len(ranked), customs)]


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _left_to_right(presenters: Sequence[Presenter], customs: Customs) -> list[Presenter]:
    return [presenters[rank - 1] for rank in _dais(len(presenters), customs)]


def _dais(count: int, customs: Customs) -> Sequence[int]:
    return dais(count, customs.protocol, customs.even_dais) if count else ()


def _without_own_body(pairs: list[_Pair], bodies: Mapping[str, str]) -> list[_Pair]:
    """Swap recipients of equal grade whom the list does not tie, so that as few as can be meet their own body."""

    def fits(recipient: Recipient, presenter: Presenter | None) -> bool:
        return presenter is None or not _own(recipient, presenter, bodies)

    groups: dict[int | None, list[int]] = {}
    for index, (recipient, _, why) in enumerate(pairs):
        if why is not Pairing.NAMED:
            groups.setdefault(grade_rank(recipient.grade), []).append(index)
    result = list(pairs)
    for indexes in groups.values():
        chosen = rematched(len(indexes), _fits_at(pairs, indexes, fits))
        for slot, source in enumerate(chosen):
            index = indexes[slot]
            result[index] = (pairs[indexes[source]][0], *pairs[index][1:])
    return result


def _fits_at(
    pairs: Sequence[_Pair], indexes: Sequence[int], fits: Callable[[Recipient, Presenter | None], bool]
) -> Callable[[int, int], bool]:
    return lambda slot, source: fits(pairs[indexes[source]][0], pairs[indexes[slot]][1])


def _own(recipient: Recipient, presenter: Presenter, bodies: Mapping[str, str]) -> bool:
    """Whether it would be himself or his own body."""
    if presenter.attendee_id is not None and presenter.attendee_id == recipient.on_stage_id:
        return True
    theirs = {recipient.name, recipient.organisation, bodies.get(recipient.on_stage_id or "", "")} - {""}
    return presenter.body in theirs or presenter.name in {recipient.name, recipient.on_stage_name}


def _places(batch: Batch, pairs: Sequence[_Pair], shown: Sequence[Presenter]) -> tuple[Place, ...]:
    ushers = _usher_of(batch, shown, len(pairs))
    two_rows, walks = len(pairs) > ONE_ROW, _walks(batch, [pair[0] for pair in pairs])
    places = []
    for index, (recipient, presenter, why) in enumerate(pairs):
        row = 1 + index % 2 if two_rows else 1
        usher = ushers(presenter, index)
        places.append(Place(index + 1, row, recipient, presenter, why, usher, walks[index]))
    return tuple(places)


def _walks(batch: Batch, left_to_right: Sequence[Recipient]) -> list[int]:
    """When each walks on, from 1; 0 for one who leaves a gap."""
    walkers = [index for index, each in enumerate(left_to_right) if each.absence is not Absence.GAP]
    if batch.entry is EntrySide.LEFT:
        walkers.reverse()
    turns = {index: turn for turn, index in enumerate(walkers, 1)}
    return [turns.get(index, 0) for index in range(len(left_to_right))]


def _usher_of(batch: Batch, shown: Sequence[Presenter], total: int) -> Callable[[Presenter | None, int], int]:
    """Which usher (1 is the audience's leftmost) brings the certificate of a place; 0 when the batch has none."""
    things = len(shown) or total
    hands = min(batch.ushers, things)
    if hands < 1:
        return lambda presenter, index: 0
    of_thing = [usher for usher, size in enumerate(runs(things, hands), 1) for _ in range(size)]
    keys = {presenter.key: of_thing[i] for i, presenter in enumerate(shown)}
    return lambda presenter, index: keys[presenter.key] if presenter is not None else of_thing[index]


def _about(place: Place) -> Concern | None:
    """What should be known of who walks to a place."""
    who = place.recipient
    kind = None
    if not place.walk:
        kind = ConcernKind.GAP
    elif who.on_stage_id is None:
        kind = ConcernKind.PENDING if who.representative_pending else ConcernKind.NOT_REGISTERED
    if kind is None:
        return None
    name = who.name if kind is ConcernKind.PENDING else who.on_stage_name or who.name
    return Concern(kind, name, recipient_id=who.id)


def _concerns(places: Sequence[Place], bodies: Mapping[str, str]) -> Iterable[Concern]:
    for place in places:
        who, presenter, concern = place.recipient, place.presenter, _about(place)
        if concern is not None:
            yield concern
        if presenter is not None and _own(who, presenter, bodies):
            yield Concern(ConcernKind.OWN_BODY, presenter.name, who.name, who.id)
    if places and all(place.presenter is None for place in places):
        yield Concern(ConcernKind.NO_PRESENTER, "")
    for presenter in by_rank(place.presenter for place in places if place.presenter is not None):
        if not presenter.comes:
            yield Concern(ConcernKind.PRESENTER_AWAY, presenter.name)


def _left_out(left_out: Iterable[Recipient]) -> Iterable[Concern]:
    for who in left_out:
        yield Concern(ConcernKind.LEFT_OUT, who.on_stage_name or who.name, recipient_id=who.id)


def following(plans: Sequence[StagePlan], away: Collection[str] = ()) -> list[StagePlan]:
    """The same plans with what shows only beside each other: no batch between two walks, a presenter who stays.

    `away` are attendees who sent apologies.
    """
    told = []
    for before, plan in zip([None, *plans], plans, strict=False):
        more = [*_away(plan, away), *(_between(before, plan) if before is not None else ())]
        told.append(replace(plan, concerns=(*plan.concerns, *more)))
    return told


def _away(plan: StagePlan, away: Collection[str]) -> Iterable[Concern]:
    for place in plan.walking:
        if place.recipient.on_stage_id in away:
            yield Concern(ConcernKind.AWAY, place.recipient.on_stage_name, recipient_id=place.recipient.id)


def _between(before: StagePlan, plan: StagePlan) -> Iterable[Concern]:
    walked = {place.recipient.on_stage_id for place in before.walking} - {None}
    for place in plan.walking:
        if place.recipient.on_stage_id in walked:
            name = place.recipient.on_stage_name
            yield Concern(ConcernKind.NO_REST, name, recipient_id=place.recipient.id)
    standing = {presenter.key for presenter in before.presenters}
    for presenter in plan.presenters:
        if presenter.key in standing:
            yield Concern(ConcernKind.PRESENTER_STAYS, presenter.name)


def in_piles(plan: StagePlan) -> tuple[Place, ...]:
    """The places of a batch as certificates lie in the ushers' hands: usher, then presenter, then place. The
    certificate of one who leaves a gap is in no pile: nobody would take it."""
    left_to_right = {presenter.key: number for number, presenter in enumerate(plan.presenters)}
    return tuple(
        sorted(
            (place for place in plan.places if place.walk),
            key=lambda p: (p.usher, left_to_right.get(p.presenter.key, 0) if p.presenter else 0, p.number),
        )
    )
