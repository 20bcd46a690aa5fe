"""Whole fruits: round ones, spiny ones, bunches, and what they look like cut open."""

import math

from PIL import Image, ImageChops

from .bits import leaf_piece
from .paint import (
    Pen,
    S,
    blob,
    canvas,
    cloud,
    curve,
    grainy,
    ink,
    mask,
    mix,
    relief,
    rgb,
    scaled,
    shades,
    solid,
    stain,
    tone,
    turned,
)


def _ball_light(size, lift=0):
    """Light on a sphere, lit from the upper left, with a little light thrown back from the table."""
    w, h = size
    glow = Image.radial_gradient("L").resize((round(w * 1.55), round(h * 1.55)), Image.Resampling.BICUBIC)
    left, top = round(w * 0.44), round(h * 0.46)
    light = glow.crop((left, top, left + w, top + h)).point(lambda v: max(0, min(255, 236 + lift - v * 0.98)))
    back = Image.radial_gradient("L").resize((w, h)).point(lambda v: max(0, v - 150) * 0.35)
    return ImageChops.add(light, back)


def ball(rx, ry, colours, pores=0.0, rng=None, wobble=0.02, gloss=0.5, points=None, mottle=0.0, seed=3):
    """A smooth round fruit, RGBA; ``points(w, h)`` may give another outline."""
    w, h = rx * 2 + 10, ry * 2 + 10
    pts = points(w, h) if points else blob(w / 2, h / 2, rx, ry, rng, wobble)
    shape = mask(w, h, lambda pen: pen.poly(pts))
    light = _ball_light(shape.size)
    if pores:
        light = ImageChops.add(light, cloud(shape.size, 4, 1, seed, pores), 1, -128)
    if mottle:
        light = ImageChops.add(light, cloud(shape.size, 24, 1, seed + 1, mottle), 1, -128)
    out = solid(shape, colours, light=light)
    if gloss:
        ink(out, "#ffffff", lambda pen: pen.oval(w * 0.36, h * 0.31, rx * 0.2, ry * 0.13), gloss, max(2, rx * 0.06))
    return out


def mandarin(rng, r=95, colour="#ef8a1d", neck=False, leaf=True):
    """An orange; with a neck it is the som chuk of Chana."""

    def outline(w, h):
        base = [(math.cos(a), math.sin(a)) for a in [k * math.pi / 7 for k in range(14)]]
        pts = []
        for x, y in base:
            k = 0.93 if y < 0 else 0.9
            if neck and y < -0.7:
                pts.append((w / 2 + x * r * 0.62, h / 2 - r * 1.12))
            else:
                pts.append((w / 2 + x * r, h / 2 + y * r * k))
        return curve(pts, steps=6)

    out = ball(
        r,
        r * 1.14 if neck else r,
        (mix(colour, "#4a1402", 0.72), mix(colour, "#b84300", 0.25), colour, mix(colour, "#fff2c4", 0.7)),
        0.2,
        rng,
        points=outline,
        mottle=0.06,
        seed=rng.randrange(30),
        gloss=0.4,
    )
    w, h = out.width / S, out.height / S
    top = h / 2 - r * (1.06 if neck else 0.74)
    ink(out, "#7d3c05", lambda pen: pen.oval(w / 2, top + 6, r * 0.2, r * 0.09), 0.5, 5)
    for k in range(8):
        a = k * math.pi / 4
        ink(out, "#7d3c05", lambda pen, a=a: pen.line([(w / 2, top + 6), (w / 2 + r * 0.36 * math.cos(a),
            top + 6 + r * 0.18 * math.sin(a))], width=2), 0.28, 2)  # fmt: skip
    ink(out, "#55701f", lambda pen: pen.oval(w / 2, top + 4, r * 0.11, r * 0.07), 1.0)
    ink(out, "#b9cf7a", lambda pen: pen.oval(w / 2 - 1, top + 2.5, r * 0.05, r * 0.03), 0.9)
    if leaf:
        return with_leaf(out, w / 2, top + 3, r * 1.15, rng)
    return out


def with_leaf(body, x, y, length, rng, angle=None, colour="#3f7d2f"):
    """Grow a leaf from the point x, y of a fruit; the frame grows, the fruit stays in its middle."""
    pad = round(length * 1.1)
    out = Image.new("RGBA", (body.width + round(2 * pad * S), body.height + round(2 * pad * S)))
    out.paste(body, (round(pad * S), round(pad * S)))
    leaf = leaf_piece(length, 0.24, colour)
    angle = rng.uniform(10, 50) if angle is None else angle
    a = math.radians(angle)
    leaf = turned(leaf, angle)
    cx, cy = pad + x + length / 2 * math.cos(a), pad + y - length / 2 * math.sin(a)
    out.alpha_composite(leaf, (round(cx * S - leaf.width / 2), round(cy * S - leaf.height / 2)))
    return out


