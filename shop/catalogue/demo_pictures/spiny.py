"""Durian and champedak: husks, thorns, lobes of flesh."""

import math

from PIL import ImageChops

from .fruits import _ball_light
from .grain import cloud
from .paint import Pen, S, blob, canvas, curve, ink, mask, mix, relief, rgb, shades, solid, stain


def _spine(pen_pts, px, py, nx, ny, size):
    """Four faces of one thorn, leaning outwards with the surface."""
    tip = (px + nx * size * 0.85, py + ny * size * 0.85 - size * 0.18)
    ring = [(px + size * 0.62 * math.cos(a), py + size * 0.62 * math.sin(a)) for a in (0.4, 1.97, 3.54, 5.11)]
    return [(ring[i], ring[(i + 1) % 4], tip) for i in range(4)]


def durian(rng, rx=190, ry=235, colour="#8f9a3a", thorn=30, blunt=False):
    """A durian, thorn by thorn; blunt and small it is a champedak."""
    w, h = rx * 2 + thorn * 2.6, ry * 2 + thorn * 2.6
    cx, cy = w / 2, h / 2
    image = canvas(w, h, "RGBA")
    pen = Pen(image)
    deep, mid, lit = mix(colour, "#2c2410", 0.72), rgb(colour), mix(colour, "#fff6c0", 0.6)
    pen.poly(blob(cx, cy, rx, ry, rng, 0.03), deep + (255,))
    spots = []
    n = int(4 * math.pi * rx * ry / (thorn * thorn * 1.35))
    for i in range(n // 2):
        z = 1 - (i + 0.5) / (n / 2)
        a, q = i * 2.39996, math.sqrt(1 - z * z)
        spots.append((q * math.cos(a), q * math.sin(a), z))
    for nx, ny, nz in sorted(spots, key=lambda s: s[2]):
        x, y = cx + nx * rx * 0.97, cy + ny * ry * 0.97
        size = thorn * (0.62 + 0.38 * nz) * rng.uniform(0.9, 1.1) * (0.62 if blunt else 1)
        glow = max(0.0, -0.52 * nx - 0.6 * ny + 0.62 * nz)
        for k, (p, q, tip) in enumerate(_spine(pen, x, y, nx, ny, size)):
            facet = (-0.25, -0.02, 0.42, 0.16)[k]
            v = max(0.0, min(1.0, 0.12 + glow * 0.62 + facet * 0.8 + rng.uniform(-0.05, 0.05)))
            col = mix(deep, mid, v * 2) if v < 0.5 else mix(mid, lit, v * 2 - 1)
            pen.poly([p, q, tip], tuple(max(0, min(255, c)) for c in col) + (255,))
        if not blunt:
            pen.oval(
                x + nx * size * 0.85,
                y + ny * size * 0.85 - size * 0.18,
                1.1,
                fill=mix("#5d3f1c", lit, glow * 0.6) + (255,),
            )
    shadow = ImageChops.invert(_ball_light(image.size)).point(lambda v: max(0, v - 120) * 0.9)
    stain(image, "#1d1607", shadow, 0.75)
    return image


def stalk(length=70, width=20, colour="#7d6a3a"):
    w, h = width + 16, length + 8
    pts = [(8 + 1, h - 4), (9, 10), (6, 4), (w - 6, 4), (w - 9, 10), (w - 9, h - 4)]
    return solid(mask(w, h, lambda pen: pen.poly(curve(pts, steps=4))), shades(colour), 5, 1.3, 0.4, 3)


def lobe(rng, length=170, fat=0.5, colour="#f2cf5b"):
    """A soft lobe of durian or champedak flesh."""
    w, h = length + 14, length * fat * 1.5 + 14
    k = length * fat / 2
    pts = [(8, h * 0.55), (w * 0.16, h / 2 - k * 0.8), (w * 0.42, h / 2 - k * 1.12), (w * 0.72, h / 2 - k * 0.95),
        (w - 9, h * 0.46), (w * 0.86, h / 2 + k * 0.75), (w * 0.5, h / 2 + k * 1.0), (w * 0.18, h / 2 + k * 0.85)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    light = ImageChops.add(relief(shape, k * 0.62, 1.15), cloud(shape.size, 16, 2, rng.randrange(40), 0.3), 1, -128)
    out = solid(
        shape,
        (mix(colour, "#7a4410", 0.55), mix(colour, "#e09a2c", 0.22), colour, mix(colour, "#fffbe6", 0.75)),
        light=light,
    )
    for t in (-0.35, 0.05, 0.4):
        ink(out, mix(colour, "#a05f16", 0.6), lambda pen, t=t: pen.line(curve([(w * 0.14, h / 2 + k * t),
            (w * 0.5, h / 2 + k * (t - 0.22)), (w * 0.86, h / 2 + k * t * 0.7)], False, 5), width=1.6), 0.32, 1.6)  # fmt: skip
    return out


def open_husk(rng, rx=210, ry=150, rind="#8f9a3a", inside="#f6efd6", flesh="#f2cf5b", lobes=2, thorn=24):
    """A half of a spiny fruit with its lobes lying in it."""
    back = durian(rng, rx, ry, rind, thorn, False)
    w, h = back.width / S, back.height / S
    bed = mask(w, h, lambda pen: pen.poly(blob(w / 2, h / 2, rx * 0.93, ry * 0.84, rng, 0.04)))
    back.alpha_composite(solid(bed, shades(inside, 0.45), 30, -0.9, 0.14, 6))
    for k in range(lobes):
        step = (k - (lobes - 1) / 2) * ry * 1.12 / max(1, lobes)
        nest = mask(w, h, lambda pen, s=step: pen.oval(w / 2, h / 2 + s, rx * 0.76, ry * 0.68 / lobes + 10))
        stain(back, mix(inside, "#7a4a1a", 0.5), nest, 0.55, 7)
        piece = lobe(rng, rx * 1.42, 0.34 if lobes > 1 else 0.5, flesh)
        back.alpha_composite(piece, (round(w / 2 * S - piece.width / 2), round((h / 2 + step) * S - piece.height / 2)))
    return back
