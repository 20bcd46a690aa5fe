"""Smaller copies of a clean picture, cut to the shape of the place where it is shown."""

import io
from dataclasses import dataclass

from PIL import Image

WEBP_QUALITY = 80
WEBP_EFFORT = 2  # of 6: a third of the time of 4 for a twentieth more bytes
AVIF_QUALITY = 60  # looks like WebP at 80 and weighs a third less
AVIF_SPEED = 8  # of 10: a tenth of the time of 6 for the same bytes
JPEG_QUALITY = 85
CLOCKWISE = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True)
class Derivative:
    """One copy, ready to be stored; ``format`` is also the ending of its file name."""

    width: int
    height: int
    bytes: bytes
    format: str = "webp"


@dataclass(frozen=True)
class Cut:
    """How a picture is cut: turned clockwise, then ``ratio`` (width, height) taken out of it.

    ``zoom`` in percent: 200 takes half the width. The focus (0–100) says where in what is left over the cut lies.
    """

    ratio: tuple[int, int] | None = None
    turn: int = 0
    focus: tuple[int, int] = (50, 50)
    zoom: int = 100


def derivatives(
    image_bytes: bytes,
    *,
    widths: tuple[int, ...] = (320, 640, 960),
    ratio: tuple[int, int] | None = None,
    cut: Cut | None = None,
    formats: tuple[str, ...] = ("webp",),
) -> list[Derivative]:
    """Copies of a picture from ``clean_picture`` per format, smallest first, cut at the centre to ``ratio`` or as ``cut`` says.

    Never enlarged: widths beyond the picture become one copy of the picture's own width. The same input gives the same.
    """
    image = cut_out(image_bytes, cut or Cut(ratio))
    found = []
    for width in sorted({min(width, image.width) for width in widths}):
        height = max(1, round(image.height * width / image.width))
        small = image.resize((width, height), Image.Resampling.LANCZOS)
        found += [Derivative(width, height, _encoded(small, format), format) for format in formats]
    return found


def cut_jpeg(image_bytes: bytes, cut: Cut, *, widest: int) -> bytes:
    """The picture as cut, as a JPEG at most ``widest`` wide: for those who read nothing newer."""
    image = cut_out(image_bytes, cut)
    image.thumbnail((widest, widest * 4), Image.Resampling.LANCZOS)
    return _encoded(image, "jpeg")


def cut_out(image_bytes: bytes, cut: Cut) -> Image.Image:
    """Return a picture from ``clean_picture`` turned and cut as ``cut`` says, in all the pixels it has."""
    with Image.open(io.BytesIO(image_bytes), formats=("JPEG",)) as source:
        image = source.convert("RGB")
    if cut.turn:
        image = image.transpose(CLOCKWISE[cut.turn])
    return _cut(image, cut) if cut.ratio else image


def _cut(image: Image.Image, cut: Cut) -> Image.Image:
    wide, high = cut.ratio
    width = min(image.width, image.height * wide // high) * 100 // cut.zoom
    height = min(image.height, image.width * high // wide) * 100 // cut.zoom
    width, height = max(1, width), max(1, height)
    left, top = ((image.width - width) * cut.focus[0] // 100, (image.height - height) * cut.focus[1] // 100)
    return image.crop((left, top, left + width, top + height))


def _encoded(image: Image.Image, format: str) -> bytes:
    how = {
        "webp": {"quality": WEBP_QUALITY, "method": WEBP_EFFORT},
        "avif": {"quality": AVIF_QUALITY, "speed": AVIF_SPEED},
        "jpeg": {"quality": JPEG_QUALITY, "optimize": True},
    }
    out = io.BytesIO()
    image.save(out, format.upper(), **how[format])
    return out.getvalue()
