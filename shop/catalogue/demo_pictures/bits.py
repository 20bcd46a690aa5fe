"""Small goods, one piece at a time: chips, beans, nuts, slices, shrimps. Each gives an RGBA piece."""

import math

from PIL import ImageChops

from .paint import blob, cloud, curve, ink, mask, mix, relief, shades, solid, stain, tone


def chip(rng, r=26, colour="#e9c98c", curl=1.3, rim=None, bubbles=8):
    """A fried cracker: uneven round, curled, blistered."""
    w = r * 2 + 8
    shape = mask(w, w, lambda pen: pen.poly(blob(w / 2, w / 2, r, r * rng.uniform(0.6, 0.9), rng, 0.17, 11)))
    light = ImageChops.add(relief(shape, r * 0.2, curl), relief(shape, r * 0.85, -0.55), 1, -128)
    out = solid(
        shape,
        (mix(colour, "#7a4210", 0.6), mix(colour, "#b0742c", 0.3), colour, mix(colour, "#fff8e4", 0.7)),
        light=light,
        grain=0.3,
        cell=8,
        seed=rng.randrange(50),
    )
    for _ in range(bubbles):
        bx, by, q = w / 2 + rng.uniform(-r, r) * 0.62, w / 2 + rng.uniform(-r, r) * 0.55, rng.uniform(0.07, 0.16) * r
        ink(out, mix(colour, "#5a2c0c", 0.5), lambda pen, a=bx, b=by, q=q: pen.oval(a + q * 0.4, b + q * 0.4, q),
            0.45, 0.8)  # fmt: skip
        ink(out, mix(colour, "#ffffff", 0.6), lambda pen, a=bx, b=by, q=q: pen.oval(a - q * 0.2, b - q * 0.2,
            q * 0.75), 0.65, 0.5)  # fmt: skip
    if rim:
        edge = ImageChops.subtract(shape, ImageChops.offset(shape, -3, -3))
        stain(out, rim, edge, 0.7, 1.5)
    return out


def disc(rng, r=24, colour="#e8d6bd", dark="#8d6a4c", specks=10, thick=True):
    """A raw sliced cracker: thin, dry, matt, slightly bent."""
    w = r * 2 + 10
    tilt = rng.uniform(0.55, 0.95)
    pts = blob(w / 2, w / 2, r, r * tilt, rng, 0.05)
    out = solid(
        mask(w, w, lambda pen: pen.poly([(x + 1.5, y + 3) for x, y in pts])), (dark, mix(colour, dark, 0.5), colour), 3
    )
    top = solid(
        mask(w, w, lambda pen: pen.poly(pts)),
        (mix(colour, dark, 0.6), colour, mix(colour, "#fff", 0.5)),
        r * 0.4,
        0.7,
        0.25,
        4,
        rng.randrange(40),
    )
    for _ in range(specks):
        sx, sy = w / 2 + rng.uniform(-r, r) * 0.7, w / 2 + rng.uniform(-r, r) * 0.6 * tilt
        ink(top, dark, lambda pen, a=sx, b=sy: pen.oval(a, b, rng.uniform(0.6, 1.6)), 0.55, 0.4)
    out.alpha_composite(top)
    return out


def bean(rng, length=24, fat=0.62, colour="#7a4a22", groove=None, gloss=0.6, curl=0.0):
    """A bean, nut, seed or grain."""
    w, h = length + 8, length * fat + 8 + abs(curl) * length
    pts = [
        (w / 2 + length / 2 * math.cos(a), h / 2 + length * fat / 2 * math.sin(a) + curl * length * math.cos(a) ** 2)
        for a in [k * math.pi / 8 for k in range(16)]
    ]
    out = solid(
        mask(w, h, lambda pen: pen.poly(curve(pts, steps=3))),
        shades(colour),
        length * fat * 0.35,
        1.3,
        0.15,
        2,
        rng.randrange(40),
    )
    if groove:
        ink(out, groove, lambda pen: pen.line(curve([(w * 0.2, h / 2 - 1), (w / 2, h / 2 + 1.5), (w * 0.8,
            h / 2 - 1)], False, 4), width=length * 0.07), 0.8, 0.4)  # fmt: skip
    ink(out, "#ffffff", lambda pen: pen.oval(w * 0.4, h * 0.36, length * 0.14, length * fat * 0.09), gloss, 1.2)
    return out


