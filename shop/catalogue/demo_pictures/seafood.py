"""Fish, squid and fowl: fresh on ice, dried in the sun, hung, sliced."""

import math

from PIL import Image, ImageChops

from .paint import Pen, S, canvas, cloud, curve, gradient, graft, ink, mask, mix, relief, shades, solid, stain

# outlines in fractions of length and height; the head looks left
FORMS = {"tilapia": ([(0, 0.52), (0.05, 0.40), (0.14, 0.22), (0.28, 0.05), (0.45, 0.02), (0.62, 0.12), (0.76,
    0.30), (0.85, 0.40), (0.85, 0.60), (0.76, 0.72), (0.62, 0.88), (0.45, 0.97), (0.28, 0.94), (0.13, 0.78),
    (0.05, 0.64)], 0.44), "seabass": ([(0, 0.56), (0.06, 0.45), (0.14, 0.36), (0.22, 0.18), (0.34, 0.05), (0.5,
    0.06), (0.66, 0.2), (0.8, 0.36), (0.87, 0.41), (0.87, 0.63), (0.78, 0.70), (0.62, 0.86), (0.45, 0.95), (0.28,
    0.92), (0.14, 0.80), (0.05, 0.68)], 0.33), "mahseer": ([(0, 0.56), (0.05, 0.42), (0.13, 0.27), (0.26, 0.10),
    (0.42, 0.03), (0.58, 0.12), (0.73, 0.30), (0.86, 0.42), (0.86, 0.62), (0.73, 0.76), (0.58, 0.90), (0.42,
    0.96), (0.26, 0.90), (0.12, 0.78), (0.04, 0.66)], 0.31), "threadfin": ([(0, 0.50), (0.04, 0.36), (0.12, 0.20),
    (0.26, 0.06), (0.42, 0.03), (0.6, 0.14), (0.76, 0.33), (0.86, 0.42), (0.86, 0.58), (0.76, 0.68), (0.6, 0.86),
    (0.42, 0.95), (0.25, 0.92), (0.12, 0.80), (0.04, 0.64)], 0.30)}  # fmt: skip


def _fin(image, pts, colour, rays, root, opacity=0.9):
    def make(shape):
        fin = solid(shape, (mix(colour, "#201408", 0.5), colour, mix(colour, "#ffffff", 0.4)), 8, 0.9)
        fin.putalpha(shape.point(lambda v: v * opacity))
        return fin

    graft(image, curve(pts, steps=4), make)
    ink(image, mix(colour, "#1c120c", 0.55), lambda pen: [pen.line([root, tip], width=1.2) for tip in rays], 0.5, 0.5)


def fish(
    length=560,
    form="tilapia",
    back="#56636a",
    side="#b9c2c2",
    belly="#f3efe6",
    fin="#6d7577",
    blush=None,
    scale=13,
    stripes=0,
    dry=0.0,
    seed=3,
    eye="#d8b04a",
):
    """A whole fish on its side, head to the left. ``dry`` (0–1) withers it for salting."""
    outline, ratio = FORMS[form]
    bh = length * ratio
    w, h, ox, oy = length + 40, bh * 1.62, 20, bh * 0.31
    pts = [(ox + x * length, oy + y * bh) for x, y in outline]
    out = canvas(w, h, "RGBA")
    at = _at(ox, oy, length, bh)
    _fins(out, at, fin, form)
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    depth = gradient(shape.size, ((0, 30), (oy / h + 0.02, 40), (0.42, 128), (0.62, 200), (0.85, 225), (1, 210)))
    light = ImageChops.add(depth, relief(shape, bh * 0.26, 0.6), 1, -128)
    light = ImageChops.add(light, cloud(shape.size, 12, 2, seed, 0.2 + dry * 0.4), 1, -128)
    body = solid(shape, (mix(back, "#0a0806", 0.5), back, side, mix(side, belly, 0.6), belly), light=light)
    ink(body, mix(back, "#0c0a0a", 0.25), lambda pen: pen.poly([at(0.0, 0.5), at(0.08, 0.30), at(0.26, 0.20),
        at(0.5, 0.20), at(0.72, 0.36), at(0.9, 0.44), at(0.9, 0.0), at(0.1, -0.2)]), 0.55 - dry * 0.25, bh * 0.07)  # fmt: skip
    if blush:
        ink(body, blush, lambda pen: pen.oval(ox + length * 0.5, oy + bh * 0.55, length * 0.36, bh * 0.2), 0.55, 26)
    _scales(body, at, length, bh, scale, back, dry)
    if stripes:
        ink(body, mix(back, "#0a0a0a", 0.4), lambda pen: [pen.poly([at(0.26 + k * 0.08, 0.0), at(0.30 + k * 0.08,
            0.0), at(0.28 + k * 0.08, 0.92), at(0.255 + k * 0.08, 0.92)]) for k in range(stripes)], 0.3, 7)  # fmt: skip
    _face(body, at, length, bh, back, belly, eye, dry)
    out.alpha_composite(body)
    _fin(out, [at(0.27, 0.60), at(0.36, 0.55), at(0.45, 0.62), at(0.43, 0.74), at(0.33, 0.73)], mix(fin, side,
        0.35), [at(0.45, 0.62), at(0.44, 0.68), at(0.42, 0.73), at(0.37, 0.74)], at(0.27, 0.63), 0.85)  # fmt: skip
    return out


