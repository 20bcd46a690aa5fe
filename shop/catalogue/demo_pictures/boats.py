"""The model kolae boat."""

import math

from PIL import ImageChops

from .cages import _beam
from .motifs import flower, leaf, spiral
from .paint import curve, gradient, ink, mask, relief, shades, solid, stain

# painted planks from the gunwale down: place, colour, width
PLANKS = (
    (0.04, "#fbf8f2", 11),
    (0.12, "#0f5f5c", 16),
    (0.20, "#d79b2b", 6),
    (0.60, "#d79b2b", 6),
    (0.70, "#0f5f5c", 26),
    (0.80, "#fbf8f2", 5),
    (0.92, "#2b7a4b", 18),
)


def kolae_boat(scene, x=400, y=600, length=640, hull="#b2402c"):
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

    for q, colour, wide in PLANKS:
        ink(body, colour, lambda pen, q=q, wide=wide: pen.line([between(t, q) for t in ts], width=wide), 0.92, 0.4)
    _painted(body, between)
    stain(body, "#1a0c08", ImageChops.invert(gradient(body.size, ((0, 255), (0.62, 255), (0.82, 150), (1, 110)))), 0.5)
    inside = mask(w, h, lambda pen: pen.poly([*upper[8:30], *[(px, py + 9) for px, py in reversed(upper[8:30])]]))
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
            ink(body, "#f3d27a", lambda pen, px=px, py=py: (spiral(pen, px, py, 24, 255, 3.6, 1.8, 0.4), leaf(pen,
                px + 9, py + 14, 30, -0.5, 255)), 0.92, 0.3)  # fmt: skip
    for k in range(26):
        t = 0.08 + k * 0.033
        px, py = between(t, 0.7)
        ink(body, "#f3e8d2", lambda pen, px=px, py=py: pen.oval(px, py, 4.4), 0.9, 0.2)


def _prows(scene, ox, oy, sheer, length):
    for t0, lean, colour in ((1.0, 26, "#d79b2b"), (0.0, -16, "#d79b2b")):
        px, py = ox + 20 + t0 * length, oy + sheer(t0)
        s = 1 if t0 else -1
        pts = [(px - s * 30, py + 26), (px - s * 6, py - 30), (px + lean, py - 84), (px + lean + s * 16, py - 96),
            (px + s * 18, py - 40), (px + s * 6, py + 18)]  # fmt: skip
        x0, y0 = min(p[0] for p in pts) - 4, min(p[1] for p in pts) - 4
        ww, hh = max(p[0] for p in pts) - x0 + 4, max(p[1] for p in pts) - y0 + 4
        fin = solid(
            mask(ww, hh, lambda pen, p=pts, a=x0, b=y0: pen.poly(curve([(i - a, j - b) for i, j in p], steps=5))),
            shades(colour),
            7,
            1.4,
            0.25,
        )
        ink(fin, "#b2402c", lambda pen, a=x0, b=y0, px=px, py=py, s=s: [pen.oval(px + s * 2 - a,
            py - 8 - k * 17 - b, 5 - k * 0.7) for k in range(4)], 0.9, 0.2)  # fmt: skip
        scene.put(fin, x0 + ww / 2, y0 + hh / 2, 0, (5, 6, 5, 0.3))


def _stand(scene, x, y):
    for s in (-1, 1):
        _beam(scene, [(x + s * 120 - 34, y + 152), (x + s * 120, y + 96), (x + s * 120 + 34, y + 152)], 14,
            "#6b4526", (5, 6, 6, 0.4))  # fmt: skip
    _beam(scene, [(x - 200, y + 154), (x + 200, y + 154)], 16, "#6b4526", (5, 8, 8, 0.45))