def peanut(rng, length=40):
    w, h = length + 8, length * 0.56 + 8
    k = rng.uniform(0.78, 0.95)
    pts = [(4, h / 2), (w * 0.14, h * 0.2), (w * 0.34, h * 0.16), (w * 0.5, h * 0.28), (w * 0.68, h * 0.16 / k),
        (w * 0.88, h * 0.22), (w - 4, h / 2), (w * 0.88, h * 0.8), (w * 0.68, h * 0.86), (w * 0.5, h * 0.74),
        (w * 0.32, h * 0.86), (w * 0.13, h * 0.8)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=4)))
    out = solid(shape, shades(rng.choice(("#d2a566", "#c79655", "#dbb27a"))), 7, 1.2, 0.2, 2, 5)
    for t in (0.3, 0.45, 0.6, 0.72):
        ink(out, "#7c4f22", lambda pen, t=t: pen.line(curve([(5, h * t), (w * 0.3, h * (t * 1.1 - 0.05)),
            (w * 0.5, h * (0.5 + (t - 0.5) * 0.6)), (w * 0.7, h * (t * 1.1 - 0.05)), (w - 5, h * t)], False, 4),
            width=0.9), 0.5, 0.4)  # fmt: skip
    for k in range(9):
        ink(out, "#8a5a2a", lambda pen, k=k: pen.line([(w * (0.1 + k * 0.1), h * 0.15), (w * (0.1 + k * 0.1),
            h * 0.85)], width=0.8), 0.3, 0.5)  # fmt: skip
    return out


def lump(rng, r=20, colour="#4c2114", sugar=0.0, rough=0.14, gloss=0.5, tall=1.0):
    """A soft ball of paste or a dried fruit, perhaps rolled in sugar."""
    w, h = r * 2 + 8, r * 2 * tall + 8
    shape = mask(w, h, lambda pen: pen.poly(blob(w / 2, h / 2, r, r * tall * rng.uniform(0.85, 1), rng, rough)))
    light = ImageChops.add(relief(shape, r * 0.6, 1.4), cloud(shape.size, 16, 1, rng.randrange(60), 0.8), 1, -128)
    out = solid(shape, shades(colour), light=light)
    if sugar:
        grains = cloud(shape.size, 3, 1, rng.randrange(60), 3.0).point(lambda v: max(0, v - 150) * 3)
        stain(out, "#fff6e4", grains, sugar)
    ink(out, "#ffffff", lambda pen: pen.oval(w * 0.38, h * 0.33, r * 0.2, r * 0.11), gloss, 1.6)
    return out


def slice_round(rng, r=26, flesh="#f3cf62", rind="#8a5a1d", heart=None, rays=0, ratio=0.9):
    """A cut round: a slice of fruit, a banana chip, a dried garcinia."""
    w = r * 2 + 8
    pts = blob(w / 2, w / 2, r, r * ratio, rng, 0.07)
    out = solid(mask(w, w, lambda pen: pen.poly(pts)), shades(rind), r * 0.25, 1.1)
    inner = [(w / 2 + (x - w / 2) * 0.88, w / 2 + (y - w / 2) * 0.88) for x, y in pts]
    out.alpha_composite(
        solid(mask(w, w, lambda pen: pen.poly(inner)), shades(flesh, 0.45), r * 0.4, 0.8, 0.25, 4, rng.randrange(40))
    )
    for k in range(rays):
        a = k * 2 * math.pi / rays + rng.uniform(-0.1, 0.1)
        ink(out, heart or rind, lambda pen, a=a: pen.line([(w / 2 + r * 0.12 * math.cos(a),
            w / 2 + r * 0.12 * math.sin(a)), (w / 2 + r * 0.74 * math.cos(a), w / 2 + r * 0.7 * math.sin(a))],
            width=1.3), 0.5, 0.7)  # fmt: skip
    if heart and not rays:
        ink(out, heart, lambda pen: [pen.oval(w / 2 + rng.uniform(-4, 4), w / 2 + rng.uniform(-4, 4),
            r * 0.1) for _ in range(4)], 0.7, 1)  # fmt: skip
    return out


