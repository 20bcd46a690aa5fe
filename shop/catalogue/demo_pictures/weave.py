"""Cloth patterns, each a painter ``(w, h) -> RGB``: batik, ikat, block print, checks, stripes."""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops

from .motifs import flower, leaf, lozenge, spiral, wave
from .paint import Pen, S, canvas, cloud, curve, mix, rgb


def tiled(tile: Image.Image, w, h) -> Image.Image:
    out = Image.new("RGB", (round(w * S), round(h * S)))
    for x in range(0, out.width, tile.width):
        for y in range(0, out.height, tile.height):
            out.paste(tile, (x, y))
    return out


def _threads(image, power=0.22):
    """The weave itself: fine threads both ways."""
    across = cloud(image.size, 2, 1, 1, power)
    along = cloud(image.size, 2, 4, 2, power)
    light = ImageChops.add(across, along, 2)
    return ImageChops.add(image, Image.merge("RGB", [light] * 3), 1, -128)


def _everywhere(tw, th):
    """Offsets at which a motif must be repeated for the tile to join without a seam."""
    return [(dx, dy) for dx in (-tw, 0, tw) for dy in (-th, 0, th)]


@lru_cache(maxsize=24)
def _batik_tile(ground, main, second, third, motif, seed, size):
    rng = Random(seed)
    image = canvas(size, size, "RGB", rgb(ground))
    pen = Pen(image)
    deep = mix(ground, "#0c0608", 0.35)
    light = mix(ground, "#ffffff", 0.28)
    spots = [(size * 0.25, size * 0.25), (size * 0.75, size * 0.75)]
    small = [(size * 0.75, size * 0.25), (size * 0.25, size * 0.75)]
    for dx, dy in _everywhere(size, size):
        for k in range(3):
            y = size * (k + 0.5) / 3 + dy
            pen.line(
                [(x + dx, y + 7 * math.sin((x / size) * 2 * math.pi * 2 + k)) for x in range(0, size + 1, 6)], deep, 1.4
            )
    for dx, dy in _everywhere(size, size):
        for k, (x, y) in enumerate(spots):
            _main_motif(pen, motif, x + dx, y + dy, size * 0.24, main, second, third, deep, k)
        for k, (x, y) in enumerate(small):
            _small_motif(pen, motif, x + dx, y + dy, size * 0.16, main, second, third, deep, k)
    for _ in range(60):
        x, y, r = rng.random() * size, rng.random() * size, rng.choice((0.9, 1.2, 1.7))
        for dx, dy in _everywhere(size, size):
            pen.oval(x + dx, y + dy, r, fill=rgb(light if rng.random() < 2 else main))
    return _crackle(image, seed, light)


def _crackle(image, seed, colour):
    """Hair lines where the wax broke."""
    rng = Random(seed + 9)
    layer = Image.new("L", image.size)
    pen = Pen(layer)
    size = image.width / S
    for _ in range(7):
        x, y, a = rng.random() * size, rng.random() * size, rng.random() * 6.3
        pts = [(x, y)]
        for _ in range(5):
            a += rng.uniform(-0.7, 0.7)
            pts.append((pts[-1][0] + 16 * math.cos(a), pts[-1][1] + 16 * math.sin(a)))
        pen.line(pts, 120, 0.6)
    image.paste(rgb(colour), (0, 0), layer)
    return image


