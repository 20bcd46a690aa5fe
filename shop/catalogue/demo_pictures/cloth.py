"""How cloth is shown: hung from a rod, folded and stacked, rolled, spread with a turned corner."""

import math
from random import Random

from PIL import Image, ImageChops

from .paint import Pen, S, canvas, clad, cloud, cornered, curve, gradient, ink, mask, mix, shades, soften, solid, stain


def folds_light(w, h, seed, count=9, power=1.0, spread=0.25) -> Image.Image:
    """Light on hanging folds, gathered above, opening below."""
    rng = Random(seed)
    stops, x = [(0, 96)], 0.0
    while x < 1:
        step = rng.uniform(0.6, 1.4) / count
        hi, lo = rng.uniform(150, 186), rng.uniform(66, 100)
        stops += [
            (x + step * 0.22, 128 + (hi - 128) * power),
            (x + step * 0.62, 128 - 8 * power),
            (x + step * 0.86, 128 + (lo - 128) * power),
            (x + step, 116),
        ]
        x += step
    stops[-1] = (max(1.0, stops[-1][0]), 96)
    size = (round(w * S / 3), round(h * S / 3))
    row = gradient((size[0], 4), stops, vertical=False)
    mesh, n = [], 10
    for k in range(n):
        y0, y1 = size[1] * k // n, size[1] * (k + 1) // n
        s0, s1 = (math.sin(2.4 * k / n + seed) * size[0] * 0.02, math.sin(2.4 * (k + 1) / n + seed) * size[0] * 0.02)
        mesh.append(((0, y0, size[0], y1), (s0, 0, s1, 4, size[0] + s1, 4, size[0] + s0, 0)))
    out = row.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    out = ImageChops.add(
        out.resize((round(w * S), round(h * S)), Image.Resampling.BICUBIC),
        cloud((round(w * S), round(h * S)), 48, 3, seed, 0.22),
        1,
        -128,
    )
    return soften(out, 1.5)


