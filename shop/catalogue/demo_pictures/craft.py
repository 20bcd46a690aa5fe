"""Hand work: bird cages, brass, model boats, puppets, rings, frames, keychains, carvings."""

import math

from PIL import Image, ImageChops

from .dishes import bowl
from .motifs import leaf, spiral
from .paint import Pen, canvas, cloud, curve, graft, ink, mask, mix, relief, shades, solid, stain
from .vessels import lathe


def brass_bowl(scene, x=400, base=760, rx=250, h=240):
    def deco(pot, w, top, tall):
        c = w / 2
        for k in range(-8, 9):
            a = k * math.pi / 18
            px, q = c + rx * 0.965 * math.sin(a), math.cos(a)
            ink(pot, "#5a3806", lambda pen, px=px, q=q, a=a: (leaf(pen, px, top + tall * 0.36 + 12 * q,
                34 * q + 6, -1.57, 255), leaf(pen, px, top + tall * 0.18 + 22 * q, 20 * q + 4, 1.57, 255)), 0.5,
                0.4)  # fmt: skip
            ink(pot, "#fff2b8", lambda pen, px=px, q=q: leaf(pen, px - 1.6, top + tall * 0.36 + 10 * q,
                34 * q + 6, -1.57, 255, fat=0.12), 0.5, 0.4)  # fmt: skip
        for y in (0.1, 0.46, 0.52, 0.82):
            ink(pot, "#4a2c04", lambda pen, y=y: pen.line([(c + rx * math.sin(t),
                top + tall * y + 20 * math.cos(t)) for t in [k * math.pi / 24 for k in range(-12, 13)]], width=3),
                0.55, 0.7)  # fmt: skip
            ink(pot, "#fff6cc", lambda pen, y=y: pen.line([(c + rx * math.sin(t),
                top + tall * y + 4 + 20 * math.cos(t)) for t in [k * math.pi / 24 for k in range(-12, 13)]],
                width=1.6), 0.6, 0.5)  # fmt: skip

    foot = [(4, rx * 0.36), (14, rx * 0.4), (34, rx * 0.3), (52, rx * 0.44), (66, rx * 0.5)]
    brass = ("#4a2a08", "#b07a20", "#e0b048", "#fff3bf")
    scene.ground(x, base + 52, rx * 0.5, 30, 0.65)
    scene.paste(lathe(foot, rx * 1.2, 74, brass, "metal", 0.05), x, base + 20)
    return bowl(scene, x, base, rx, h, brass, ry=rx * 0.27, inside="#8a5c14", kind="metal", deco=deco, foot=0.42)


def ring(scene, x=400, y=560, r=170, gem="#b3203a", metal=("#4f3310", "#b98a34", "#ecc978", "#fff8dc")):
    """A ring standing, its stone above."""
    scene.ground(x, y + r * 1.02, r * 0.62, 26, 0.7)
    w = r * 2.6
    c = w / 2
    band = mask(w, w, lambda pen: pen.oval(c, c, r, r))
    hole = mask(w, w, lambda pen: pen.oval(c + 7, c - 2, r * 0.80, r * 0.84))
    inner = mask(w, w, lambda pen: pen.oval(c + 16, c - 2, r * 0.80, r * 0.84))
    shape = ImageChops.subtract(band, inner)
    back = solid(ImageChops.subtract(hole, inner), (metal[0], metal[1], metal[2]), 9, -1.2)
    front = solid(ImageChops.subtract(band, hole), metal, 9, 1.7)
    scene.put(back, x, y, 0, None)
    scene.put(front, x, y, 0, None)
    ink(front, "#ffffff", lambda pen: (pen.arc(c, c, r * 0.92, r * 0.92, 195, 240, width=4), pen.arc(c, c,
        r * 0.92, r * 0.92, 20, 50, width=3)), 0.85, 1.6)  # fmt: skip
    scene.put(front, x, y, 0, None)
    del shape
    gx, gy, q = x, y - r * 1.12, r * 0.46
    seat = [(4, q * 0.95), (q * 0.3, q * 0.7), (q * 0.62, q * 0.3), (q * 0.8, q * 0.26)]
    scene.put(lathe(seat, q * 2 + 14, q * 0.84, metal, "metal"), gx, gy + q * 0.46, 0, None)
    scene.put(_gem(q, gem), gx, gy, 0, None)
    for s in (-1, 1):
        scene.put(_gem(q * 0.34, "#f3f6f8"), gx + s * q * 1.12, gy + q * 0.58, 0, None)
        for k in range(2):
            prong = mask(24, 40, lambda pen: pen.line([(12, 6), (12, 36)], width=8))
            scene.put(solid(prong, metal, 2.4, 1.6), gx + s * q * (0.9 - k * 0.42), gy + (0.16 + 0.14 * k) * q,
                s * (-24 + 8 * k), None)  # fmt: skip


