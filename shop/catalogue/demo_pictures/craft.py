"""Hand work: bird cages, brass, model boats, puppets, rings, frames, keychains, carvings."""

import math

from PIL import Image, ImageChops

from .motifs import flower, leaf, spiral
from .paint import (
    Pen,
    S,
    canvas,
    cloud,
    curve,
    gradient,
    graft,
    ink,
    mask,
    mix,
    relief,
    rgb,
    shades,
    soften,
    solid,
    stain,
)
from .vessels import bowl, lathe


def _beam(scene, pts, width, colour, shadow=None):
    """A wooden stick along a line."""
    xs, ys = [p[0] for p in pts], [p[1] for p in pts]
    x0, y0 = min(xs) - width - 3, min(ys) - width - 3
    w, h = max(xs) - x0 + width + 3, max(ys) - y0 + width + 3
    shape = mask(w, h, lambda pen: pen.line([(x - x0, y - y0) for x, y in pts], width=width))
    scene.put(solid(shape, shades(colour), max(1.6, width * 0.3), 1.5, 0.3, 3), x0 + w / 2, y0 + h / 2, 0, shadow)


def _bars(scene, tops, lows, colour, width=3.0, bend=0.0):
    xs = [p[0] for p in tops + lows]
    ys = [p[1] for p in tops + lows]
    x0, y0 = min(xs) - 50, min(ys) - 8
    w, h = max(xs) - x0 + 50, max(ys) - y0 + 8
    shape = canvas(w, h)
    pen = Pen(shape)
    for (ax, ay), (bx, by) in zip(tops, lows, strict=True):
        mid = ((ax + bx) / 2 + (bx - ax) * bend, (ay + by) / 2 - abs(bx - ax) * bend * 0.6)
        pen.line(curve([(ax - x0, ay - y0), (mid[0] - x0, mid[1] - y0), (bx - x0, by - y0)], False, 8), width=width)
    scene.put(solid(shape, shades(colour), 1.4, 1.6), x0 + w / 2, y0 + h / 2, 0, (6, 5, 3, 0.25))


def _knob(scene, x, base, h, r, colour):
    body = [
        (4, 2),
        (h * 0.18, r * 0.3),
        (h * 0.3, r * 0.8),
        (h * 0.42, r * 0.36),
        (h * 0.55, r),
        (h * 0.7, r * 0.5),
        (h * 0.82, r * 1.2),
        (h, r * 1.3),
    ]
    scene.put(lathe(body, r * 2.6 + 8, h + 4, shades(colour), "gloss", 0.2), x, base - h / 2, 0, None)


def _fret(scene, x, y, w, h, colour, inlay, lace=9):
    """A carved and pierced board: a row of scrolls with a scalloped lower edge."""

    def paint(pen):
        pen.rect(0, 0, w, h * 0.62)
        n = max(5, int(w / (h * 0.7)))
        for k in range(n):
            pen.oval((k + 0.5) * w / n, h * 0.6, w / n * 0.5, h * 0.38)

    board = solid(mask(w, h, paint), shades(colour), 4, 1.3, 0.3, 3)
    n = max(5, int(w / (h * 0.7)))
    for k in range(n):
        cx = (k + 0.5) * w / n
        ink(
            board,
            inlay,
            lambda pen, cx=cx: (flower(pen, cx, h * 0.42, h * 0.27, 6, 255), pen.oval(cx, h * 0.8, h * 0.06)),
            0.9,
            0.2,
        )
        ink(
            board,
            mix(colour, "#000", 0.5),
            lambda pen, cx=cx: (pen.oval(cx - w / n * 0.5, h * 0.3, h * 0.09), pen.oval(cx, h * 0.42, h * 0.06)),
            0.8,
            0.3,
        )
    scene.put(board, x, y, 0, (4, 6, 5, 0.4))


