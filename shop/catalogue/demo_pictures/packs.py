"""Packs: pouches with a window, clear bags with a header card, cartons, trays under film, sachets."""

from random import Random

from PIL import Image, ImageChops

from .motifs import band, flower, label, palette
from .paint import Pen, S, canvas, clad, cloud, curve, gradient, ink, mask, mix, relief, rgb, stain, tone


def _bag_shape(w, h, m=6, swell=0.035):
    """A bag standing on its gusset: straight seal on top, sides breathing out, round lower corners."""
    x0, x1, y0, y1 = m, w - m, m, h - m
    b = w * swell
    left = [(x0 + b, y0), (x0 + b, y0 + h * 0.1), (x0 + b * 0.5, y0 + h * 0.3), (x0, y0 + h * 0.62),
        (x0 + b * 0.35, y1 - h * 0.06)]  # fmt: skip
    low = [(x0 + b * 1.6, y1 - 1), (w * 0.3, y1), (w * 0.5, y1 + m * 0.5), (w * 0.7, y1)]
    right = [(w - x, y) for x, y in reversed(left)]
    return [*curve([*left, *low, (x1 - b * 1.6, y1 - 1), *right], closed=False, steps=5)]


def _crumple(size, seed, amount):
    """Folds of foil or paper: long soft creases."""
    a = cloud(size, 64, 1, seed, amount * 0.5)
    b = cloud(size, 32, 2, seed + 2, amount * 0.4)
    return ImageChops.add(a, b, 1, -128)


def _bag_light(shape, seed, crumple, w, h):
    light = relief(shape, min(w, h) * 0.16, 1.15)
    light = ImageChops.add(light, _crumple(shape.size, seed, crumple), 1, -128)
    pen = Pen(light)
    step = 3.2
    for k in range(5):  # the crimped seal
        y = 10 + k * step
        pen.line([(6, y), (w - 6, y)], 168 if k % 2 else 96, 1.0)
    return light


def pouch(
    scene, x, base, w, h, colour, province, seed, window=None, gloss=0.35, crumple=0.2,
    strip=0.6, strip_h=0.15, text="#fbf8f2", shadow=True,
):  # fmt: skip
    """A standing pouch.

    ``window`` is (shape, paint): oval, arch, leaf, low or wide, and ``paint(w, h) -> RGB`` for what it shows.
    ``strip`` is how far down the province's band is printed; ``text`` colours the emblem.
    """
    shape = mask(w, h, lambda pen: pen.poly(_bag_shape(w, h)))
    light = _bag_light(shape, seed, crumple, w, h)
    face = canvas(w, h, "RGB", rgb(colour))
    _print(face, w, h, colour, province, seed, strip, strip_h, text)
    if window:
        hole = _window(window[0], w, h)
        dusk = gradient(hole.size, ((0, 90), (0.3, 128), (1, 128)))
        sunk = ImageChops.add(relief(hole, w * 0.1, -0.5), dusk, 1, -128)
        inside = clad(hole, window[1](round(w), round(h)), light=sunk)
        face.paste(inside, (0, 0), inside)
    image = clad(shape, face, light=light)
    if window:
        rim = ImageChops.subtract(_window(window[0], w, h), _window(window[0], w, h, 2.0))
        stain(image, mix(colour, "#ffffff", 0.45), rim, 0.8)
    _glare(image, shape, w, h, gloss)
    if shadow:
        scene.ground(x, base, w * 0.46, w * 0.075, 0.6, 0.6)
    scene.put(image, x, base - h / 2 + 5, 0, None)


def _print(face, w, h, colour, province, seed, strip, strip_h, text):
    """What is printed on a pouch: an emblem, two lines, the province's band, two more lines."""
    deep, second = palette(province)[1], palette(province)[3]
    pen = Pen(face)
    face.paste(band(province, round(w), round(h * strip_h)), (0, round(h * strip * S)))
    bw, r = round(w * 0.5), round(h * 0.15) * 0.34
    cx, cy = w / 2, h * 0.105 + r
    pen.oval(cx, cy, r * 1.2, fill=rgb(text))
    flower(pen, cx, cy, r * 0.95, Random(seed).choice((5, 6, 8)), deep, second)
    for part, dy, tk in ((0.9, r * 1.7, 0.017), (0.6, r * 1.7 + h * 0.03, 0.010)):
        pen.rect(cx - bw * part / 2, cy + dy, cx + bw * part / 2, cy + dy + h * tk, rgb(text), h * tk / 2)
    y = h * (strip + strip_h) + h * 0.035
    for part in (0.42, 0.3):
        if y < h * 0.93:
            pen.rect(w / 2 - w * part / 2, y, w / 2 + w * part / 2, y + h * 0.008, mix(colour, text, 0.75))
            y += h * 0.022


