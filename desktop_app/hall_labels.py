"""What the enums of halls and their designer are called; `labels` has them all."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from desktop_app.domain.hall_design import Counting, PartKind
from desktop_app.domain.hall_templates import HallTemplate
from desktop_app.domain.seating import SeatKind
from desktop_app.words import N_

HALL: dict[type[enum.Enum], Mapping[enum.Enum, str]] = {
    SeatKind: {
        SeatKind.SEAT: N_("Ordinary seat"),
        SeatKind.WHEELCHAIR: N_("Wheelchair place"),
        SeatKind.BLOCKED: N_("Blocked"),
        SeatKind.RESERVED: N_("Reserved"),
        SeatKind.INTERPRETER: N_("Interpreter's seat"),
        SeatKind.PRESS: N_("Press seat"),
    },
    PartKind: {
        PartKind.BLOCK: N_("Block of rows"),
        PartKind.PLOTTED: N_("Block from a plan"),
        PartKind.DAIS: N_("Dais"),
        PartKind.ROUND: N_("Round table"),
        PartKind.LONG: N_("Long table"),
        PartKind.HORSESHOE: N_("U-shaped table"),
        PartKind.HOLLOW: N_("Hollow square"),
        PartKind.STAGE: N_("Stage"),
        PartKind.LECTERN: N_("Lectern"),
        PartKind.DOOR: N_("Door"),
        PartKind.SCREEN: N_("Screen"),
        PartKind.BOOTH: N_("Interpreters' booth"),
        PartKind.LABEL: N_("Words"),
    },
    Counting: {
        Counting.LEFT: N_("From left to right"),
        Counting.RIGHT: N_("From right to left"),
        Counting.MIDDLE: N_("From the middle: odd left, even right"),
        Counting.MIDDLE_MIRRORED: N_("From the middle: odd right, even left"),
    },
    HallTemplate: {
        HallTemplate.LECTURE: N_("Lecture hall, staggered rows"),
        HallTemplate.THEATRE: N_("Theatre, curved, two aisles"),
        HallTemplate.CLASSROOM: N_("Classroom with desks"),
        HallTemplate.BANQUET: N_("Banquet, round tables"),
        HallTemplate.COUNCIL: N_("Council chamber"),
        HallTemplate.HORSESHOE: N_("U-shaped table"),
    },
}
