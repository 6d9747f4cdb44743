"""A hall of 176 invented people like a real one: a dais of eleven, eight delegations, five award batches, three
wheelchair users, four apologies. As a task for the engine, and as a meeting file."""

from __future__ import annotations

import random
from dataclasses import replace

from db.models import AttendeeRecord, AwardRecord, BatchRecord, DelegationRecord, RecipientRecord
from db.queries.attendees import attendee_columns, delegation_columns
from db.store import Store
from desktop_app.commands import halls
from desktop_app.domain.attendees import Attendee, Capacity, Delegation, Need, Status
from desktop_app.domain.awards import EntrySide
from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.identity import new_id
from desktop_app.domain.order import n_between
from desktop_app.domain.seating import Hall, SeatingTask, Sitter, Walk

SHAPE = HallShape(12, 20, (5, 15), 11, wheelchair=((10, 1), (10, 2), (10, 20)))
SIZES = (24, 26, 20, 14, 18, 12, 32, 19)
GROUPS = (
    "市有关部门",
    "人民团体和行业协会",
    "企事业单位",
    "个人委员",
    "特邀志愿者",
    "基金会理事监事",
    "各区",
    "受表彰代表",
)
BATCHES = (9, 9, 9, 10, 6)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春红建文志国"


def a_task(seed: int = 1, evaluations: int = 4_000) -> SeatingTask:
    """The hall as a task; people are d1..d11 on the dais and p12..p176 in the audience."""
    chance = random.Random(5)
    people = [Sitter(f"d{rank}", "dais", rank, rank) for rank in range(1, SHAPE.dais + 1)]
    for group, size in enumerate(SIZES):
        people += [Sitter(f"p{len(people) + n + 1}", f"g{group}", len(people) + n + 1) for n in range(size)]
    audience = [sitter.id for sitter in people[SHAPE.dais :]]
    on_stage = iter(chance.sample(audience, sum(BATCHES)))
    walks = [
        Walk(f"b{batch}", EntrySide.LEFT, tuple(next(on_stage) for _ in range(size)))
        for batch, size in enumerate(BATCHES)
    ]
    wheels = set(chance.sample(audience, 3))
    people = [replace(sitter, wheelchair=sitter.id in wheels) for sitter in people]
    return SeatingTask(
        hall_id="h",
        seats=make_seats("h", SHAPE),
        people=tuple(sitter for at, sitter in enumerate(people) if at not in (80, 105, 126, 146)),
        groups=("dais", *(f"g{group}" for group in range(len(SIZES)))),
        walks=tuple(walks),
        seed=seed,
        evaluations=evaluations,
    )


def a_large_task(people: int, seed: int = 1, evaluations: int = 60_000) -> SeatingTask:
    """A hall for so many people: two aisles, a dais, 35 delegations for each 500 people, of very unequal size."""
    chance = random.Random(1000 * people + seed)
    width = 20 if people < 300 else 33 if people < 1000 else 52
    rows, chairs = -(-int(people * 1.08) // width), 11 if people < 1000 else 27
    sitters = [Sitter(f"d{rank}", "dais", rank, rank) for rank in range(1, chairs + 1)]
    while len(sitters) < people:
        size = min(max(1, round(chance.lognormvariate(2.1, 0.8))), 60, people - len(sitters))
        start = len(sitters)
        sitters += [Sitter(f"p{start + n}", f"g{start}", start + n) for n in range(size)]
    groups = list(dict.fromkeys(sitter.group for sitter in sitters))
    chance.shuffle(groups)
    on_stage = chance.sample([s.id for s in sitters if s.rank is None], people // 20)
    walks = [Walk(f"b{n}", EntrySide.LEFT, tuple(on_stage[n : n + 10])) for n in range(0, len(on_stage), 10)]
    seats = make_seats("h", HallShape(rows, width, (width // 4, 3 * width // 4), chairs))
    return SeatingTask(
        "h", seats, tuple(sitters), tuple(groups), tuple(walks), seed=seed, evaluations=evaluations
    )


def names(count: int, seed: int = 3) -> list[str]:
    """Invented names, all different."""
    chance, found = random.Random(seed), dict[str, None]()
    while len(found) < count:
        found[chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))] = None
    return list(found)


def fill(store: Store, shape: HallShape = SHAPE) -> Hall:
    """The same people, with names, delegations and awards, in a meeting file; and the hall they meet in."""
    task = a_task()
    keys = n_between(None, None, len(GROUPS) + 1)
    groups = [Delegation(new_id(), "主席台", "Dais", order=keys[0])]
    groups += [Delegation(new_id(), name, order=key) for name, key in zip(GROUPS, keys[1:], strict=True)]
    ids = dict(zip(task.groups, (group.id for group in groups), strict=True))
    named = names(180)
    people = {sitter.id: _attendee(sitter, named[sitter.order], ids[sitter.group]) for sitter in task.people}
    away = [replace(_attendee(Sitter(f"a{n}", "g6", 176 + n), named[176 + n], ids["g6"]), status=Status.APOLOGIES)
            for n in range(4)]  # fmt: skip
    hall = Hall(new_id(), "会堂")
    with store.change("import", "people"):
        DelegationRecord.insert_many([delegation_columns(group) for group in groups]).execute()
        for person in [*people.values(), *away]:
            AttendeeRecord.insert(attendee_columns(person)).execute()
        _write_awards(task.walks, {key: person.id for key, person in people.items()})
    halls.make_hall(store, hall.name, shape, hall.id)
    return hall


def _attendee(sitter: Sitter, name: str, delegation: str) -> Attendee:
    return Attendee(
        id=new_id(),
        name=name,
        delegation_id=delegation,
        capacity=Capacity.GUEST if sitter.rank else Capacity.MEMBER,
        organisation="市某某局",
        position="副主任",
        rank=sitter.rank,
        needs=(Need.WHEELCHAIR,) if sitter.wheelchair else (),
        roster_order=sitter.order,
    )


def _write_awards(walks: tuple[Walk, ...], people: dict[str, str]) -> None:
    award = new_id()
    AwardRecord.insert(id=award, title="先进个人", order="a0").execute()
    for place, walk in enumerate(walks):
        batch = new_id()
        BatchRecord.insert(
            id=batch, name=f"第{place + 1}批", order=f"a{place}", entry=walk.entry.value
        ).execute()
        keys = n_between(None, None, len(walk.people))
        for key, person in zip(keys, walk.people, strict=True):
            if person in people:
                RecipientRecord.insert(
                    id=new_id(), award=award, batch=batch, name=person, attendee=people[person], order=key
                ).execute()
