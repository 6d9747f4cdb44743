"""Texts the meeting writes by itself and people go on writing: the host's script (主持词) and the minutes (纪要).

A manuscript is plain text with four kinds of lines, so that it can be edited anywhere:
`# ` the title, `## ` a heading, `> ` a cue that is not spoken, anything else a paragraph that is.
What was composed last is kept beside what people made of it. Composed anew, both are merged (`three_way`): new facts
come in, and hand edits stay.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .actions import Action
from .agenda import AgendaItem
from .attendance import AttendanceEvent, fold
from .attendees import Attendee
from .awards import Award
from .ceremony import StagePlan
from .clock import Slot
from .counting import Quorum, quorum
from .elections import Round
from .meeting import Meeting
from .resolutions import Resolution, VoteRecord
from .speakers import Entry


class ManuscriptKind(enum.StrEnum):
    """Which text it is."""

    HOST_SCRIPT = "host_script"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One text in one language ("zh" or "en"): as it was composed last, and as it stands."""

    kind: ManuscriptKind
    language: str
    composed: str = ""
    text: str = ""

    @property
    def edited(self) -> bool:
        """Whether somebody has changed what was composed."""
        return self.text != self.composed


class BlockKind(enum.Enum):
    """What a line is."""

    TITLE = "# "
    HEADING = "## "
    CUE = "> "
    TEXT = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One line with its kind."""

    kind: BlockKind
    text: str


def blocks_of(text: str) -> list[Block]:
    """The lines of a manuscript; empty ones only part them."""
    return [_block(line.strip()) for line in text.splitlines() if line.strip()]


def _block(line: str) -> Block:
    for kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.CUE):
        if line.startswith(kind.value.strip()) and line[len(kind.value) - 1 : len(kind.value)] in (" ", ""):
            return Block(kind, line[len(kind.value) :].strip())
    return Block(BlockKind.TEXT, line)


def text_of(blocks: Sequence[Block]) -> str:
    """Blocks as text, an empty line between two; a line break inside a block becomes a blank."""
    return "\n\n".join(f"{block.kind.value}{' '.join(block.text.split())}" for block in blocks) + "\n"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the texts are composed from, as it is in the file at one moment.

    `slots` are when items took place: as they happened where that was recorded, else as planned."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    numbers: Mapping[str, str]
    slots: Mapping[str, Slot]
    people: Sequence[Attendee]
    events: Sequence[AttendanceEvent] = ()
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    votes: Sequence[VoteRecord] = ()
    plans: Sequence[StagePlan] = ()
    awards: Mapping[str, Award] = field(default_factory=dict)
    latin: Mapping[str, str] = field(default_factory=dict)
    """Names in Latin letters by attendee id, read from the pinyin where nobody entered one."""
    ran: Collection[str] = ()
    """Items whose beginning was recorded: their slots are what happened, not the plan."""
    skipped: Collection[str] = ()
    actions: Sequence[Action] = ()
    documents: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names of the attachments by item."""
    rounds: Sequence[Round] = ()
    """Rounds of elections, oldest first."""
    spoke: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    """Who had the floor from the list of speakers, by item, in order."""

    def person(self, attendee_id: str | None) -> Attendee | None:
        """The attendee of this id."""
        return next((each for each in self.people if each.id == attendee_id), None)

    def present_at(self, at: dt.datetime) -> frozenset[str]:
        """Who was in the hall at a moment, folded from what the desks recorded."""
        theirs: dict[str, list[AttendanceEvent]] = {}
        for event in self.events:
            if event.attendee_id is not None:
                theirs.setdefault(event.attendee_id, []).append(event)
        return frozenset(who for who, events in theirs.items() if fold(events, until=at).present)

    def quorum_at(self, at: dt.datetime) -> Quorum:
        """Members and members present at a moment."""
        return quorum(self.people, self.present_at(at), self.meeting)