def _window(kind, w, h, grow=0.0):
    def paint(pen):
        g = -grow
        if kind == "oval":
            pen.oval(w / 2, h * 0.47, w * 0.34 + g, h * 0.17 + g)
        elif kind == "arch":
            pen.rect(w * 0.2 - g, h * 0.40, w * 0.8 + g, h * 0.58 + g, 255, 8)
            pen.oval(w / 2, h * 0.42, w * 0.3 + g, h * 0.13 + g)
        elif kind == "low":
            pen.rect(w * 0.14 - g, h * 0.52 - g, w * 0.86 + g, h * 0.9 + g, 255, w * 0.1)
        elif kind == "leaf":
            pen.poly(curve([(w * 0.5, h * 0.3 - g), (w * 0.78 + g, h * 0.42), (w * 0.72 + g, h * 0.54), (w * 0.5,
                h * 0.6 + g), (w * 0.28 - g, h * 0.54), (w * 0.22 - g, h * 0.42)]))  # fmt: skip
        else:
            pen.rect(w * 0.13 - g, h * 0.34 - g, w * 0.87 + g, h * 0.58 + g, 255, w * 0.06)

    return mask(w, h, paint)


def _glare(image, shape, w, h, strength):
    """Soft streaks of a window light on film."""

    def streaks(pen):
        pen.poly([(w * 0.1, h * 0.14), (w * 0.17, h * 0.13), (w * 0.12, h * 0.8), (w * 0.07, h * 0.8)])
        pen.poly([(w * 0.86, h * 0.3), (w * 0.9, h * 0.3), (w * 0.93, h * 0.86), (w * 0.88, h * 0.9)])
        pen.poly([(w * 0.3, h * 0.055), (w * 0.75, h * 0.055), (w * 0.7, h * 0.085), (w * 0.34, h * 0.09)])

    stain(image, "#ffffff", mask(w, h, streaks), strength, 5)


def filled(pieces, seed, ground="#c9a26a", step=0.55, jitter=8):
    """A painter of loose goods packed edge to edge: gives ``paint(w, h) -> RGB`` for windows, bags and jars."""

    def paint(w, h):
        rng = Random(seed)
        image = canvas(w, h, "RGB", rgb(ground))
        pw = sum(min(p.size) for p in pieces) / len(pieces) / S
        gap = max(4, pw * step)
        shadows = [p.getchannel("A").point(lambda v: v * 0.42) for p in pieces]
        spots = [
            (i * gap + rng.uniform(-jitter, jitter), j * gap * 0.86 + rng.uniform(-jitter, jitter))
            for j in range(-1, int(h / gap / 0.86) + 2)
            for i in range(-1, int(w / gap) + 2)
        ]
        rng.shuffle(spots)
        for px, py in spots:
            k = rng.randrange(len(pieces))
            p = pieces[k]
            at = (round(px * S - p.width / 2), round(py * S - p.height / 2))
            image.paste((45, 24, 14), (at[0] + 4, at[1] + 6), shadows[k])
            image.paste(p, at, p)
        return image

    return paint


def powder(colour, cell=2, contrast=0.5):
    """A painter of fine goods: salt, sugar, rice flour, spice."""

    def paint(w, h):
        size = (round(w * S), round(h * S))
        light = ImageChops.add(cloud(size, cell, 1, 3, contrast), cloud(size, 48, 1, 1, 0.5), 1, -128)
        return tone(light, (mix(colour, "#2a1408", 0.42), colour, mix(colour, "#ffffff", 0.6)))

    return paint


