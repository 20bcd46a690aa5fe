"""Crackers, chips, sweets, nuts, fruit pastes."""

import math

from PIL import ImageChops

from . import bits, dishes, packs, props
from .fruits import mango_half
from .motifs import band, label
from .paint import Pen, S, blob, canvas, cloud, curve, graft, ink, mask, mix, relief, shades, solid, stain, turned
from .scene import spun
from .spiny import lobe


def raw_crackers(scene, province):
    def make(r):
        return bits.disc(r, 34, r.choice(("#e3d2b6", "#d9c4a2", "#eadcc4")))

    packs.clear_bag(
        scene, 310, 800, 420, 540, packs.filled(spun(make, scene.rng, 4, 4), 4, "#a58a64", 0.62), province, 4
    )
    props.loose(scene, make, 520, 905, 210, 62, 30, 40)


def crisp_crackers(scene, province):
    def make(r):
        return bits.chip(r, r.uniform(40, 54), r.choice(("#e9c68a", "#f0d49c", "#dfb577")), 1.4)

    props.full_plate(scene, make, 400, 640, 330, 56, 150)
    props.sauce_dish(scene, 590, 910, "#b5321a", 108)
    scene.put(bits.chilli(scene.rng, 92), 250, 905, 12)


def velvet_paste(scene, province):
    def make(r):
        return bits.lump(r, 32, r.choice(("#4f2114", "#5d2a1a", "#43190f")), 0.25)

    packs.pouch(scene, 320, 850, 410, 620, "#b2402c", province, 8, ("leaf", packs.filled(spun(make, scene.rng, 3,
        3), 8, "#2a0f08", 0.75, 4)), 0.45)  # fmt: skip
    for k, (colour, x) in enumerate((("#4f2114", 470), ("#8a3418", 580), ("#6a3f14", 690))):
        scene.heap(spun(lambda r, c=colour, s=0.0 if k == 1 else 0.4: bits.lump(r, 34, c, s), scene.rng, 2, 2), x,
            910 + 12 * (k % 2), 44, 20, 5, 34)  # fmt: skip


def velvet_seasoned(scene, province):
    def make(r):
        return bits.lump(r, r.uniform(28, 36), r.choice(("#6a2416", "#7d2e1a", "#571b10")), 0.85, 0.2)

    packs.clear_bag(
        scene, 300, 800, 390, 520, packs.filled(spun(make, scene.rng, 4, 3), 9, "#3a120a", 0.7), province, 9
    )
    props.full_bowl(scene, make, 550, 920, 190, 120, "#0f5f5c", 34, 66)
    scene.put(bits.chilli(scene.rng, 92), 250, 920, -10)


def _rice_square(rng, a=74):
    w = a + 20
    out = canvas(w, w * 0.9, "RGBA")
    for dy, tint in ((12, "#a8682a"), (0, "#dca456")):
        pts = [(8, 22 + dy), (w / 2, 6 + dy), (w - 8, 22 + dy), (w - 10, w * 0.5 + dy), (w / 2, w * 0.68 + dy),
            (10, w * 0.5 + dy)]  # fmt: skip
        graft(out, pts, lambda s, t=tint: solid(s, shades(t), light=ImageChops.add(relief(s, 5, 1.2),
            cloud(s.size, 8, 1, 3, 1.0), 1, -128)))  # fmt: skip
    for _ in range(46):
        x, y = w / 2 + rng.uniform(-a, a) * 0.42, w * 0.36 + rng.uniform(-a, a) * 0.26
        ink(out, rng.choice(("#fff2d0", "#f6dca4", "#e8bd74")), lambda pen, x=x, y=y: pen.oval(x, y,
            rng.uniform(3, 5.4), rng.uniform(2.4, 4)), 0.9, 0.5)  # fmt: skip
        ink(out, "#7a4414", lambda pen, x=x, y=y: pen.arc(x, y + 1, 5, 4, 20, 160, width=1), 0.5, 0.4)
    return out


def puffed_rice(scene, province):
    cakes = [_rice_square(scene.rng) for _ in range(5)]
    packs.clear_bag(scene, 300, 790, 390, 510, packs.filled(cakes, 12, "#a8702e", 0.66, 5), province, 12)
    for row, n in enumerate((4, 3, 2, 1)):
        for k in range(n):
            scene.put(cakes[(row + k) % 5], 560 + (k - (n - 1) / 2) * 92, 925 - row * 54, 0, (5, 6, 5, 0.4))


