"""The minutes (会议纪要): when, where, who was there, what was decided by which numbers, who was commended.

Numbers come from what the desks and the votes recorded, never from the plan. Check-in, breaks and internal items are
left out; below the quorum the chair's reason stands with the vote.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop_app import dates
from desktop_app.domain.agenda import RESOLUTION_KINDS, AgendaItem, ItemKind, Role, branch, tree_order
from desktop_app.domain.attendees import Status
from desktop_app.domain.counting import is_member
from desktop_app.domain.elections import Round, result_of
from desktop_app.domain.manuscripts import Block, BlockKind, Facts, text_of
from desktop_app.domain.resolutions import Voice, VoteRecord, standing_vote, verdict_of, withdrawn
from desktop_app.domain.speakers import NOTHING, Entry
from desktop_app.labels import label
from desktop_app.verdicts import area_told, chair_sentence_of, election_sentence, rule_told
from desktop_app.words import N_, Words

from .follow_up import follow_up
from .naming import Naming

NOT_TOLD = frozenset({ItemKind.CHECK_IN, ItemKind.BREAK, ItemKind.NOTE})


def minutes(facts: Facts, words: Words) -> str:
    """The minutes as a manuscript. Before anything has happened they tell the plan, with gaps (……) to be filled."""
    return text_of(list(_Minutes(facts, words).blocks()))


class _Minutes:
    """Composes them from top to bottom."""

    def __init__(self, facts: Facts, words: Words) -> None:
        self.facts, self.words = facts, words
        self.naming = Naming(facts, words)
        hidden = {key for item in facts.items if item.internal for key in branch(facts.items, item.id)}
        self.items = [
            item for item in tree_order(facts.items) if item.id not in hidden and item.kind not in NOT_TOLD
        ]
        self._last_told = self._opening()

    def blocks(self) -> Iterator[Block]:
        """Everything, title first."""
        _ = self.words.gettext
        yield Block(BlockKind.TITLE, _(N_("Minutes of {title}")).format(title=self.naming.meeting()))
        for line in self._head():
            yield Block(BlockKind.TEXT, line)
        for item in self.items:
            yield Block(BlockKind.HEADING, self.naming.heading(item))
            for line in self._item(item):
                yield Block(BlockKind.TEXT, line)
        yield Block(BlockKind.HEADING, _(N_("Follow-up")))
        for line in follow_up(self.facts, self.words):
            yield Block(BlockKind.TEXT, line)
        yield Block(BlockKind.TEXT, _(N_("Taken by: ……　Checked by: ……")))

    def _opening(self) -> dt.datetime:
        """When the meeting was opened: at the item of that kind, else at the first that counts."""
        opening = [item for item in self.items if item.kind is ItemKind.OPENING] or self.items
        return self.facts.slots[opening[0].id].start if opening else self.facts.meeting.starts_at

    def _head(self) -> Iterator[str]:
        _, facts = self.words.gettext, self.facts
        first = self._opening()
        last = max((facts.slots[item.id].end for item in self.items), default=first)
        day = dates.long_day(first.date(), _)
        span = f"{dates.clock(first)}–{dates.moment_told(last, first.date(), _)}"
        yield _(N_("Time: {day}, {span}")).format(day=day, span=span)
        if facts.meeting.venue:
            yield _(N_("Place: {venue}")).format(venue=facts.meeting.venue)
        chairs = dict.fromkeys(self.naming.role(item, Role.CHAIR) for item in self.items)
        chaired = self.naming.listed(chairs)
        if chaired:
            yield _(N_("Chair: {names}")).format(names=chaired)
        yield self._presence(first)
        yield from self._others(first)
        yield from self._away()

    def _presence(self, at: dt.datetime) -> str:
        _, roll = self.words.gettext, self.facts.quorum_at(at)
        told = (
            N_(
                "Members: {members}; present when the meeting was opened: {present}; the quorum of {needed} is met."
            )
            if roll.met
            else N_(
                "Members: {members}; present when the meeting was opened: {present}; the quorum of {needed} is not met."
            )
        )
        return _(told).format(members=roll.members, present=roll.present, needed=roll.needed)

    def _others(self, at: dt.datetime) -> Iterator[str]:
        """How many others were present, by capacity."""
        _, here = self.words.gettext, self.facts.present_at(at)
        others = Counter(
            each.capacity for each in self.facts.people if each.id in here and not is_member(each)
        )
        if others:
            told = [f"{label(kind, _)} {number}" for kind, number in sorted(others.items(), key=_by_order)]
            yield _(N_("Also present: {counts}")).format(counts=self.naming.listed(told))

    def _away(self) -> Iterator[str]:
        """Apologies and substitutes among the members."""
        _ = self.words.gettext
        members = [each for each in self.facts.people if is_member(each)]
        away = [self.naming.name(each) for each in members if each.status is Status.APOLOGIES]
        if away:
            yield _(N_("Apologies ({count}): {names}")).format(
                count=len(away), names=self.naming.listed(away)
            )
        stands_in = [each for each in members if each.status is Status.SUBSTITUTED and each.substitute]
        if stands_in:
            names = self.naming.listed(self.naming.titled(each) for each in stands_in)
            yield _(N_("Substitutes ({count}): {names}")).format(count=len(stands_in), names=names)

    def _item(self, item: AgendaItem) -> Iterator[str]:
        _ = self.words.gettext
        if item.id in self.facts.skipped:
            yield _(N_("This item was not taken."))
            return
        yield from self._course(item)
        spoke = self.naming.role(item, Role.SPEAKER, Role.PRESENTER)
        if spoke:
            yield _(N_("{names} reported.") if item.kind is ItemKind.REPORT else N_("{names} spoke.")).format(
                names=spoke
            )
        yield from self._spoke(item)
        papers = dict.fromkeys(filter(None, (item.material, *self.facts.documents.get(item.id, ()))))
        if papers:
            yield _(N_("Material: {material}")).format(material=self.naming.listed(papers))
        if item.kind in RESOLUTION_KINDS:
            yield from self._decision(item)
        if item.kind is ItemKind.ELECTION:
            yield from self._election(item)
        if item.kind is ItemKind.AWARDS:
            yield from self._awards(item)
        signed = self.naming.role(item, Role.SIGNATORY)
        if signed:
            yield _(N_("Signed by: {names}")).format(names=signed)

    def _spoke(self, item: AgendaItem) -> Iterator[str]:
        """Who had the floor from the list of speakers, in the order of their first turns, each with the whole time."""
        spent: dict[str, dt.timedelta] = {}
        names: dict[str, str] = {}
        for each in self.facts.spoke.get(item.id, ()):
            spent[each.who] = spent.get(each.who, NOTHING) + each.elapsed(self.facts.slots[item.id].end)
            names.setdefault(each.who, self._speaker(each))
        timed = self.words.gettext(N_("{name} ({time})"))
        told = [timed.format(name=name, time=dates.stopwatch(spent[who])) for who, name in names.items()]
        if told:
            yield self.words.gettext(N_("From the list of speakers: {names}")).format(
                names=self.naming.listed(told)
            )

    def _speaker(self, entry: Entry) -> str:
        person = self.facts.person(entry.attendee_id)
        return self.naming.name(person) if person is not None else entry.name

    def _course(self, item: AgendaItem) -> Iterator[str]:
        """When an item took place, if that was recorded, and which members came and went before it."""
        if item.id not in self.facts.ran:
            return
        slot, _ = self.facts.slots[item.id], self.words.gettext
        begun, over = dates.clock(slot.start), dates.moment_told(slot.end, slot.start.date(), _)
        yield _(N_("Begun {begun}, over {over}")).format(begun=begun, over=over)
        if slot.start > self._last_told:
            yield from self._moves(
                slot.start, N_("Arrived before this item: {names}"), N_("Left before this item: {names}")
            )

    def _decision(self, item: AgendaItem) -> Iterator[str]:
        """The motion, who came and went before the vote, its numbers, and what was decided."""
        _ = self.words.gettext
        motion = self.facts.resolutions.get(item.id)
        votes = [vote for vote in self.facts.votes if vote.item_id == item.id]
        if motion is not None and motion.text:
            yield _(N_("Motion: {text}")).format(text=motion.text)
        standing = standing_vote(votes)
        if standing is None:
            yield _(N_("Result of the vote: ……"))
            return
        yield from self._moves(
            standing.at, N_("Arrived before the vote: {names}"), N_("Left before the vote: {names}")
        )
        for vote in votes:
            if vote.id in withdrawn(votes) and vote.withdraws is None:
                yield self._withdrawn(vote, votes)
        yield chair_sentence_of(standing, _)
        yield from self._detail(standing)
        yield _(N_("Rule: {rule}")).format(rule=rule_told(standing.rule, _))
        if standing.reason:
            yield _(N_("Voted below the quorum; the chair's reason: {reason}")).format(reason=standing.reason)
        if verdict_of(standing).passed:
            yield _(N_("The meeting approved {subject}.")).format(subject=self.naming.subject(item))
        else:
            yield _(N_("The meeting did not approve {subject}.")).format(subject=self.naming.subject(item))

    def _detail(self, vote: VoteRecord) -> Iterator[str]:
        """Who said what where it was noted by name; the areas where tellers counted area by area."""
        _, detail = self.words.gettext, vote.detail
        said = dict(detail.voices)
        titles = {
            Voice.YES: N_("In favour: {names}"),
            Voice.NO: N_("Against: {names}"),
            Voice.ABSTAIN: N_("Abstained: {names}"),
        }
        for voice, title in titles.items():
            people = [person for person in self.facts.people if said.get(person.id) is voice]
            if people:
                yield _(title).format(names=self.naming.listed(map(self.naming.name, people)))
        counted = [
            _(N_("{area} {yes}/{no}/{abstain}")).format(
                area=area_told(area.name, detail.entry, _), yes=area.yes, no=area.no, abstain=area.abstain
            )
            for area in detail.areas
        ]
        if counted:
            yield _(N_("Counted (for/against/abstaining): {areas}")).format(areas=self.naming.listed(counted))

    def _election(self, item: AgendaItem) -> Iterator[str]:
        """Every ballot and lot that counts with its numbers, in order; those that were withdrawn with the reason."""
        _ = self.words.gettext
        rounds = [held for held in self.facts.rounds if held.item_id == item.id]
        gone = withdrawn(rounds)
        for held in rounds:
            if held.id in gone and held.withdraws is None:
                reason = next((each.reason for each in rounds if each.withdraws == held.id), "")
                told = _(N_("A ballot at {time} was withdrawn: {reason}"))
                yield told.format(time=dates.clock(held.at), reason=reason or "……")
        result = result_of(rounds)
        if result is None:
            yield _(N_("Result of the election: ……"))
            return
        yield from self._moves(
            result.rounds[0].at, N_("Arrived before the vote: {names}"), N_("Left before the vote: {names}")
        )
        yield from self._rounds(result.rounds)

    def _rounds(self, rounds: Sequence[Round]) -> Iterator[str]:
        _ = self.words.gettext
        for place in range(len(rounds)):
            so_far = result_of(rounds[: place + 1])
            if so_far is not None:
                yield election_sentence(so_far, _)
        yield _(N_("Rule: {rule}")).format(rule=rule_told(rounds[-1].rule, _))
        if rounds[-1].reason:
            told = _(N_("Voted below the quorum; the chair's reason: {reason}"))
            yield told.format(reason=rounds[-1].reason)

    def _withdrawn(self, vote: VoteRecord, votes: list[VoteRecord]) -> str:
        reason = next((each.reason for each in votes if each.withdraws == vote.id), "")
        told = self.words.gettext(N_("A vote at {time} was withdrawn: {reason}"))
        return told.format(time=dates.clock(vote.at), reason=reason or "……")

    def _moves(self, at: dt.datetime, arrived: str, left: str) -> Iterator[str]:
        """Which members came or left since presence was told last."""
        before, now = self.facts.present_at(self._last_told), self.facts.present_at(at)
        self._last_told = at
        members = [each for each in self.facts.people if is_member(each)]
        for told, moved in ((arrived, now - before), (left, before - now)):
            names = [self.naming.name(each) for each in members if each.id in moved]
            if names:
                yield self.words.gettext(told).format(names=self.naming.listed(names))

    def _awards(self, item: AgendaItem) -> Iterator[str]:
        """Who was commended, by award, in the order of the stage. Batches without an item belong to the first."""
        _ = self.words.gettext
        first = next(each.id for each in self.items if each.kind is ItemKind.AWARDS)
        given: dict[str, list[str]] = {}
        for plan in self.facts.plans:
            if (plan.batch.item_id or first) == item.id:
                for place in plan.places:
                    given.setdefault(place.recipient.award_id, []).append(
                        self.naming.recipient(place.recipient)
                    )
        for award_id, names in given.items():
            told = _(N_("{award} ({count}): {names}"))
            yield told.format(
                award=self.naming.award(award_id), count=len(names), names=self.naming.listed(names)
            )


def _by_order(counted: tuple[object, int]) -> int:
    kind, _number = counted
    return list(type(kind)).index(kind)  # type: ignore[call-overload, no-any-return]
