"""The proof sheet: everybody's page on one template, made by the calls that print, with what became of each.

made = run_now(proof_sheet(template, sheets, signatories, words=words))
made.printed.pdf                                         # one page each, in the order given
made.judged[0]                                           # the page that wants a look first
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.certificate_sheet import Signatory
from desktop_app.domain.job import Job, Step
from desktop_app.domain.merge_fields import OWN
from desktop_app.domain.printed import Printed
from desktop_app.domain.proofs import Judged, Proof, by_risk
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import ElementKind, Template, elements_of
from desktop_app.domain.wording import fields_used
from desktop_app.words import Words

from .run import Run

PAGES_A_STEP = 8
"""So many pages are made between two moments in which the work may be stopped: some milliseconds."""


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """The pages, and their proofs by risk; `Proof.page` counts pages of the PDF from 0."""

    printed: Printed
    judged: tuple[Judged, ...]


def proof_sheet(
    shown: Template,
    sheets: Sequence[Sheet],
    signatories: Sequence[Signatory] = (),
    *,
    words: Words,
) -> Job[ProofSheet]:
    """Set everybody's page on `shown`, whatever template it is printed on otherwise."""
    run, proofs = Run(signatories, {}, words, draft=True), list[Proof]()
    for done, sheet in enumerate(sheets):
        if done % PAGES_A_STEP == 0:
            yield Step(done, len(sheets), sheet.name)
        page = run.splicer.pages
        run.add(sheet, shown)
        proofs.append(_proof(run, shown, sheet, page))
    yield Step(len(sheets), len(sheets))
    return ProofSheet(run.finished(), by_risk(_unusual(proofs) if shown.kind.personal else proofs))


def _proof(run: Run, shown: Template, sheet: Sheet, page: int) -> Proof:
    """What is told of the page just made."""
    told = run.told
    return Proof(
        subject=sheet.recipient_id,
        name=sheet.name,
        kind=sheet.kind.value,
        page=page if run.splicer.pages > page else None,
        fault=told.fault,
        unheld=_each_once(told.unheld),
        missing=(*sheet.lacking, *_empty(shown, sheet)),
        too_long=tuple(told.too_long),
        share=told.share,
        length=len(sheet.fields.get("citation", "")),
        borrowed=_each_once(told.borrowed),
    )


def _empty(shown: Template, sheet: Sheet) -> list[str]:
    """Fields that stand on the page and say nothing: own ones, and all on the page of a person, the photo among them.

    The other fields of a certificate may be empty: their absence is told by `lacking`."""
    elements = elements_of(shown, sheet.kind.value, bool(sheet.code))
    named = dict.fromkeys(name for element in elements for name in fields_used(element.text))
    empty = [
        name for name in named if not sheet.fields.get(name) and (shown.kind.personal or name.startswith(OWN))
    ]
    framed = any(element.kind is ElementKind.PHOTO for element in elements)
    return [*empty, "photo"] if framed and not sheet.photo else empty


def _unusual(proofs: Sequence[Proof]) -> list[Proof]:
    """Of badges and cards: what most of them lack (photos, Latin names) is this meeting's way, and nobody's fault."""
    lacking = Counter(name for each in proofs for name in each.missing)
    usual = {name for name, count in lacking.items() if count > len(proofs) / 2}
    return [replace(each, missing=tuple(n for n in each.missing if n not in usual)) for each in proofs]


def _each_once(told: Iterable[str]) -> str:
    return "".join(dict.fromkeys("".join(told)))
