"""Bird cages of wood and cane, carved and hung with tassels."""

import math

from .motifs import flower
from .paint import Pen, canvas, curve, ink, mask, mix, shades, solid
from .vessels import lathe


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
    body = [(4, 2), (h * 0.18, r * 0.3), (h * 0.3, r * 0.8), (h * 0.42, r * 0.36), (h * 0.55, r), (h * 0.7,
        r * 0.5), (h * 0.82, r * 1.2), (h, r * 1.3)]  # fmt: skip
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
        ink(board, inlay, lambda pen, cx=cx: (flower(pen, cx, h * 0.42, h * 0.27, 6, 255), pen.oval(cx, h * 0.8,
            h * 0.06)), 0.9, 0.2)  # fmt: skip
        ink(board, mix(colour, "#000", 0.5), lambda pen, cx=cx: (pen.oval(cx - w / n * 0.5, h * 0.3, h * 0.09),
            pen.oval(cx, h * 0.42, h * 0.06)), 0.8, 0.3)  # fmt: skip
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


def square_cage(scene, x, base, w, h, wood, inlay, bars, taper=0.7, beads="#b2402c"):
    """The bulbul cage: square, tapering to a carved crown."""
    top, half, up = base - h, w / 2, w / 2 * taper
    scene.ground(x, base, w * 0.52, w * 0.12, 0.6)
    _walls(scene, x, base, top, half, up, wood, bars)
    for s in (-1, 1):
        _beam(scene, [(x + s * half, base - 30), (x + s * up, top + 140)], 15, wood, (6, 6, 5, 0.35))
    for k in range(1, 4):
        q, y = half + (up - half) * k / 4, base - 62 - (h - 212) * k / 4
        _beam(scene, [(x - q, y), (x + q, y)], 6, wood)
    for k in range(9):
        t = (k + 0.5) / 9
        _beam(scene, [(x - up + 2 * up * t, top + 146), (x + (2 * t - 1) * 14, top + 84)], 2.6, bars)
    for s in (-1, 1):
        _beam(scene, [(x + s * up, top + 148), (x, top + 78)], 11, wood)
    _fret(scene, x, top + 160, up * 2.1, 52, wood, inlay)
    _fret(scene, x, base - 40, w * 1.04, 62, wood, inlay)
    _beam(scene, [(x - half - 10, base - 10), (x + half + 10, base - 10)], 18, wood, (6, 8, 6, 0.4))
    for s in (-1, 1):
        _tassel(scene, x + s * (up + 4), top + 172, beads)
    _knob(scene, x, top + 92, 74, 19, wood)
    _hook(scene, x, top + 20)


def _walls(scene, x, base, top, half, up, wood, bars):
    """The far bars, the perch, the near bars."""
    n = 15
    for back in (True, False):
        dy, sx = (-half * 0.32, 0.86) if back else (0, 1)
        spread = [2 * k / (n - 1) - 1 for k in range(n)]
        lows = [(x + half * sx * t, base - 62 + dy) for t in spread]
        mids = [(x + up * sx * t, top + 150 + dy * 0.6) for t in spread]
        _bars(scene, mids, lows, mix(bars, "#3a2414", 0.45) if back else bars, 2.6 if back else 3.6)
        if back:
            _perch(scene, x, base - (base - top) * 0.33, half * 0.9, wood)


def _tassel(scene, x, y, colour):
    shape = mask(
        30,
        110,
        lambda pen: (pen.oval(15, 12, 8), pen.oval(15, 27, 6), pen.poly([(10, 34), (20, 34), (24, 104), (6, 104)])),
    )
    scene.put(solid(shape, shades(colour), 4, 1.5, 0.5, 2), x, y + 55, 0, (5, 6, 5, 0.35))
