"""The colours of the house, light and dark: warm paper greys and one accent, ink blue.

Green = present, amber = excused or waiting, gold = dais and guests of honour, red = errors only.
Text keeps 4.5:1 and control borders 3:1 against what they stand on (`tests/ui/kit/test_tokens.py` measures it).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Tokens:
    """Every colour by what it is for, as "#RRGGBB"."""

    name: str
    bg: str
    surface: str
    rail: str
    sunken: str
    raised: str
    text: str
    text2: str
    text3: str
    border: str
    border2: str
    """the outline of something that can be used"""
    control: str
    accent: str
    accent_hi: str
    accent_lo: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    vip: str
    vip_soft: str
    focus: str
    row_alt: str
    row_hover: str
    sel: str
    sel_text: str
    toast_action: str

    def colours(self) -> dict[str, str]:
        """Every colour by name, for the style sheet."""
        return {key: value for key, value in asdict(self).items() if key != "name"}

    def hue(self, number: int) -> str:
        """One of eight colours that stay apart for the colour-blind, too; the ninth is the first again."""
        hues = HUES[self.name]
        return hues[number % len(hues)]

    def tint(self, colour: str) -> str:
        """A ground in a colour that text can stand on."""
        return mixed(colour, self.surface, 0.3 if self.name == "dark" else 0.16)

    def edge(self, colour: str) -> str:
        """A colour as one sees it against the surface: 3:1 at least."""
        share = 1.0
        while contrast(shown := mixed(colour, self.text, share), self.surface) < 3 and share > 0:
            share -= 0.1
        return shown

    def soft(self, kind: str) -> tuple[str, str]:
        """Text and ground of a pill: ok, warn, bad, vip, accent or neutral."""
        pairs = {
            "ok": (self.ok, self.ok_soft),
            "warn": (self.warn, self.warn_soft),
            "bad": (self.bad, self.bad_soft),
            "vip": (self.vip, self.vip_soft),
            "accent": (self.accent, self.accent_soft),
        }
        return pairs.get(kind, (self.text2, self.sunken))


LIGHT = Tokens(
    name="light",
    bg="#F5F4F1",
    surface="#FFFFFF",
    rail="#ECEAE5",
    sunken="#EFEDE8",
    raised="#FFFFFF",
    text="#1C1B19",
    text2="#57544E",
    text3="#6B6760",
    border="#E1DED7",
    border2="#C6C2B8",
    control="#8A867D",
    accent="#1F4E8C",
    accent_hi="#2A62AB",
    accent_lo="#173C6D",
    accent_soft="#E6EEF8",
    on_accent="#FFFFFF",
    ok="#17693F",
    ok_soft="#DFF1E6",
    warn="#8A5A00",
    warn_soft="#FBEFD5",
    bad="#A8261C",
    bad_soft="#FBE6E3",
    vip="#7A5B12",
    vip_soft="#F5ECD3",
    focus="#1F4E8C",
    row_alt="#FAF9F7",
    row_hover="#F1F4F9",
    sel="#DCE8F7",
    sel_text="#10243F",
    toast_action="#9CC3FF",
)

DARK = Tokens(
    name="dark",
    bg="#17181B",
    surface="#1F2125",
    rail="#131417",
    sunken="#141518",
    raised="#282A2F",
    text="#EDECE9",
    text2="#B3B0AA",
    text3="#9A978F",
    border="#33363C",
    border2="#4A4E56",
    control="#747983",
    accent="#8DB6F2",
    accent_hi="#A9C8F6",
    accent_lo="#6E9CE0",
    accent_soft="#22324A",
    on_accent="#0D1C33",
    ok="#7FD3A3",
    ok_soft="#1B3527",
    warn="#F0C36A",
    warn_soft="#3A2F17",
    bad="#F2958C",
    bad_soft="#40201D",
    vip="#DDBF72",
    vip_soft="#352D18",
    focus="#8DB6F2",
    row_alt="#212327",
    row_hover="#272A30",
    sel="#27405F",
    sel_text="#F2F6FC",
    toast_action="#1F4E8C",
)

HUES = {
    "light": ("#1E3D99", "#92401A", "#44745A", "#D16BA6", "#9A8200", "#663C72", "#4486D6", "#541C18"),
    "dark": ("#80A7DB", "#F0914A", "#3DB58A", "#D6A2C0", "#BEDC36", "#A26ADE", "#A8DCF5", "#B0705A"),
}
"""Found by search: the nearest two differ by 15 (CIE 1976) in each kind of colour-blindness; the test measures it."""


def mixed(colour: str, other: str, share: float) -> str:
    """So much of a colour in another one."""
    parts = (
        round(share * int(colour[place : place + 2], 16) + (1 - share) * int(other[place : place + 2], 16))
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def ink_on(ground: str) -> str:
    """Dark or light letters, whichever one reads better on a ground; 4.5:1 at least on any."""
    return max(("#FFFFFF", "#000000"), key=lambda ink: contrast(ink, ground))


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)
