"""What is said of proofs: the reason a page wants a look, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.merge_fields import OWN
from desktop_app.domain.proofs import Judged, Proof, Worry, counted
from desktop_app.domain.release_proof import Objection, ReleaseCheck, ReleaseProof
from desktop_app.domain.templates import TemplateKind
from desktop_app.paper_labels import LACKING, PERSON_LACKS
from desktop_app.words import N_, Words

TOLD_APART = 4
"""So many characters are named one by one."""

REASONS: dict[Worry, str] = {
    Worry.FAILED: N_("cannot be printed: {fault}"),
    Worry.UNHELD: N_("no font has {unheld}"),
    Worry.MISSING: N_("without {fields}"),
    Worry.TOO_LONG: N_("text does not fit"),
    Worry.SHRUNK: N_("shrunk to {percent}%"),
    Worry.LONG_NAME: N_("name of {signs} characters"),
    Worry.LONG_TEXT: N_("citation of {length} characters"),
    Worry.BORROWED: N_("{borrowed} from the fallback font"),
    Worry.RARE: N_("rare character {rare}"),
    Worry.NONE: N_("as designed"),
}


def reason(judged: Judged, words: Words) -> str:
    """Why a page stands where it stands: "shrunk to 82%", "name of 9 characters"; its gravest worries, at most two."""
    facts = _facts(judged.proof, words)
    told = [words.gettext(REASONS[worry]).format(**facts) for worry in judged.worries[:2]]
    return words.gettext(N_(" · ")).join(told)


def _facts(proof: Proof, words: Words) -> dict[str, object]:
    return {
        "fault": proof.fault,
        "unheld": " ".join(f"{sign} U+{ord(sign):04X}" for sign in proof.unheld[:TOLD_APART]),
        "fields": words.gettext(N_(", ")).join(field_name(each, words) for each in proof.missing),
        "percent": int(100 * proof.share),
        "signs": len(proof.name),
        "length": proof.length,
        "borrowed": _signs(proof.borrowed),
        "rare": _signs(proof.rare),
    }


def _signs(signs: str) -> str:
    return signs if len(signs) <= TOLD_APART else f"{signs[:TOLD_APART]}…"


def field_name(name: str, words: Words) -> str:
    """What a missing field is called."""
    told = LACKING.get(name) or PERSON_LACKS.get(name)
    return words.gettext(told) if told else name.removeprefix(OWN)


def totals(judged: Sequence[Judged], words: Words, kind: TemplateKind = TemplateKind.CERTIFICATE) -> str:
    """What they add up to: "44 certificates: 1 with a missing field, 3 shrunk"."""
    count, found = len(judged), counted(judged)
    head = {
        TemplateKind.CERTIFICATE: words.ngettext("{number} certificate", "{number} certificates", count),
        TemplateKind.BADGE: words.ngettext("{number} badge", "{number} badges", count),
        TemplateKind.NAME_CARD: words.ngettext("{number} name card", "{number} name cards", count),
    }[kind].format(number=count)
    unprintable = sum(each.worst <= Worry.UNHELD for each in judged)
    rare = sum({Worry.BORROWED, Worry.RARE} & {*each.worries} != set() for each in judged)
    lacking, wide = found.get(Worry.MISSING, 0), found.get(Worry.TOO_LONG, 0)
    counts = (
        (unprintable, words.gettext("{number} cannot be printed")),
        (lacking, words.ngettext("{number} with a missing field", "{number} with missing fields", lacking)),
        (wide, words.ngettext("{number} does not fit", "{number} do not fit", wide)),
        (found.get(Worry.SHRUNK, 0), words.gettext("{number} shrunk")),
        (rare, words.gettext("{number} with rare characters")),
    )
    told = [text.format(number=number) for number, text in counts if number]
    told = told or [words.gettext(REASONS[Worry.NONE])]
    return words.gettext("{head}: {told}").format(head=head, told=words.gettext(N_(", ")).join(told))


OBJECTIONS: dict[ReleaseCheck, str] = {
    ReleaseCheck.ONCE: N_("{name} is not on the list"),
    ReleaseCheck.BOXES: N_("{name}: {detail} cannot be printed"),
    ReleaseCheck.TEXTS: N_("{name}: page and list differ: “{detail}”"),
    ReleaseCheck.NUMBERS: N_("{name}: the number {detail} stands on another paper too"),
    ReleaseCheck.FITS: N_("{name}: the text “{detail}” does not fit"),
    ReleaseCheck.TWICE: N_("{name} stands on the list more than once: {detail}"),
    ReleaseCheck.COMPLETE: N_("{name}: {detail} is missing"),
}
TOLD_OF_TEXT = 24
"""So many characters of a text are quoted."""


def objection(found: Objection, words: Words) -> str:
    """What stands against a release, in one sentence."""
    detail = found.detail if len(found.detail) <= TOLD_OF_TEXT else f"{found.detail[:TOLD_OF_TEXT]}…"
    if found.check is ReleaseCheck.ONCE and detail:
        pages = words.ngettext("{number} page", "{number} pages", int(detail)).format(number=detail)
        return words.gettext("{name} has {pages} instead of one").format(name=found.about, pages=pages)
    if found.check is ReleaseCheck.NUMBERS and not detail:
        return words.gettext("{name} has no number").format(name=found.about)
    if found.check is ReleaseCheck.COMPLETE:
        detail = field_name(found.detail, words)
    return words.gettext(OBJECTIONS[found.check]).format(name=found.about, detail=detail)


def release_verdict(found: ReleaseProof, words: Words) -> tuple[str, str]:
    """The verdict in a few words, and what to do."""
    if not found.sound:
        advice = words.gettext("Correct what is listed below, then check again.")
        return words.gettext("Not ready to print"), advice
    count = words.ngettext("{number} certificate", "{number} certificates", found.printed)
    verdict = words.gettext("{certificates} ready to print")
    advice = words.gettext("Made, read back, and compared with the list.")
    return verdict.format(certificates=count.format(number=found.printed)), advice
