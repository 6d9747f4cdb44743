"""The seat plan as a picture for slides and web pages: SVG, drawn here, and PNG from the printed plan.

One unit of the SVG is a centimetre of the hall; the dais is at the top, as the audience sees it. Text is text: it can
be searched and set in another face.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

import pypdfium2

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.hall_design import HallDesign, Part
from desktop_app.domain.seating import Seat, SeatKind

CM = 10
SIDE = 46
"""A seat is so wide and high, in centimetres: neighbours stand 60 apart."""
MARGIN = 80
EMPTY, BLOCKED, INK, QUIET, PLAIN = "#ffffff", "#d1d5db", "#1a1c1e", "#6b7280", "#dbe4f0"
FACE = 'font-family="Noto Sans SC, sans-serif" text-anchor="middle"'
LONGEST_LINE = 5
SHARPNESS = 2.0
"""Pixels of the PNG for each point of the printed plan: 144 a inch."""


def plan_svg(
    title: str,
    seats: Sequence[Seat],
    design: HallDesign,
    sitting: Mapping[str, Attendee],
    colours: Mapping[str, str],
) -> bytes:
    """The hall with names: `sitting` is seat id -> person, `colours` the colour of a delegation by its id."""
    left = min((seat.x for seat in seats), default=0) / CM - MARGIN
    top = min((seat.y for seat in seats), default=0) / CM - MARGIN - 60
    wide = max((seat.x for seat in seats), default=0) / CM + MARGIN - left
    high = max((seat.y for seat in seats), default=0) / CM + MARGIN - top
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {wide:g} {high:g}" {FACE}>',
        f"<title>{escape(title)}</title>",
        f'<rect x="{left:g}" y="{top:g}" width="{wide:g}" height="{high:g}" fill="#ffffff"/>',
        f'<text x="{left + wide / 2:g}" y="{top + 44:g}" font-size="32" fill="{INK}">{escape(title)}</text>',
        *(_thing(part) for part in design.parts if not part.seated),
        *(line for seat in seats for line in _seat(seat, sitting.get(seat.id), colours)),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def plan_png(pdf: bytes) -> bytes:
    """The first page of the printed seat plan as PNG."""
    page = pypdfium2.PdfDocument(pdf)[0]
    out = io.BytesIO()
    page.render(scale=SHARPNESS).to_pil().save(out, "PNG")
    return out.getvalue()


def _thing(part: Part) -> str:
    x, y = part.x / CM, part.y / CM
    wide, high = part.width / CM, part.height / CM
    box = (
        f'<rect x="{x - wide / 2:g}" y="{y - high / 2:g}" width="{wide:g}" height="{high:g}" rx="6" '
        f'fill="#f3f4f6" stroke="{QUIET}"/>'
    )
    told = f'<text x="{x:g}" y="{y + 8:g}" font-size="24" fill="{QUIET}">{escape(part.name)}</text>'
    return f'<g transform="rotate({part.turn} {x:g} {y:g})">{box if wide and high else ""}{told}</g>'


def _seat(seat: Seat, person: Attendee | None, colours: Mapping[str, str]) -> Iterator[str]:
    x, y = seat.x / CM, seat.y / CM
    fill = BLOCKED if seat.kind is SeatKind.BLOCKED else EMPTY
    if person is not None:
        fill = colours.get(person.delegation_id or "", PLAIN)
    who = person.who_comes if person is not None else ""
    yield (
        f"<g id={quoteattr(seat.id)} class={quoteattr(seat.kind.value)}><title>{escape(f'{seat.label} {who}'.strip())}"
        f'</title><rect x="{x - SIDE / 2:g}" y="{y - SIDE / 2:g}" width="{SIDE}" height="{SIDE}" rx="7" '
        f'fill="{fill}" fill-opacity="0.35" stroke="{QUIET}"/>'
    )
    yield f'<text x="{x:g}" y="{y - 8:g}" font-size="9" fill="{QUIET}">{escape(seat.label)}</text>'
    lines = _halves(who) if who else []
    for place, line in enumerate(lines):
        share = 1.7 if who.isascii() else 0.95
        size = min(14.0 if len(lines) == 1 else 10.0, share * SIDE / max(map(len, lines)))
        down = y + 10 + (place - (len(lines) - 1) / 2) * size * 1.15
        yield f'<text x="{x:g}" y="{down:g}" font-size="{size:.3g}" fill="{INK}">{escape(line)}</text>'
    yield "</g>"


def _halves(name: str) -> list[str]:
    """A long name on two lines: parted at a dot or a blank near its middle, where it has one."""
    if len(name) <= LONGEST_LINE:
        return [name]
    middle = len(name) / 2
    cuts = [place + 1 for place, sign in enumerate(name[:-1]) if sign in "· -"] or [round(middle)]
    cut = min(cuts, key=lambda place: abs(place - middle))
    return [name[:cut].strip(), name[cut:].strip()]