def dome_cage(scene, x=400, base=860, r=235, h=560, wood="#7b4421", inlay="#e2b35a", bars="#c48a4a"):
    """The round dove cage of Pattani."""
    ry = r * 0.2
    scene.ground(x, base, r, ry * 1.1, 0.6)
    top = base - h
    ring_y = base - h * 0.62
    apex = (x, top + 70)
    angles = [k * math.pi / 11 for k in range(23)]
    for front in (False, True):
        tops, mids, lows = [], [], []
        for a in angles:
            if (math.sin(a) > 0) is not front and abs(math.sin(a)) > 0.02:
                continue
            mids.append((x + r * math.cos(a), ring_y + ry * math.sin(a)))
            lows.append((x + r * math.cos(a), base - 42 + ry * math.sin(a)))
            tops.append((apex[0] + 24 * math.cos(a), apex[1] + 6 * math.sin(a)))
        tint = bars if front else mix(bars, "#3a2414", 0.45)
        _bars(scene, mids, lows, tint, 3.4 if front else 2.6)
        _bars(scene, tops, mids, tint, 3.4 if front else 2.6, 0.3)
        if not front:
            _perch(scene, x, base - h * 0.3, r, wood)
    for y, wide in ((ring_y, 11), (base - h * 0.36, 6), (base - 46, 14)):
        _hoop(scene, x, y, r + 3, ry + 2, wide, wood)
    _fret(scene, x, base - 18 + ry * 0.45, r * 1.62, 54, wood, inlay)
    _hoop(scene, x, base - 16, r + 8, ry + 4, 18, wood, 8, 172)
    _knob(scene, x, top + 84, 84, 22, wood)
    _hook(scene, x, top + 6)


def _perch(scene, x, y, r, wood):
    _beam(scene, [(x - r * 0.8, y + 6), (x + r * 0.8, y - 6)], 9, wood)
    cup = [(6, 30), (20, 31), (44, 24), (52, 14)]
    for s in (-1, 1):
        scene.put(
            lathe(cup, 80, 58, shades("#2e6f86" if s < 0 else "#b2402c"), "gloss"), x + s * r * 0.58, y + 58, 0, None
        )


def _hoop(scene, x, y, rx, ry, width, colour, start=0, end=360):
    w, h = rx * 2 + width * 2 + 6, ry * 2 + width * 2 + 6
    shape = mask(w, h, lambda pen: pen.arc(w / 2, h / 2, rx + width / 2, ry + width / 2, start, end, width=width))
    back = solid(shape, shades(colour), 3, 1.5, 0.25, 3)
    scene.put(back, x, y, 0, None)


def _hook(scene, x, y):
    hook = mask(
        70,
        80,
        lambda pen: (pen.arc(35, 22, 17, 17, 170, 60, width=5), pen.line([(48, 33), (35, 46), (35, 78)], width=5)),
    )
    scene.put(solid(hook, ("#6a4a14", "#d9a83c", "#fff3c0"), 2, 1.5), x, y - 4, 0, None)


def square_cage(
    scene,
    x=400,
    base=870,
    w=400,
    h=600,
    wood="#5f3319",
    inlay="#f0e2c4",
    bars="#d1a25e",
    taper=0.7,
    tiers=1,
    beads="#b2402c",
):
    """The bulbul cage: square, tapering to a carved crown."""
    top = base - h
    scene.ground(x, base, w * 0.52, w * 0.12, 0.6)
    half, up = w / 2, w / 2 * taper
    depth = w * 0.16
    n = 15
    for back in (True, False):
        dy = -depth if back else 0
        sx = 0.86 if back else 1
        tint = mix(bars, "#3a2414", 0.45) if back else bars
        lows = [(x + half * sx * (2 * k / (n - 1) - 1), base - 62 + dy) for k in range(n)]
        mids = [(x + up * sx * (2 * k / (n - 1) - 1), top + 150 + dy * 0.6) for k in range(n)]
        _bars(scene, mids, lows, tint, 2.6 if back else 3.6)
        if back:
            _perch(scene, x, base - h * 0.33, half * 0.9, wood)
    for s in (-1, 1):
        _beam(scene, [(x + s * half, base - 30), (x + s * up, top + 140)], 15, wood, (6, 6, 5, 0.35))
    for k in range(1, 4):
        t = k / 4
        q = half + (up - half) * t
        _beam(scene, [(x - q, base - 62 - (h - 212) * t), (x + q, base - 62 - (h - 212) * t)], 6, wood)
    crown = [(x - up, top + 148), (x, top + 78), (x + up, top + 148)]
    for k in range(9):
        t = (k + 0.5) / 9
        _beam(scene, [(x - up + 2 * up * t, top + 146), (x + (2 * t - 1) * 14, top + 84)], 2.6, bars)
    _beam(scene, [crown[0], crown[1]], 11, wood)
    _beam(scene, [crown[2], crown[1]], 11, wood)
    _fret(scene, x, top + 160, up * 2.1, 52, wood, inlay)
    _fret(scene, x, base - 40, w * 1.04, 62, wood, inlay)
    _beam(scene, [(x - half - 10, base - 10), (x + half + 10, base - 10)], 18, wood, (6, 8, 6, 0.4))
    for s in (-1, 1):
        _tassel(scene, x + s * (up + 4), top + 172, beads)
    _knob(scene, x, top + 92, 74, 19, wood)
    _hook(scene, x, top + 20)


