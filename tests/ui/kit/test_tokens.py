from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.tokens import DARK, LIGHT, Tokens, contrast

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
