"""Clothing: shirts and robes on a hanger, scarves on a wooden stand, caps, bags of cloth."""

import math

from PIL import ImageChops

from .cloth import folds_light, rippled
from .motifs import flower
from .paint import clad, cloud, cornered, curve, gradient, graft, ink, mask, mix, relief, shades, solid, stain
from .vessels import lathe
from .weave import plain


def hanger(scene, x, y, w=300, colour="#9a6b42"):
    """A wooden hanger; y is where its hook hangs."""
    shape = mask(w + 10, 100, lambda pen: pen.line(curve([(8, 92), (w * 0.3, 60), (w / 2 + 5, 46), (w * 0.7 + 10,
        60), (w + 2, 92)], False), width=14))  # fmt: skip
    scene.put(solid(shape, shades(colour), 5, 1.4, 0.3), x, y + 66, 0, None)
    hook = mask(
        80,
        90,
        lambda pen: (pen.arc(40, 24, 18, 18, 180, 60, width=4.5), pen.line([(56, 33), (40, 54), (40, 86)], width=4.5)),
    )
    scene.put(solid(hook, ("#4b5052", "#a6adad", "#ffffff"), 2, 1.4), x, y + 28, 0, None)


def _dressed(pts, made, w, h, soft=16, corners=None):
    """Cloth cut to an outline, with folds and rounded edges; gives the image before it is set down."""
    shape = mask(w, h, lambda pen: pen.poly(cornered(pts, corners) if corners else curve(pts, steps=5)))
    texture, folds = made
    return clad(shape, texture, light=ImageChops.add(folds, relief(shape, soft, 0.8), 1, -128))


def _material(paint, w, h, seed, folds, power):
    """The cloth of a garment and the light on its folds, made once for all its parts."""
    return rippled(paint(w, h), seed, folds, 0.006), folds_light(w, h, seed, folds, power)


def shirt(scene, paint, trim="#fbf8f2", x=400, top=150, w=600, h=680, seed=4, collar="fold"):
    """A long-sleeved shirt on a hanger."""
    hanger(scene, x, top - 80, 330)
    c, made = w / 2, _material(paint, w, h, seed, 8, 0.6)
    for s in (-1, 1):
        sleeve = [(c + s * w * 0.21, h * 0.055), (c + s * w * 0.31, h * 0.12), (c + s * w * 0.40, h * 0.42),
            (c + s * w * 0.44, h * 0.80), (c + s * w * 0.35, h * 0.83), (c + s * w * 0.275, h * 0.50),
            (c + s * w * 0.22, h * 0.28)]  # fmt: skip
        image = _dressed(sleeve, made, w, h, corners=(0, 3, 4))
        ink(image, "#160c0c", lambda pen, s=s: pen.line([(c + s * w * 0.445, h * 0.757), (c + s * w * 0.34,
            h * 0.787)], width=2.4), 0.5, 0.8)  # fmt: skip
        scene.put(image, x, top + h / 2, 0, (16, 20, 18, 0.36))
    body = [(c - w * 0.09, h * 0.015), (c - w * 0.22, h * 0.06), (c - w * 0.265, h * 0.14), (c - w * 0.235,
        h * 0.34), (c - w * 0.235, h * 0.7), (c - w * 0.25, h * 0.975), (c, h * 0.985), (c + w * 0.25, h * 0.975),
        (c + w * 0.235, h * 0.7), (c + w * 0.235, h * 0.34), (c + w * 0.265, h * 0.14), (c + w * 0.22, h * 0.06),
        (c + w * 0.09, h * 0.015)]  # fmt: skip
    image = _dressed(body, made, w, h, corners=(0, 5, 7, 12))
    ink(image, "#2a1410", lambda pen: pen.line([(c + 13, h * 0.1), (c + 13, h)], width=4), 0.35, 3)
    ink(image, mix(trim, "#ffffff", 0.3), lambda pen: (pen.line([(c - 11, h * 0.1), (c - 11, h)], width=1),
        pen.line([(c + 12, h * 0.1), (c + 12, h)], width=1)), 0.55, 0.3)  # fmt: skip
    for k in range(6):
        ink(image, trim, lambda pen, k=k: pen.oval(c, h * (0.17 + k * 0.14), 5.4), 1.0)
        ink(image, "#7a5c40", lambda pen, k=k: (pen.oval(c - 1.5, h * (0.17 + k * 0.14), 0.9), pen.oval(c + 1.5,
            h * (0.17 + k * 0.14), 0.9)), 0.9)  # fmt: skip
    ink(image, "#2a1410", lambda pen: pen.line(curve([(c - w * 0.17, h * 0.34), (c - w * 0.12, h * 0.352),
        (c - w * 0.07, h * 0.34)], False), width=2), 0.4, 1)  # fmt: skip
    _collar(image, c, w, h, trim if collar == "stand" else None, paint, collar)
    scene.put(image, x, top + h / 2, 0, (16, 20, 18, 0.4))