def _main_motif(pen, motif, x, y, r, main, second, third, deep, k):
    if motif == "floral":
        for j in range(3):
            leaf(pen, x, y, r * 1.35, 0.6 + k + j * 2.09, third, deep, 0.22)
        flower(pen, x, y, r, 7, mix(main, "#ffffff", 0.55), None, 0.3 + k, 0.4)
        flower(pen, x, y, r * 0.88, 7, main, None, 0.3 + k, 0.34)
        flower(pen, x, y, r * 0.5, 7, second, deep, 0.3 + k, 0.34)
    elif motif == "leaf":
        for j in range(4):
            leaf(pen, x, y, r * 1.35, k * 0.8 + j * math.pi / 2 + 0.4, (main, second)[j % 2], deep, 0.32)
        pen.oval(x, y, r * 0.14, fill=rgb(third))
    elif motif == "wave":
        wave(pen, x - r * 1.2, y + r * 0.8, r * 2.4, r * 1.7, main, second)
        pen.line(
            curve(
                [(x - r * 1.4, y + r), (x - r * 0.4, y + r * 0.86), (x + r * 0.5, y + r), (x + r * 1.5, y + r * 0.88)],
                False,
            ),
            rgb(third),
            2,
        )
    elif motif == "fossil":
        pen.oval(x, y, r * 1.05, fill=rgb(deep))
        spiral(pen, x, y, r * 0.95, rgb(main), r * 0.1, 2.3, -0.6 + k, 1 if k else -1, ribs=18)
    elif motif == "porcelain":
        pen.oval(x, y, r * 1.05, fill=rgb(main))
        pen.oval(x, y, r * 0.98, fill=rgb(second), width=1.6)
        flower(pen, x, y, r * 0.86, 8, second, main, k * 0.4, 0.3)
        pen.oval(x, y, r * 0.2, fill=rgb(third))


def _small_motif(pen, motif, x, y, r, main, second, third, deep, k):
    if motif == "wave":
        pts = [(x - r, y), (x - r * 0.3, y - r * 0.45), (x + r * 0.6, y - r * 0.1), (x + r, y - r * 0.45),
            (x + r * 0.9, y + r * 0.4), (x + r * 0.55, y + r * 0.1), (x - r * 0.3, y + r * 0.45)]  # fmt: skip
        pen.poly(curve(pts, steps=4), rgb(third))
        pen.oval(x - r * 0.6, y - r * 0.06, r * 0.1, fill=rgb(deep))
        return
    if motif == "fossil":
        for j in range(5):
            a = -math.pi / 2 + (j - 2) * 0.5
            pen.line([(x, y + r * 0.5), (x + r * math.cos(a), y + r * 0.5 + r * 1.3 * math.sin(a))], rgb(second), 3)
        return
    for j in range(2):
        leaf(pen, x, y, r * 1.4, j * math.pi + 0.7 + k, third, deep, 0.26)
    flower(pen, x, y, r * 0.8, 5, second, main, k)


def batik(ground, main, second, third, motif="floral", seed=1, size=190):
    return lambda w, h: _threads(tiled(_batik_tile(ground, main, second, third, motif, seed, size), w, h), 0.1)


@lru_cache(maxsize=8)
def _ikat_tile(ground, main, second, third, size, jag):
    image = canvas(size, size, "RGB", rgb(ground))
    pen = Pen(image)
    for dx, dy in _everywhere(size, size):
        for x, y, r in ((size / 2, size / 2, size * 0.36), (0, 0, size * 0.36)):
            for q, colour in ((1.0, main), (0.8, ground), (0.66, second), (0.42, ground), (0.28, third)):
                lozenge(pen, x + dx, y + dy, r * q, rgb(colour), 4)
        for x, y in ((size / 2, 0), (0, size / 2)):
            lozenge(pen, x + dx, y + dy, size * 0.1, rgb(third), 4)
            lozenge(pen, x + dx, y + dy, size * 0.05, rgb(main), 3)
    rng = Random(5)
    out = image.copy()
    step = 3
    for y in range(0, image.height, step):  # the dyed threads never meet exactly
        row = image.crop((0, y, image.width, min(image.height, y + step)))
        out.paste(ImageChops.offset(row, rng.randint(-jag, jag), 0), (0, y))
    return out


def ikat(ground, main, second, third, size=120, jag=5):
    return lambda w, h: _threads(tiled(_ikat_tile(ground, main, second, third, size, jag), w, h), 0.3)


