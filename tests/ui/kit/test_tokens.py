from __future__ import annotations

import math
import re
from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.domain.delegations import COLOURS
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.tokens import DARK, HUES, LIGHT, Tokens, contrast, ink_on

TEXT_ON: dict[str, tuple[str, ...]] = {
    "text": ("bg", "surface", "rail", "raised", "sunken", "row_hover"),
    "text2": ("bg", "surface", "rail", "raised", "sunken"),
    "text3": ("bg", "surface"),
    "accent": ("bg", "surface", "accent_soft", "rail"),
    "on_accent": ("accent", "accent_hi"),
    "ok": ("ok_soft", "surface"),
    "warn": ("warn_soft", "surface"),
    "bad": ("bad_soft", "surface", "bg"),
    "vip": ("vip_soft", "surface"),
    "sel_text": ("sel",),
    "surface": ("ok",),
    "bg": ("text",),
    "toast_action": ("text",),
}
OUTLINES: dict[str, tuple[str, ...]] = {
    "control": ("surface", "bg"),
    "focus": ("surface", "bg", "rail", "raised"),
}


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(ink, ground) for ink, grounds in table.items() for ground in grounds]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("pair", pairs(TEXT_ON), ids="-".join)
def test_text_can_be_read(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(tokens, token) for token in pair)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("pair", pairs(OUTLINES), ids="-".join)
def test_what_can_be_used_has_an_outline_one_sees(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(tokens, token) for token in pair)
    assert contrast(ink, ground) >= 3


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_sheet_has_no_hole_and_no_colour_of_its_own(tokens: Tokens) -> None:
    template = (paths.resources() / "qt" / "rostrum.qss").read_text("utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{6}", template)
    assert "$" not in theme.sheet(tokens)


def test_chinese_is_never_smaller_than_12_pixels() -> None:
    template = (paths.resources() / "qt" / "rostrum.qss").read_text("utf-8")
    assert min(int(size) for size in re.findall(r"font-size: (\d+)px", template)) >= 12


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_arrows_of_the_sheet_have_its_colours(tokens: Tokens) -> None:
    folder = paths.resources() / "qt" / tokens.name
    for name in ("chevron-up", "chevron-down"):
        assert tokens.text2 in (folder / f"{name}.svg").read_text("utf-8")
    for name in ("check", "chevron-down-on"):
        assert tokens.on_accent in (folder / f"{name}.svg").read_text("utf-8")


def test_the_theme_changes_what_is_open(qapp: QApplication) -> None:
    theme.dress(qapp, "dark")
    assert theme.current() is DARK
    assert qapp.palette().window().color() == theme.colour("bg")
    theme.apply(qapp, "light")
    assert theme.current() is LIGHT


SEEN_AS: dict[str, tuple[tuple[float, ...], ...]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no green": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9690)),
    "no blue": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
"""Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB."""


def seen(colour: str, by: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b* as an eye of some kind sees it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    red, green, blue = (sum(share * v for share, v in zip(row, linear, strict=True)) for row in SEEN_AS[by])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    roots = [max(v, 0) ** (1 / 3) if v > 0.008856 else 7.787 * max(v, 0) + 16 / 116 for v in (x, y, z)]
    return 116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("by", SEEN_AS)
def test_hues_stay_apart_for_every_eye(tokens: Tokens, by: str) -> None:
    hues = [tokens.edge(hue) for hue in HUES[tokens.name]]
    assert min(math.dist(seen(one, by), seen(two, by)) for one, two in combinations(hues, 2)) >= 15


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("colour", [*HUES["light"], *HUES["dark"], *COLOURS, "#FFFFFF", "#000000"])
def test_a_tinted_seat_has_an_edge_and_words_one_can_read(tokens: Tokens, colour: str) -> None:
    edge = tokens.edge(colour)
    assert contrast(edge, tokens.surface) >= 3
    assert contrast(tokens.text, tokens.tint(edge)) >= 4.5
    assert contrast(ink_on(edge), edge) >= 4.5
