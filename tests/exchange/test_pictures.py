"""Pictures from outside become our own."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.pictures import MAX_SIDE, encoded, read_picture, read_seal


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP"])
def test_every_known_kind_becomes_png(kind: str) -> None:
    picture = opened(encoded(saved(Image.new("RGB", (30, 20), (200, 10, 10)), kind)))
    assert (picture.format, picture.size) == ("PNG", (30, 20))


def test_transparency_stays_and_metadata_goes() -> None:
    seal = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    picture = opened(encoded(saved(seal, "PNG", dpi=(300, 300))))
    assert picture.mode == "RGBA" and "dpi" not in picture.info


def test_a_big_picture_is_made_smaller_and_a_turned_one_upright() -> None:
    assert max(opened(encoded(saved(Image.new("L", (3000, 30)), "PNG"))).size) == MAX_SIDE
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(encoded(saved(Image.new("RGB", (30, 20)), "JPEG", exif=exif))).size == (20, 30)


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is `side` pixels square."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [7_000, 12_000, 60_000])
def test_a_picture_that_would_unpack_to_gigabytes_is_refused(side: int) -> None:
    with pytest.raises(Refusal, match="picture-"):
        encoded(bomb(side))


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(20)])
def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "seal.png"
    file.write_bytes(data)
    with pytest.raises(Refusal, match="picture-unreadable"):
        read_picture(file)


def test_a_cut_off_picture_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    whole = saved(Image.effect_noise((200, 200), 50), "JPEG")
    for attempt in (lambda: encoded(whole[: len(whole) // 2]), lambda: read_picture(tmp_path / "none.png")):
        with pytest.raises(Refusal, match="picture-unreadable"):
            attempt()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_seal_becomes_one_colour_with_sixteen_levels_of_opacity(mode: str, tmp_path: Path) -> None:
    scan = Image.new(mode, (1600, 1600), (255, 255, 255, 0)[: len(mode)])
    draw = ImageDraw.Draw(scan)
    draw.ellipse((100, 100, 1500, 1500), outline=(200, 20, 24, 230)[: len(mode)], width=90)
    scan.save(tmp_path / "seal.png")
    with Image.open(io.BytesIO(read_seal(tmp_path / "seal.png", 42))) as seal:
        assert seal.size == (496, 496)
        at = seal.getpixel((10 + 31, 248))
        bands = [set(band.tobytes()) for band in seal.split()]
    assert [len(band) for band in bands[:3]] == [1, 1, 1]
    assert bands[3] <= {17 * level for level in range(16)} and 0 in bands[3]
    assert isinstance(at, tuple)
    assert all(abs(got - meant) < 8 for got, meant in zip(at, (200, 20, 24), strict=False))


def test_blank_paper_is_no_seal(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (255, 255, 255, 0)).save(tmp_path / "blank.png")
    with pytest.raises(Refusal, match="seal-is-empty"):
        read_seal(tmp_path / "blank.png", 42)
