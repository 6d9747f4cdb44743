"""What the options of papers are called; `labels` has them all."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from desktop_app.domain.paper_options import (
    BadgeSize,
    CardSize,
    Glued,
    InThePicture,
    PlanPart,
    PlanSize,
    RowLength,
)
from desktop_app.domain.release_proof import ReleaseCheck
from desktop_app.domain.templates import TemplateKind
from desktop_app.words import N_

PAPERS: dict[type[enum.Enum], Mapping[enum.Enum, str]] = {
    CardSize: {
        CardSize.TENT_200X100: N_("Tent, 200 × 100 mm"),
        CardSize.TENT_150X80: N_("Tent, 150 × 80 mm"),
        CardSize.TENT_100X60: N_("Tent, 100 × 60 mm"),
        CardSize.FLAT_200X100: N_("Flat, 200 × 100 mm"),
        CardSize.FLAT_150X100: N_("Flat, 150 × 100 mm"),
        CardSize.FLAT_100X60: N_("Flat, 100 × 60 mm"),
    },
    PlanPart: {
        PlanPart.WHOLE: N_("The whole hall"),
        PlanPart.BLOCKS: N_("A sheet for each block"),
        PlanPart.DAIS: N_("The dais, for laying cards"),
    },
    PlanSize: {
        PlanSize.AUTO: N_("As the hall needs"),
        PlanSize.A4: N_("A4"),
        PlanSize.A3: N_("A3"),
        PlanSize.A2: N_("Poster A2"),
        PlanSize.A1: N_("Poster A1"),
        PlanSize.A0: N_("Poster A0"),
    },
    InThePicture: {
        InThePicture.AWARDED: N_("The dais and everyone who walks on stage"),
        InThePicture.MEMBERS: N_("The dais and the voting members"),
        InThePicture.EVERYBODY: N_("Everybody who comes"),
    },
    RowLength: {
        RowLength.AUTO: N_("Automatic, for a wide picture"),
        RowLength.TEN: N_("10 per row"),
        RowLength.FIFTEEN: N_("15 per row"),
        RowLength.TWENTY: N_("20 per row"),
        RowLength.TWENTY_FIVE: N_("25 per row"),
        RowLength.THIRTY: N_("30 per row"),
    },
    TemplateKind: {
        TemplateKind.CERTIFICATE: N_("Certificate"),
        TemplateKind.BADGE: N_("Badge"),
        TemplateKind.NAME_CARD: N_("Name card"),
    },
    ReleaseCheck: {
        ReleaseCheck.ONCE: N_("Every recipient on the list has exactly one page"),
        ReleaseCheck.BOXES: N_("Every character and picture is printed: no empty box"),
        ReleaseCheck.TEXTS: N_("The text read back from the file is that of the list"),
        ReleaseCheck.NUMBERS: N_("No number is given twice or missing"),
        ReleaseCheck.FITS: N_("Every text fits"),
        ReleaseCheck.TWICE: N_("Nobody seems to be listed twice"),
        ReleaseCheck.COMPLETE: N_("Nothing is missing"),
    },
    Glued: {
        Glued.NO: N_("One sheet"),
        Glued.A4: N_("A4 sheets"),
        Glued.A3: N_("A3 sheets"),
    },
}

ON_TEMPLATE: Mapping[enum.Enum, str] = {
    BadgeSize.SHEET_95X68: N_("Several to a sheet, for cutting"),
    BadgeSize.LABEL_100X62: N_("One to a page"),
    CardSize.TENT_200X100: N_("To fold, name on both sides"),
    CardSize.FLAT_200X100: N_("Flat, for a stand"),
}
"""What a size means for a template, which has a size of its own (`on_template`)."""

LACKING = {
    "citation": N_("citation"),
    "latin_name": N_("name in English"),
    "latin_title": N_("award in English"),
}
"""What a certificate should have and the meeting does not know (`CertificateSheet.lacking`)."""

PERSON_LACKS = {
    "latin_name": N_("name in English"),
    "organisation": N_("organisation"),
    "position": N_("position"),
    "delegation": N_("delegation"),
    "seat": N_("seat"),
    "badge_number": N_("badge number"),
    "photo": N_("photo"),
    "venue": N_("venue"),
    "organiser": N_("organiser"),
}
"""What a badge or name card shows and the meeting does not know."""
