"""A photo on a paper: cropped to its frame, small enough for print, opaque."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from desktop_app.domain.printed import WarningKind

from .colour import FAINT
from .paper import Paper

DOTS_PER_POINT = 300 / 72


def draw_photo(
    paper: Paper, data: bytes, x: float, y: float, width: float, height: float, about: str
) -> bool:
    """Fill the frame (points, lower left corner at x, y) with the middle of the picture. A picture that cannot be read
    is warned of and left out; False then."""
    size = (round(width * DOTS_PER_POINT), round(height * DOTS_PER_POINT))
    try:
        with Image.open(io.BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as trouble:
        paper.warn(WarningKind.PICTURE, about, type(trouble).__name__)
        return False
    ground = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(ground, upright).convert("RGB")
    fitted = ImageOps.fit(flat, size, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    packed = io.BytesIO()
    fitted.save(packed, "JPEG", quality=88)
    packed.seek(0)
    paper.canvas.drawImage(ImageReader(packed), x, y, width, height)
    paper.canvas.setStrokeColorRGB(*FAINT)
    paper.canvas.setLineWidth(0.5)
    paper.canvas.rect(x, y, width, height)
    return True