def _at(ox, oy, length, bh):
    return lambda x, y: (ox + x * length, oy + y * bh)


def _fins(out, at, fin, form):
    deep = form in ("tilapia",)
    lift = -0.20 if deep else -0.26
    top = [at(0.26, 0.10), at(0.30, lift), at(0.44, lift + 0.02), at(0.58, -0.10), at(0.72 if deep else 0.5, 0.2),
        at(0.6 if deep else 0.46, 0.18)]  # fmt: skip
    _fin(out, top, fin, [at(0.30 + k * 0.055, lift + 0.01 + k * 0.03) for k in range(7)], at(0.46, 0.35))
    if not deep:
        _fin(
            out,
            [at(0.58, 0.18), at(0.62, -0.16), at(0.72, 0.02), at(0.75, 0.34)],
            fin,
            [at(0.62, -0.14), at(0.66, -0.06), at(0.70, 0.02)],
            at(0.66, 0.4),
        )
    _fin(
        out,
        [at(0.56, 0.84), at(0.61, 1.09), at(0.70, 0.99), at(0.76, 0.68)],
        fin,
        [at(0.61, 1.06), at(0.65, 1.02), at(0.69, 0.98)],
        at(0.64, 0.7),
    )
    _fin(
        out,
        [at(0.32, 0.90), at(0.35, 1.10), at(0.42, 1.04), at(0.42, 0.92)],
        fin,
        [at(0.35, 1.08), at(0.38, 1.06), at(0.41, 1.03)],
        at(0.36, 0.8),
    )
    tail = [at(0.83, 0.40), at(0.90, 0.22), at(1.0, -0.04), at(0.985, 0.30), at(0.955, 0.5), at(0.985, 0.72),
        at(1.0, 1.06), at(0.90, 0.80), at(0.83, 0.62)]  # fmt: skip
    if deep or form == "seabass":
        tail = [at(0.83, 0.40), at(0.90, 0.20), at(0.99, 0.10), at(1.0, 0.5), at(0.99, 0.90), at(0.90, 0.82),
            at(0.83, 0.62)]  # fmt: skip
    _fin(out, tail, fin, [at(0.985, k / 8) for k in range(9)], at(0.80, 0.5))


def _scales(body, at, length, bh, step, back, dry):
    if not step:
        return
    dark, lit = Image.new("L", body.size), Image.new("L", body.size)
    pd, pl = Pen(dark), Pen(lit)
    x0, y0 = at(0.22, -0.02)
    for j in range(int(bh * 1.04 / (step * 0.62))):
        for i in range(int(length * 0.64 / step)):
            x, y = x0 + (i + (j % 2) / 2) * step, y0 + j * step * 0.62
            pd.arc(x, y, step * 0.56, step * 0.56, 285, 75, width=1.1)
            pl.arc(x - 1.4, y, step * 0.56, step * 0.56, 290, 60, width=1)
    stain(body, mix(back, "#100c0a", 0.45), dark, 0.42 - dry * 0.12, 0.5)
    stain(body, "#ffffff", lit, 0.34 - dry * 0.2, 0.5)