def _collar(image, c, w, h, trim, paint, kind):
    ink(image, "#1d1210", lambda pen: pen.oval(c, h * 0.02, w * 0.085, h * 0.03), 0.75, 1.5)
    for s in (-1, 1):
        if kind == "fold":
            pts = [(c + s * w * 0.092, h * 0.006), (c + s * w * 0.115, h * 0.05), (c + s * w * 0.06, h * 0.115),
                (c + s * 1, h * 0.075), (c + s * w * 0.05, h * 0.045)]  # fmt: skip
        else:
            pts = [(c + s * w * 0.09, h * 0.006), (c + s * w * 0.1, h * 0.035), (c + s * w * 0.05, h * 0.075), (c,
                h * 0.085), (c, h * 0.055), (c + s * w * 0.06, h * 0.035)]  # fmt: skip
        tex = paint(w * 0.3, h * 0.2)
        graft(image, pts, lambda shape, tex=tex: clad(shape, tex.crop((0, 0, *shape.size)), soft=7, height=1.2))
        ink(image, "#1a100c", lambda pen, p=pts: pen.line([*p[1:4]], width=3), 0.3, 2)


def robe(scene, colour="#f3efe4", trim="#c9b583", x=400, top=110, w=560, h=820, seed=3, paint=None):
    """A thobe on a hanger: long, plain, with a stitched placket."""
    paint = paint or plain(colour, 0.14)
    hanger(scene, x, top - 76, 320)
    c, made = w / 2, _material(paint, w, h, seed, 6, 0.42)
    for s in (-1, 1):
        sleeve = [(c + s * w * 0.2, h * 0.05), (c + s * w * 0.3, h * 0.09), (c + s * w * 0.42, h * 0.36),
            (c + s * w * 0.47, h * 0.585), (c + s * w * 0.345, h * 0.61), (c + s * w * 0.28, h * 0.40),
            (c + s * w * 0.21, h * 0.24)]  # fmt: skip
        image = _dressed(sleeve, made, w, h, corners=(0, 3, 4))
        ink(image, trim, lambda pen, s=s: pen.line([(c + s * w * 0.475, h * 0.565), (c + s * w * 0.33,
            h * 0.592)], width=3), 0.8, 0.4)  # fmt: skip
        scene.put(image, x, top + h / 2, 0, (16, 20, 18, 0.34))
    body = [(c - w * 0.09, h * 0.012), (c - w * 0.21, h * 0.05), (c - w * 0.25, h * 0.11), (c - w * 0.225,
        h * 0.3), (c - w * 0.25, h * 0.6), (c - w * 0.30, h * 0.97), (c, h * 0.985), (c + w * 0.30, h * 0.97),
        (c + w * 0.25, h * 0.6), (c + w * 0.225, h * 0.3), (c + w * 0.25, h * 0.11), (c + w * 0.21, h * 0.05),
        (c + w * 0.09, h * 0.012)]  # fmt: skip
    image = _dressed(body, made, w, h, corners=(0, 5, 7, 12))
    ink(image, trim, lambda pen: (pen.rect(c - 17, h * 0.06, c - 14.5, h * 0.36), pen.rect(c + 14.5, h * 0.06,
        c + 17, h * 0.36), pen.rect(c - 17, h * 0.36, c + 17, h * 0.363)), 0.85, 0.3)  # fmt: skip
    for k in range(11):
        y = h * (0.1 + k * 0.024)
        ink(image, trim, lambda pen, y=y: (flower(pen, c - 27, y, 5.5, 4, 255), flower(pen, c + 27, y, 5.5, 4,
            255)), 0.8, 0.2)  # fmt: skip
    for k in range(4):
        ink(image, mix(trim, "#5a4420", 0.3), lambda pen, k=k: pen.oval(c, h * (0.115 + k * 0.065), 4.6), 0.95)
    ink(image, trim, lambda pen: pen.line([(c - w * 0.3, h * 0.945), (c, h * 0.96), (c + w * 0.3, h * 0.945)],
        width=2), 0.6, 0.4)  # fmt: skip
    _collar(image, c, w, h, trim, paint, "stand")
    scene.put(image, x, top + h / 2, 0, (18, 22, 20, 0.4))


