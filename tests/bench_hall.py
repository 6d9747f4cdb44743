"""Panning and zooming a hall of 20,000 seats in the window: what one repaint takes, at every distance. Beside it the
same hall as one Qt item for each seat, as a plan is usually drawn."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.seating import Seat, SeatKind
from desktop_app.ui.kit import theme
from desktop_app.ui.seating.colouring import Colouring, Group, Look, Scheme
from desktop_app.ui.seating.faces import Face, State
from desktop_app.ui.seating.plan import HallScene
from desktop_app.ui.seating.view import HallView
from tests.bench import Figure, percentile
from tests.seated import GIVEN, SURNAMES

SHAPE = HallShape(160, 125, (25, 50, 75, 100), 11)
SIZE = (1440, 900)
ZOOMS = (1.0, 1.5, 3.0, 8.0, 16.0)
STEPS = 24
DELEGATIONS = Scheme(
    Colouring.DELEGATION, [Group(str(n), f"{n}", Look(colour=str(n % 8), tab=f"{n}")) for n in range(401)]
)


def figures() -> list[Figure]:
    """The median and the 95th percentile of a repaint."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["bench"])
    theme.dress(application, "light")
    seats = make_seats("h", SHAPE)
    ours, theirs = _repaints(_plan(seats)), _repaints(_item_for_each(seats))
    coloured = _repaints(_plan(seats, DELEGATIONS))
    name, peer = f"pan and zoom {len(seats):,} seats", "one item a seat, ms"
    return [
        Figure(f"{name}, p50", ours[0], "ms", peer, theirs[0], ours[0] / theirs[0]),
        Figure(f"{name}, p95", ours[1], "ms", peer, theirs[1], ours[1] / theirs[1], "≤ 16 ms"),
        Figure(f"{name} by delegation, p95", coloured[1], "ms", goal="≤ 16 ms"),
    ]


def _name(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number % 31] + GIVEN[number % 29]


def _plan(seats: tuple[Seat, ...], scheme: Scheme | None = None) -> QGraphicsView:
    scene = HallScene()
    scene.scheme = scheme or scene.scheme
    scene.show_seats(seats)
    states = (State.SEATED, State.PRESENT, State.SEATED, State.AWAY)
    scene.show_faces(
        {
            seat.id: Face(
                seat, states[number % 4], Attendee(seat.id, _name(number), delegation_id=str(number // 50))
            )
            for number, seat in enumerate(seats)
            if seat.kind is SeatKind.SEAT
        }
    )
    view = HallView(scene)
    view.resize(*SIZE)
    view.show()
    view.fit()
    return view


def _item_for_each(seats: tuple[Seat, ...]) -> QGraphicsView:
    scene = QGraphicsScene()
    for number, seat in enumerate(seats):
        x, y = seat.x / 12, seat.y / 17
        scene.addRect(x, y, 46, 42)
        text = QGraphicsSimpleTextItem(_name(number))
        text.setPos(x + 4, y + 12)
        scene.addItem(text)
    view = QGraphicsView(scene)
    scene.setParent(view)  # or it would be gone at once
    view.resize(*SIZE)
    view.show()
    view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    return view


def _repaints(view: QGraphicsView) -> tuple[float, float]:
    """Milliseconds of a repaint: half, and nearly all of them, over a way across the hall at every distance."""
    whole = view.transform().m11()
    _timed(view.viewport().repaint)  # the page has opened and stands still
    taken: list[float] = []
    for zoom in ZOOMS:
        factor = whole * zoom / view.transform().m11()
        _by_hand(view)
        view.scale(factor, factor)
        middle = view.sceneRect().center()
        for step in range(STEPS):
            share = step / STEPS - 0.5
            _by_hand(view)
            view.centerOn(middle.x() + share * view.sceneRect().width(), middle.y() + share * 400)
            taken.append(_timed(view.viewport().repaint))
    view.hide()
    view.deleteLater()
    return 1000 * percentile(taken, 0.5), 1000 * percentile(taken, 0.95)


def _by_hand(view: QGraphicsView) -> None:
    """As wheel and mouse tell it."""
    if isinstance(view, HallView):
        view.plan.pictures.move()


def _timed(act: Callable[[], object]) -> float:
    QApplication.processEvents()
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