@lru_cache(maxsize=4)
def _lima_tile(colours, size):
    """Juan tani: ikat chains between plain and narrow stripes."""
    ground, chain, line, light = colours
    image = canvas(size, size, "RGB", rgb(ground))
    chainwork = _ikat_tile(mix(ground, "#000", 0.25), chain, light, line, size // 2, 4).resize(
        (round(size * 0.4 * S), round(size * 0.4 * S))
    )
    for y in range(0, image.height, chainwork.height):
        image.paste(chainwork, (round(size * 0.3 * S), y))
    pen = Pen(image)
    for x, wd, colour in (
        (0.02, 0.03, line),
        (0.08, 0.012, light),
        (0.13, 0.05, chain),
        (0.21, 0.012, light),
        (0.265, 0.02, line),
        (0.7, 0.02, line),
        (0.75, 0.012, light),
        (0.79, 0.05, chain),
        (0.87, 0.012, light),
        (0.93, 0.03, line),
    ):
        pen.rect(size * x, 0, size * (x + wd), size, rgb(colour))
    return image


def lima(ground="#5a1e3c", chain="#b2402c", line="#d79b2b", light="#f0dcb4", size=200):
    return lambda w, h: _threads(tiled(_lima_tile((ground, chain, line, light), size), w, h), 0.28)


@lru_cache(maxsize=4)
def _pelangi_tile(colours, size):
    """Block print: rows of stamps in rainbow colours, each pressed a little differently."""
    ground, *inks = colours
    image = canvas(size, size, "RGB", rgb(ground))
    pen, rng, n = Pen(image), Random(4), 4
    step = size / n
    for j in range(n):
        y0 = j * step
        pen.rect(0, y0, size, y0 + step, rgb(mix(ground, inks[j % len(inks)], 0.86)))
        pen.rect(0, y0 + 1.5, size, y0 + 3.2, rgb(ground))
        for i in range(n):
            x, y = (i + 0.5) * step, y0 + step / 2 + rng.uniform(-1, 1)
            ink_colour = ground if j % 2 else mix(ground, inks[(j + 2) % len(inks)], 0.3)
            if j % 2:
                flower(pen, x, y, step * 0.34, 8, ink_colour, inks[(j + 1) % len(inks)], 0.2)
            else:
                lozenge(pen, x, y, step * 0.36, rgb(ink_colour), 2)
                lozenge(pen, x, y, step * 0.22, rgb(inks[(j + 1) % len(inks)]), 2)
                lozenge(pen, x, y, step * 0.1, rgb(ground), 2)
            for s in (-1, 1):
                pen.oval(x + step / 2, y + s * step * 0.18, 2.4, fill=rgb(ink_colour))
    return image


def pelangi(ground="#f6ead0", inks=("#b2402c", "#0f5f5c", "#d79b2b", "#6b3a70"), size=240):
    return lambda w, h: _threads(tiled(_pelangi_tile((ground, *inks), size), w, h), 0.16)


@lru_cache(maxsize=4)
def _koh_yo_tile(a, b, c, size):
    """The ratchawat check: stepped squares in squares."""
    image = canvas(size, size, "RGB", rgb(a))
    pen = Pen(image)
    for x, y in ((size / 2, size / 2), (0, 0), (size, 0), (0, size), (size, size)):
        for q, colour in ((0.46, b), (0.37, a), (0.28, c), (0.17, a), (0.09, b)):
            lozenge(pen, x, y, size * q, rgb(colour), size / 32)
    pen.rect(0, size / 2 - 1, size, size / 2 + 1, rgb(mix(a, "#fff", 0.4)))
    return image


def koh_yo(a="#174a63", b="#e8d7a8", c="#b2402c", size=96):
    return lambda w, h: _threads(tiled(_koh_yo_tile(a, b, c, size), w, h), 0.34)


def plain(colour, power=0.2):
    return lambda w, h: _threads(canvas(w, h, "RGB", rgb(colour)), power)


def checks(a, b, c, size=60):
    def paint(w, h):
        image = canvas(w, h, "RGB", rgb(a))
        pen = Pen(image)
        for k in range(int(w / size) + 1):
            pen.rect(k * size, 0, k * size + size * 0.4, h, rgb(mix(a, b, 0.5)))
        for k in range(int(h / size) + 1):
            pen.rect(0, k * size, w, k * size + size * 0.16, rgb(b))
        for k in range(int(w / size) + 1):
            pen.rect(k * size + size * 0.18, 0, k * size + size * 0.22, h, rgb(c))
        return _threads(image, 0.3)

    return paint