def _tassel(scene, x, y, colour):
    shape = mask(
        30,
        110,
        lambda pen: (pen.oval(15, 12, 8), pen.oval(15, 27, 6), pen.poly([(10, 34), (20, 34), (24, 104), (6, 104)])),
    )
    scene.put(solid(shape, shades(colour), 4, 1.5, 0.5, 2), x, y + 55, 0, (5, 6, 5, 0.35))


def brass_bowl(scene, x=400, base=760, rx=250, h=240):
    def deco(pot, w, top, tall):
        c = w / 2
        for k in range(-8, 9):
            a = k * math.pi / 18
            px, q = c + rx * 0.965 * math.sin(a), math.cos(a)
            ink(
                pot,
                "#5a3806",
                lambda pen, px=px, q=q, a=a: (
                    leaf(pen, px, top + tall * 0.36 + 12 * q, 34 * q + 6, -1.57, 255),
                    leaf(pen, px, top + tall * 0.18 + 22 * q, 20 * q + 4, 1.57, 255),
                ),
                0.5,
                0.4,
            )
            ink(
                pot,
                "#fff2b8",
                lambda pen, px=px, q=q: leaf(
                    pen, px - 1.6, top + tall * 0.36 + 10 * q, 34 * q + 6, -1.57, 255, fat=0.12
                ),
                0.5,
                0.4,
            )
        for y in (0.1, 0.46, 0.52, 0.82):
            ink(
                pot,
                "#4a2c04",
                lambda pen, y=y: pen.line(
                    [
                        (c + rx * math.sin(t), top + tall * y + 20 * math.cos(t))
                        for t in [k * math.pi / 24 for k in range(-12, 13)]
                    ],
                    width=3,
                ),
                0.55,
                0.7,
            )
            ink(
                pot,
                "#fff6cc",
                lambda pen, y=y: pen.line(
                    [
                        (c + rx * math.sin(t), top + tall * y + 4 + 20 * math.cos(t))
                        for t in [k * math.pi / 24 for k in range(-12, 13)]
                    ],
                    width=1.6,
                ),
                0.6,
                0.5,
            )

    foot = [(4, rx * 0.36), (14, rx * 0.4), (34, rx * 0.3), (52, rx * 0.44), (66, rx * 0.5)]
    brass = ("#4a2a08", "#b07a20", "#e0b048", "#fff3bf")
    scene.ground(x, base + 52, rx * 0.5, 30, 0.65)
    scene.paste(lathe(foot, rx * 1.2, 74, brass, "metal", 0.05), x, base + 20)
    return bowl(scene, x, base, rx, h, brass, ry=rx * 0.27, inside="#8a5c14", kind="metal", deco=deco, foot=0.42)


