"""What lies around the goods: boards, leaves, spoons, small dishes, loose heaps."""

from PIL import ImageChops

from . import dishes
from .paint import Pen, canvas, clad, cloud, curve, graft, ink, mask, mix, relief, rgb, shades, solid, stain
from .scene import spun


def board(scene, x, y, w, h, colour="#a9733f", angle=0.0):
    """A wooden board lying."""
    shape = mask(w, h, lambda pen: pen.rect(3, 3, w - 3, h - 3, radius=26))
    light = ImageChops.add(relief(shape, 9, 1.2), cloud(shape.size, 6, 1, 3, 0.2), 1, -128)
    rings = cloud((shape.height, shape.width), 6, 16, 2, 0.8).rotate(90, expand=True).resize(shape.size)
    light = ImageChops.add(light, rings, 1, -128)
    scene.put(solid(shape, shades(colour, 0.5, 0.35), light=light), x, y, angle, (8, 14, 12, 0.5))


def banana_leaf(scene, x, y, length=640, angle=12, colour="#4c8a3c", fat=0.24):
    """A length of banana leaf to lay things on."""
    w, h = length, length * fat * 2
    pts = [(4, h * 0.5), (w * 0.1, h * 0.2), (w * 0.4, h * 0.03), (w * 0.75, h * 0.08), (w - 6, h * 0.42),
        (w * 0.8, h * 0.9), (w * 0.4, h * 0.97), (w * 0.1, h * 0.82)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    leaf = solid(shape, shades(colour, 0.55, 0.35), 14, 0.9, 0.12, 3)
    dark, lit = canvas(w, h), canvas(w, h)
    pd, pl = Pen(dark), Pen(lit)
    for k in range(int(w / 9)):
        px = k * 9
        for s in (-1, 1):
            pd.line([(px, h / 2), (px + 40, h / 2 + s * h * 0.5)], width=1.3)
            pl.line([(px + 3, h / 2), (px + 43, h / 2 + s * h * 0.5)], width=1)
    stain(leaf, "#1c3c14", dark, 0.3, 0.5)
    stain(leaf, "#d9f0b0", lit, 0.22, 0.5)
    ink(leaf, "#c9dd9a", lambda pen: pen.rect(0, h / 2 - 3.5, w, h / 2 + 3.5), 0.85, 0.8)
    scene.put(leaf, x, y, angle, (7, 10, 9, 0.42))


def spoon(scene, x, y, length=230, angle=24, colour="#9a6434", load=None):
    """A wooden spoon, perhaps heaped with ``load`` (a painter)."""
    w, h = length + 10, 92
    handle = mask(w, h, lambda pen: pen.line([(90, 46), (length, 46)], width=17))
    cupped = mask(w, h, lambda pen: pen.oval(56, 46, 50, 38))
    body = solid(ImageChops.lighter(handle, cupped), shades(colour), 8, 1.3, 0.35, 3)
    inner = mask(w, h, lambda pen: pen.oval(55, 45, 41, 29))
    body.alpha_composite(solid(inner, shades(mix(colour, "#2a1408", 0.3)), 12, -1.0, 0.2))
    if load:
        heap = mask(w, h, lambda pen: pen.poly(curve([(18, 46), (34, 24), (58, 17), (80, 26), (93, 46), (78, 66),
            (54, 70), (30, 66)])))  # fmt: skip
        body.alpha_composite(mound(heap, load(w, h), 20))
    scene.put(body, x, y, angle, (7, 9, 7, 0.45))


def mound(shape, texture, soft=40, height=1.2):
    return clad(shape, texture, soft=soft, height=height)


def dune(scene, x, base, w, h, texture, seed=2):
    """A hill of something fine poured on the table."""
    pts = [(6, h * 0.9), (w * 0.16, h * 0.66), (w * 0.34, h * 0.28), (w * 0.5, h * 0.06), (w * 0.64, h * 0.24),
        (w * 0.84, h * 0.64), (w - 6, h * 0.9), (w * 0.8, h * 0.985), (w * 0.5, h - 3), (w * 0.2, h * 0.985)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=7)))
    scene.ground(x, base, w * 0.48, h * 0.2, 0.4, 0.4)
    scene.put(mound(shape, texture(round(w), round(h)), h * 0.24, 1.1), x, base - h / 2 + 4, 0, None)


