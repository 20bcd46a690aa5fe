"""Smaller copies of a clean picture, cut to the shape of the place where it is shown."""

import io
from dataclasses import dataclass

from PIL import Image

WEBP_QUALITY = 80
WEBP_EFFORT = 2  # of 6: a third of the time of 4 for a twentieth more bytes


@dataclass(frozen=True)
class Derivative:
    """One copy, ready to be stored; ``format`` is also the ending of its file name."""

    width: int
    height: int
    bytes: bytes
    format: str = "webp"


def derivatives(
    image_bytes: bytes, *, widths: tuple[int, ...] = (320, 640, 960), ratio: tuple[int, int] | None = None
) -> list[Derivative]:
    """WebP copies of a picture from ``clean_picture``, smallest first, cut at the centre to ``ratio`` (width, height).

    Never enlarged: widths beyond the picture become one copy of the picture's own width. The same input gives the same.
    """
    with Image.open(io.BytesIO(image_bytes), formats=("JPEG",)) as source:
        image = source.convert("RGB")
    if ratio is not None:
        image = _cut(image, *ratio)
    found = {}
    for width in sorted({min(width, image.width) for width in widths}):
        height = max(1, round(image.height * width / image.width))
        found[width] = Derivative(width, height, _webp(image.resize((width, height), Image.Resampling.LANCZOS)))
    return list(found.values())


def _cut(image: Image.Image, wide: int, high: int) -> Image.Image:
    width = min(image.width, image.height * wide // high)
    height = min(image.height, image.width * high // wide)
    width, height = max(1, width), max(1, height)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return image.crop((left, top, left + width, top + height))


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=WEBP_QUALITY, method=WEBP_EFFORT)
    return out.getvalue()
