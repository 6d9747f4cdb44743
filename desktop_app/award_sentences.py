"""What is doubtful in a list of commendations, as sentences; `sentences` has them all."""

from __future__ import annotations

from desktop_app.words import N_

AWARDS: dict[str, str] = {
    "row-without-name": N_("no recipient in this row"),
    "row-without-award": N_("no award in this row"),
    "listed-twice": N_("{name} is in row {row} already"),
    "recipient-namesakes": N_("{count} people are called {name}; choose one by hand"),
    "recipient-not-registered": N_("{name} is not on the list of people"),
    "representative-namesakes": N_("{count} people are called {name}; choose the representative by hand"),
    "representative-not-registered": N_("the representative {name} is not on the list of people"),
    "presenter-namesakes": N_("{count} people are called {name}; choose the presenter by hand"),
    "presenter-not-registered": N_("the presenter {name} is not on the list of people"),
    "representative-pending": N_("nobody is named yet to collect for {name}"),
    "citation-missing": N_("no citation for {name}"),
    "citation-other-name": N_("the citation of {name} names {others}"),
    "citation-comrade": N_("the citation of {name} says 同志 of {other}"),
    "citation-long": N_("the citation of {name} has {length} characters, more than {most}"),
    "citation-widths": N_("signs of the wrong width in the citation of {name}: {signs}"),
    "citation-forms": N_("traditional forms in the citation of {name}: {signs}"),
}