def _face(body, at, length, bh, back, belly, eye, dry):
    ink(body, mix(back, "#0d0a08", 0.3), lambda pen: pen.line(curve([at(0.19, 0.16), at(0.235, 0.42), at(0.225,
        0.68), at(0.18, 0.88)], False, 6), width=bh * 0.022), 0.6, 1.6)  # fmt: skip
    ink(body, "#ffffff", lambda pen: pen.line(curve([at(0.205, 0.2), at(0.25, 0.44), at(0.24, 0.68), at(0.2,
        0.86)], False, 6), width=bh * 0.014), 0.4, 1.6)  # fmt: skip
    ink(body, mix(back, "#1a0d0a", 0.5), lambda pen: pen.line(curve([at(0.0, 0.56), at(0.04, 0.60), at(0.075,
        0.66)], False, 5), width=2.2), 0.8, 0.6)  # fmt: skip
    ex, ey = at(0.135, 0.43)
    r = bh * 0.055
    ink(body, mix(belly, eye, 0.6 - dry * 0.4), lambda pen: pen.oval(ex, ey, r * 1.25), 1.0)
    ink(body, "#14100e" if dry < 0.5 else "#4a3a30", lambda pen: pen.oval(ex, ey, r * 0.78), 1.0)
    ink(body, "#ffffff", lambda pen: pen.oval(ex - r * 0.3, ey - r * 0.32, r * 0.26), 0.95 - dry * 0.6)
    ink(body, mix(back, "#fff", 0.4), lambda pen: pen.line([at(0.25, 0.44), at(0.5, 0.42), at(0.83, 0.5)],
        width=1.4), 0.35, 0.8)  # fmt: skip


def _arms(w, h, seed):
    """Eight thin arms, each bent a little otherwise."""
    arms, c = canvas(w, h), w / 2
    pen = Pen(arms)
    for k in range(8):
        t = (k - 3.5) / 3.5
        x0, long = c + t * w * 0.11, h * (0.27 - 0.03 * abs(t) + 0.03 * math.sin(seed + k * 2.3))
        pts = curve(
            [
                (x0, h * 0.66),
                (x0 + t * 12, h * 0.66 + long * 0.4),
                (x0 + t * 26 + 9 * math.sin(k * 1.7 + seed), h * 0.66 + long * 0.75),
                (x0 + t * 34 - 6 * math.cos(k + seed), h * 0.66 + long),
            ],
            False,
            6,
        )
        for i in range(len(pts) - 1):
            pen.line(pts[i : i + 2], width=max(2, 10 * (1 - i / len(pts))))
    return arms


