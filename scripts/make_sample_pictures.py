"""Draw the seals and the signature of the sample meeting into resources/examples; all names are invented.

Run by hand when the pictures should change: `python3 scripts/bootstrap.py scripts/make_sample_pictures.py`.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
OUT = ROOT / "resources" / "examples"
RED = (196, 30, 36)
SIZE = 992
"""Pixels: a seal of 42 mm at 600 dpi."""


def seal(text: str, name: str) -> None:
    """A round seal: ring, star, and the body's name along the upper arc."""
    picture = Image.new("RGBA", (SIZE, SIZE), (*RED, 0))
    pen = ImageDraw.Draw(picture)
    edge = 26
    pen.ellipse((8, 8, SIZE - 8, SIZE - 8), outline=(*RED, 255), width=edge)
    centre = SIZE / 2
    pen.polygon(star(centre, centre, 150), fill=(*RED, 255))
    spread = min(270.0, 22.0 * len(text))
    step = spread / (len(text) - 1)
    for place, character in enumerate(text):
        stamp(picture, character, -spread / 2 + place * step)
    picture.save(OUT / name, optimize=True)


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The ten corners of a five-pointed star standing on two feet."""
    corners = []
    for place in range(10):
        reach = radius if place % 2 == 0 else radius * 0.382
        angle = math.radians(36 * place - 90)
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return corners


def stamp(picture: Image.Image, character: str, degrees: float) -> None:
    """One character of the arc, upright towards the rim, `degrees` clockwise from the top."""
    size = 112
    tile = Image.new("RGBA", (size * 2, size * 2), (*RED, 0))
    font = ImageFont.truetype(str(next(FONTS.glob("NotoSerifSC-Bold*.ttf"))), size)
    ImageDraw.Draw(tile).text((size, size), character, font=font, fill=(*RED, 255), anchor="mm")
    turned = tile.rotate(-degrees, resample=Image.Resampling.BICUBIC)
    reach, angle = SIZE / 2 - 118, math.radians(degrees - 90)
    x = SIZE / 2 + reach * math.cos(angle) - size
    y = SIZE / 2 + reach * math.sin(angle) - size
    picture.alpha_composite(turned, (round(x), round(y)))


def signature(text: str, name: str) -> None:
    """A name in brush-like kai, slanted as a hand writes it."""
    font = ImageFont.truetype(str(next(FONTS.glob("LXGWWenKai-Regular*.ttf"))), 260)
    left, top, right, bottom = font.getbbox(text)
    wide, high = round(right - left) + 160, round(bottom - top) + 80
    picture = Image.new("RGBA", (wide, high), (20, 22, 40, 0))
    ImageDraw.Draw(picture).text((60 - left, 40 - top), text, font=font, fill=(20, 22, 40, 255))
    slant = 0.18
    sheared = picture.transform(
        (wide, high), Image.Transform.AFFINE, (1, slant, -slant * high / 2, 0, 1, 0), Image.Resampling.BICUBIC
    )
    sheared.save(OUT / name, optimize=True)


if __name__ == "__main__":
    seal("滨江市消费者权益保护委员会", "seal-council.png")
    seal("滨江市消费者权益保护基金会", "seal-foundation.png")
    signature("闫强", "signature.png")