def head_stand(scene, x, base, h, colour="#b98d5f"):
    """A turned wooden stand on which scarves are shown; it has no face."""
    w = 260
    body = [(8, 20), (h * 0.05, 74), (h * 0.14, 96), (h * 0.24, 90), (h * 0.32, 60), (h * 0.37, 42), (h * 0.45,
        42), (h * 0.52, 120), (h * 0.62, 126), (h * 0.7, 30), (h * 0.9, 26), (h * 0.93, 110), (h * 0.985, 120)]  # fmt: skip
    scene.ground(x, base, 120, 26, 0.55)
    scene.put(lathe(body, w, h, shades(colour), "matte", 0.25), x, base - h / 2, 0, None)


def scarf(scene, paint, x, base, w, h, seed=3, lace=None, opening=(0.225, 0.092, 0.1), colour="#b98d5f"):
    """A hood-like cover draped on the stand; ``opening`` is (height, half width, half height) of the face."""
    scene.ground(x, base - 4, w * 0.34, 30, 0.5)
    head_stand(scene, x, base, h * 0.96, colour)
    c = w / 2
    half = (
        (0, 1),
        (17, 4.5),
        (24.5, 17),
        (23.5, 32),
        (29, 43),
        (40, 55),
        (45.5, 74),
        (49.5, 93),
        (26, 97.5),
        (0, 98.8),
    )
    pts = [(c + w * a / 100, h * b / 100) for a, b in half]
    pts = [*pts, *[(2 * c - px, py) for px, py in reversed(pts[1:-1])]]
    image = _dressed(pts, _material(paint, w, h, seed, 6, 0.5), w, h, 22, corners=(0, 7, -7))
    for k, (a, b) in enumerate(((0.20, 0.46), (0.15, 0.60), (0.08, 0.74))):
        start, end = (c - w * a, h * 0.33), (c + w * (a + 0.1), h * (0.36 + k * 0.05))
        line = curve([start, (c - w * a * 0.5, h * (b - 0.04)), (c + w * 0.06, h * b), end], False)
        ink(image, "#1f1412", lambda pen, q=line: pen.line(q, width=14), 0.13, 11)
        ink(image, "#ffffff", lambda pen, q=line: pen.line([(px, py - 10) for px, py in q], width=9), 0.2, 9)
    _opening(image, c, w, h, opening, colour)
    if lace:
        _lace(image, pts, w, h, lace)
    scene.put(image, x, base - h / 2 - 2, 0, (16, 16, 18, 0.36))


def _opening(image, c, w, h, opening, colour):
    """Where the wood of the stand looks out."""
    oy, rx, ry = opening
    hole = mask(w, h, lambda pen: pen.oval(c, h * oy, w * rx, h * ry))
    rim = mask(w, h, lambda pen: pen.oval(c, h * oy, w * (rx + 0.018), h * (ry + 0.014)))
    stain(image, "#ffffff", ImageChops.subtract(rim, hole), 0.35, 1.5)
    dusk = gradient(hole.size, ((0, 90), (0.16, 84), (0.34, 130), (1, 130)))
    light = ImageChops.add(relief(hole, 34, 0.9), dusk, 1, -128)
    image.alpha_composite(solid(hole, shades(colour, 0.62), light=light, grain=0.22))
    ink(image, "#22120a", lambda pen: pen.arc(c, h * oy, w * rx, h * ry, 180, 360, width=16), 0.4, 9)


def _lace(image, pts, w, h, colour):
    """Scallops along the lower edge."""
    line = [p for p in cornered(pts, (0, 7, -7), 8) if p[1] > h * 0.56]
    for k in range(0, len(line), 2):
        px, py = line[k]
        px, py = px + (w / 2 - px) * 0.035, py - 9
        ink(image, colour, lambda pen, px=px, py=py: (pen.oval(px, py, 11, 11, width=1.8), pen.oval(px, py, 4.5),
            pen.oval(px, py, 16, 16, width=1)), 0.75, 0.3)  # fmt: skip


