"""The host's script (主持词): what the chair of the session says, item after item, with cues that are not spoken.

Guests are introduced in protocol order with their positions; votes have the spoken formula of their method; batches of
awards say who steps up, from which side, and who hands out. Everything can be edited afterwards and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app import dates
from desktop_app.domain.agenda import RESOLUTION_KINDS, AgendaItem, ItemKind, Role, tree_order
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import EntrySide
from desktop_app.domain.ceremony import StagePlan, by_rank
from desktop_app.domain.manuscripts import Block, BlockKind, Facts, text_of
from desktop_app.domain.resolutions import Method, standing_vote
from desktop_app.verdicts import chair_sentence_of
from desktop_app.words import N_, Words

from .naming import Naming

INTRODUCED = 30
"""How many on the dais are introduced by name; beyond that nobody listens."""

_SHOWN: dict[Method, tuple[str, str]] = {
    Method.HANDS: (N_("please raise your hand"), N_("Please lower your hands.")),
    Method.STANDING: (N_("please stand up"), N_("Please sit down.")),
}
"""What those who are of one mind do, and how it ends, for methods in which the hall shows its mind."""

_OTHERWISE: dict[Method, str] = {
    Method.ACCLAMATION: N_("If you agree, please show it by applause."),
    Method.ROLL_CALL: N_(
        "We vote by roll call. When your name is called, please answer: for, against or abstention."
    ),
    Method.SECRET: N_("We vote by secret ballot. Tellers, please hand out the ballot papers."),
    Method.CONSENT: N_("Does anybody object? … There is no objection."),
}


def host_script(facts: Facts, words: Words) -> str:
    """The script as a manuscript, in the order of the agenda; internal notes become cues."""
    return text_of(list(_Script(facts, words).blocks()))


class _Script:
    """Composes it from top to bottom."""

    def __init__(self, facts: Facts, words: Words) -> None:
        self.facts, self.words = facts, words
        self.naming = Naming(facts, words)
        self.first_awards = next((i.id for i in facts.items if i.kind is ItemKind.AWARDS), "")

    def blocks(self) -> Iterator[Block]:
        """Everything, title first."""
        _ = self.words.gettext
        yield Block(
            BlockKind.TITLE, _(N_("Script for the chair: {title}")).format(title=self.naming.meeting())
        )
        for item in tree_order(self.facts.items):
            if item.internal or item.kind is ItemKind.NOTE:
                yield _cue(f"{dates.clock(self.facts.slots[item.id].start)} {self.naming.title(item)}")
                continue
            yield Block(BlockKind.HEADING, self.naming.heading(item))
            slot = self.facts.slots[item.id]
            length = dates.length_told(slot.minutes, _)
            yield _cue(_(N_("{time}, {length}")).format(time=dates.clock(slot.start), length=length))
            yield from self._item(item)
            if item.note:
                yield _cue(item.note)

    def _item(self, item: AgendaItem) -> Iterator[Block]:
        says = {
            ItemKind.CHECK_IN: self._check_in,
            ItemKind.OPENING: self._opening,
            ItemKind.AWARDS: self._awards,
            ItemKind.SIGNING: self._signing,
            ItemKind.FILM: self._film,
            ItemKind.BREAK: self._break,
            ItemKind.CLOSING: self._closing,
        }.get(item.kind, self._report)
        if item.text or item.latin_text:  # what the office wrote itself goes before anything composed
            yield _spoken((self.naming.latin and item.latin_text) or item.text)
        yield from says(item)
        if item.kind in RESOLUTION_KINDS:
            yield from self._vote(item)

    def _say(self, sentence: str, **facts: object) -> Block:
        return _spoken(self.words.gettext(sentence).format(**facts))

    def _check_in(self, item: AgendaItem) -> Iterator[Block]:
        yield _cue(self.words.gettext(N_("Guests check in and take their seats.")))
        yield self._say(N_("Ladies and gentlemen, please be seated and set your telephones to silent."))

    def _opening(self, item: AgendaItem) -> Iterator[Block]:
        yield self._say(N_("Members, guests, good day! I open {title}."), title=self.naming.meeting())
        on_dais = sorted((p for p in self.facts.people if p.rank is not None and p.comes), key=_rank)
        if on_dais:
            told = self.naming.listed(map(self.naming.titled, on_dais[:INTRODUCED]))
            yield self._say(N_("With us today are: {guests}."), guests=told)
            yield self._say(N_("Let us welcome them with applause!"))
        yield _cue(self.words.gettext(N_("Read out the presence from the quorum slip.")))
        roll = self.facts.quorum_at(self.facts.meeting.starts_at)
        told = N_("Of {members} members …… are present; the quorum of {needed} is met.")
        yield self._say(told, members=roll.members, needed=roll.needed)

    def _report(self, item: AgendaItem) -> Iterator[Block]:
        speaks = self.naming.role(item, Role.SPEAKER, Role.PRESENTER)
        title = self.naming.title(item)
        if item.kind is ItemKind.SPEECH and speaks:
            yield self._say(N_("I now give the floor to {names}. Please welcome the speaker."), names=speaks)
            yield self._say(N_("Thank you for these words."))
        elif speaks:
            yield self._say(N_("Next: {title}. I give the floor to {names}."), title=title, names=speaks)
        else:
            yield self._say(N_("Next: {title}."), title=title)

    def _vote(self, item: AgendaItem) -> Iterator[Block]:
        motion = self.facts.resolutions.get(item.id)
        method = motion.method if motion is not None else Method.HANDS
        if motion is not None and motion.text:
            yield self._say(N_("I put to the vote: {text}"), text=motion.text)
        else:
            yield self._say(N_("I put {subject} to the vote."), subject=self.naming.subject(item))
        if method in _SHOWN:
            do, end = map(self.words.gettext, _SHOWN[method])
            for ask in (
                N_("Those in favour, {do}. …… {end}"),
                N_("Those against, {do}. …… {end}"),
                N_("Abstentions, {do}. …… {end}"),
            ):
                yield self._say(ask, do=do, end=end)
        else:
            yield self._say(_OTHERWISE[method])
        standing = standing_vote(vote for vote in self.facts.votes if vote.item_id == item.id)
        if standing is None:
            yield _cue(
                self.words.gettext(N_("Enter the numbers; the sentence for the chair appears on the desk."))
            )
            yield self._say(N_("In favour ……, against ……, abstentions ……: ……"))
        else:
            yield _spoken(chair_sentence_of(standing, self.words.gettext))

    def _awards(self, item: AgendaItem) -> Iterator[Block]:
        for plan in self.facts.plans:
            if (plan.batch.item_id or self.first_awards) == item.id and plan.places:
                yield from self._batch(plan)

    def _batch(self, plan: StagePlan) -> Iterator[Block]:
        _ = self.words.gettext
        places = sorted(plan.places, key=lambda place: place.walk)
        awards = self.naming.listed(
            dict.fromkeys(self.naming.award(p.recipient.award_id) for p in plan.places)
        )
        yield _cue(
            _(N_("{batch}: {count} recipients")).format(
                batch=self.naming.batch(plan.batch), count=len(places)
            )
        )
        yield self._say(N_("We now present: {awards}."), awards=awards)
        names = self.naming.listed(self.naming.recipient(place.recipient) for place in places)
        yield self._say(N_("Please come up on stage: {names}."), names=names)
        entry = (
            N_("They enter from the left, as the audience sees it.")
            if plan.batch.entry is EntrySide.LEFT
            else N_("They enter from the right, as the audience sees it.")
        )
        yield _cue(_(entry))
        pending = [p.recipient.name for p in places if p.recipient.representative_pending]
        if pending:
            yield _cue(
                _(N_("Not yet named who comes up for: {names}")).format(names=self.naming.listed(pending))
            )
        hand_out = [self._presenter(each.attendee_id, each.name) for each in by_rank(plan.presenters)]
        if hand_out:
            yield self._say(N_("The awards are presented by {names}."), names=self.naming.listed(hand_out))
        yield _cue(_(N_("Photograph.")))
        yield self._say(N_("Congratulations! Thank you; please return to your seats."))

    def _presenter(self, attendee_id: str | None, name: str) -> str:
        person = self.facts.person(attendee_id)
        return self.naming.titled(person) if person is not None else name

    def _signing(self, item: AgendaItem) -> Iterator[Block]:
        yield self._say(N_("Next: {title}."), title=self.naming.title(item))
        signs = self.naming.role(item, Role.SIGNATORY)
        if signs:
            yield self._say(N_("Please come up on stage to sign: {names}."), names=signs)
        else:
            yield self._say(N_("Please come up on stage to sign: ……"))
        witnesses = self.naming.role(item, Role.CHAIR, Role.PRESENTER)
        if witnesses:
            yield self._say(N_("It is witnessed by {names}."), names=witnesses)
        yield _cue(
            self.words.gettext(N_("Copies, pens and name cards are on the table; photograph after signing."))
        )
        yield self._say(N_("Let us congratulate all parties with applause!"))

    def _film(self, item: AgendaItem) -> Iterator[Block]:
        yield _cue(self.words.gettext(N_("Dim the light, start the film.")))
        yield self._say(N_("Please watch the screen."))

    def _break(self, item: AgendaItem) -> Iterator[Block]:
        end = dates.clock(self.facts.slots[item.id].end)
        yield self._say(N_("We have a break; the meeting goes on at {time}."), time=end)

    def _closing(self, item: AgendaItem) -> Iterator[Block]:
        yield self._say(
            N_("All items of the agenda have been dealt with. Thank you all. I close the meeting.")
        )


def _rank(person: Attendee) -> tuple[int, int]:
    return person.rank or 0, person.roster_order


def _spoken(text: str) -> Block:
    return Block(BlockKind.TEXT, text)


def _cue(text: str) -> Block:
    return Block(BlockKind.CUE, text)
