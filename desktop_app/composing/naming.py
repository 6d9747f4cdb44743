"""How people and things are named when they are spoken of: with organisation and position, in the text's language."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.agenda import AgendaItem, Role
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import Award, Batch, Recipient
from desktop_app.domain.manuscripts import Facts
from desktop_app.words import N_, Words


class Naming:
    """Names for one text."""

    def __init__(self, facts: Facts, words: Words) -> None:
        self.facts, self.words = facts, words
        self.latin = not words.language.startswith("zh")
        self._people = {person.id: person for person in facts.people}

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other."""
        return self.words.gettext(N_(", ")).join(filter(None, names))

    def name(self, person: Attendee) -> str:
        """The name of who comes."""
        if self.latin and person.who_comes == person.name:
            return person.latin_name or self.facts.latin.get(person.id, "") or person.name
        return person.who_comes

    def titled(self, person: Attendee) -> str:
        """With organisation and position, as one is introduced: 市人民政府副市长姜欣怡; Jiang Xinyi (…)."""
        if person.who_comes != person.name:
            return self.words.gettext(N_("{substitute} (for {name})")).format(
                substitute=person.who_comes, name=person.name
            )
        if not self.latin:
            return f"{person.organisation}{person.position}{person.name}"
        place = ", ".join(filter(None, (person.position, person.organisation)))
        return f"{self.name(person)} ({place})" if place else self.name(person)

    def role(self, item: AgendaItem, *roles: Role, titled: bool = True) -> str:
        """Those who have one of these roles on an item."""
        found = []
        for each in item.roles:
            if each.role in roles:
                person = self._people.get(each.attendee_id or "")
                tell = self.titled if titled else self.name
                found.append(tell(person) if person is not None else each.name)
        return self.listed(found)

    def title(self, item: AgendaItem) -> str:
        """The title of an item."""
        return (self.latin and item.latin_title) or item.title

    def subject(self, item: AgendaItem) -> str:
        """What an item is about, as it is put to the vote: a document by its name, anything else in quotes."""
        title = self.title(item)
        first, last = title.find("《"), title.rfind("》")
        if 0 <= first < last:
            return title[first : last + 1]
        return self.words.gettext(N_("“{title}”")).format(title=title.strip("“”"))

    def batch(self, batch: Batch) -> str:
        """A batch by its name; a bare number is told as one."""
        if batch.name.isdigit():
            return self.words.gettext(N_("Batch {number}")).format(number=batch.name)
        return batch.name

    def heading(self, item: AgendaItem) -> str:
        """Number and title."""
        number = self.facts.numbers.get(item.id, "")
        gap = "" if number.endswith(("、", "）")) or not number else " "
        return f"{number}{gap}{self.title(item)}"

    def award(self, award_id: str) -> str:
        """The title of an award."""
        award: Award | None = self.facts.awards.get(award_id)
        if award is None:
            return ""
        return (self.latin and award.latin_title) or award.title

    def recipient(self, recipient: Recipient) -> str:
        """A recipient: a body with its representative, a person with the organisation."""
        _ = self.words.gettext
        person = self._people.get(recipient.attendee_id or "")
        name = recipient.name
        if self.latin:
            name = recipient.latin_name or (self.name(person) if person is not None else recipient.name)
        if recipient.on_stage_name and recipient.on_stage_name != recipient.name:
            told = _(N_("{body} (represented by {name})"))
            return told.format(body=name, name=recipient.on_stage_name)
        return name

    def meeting(self) -> str:
        """The title of the meeting."""
        return (self.latin and self.facts.meeting.latin_title) or self.facts.meeting.title
