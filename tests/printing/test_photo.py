"""Photos fitted into their frames."""

from __future__ import annotations

import io
import sys

from PIL import Image

from desktop_app.printing.photo import KEPT_BYTES, fitted_photo, kept_bytes


def photo(shade: int, side: int = 300) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), (shade, 80, 80)).save(out, "JPEG")
    return out.getvalue()


def test_a_photo_is_fitted_once_and_the_original_not_held() -> None:
    data = photo(10)
    held = sys.getrefcount(data)
    fitted = fitted_photo(data, 60, 90)
    assert fitted_photo(photo(10), 60, 90) is fitted and sys.getrefcount(data) == held
    with Image.open(io.BytesIO(fitted)) as read:
        assert read.size == (250, 375)


def test_what_is_kept_is_bounded() -> None:
    noise = Image.effect_noise((1_000, 1_000), 200)
    for shade in range(40):
        out = io.BytesIO()
        noise.rotate(shade).convert("RGB").save(out, "PNG")
        fitted_photo(out.getvalue(), 480, 480)
    assert 0 < kept_bytes() <= KEPT_BYTES
