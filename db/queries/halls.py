"""Reading what a hall is drawn from."""

from __future__ import annotations

from db.models import HallRecord
from db.queries.seating import seats
from desktop_app.domain.hall_design import HallDesign
from desktop_app.domain.hall_files import read_design
from desktop_app.domain.hall_tracing import traced
from desktop_app.domain.refusal import Refusal


def design(hall_id: str) -> HallDesign:
    """The design of a hall; one that was laid out before there were designs is traced from its seats."""
    row = HallRecord.get_or_none(HallRecord.id == hall_id)
    if row is not None and row.design:
        try:
            return read_design(row.design)
        except Refusal:  # of a newer version, or damaged: the seats are there all the same
            pass
    return traced(seats(hall_id))
