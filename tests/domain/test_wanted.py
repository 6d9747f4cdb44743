"""Who is wanted on stage."""

from __future__ import annotations

from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role
from desktop_app.domain.awards import AwardKind, Batch, Recipient
from desktop_app.domain.ceremony import Presenter, stage_plan
from desktop_app.domain.wanted import Part, wanted

ITEMS = [
    AgendaItem("a", "A", order="a", kind=ItemKind.AWARDS, roles=(ItemRole("r", "a", Role.CHAIR, "甲", "1"),)),
    AgendaItem("b", "B", order="b", kind=ItemKind.AWARDS),
]
PLAN = stage_plan(
    Batch("x", "1"),
    [
        Recipient("p", "w", "x", "乙", attendee_id="2"),
        Recipient("q", "w", "x", "总工会", AwardKind.GROUP, order="b"),
    ],
    [Presenter("1", "甲", 1, attendee_id="1"), Presenter("3", "丙", 2, attendee_id="3")],
)


def test_everybody_once_with_the_most_urgent_part() -> None:
    found = [(each.part, each.name, each.attendee_id) for each in wanted(ITEMS[0], ITEMS, [PLAN])]
    assert found[0] == (Part.CHAIR, "甲", "1") and (Part.HANDS_OUT, "丙", "3") in found
    assert (Part.RECIPIENT, "乙", "2") in found and len(found) == 4
    assert [each.about for each in wanted(ITEMS[0], ITEMS, [PLAN]) if not each.name] == ["总工会"]


def test_batches_without_an_item_belong_to_the_first_ceremony() -> None:
    assert wanted(ITEMS[1], ITEMS, [PLAN]) == ()