def shrimp(rng, r=24, colour="#e5793a"):
    """A dried shrimp, curled, banded."""
    w = r * 2 + 26
    c, out_pts, in_pts = w / 2, [], []
    for k in range(15):
        t = k / 14
        a = math.pi * (0.05 + 1.35 * t)
        thick = r * (0.50 * math.sin(math.pi * min(1, 0.22 + t * 0.78)) ** 0.7 + 0.06)
        out_pts.append((c + (r + thick * 0.3) * math.cos(a), c - (r + thick * 0.3) * math.sin(a)))
        in_pts.append((c + (r - thick) * math.cos(a), c - (r - thick) * math.sin(a)))
    tail = out_pts[-1]
    fan = [(tail[0] + dx, tail[1] + dy) for dx, dy in ((0, 0), (9, 8), (2, 3), (-3, 10), (-4, -2))]
    body = mask(w, w, lambda pen: (pen.poly([*out_pts, *reversed(in_pts)]), pen.poly(fan)))
    out = solid(
        body,
        (mix(colour, "#5a1608", 0.65), colour, mix(colour, "#ffe2bd", 0.65)),
        r * 0.3,
        1.4,
        0.2,
        3,
        rng.randrange(30),
    )
    for k in range(2, 14, 2):
        ink(out, mix(colour, "#7a200c", 0.7), lambda pen, k=k: pen.line([out_pts[k], in_pts[k]], width=1.5), 0.65, 0.5)
    eye = out_pts[1]
    ink(out, "#1d0c08", lambda pen: pen.oval(eye[0] - 3, eye[1] - 3, 1.9))
    return out


def anchovy(rng, length=62, colour="#b9bec0"):
    w, h = length + 8, length * 0.24 + 8
    pts = [(4, h / 2), (w * 0.2, h * 0.28), (w * 0.55, h * 0.25), (w * 0.86, h * 0.46), (w - 4, h * 0.2), (w - 8,
        h / 2), (w - 4, h * 0.82), (w * 0.86, h * 0.56), (w * 0.5, h * 0.78), (w * 0.18, h * 0.7)]  # fmt: skip
    out = solid(mask(w, h, lambda pen: pen.poly(curve(pts, steps=4))), ("#3c4548", colour, "#ffffff"), 4, 1.2)
    ink(out, "#39464c", lambda pen: pen.line([(w * 0.1, h * 0.36), (w * 0.85, h * 0.42)], width=2.6), 0.55, 1)
    ink(out, "#14181a", lambda pen: pen.oval(w * 0.12, h * 0.46, 1.6))
    return out


def chilli(rng, length=70, colour="#c3241a"):
    w, h = length + 22, length * 0.42 + 10
    spine = [(8, h * 0.4), (w * 0.25, h * 0.3), (w * 0.55, h * 0.42), (w * 0.8, h * 0.66), (w - 8, h * 0.88)]
    top = curve(spine, False, 6)
    n = len(top)
    pts = [(x, y - 6.2 * (1 - (i / n) ** 2)) for i, (x, y) in enumerate(top)] + [
        (x, y + 6.2 * (1 - (i / n) ** 2)) for i, (x, y) in reversed(list(enumerate(top)))
    ]
    out = solid(mask(w, h, lambda pen: pen.poly(pts)), shades(colour, 0.55), 5, 1.4)
    ink(out, "#fff", lambda pen: pen.line(curve([(w * 0.18, h * 0.27), (w * 0.4, h * 0.31), (w * 0.62, h * 0.43)],
        False, 4), width=1.6), 0.7, 0.8)  # fmt: skip
    stem = solid(mask(w, h, lambda pen: pen.line([(2, h * 0.56), (10, h * 0.4)], width=3.6)), shades("#5b8a35"), 2)
    out.alpha_composite(stem)
    return out