def longkong(rng, r=40):
    body = ball(
        r,
        r * rng.uniform(0.98, 1.1),
        ("#5a3f1a", "#b08a4a", "#dcc07e", "#f8eac0"),
        0.22,
        rng,
        0.03,
        0.25,
        mottle=0.5,
        seed=rng.randrange(40),
    )
    w, h = body.width / S, body.height / S
    for _ in range(5):
        x, y = w / 2 + rng.uniform(-r, r) * 0.6, h / 2 + rng.uniform(-r, r) * 0.7
        ink(body, "#6e4c22", lambda pen, x=x, y=y: pen.oval(x, y, rng.uniform(0.8, 2.4), rng.uniform(0.8, 1.8)),
            0.4, 0.6)  # fmt: skip
    return body


def bunch(rng, make, rows, gap, stem="#8a6a3c"):
    """Fruits hanging together in a bunch; ``rows`` are counts from the stem down. RGBA."""
    wide = max(rows)
    w, h = (wide + 1.2) * gap, (len(rows) * 0.78 + 2.1) * gap
    out = canvas(w, h, "RGBA")
    Pen(out).line(
        curve([(w / 2 + gap * 0.25, 6), (w / 2 - 4, gap * 0.7), (w / 2, h * 0.8)], False),
        rgb(stem) + (255,),
        gap * 0.15,
    )
    y = gap * 1.25
    for n in rows:
        for k in sorted(range(n), key=lambda i: -abs(i - (n - 1) / 2)):
            fruit = make(rng)
            x = w / 2 + (k - (n - 1) / 2) * gap * 0.93 + rng.uniform(-4, 4)
            at = (round(x * S - fruit.width / 2), round((y + rng.uniform(-6, 6)) * S - fruit.height / 2))
            dark = Image.new("RGBA", fruit.size, (48, 28, 10, 0))
            dark.putalpha(fruit.getchannel("A").point(lambda v: v * 0.28))
            out.alpha_composite(dark, (max(0, at[0] - 2), max(0, at[1] - 8)))
            out.alpha_composite(fruit, (max(0, at[0]), max(0, at[1])))
        y += gap * 0.78
    return out


def salak(rng, r=62, colour="#7a3a1e"):
    """A snake fruit: a pointed drop in overlapping scales."""
    w, h = r * 2 + 12, r * 2.5 + 12
    pts = [(w / 2, 5), (w * 0.66, h * 0.17), (w * 0.9, h * 0.45), (w * 0.92, h * 0.7), (w * 0.72, h * 0.93),
        (w / 2, h - 6), (w * 0.28, h * 0.93), (w * 0.08, h * 0.7), (w * 0.1, h * 0.45), (w * 0.34, h * 0.17)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=5)))
    out = solid(
        shape,
        (mix(colour, "#160602", 0.7), colour, mix(colour, "#d58a4a", 0.6), "#f0c090"),
        light=_ball_light(shape.size, -26),
    )
    step = r * 0.24
    dark, lit = canvas(w, h), canvas(w, h)
    pd, pl = Pen(dark), Pen(lit)
    for j in range(int(h / step) + 1):
        for i in range(-1, int(w / step) + 1):
            x, y = (i + (j % 2) / 2) * step + step / 2, j * step
            pd.line([(x - step / 2, y), (x, y + step * 0.8), (x + step / 2, y)], width=1.4)
            pl.line([(x - step / 2 + 2, y - 2), (x, y + step * 0.62)], width=1.1)
    stain(out, "#1c0803", dark, 0.62, 0.4)
    stain(out, "#f2b277", lit, 0.4, 0.4)
    ink(out, "#e9cfa0", lambda pen: pen.poly([(w / 2, 4), (w * 0.56, h * 0.1), (w * 0.44, h * 0.1)]), 0.7, 1)
    return out


