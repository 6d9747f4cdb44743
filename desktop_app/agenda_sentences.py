"""What refusals about the agenda, its attachments and its actions say; `sentences` speaks them with all others."""

from __future__ import annotations

from desktop_app.words import N_

AGENDA: dict[str, str] = {
    "attachments-fill-up": N_(
        "With {file} the attachments would have more than {most} MB, and every backup carries them. Remove one first, "
        "or keep the file in a folder beside the meeting."
    ),
    "attachment-unreadable": N_("{file} cannot be read. Check that it is still there and closed elsewhere."),
    "attachment-damaged": N_(
        "{file} is not what was attached: the meeting file is damaged there. Take it from a backup, or attach it anew."
    ),
    "attachment-may-run": N_(
        "{file} is not a document, picture or film, so it is not opened from here. Save it to a folder first."
    ),
    "attached-already": N_("{file} hangs on this item already."),
    "agenda-template-unreadable": N_("{name} is no agenda template of Rostrum."),
    "agenda-template-unknown": N_("There is no agenda template {name}. There are: {known}"),
    "agenda-template-not-kept": N_("The template {name} could not be written: {why}."),
    "agenda-template-empty": N_("A template needs a name, and an agenda with items."),
    "item-needs-title": N_("An agenda item needs a title."),
    "item-too-long": N_("“{title}” cannot last that long. A length is 0 minutes to 7 days."),
    "item-needs-time": N_("“{title}” needs a time to hold on to, such as 14:30."),
    "item-is-gone": N_("This agenda item is no longer there."),
    "item-under-itself": N_("“{title}” cannot be put under itself."),
    "item-has-votes": N_("A vote was taken on “{title}”. What was decided stays on record."),
    "lead-below-zero": N_("The gap before “{title}” cannot be below zero."),
    "nothing-above": N_("There is nothing above “{title}” to put it under."),
    "at-the-top": N_("“{title}” stands at the top already."),
    "edition-unchanged": N_("Edition {number} says the same already; change the agenda first."),
    "no-editions": N_("No edition of the agenda has been released yet. Release one first."),
    "no-such-edition": N_("There is no edition {number}; the newest is {newest}."),
    "no-actions": N_("No action has been noted yet."),
    "no-ballots": N_("No ballot papers are needed yet: nothing on the agenda is elected or voted on."),
    "no-agenda": N_("The agenda is empty."),
    "action-needs-task": N_("Say what is to be done."),
    "day-not-understood": N_("“{text}” is not a day. Write it as 3-20, 2027-03-20 or “2 weeks”."),
    "attachment-empty": N_("{file} is empty and was not attached."),
    "attachment-too-large": N_(
        "{file} has {size} MB; a meeting file takes attachments of up to {most} MB. Keep it in a folder beside the "
        "meeting and write its name under Material."
    ),
    "agenda-no-header": N_(
        "No row looks like the headings of an agenda (time, title, minutes …). Name the columns and try again."
    ),
    "not-in-sheet": N_("{count} items of the agenda are not in the sheet and stay as they are: {titles}"),
    "length-not-understood": N_("“{text}” is no length of time. Write 25, 1h30 or 90 min."),
    "time-not-understood": N_("“{text}” is no time"),
    "kind-unknown": N_("“{text}” is no kind of item; taken as a report"),
    "no-length": N_("no length given; taken as {minutes} minutes"),
    "area-over": N_("“{area}” has {over} more votes than people. Count there once more."),
    "areas-do-not-add-up": N_(
        "The areas have {counted} people, but {present} are present. Count the areas once more."
    ),
    "voice-not-entitled": N_("Somebody who may not vote now has a voice. Take it out."),
    "secret-by-name": N_("A secret ballot is not noted by name. Enter the numbers alone."),
    "detail-does-not-add-up": N_("The numbers are not the sum of what was entered. Enter them once more."),
}