def kolae_boat(scene, x=400, y=600, length=640, hull="#b2402c", seed=3):
    """A model kolae boat on a small stand: tall prow and stern, every plank painted."""
    w, h = length + 40, 520
    c = h * 0.56

    def sheer(t):
        return c - 58 - 190 * max(0, t - 0.66) ** 1.5 * 5.2 - 172 * max(0, 0.26 - t) ** 1.5 * 7.6

    def keel(t):
        return c + 128 * math.sin(math.pi * min(1, max(0, (t - 0.02) / 0.96))) ** 0.5 - 26

    ts = [k / 40 for k in range(41)]
    upper = [(20 + t * length, sheer(t)) for t in ts]
    lower = [(20 + (t * 0.94 + 0.03) * length, keel(t)) for t in ts]
    shape = mask(w, h, lambda pen: pen.poly([*upper, *reversed(lower)]))
    scene.ground(x, y + 158, length * 0.3, 26, 0.5)
    _stand(scene, x, y)
    light = ImageChops.add(
        relief(shape, 26, 1.1), gradient(shape.size, ((0, 150), (0.55, 140), (0.85, 84), (1, 60))), 1, -128
    )
    body = solid(shape, shades(hull), light=light, grain=0.2)

    def between(t, q):
        (ax, ay), (bx, by) = (20 + t * length, sheer(t)), (20 + (t * 0.94 + 0.03) * length, keel(t))
        return ax + (bx - ax) * q, ay + (by - ay) * q

    for q, colour, wide in (
        (0.04, "#fbf8f2", 11),
        (0.12, "#0f5f5c", 16),
        (0.20, "#d79b2b", 6),
        (0.60, "#d79b2b", 6),
        (0.70, "#0f5f5c", 26),
        (0.80, "#fbf8f2", 5),
        (0.92, "#2b7a4b", 18),
    ):
        ink(body, colour, lambda pen, q=q, wide=wide: pen.line([between(t, q) for t in ts], width=wide), 0.92, 0.4)
    _painted(body, between)
    stain(body, "#1a0c08", ImageChops.invert(gradient(body.size, ((0, 255), (0.62, 255), (0.82, 150), (1, 110)))), 0.5)
    inside = mask(
        w, h, lambda pen: pen.poly([*[p for p in upper[8:30]], *[(px, py + 9) for px, py in reversed(upper[8:30])]])
    )
    scene.put(body, x, y, 0, (6, 12, 10, 0.3))
    stain(body, "#2a160c", inside, 0.8)
    _prows(scene, x - w / 2, y - h / 2, sheer, length)
    scene.put(body, x, y, 0, None)


def _painted(body, between):
    for k in range(13):
        t = 0.16 + k * 0.055
        px, py = between(t, 0.4)
        if k % 2:
            ink(body, "#f3e8d2", lambda pen, px=px, py=py: flower(pen, px, py, 27, 8, 255, None, 0.2, 0.32), 0.95, 0.3)
            ink(body, "#d79b2b", lambda pen, px=px, py=py: pen.oval(px, py, 8), 0.95, 0.2)
        else:
            ink(
                body,
                "#f3d27a",
                lambda pen, px=px, py=py: (
                    spiral(pen, px, py, 24, 255, 3.6, 1.8, 0.4),
                    leaf(pen, px + 9, py + 14, 30, -0.5, 255),
                ),
                0.92,
                0.3,
            )
    for k in range(26):
        t = 0.08 + k * 0.033
        px, py = between(t, 0.7)
        ink(body, "#f3e8d2", lambda pen, px=px, py=py: pen.oval(px, py, 4.4), 0.9, 0.2)


def _prows(scene, ox, oy, sheer, length):
    for t0, lean, colour in ((1.0, 26, "#d79b2b"), (0.0, -16, "#d79b2b")):
        px, py = ox + 20 + t0 * length, oy + sheer(t0)
        s = 1 if t0 else -1
        pts = [
            (px - s * 30, py + 26),
            (px - s * 6, py - 30),
            (px + lean, py - 84),
            (px + lean + s * 16, py - 96),
            (px + s * 18, py - 40),
            (px + s * 6, py + 18),
        ]
        x0, y0 = min(p[0] for p in pts) - 4, min(p[1] for p in pts) - 4
        ww, hh = max(p[0] for p in pts) - x0 + 4, max(p[1] for p in pts) - y0 + 4
        fin = solid(
            mask(ww, hh, lambda pen, p=pts, a=x0, b=y0: pen.poly(curve([(i - a, j - b) for i, j in p], steps=5))),
            shades(colour),
            7,
            1.4,
            0.25,
        )
        ink(
            fin,
            "#b2402c",
            lambda pen, a=x0, b=y0, px=px, py=py: [
                pen.oval(px + s * 2 - a, py - 8 - k * 17 - b, 5 - k * 0.7) for k in range(4)
            ],
            0.9,
            0.2,
        )
        scene.put(fin, x0 + ww / 2, y0 + hh / 2, 0, (5, 6, 5, 0.3))