def mango(rng, length=150, colour="#7fa53a", blush="#c9c24a"):
    """A small sour mango, plump, with its beak."""
    w, h = length + 12, length * 0.74 + 12
    pts = [(7, h * 0.52), (w * 0.1, h * 0.22), (w * 0.36, h * 0.06), (w * 0.68, h * 0.12), (w * 0.9, h * 0.36),
        (w - 7, h * 0.62), (w * 0.88, h * 0.78), (w * 0.6, h * 0.94), (w * 0.26, h * 0.9), (w * 0.08, h * 0.74)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    light = ImageChops.add(_ball_light(shape.size), cloud(shape.size, 3, 1, rng.randrange(40), 0.16), 1, -128)
    out = solid(
        shape,
        (mix(colour, "#12210a", 0.68), mix(colour, "#2f5a12", 0.25), colour, mix(blush, "#fffde0", 0.45)),
        light=light,
    )
    ink(out, blush, lambda pen: pen.oval(w * 0.3, h * 0.4, w * 0.2, h * 0.22), 0.42, 14)
    ink(out, "#ffffff", lambda pen: pen.oval(w * 0.38, h * 0.24, w * 0.13, h * 0.06), 0.55, 4)
    ink(out, "#5b4a22", lambda pen: pen.oval(10, h * 0.5, 5, 6), 0.9, 0.8)
    return out


def mango_half(rng, length=150, skin="#7fa53a", flesh="#e8e2a0"):
    w, h = length + 12, length * 0.7 + 12
    shape = mask(w, h, lambda pen: pen.poly(blob(w / 2, h / 2, length / 2, length * 0.34, rng, 0.04)))
    out = solid(shape, shades(skin), 5)
    inner = mask(w, h, lambda pen: pen.oval(w / 2, h / 2, length * 0.455, length * 0.3))
    out.alpha_composite(solid(inner, shades(flesh, 0.35), 16, 0.7, 0.2, 4))
    seed = mask(w, h, lambda pen: pen.oval(w / 2, h / 2, length * 0.27, length * 0.13))
    out.alpha_composite(solid(seed, shades("#f4edd0", 0.4), 9, 1.2))
    return out


def sapodilla(rng, r=68):
    return ball(
        r,
        r * 1.16,
        ("#3a2112", "#7c5030", "#a9764a", "#d9b184"),
        0.5,
        rng,
        0.02,
        0.15,
        mottle=0.45,
        seed=rng.randrange(40),
    )


def half_fruit(
    rng, r=80, rind="#8b5e3a", flesh="#c98a4e", heart="#e6bd84", seeds=4, seed_colour="#1c120c", ratio=0.92, pith=None
):
    """A round fruit cut in two, the cut looking at us."""
    w = r * 2 + 10
    shape = mask(w, w, lambda pen: pen.oval(w / 2, w / 2, r, r * ratio))
    out = solid(shape, shades(rind), 6, 1.2, 0.3)
    size = 0.94
    if pith:
        out.alpha_composite(
            solid(mask(w, w, lambda pen: pen.oval(w / 2, w / 2, r * 0.95, r * 0.95 * ratio)), shades(pith, 0.3), 8, 0.6)
        )
        size = 0.8
    inner = mask(w, w, lambda pen: pen.oval(w / 2, w / 2, r * size, r * size * ratio))
    out.alpha_composite(solid(inner, shades(flesh, 0.45), 18, 0.7, 0.3, 4))
    ink(out, heart, lambda pen: pen.oval(w / 2, w / 2, r * 0.32, r * 0.32 * ratio), 0.65, 9)
    for k in range(seeds):
        a = k * 2 * math.pi / seeds + 0.4
        bean = solid(mask(26, 44, lambda pen: pen.oval(13, 22, 8, 18)), shades(seed_colour, 0.6, 0.6), 5, 1.4)
        bean = turned(scaled(bean, r / 90), -math.degrees(a) + 90)
        out.alpha_composite(bean, (round((w / 2 + r * 0.42 * math.cos(a)) * S - bean.width / 2),
            round((w / 2 + r * 0.42 * ratio * math.sin(a)) * S - bean.height / 2)))  # fmt: skip
    return out


def pomelo(rng, r=190, colour="#a9b548"):
    def outline(w, h):
        return curve([(w / 2, 7), (w * 0.68, h * 0.1), (w * 0.9, h * 0.34), (w * 0.97, h * 0.64), (w * 0.78,
            h * 0.93), (w / 2, h - 6), (w * 0.22, h * 0.93), (w * 0.03, h * 0.64), (w * 0.1, h * 0.34), (w * 0.32,
            h * 0.1)], steps=7)  # fmt: skip

    return ball(
        r,
        r * 1.06,
        (mix(colour, "#1f2408", 0.65), mix(colour, "#5d7018", 0.3), colour, mix(colour, "#fffbd0", 0.7)),
        0.16,
        rng,
        points=outline,
        gloss=0.35,
        mottle=0.08,
    )


def citrus_half(rng, r=150, rind="#b5bf52", pith="#f7f0dc", flesh="#e2705e", segments=12):
    """A cut citrus: juicy segments in pith."""
    out = half_fruit(rng, r, rind, pith, pith, 0, pith=pith)
    w = out.width / S
    for k in range(segments):
        a0, a1 = (2 * math.pi * (k + d) / segments for d in (0.06, 0.94))
        am, q = (a0 + a1) / 2, r * 0.76
        pts = [(w / 2 + r * 0.1 * math.cos(am), w / 2 + r * 0.1 * math.sin(am) * 0.92)]
        pts += [(w / 2 + q * math.cos(a), w / 2 + q * 0.92 * math.sin(a)) for a in (a0, a0 + 0.06, am, a1 - 0.06, a1)]
        seg = mask(w, w, lambda pen, p=pts: pen.poly(p))
        box = seg.getbbox()
        cell = seg.crop(box)
        light = ImageChops.add(relief(cell, 9, 0.9), cloud(cell.size, 6, 3, k, 0.9), 1, -128)
        piece = tone(grainy(light, 0.1), (mix(flesh, "#6a1410", 0.55), flesh, mix(flesh, "#ffe9d8", 0.6)))
        out.paste(piece, box[:2], cell)
    return out
