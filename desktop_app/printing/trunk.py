"""Certificates in files of their own: what all files of one look share is laid down once, as the trunk of them all.

    trunks = Trunks(signatories, templates, words)
    trunks.file(sheet)      # a whole PDF/A-2b, signed or not, which hangs on nothing but this sheet and what all share

A file begins with the trunk's bytes: plates, pictures, the texts on every page in their fonts, colour profile. Its own
are the recipient's texts, in fonts that hold no more than these, and one page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory
from desktop_app.domain.printed import Printed, PrintWarning, WarningKind
from desktop_app.domain.templates import Template
from desktop_app.words import Words

from .case import Case
from .certificates import FAULTS, Look, Run, look_of
from .signed import Signing

LEVEL = 0
"""How hard the fonts of one file are compressed: a few kilobytes would take longer than all else."""


class Trunks:
    """The trunks of one run, by look; each is made by the first sheet that needs it."""

    def __init__(
        self,
        signatories: Sequence[Signatory],
        templates: Mapping[str, Template],
        words: Words,
        signing: Signing | None = None,
    ) -> None:
        self._signatories, self._templates, self._words = signatories, templates, words
        self._signing = signing
        self._made: dict[Look, Trunk] = {}

    def file(self, sheet: CertificateSheet) -> Printed:
        """The file of one certificate; without a page, and with a warning, when it cannot be drawn."""
        look = look_of(sheet)
        if look not in self._made:
            shared = self._signatories, self._templates, self._words
            self._made[look] = Trunk(*shared, signing=self._signing)
        return self._made[look].file(sheet)


@dataclass(slots=True)
class Trunk(Run):
    """One trunk, and the files that branch off it."""

    own: dict[str, Case] = field(default_factory=dict)
    common: tuple[bytes, bytes] | None = None
    common_warnings: tuple[PrintWarning, ...] = ()

    def case(self, face: str, own: bool) -> Case:
        """Recipients' texts are set out of cases that are cleared for each file."""
        if not own:
            return Run.case(self, face, own)
        if face not in self.own:
            self.own[face] = Case(face, b"V%d" % len(self.own))
        return self.own[face]

    def file(self, sheet: CertificateSheet) -> Printed:
        """The file of one certificate of this look."""
        for case in self.own.values():
            case.clear()
        try:
            layout = self.layout(sheet)
            fonts, forms = self._grown()
        except FAULTS as fault:
            return Printed(b"", 0, (PrintWarning(WarningKind.FAILED, sheet.name, str(fault)),))
        self._warnings = dict.fromkeys(self.common_warnings)
        content = self.content(sheet, layout)
        if content is None:
            return Printed(b"", 0, self.warnings)
        branch = self.splicer.branch()
        fonts += b"".join([case.fonts(branch.add, LEVEL) for case in self.own.values()])
        branch.put(self.resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, forms))
        branch.page(content, self.resources, layout.size)
        return Printed(branch.finished(), 1, self.warnings)

    def _grown(self) -> tuple[bytes, bytes]:
        """Fonts and forms of a page, as they stand in the trunk, which is closed by the first file."""
        if self.common is None:
            self.common_warnings = self.warnings
            self.common = self.close()
        return self.common