def _bow(rng, size=104, colour="#e2a95a"):
    w, h = size, size * 0.66
    pts = [(w * 0.06, h * 0.1), (w * 0.3, h * 0.2), (w * 0.5, h * 0.38), (w * 0.7, h * 0.2), (w * 0.94, h * 0.1),
        (w * 0.9, h * 0.5), (w * 0.95, h * 0.9), (w * 0.7, h * 0.8), (w * 0.5, h * 0.64), (w * 0.3, h * 0.8),
        (w * 0.05, h * 0.9), (w * 0.1, h * 0.5)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=5)))
    out = solid(
        shape,
        (mix(colour, "#6a3408", 0.6), colour, mix(colour, "#fff0c4", 0.65)),
        light=ImageChops.add(relief(shape, 9, 1.4), cloud(shape.size, 6, 1, rng.randrange(30), 0.5), 1, -128),
    )
    ink(out, "#8a4c14", lambda pen: [pen.line([(w * (0.5 + 0.05 * k), h * 0.5), (w * (0.5 + 0.2 * k), h * 0.26)],
        width=2) for k in (-2, -1, 1, 2)], 0.45, 1.2)  # fmt: skip
    knot = solid(
        mask(w, h, lambda pen: pen.oval(w / 2, h / 2, w * 0.09, h * 0.2)), shades(mix(colour, "#a8601c", 0.3)), 5, 1.4
    )
    out.alpha_composite(knot)
    sesame = canvas(w, h)
    pen = Pen(sesame)
    for _ in range(14):
        pen.oval(rng.uniform(0.12, 0.88) * w, rng.uniform(0.2, 0.8) * h, 1.8, 1.2)
    return stain(out, "#fff6dc", sesame, 0.9)


def bow_cookies(scene, province):
    packs.carton(scene, 290, 700, 360, 340, 100, label(360, 340, province, 13, "#f3e3c0"), "#8d2f20", "#b2402c")
    spot = dishes.plate(scene, 470, 850, 270, band_colour="#d79b2b")
    scene.heap(spun(_bow, scene.rng, 4, 3), spot[0], spot[1] - 6, spot[2] * 0.84, spot[3] * 0.74, 26, 78)


def peanuts(scene, province):
    def make(r):
        return bits.peanut(r, 58)

    packs.pouch(scene, 310, 840, 410, 610, "#c99a5a", province, 14, ("oval", packs.filled(spun(make, scene.rng, 3,
        4), 14, "#8a5a2a", 0.7)), 0.08, 0.35, text="#5a2a14")  # fmt: skip
    props.loose(scene, make, 560, 915, 190, 48, 34, 44)
    props.loose(scene, lambda r: bits.bean(r, 28, 0.66, "#b5683a", None, 0.5), 460, 955, 130, 14, 12)


def banana_chips(scene, province):
    def make(r):
        return bits.slice_round(r, 38, r.choice(("#f0c552", "#e8b93f", "#f5d272")), "#a8721c", "#8a5a1a", 0, 0.86)

    packs.pouch(scene, 310, 840, 410, 620, "#2b7a4b", province, 31, ("oval", packs.filled(spun(make, scene.rng, 4,
        3), 31, "#b07e22", 0.62)), 0.5)  # fmt: skip
    props.full_bowl(scene, make, 560, 920, 180, 110, "#a9733f", 36, 72)


def _paste_bar(length=380, r=54, paper="#f1e4c2", province="Yala", twist=True):
    w, h = length, r * 2 + 10
    tail = length * 0.14
    pts = [(4, h * 0.2), (tail, h * 0.42), (tail + 16, h * 0.1), (w - tail - 16, h * 0.1), (w - tail, h * 0.42),
        (w - 4, h * 0.18), (w - 4, h * 0.84), (w - tail, h * 0.58), (w - tail - 16, h * 0.9), (tail + 16,
        h * 0.9), (tail, h * 0.58), (4, h * 0.8)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=4)))
    face = canvas(w, h, "RGB", shades(paper)[1])
    strip = band(province, round(length * 0.36), round(h))
    face.paste(strip, (round((w * 0.32) * S), 0))
    light = ImageChops.add(relief(shape, r * 0.5, 1.4), cloud(shape.size, 24, 2, 3, 0.5), 1, -128)
    out = packs.clad(shape, face, light=light)
    for s in (tail + 8, w - tail - 8):
        ink(out, "#6a4a1c", lambda pen, s=s: [pen.line([(s, h * 0.5), (s + (-1 if s < w / 2 else 1) * tail,
            h * (0.2 + 0.12 * k))], width=1.6) for k in range(6)], 0.45, 0.8)  # fmt: skip
    return out


