"""Reading a list of commendations: rows of a sheet become awards, batches and recipients linked to the roster.

Pure: nothing is written. A person or representative of one name is linked; of several namesakes the one of the same
organisation; where that does not decide, the row carries a reason and stays unlinked. 待定 means: nobody named yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .attendees import Attendee
from .awards import AwardKind
from .citations import citation_doubts
from .headings import Header, find_header, with_columns
from .names import clean_name, clean_text, folded
from .refusal import Refusal
from .review import Proposed, Reason, Review, Verdict, differences

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "batch": ("批次", "颁奖批次", "上台批次", "轮次", "batch", "group no", "round"),
    "award": ("奖项", "奖项名称", "荣誉称号", "表彰项目", "荣誉", "award", "award title", "prize"),
    "latin_award": ("奖项英文", "英文奖项", "award in english", "english award"),
    "grade": ("等次", "等级", "奖级", "名次", "grade", "level", "place"),
    "kind": ("类别", "类型", "性质", "对象", "kind", "type", "category"),
    "name": ("获奖者", "获奖人", "获奖对象", "获奖名单", "受表彰对象", "姓名", "recipient", "winner", "name"),
    "latin_name": ("英文名", "获奖者英文", "英文姓名", "name in english", "english name"),
    "representative": ("领奖人", "领奖代表", "上台领奖人", "代表", "representative", "collected by"),
    "organisation": ("单位", "所在单位", "工作单位", "推荐单位", "organisation", "organization", "company"),
    "presenter": ("颁奖领导", "颁奖嘉宾", "颁奖人", "presenter", "presented by"),
    "citation": ("表彰词", "颁奖词", "事迹", "主要事迹", "获奖理由", "citation", "reason"),
    "latin_citation": ("英文表彰词", "表彰词英文", "citation in english", "english citation"),
}
PENDING = frozenset({"待定", "待报", "未定", "另定", "tbd", "tba", "tbc", "?", "？"})
GROUPS = ("集体", "单位", "团体", "组织", "企业", "案例", "项目", "group", "body", "team", "organi")
PERSONS = ("个人", "先进个人", "人员", "person", "individual")
_BODY_NAME = re.compile(
    r"(公司|委员会|协会|局|院|中心|大学|学院|政府|银行|工会|学会|商会|集团|联合会|公会|社)$"
)
_NUMBERED = re.compile(r"^(?:第)?\s*(\d+)\s*(?:批|轮|组)?(?:次)?$")
COMPARED = (
    "batch",
    "award",
    "latin_award",
    "grade",
    "kind",
    "representative",
    "pending",
    "organisation",
    "presenter",
    "citation",
    "latin_name",
    "latin_citation",
    "attendee_id",
    "representative_id",
    "presenter_id",
)
"""What makes a known recipient a changed one."""

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Commendation:
    """One line of a list: a recipient with award and batch by name. `recipient_id` is set when it is known already."""

    award: str
    name: str
    batch: str = ""
    latin_award: str = ""
    grade: str = ""
    kind: AwardKind = AwardKind.PERSON
    representative: str = ""
    pending: bool = False
    organisation: str = ""
    presenter: str = ""
    citation: str = ""
    latin_name: str = ""
    latin_citation: str = ""
    attendee_id: str | None = None
    representative_id: str | None = None
    presenter_id: str | None = None
    recipient_id: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two lines the same commendation."""
        body = self.organisation if self.kind is AwardKind.PERSON else ""
        return folded(self.award), folded(self.name), folded(body)


def read_awards(
    rows: Rows,
    people: Iterable[Attendee],
    known: Iterable[Commendation] = (),
    columns: Mapping[int, str] | None = None,
    source: str = "",
) -> Review[Commendation]:
    """What importing this sheet would do. Refuses (awards-no-header) when no row looks like headings with a recipient.

    An empty batch or award cell repeats the one above, as merged cells do.
    """
    header = find_header(rows, HEADINGS, "name")
    if header is None or not {"award", "citation", "presenter"} & set(header.columns):
        raise Refusal("awards-no-header")
    if columns:
        header = with_columns(header, columns)
    reader = _Reader(header, _by_name(people), {line.key: line for line in known})
    return Review(tuple(reader.proposals(rows)), header.mapped, source=source)


def _by_name(people: Iterable[Attendee]) -> dict[str, list[Attendee]]:
    named: dict[str, list[Attendee]] = {}
    for person in people:
        named.setdefault(folded(person.name), []).append(person)
    return named


