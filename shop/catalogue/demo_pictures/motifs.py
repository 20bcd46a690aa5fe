"""Province bands and labels, painted small: the same ideas as the strips in static/img/patterns."""

import math
from functools import lru_cache
from random import Random

from PIL import Image

from .paint import Pen, S, canvas, mix

SEA, RED, TURMERIC, LEAF, PAPER, INK = "#0f5f5c", "#b2402c", "#d79b2b", "#2b7a4b", "#fbf8f2", "#20242b"
SLATE, CREAM = "#27384a", "#f3e8d2"

# ground, deep ground, main motif, second motif
PALETTE = {
    "Pattani": (RED, "#8d2f20", CREAM, TURMERIC),
    "Yala": (LEAF, "#1d5a37", "#dfe8c6", TURMERIC),
    "Narathiwat": (SEA, "#0a4543", "#f2e7cd", TURMERIC),
    "Songkhla": (TURMERIC, "#7c4a12", "#f6e6be", RED),
    "Satun": (SLATE, "#1b2836", "#d9c9a3", TURMERIC),
    "Kedai": (CREAM, "#e2d2b2", SEA, RED),
}


def palette(province: str) -> tuple:
    return PALETTE.get(province, PALETTE["Kedai"])


def flower(pen, x, y, r, petals, colour, core=None, turn=0.0, fat=0.42):
    """A batik flower of pointed petals."""
    for k in range(petals):
        a = turn + 2 * math.pi * k / petals
        c, s = math.cos(a), math.sin(a)
        side = r * fat

        def at(d, o, c=c, s=s):
            return x + d * c - o * s, y + d * s + o * c

        pen.poly([at(r * 0.12, 0), at(r * 0.45, side * 0.8), at(r * 0.75, side * 0.72), at(r, 0), at(r * 0.75,
            -side * 0.72), at(r * 0.45, -side * 0.8)], colour)  # fmt: skip
    if core:
        pen.oval(x, y, r * 0.24, fill=core)


def leaf(pen, x, y, length, angle, colour, vein=None, fat=0.3):
    c, s = math.cos(angle), math.sin(angle)

    def at(d, o):
        return x + d * length * c - o * length * s, y + d * length * s + o * length * c

    up = [(t, fat * math.sin(math.pi * t**0.8) * (1 - 0.25 * t)) for t in (0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1)]
    pen.poly([at(t, o) for t, o in up] + [at(t, -o) for t, o in reversed(up)], colour)
    if vein:
        w = max(0.6, length * 0.03)
        pen.line([at(0, 0), at(0.92, 0)], vein, w)
        for t in (0.25, 0.42, 0.6):
            pen.line([at(t, 0), at(t + 0.16, fat * 0.6)], vein, w * 0.7)
            pen.line([at(t, 0), at(t + 0.16, -fat * 0.6)], vein, w * 0.7)


def spiral(pen, x, y, r, colour, width, turns=2.2, start=0.0, hand=1, ribs=0):
    pts = []
    for i in range(48):
        t = turns * 2 * math.pi * i / 47
        q = r * math.exp(-0.16 * t)
        pts.append((x + q * math.cos(start + hand * t), y + q * math.sin(start + hand * t)))
    pen.line(pts, colour, width)
    for i in range(ribs):
        t = 1.6 * 2 * math.pi * i / ribs
        a, q = start + hand * t, r * math.exp(-0.16 * t)
        inner = q * math.exp(-0.16 * 2 * math.pi) * 1.1
        pen.line(
            [
                (x + q * math.cos(a), y + q * math.sin(a)),
                (x + inner * math.cos(a + 0.15 * hand), y + inner * math.sin(a + 0.15 * hand)),
            ],
            colour,
            width * 0.6,
        )


def wave(pen, x, y, w, h, colour, line):
    """A breaking wave standing on y, as painted on kolae hulls."""
    body = [(0, 0), (0.16, -0.08), (0.27, -0.4), (0.36, -0.75), (0.52, -0.98), (0.7, -0.98), (0.84, -0.78), (0.86,
        -0.52), (0.76, -0.36), (0.66, -0.42), (0.66, -0.55), (0.74, -0.58), (0.77, -0.7), (0.68, -0.8), (0.56,
        -0.7), (0.52, -0.46), (0.6, -0.2), (0.78, -0.06), (1, 0)]  # fmt: skip
    pen.poly([(x + a * w, y + b * h) for a, b in body], colour)
    for k in (0.0, 0.09, 0.18):
        pen.line(
            [(x + (0.12 + k) * w, y - 0.02 * h), (x + (0.27 + k) * w, y - 0.2 * h), (x + (0.33 + k) * w, y - 0.52 * h)],
            line,
            max(0.7, w * 0.022),
        )


def lozenge(pen, x, y, r, colour, step):
    """A stepped lozenge as the looms of Koh Yo make it."""
    n = max(1, int(r / step))
    for j in range(-n, n):
        half = (n - abs(j + 0.5) + 0.5) * step
        pen.rect(x - half, y + j * step, x + half, y + (j + 1) * step, colour)


def _pattani(pen, x, y, u, main, second, deep):
    pen.oval(x, y, u * 0.8, fill=deep)
    flower(pen, x, y, u * 0.66, 8, main, second)
    flower(pen, x + u * 2, y, u * 0.5, 4, main, second)
    flower(pen, x + u * 2, y, u * 0.36, 4, second, None, math.pi / 4)
    for k in (1, 3):
        for s in (-1, 1):
            pen.oval(x + u * k, y + s * u * 0.35, u * 0.1, fill=second)
        pen.oval(x + u * k, y, u * 0.14, fill=main)


