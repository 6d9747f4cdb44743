"""Pictures of what opens from the agenda: templates, both languages, actions. See tests/screenshots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from db.queries import actions, agenda, attendees
from desktop_app.app import Program
from desktop_app.domain.agenda import ItemKind
from desktop_app.domain.resolutions import Entry, Voice
from desktop_app.ui.agenda.vote_dialog import VoteDialog
from desktop_app.ui.agenda.vote_entries import WAYS
from desktop_app.ui.office import Office

NOW = dt.datetime(2027, 3, 15, 13, 40)


def _opened(make: Callable[[Office, QWidget], QDialog]) -> Callable[[Program], QWidget]:
    def show(program: Program) -> QWidget:
        office = program.window.office
        assert office is not None
        dialog = make(office, program.window)
        dialog.show()
        return dialog

    return show


def templates(office: Office, parent: QWidget) -> QDialog:
    """What a template holds, before it is taken in."""
    from desktop_app.ui.agenda.templates import TemplateDialog

    return TemplateDialog(office, Path("nowhere"), parent)


def languages(office: Office, parent: QWidget) -> QDialog:
    """Titles and texts side by side, some still missing."""
    from desktop_app.commands.agenda import edit_texts
    from desktop_app.ui.agenda.languages import LanguagesDialog

    told = {3: "Approval of changes to the council", 4: "Approval of the work report", 7: "Award ceremony"}
    texts = {
        item.id: (item.title, told[place], "请各位委员审议。", "Members are asked to consider the motion.")
        for place, item in enumerate(agenda.items(), 1)
        if place in told
    }
    office.do(edit_texts, texts)
    return LanguagesDialog(office, parent)


def vote_by_name(office: Office, parent: QWidget) -> QDialog:
    """A vote noted seat by seat: one against, one abstains, the others in favour."""
    dialog = _vote(office, parent, Entry.NAMES)
    plan = dialog.entries.plan
    against, abstains = (spot.person.id for spot in plan.spots[20:22])
    plan.give(against, Voice.NO)
    plan.give(abstains, Voice.ABSTAIN)
    plan.all_in_favour()
    plan.point(against)
    return dialog


def vote(office: Office, parent: QWidget) -> QDialog:
    """A vote with all its numbers, and the chair's sentence."""
    dialog = _vote(office, parent, Entry.FULL)
    for name, value in (("yes", 50), ("no", 2), ("abstain", 1)):
        dialog.entries.counts[name].setValue(value)
    return dialog


def vote_by_delegation(office: Office, parent: QWidget) -> QDialog:
    """A vote as the tellers of the delegations bring it, half of it in."""
    dialog = _vote(office, parent, Entry.DELEGATIONS)
    table = dialog.entries.delegations
    table.boxes[0]["no"].setValue(1)
    for area, boxes in list(zip(table.areas, table.boxes, strict=True))[:4]:
        boxes["yes"].setValue(area.present - area.no)
    return dialog


def _vote(office: Office, parent: QWidget, entry: Entry) -> VoteDialog:
    item = next(each for each in agenda.items() if each.kind is ItemKind.APPROVAL)
    dialog = VoteDialog(office, item, parent)
    dialog.entries.choose([way for way, _title in WAYS].index(entry))
    return dialog


def action_list(office: Office, parent: QWidget) -> QDialog:
    """What is to be done: one overdue, one done, one carried over."""
    _noted(office)
    from desktop_app.ui.actions import ActionsDialog

    return ActionsDialog(office, parent)


def action(office: Office, parent: QWidget) -> QDialog:
    """One action, its day told back."""
    _noted(office)
    from desktop_app.ui.actions import ActionDialog

    return ActionDialog(office, actions.actions()[1], parent)


def _noted(office: Office) -> None:
    from desktop_app.commands.actions import note_action
    from desktop_app.domain.actions import Action

    if actions.actions():
        return
    item = agenda.items()[2].id
    for number, (task, owner, due, origin) in enumerate(
        (
            ("修订章程并报主管部门备案", "闫强", dt.date(2027, 3, 1), "第二次全体会议"),
            ("印发会议纪要", "秘书处", dt.date(2027, 3, 20), ""),
            (
                "对三家企业的整改情况进行回访，形成书面报告并在下次会议上通报",
                "付健",
                dt.date(2027, 4, 30),
                "",
            ),
            ("更新委员名册", "", None, ""),
        )
    ):
        done = NOW if not due else None
        office.do(note_action, Action(f"{number:032}", task, NOW, owner, None, due, item, done, origin))


def speakers(program: Program) -> QWidget:
    """Somebody has the floor, three wait, two have spoken."""
    from desktop_app.commands import speakers as deeds
    from desktop_app.domain.running import PressKind
    from desktop_app.domain.speakers import ListRules, Wish
    from desktop_app.ui.running.page import RunningPage

    assert program.window.desk is not None and program.window.office is not None
    office, page = program.window.office, program.window.desk.page("running")
    program.window.desk.go("running")
    assert isinstance(page, RunningPage)
    item = page.plan.items[2].id
    here = [each for each in attendees.everyone() if each.comes][60:67]
    if page.recorder.course().current != item:
        page.press(PressKind.START, item)
        office.do(deeds.set_list_rules, ListRules(item, only_present=False))
        for place, person in enumerate(here):
            wish = Wish.POINT_OF_ORDER if place == 5 else Wish.NORMAL
            office.do(deeds.enter_speaker, item, NOW, attendee_id=person.id, wish=wish)
        for place in range(3):
            office.do(deeds.begin_speaker, item, NOW + dt.timedelta(seconds=place * 95))
    page.show_speakers()
    assert page.speakers is not None
    return page.speakers


def election(office: Office, parent: QWidget) -> QDialog:
    """Three seats, five candidates; the first count left one seat open."""
    from desktop_app.commands import elections as deeds
    from desktop_app.commands.agenda import add_item
    from desktop_app.domain.agenda import AgendaItem, ItemKind
    from desktop_app.domain.elections import Candidate, Count, Election
    from desktop_app.ui.agenda.election_dialog import ElectionDialog

    item = AgendaItem("e" * 32, "选举第四届委员会副主任", kind=ItemKind.ELECTION, minutes=20)
    stand = [Candidate(f"{n:032}", item.id, each.name) for n, each in enumerate(attendees.everyone()[70:75])]
    if all(each.id != item.id for each in agenda.items()):
        office.do(add_item, item)
        office.do(deeds.set_election, Election("", item.id, 3))
        office.do(deeds.set_candidates, item.id, stand)
        votes = (48, 41, 27, 21, 15)
        counts = [Count(each.id, each.name, number) for each, number in zip(stand, votes, strict=True)]
        office.do(deeds.record_round, item.id, counts, NOW)
    dialog = ElectionDialog(office, item, parent)
    papers = dialog.papers["returned"].value()
    for boxes, share in zip(dialog.boxes, (0.6, 0.25, 0.1), strict=True):
        boxes[0].setValue(int(share * papers))
    return dialog


VIEWS: dict[str, Callable[[Program], QWidget]] = {
    "vote": _opened(vote),
    "vote-by-name": _opened(vote_by_name),
    "vote-by-delegation": _opened(vote_by_delegation),
    "agenda-templates": _opened(templates),
    "languages": _opened(languages),
    "actions": _opened(action_list),
    "action": _opened(action),
    "speakers": speakers,
    "election": _opened(election),
}