def _gem(q, colour):
    w = q * 2 + 12
    c = w / 2
    out = canvas(w, w * 0.8, "RGBA")
    pen = Pen(out)
    cy = w * 0.4
    rim = [(c + q * math.cos(a), cy + q * 0.66 * math.sin(a)) for a in [k * math.pi / 6 for k in range(12)]]
    table = [
        (c + q * 0.52 * math.cos(a + 0.26), cy - q * 0.05 + q * 0.34 * math.sin(a + 0.26))
        for a in [k * math.pi / 6 for k in range(12)]
    ]
    for k in range(12):
        a = k * math.pi / 6
        v = 0.5 - 0.5 * math.cos(a * 2 + 2.2)
        pen.poly(
            [rim[k], rim[(k + 1) % 12], table[k]],
            mix(mix(colour, "#10020a", 0.62), mix(colour, "#ffffff", 0.45), v) + (255,),
        )
        v = 0.5 + 0.5 * math.sin(a * 3 + 1)
        pen.poly(
            [rim[(k + 1) % 12], table[k], table[(k + 1) % 12]],
            mix(mix(colour, "#10020a", 0.35), mix(colour, "#ffffff", 0.62), v) + (255,),
        )
    pen.poly(table, mix(colour, "#ffffff", 0.16) + (255,))
    ink(out, "#ffffff", lambda p: p.poly([table[6], table[7], table[8], (c, cy)]), 0.6, 1.6)
    ink(out, mix(colour, "#14030c", 0.6), lambda p: p.poly([table[1], table[2], table[3], (c + q * 0.1, cy)]), 0.45, 2)
    ink(out, "#ffffff", lambda p: p.line([*table, table[0]], width=1.2), 0.55, 0.4)
    return out


def golden_leaf(size=330, colour="#c8922e"):
    """The two-lobed golden leaf of Narathiwat's forest."""
    w = h = size
    c = w / 2
    half = [(c, h * 0.16), (c + w * 0.08, h * 0.06), (c + w * 0.24, h * 0.03), (c + w * 0.40, h * 0.16),
        (c + w * 0.44, h * 0.42), (c + w * 0.36, h * 0.70), (c + w * 0.18, h * 0.90), (c, h * 0.95)]  # fmt: skip
    pts = [*half, *[(2 * c - px, py) for px, py in reversed(half[1:-1])]]
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    light = ImageChops.add(relief(shape, 18, 1.0), cloud(shape.size, 12, 1, 3, 0.3), 1, -128)
    out = solid(shape, (mix(colour, "#40200a", 0.6), colour, mix(colour, "#fff0b0", 0.7)), light=light, grain=0.3)
    for s in (-1, 1):
        for k in range(5):
            pts = curve(
                [
                    (c, h * 0.92),
                    (c + s * w * (0.05 + k * 0.07), h * (0.55 + 0.03 * k)),
                    (c + s * w * (0.07 + k * 0.095), h * (0.10 + 0.045 * k * k * 0.5)),
                ],
                False,
            )
            ink(out, "#6a3c0c", lambda pen, p=pts: pen.line(p, width=2), 0.6, 0.5)
            ink(out, "#fff2c0", lambda pen, p=pts: pen.line([(a - 2, b) for a, b in p], width=1.2), 0.55, 0.5)
    ink(out, "#6a3c0c", lambda pen: pen.line([(c, h * 0.95), (c, h * 0.14)], width=3), 0.7, 0.5)
    return out


