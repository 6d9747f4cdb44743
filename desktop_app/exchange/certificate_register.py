"""The register of certificates as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop_app.domain.certificate_register import RegisterLine
from desktop_app.labels import label
from desktop_app.words import N_

from .writing import table_bytes

HEADINGS = (
    N_("Certificate number"),
    N_("Recipient"),
    N_("Organisation"),
    N_("Award title"),
    N_("Grade"),
    N_("Batch"),
    N_("Issued"),
    N_("State"),
    N_("Revoked"),
    N_("Reason"),
)


def export_register(kind: str, lines: Iterable[RegisterLine], gettext: Callable[[str], str]) -> bytes:
    """Every number ever given, by serial, as "xlsx", "csv" or "json". ValueError: another kind."""
    rows = (
        [
            line.certificate.number,
            line.name,
            line.organisation,
            line.award,
            line.grade,
            line.batch,
            line.certificate.issued_at.isoformat(" ", "minutes"),
            label(line.state, gettext),
            line.certificate.revoked_at.isoformat(" ", "minutes") if line.certificate.revoked_at else "",
            line.reason,
        ]
        for line in lines
    )
    title = gettext(N_("Register of certificates"))
    return table_bytes(kind, title, [gettext(heading) for heading in HEADINGS], rows)