def kopiah(scene, x=400, base=700, r=230, h=230, colour="#1e2126", gold="#c9a04a"):
    """A songkok: an oval cap of velvet with an embroidered band."""
    ry, w = r * 0.34, r * 2 + 30
    tall = h + ry * 2 + 10
    scene.ground(x, base - ry * 0.4, r * 1.0, ry * 1.05, 0.6)
    top = ry + 5
    c = w / 2
    pts = (
        [(c - r * 0.93, top), (c - r, top + h)]
        + [(c - r * math.cos(t), top + h + ry * math.sin(t)) for t in [k * math.pi / 16 for k in range(1, 16)]]
        + [(c + r, top + h), (c + r * 0.93, top)]
    )
    shape = mask(w, tall, lambda pen: pen.poly(pts))
    light = ImageChops.add(gradient(shape.size, ((0, 20), (0.1, 70), (0.24, 205), (0.4, 130), (0.7, 84), (0.92,
        120), (1, 30)), vertical=False), cloud(shape.size, 2, 1, 3, 0.5), 1, -128)  # fmt: skip
    cap = solid(shape, (mix(colour, "#000", 0.6), colour, mix(colour, "#9aa4b2", 0.5)), light=light)
    for k in range(-9, 10):
        a = k * math.pi / 20
        px, py, q = c + r * 0.985 * math.sin(a), top + h * 0.66 + ry * math.cos(a), math.cos(a)
        ink(cap, gold, lambda pen, px=px, py=py, q=q: (flower(pen, px, py, 19 * (0.35 + 0.65 * q), 6, 255),
            pen.oval(px, py - 32, 2.6), pen.oval(px, py + 32, 2.6)), 0.9, 0.2)  # fmt: skip
    for dy in (-0.14, 0.14):
        ink(cap, gold, lambda pen, dy=dy: pen.line([(c + r * 0.99 * math.sin(t),
            top + h * (0.66 + dy * 1.6) + ry * math.cos(t)) for t in [k * math.pi / 30 for k in range(-15, 16)]],
            width=2.4), 0.85, 0.3)  # fmt: skip
    scene.put(cap, x, base - tall / 2 + ry * 0.5, 0, None)
    crown = mask(w, ry * 2 + 8, lambda pen: pen.oval(c, ry + 4, r * 0.93, ry * 0.92))
    lid = solid(
        crown, (mix(colour, "#000", 0.3), mix(colour, "#667080", 0.3), mix(colour, "#cdd3dd", 0.5)), 22, 1.0, 0.5, 2
    )
    ink(lid, "#000000", lambda pen: pen.oval(c, ry + 10, r * 0.62, ry * 0.46), 0.35, 10)
    ink(lid, gold, lambda pen: pen.oval(c, ry + 4, r * 0.9, ry * 0.87, width=1.8), 0.6, 0.4)
    scene.put(lid, x, base - tall + ry * 1.5 + 5, 0, None)


def tote(scene, paint, x=400, base=850, w=430, h=450, handle="#6b3f22", seed=3, strip=None):
    """A cloth bag with two handles."""
    scene.ground(x, base, w * 0.47, 40, 0.6)
    hw, hh = w * 0.5, h * 0.62
    for back in (True, False):
        shape = mask(hw + 30, hh, lambda pen: pen.line(curve([(15, hh - 2), (22, hh * 0.4), (hw * 0.3, 24),
            (hw / 2 + 15, 14), (hw * 0.7 + 30, 24), (hw + 8, hh * 0.4), (hw + 15, hh - 2)], False), width=20))  # fmt: skip
        strap = solid(shape, shades(mix(handle, "#000", 0.25 if back else 0)), 6, 1.2, 0.3)
        scene.put(strap, x + (14 if back else 0), base - h - hh / 2 + (26 if back else 44), 0, (5, 6, 6, 0.35))
        if back:
            continue
    pts = [(14, 8), (w * 0.5, 14), (w - 14, 8), (w - 4, h * 0.5), (w - 12, h - 16), (w - 34, h - 5), (w * 0.5,
        h - 2), (34, h - 5), (12, h - 16), (4, h * 0.5)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=5)))
    light = ImageChops.add(relief(shape, 34, 1.0), cloud(shape.size, 128, 1, seed, 0.4), 1, -128)
    image = clad(shape, paint(w, h), light=light)
    ink(image, handle, lambda pen: pen.rect(0, 0, w, 34), 0.92)
    ink(image, mix(handle, "#f0d8a8", 0.6), lambda pen: [pen.line([(k * 9, 29), (k * 9 + 5, 29)],
        width=1.2) for k in range(int(w / 9))], 0.8, 0.2)  # fmt: skip
    for s in (-1, 1):
        ink(image, handle, lambda pen, s=s: pen.rect(w / 2 + s * w * 0.25 - 15, 0, w / 2 + s * w * 0.25 + 15, 84,
            radius=6), 1.0)  # fmt: skip
        ink(image, "#e4c98f", lambda pen, s=s: pen.oval(w / 2 + s * w * 0.25, 68, 4.6), 1.0)
    scene.put(image, x, base - h / 2 + 3, 0, None)