def rippled(texture, seed, count=7, amount=0.012):
    """Move the pattern sideways as the folds do."""
    w, h = texture.size
    n, mesh = 32, []

    def at(x):
        return min(w, max(0, x + math.sin(x / w * count * 2 * math.pi + seed) * w * amount))

    for k in range(n):
        x0, x1 = w * k // n, w * (k + 1) // n
        d0, d1 = (math.sin(x / w * count * 2 * math.pi + seed) * h * 0.006 for x in (x0, x1))
        d0, d1 = max(0, d0), max(0, d1)
        mesh.append(((x0, 0, x1, h), (at(x0), d0, at(x0), min(h, h + d0), at(x1), min(h, h + d1), at(x1), d1)))
    return texture.transform((w, h), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def rod(scene, y, x0=60, x1=740, colour="#8a5a34"):
    """A wooden rod held by two cords."""
    w, h = x1 - x0, 22
    light = gradient((round(w * S), round(h * S)), ((0, 150), (0.25, 220), (0.6, 110), (1, 30)))
    light = ImageChops.add(light, cloud((round(w * S), round(h * S)), 3, 1, 4, 0.3), 1, -128)
    stick = solid(mask(w, h, lambda pen: pen.rect(0, 0, w, h, radius=11)), shades(colour), light=light)
    cords = canvas(800, y + 12, "RGBA")
    pen = Pen(cords)
    for x in (x0 + 40, x1 - 40):
        pen.line([(x, 0), (x, y)], (120, 96, 66, 255), 3)
        pen.line([(x - 0.8, 0), (x - 0.8, y)], (214, 190, 150, 255), 1)
    scene.put(cords, 400, (y + 12) / 2, 0, None)
    scene.put(stick, (x0 + x1) / 2, y, 0, (10, 26, 16, 0.35))


def hung(
    scene,
    paint,
    x=400,
    top=110,
    w=560,
    h=760,
    seed=3,
    border=None,
    fringe=None,
    folds=8,
    sheen=0.0,
    hem=0.018,
    bar=True,
):
    """Cloth over a rod; ``border(w, h)`` paints a band above the hem, ``fringe`` colours loose threads."""
    if bar:
        rod(scene, top + 4, int(x - w / 2 - 50), int(x + w / 2 + 50))
    wave = [
        (x0, h * (1 - 0.035) + h * hem * math.sin(x0 / w * folds * 2 * math.pi + seed))
        for x0 in range(0, int(w) + 1, 8)
    ]
    side = [(0, 0), (w * 0.012, h * 0.3), (0, h * 0.7)]
    shape = mask(w, h, lambda pen: pen.poly([(w, 0), *side, *wave, (w, h * 0.7), (w * 0.988, h * 0.3)]))
    face = paint(w, h)
    if border:
        strip = border(w, round(h * 0.17))
        face.paste(strip, (0, round(h * 0.76 * S)))
    face = rippled(face, seed, folds)
    light = folds_light(w, h, seed, folds)
    if sheen:
        light = ImageChops.add(light, light.point(lambda v: max(0, v - 150) * sheen))
    light = ImageChops.add(
        light, gradient(light.size, ((0, 104), (0.02, 176), (0.05, 120), (0.5, 130), (1, 120))), 1, -128
    )
    image = clad(shape, face, light=light)
    if fringe:
        _fringe(scene, x, top, w, h, wave, fringe, seed)
    scene.put(image, x, top + h / 2 - 8, 0, (22, 26, 22, 0.42))


def _fringe(scene, x, top, w, h, wave, colour, seed):
    rng, tall = Random(seed), 60
    layer = canvas(w, tall)
    pen = Pen(layer)
    low = min(y for _, y in wave)
    for k in range(int(w / 3.4)):
        px = k * 3.4 + 1
        y0 = wave[min(len(wave) - 1, int(px / 8))][1] - low
        pen.line([(px, y0), (px + rng.uniform(-2, 2), y0 + rng.uniform(24, 32))], width=1.6)
    image = solid(layer, shades(colour), 2)
    scene.put(image, x, top + low - 10 + tall / 2, 0, (8, 8, 5, 0.3))


def spread(
    scene, paint, x=400, y=520, w=620, h=640, seed=3, angle=8, backside="#e9dfc9", turn=True, power=0.7, edge=None
):
    """Cloth laid flat with soft rumples and one corner turned over."""
    pts = [(6, 10), (w * 0.3, 4), (w * 0.7, 12), (w - 6, 6), (w - 13, h * 0.35), (w - 5, h * 0.7), (w - 8, h - 8),
        (w * 0.6, h - 3), (w * 0.25, h - 11), (5, h - 5), (12, h * 0.6), (4, h * 0.3)]  # fmt: skip
    outline = cornered(pts, (0, 3, 6, 9))
    shape = mask(w, h, lambda pen: pen.poly(outline))
    cut = (w * 0.66, h), (w, h * 0.7)
    if turn:
        Pen(shape).poly([cut[0], cut[1], (w + 4, h + 4)], 0)
    rumple = folds_light(w * 1.4, h * 1.4, seed, 6, power).rotate(
        32 + seed * 5, Image.Resampling.BILINEAR, fillcolor=128
    )
    ox, oy = (rumple.width - shape.width) // 2, (rumple.height - shape.height) // 2
    light = rumple.crop((ox, oy, ox + shape.width, oy + shape.height))
    light = ImageChops.add(light, cloud(shape.size, 128, 1, seed, 0.4), 1, -128)
    face = rippled(paint(w, h), seed, 3, 0.008)
    image = clad(shape, face, light=light)
    if edge:
        ink(image, edge, lambda pen: pen.line([*outline, outline[0]], width=7), 0.8, 0.6)
    if turn:
        _turned_corner(image, cut, w, h, backside)
    scene.put(image, x, y, angle, (10, 14, 14, 0.5))


def _turned_corner(image, cut, w, h, backside):
    (ax, ay), (bx, by) = cut
    tip = (ax + (bx - ax) * 0.42 - (ay - by) * 0.62, ay - (ay - by) * 0.42 - (bx - ax) * 0.62)
    flap = [
        (ax, ay - 2),
        (ax + (tip[0] - ax) * 0.5 - 8, ay + (tip[1] - ay) * 0.5),
        tip,
        (bx + (tip[0] - bx) * 0.5, by + (tip[1] - by) * 0.5 - 8),
        (bx - 2, by),
    ]
    shape = mask(w, h, lambda pen: pen.poly(curve(flap, steps=6)))
    dark = ImageChops.offset(shape, -10, -8)
    stain(image, "#1e120c", dark, 0.5, 6)
    light = ImageChops.add(
        gradient(shape.size, ((0, 150), (0.75, 150), (1, 60))), cloud(shape.size, 48, 1, 2, 0.4), 1, -128
    )
    image.alpha_composite(solid(shape, shades(backside, 0.45), light=light, grain=0.16))


def through_ring(scene, paint, x=400, top=150, w=470, h=700, seed=3, ring="#c79a5a", edge=None, deco=None):
    """A scarf drawn through a hanging ring, opening as it falls."""
    cord = canvas(12, top, "RGBA")
    Pen(cord).line([(6, 0), (6, top)], (120, 96, 66, 255), 3)
    scene.put(cord, x, top / 2 - 30, 0, None)
    hoop = mask(170, 170, lambda pen: pen.oval(85, 85, 72, 72, width=15))
    scene.put(solid(hoop, shades(ring), 5, 1.4, 0.25), x, top + 22, 0, (8, 12, 8, 0.35))
    c = w / 2
    hem = [
        (c + w * 0.5 * t, h * (0.965 - 0.05 * abs(t)) + h * 0.016 * math.sin(t * 15 + seed))
        for t in [k / 14 for k in range(14, -15, -1)]
    ]
    left = [(c - w * 0.44, h * 0.7), (c - w * 0.30, h * 0.36), (c - w * 0.15, h * 0.12), (c - w * 0.11,
        h * 0.045), (c - w * 0.13, h * 0.01)]  # fmt: skip
    right = [(2 * c - px, py) for px, py in reversed(left)]
    shape = mask(w, h, lambda pen: pen.poly([*curve([*right, hem[0]], False), *hem, *curve([hem[-1], *left], False)]))
    mesh, n = [], 28
    flat = folds_light(w, h, seed, 8, 0.9)
    face = paint(w, h)
    for k in range(n):
        t0, t1 = k / n, (k + 1) / n
        q0, q1 = (0.26 + 0.74 * min(1, t * 1.05) ** 0.8 for t in (t0, t1))
        W = face.width
        mesh.append(
            (
                (0, round(face.height * t0), W, round(face.height * t1)),
                tuple(v for q, t in ((q0, t0), (q1, t1)) for v in (W / 2 - W / 2 / q, face.height * t))
                + tuple(v for q, t in ((q1, t1), (q0, t0)) for v in (W / 2 + W / 2 / q, face.height * t)),
            )
        )
    light = flat.transform(flat.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=110)
    light = ImageChops.add(light, gradient(light.size, ((0, 70), (0.05, 110), (0.12, 128), (1, 128))), 1, -128)
    image = clad(shape, face, light=light)
    if edge:
        ink(image, edge, lambda pen: pen.line([(px, py - 12) for px, py in hem], width=3), 0.8, 0.4)
    if deco:
        deco(image, w, h)
    scene.put(image, x, top + 88 + h / 2, 0, (20, 22, 20, 0.4))
    front = mask(170, 90, lambda pen: pen.arc(85, 5, 72, 72, 18, 162, width=15))
    scene.put(solid(front, shades(ring), 5, 1.4, 0.25), x, top + 22 + 40, 0, (3, 7, 6, 0.5))


def roll(scene, paint, x, base, length, r, seed=2, end="#efe4cc", angle=0.0):
    """A roll of cloth or mat lying, its end towards the right."""
    w, h = length + r, r * 2 + 6
    shape = mask(w, h, lambda pen: (pen.rect(4, 3, length, h - 3, radius=10), pen.oval(length, h / 2, r * 0.5, r)))
    light = gradient(shape.size, ((0, 70), (0.2, 168), (0.34, 190), (0.6, 116), (0.88, 50), (1, 80)))
    light = ImageChops.add(light, cloud(shape.size, 32, 1, seed, 0.35), 1, -128)
    image = clad(shape, paint(w, h * 1.5).resize(shape.size), light=light)
    face = mask(w, h, lambda pen: pen.oval(length, h / 2, r * 0.5, r))
    image.alpha_composite(solid(face, shades(mix(end, "#8a6a3a", 0.25)), 8, 0.7))
    for k in range(1, 6):
        q = 1 - k * 0.16
        ink(image, "#4b341c", lambda pen, q=q: pen.oval(length + (1 - q) * 3, h / 2, r * 0.5 * q, r * q,
            width=1.6), 0.55, 0.5)  # fmt: skip
    scene.shade(shape, x + 8, base - h / 2 + 12, 12, 0.45)
    scene.put(image, x, base - h / 2, angle, None)
