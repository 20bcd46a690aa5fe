"""Noise with a seed: the grain of paper, skin, wood and stone."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageFilter


@lru_cache(maxsize=160)
def noise(cell: int = 1, stretch: int = 1, seed: int = 7) -> Image.Image:
    """A 512 × 512 cloud around 128; ``cell`` is the size of its grain in big pixels, ``stretch`` draws it out."""
    w, h = max(4, 512 // cell), max(4, 512 // (cell * stretch))
    raw = Image.frombytes("L", (w, h), Random(seed * 131 + cell).randbytes(w * h))
    wide = Image.new("L", (w + 8, h + 8))  # the edges continue on the other side, so that the tile has no seam
    for dx in (-w, 0, w):
        for dy in (-h, 0, h):
            wide.paste(raw, (4 + dx, 4 + dy))
    wide = wide.filter(ImageFilter.GaussianBlur(0.6))
    return wide.resize((512, 512), Image.Resampling.BICUBIC, box=(4, 4, w + 4, h + 4))


def cloud(size, cell=1, stretch=1, seed=7, contrast=1.0) -> Image.Image:
    """A piece of noise of this size (repeats beyond 512)."""
    tile = noise(cell, stretch, seed % 5)
    out = Image.new("L", size)
    dx, dy = (seed * 197) % 200, (seed * 89) % 200
    for x in range(-dx, size[0], 512):
        for y in range(-dy, size[1], 512):
            out.paste(tile, (x, y))
    return out if contrast == 1.0 else out.point(_contrast(contrast))


@lru_cache(maxsize=128)
def _contrast(amount):
    return [max(0, min(255, round(128 + (v - 128) * amount))) for v in range(256)]
