"""What a change is called where it is undone, listed or exported: the verb of its journal label, and its subject.

To add one: a line in DEEDS for every label a command opens a change with; a house test insists.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.words import N_

DEEDS: dict[str, str] = {
    "accept-plan": N_("Accept seating plan"),
    "add-attendee": N_("Add person"),
    "add-award": N_("Add award"),
    "add-batch": N_("Add batch"),
    "add-item": N_("Add agenda item"),
    "add-recipient": N_("Add recipient"),
    "add-session": N_("Add attendance list"),
    "check-in": N_("Check in"),
    "check-in-group": N_("Check in together"),
    "check-out": N_("Leave the hall"),
    "choose-presenter": N_("Choose presenter"),
    "choose-representative": N_("Choose representative"),
    "clear-hall": N_("Unseat everyone"),
    "compose-afresh": N_("Compose text afresh"),
    "compose-manuscript": N_("Bring text up to date"),
    "create": N_("Create meeting"),
    "cut-items": N_("Shorten agenda items"),
    "edit-attendees": N_("Edit people"),
    "edit-award": N_("Edit award"),
    "edit-batch": N_("Edit batch"),
    "edit-delegation": N_("Edit delegation"),
    "edit-item": N_("Edit agenda item"),
    "edit-manuscript": N_("Edit text"),
    "edit-meeting": N_("Edit meeting"),
    "edit-recipient": N_("Edit recipient"),
    "edit-session": N_("Change attendance list"),
    "enter-later": N_("Enter from a paper list"),
    "import-agenda": N_("Import agenda"),
    "import-awards": N_("Import awards"),
    "import-people": N_("Import people"),
    "indent-items": N_("Indent agenda items"),
    "issue-certificates": N_("Issue certificate numbers"),
    "keep-apart": N_("Keep two people apart"),
    "lock-seat": N_("Lock seat"),
    "make-hall": N_("Lay out hall"),
    "mark-printed": N_("Note what was printed"),
    "move-batch": N_("Move batch"),
    "move-items": N_("Move agenda items"),
    "move-own-field": N_("Move own field"),
    "move-recipient": N_("Move recipient"),
    "outdent-items": N_("Outdent agenda items"),
    "record-vote": N_("Record vote"),
    "refuse": N_("Turn a scan away"),
    "reinstate-item": N_("Reinstate agenda item"),
    "release-edition": N_("Release edition"),
    "remove-attendees": N_("Remove people"),
    "remove-award": N_("Remove award"),
    "remove-batch": N_("Remove batch"),
    "remove-hall": N_("Remove hall"),
    "remove-issuer": N_("Remove issuing body"),
    "remove-item": N_("Remove agenda item"),
    "remove-own-field": N_("Remove own field"),
    "remove-recipient": N_("Remove recipient"),
    "remove-requirement": N_("Strike out seating wish"),
    "remove-session": N_("Remove attendance list"),
    "reissue-certificate": N_("Issue certificate anew"),
    "revoke-certificate": N_("Revoke certificate"),
    "save-template": N_("Save template"),
    "remove-template": N_("Remove template"),
    "save-issuer": N_("Change issuing body"),
    "save-own-field": N_("Change own field"),
    "seat-everyone": N_("Seat everyone"),
    "seat-person": N_("Change seat"),
    "set-presenters": N_("Set presenters"),
    "set-requirement": N_("Ask something of the seating"),
    "set-resolution": N_("Change voting rule"),
    "set-roles": N_("Set people on agenda item"),
    "set-seat-kind": N_("Change kind of seat"),
    "set-status": N_("Change status"),
    "set-substitute": N_("Set substitute"),
    "settle": N_("Settle a double entry"),
    "substitute-in": N_("Check in a substitute"),
    "swap-people": N_("Swap seats"),
    "take-back": N_("Take back"),
    "take-together": N_("Take two people together"),
    "unlock-seat": N_("Unlock seat"),
    "unseat": N_("Unseat"),
    "walk-in": N_("Walk-in"),
    "withdraw-vote": N_("Withdraw vote"),
}


def deed(label: str, subject: str, gettext: Callable[[str], str]) -> str:
    """A change by name: "Check in · 李䶮"; a label nobody named yet is shown as it stands."""
    verb = gettext(DEEDS.get(label, label))
    return f"{verb} · {subject}" if subject else verb