def _paste_slices(scene, colour, x, y, n=5, r=50):
    for k in range(n):
        piece = mask(
            r * 2 + 20,
            r * 1.7 + 20,
            lambda pen: (pen.oval(r + 6, r * 0.85 + 10, r, r * 0.78), pen.oval(r + 15, r * 0.85 + 10, r, r * 0.78)),
        )
        out = solid(piece, shades(mix(colour, "#2a1006", 0.35)), 6, 1.3)
        face = mask(r * 2 + 20, r * 1.7 + 20, lambda pen: pen.oval(r + 6, r * 0.85 + 10, r, r * 0.78))
        light = ImageChops.add(relief(face, 16, 0.9), cloud(face.size, 6, 1, k, 0.7), 1, -128)
        out.alpha_composite(solid(face, shades(colour, 0.5, 0.4), light=light))
        ink(out, "#ffffff", lambda pen: pen.oval(r * 0.7, r * 0.5, r * 0.3, r * 0.12), 0.4, 3)
        scene.put(out, x + (n - 1 - k) * r * 0.72, y - (n - 1 - k) * 4, 0, (5, 6, 5, 0.45))


def durian_paste_yala(scene, province):
    props.board(scene, 400, 700, 700, 440, "#b5824a")
    scene.put(_paste_bar(560, 76, "#f3e2b0", province), 400, 560, 6)
    _paste_slices(scene, "#b8791f", 210, 790, 5, 82)


def durian_paste_native(scene, province):
    props.banana_leaf(scene, 400, 690, 760, -6, fat=0.34)
    for k in range(3):
        scene.put(
            _paste_bar(430, 58, ("#d9b878", "#c9a25e", "#e2c68e")[k], province), 360 + k * 42, 540 + k * 96, 10 - 5 * k
        )
    _paste_slices(scene, "#7a4414", 300, 900, 4, 70)
    scene.put(lobe(scene.rng, 150, 0.5, "#eec65a"), 650, 870, 16)


def flavoured_crackers(scene, province):
    def reds(r):
        return bits.chip(r, r.uniform(34, 44), r.choice(("#e39a52", "#dc8440", "#ecb06a")), 1.5, "#b2381a")

    packs.pouch(scene, 330, 860, 450, 650, "#d79b2b", province, 57, ("leaf", packs.filled(spun(reds, scene.rng, 4,
        3), 57, "#9a5420", 0.62)), 0.75, 0.5, text="#8d2f20")  # fmt: skip
    props.loose(scene, reds, 580, 915, 180, 50, 22, 46)
    for k in range(2):
        scene.put(bits.chilli(scene.rng, 84), 250 + k * 70, 940, 30 - 50 * k)


def mango_syrup(scene, province):
    def inside(w, h):
        pieces = [turned(mango_half(scene.rng, 96, "#a9b84a", "#dfe09a"), a) for a in (0, 40, 100, 160, 230, 290)]
        return packs.filled(pieces, 72, "#a8ac48", 0.62, 8)(w, h)

    packs.clear_bag(scene, 300, 810, 410, 560, inside, province, 72)
    spot = dishes.bowl(scene, 570, 920, 180, 120, shades("#dfe9e6"))
    dishes.fill_bowl(scene, spot, "#b9bf58", 0.95, "#f2f0b4")
    for k in range(7):
        a = k * 0.9
        scene.put(turned(mango_half(scene.rng, 104, "#a9b84a", "#e6e6a6"), k * 47),
            spot[0] + 70 * math.cos(a) * (0.4 + 0.1 * k), spot[1] - 20 + 24 * math.sin(a) - 4 * k, 0, (3, 5, 4,
            0.4))  # fmt: skip


def fish_skin(scene, province):
    def make(r):
        return bits.shard(
            r, r.uniform(70, 96), r.uniform(34, 50), r.choice(("#d9a04e", "#c98a3c", "#e6b86a")), 1.7, 0.8
        )

    packs.pouch(scene, 310, 840, 400, 600, "#27384a", province, 75, ("arch", packs.filled(spun(make, scene.rng, 4,
        3), 75, "#8a5420", 0.5)), 0.7, 0.4)  # fmt: skip
    props.full_bowl(scene, make, 560, 920, 185, 116, "#f1ebdd", 38, 84)