def clear_bag(scene, x, base, w, h, inside, province, seed, card=None, header=0.24, angle=0.0):
    """A transparent bag full of goods under a folded header card."""
    shape = mask(w, h, lambda pen: pen.poly(_bag_shape(w, h, swell=0.05)))
    light = _bag_light(shape, seed, 0.7, w, h)
    body = clad(shape, inside(w, h), light=light)
    stain(body, "#ffffff", shape, 0.07)
    _glare(body, shape, w, h, 0.6)
    stain(body, "#ffffff", _creases(w, h, seed), 0.45, 1.2)
    scene.ground(x, base, w * 0.46, w * 0.08, 0.6, 0.6)
    scene.put(body, x, base - h / 2 + 5, angle, None)
    th = round(h * header)
    ground, deep, main, second = palette(province)
    flat = label(w - 4, th, province, seed, paper=card or CARD, at=0.62, tall=0.38)
    cover = mask(w - 4, th, lambda pen: pen.rect(0, 0, w - 4, th))
    top = clad(
        cover,
        flat.crop((0, 0, cover.width, cover.height)),
        light=gradient(cover.size, ((0, 160), (0.05, 128), (0.9, 122), (1, 84))),
    )
    ink(top, "#9a9a9a", lambda pen: [pen.rect(cx - 9, th * 0.1, cx + 9, th * 0.1 + 2.4,
        radius=1) for cx in (w * 0.3, w * 0.7)], 0.9)  # fmt: skip
    scene.put(top, x, base - h + th / 2 + 4, angle, (2, 4, 5, 0.4))


CARD = "#f8f1e1"


def _creases(w, h, seed):
    rng = Random(seed)

    def paint(pen):
        for _ in range(9):
            a, side = rng.uniform(0.28, 0.95) * h, rng.choice((0.06, 0.94))
            bx = w * side
            tx = bx + (w * rng.uniform(0.1, 0.3)) * (1 if side < 0.5 else -1)
            pen.line(
                [(bx, a), ((bx + tx) / 2, a + rng.uniform(-10, 10)), (tx, a + rng.uniform(-24, 24))],
                width=rng.uniform(0.8, 2.2),
            )

    return mask(w, h, paint)


def carton(scene, x, base, w, h, depth, face, side="#d8cbb0", top=None, ground=True):
    """A box: its front face (RGB w × h finished pixels), a right side and a top."""
    rise = depth * 0.42
    if ground:
        scene.ground(x + depth * 0.3, base - 2, (w + depth) * 0.5, depth * 0.34, 0.6, 0.4)
    W, H = w + depth, h + rise
    body = canvas(W, H, "RGBA")
    pen = Pen(body)
    pen.poly([(w - 0.5, rise), (W, 0), (W, h), (w - 0.5, H)], rgb(mix(side, "#2a1a18", 0.32)) + (255,))
    pen.poly([(0, rise + 0.5), (depth, 0), (W, 0), (w, rise + 0.5)], rgb(mix(top or side, "#ffffff", 0.35)) + (255,))
    front = Image.new("L", (round(w * S), round(h * S)), 255)
    lit = clad(
        front, face.resize(front.size), light=gradient(front.size, ((0, 146), (0.5, 130), (1, 112)), vertical=False)
    )
    body.paste(lit, (0, round(rise * S)))
    ink(body, "#000000", lambda p: p.poly([(w, rise), (w + depth * 0.55, rise * 0.45), (w + depth * 0.2, H), (w,
        H)]), 0.16, 9)  # fmt: skip
    ink(body, "#ffffff", lambda p: (p.line([(0, rise), (w, rise), (w, H)], width=1.2), p.line([(w, rise), (W, 0)],
        width=1)), 0.5, 0.5)  # fmt: skip
    scene.put(body, x + depth / 2, base - H / 2, 0, None)


def sachet(w, h, colour, province, seed) -> Image.Image:
    """A stick of instant powder, lying."""
    shape = mask(w, h, lambda pen: pen.rect(2, 2, w - 2, h - 2, radius=2))
    face = canvas(w, h, "RGB", rgb(colour))
    tall = round(h * 0.3)
    face.paste(
        band(province, round(w), max(8, round(w * 0.5))).crop((0, 0, round(w * S), round(tall * S))),
        (0, round(h * 0.5 * S)),
    )
    pen = Pen(face)
    pen.oval(w / 2, h * 0.3, w * 0.26, fill=rgb("#fbf8f2"))
    pen.oval(w / 2, h * 0.3, w * 0.14, fill=palette(province)[1])
    light = relief(shape, w * 0.3, 1.0)
    light = ImageChops.add(light, cloud(shape.size, 24, 1, seed, 0.25), 1, -128)
    lp = Pen(light)
    for k in range(4):
        for y in (4 + k * 2.4, h - 4 - k * 2.4):
            lp.line([(0, y), (w, y)], 160 if k % 2 else 100, 0.8)
    return clad(shape, face, light=light)
