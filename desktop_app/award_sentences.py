"""What is doubtful in a list of commendations, and what keeps certificates from being signed, as sentences."""

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
    "no-page-made": N_(
        "No certificate could be made, so nothing was saved. Check the certificates first; that tells what is wrong."
    ),
    "digital-id-unreadable": N_(
        "This file holds no digital ID. Choose the .p12 or .pfx file of the organisation."
    ),
    "digital-id-password": N_("The password does not open this digital ID."),
    "digital-id-without-key": N_(
        "This file holds no private key with its certificate. Export the digital ID with its private key."
    ),
    "digital-id-other-key": N_(
        "Only digital IDs with an RSA or elliptic-curve key can sign. Choose another."
    ),
    "digital-id-old-cipher": N_(
        "This digital ID is protected by encryption that is no longer safe. Export it again with AES-256."
    ),
    "digital-id-expired": N_("This digital ID expired on {date}. Choose one that is still valid."),
    "digital-id-too-early": N_("This digital ID is not valid before {date}."),
}