def shrimp_crackers(scene, province):
    def raw(r):
        return bits.disc(r, 30, r.choice(("#e8b196", "#eebfa6", "#dfa080")), "#b5644a", 5)

    packs.clear_bag(
        scene, 290, 790, 390, 500, packs.filled(spun(raw, scene.rng, 4, 4), 79, "#b87a5c", 0.62), province, 79
    )

    def puffed(r):
        return bits.chip(r, r.uniform(40, 50), r.choice(("#f6dcc4", "#f2cfb2", "#f9e6d4")), 1.3, None, 10)

    props.full_plate(scene, puffed, 500, 850, 270, 34, 96, "#0f5f5c")


def _pastry(rng, size=128, colour="#f1dfae"):
    w, h = size, size * 0.62
    pts = [(w * 0.04, h * 0.86), (w * 0.46, h * 0.06), (w * 0.54, h * 0.06), (w * 0.96, h * 0.84), (w * 0.9,
        h * 0.95), (w * 0.1, h * 0.96)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=4)))
    out = solid(
        shape,
        shades(colour, 0.42, 0.6),
        light=ImageChops.add(relief(shape, 12, 1.2), cloud(shape.size, 6, 1, rng.randrange(30), 0.5), 1, -128),
    )
    stain(out, "#c98a3c", cloud(shape.size, 16, 1, rng.randrange(40), 1.6).point(lambda v: max(0, v - 140) * 1.6), 0.6)
    ink(out, "#a8763a", lambda pen: pen.line(curve([(w * 0.12, h * 0.86), (w * 0.5, h * 0.78), (w * 0.9,
        h * 0.85)], False), width=2), 0.5, 1)  # fmt: skip
    flecks = canvas(w, h)
    pen = Pen(flecks)
    for _ in range(20):
        x, y = rng.uniform(0.2, 0.8) * w, rng.uniform(0.45, 0.9) * h
        pen.line([(x, y), (x + rng.uniform(-7, 7), y + rng.uniform(-3, 3))], width=1.6)
    return stain(out, "#fffdf0", flecks, 0.85)


def bunga_buda(scene, province):
    packs.carton(scene, 280, 690, 370, 300, 104, label(370, 300, province, 91, "#efe2c6"), "#27384a", "#3a4e64")
    spot = dishes.plate(scene, 470, 850, 280, shades("#dfe7e6"), band_colour="#27384a")
    scene.heap(
        [_pastry(scene.rng, 138) for _ in range(5)], spot[0], spot[1] - 10, spot[2] * 0.78, spot[3] * 0.66, 17, 82
    )


def _knot(rng, size=86, colour="#d99a4a"):
    w, h = size, size * 0.9
    pts = blob(w / 2, h / 2, w * 0.42, h * 0.4, rng, 0.1, 8)
    shape = mask(w, h, lambda pen: pen.poly(pts))
    out = solid(
        shape,
        shades(colour),
        light=ImageChops.add(relief(shape, 9, 1.3), cloud(shape.size, 6, 1, rng.randrange(30), 0.8), 1, -128),
    )
    ink(out, "#7a4414", lambda pen: (pen.line([(w * 0.14, h * 0.3), (w * 0.84, h * 0.72)], width=2.4),
        pen.line([(w * 0.82, h * 0.26), (w * 0.18, h * 0.76)], width=2.4)), 0.6, 0.8)  # fmt: skip
    ink(out, "#fff0c8", lambda pen: (pen.line([(w * 0.15, h * 0.26), (w * 0.84, h * 0.67)], width=1.6),
        pen.line([(w * 0.8, h * 0.22), (w * 0.18, h * 0.71)], width=1.6)), 0.55, 0.8)  # fmt: skip
    floss = canvas(w, h)
    pen = Pen(floss)
    for _ in range(16):
        x, y = w / 2 + rng.uniform(-11, 11), h / 2 + rng.uniform(-9, 9)
        pen.line([(x, y), (x + rng.uniform(-8, 8), y + rng.uniform(-6, 6))], width=1.5)
    return stain(out, "#8a3a14", floss, 0.8)


def phuk_rak(scene, province):
    packs.clear_bag(
        scene, 300, 800, 390, 520, packs.filled(spun(_knot, scene.rng, 3, 3), 92, "#8a5420", 0.62), province, 92
    )
    props.full_plate(scene, _knot, 500, 860, 265, 24, 84, "#b2402c")