def dried_squid(length=420, colour="#d79a5c", seed=3):
    """A flat sun-dried squid, arms downwards."""
    w, h = length * 0.62, length * 1.06
    c = w / 2
    out = canvas(w, h, "RGBA")
    arms = _arms(w, h, seed)
    out.alpha_composite(solid(arms, (mix(colour, "#4a200e", 0.7), mix(colour, "#8a4420", 0.4), colour), 4, 1.3, 0.3, 3))
    mantle = [(c, 6), (c + w * 0.14, h * 0.07), (c + w * 0.44, h * 0.17), (c + w * 0.40, h * 0.25), (c + w * 0.27,
        h * 0.34), (c + w * 0.28, h * 0.5), (c + w * 0.23, h * 0.60), (c + w * 0.09, h * 0.625)]  # fmt: skip
    pts = [*mantle, *[(2 * c - x, y) for x, y in reversed(mantle[1:])]]
    shape = mask(w, h, lambda pen: (pen.poly(curve(pts, steps=6)), pen.oval(c, h * 0.65, w * 0.13, h * 0.05)))
    light = ImageChops.add(relief(shape, 16, 0.9), cloud(shape.size, 24, 4, seed, 0.4), 1, -128)
    light = ImageChops.add(light, cloud(shape.size, 4, 1, seed, 0.25), 1, -128)
    body = solid(
        shape,
        (mix(colour, "#55240e", 0.75), mix(colour, "#9c5526", 0.3), colour, mix(colour, "#fff0d4", 0.75)),
        light=light,
    )
    ink(body, "#8c4a20", lambda p: (p.line([(c, h * 0.08), (c, h * 0.6)], width=2.4),), 0.5, 1.4)
    for s in (-1, 1):
        ink(body, "#fff3dc", lambda p, s=s: p.line(curve([(c + s * w * 0.07, h * 0.14), (c + s * w * 0.12,
            h * 0.36), (c + s * w * 0.1, h * 0.57)], False), width=9), 0.3, 6)  # fmt: skip
        ink(body, "#331306", lambda p, s=s: p.oval(c + s * w * 0.085, h * 0.652, 5), 0.85, 0.8)
    bloom = cloud(shape.size, 6, 1, seed + 2, 1.4).point(lambda v: max(0, v - 150) * 1.2)
    stain(body, "#fff4e2", bloom, 0.4)
    out.alpha_composite(body)
    return out


def steak(rng, length=190, colour="#d79a6a", skin="#8d8578"):
    """A cut through a salted fish: the fillet with its skin."""
    w, h = length + 12, length * 0.52 + 12
    pts = [(7, h * 0.56), (w * 0.16, h * 0.22), (w * 0.5, h * 0.1), (w * 0.84, h * 0.22), (w - 7, h * 0.52),
        (w * 0.84, h * 0.86), (w * 0.5, h * 0.94), (w * 0.16, h * 0.86)]  # fmt: skip
    out = solid(mask(w, h, lambda pen: pen.poly(curve(pts, steps=5))), shades(skin), 5)
    inner = [(w / 2 + (x - w / 2) * 0.93, h / 2 + (y - h / 2) * 0.88) for x, y in pts]
    meat = mask(w, h, lambda pen: pen.poly(curve(inner, steps=5)))
    light = ImageChops.add(relief(meat, 12, 0.9), cloud(meat.size, 6, 4, rng.randrange(40), 0.6), 1, -128)
    out.alpha_composite(solid(meat, shades(colour, 0.5, 0.6), light=light))
    for k in range(5):
        x = w * (0.2 + k * 0.15)
        ink(out, mix(colour, "#7a3a1c", 0.6), lambda pen, x=x: pen.line(curve([(x, h * 0.2), (x + 14, h * 0.5),
            (x, h * 0.82)], False, 5), width=1.6), 0.55, 0.8)  # fmt: skip
    ink(out, "#e8d2a8", lambda pen: pen.oval(w * 0.5, h * 0.52, 10, 8), 0.9, 1)
    ink(out, "#8c6a4a", lambda pen: pen.oval(w * 0.5, h * 0.52, 4, 3), 0.8, 0.6)
    return out


