"""Asking something of the seating in words, over a real hall."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.queries import attendees, seating
from db.queries import requirements as kept
from db.store import Store
from desktop_app.commands.seating import accept_plan, seat_person
from desktop_app.domain.job import run_now
from desktop_app.domain.requirements import ALWAYS_WISH, Requirement, RequirementKind
from desktop_app.domain.seating import Hall
from desktop_app.planning.seating import seat_everyone
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from desktop_app.ui.seating.requirements import RequirementsDialog
from tests.seated import fill


@pytest.fixture
def hall(store: Store) -> Hall:
    return fill(store)


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, hall: Hall) -> RequirementsDialog:
    made = RequirementsDialog(office, hall.id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: people_index(office).settled)
    return made


def asked(hall: Hall) -> list[Requirement]:
    return kept.requirements(hall.id)


def ids(count: int) -> list[str]:
    return [person.id for person in attendees.everyone() if person.rank is None][:count]


def test_a_pair_is_asked_for_as_soon_as_both_are_named(dialog: RequirementsDialog, hall: Hall) -> None:
    one, two = ids(2)
    dialog.add(RequirementKind.TOGETHER)
    assert dialog.pending is not None and "two" in dialog.lacking.text()
    dialog.form.picker.picked.emit("", one)
    assert asked(hall) == [] and dialog.form.isVisible()
    dialog.form.picker.picked.emit("", two)
    (pair,) = asked(hall)
    assert pair.people == (one, two) and pair.must and dialog.pending is None
    assert dialog.lacking.text() == "" and dialog.list.current() == pair.id
    dialog.form.wish.click()
    dialog.form.strength.setValue(9)
    assert asked(hall)[0].weight == 9 and "9" in dialog.list.lines.entries[0].second


def test_a_zone_for_a_delegation_by_typed_seats(dialog: RequirementsDialog, hall: Hall) -> None:
    group = attendees.delegations()[2]
    dialog.add(RequirementKind.ZONE)
    dialog.form.ticks[group.id].click()
    dialog.form.seat_field.setText("5-*, 99-1")
    assert "99-1" in dialog.form.understood.text()
    dialog.form.seat_field.setText("5-*, 6-1~6-5")
    dialog.form.seat_field.editingFinished.emit()
    (zone,) = asked(hall)
    assert zone.groups == (group.id,) and len(zone.seats) == 25
    assert "5-*" in dialog.list.lines.entries[0].text and group.name in dialog.list.lines.entries[0].text


def test_what_holds_now_is_told(dialog: RequirementsDialog, office: Office, hall: Hall, store: Store) -> None:
    accept_plan(store, run_now(seat_everyone(seating.task(hall.id, evaluations=500))))
    placed = {each.attendee_id: each.seat_id for each in seating.placements(hall.id)}
    by_label = {seat.label: seat.id for seat in seating.seats(hall.id)}
    sitting = {seat: person for person, seat in placed.items()}
    near = [sitting[by_label[label]] for label in ("3-7", "3-8") if by_label[label] in sitting]
    assert len(near) == 2
    dialog.add(RequirementKind.APART)
    for person in near:
        dialog.form.picker.picked.emit("", person)
    assert dialog.list.lines.entries[0].second.endswith("✗ not met now")
    free = next(seat for seat in by_label.values() if seat not in sitting)
    office.do(seat_person, near[1], free)
    assert dialog.list.lines.entries[0].second.endswith("✓ holds now")


@pytest.mark.parametrize("kind", list(RequirementKind))
def test_every_kind_can_be_begun_and_taken_back(
    dialog: RequirementsDialog, office: Office, hall: Hall, kind: RequirementKind
) -> None:
    dialog.add(kind)
    assert dialog.list.lines.rowCount() == 1
    held = asked(hall)
    assert bool(held) == (dialog.pending is None)
    assert not held or (held[0].weight > 0) == (kind in ALWAYS_WISH)
    dialog.remove_button.click()
    assert dialog.list.lines.rowCount() == 0 and asked(hall) == []
    if held:
        office.undo()
        assert asked(hall) == held


def test_somebody_is_taken_off(dialog: RequirementsDialog, hall: Hall) -> None:
    dialog.add(RequirementKind.APART)
    for person in ids(3):
        dialog.form.picker.picked.emit("", person)
    assert len(asked(hall)[0].people) == 3
    (first,) = dialog.form.names.itemAt(0).widget().findChildren(QPushButton)  # type: ignore[union-attr]
    first.click()
    assert asked(hall)[0].people == tuple(ids(3)[1:])
