"""What is to be done after the meeting, as the minutes and the action list tell it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app import dates
from desktop_app.domain.actions import Action
from desktop_app.domain.manuscripts import Facts
from desktop_app.words import N_, Words

GAP = "……"
"""Left to be filled in by hand."""


def follow_up(facts: Facts, words: Words) -> Iterator[str]:
    """One line a task: those of this meeting in the order in which they were noted, then those of earlier meetings with
    what became of them. Without any, one line with gaps."""
    _ = words.gettext
    noted = sorted(facts.actions, key=lambda each: (bool(each.origin), each.order, each.noted_at, each.id))
    for each in noted:
        told = _task(each, facts, words)
        if each.origin:
            told = _(N_("From {meeting}: {task}")).format(meeting=each.origin, task=told)
        if each.done_at is not None:
            day = dates.day_told(each.done_at.date(), _)
            told = _(N_("{task}; done on {day}")).format(task=told, day=day)
        yield told
    if not noted:
        yield _told("", "", "", words)


def _task(action: Action, facts: Facts, words: Words) -> str:
    number = facts.numbers.get(action.item_id or "", "").rstrip("、．. ")
    task = action.task
    if number:
        task = words.gettext(N_("{task} (item {number})")).format(task=task, number=number)
    due = dates.day_told(action.due, words.gettext) if action.due is not None else ""
    return _told(task, action.owner, due, words)


def _told(task: str, owner: str, due: str, words: Words) -> str:
    pattern = words.gettext(N_("Task: {task}; responsible: {owner}; due: {due}"))
    return pattern.format(task=task or GAP, owner=owner or GAP, due=due or GAP)