def _yala(pen, x, y, u, main, second, deep):
    pts = [(x + u * k / 4, y - u * 0.52 * math.sin(k * math.pi / 8)) for k in range(17)]
    pen.line(pts, main, u * 0.07)
    for k, up in ((1, 1), (3, -1)):
        leaf(pen, x + u * k, y + u * 0.2 * up, u * 0.85, -0.5 * up, main, deep)
        leaf(pen, x + u * k, y + u * 0.2 * up, u * 0.85, math.pi + 0.5 * up, second, deep)


def _narathiwat(pen, x, y, u, main, second, deep):
    for k in (0, 2):
        wave(pen, x + u * k, y + u * 0.75, u * 2, u * 1.5, main, RED)
        pen.oval(x + u * (k + 0.1), y - u * 0.45, u * 0.1, fill=second)
        pen.oval(x + u * (k + 0.35), y - u * 0.7, u * 0.07, fill=second)


def _songkhla(pen, x, y, u, main, second, deep):
    for k, heart in ((0, second), (2, SEA), (4, second)):
        for r, colour in ((0.95, deep), (0.76, main), (0.58, heart), (0.32, TURMERIC)):
            lozenge(pen, x + u * k, y, u * r, colour, u * 0.12)
        lozenge(pen, x + u * (k + 1), y, u * 0.3, deep, u * 0.12)


def _satun(pen, x, y, u, main, second, deep):
    for k, colour, hand in ((0, main, 1), (2, second, -1)):
        pen.oval(x + u * k, y, u * 0.82, fill=deep)
        spiral(pen, x + u * k, y, u * 0.74, colour, u * 0.09, start=-0.5, hand=hand, ribs=15)
        for j in range(5):
            a = -math.pi / 2 + (j - 2) * 0.45
            for s in (-1, 1):
                pen.line(
                    [(x + u * (k + 1), y), (x + u * (k + 1) + u * 0.5 * math.cos(a), y + s * u * 0.66 * math.sin(a))],
                    main,
                    u * 0.06,
                )


def _kedai(pen, x, y, u, main, second, deep):
    for j, colour in enumerate((SEA, RED, TURMERIC, LEAF, INK)):
        flower(pen, x, y, u * 0.8, 1, colour, None, -math.pi / 2 + j * 2 * math.pi / 5, 0.5)
    wave(pen, x + u, y + u * 0.7, u * 2, u * 1.4, main, TURMERIC)


MOTIF = {
    "Pattani": _pattani,
    "Yala": _yala,
    "Narathiwat": _narathiwat,
    "Songkhla": _songkhla,
    "Satun": _satun,
    "Kedai": _kedai,
}


@lru_cache(maxsize=64)
def band(province: str, w: int, h: int, rim: bool = True) -> Image.Image:
    """A strip of the province's pattern, w × h finished pixels, RGB."""
    ground, deep, main, second = palette(province)
    image = canvas(w, h, "RGB", ground)
    pen = Pen(image)
    motif, inset = MOTIF.get(province, _kedai), 0.14 if rim else 0.0
    u = h * (1 - 2 * inset) / 2 * 0.94
    for k in range(-1, int(w / (4 * u)) + 2):
        motif(pen, k * 4 * u + (w / 2) % (4 * u), h / 2, u, main, second, deep)
    if rim:
        edge, step = h * inset * 0.62, h * 0.16
        for y0, y1 in ((0, edge), (h, h - edge)):
            for i in range(int(w / step) + 1):
                pen.poly([(i * step, y0), ((i + 1) * step, y0), ((i + 0.5) * step, y1)], deep)
            y = y1 + (h * 0.035 if y0 == 0 else -h * 0.035)
            pen.line([(0, y), (w, y)], second, max(0.6, h * 0.018))
    return image


def label(w: int, h: int, province: str, seed: int, paper="#f8f1e1", at=0.6, tall=0.26) -> Image.Image:
    """A paper label: emblem, a few abstract lines, the province band. RGB, nothing to read."""
    rng = Random(seed)
    ground, deep, main, second = palette(province)
    image = canvas(w, h, "RGB", paper)
    pen = Pen(image)
    strip = band(province, round(w), max(8, round(h * tall)))
    image.paste(strip, (0, round(h * at * S)))
    dark = deep if province != "Kedai" else SEA
    r = min(w, h * at) * 0.17
    cx, cy = w / 2, h * at * 0.36
    pen.oval(cx, cy, r * 1.25, fill=dark)
    pen.oval(cx, cy, r * 1.12, fill=paper, width=max(0.7, r * 0.06))
    flower(pen, cx, cy, r * 0.95, rng.choice((5, 6, 8)), paper if province != "Songkhla" else main, second)
    y = cy + r * 1.75
    for part, thick in ((rng.uniform(0.5, 0.68), 0.034), (rng.uniform(0.3, 0.44), 0.02)):
        if y < h * at - h * 0.03:
            pen.rect(cx - w * part / 2, y, cx + w * part / 2, y + h * thick, mix(dark, paper, 0.08), h * thick / 2)
            y += h * (thick + 0.03)
    y = h * (at + tall + (1 - at - tall) * 0.3)
    for part in (0.56, 0.4):
        if y < h * 0.965:
            pen.rect(cx - w * part / 2, y, cx + w * part / 2, y + h * 0.014, mix(dark, paper, 0.45))
            y += h * 0.034
    return image
