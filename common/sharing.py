"""The picture that a shared link shows: the goods or the shop on the pattern of their province. No words, so no font.

Knows no tables and no settings: the processes that draw the demo use it too.
"""

import io
from functools import cache
from pathlib import Path

from PIL import Image

from common.derivatives import Cut, cut_out

WIDTH, HEIGHT = 1200, 630  # what every network shows whole
EDGE = 40  # of pattern above and below
FRAME = 10
PAPER = "#ffffff"
QUALITY = 82
TILES = Path(__file__).resolve().parent.parent / "static" / "img" / "patterns"
PLAIN = "kedai"


def share_picture(image_bytes: bytes, *, cut: Cut, province: str) -> bytes:
    """Return a JPEG of WIDTH × HEIGHT: the picture from ``clean_picture``, cut as ``cut`` says, on a province's pattern.

    ``province`` is a slug; one without a pattern gets the site's own. The same input gives the same.
    """
    high = HEIGHT - 2 * EDGE - 2 * FRAME
    wide = min(high * cut.ratio[0] // cut.ratio[1], WIDTH - 2 * EDGE - 2 * FRAME)
    picture = cut_out(image_bytes, cut).resize((wide, high), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (wide + 2 * FRAME, high + 2 * FRAME), PAPER)
    framed.paste(picture, (FRAME, FRAME))
    whole = ground(province if province in patterns() else PLAIN).copy()
    whole.paste(framed, ((WIDTH - framed.width) // 2, (HEIGHT - framed.height) // 2))
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


@cache
def patterns() -> frozenset[str]:
    """Return the slugs that have a pattern to print on."""
    return frozenset(file.stem for file in TILES.glob("*.png"))


@cache
def ground(pattern: str) -> Image.Image:
    """Return the whole ground, laid with the tile of one pattern from the middle outwards."""
    with Image.open(TILES / f"{pattern}.png") as file:
        tile = file.convert("RGB")
    whole = Image.new("RGB", (WIDTH, HEIGHT))
    first = -(-(WIDTH // 2) // tile.width) * tile.width
    for left in range(WIDTH // 2 - first, WIDTH, tile.width):
        for top in range(0, HEIGHT, tile.height):
            whole.paste(tile, (left, top))
    return whole