def _stand(scene, x, y):
    for s in (-1, 1):
        _beam(
            scene,
            [(x + s * 120 - 34, y + 152), (x + s * 120, y + 96), (x + s * 120 + 34, y + 152)],
            14,
            "#6b4526",
            (5, 6, 6, 0.4),
        )
    _beam(scene, [(x - 200, y + 154), (x + 200, y + 154)], 16, "#6b4526", (5, 8, 8, 0.45))


def _outline(text, w, h):
    """Points written as percentages: "50,0 56,6"."""
    return [(float(x) / 100 * w, float(y) / 100 * h) for x, y in (p.split(",") for p in text.split())]


# a dancing prince in profile: tall crown, one arm raised, sash and pointed shoes
FIGURE = (
    "53,0 55,4 54.5,8 57,9 56,12 60,13 59,16 62,17 61.5,19 66,21 63,22.5 64,24.5 61.5,26.5 56,28 55,31 "
    "62,32 67,35 75,42 84,36 88,28 91,24 93.5,25 91,28.5 95,27 94,31 90,34 87,44 77,51 68,46 64,43 62,47 "
    "70,50 80,56 83,62 76,60 71,58 74,66 73,78 72,88 80,91 87,94 80,95.5 66,95 64,84 60,72 54,66 48,72 42,82 "
    "41,95 27,95.5 20,93 28,91 32,88 31,76 34,62 40,52 32,57 25,66 19,70 24,60 33,50 43,46 42,42 36,48 30,56 "
    "29,63 32,66 27,67.5 24,64 22,58 27,48 34,38 42,33 48,31 47,28 42,27 40,22 42,16 45,12 47,9 50,8 51,4"
)
DRESS = (
    ("#d79b2b", "44,17 45,12 50,8 53,0 57,9 60,15 61,18 52,17"),
    ("#e7bf86", "46,18 61,17.5 66,21 63,26 56,28.5 47,28"),
    ("#b2402c", "42,33 50,30.5 60,32 66,36 63,44 62,47 43,46 42,40"),
    ("#d79b2b", "42,45.5 63,45.5 63,49.5 42,49.5"),
    ("#1d5d57", "40,50 64,49.5 75,66 73,80 66,82 60,72 54,66 48,72 41,82 31,80 34,62"),
    ("#7a2f4a", "64,48 72,51 84,62 74,60 66,54"),
    ("#7a2f4a", "40,51 32,57 19,70 25,59 34,50"),
    ("#d79b2b", "31,84 42,84 41,89 31,89"),
    ("#d79b2b", "64,84 73,84 73,89 64,89"),
)


def puppet(scene, x=400, y=500, h=700):
    """A shadow puppet of hide, pierced and painted, on its stick."""
    w = h * 0.82
    figure = curve(_outline(FIGURE, w, h), steps=5)
    shape = mask(w, h, lambda pen: pen.poly(figure))
    stick = mask(30, h * 1.14, lambda pen: pen.poly([(12, 2), (18, 2), (20, h * 1.14), (10, h * 1.14)]))
    scene.put(solid(stick, shades("#8a5a30"), 3, 1.4), x + w * 0.03, y + h * 0.13, 0, (14, 16, 10, 0.35))
    light = ImageChops.add(relief(shape, 10, 0.6), cloud(shape.size, 48, 1, 4, 0.4), 1, -128)
    hide = solid(shape, ("#3c1c0a", "#a8652a", "#e6ac62"), light=light, grain=0.2)
    for colour, text in DRESS:
        pts = curve(_outline(text, w, h), steps=4)
        ink(hide, colour, lambda pen, p=pts: pen.poly(p), 0.86, 0.8)
        ink(hide, "#26120a", lambda pen, p=pts: pen.line([*p, p[0]], width=2.6), 0.75, 0.3)
    _ornament(hide, w, h)
    _pierced(hide, w, h)
    ink(hide, "#1c0d06", lambda pen: pen.line([*figure, figure[0]], width=4.6), 0.92, 0.3)
    scene.put(hide, x, y, 0, (26, 26, 16, 0.4))


