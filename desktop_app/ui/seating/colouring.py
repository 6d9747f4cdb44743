"""By what the plan is coloured. Each group has a colour and a sign, so that nothing is told by colour alone."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.domain.attendees import Capacity, Delegation, Need
from desktop_app.labels import batch_title, label
from desktop_app.ui.kit.tokens import Tokens, ink_on
from desktop_app.ui.seating.faces import Face, HallState, State
from desktop_app.words import N_, _


class Colouring(enum.StrEnum):
    """What the colours mean."""

    STATUS = "status"
    DELEGATION = "delegation"
    CAPACITY = "capacity"
    BATCH = "batch"
    NEEDS = "needs"


TITLES: dict[Colouring, str] = {
    Colouring.STATUS: N_("By status"),
    Colouring.DELEGATION: N_("By delegation"),
    Colouring.CAPACITY: N_("By capacity"),
    Colouring.BATCH: N_("By award batch"),
    Colouring.NEEDS: N_("By needs"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How seats of one group are painted: ground, edge and ink are names of tokens, or come from `colour` ("#RRGGBB",
    or "0" … "7" for a hue of the theme). `icon` stands in a corner, `middle` where no name does, `tab` are letters on
    the colour itself."""

    ground: str = "surface"
    edge: str = "border2"
    ink: str = "text"
    colour: str = ""
    icon: str = ""
    middle: str = ""
    tab: str = ""
    dashed: bool = False
    struck: bool = False
    numbered: bool = False
    """Whether the number of the seat stands on it."""

    def colours(self, tokens: Tokens) -> tuple[str, str, str, str]:
        """Ground, edge, ink, and the ink on the tab, as "#RRGGBB"."""
        return _colours(self.ground, self.edge, self.ink, self.colour, tokens)


@lru_cache(2_048)
def _colours(ground: str, edge: str, ink: str, colour: str, tokens: Tokens) -> tuple[str, str, str, str]:
    if not colour:
        return getattr(tokens, ground), getattr(tokens, edge), getattr(tokens, ink), tokens.text
    strong = tokens.edge(tokens.hue(int(colour)) if colour.isdecimal() else colour)
    return tokens.tint(strong), strong, tokens.text, ink_on(strong)


LOOKS: dict[State, Look] = {
    State.PRESENT: Look("ok_soft", "ok", "ok", icon="check"),
    State.SEATED: Look(),
    State.VIP: Look("vip_soft", "vip", "vip", icon="star"),
    State.AWAY: Look("warn_soft", "warn", "warn", icon="user-x", struck=True),
    State.FREE: Look("sunken", "border", "text3", dashed=True, numbered=True),
    State.WHEELCHAIR: Look("sunken", "accent", "accent", middle="accessibility", dashed=True),
    State.RESERVED: Look("sunken", "vip", "vip", middle="flag", dashed=True),
    State.INTERPRETER: Look("sunken", "vip", "vip", middle="languages", dashed=True),
    State.PRESS: Look("sunken", "vip", "vip", middle="mic", dashed=True),
    State.BLOCKED: Look("border", "border", "text3", middle="ban"),
}
PLAIN = Look()
STATUS_WORDS: dict[State, str] = {
    State.PRESENT: N_("Present"),
    State.SEATED: N_("Not yet here"),
    State.VIP: N_("Dais, not yet here"),
    State.AWAY: N_("Apologies"),
    State.FREE: N_("Free"),
    State.WHEELCHAIR: N_("Wheelchair place"),
    State.RESERVED: N_("Reserved"),
    State.INTERPRETER: N_("Interpreter's seat"),
    State.PRESS: N_("Press seat"),
    State.BLOCKED: N_("Blocked"),
}


@lru_cache(512)
def _struck(look: Look) -> Look:
    return replace(look, struck=True)


@dataclass(frozen=True)
class Group:
    """What belongs together: its key, its name and its look."""

    key: Hashable
    text: str
    look: Look


@dataclass(frozen=True)
class Entry:
    """A line of the legend, and the seats it speaks of."""

    text: str
    look: Look
    seats: tuple[str, ...]


class Scheme:
    """One way to colour a hall. People of no group are plain, seats without people as ever."""

    def __init__(self, colouring: Colouring = Colouring.STATUS, groups: Iterable[Group] = ()) -> None:
        self.colouring = colouring
        self._groups = {group.key: group for group in groups}

    def look(self, face: Face) -> Look:
        """How one seat is painted."""
        if self.colouring is Colouring.STATUS or face.person is None:
            return LOOKS[face.state]
        group = self._groups.get(_key(self.colouring, face))
        look = group.look if group is not None else PLAIN
        return _struck(look) if face.state is State.AWAY else look

    def legend(self, faces: Mapping[str, Face]) -> list[Entry]:
        """What there is to be seen, groups in their order, then those of none, then the seats without people."""
        found: dict[Hashable, list[str]] = {}
        for seat, face in faces.items():
            found.setdefault(self._kind(face), []).append(seat)
        wanted: list[tuple[Hashable, str, Look]] = [
            (group.key, group.text, group.look) for group in self._groups.values()
        ]
        if self.colouring is not Colouring.STATUS:
            wanted.append(("", _("Others"), PLAIN))
        wanted += [(state, _(STATUS_WORDS[state]), look) for state, look in LOOKS.items()]
        return [Entry(text, look, tuple(found[key])) for key, text, look in wanted if key in found]

    def _kind(self, face: Face) -> Hashable:
        """A group's key, "" for people of no group, or a state."""
        if self.colouring is Colouring.STATUS or face.person is None:
            return face.state
        key = _key(self.colouring, face)
        return key if key in self._groups else ""


SEVERAL = "several"


def _key(colouring: Colouring, face: Face) -> Hashable:
    person = face.person
    assert person is not None
    if colouring is Colouring.DELEGATION:
        return person.delegation_id or ""
    if colouring is Colouring.CAPACITY:
        return person.capacity
    if colouring is Colouring.BATCH:
        return face.walks or ""
    return (SEVERAL if len(person.needs) > 1 else person.needs[0]) if person.needs else ""


def scheme(colouring: Colouring, state: HallState, delegations: Sequence[Delegation]) -> Scheme:
    """The groups of a hall; delegations keep the colours staff gave them."""
    if colouring is Colouring.DELEGATION:
        found = [
            Group(each.id, each.name, Look(colour=each.colour or str(place % 8), tab=str(place + 1)))
            for place, each in enumerate(delegations)
        ]
    elif colouring is Colouring.CAPACITY:
        found = _lettered({kind: label(kind, _) for kind in Capacity})
    elif colouring is Colouring.NEEDS:
        found = _lettered({need: label(need, _) for need in Need})
        found.append(Group(SEVERAL, _("Several needs"), Look(colour=str(len(found)), tab="+")))
    else:
        found = [
            Group(number, batch_title(state.batches.get(walk.batch_id, ""), _), _hue(number - 1, str(number)))
            for number, walk in enumerate(state.task.walks, 1)
        ]
    return Scheme(colouring, found if colouring is not Colouring.STATUS else ())


def _hue(number: int, tab: str) -> Look:
    return Look(colour=str(number % 8), tab=tab)


def _lettered(names: Mapping[Hashable, str]) -> list[Group]:
    """Each with the first letter of its name; with a number where two would share one."""
    letters = Counter(name[:1] for name in names.values())
    return [
        Group(key, name, _hue(place, name[0] if letters[name[:1]] == 1 else str(place + 1)))
        for place, (key, name) in enumerate(names.items())
    ]