def dressed_chicken(width=420, skin="#efcf9b"):
    """A plucked chicken, breast up, legs to the right."""
    w, h = width + 30, width * 0.68
    out = canvas(w, h, "RGBA")
    tones = (mix(skin, "#6a3412", 0.5), mix(skin, "#d89a4c", 0.35), skin, mix(skin, "#fffaf0", 0.7))

    def part(pts, soft, height=1.0):
        shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
        light = ImageChops.add(relief(shape, soft, height), cloud(shape.size, 5, 1, 4, 0.3), 1, -128)
        piece = solid(shape, tones, light=light)
        dark = Image.new("RGBA", piece.size, (70, 36, 14, 0))
        dark.putalpha(ImageChops.offset(shape, 5, 8).point(lambda v: v * 0.28))
        out.alpha_composite(dark)
        out.alpha_composite(piece)

    part([(w * 0.86, h * 0.40), (w * 0.97, h * 0.36), (w * 0.98, h * 0.44), (w * 0.88, h * 0.5)], 6)
    part([(w * 0.08, h * 0.5), (w * 0.12, h * 0.26), (w * 0.34, h * 0.1), (w * 0.6, h * 0.12), (w * 0.78,
        h * 0.3), (w * 0.82, h * 0.6), (w * 0.64, h * 0.86), (w * 0.34, h * 0.9), (w * 0.13, h * 0.76)], 60, 1.0)  # fmt: skip
    part([(w * 0.54, h * 0.62), (w * 0.64, h * 0.46), (w * 0.8, h * 0.46), (w * 0.9, h * 0.56), (w * 0.97,
        h * 0.6), (w * 0.96, h * 0.7), (w * 0.84, h * 0.7), (w * 0.7, h * 0.88), (w * 0.56, h * 0.82)], 26)  # fmt: skip
    part([(w * 0.2, h * 0.66), (w * 0.26, h * 0.54), (w * 0.42, h * 0.56), (w * 0.5, h * 0.68), (w * 0.38,
        h * 0.76), (w * 0.46, h * 0.84), (w * 0.3, h * 0.86)], 16)  # fmt: skip
    ink(out, mix(skin, "#8a4c20", 0.6), lambda pen: pen.line(curve([(w * 0.14, h * 0.36), (w * 0.36, h * 0.3),
        (w * 0.6, h * 0.34), (w * 0.74, h * 0.42)], False), width=3), 0.4, 3)  # fmt: skip
    ink(out, "#ffffff", lambda pen: pen.oval(w * 0.36, h * 0.23, w * 0.12, h * 0.05), 0.5, 8)
    return out


def wrap_head(fish_image, paper="#efe6d2"):
    """Wrap a hung fish's head in paper and tie it, as kulao is sold. The head must look left."""
    w, h = fish_image.width / S, fish_image.height / S
    pts = [(4, h * 0.3), (w * 0.1, h * 0.2), (w * 0.25, h * 0.16), (w * 0.3, h * 0.3), (w * 0.285, h * 0.5),
        (w * 0.3, h * 0.72), (w * 0.24, h * 0.86), (w * 0.1, h * 0.82), (2, h * 0.68)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=5)))
    light = ImageChops.add(relief(shape, 20, 1.2), cloud(shape.size, 32, 2, 4, 0.8), 1, -128)
    cover = solid(shape, shades(paper, 0.45), light=light)
    for t in (0.3, 0.42, 0.55, 0.66):
        ink(cover, "#8a7a5a", lambda pen, t=t: pen.line([(w * 0.03, h * (t + 0.06)), (w * 0.27, h * t)],
            width=1.6), 0.4, 1)  # fmt: skip
    ink(cover, "#a5302c", lambda pen: (pen.line(curve([(w * 0.255, h * 0.16), (w * 0.245, h * 0.5), (w * 0.255,
        h * 0.86)], False), width=5), pen.line(curve([(w * 0.268, h * 0.16), (w * 0.258, h * 0.5), (w * 0.268,
        h * 0.86)], False), width=3)), 1.0)  # fmt: skip
    fish_image.alpha_composite(cover)
    return fish_image


def ice(rng, r=26):
    w = r * 2 + 8
    n = 6
    pts = [
        (w / 2 + r * rng.uniform(0.75, 1) * math.cos(a), w / 2 + r * rng.uniform(0.75, 1) * math.sin(a))
        for a in [k * 2 * math.pi / n for k in range(n)]
    ]
    out = solid(mask(w, w, lambda pen: pen.poly(pts)), ("#9fbccb", "#dbeaf1", "#ffffff"), r * 0.3, 1.4)
    c = (w / 2 + rng.uniform(-5, 5), w / 2 + rng.uniform(-5, 5))
    for p in pts[::2]:
        ink(out, "#ffffff", lambda pen, p=p: pen.line([c, p], width=1.4), 0.8, 0.5)
    ink(out, "#7fa6bb", lambda pen: pen.poly([c, pts[1], pts[2]]), 0.3, 1)
    out.putalpha(out.getchannel("A").point(lambda v: v * 0.86))
    return out