def _ornament(hide, w, h):
    """Jewellery and features painted on the hide."""
    def at(text):
        return _outline(text, w, h)

    ink(hide, "#fff3d0", lambda pen: pen.poly(curve(at("56,20.3 59.5,19.6 62,20.6 59,21.4"), steps=4)), 0.95, 0.3)
    ink(hide, "#1c0d06", lambda pen: (
        pen.oval(*at("59.6,20.5")[0], 3.2), pen.line(curve(at("55,19 59,17.9 62.4,18.7"), False), width=3.4),
        pen.line(at("63.6,24.4 60,24.9"), width=2.6), pen.line(curve(at("49,20 47.4,22 49,24.4 50.4,22.4"), False), width=2.6)), 0.95, 0.2)
    ink(hide, "#f3d27a", lambda pen: (
        [pen.line(curve(at(t), False), width=7) for t in ("44,34 50,37 58,36.5 64,34.5", "72,39.6 76,43.6", "88,33 91.6,34.6", "31,43.4 35,46.6", "24.6,60 29.6,60.6")],
        [pen.line(curve(at(t), False), width=3) for t in ("44,36.5 51,40 60,39 65,36.6", "43.5,14.5 52,15.5 61,16.6", "47,9.6 52,10.6 57,10.4")]), 0.95, 0.3)
    for k in range(5):
        ink(hide, "#b2402c", lambda pen, k=k: pen.oval(*at(f"{46.5 + k * 3},{13.4 + 0.5 * k}")[0], 3.6), 0.95, 0.2)


def _pierced(hide, w, h):
    """The fine holes through which the lamp shines."""
    holes = canvas(w, h)
    pen = Pen(holes)

    def at(x, y):
        return x / 100 * w, y / 100 * h

    for row, (a, b, n) in enumerate(((42, 63, 7), (39.5, 67, 8), (37.5, 70, 8), (36, 71.5, 8))):
        for k in range(n):
            px = a + (b - a) * k / (n - 1)
            if row < 3 or not 46 < px < 62:
                flower(pen, *at(px, 53.5 + row * 4.6), 9, 4, 255, None, 0.78 * (row % 2))
    for side in (36.5, 68.5):
        for k in range(5):
            pen.oval(*at(side + (0.3 if side > 50 else -0.6) * k, 72 + k * 2.3), 4)
    for k in range(8):
        pen.oval(*at(44 + k * 2.5, 47.4), 3.6)
    flower(pen, *at(53, 42), 19, 8, 255, None, 0.1, 0.22)
    for px, py in ((46, 42), (60, 42), (49, 34), (57, 34), (53, 5), (53, 12.6), (72, 54), (76, 57), (32, 55), (28, 60)):
        pen.oval(*at(px, py), 4)
    stain(hide, "#2a1408", soften(holes, 0.8), 0.8)
    hide.putalpha(ImageChops.subtract(hide.getchannel("A"), holes.point(lambda v: v * 0.86)))


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
    ink(
        front,
        "#ffffff",
        lambda pen: (
            pen.arc(c, c, r * 0.92, r * 0.92, 195, 240, width=4),
            pen.arc(c, c, r * 0.92, r * 0.92, 20, 50, width=3),
        ),
        0.85,
        1.6,
    )
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
            scene.put(
                solid(prong, metal, 2.4, 1.6),
                gx + s * q * (0.9 - k * 0.42),
                gy + (0.16 + 0.14 * k) * q,
                s * (-24 + 8 * k),
                None,
            )


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
    half = [
        (c, h * 0.16),
        (c + w * 0.08, h * 0.06),
        (c + w * 0.24, h * 0.03),
        (c + w * 0.40, h * 0.16),
        (c + w * 0.44, h * 0.42),
        (c + w * 0.36, h * 0.70),
        (c + w * 0.18, h * 0.90),
        (c, h * 0.95),
    ]
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