class _Reader:
    """Walks down the sheet and remembers what merged cells stand for."""

    def __init__(
        self,
        header: Header,
        people: Mapping[str, list[Attendee]],
        known: Mapping[tuple[str, str, str], Commendation],
    ) -> None:
        self._header, self._people, self._known = header, people, known
        self._above = {"batch": "", "award": ""}
        self._seen: dict[tuple[str, str, str], int] = {}
        self._names: frozenset[str] = frozenset()

    def proposals(self, rows: Rows) -> Iterator[Proposed[Commendation]]:
        """One proposal for every row that says anything."""
        named = (self._header.cell(row, "name") for row in rows[self._header.row + 1 :])
        self._names = frozenset(filter(None, (_name(clean_text(cell)) for cell in named)))
        for index in range(self._header.row + 1, len(rows)):
            cells = tuple(clean_text(cell) for cell in rows[index])
            if any(cells):
                yield self._proposal(index + 1, cells)

    def _proposal(self, number: int, cells: tuple[str, ...]) -> Proposed[Commendation]:
        line, reasons = self._line(cells)
        missing = "row-without-name" if not line.name else "row-without-award" if not line.award else ""
        if missing:
            return Proposed(number, Verdict.REFUSED, reasons=(Reason(missing),), cells=cells)
        if line.key in self._seen:
            reasons.append(Reason("listed-twice", {"name": line.name, "row": self._seen[line.key]}))
            return Proposed(number, Verdict.DUPLICATE, line, reasons=tuple(reasons), cells=cells)
        self._seen[line.key] = number
        reasons += self._doubts(line)
        existing = self._known.get(line.key)
        if existing is None:
            return Proposed(number, Verdict.NEW, line, reasons=tuple(reasons), cells=cells)
        line = _completed(line, existing, self._header)
        changes = differences(existing, line, COMPARED)
        verdict = Verdict.CHANGED if changes else Verdict.UNCHANGED
        return Proposed(number, verdict, line, existing, changes, tuple(reasons), cells)

    def _doubts(self, line: Commendation) -> Iterator[Reason]:
        """What looks wrong in the text, where the list has a column for it."""
        if "citation" in self._header.columns:
            others = self._names - {line.name, line.representative, line.presenter}
            yield from citation_doubts(line.name, line.kind, line.citation, others, line.organisation)

    def _cell(self, cells: Sequence[str], field: str) -> str:
        text = clean_text(self._header.cell(cells, field))
        if field in self._above:
            text = self._above[field] = text or self._above[field]
        return text

    def _line(self, cells: Sequence[str]) -> tuple[Commendation, list[Reason]]:
        told = {field: self._cell(cells, field) for field in HEADINGS}
        kind = kind_of(told["kind"], told["name"], told["award"])
        name = _name(told["name"]) if kind is AwardKind.PERSON else told["name"]
        asked = told["representative"]
        pending = folded(asked) in PENDING or (kind is AwardKind.GROUP and not asked)
        line = Commendation(
            award=told["award"],
            name=name,
            batch=_batch(told["batch"]),
            latin_award=told["latin_award"],
            grade=told["grade"],
            kind=kind,
            representative="" if pending else _name(asked),
            pending=pending and kind is AwardKind.GROUP,
            organisation=told["organisation"],
            presenter=_name(told["presenter"]),
            citation=told["citation"],
            latin_name=told["latin_name"],
            latin_citation=told["latin_citation"],
        )
        return self._linked(line)

    def _linked(self, line: Commendation) -> tuple[Commendation, list[Reason]]:
        reasons: list[Reason] = []
        if line.kind is AwardKind.PERSON:
            found = self._person("recipient", line.name, line.organisation, reasons)
            line = replace(line, attendee_id=found, representative="")
        elif line.pending:
            reasons.append(Reason("representative-pending", {"name": line.name}))
        else:
            found = self._person("representative", line.representative, line.organisation, reasons)
            line = replace(line, representative_id=found)
        if line.presenter:
            line = replace(line, presenter_id=self._person("presenter", line.presenter, "", reasons))
        return line, reasons

    def _person(self, role: str, name: str, organisation: str, reasons: list[Reason]) -> str | None:
        namesakes = self._people.get(folded(name), [])
        if role == "presenter" and len(namesakes) > 1:
            namesakes = [p for p in namesakes if p.rank is not None] or namesakes
        if len(namesakes) > 1:
            namesakes = [p for p in namesakes if p.organisation == organisation] or namesakes
        if len(namesakes) == 1:
            return namesakes[0].id
        code = f"{role}-namesakes" if namesakes else f"{role}-not-registered"
        reasons.append(Reason(code, {"name": name, "count": len(namesakes)}))
        return None


def _completed(line: Commendation, existing: Commendation, header: Header) -> Commendation:
    """The line with what the sheet has no column for kept as it was."""
    kept = {
        field: getattr(existing, field)
        for field in (
            "batch",
            "latin_award",
            "grade",
            "organisation",
            "citation",
            "latin_name",
            "latin_citation",
        )
        if field not in header.columns
    }
    if "representative" not in header.columns:
        kept |= {name: getattr(existing, name) for name in ("representative", "representative_id", "pending")}
    if "presenter" not in header.columns:
        kept |= {"presenter": existing.presenter, "presenter_id": existing.presenter_id}
    return replace(line, recipient_id=existing.recipient_id, **kept)


def kind_of(told: str, name: str, award: str) -> AwardKind:
    """Whether a person or a body is commended: as the sheet says, else by the name and the award."""
    text = folded(told)
    if any(word in text for word in GROUPS):
        return AwardKind.GROUP
    if any(word in text for word in PERSONS):
        return AwardKind.PERSON
    if "集体" in award or "单位" in award or _BODY_NAME.search(name):
        return AwardKind.GROUP
    return AwardKind.PERSON


def _name(text: str) -> str:
    return clean_name(text).name


def _batch(text: str) -> str:
    """A numbered batch is kept as its number (第2批, 2 and 2.0 are the same); another name as it is."""
    found = _NUMBERED.match(text)
    return str(int(found[1])) if found else text