def sauce_dish(scene, x, base, colour, r=92, glaze="#f1ebdd", rim="#b2402c", tall=52):
    """A small dish of something to dip into."""
    spot = dishes.bowl(scene, x, base, r, tall, shades(glaze), ry=r * 0.36, inside=glaze)
    dishes.fill_bowl(scene, spot, colour, 0.9)
    x0, y0, rx, ry = spot
    line = canvas(r * 2 + 20, ry * 2 + 30, "RGBA")
    Pen(line).oval(r + 10, ry + 15, rx * 1.03, ry * 1.06, fill=rgb(rim) + (200,), width=2.4)
    scene.paste(line, x0, y0)
    return spot


def loose(scene, make, x, y, rx, ry, count, rise=0.0, kinds=3, turns=3):
    scene.heap(spun(make, scene.rng, kinds, turns), x, y, rx, ry, count, rise)


def full_plate(
    scene, make, x=400, y=640, rx=310, count=60, rise=70, band="#b2402c", colours=None, kinds=4, ratio=0.46, fill=0.92
):
    """A plate with a generous heap."""
    spot = dishes.plate(scene, x, y, rx, colours, ry=rx * ratio, band_colour=band)
    scene.heap(spun(make, scene.rng, kinds, 3), x, spot[1] - 6, spot[2] * fill, spot[3] * fill, count, rise)
    return spot


def full_bowl(scene, make, x, base, rx, h, colour, count=40, rise=46, kinds=4, deco=None, inside=None):
    """A bowl heaped with loose goods."""
    spot = dishes.bowl(scene, x, base, rx, h, shades(colour), inside=inside, deco=deco)
    scene.heap(spun(make, scene.rng, kinds, 3), spot[0], spot[1] - 4, spot[2] * 0.84, spot[3] * 0.72, count, rise)
    return spot


def lime(scene, x, y, r=48):
    piece = mask(r * 2 + 8, r * 2 + 8, lambda pen: pen.oval(r + 4, r + 4, r, r * 0.92))
    scene.put(solid(piece, shades("#86b03a"), r * 0.5, 1.2, 0.15), x, y)


def garlic(r=40):
    """A head of shallot or garlic."""
    w, h = r * 2 + 10, r * 2.5 + 10
    pts = [(w / 2 - 4, 4), (w / 2 + 4, 4), (w * 0.6, h * 0.2), (w * 0.92, h * 0.5), (w * 0.84, h * 0.85), (w / 2,
        h - 5), (w * 0.16, h * 0.85), (w * 0.08, h * 0.5), (w * 0.4, h * 0.2)]  # fmt: skip
    return mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))


def shallot(rng, r=34, colour="#a04a5c"):
    shape = garlic(r)
    out = solid(shape, shades(colour, 0.6, 0.55), r * 0.6, 1.3, 0.2, 3)
    w, h = r * 2 + 10, r * 2.5 + 10
    for t in (0.25, 0.4, 0.6, 0.76):
        ink(out, mix(colour, "#3a1020", 0.6), lambda pen, t=t: pen.line(curve([(w / 2, 8), (w * t, h * 0.5),
            (w * (0.4 + 0.2 * t), h - 8)], False), width=1.2), 0.5, 0.6)  # fmt: skip
    return out


def ginger(scene, x, y, angle=0, colour="#d3a869"):
    """A root of ginger."""
    w, h = 240, 150
    out = canvas(w, h, "RGBA")
    knobs = (((20, 80), (60, 52), (120, 60), (190, 70), (224, 92), (190, 112), (120, 104), (50, 108)), ((80, 66),
        (84, 22), (106, 10), (124, 30), (118, 70)), ((150, 96), (160, 132), (184, 142), (196, 120), (186, 92)))  # fmt: skip
    for pts in knobs:

        def make(shape):
            light = ImageChops.add(relief(shape, 14, 1.2), cloud(shape.size, 6, 1, 3, 0.6), 1, -128)
            return solid(shape, shades(colour), light=light)

        graft(out, curve(pts, steps=6), make)
    for k in range(7):
        px = 46 + k * 24
        ink(out, "#7a5428", lambda pen, px=px: pen.arc(px, 84, 8, 26, 100, 250, width=1.6), 0.5, 0.7)
    scene.put(out, x, y, angle)


def petals(rng, colour="#2f6fb0"):
    """A butterfly-pea flower for the khao yam."""
    w = 54
    shape = mask(w, w, lambda pen: pen.poly(curve([(27, 46), (8, 30), (12, 10), (27, 6), (42, 10), (46, 30)])))
    out = solid(shape, shades(colour, 0.6, 0.5), 8, 1.2)
    ink(out, "#f4e9a8", lambda pen: pen.oval(27, 32, 6, 10), 0.8, 2)
    return out