def root_heron(scene, x=400, base=850, h=620, wood="#8a5a30"):
    """A heron cut from a bamboo root, its hair-roots left as plumage."""
    w = h * 0.8
    scene.ground(x, base, w * 0.34, 34, 0.6)
    P = lambda a, b: (a * w, b * h)  # noqa: E731
    out = canvas(w, h, "RGBA")
    foot = [P(0.2, 0.9), P(0.34, 0.84), P(0.62, 0.83), P(0.78, 0.9), P(0.8, 0.97), P(0.5, 0.995), P(0.2, 0.975)]
    body = [
        P(0.30, 0.60),
        P(0.36, 0.46),
        P(0.50, 0.40),
        P(0.66, 0.45),
        P(0.86, 0.58),
        P(0.97, 0.70),
        P(0.80, 0.69),
        P(0.66, 0.76),
        P(0.48, 0.78),
        P(0.36, 0.72),
    ]
    neck = [
        P(0.36, 0.60),
        P(0.30, 0.48),
        P(0.36, 0.36),
        P(0.42, 0.26),
        P(0.38, 0.15),
        P(0.30, 0.12),
        P(0.05, 0.155),
        P(0.03, 0.145),
        P(0.27, 0.07),
        P(0.36, 0.04),
        P(0.46, 0.08),
        P(0.60, 0.04),
        P(0.52, 0.13),
        P(0.52, 0.26),
        P(0.46, 0.38),
        P(0.46, 0.50),
        P(0.52, 0.58),
    ]
    for k in range(46):
        a = 0.50 + 0.42 * (k % 23) / 22
        pts = curve(
            [
                P(a - 0.1, 0.50 + 0.1 * (a - 0.5)),
                P(a, 0.60 + 0.05 * math.sin(k * 2.1)),
                P(a + 0.07 * math.sin(k), 0.74 + 0.05 * math.cos(k * 1.7)),
            ],
            False,
        )
        layer = mask(w, h, lambda pen, p=pts: pen.line(p, width=3))
        if k < 23:
            stain(out, "#000", layer, 0)
    legs = mask(
        w,
        h,
        lambda pen: (
            pen.line([P(0.52, 0.74), P(0.50, 0.88)], width=12),
            pen.line([P(0.60, 0.74), P(0.62, 0.88)], width=12),
        ),
    )
    out.alpha_composite(solid(legs, shades(mix(wood, "#3a2010", 0.3)), 4, 1.5, 0.4, 3))
    for pts, soft, tint in (
        (foot, 22, mix(wood, "#2e1a0c", 0.35)),
        (body, 40, wood),
        (neck, 16, mix(wood, "#e0b070", 0.2)),
    ):

        def make(shape, soft=soft, tint=tint):
            light = ImageChops.add(relief(shape, soft, 1.3), cloud(shape.size, 4, 6, 3, 0.9), 1, -128)
            return solid(shape, (mix(tint, "#1c0c04", 0.7), tint, mix(tint, "#ffe6b8", 0.6)), light=light)

        graft(out, curve(pts, steps=6), make)
    _plumes(out, P)
    for k in range(5):
        ink(
            out,
            "#2e1808",
            lambda pen, k=k: pen.arc(*P(0.5, 0.9), 0.2 * w - k * 16, 0.05 * h - k * 4, 0, 360, width=1.6),
            0.5,
            0.8,
        )
    ink(out, "#150a04", lambda pen: pen.oval(*P(0.355, 0.09), 6), 0.95, 0.3)
    ink(out, "#fff", lambda pen: pen.oval(P(0.355, 0.09)[0] - 2, P(0.355, 0.09)[1] - 2, 1.8), 0.9)
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


def veil(size, colour, power):
    image = Image.new("RGBA", size, rgb(colour) + (0,))
    image.putalpha(Image.new("L", size, round(255 * power)))
    return image


__all__ = [
    "S",
    "brass_bowl",
    "dome_cage",
    "frame",
    "golden_leaf",
    "keychain",
    "kolae_boat",
    "puppet",
    "ring",
    "root_heron",
    "square_cage",
]
