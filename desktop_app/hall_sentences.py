"""What is refused of halls and seats, as sentences; `sentences` has them all."""

from __future__ import annotations

from desktop_app.words import N_

HALLS: dict[str, str] = {
    "plan-unreadable": N_("{file} is no seating plan: a JSON file with zones, rows and seats is needed."),
    "no-rows": N_("This hall has no rows of seats."),
    "hall-needs-name": N_("The hall needs a name."),
    "no-hall": N_("There is no hall yet. Lay one out first."),
    "block-name-twice": N_("Two blocks or tables are called {name}. Give one of them another name."),
    "block-needs-name": N_("Every block and table needs a name."),
    "curve-too-tight": N_("The rows of {name} are too long for their curve. Make its radius larger."),
    "hall-fault": N_("This is not a hall Rostrum can draw: see {where}."),
    "hall-newer": N_("This hall was drawn by a newer Rostrum. Update Rostrum to change it."),
    "hall-too-large": N_("A hall has at most {seats} seats and {parts} parts."),
    "hall-unreadable": N_("This file holds no hall."),
    "label-twice": N_(
        "Two seats would be called {label}. Let the numbers go on, or write the block before the row."
    ),
    "numbers-in-a-circle": N_("The numbers of {name} go on from a block that goes on from it."),
    "one-dais": N_("A hall has one dais; give it more rows instead."),
    "hall-size": N_("A hall has 1 to {rows} rows of 1 to {seats} seats."),
    "dais-size": N_("A dais has up to {most} chairs in one to three rows."),
    "aisle-outside": N_("An aisle after seat {number} is outside a row of {seats} seats."),
    "too-many-aisles": N_("A hall has at most 25 aisles."),
    "no-such-seat": N_("There is no seat {seat} in this hall."),
    "not-a-seat": N_("“{text}” is not a seat. Write row and seat, such as 10-1."),
    "not-a-number": N_("“{text}” is not a number."),
    "no-such-hall": N_("This hall is no longer there."),
    "requirements-clash": N_("What is asked of the seating cannot all be met. See what clashes."),
    "requirements-clash-named": N_("Nobody was seated. {told}"),
    "plan-is-stale": N_("People or seats have changed since this plan was made. Seat everyone again."),
    "seat-blocked": N_("Seat {seat} is blocked."),
    "seat-locked": N_("{name} is locked to this seat. Unlock the seat first."),
    "seat-taken": N_("Somebody sits on {seat}. Unseat the person first."),
    "have-no-seats": N_("{one} and {two} do not both have a seat in the same hall."),
    "drawing-unreadable": N_("The underlay cannot be read. Choose the plan again."),
    "dxf-unreadable": N_(
        "{file} is no DXF drawing that can be read. Save it as DXF again and try once more."
    ),
    "dxf-is-dwg": N_("{file} is a DWG file. Save it as DXF in the drawing program, and choose that."),
    "dxf-too-big": N_("{file} is too big for a plan. Save the floor with the hall alone as DXF."),
    "dxf-empty": N_("Nothing is drawn in the model space of {file}."),
    "nobody-on-seats": N_("Nobody sits on these seats."),
    "no-seats-there": N_("{number} of these people would find no seat there."),
    "place-locked": N_("Seat {seat} is locked. Unlock it first."),
    "no-room-from-here": N_("No seat is free from {seat} onwards."),
}
