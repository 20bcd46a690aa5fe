"""The shadow puppet of hide."""

from PIL import ImageChops

from .grain import cloud
from .motifs import flower
from .paint import Pen, canvas, curve, ink, mask, relief, shades, soften, solid, stain


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


BANDS = ("44,34 50,37 58,36.5 64,34.5", "72,39.6 76,43.6", "88,33 91.6,34.6", "31,43.4 35,46.6", "24.6,60 29.6,60.6")
THREADS = ("44,36.5 51,40 60,39 65,36.6", "43.5,14.5 52,15.5 61,16.6", "47,9.6 52,10.6 57,10.4")
FEATURES = (("55,19 59,17.9 62.4,18.7", 3.4), ("63.6,24.4 60,24.9", 2.6), ("49,20 47.4,22 49,24.4 50.4,22.4", 2.6))


def _ornament(hide, w, h):
    """Jewellery and features painted on the hide."""

    def at(text):
        return curve(_outline(text, w, h), closed=False)

    eye = at("59.6,20.5 59.7,20.5")[0]
    ink(hide, "#fff3d0", lambda pen: pen.poly(at("56,20.3 59.5,19.6 62,20.6 59,21.4")), 0.95, 0.3)
    ink(hide, "#1c0d06", lambda pen: pen.oval(*eye, 3.2), 0.95, 0.2)
    for text, wide in (*FEATURES,):
        ink(hide, "#1c0d06", lambda pen, t=text, wide=wide: pen.line(at(t), width=wide), 0.95, 0.2)
    for text, wide in (*((t, 7) for t in BANDS), *((t, 3) for t in THREADS)):
        ink(hide, "#f3d27a", lambda pen, t=text, wide=wide: pen.line(at(t), width=wide), 0.95, 0.3)
    for k in range(5):
        x, y = (46.5 + k * 3) / 100 * w, (13.4 + 0.5 * k) / 100 * h
        ink(hide, "#b2402c", lambda pen, x=x, y=y: pen.oval(x, y, 3.6), 0.95, 0.2)


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