def leaf_piece(length=120, fat=0.3, colour="#3f7d3a", veins=7) -> "object":
    """A single leaf pointing right."""
    w, h = length + 8, length * fat * 2 + 10
    up = [
        (4 + length * t, h / 2 - length * fat * math.sin(math.pi * t**0.85) * (1 - 0.2 * t))
        for t in (0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1)
    ]
    down = [(x, h - y) for x, y in reversed(up)]
    shape = mask(w, h, lambda pen: pen.poly(curve([*up, *down[1:-1]], steps=4)))
    out = solid(shape, shades(colour, 0.5, 0.4), length * 0.08, 1.0, 0.15, 3, 4)
    ink(out, mix(colour, "#e8f0c0", 0.55), lambda pen: pen.line([(4, h / 2), (w - 8, h / 2)], width=max(1.2,
        length * 0.014)), 0.8, 0.4)  # fmt: skip
    for k in range(1, veins):
        x = 4 + length * k / veins * 0.9
        for s in (-1, 1):
            ink(out, mix(colour, "#e8f0c0", 0.4), lambda pen, x=x, s=s: pen.line([(x, h / 2), (x + length * 0.13,
                h / 2 + s * length * fat * 0.8)], width=0.9), 0.55, 0.4)  # fmt: skip
    half = mask(w, h, lambda pen: pen.rect(0, h / 2, w, h))
    stain(out, "#0c2a10", half, 0.18)
    return out


def shard(rng, w=44, h=30, colour="#e3a94f", curl=1.4, grain=0.5):
    """A torn crisp piece: fish skin, roti edge, dried flake."""
    n = 8
    pts = []
    for k in range(n):
        a = 2 * math.pi * k / n
        q = rng.uniform(0.72, 1.05)
        pts.append((w / 2 + 4 + w / 2 * q * math.cos(a), h / 2 + 4 + h / 2 * q * math.sin(a)))
    shape = mask(w + 10, h + 10, lambda pen: pen.poly(curve(pts, steps=3)))
    light = ImageChops.add(relief(shape, h * 0.25, curl), cloud(shape.size, 8, 1, rng.randrange(60), grain), 1, -128)
    return solid(shape, shades(colour), light=light)


def sliver(rng, length=30, fat=0.2, colour="#a8622a", bend=0.25):
    """A curl of fried shallot, coconut shaving, herb."""
    w = length + 12
    h = length * (fat + abs(bend)) + 14
    pts = [(6 + length * t, h * 0.62 - bend * length * math.sin(math.pi * t)) for t in (0, 0.25, 0.5, 0.75, 1)]
    shape = mask(w, h, lambda pen: pen.line(curve(pts, False, 4), width=length * fat * rng.uniform(0.7, 1.2)))
    return solid(shape, shades(colour), 2.6, 1.4, 0.2, 2, rng.randrange(30))


def grain(rng, colour="#f4ead6", length=13):
    return bean(rng, length * rng.uniform(0.85, 1.1), 0.34, colour, None, 0.45)


def cube(rng, a=40, colour="#15100d", glow="#5a4636", clear=1.0):
    """A glossy cube: grass jelly, palm sugar, paste."""
    w = a * 1.9
    k = a * 0.5
    cx, cy = w / 2, w / 2
    top = [(cx, cy - k * 1.1), (cx + a * 0.8, cy - k * 0.5), (cx, cy + k * 0.1), (cx - a * 0.8, cy - k * 0.5)]
    left = [top[3], top[2], (cx, cy + k * 1.5), (cx - a * 0.8, cy + k * 0.9)]
    right = [top[2], top[1], (cx + a * 0.8, cy + k * 0.9), (cx, cy + k * 1.5)]
    shape = mask(w, w, lambda pen: (pen.poly(top), pen.poly(left), pen.poly(right)))
    out = tone(cloud(shape.size, 16, 1, rng.randrange(40), 0.5), (mix(colour, "#000", 0.4), colour, glow))
    out.putalpha(shape)
    ink(out, mix(colour, glow, 0.75), lambda pen: pen.poly(top), 0.75, 0.8)
    ink(out, "#000000", lambda pen: pen.poly(right), 0.3, 0.8)
    ink(out, "#ffffff", lambda pen: (pen.line([top[3], top[2], top[1]], width=1.4), pen.line([top[2], (cx,
        cy + k * 1.4)], width=1)), 0.45, 0.7)  # fmt: skip
    ink(out, "#ffffff", lambda pen: pen.oval(cx - a * 0.25, cy - k * 0.62, a * 0.2, a * 0.07), 0.6, 1.4)
    return out
