"""A design for a hall whose seats are known but not what they were drawn from: one of an earlier version, or merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from .hall_design import HallDesign, Part, PartKind, Plot
from .hall_seats import Laid, laid_out
from .halls import HallShape, drawn
from .meeting import EvenDais, Protocol
from .refusal import Refusal
from .seating import DAIS, Seat


def traced(seats: Sequence[Seat]) -> HallDesign:
    """The design of a hall laid out from numbers, where these seats are one; else every seat plotted where it is."""
    wanted = {_traits(seat) for seat in seats}
    for protocol in Protocol:
        for even in (EvenDais.SECOND_AT_LEFT_HAND, EvenDais.FIRST_ON_CENTRE_LINE):
            design = _from_numbers(seats, protocol, even)
            if design is not None and wanted == {_traits(laid) for laid in laid_out(design)}:
                return design
    areas = dict.fromkeys(seat.area for seat in seats)
    return HallDesign(tuple(_plotted(area, [seat for seat in seats if seat.area == area]) for area in areas))


def _traits(seat: Seat | Laid) -> tuple[str, str, int, int, int, int]:
    return seat.area, seat.label, seat.row, seat.number, seat.x, seat.y


def _from_numbers(seats: Sequence[Seat], protocol: Protocol, even: EvenDais) -> HallDesign | None:
    floor = [seat for seat in seats if seat.area != DAIS]
    chairs = [seat for seat in seats if seat.area == DAIS]
    if not floor:
        return None
    front = sorted((seat for seat in floor if seat.row == 1), key=lambda seat: seat.number)
    shape = HallShape(
        rows=max(seat.row for seat in floor),
        seats=max(seat.number for seat in floor),
        aisles=tuple(one.number for one, two in pairwise(front) if one.area != two.area),
        dais=len(chairs),
        dais_rows=len({seat.row for seat in chairs}) or 1,
        protocol=protocol,
        even_dais=even,
    )
    try:
        return drawn(shape)
    except Refusal:
        return None


def _plotted(area: str, seats: Iterable[Seat]) -> Part:
    """One part with every seat of an area by itself; a dais becomes one again, about the middle of its chairs."""
    seats = sorted(seats, key=lambda seat: (seat.row, seat.x, seat.number))
    x = (min(seat.x for seat in seats) + max(seat.x for seat in seats)) // 2
    y = (min(seat.y for seat in seats) + max(seat.y for seat in seats)) // 2
    if area == DAIS:
        rows = len({seat.row for seat in seats})
        return Part("dais", PartKind.DAIS, x, y, rows=rows, seats=len(seats), pitch=800, depth=1200)
    first = min(seat.row for seat in seats)
    plots = tuple(Plot(seat.row - first, seat.number, seat.label, seat.x - x, seat.y - y) for seat in seats)
    return Part(f"plotted-{area}", PartKind.PLOTTED, x, y, name=area, plots=plots)