def frame(scene, x, y, w, h, inside, wood="#5a351d", matte="#f5efe0", angle=0.0):
    """A picture frame with a mount; ``inside`` is the RGBA in its middle."""
    shape = mask(w, h, lambda pen: pen.rect(0, 0, w, h))
    body = solid(
        shape, shades(wood), light=ImageChops.add(relief(shape, 12, 1.3), cloud(shape.size, 3, 6, 2, 0.4), 1, -128)
    )
    inner = mask(w, h, lambda pen: pen.rect(38, 38, w - 38, h - 38))
    ink(body, "#d7b26a", lambda pen: pen.rect(32, 32, w - 32, h - 32), 0.9, 0.4)
    body.alpha_composite(solid(inner, shades(matte, 0.45), 9, -0.8, 0.06))
    dark = inside.getchannel("A").point(lambda v: v * 0.4)
    layer = Image.new("L", body.size)
    layer.paste(dark, ((body.width - inside.width) // 2 + 8, (body.height - inside.height) // 2 + 12))
    stain(body, "#3a2410", layer, 1, 4)
    body.alpha_composite(inside, ((body.width - inside.width) // 2, (body.height - inside.height) // 2))
    ink(body, "#ffffff", lambda pen: pen.poly([(38, 38), (w * 0.5, 38), (38, h * 0.62)]), 0.16, 8)
    scene.put(body, x, y, angle, (16, 18, 16, 0.5))


def keychain(scene, x=400, y=560, r=150):
    """A fossil replica on a key ring."""
    w = r * 2 + 20
    c = w / 2
    steel = ("#45494c", "#aeb4b5", "#ffffff")
    loop = mask(240, 240, lambda pen: pen.oval(120, 120, 96, 96, width=13))
    scene.put(solid(loop, steel, 4, 1.6), x + 60, y - r - 200, 0, (9, 11, 8, 0.4))
    for k in range(4):
        link = mask(54, 54, lambda pen, k=k: pen.oval(27, 27, 21 if k % 2 else 12, 22, width=7))
        scene.put(solid(link, steel, 2.4, 1.6), x + 10 - k * 4, y - r - 118 + k * 29, 0, (4, 5, 4, 0.35))
    shape = mask(w, w, lambda pen: pen.oval(c, c, r, r * 0.96))
    light = ImageChops.add(relief(shape, 24, 1.3), cloud(shape.size, 16, 1, 3, 0.4), 1, -128)
    stone = solid(shape, ("#3a2c20", "#8d7358", "#d8bf98"), light=light, grain=0.4)
    groove, ridge = canvas(w, w), canvas(w, w)
    for layer, off in ((groove, 0), (ridge, -3)):
        pen = Pen(layer)
        spiral(pen, c + 6 + off, c + off, r * 0.86, 255, 7, 2.6, -0.5, 1, ribs=30)
    stain(stone, "#20150c", groove, 0.75, 1.4)
    stain(stone, "#fff0d0", ridge, 0.5, 1.2)
    scene.put(stone, x, y, 0, (10, 14, 12, 0.5))


# outlines in percent, as the root gave them
FOOT = ((20, 90), (34, 84), (62, 83), (78, 90), (80, 97), (50, 99.5), (20, 97.5))
BODY = ((30, 60), (36, 46), (50, 40), (66, 45), (86, 58), (97, 70), (80, 69), (66, 76), (48, 78), (36, 72))
NECK = (
    *((36, 60), (30, 48), (36, 36), (42, 26), (38, 15), (30, 12), (5, 15.5), (3, 14.5), (27, 7), (36, 4), (46, 8)),
    *((60, 4), (52, 13), (52, 26), (46, 38), (46, 50), (52, 58)),
)


def root_heron(scene, x=400, base=850, h=620, wood="#8a5a30"):
    """A heron cut from a bamboo root, its hair-roots left as plumage."""
    w = h * 0.8
    scene.ground(x, base, w * 0.34, 34, 0.6)

    def P(a, b):
        return a * w, b * h

    def carved(shape, soft, tint):
        light = ImageChops.add(relief(shape, soft, 1.3), cloud(shape.size, 4, 6, 3, 0.9), 1, -128)
        return solid(shape, (mix(tint, "#1c0c04", 0.7), tint, mix(tint, "#ffe6b8", 0.6)), light=light)

    out = canvas(w, h, "RGBA")
    shins = [[P(0.52, 0.74), P(0.50, 0.88)], [P(0.60, 0.74), P(0.62, 0.88)]]
    legs = mask(w, h, lambda pen: [pen.line(shin, width=12) for shin in shins])
    out.alpha_composite(solid(legs, shades(mix(wood, "#3a2010", 0.3)), 4, 1.5, 0.4, 3))
    dark, pale = mix(wood, "#2e1a0c", 0.35), mix(wood, "#e0b070", 0.2)
    for pts, soft, tint in ((FOOT, 22, dark), (BODY, 40, wood), (NECK, 16, pale)):
        line = curve([P(a / 100, b / 100) for a, b in pts], steps=6)
        graft(out, line, lambda shape, soft=soft, tint=tint: carved(shape, soft, tint))
    _plumes(out, P)
    ex, ey = P(0.355, 0.09)
    ink(out, "#150a04", lambda pen: pen.oval(ex, ey, 6), 0.95, 0.3)
    ink(out, "#fff", lambda pen: pen.oval(ex - 2, ey - 2, 1.8), 0.9)
    scene.put(out, x, base - h / 2, 0, (14, 12, 14, 0.3))


def _plumes(out, P):
    for k in range(30):
        t = k / 29
        pts = curve(
            [
                P(0.38 + 0.3 * t, 0.52 + 0.03 * math.sin(k)),
                P(0.50 + 0.32 * t, 0.58 + 0.10 * t),
                P(0.62 + 0.34 * t, 0.63 + 0.12 * t - 0.06 * (1 - t)),
            ],
            False,
        )
        ink(out, "#23110a", lambda pen, p=pts: pen.line(p, width=3), 0.55, 0.7)
        ink(out, "#f3d09a", lambda pen, p=pts: pen.line([(a - 2, b - 2) for a, b in p], width=1.4), 0.5, 0.5)
