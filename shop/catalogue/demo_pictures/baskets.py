"""Plaited things: sedge, bamboo, yan lipao; baskets, bags, mats, trays."""

import math
from functools import lru_cache

from PIL import Image, ImageChops

from .paint import Pen, S, canvas, clad, cloud, curve, gradient, ink, mask, mix, relief, rgb, solid, stain
from .vessels import outline, turning_light
from .weave import tiled


@lru_cache(maxsize=24)
def _plait_tile(colour, second, step, every):
    """Over and under: one square of a checker of strips, each strip rounded."""
    n = 4
    size = step * n
    image = canvas(size, size, "RGB", rgb(mix(colour, "#20120a", 0.6)))
    pen = Pen(image)
    for j in range(n):
        for i in range(n):
            x, y = i * step, j * step
            over = (i + j) % 2 == 0
            base = second if (every and (i % every == 0 if over else j % every == 0)) else colour
            for k in range(6):
                t = k / 5
                shade = (
                    mix(base, "#2a1508", 0.45 * abs(t - 0.42) * 1.6)
                    if t > 0.42
                    else mix(base, "#fff2d0", 0.28 * (1 - abs(t - 0.3) * 2))
                )
                a, b = 0.6 + t * (step - 1.2), 0.6 + (t + 0.17) * (step - 1.2)
                if over:
                    pen.rect(x + 0.3, y + a, x + step - 0.3, y + min(b, step - 0.5), shade)
                else:
                    pen.rect(x + a, y + 0.3, x + min(b, step - 0.5), y + step - 0.3, shade)
    return image


def plait(colour="#cfa968", second="#a5512f", step=13, every=0):
    """A painter of plaited strips; every ``every``-th strip in the second colour (0: none)."""

    def paint(w, h):
        image = tiled(_plait_tile(colour, second, step, every), w, h)
        speck = cloud(image.size, 3, 1, 2, 0.22)
        return ImageChops.add(image, Image.merge("RGB", [speck] * 3), 1, -128)

    return paint


@lru_cache(maxsize=8)
def _coil_tile(colour, second, row, pattern):
    w, h = 96, row * 12
    image = canvas(w, h, "RGB", rgb(mix(colour, "#000", 0.5)))
    pen = Pen(image)
    for j in range(12):
        y = j * row
        for i in range(int(w / 3)):
            x = i * 3
            inlay = pattern and (abs((x % 48) - 24) / 2.6 + abs((j % 12) - 6) * 1.4) % 9 < 2.6
            base = second if inlay else colour
            pen.rect(x + 0.3, y + 0.4, x + 2.7, y + row - 0.4, mix(base, "#000", 0.12 * (i % 2)))
            pen.rect(x + 0.3, y + row * 0.2, x + 2.7, y + row * 0.42, mix(base, "#fff0cc", 0.4))
    return image


def coil(colour="#5b3016", second="#d9a860", row=6, pattern=True):
    """A painter of fine coiled work as of yan lipao."""

    def paint(w, h):
        return tiled(_coil_tile(colour, second, row, pattern), w, h)

    return paint


def basket(
    scene, x, base, rx, h, paint, flare=0.82, rim="#8a5a2c", inside="#5b3a1c", ry=None, bands=(), foot=True, tall_rim=12
):
    """An open basket; gives its opening (x, y, rx, ry)."""
    ry = ry or rx * 0.32
    w, tall = rx * 2 + 16, h + ry + 10
    top = ry + 4
    scene.ground(x, base, rx * flare, ry * 0.95, 0.6, 0.5)
    k = flare
    body = [(top, rx), (top + h * 0.3, rx * (k + (1 - k) * 0.8)), (top + h * 0.7, rx * (k + (1 - k) * 0.3)),
        (top + h * 0.95, rx * k), (top + h, rx * k * 0.97)]  # fmt: skip
    c = w / 2
    low = [
        (c + rx * k * 0.97 * math.cos(t), top + h - ry * 0.1 + ry * 0.55 * k * math.sin(t))
        for t in [i * math.pi / 16 for i in range(17)]
    ]
    shape = mask(w, tall + ry * 0.6, lambda pen: (pen.poly(outline(body, c)), pen.poly(low)))
    face = _bent(paint(w, tall + ry * 0.6), rx, c, top, ry * 0.75)
    light = turning_light(body, w, tall + ry * 0.6, "matte")
    body_img = clad(
        shape, face, light=ImageChops.add(light, gradient(light.size, ((0, 132), (0.7, 136), (1, 112))), 1, -128)
    )
    for y, colour in bands:
        ink(body_img, colour, lambda pen, y=y: pen.line([(c + rx * math.sin(t),
            top + h * y + ry * 0.75 * math.cos(t) - ry * 0.1) for t in [i * math.pi / 24 for i in range(-12,
            13)]], width=h * 0.055), 0.72, 0.6)  # fmt: skip
    scene.paste(body_img, x, base - tall / 2 + ry * 0.3 - 2)
    y = base - tall + top - 2
    wide = mask(w, ry * 2 + 10, lambda pen: pen.oval(c, ry + 5, rx, ry))
    hollow = mask(w, ry * 2 + 10, lambda pen: pen.oval(c, ry + 5, rx - tall_rim, ry - tall_rim * 0.5))
    lip = clad(wide, _braid(w, ry * 2 + 10, rim), soft=6, height=1.4)
    well = clad(hollow, paint(w, ry * 2 + 10), light=gradient(hollow.size, ((0, 20), (0.45, 66), (1, 118))))
    stain(well, inside, hollow, 0.3)
    scene.paste(lip, x, y)
    scene.paste(well, x, y)
    return x, y + 3, rx - tall_rim, ry - tall_rim * 0.5


def _braid(w, h, colour):
    image = canvas(w, h, "RGB", rgb(colour))
    pen = Pen(image)
    for k in range(int(w / 7) + 2):
        pen.line([(k * 7 - 8, 0), (k * 7 + 8, h)], mix(colour, "#2a1406", 0.5), 1.6)
        pen.line([(k * 7 - 5, 0), (k * 7 + 11, h)], mix(colour, "#fff0cc", 0.4), 1.2)
    return image


def _bent(flat, rx, c, top, sag):
    """Lay a texture around a round body seen from above: rows sag in the middle, columns crowd at the edges."""
    w, h = flat.size
    n, mesh = 28, []
    for k in range(n):
        x0, x1 = w * k // n, w * (k + 1) // n
        ends = []
        for x in (x0, x1):
            t = max(-1, min(1, (x / S - c) / rx))
            ends.append((w / 2 + math.asin(t) / (math.pi / 2) * w / 2, sag * S * (1 - math.sqrt(1 - t * t))))
        (u0, d0), (u1, d1) = ends
        mesh.append(((x0, 0, x1, h), (u0, d0, u0, h, u1, h, u1, d1)))
    return flat.transform((w, h), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def soft_bag(scene, paint, x, base, w, h, handle="#7a4a24", trim="#5b2f16", tall=0.5, cloth=None, seed=3):
    """A plaited bag with handles: wide below, a leather edge above."""
    scene.ground(x, base, w * 0.46, 46, 0.6)
    hw, hh = w * 0.52, h * tall
    for back in (True, False):
        arch = mask(hw + 30, hh, lambda pen: pen.line(curve([(15, hh - 2), (20, hh * 0.46), (hw * 0.32, 26),
            (hw / 2 + 15, 16), (hw * 0.68 + 30, 26), (hw + 10, hh * 0.46), (hw + 15, hh - 2)], False), width=17))  # fmt: skip
        strap = clad(arch, _braid(hw + 30, hh, mix(handle, "#000", 0.25 if back else 0)), soft=5, height=1.5)
        scene.put(strap, x + (16 if back else 0), base - h - hh / 2 + (22 if back else 46), 0, (5, 7, 6, 0.35))
        if back:
            continue
    pts = [(w * 0.1, 8), (w * 0.5, 16), (w * 0.9, 8), (w * 0.97, h * 0.45), (w - 3, h * 0.8), (w * 0.93, h - 8),
        (w * 0.5, h - 2), (w * 0.07, h - 8), (3, h * 0.8), (w * 0.03, h * 0.45)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    light = ImageChops.add(relief(shape, 54, 1.2), gradient(shape.size, ((0, 140), (0.6, 128), (1, 84))), 1, -128)
    face = _bent(paint(w, h), w * 0.52, w / 2, 0, 26)
    image = clad(shape, face, light=light)
    if cloth:
        image_cloth = cloth(w, h * 0.3)
        face_cut = mask(w, h, lambda pen: pen.poly(curve([(0, h * 0.52), (w * 0.5, h * 0.57), (w, h * 0.52), (w,
            h * 0.76), (w * 0.5, h * 0.81), (0, h * 0.76)], steps=5)))  # fmt: skip
        part = Image.new("RGB", image.size)
        part.paste(image_cloth, (0, round(h * 0.5 * S)))
        band = clad(ImageChops.multiply(face_cut, shape), part, light=light)
        image.alpha_composite(band)
    ink(
        image, trim, lambda pen: pen.line(curve([(w * 0.08, 14), (w * 0.5, 23), (w * 0.92, 14)], False), width=26), 0.95
    )
    ink(image, "#e7cf9c", lambda pen: [pen.line([(w * 0.1 + k * 9,
        27 + 8 * math.sin(math.pi * (k * 9) / (w * 0.8))), (w * 0.1 + k * 9 + 5,
        27 + 8 * math.sin(math.pi * (k * 9) / (w * 0.8)))], width=1.3) for k in range(int(w * 0.8 / 9))], 0.8)  # fmt: skip
    for s in (-1, 1):
        ink(image, trim, lambda pen, s=s: pen.rect(w / 2 + s * w * 0.26 - 17, 0, w / 2 + s * w * 0.26 + 17, 92,
            radius=8), 1.0)  # fmt: skip
        ink(image, "#e3c27c", lambda pen, s=s: pen.oval(w / 2 + s * w * 0.26, 74, 5), 1.0)
    scene.put(image, x, base - h / 2 + 4, 0, None)


def lipao_bag(scene, x=400, base=830, w=420, h=300, seed=2):
    """The small hard handbag of yan lipao, with a lid, a silver clasp and a rigid handle."""
    paint = coil()
    scene.ground(x, base, w * 0.46, 50, 0.6)
    arch = mask(w, 270, lambda pen: pen.line(curve([(w * 0.2, 268), (w * 0.21, 150), (w * 0.32, 50), (w * 0.5,
        18), (w * 0.68, 50), (w * 0.79, 150), (w * 0.8, 268)], False), width=22))  # fmt: skip
    scene.put(clad(arch, coil(row=5, pattern=False)(w, 270), soft=6, height=1.5), x, base - h - 100, 0, (6, 8, 7, 0.35))
    pts = [(w * 0.07, h * 0.3), (w * 0.11, h * 0.1), (w * 0.3, h * 0.03), (w * 0.7, h * 0.03), (w * 0.89,
        h * 0.1), (w * 0.93, h * 0.3), (w - 5, h * 0.7), (w * 0.95, h * 0.93), (w * 0.75, h - 4), (w * 0.25,
        h - 4), (w * 0.05, h * 0.93), (5, h * 0.7)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    light = ImageChops.add(relief(shape, 46, 1.25), gradient(shape.size, ((0, 150), (0.5, 128), (1, 80))), 1, -128)
    image = clad(shape, _bent(paint(w, h), w * 0.52, w / 2, 0, 20), light=light)
    seam = curve([(0, h * 0.33), (w * 0.5, h * 0.4), (w, h * 0.33)], False)
    ink(image, "#120804", lambda pen: pen.line(seam, width=5), 0.75, 1)
    ink(image, "#e9c88c", lambda pen: (pen.line([(px, py - 7) for px, py in seam], width=3), pen.line([(px,
        py + 7) for px, py in seam], width=2)), 0.75, 0.4)  # fmt: skip
    clasp = solid(mask(90, 90, lambda pen: (pen.oval(45, 45, 30, 34),)), ("#5b5d5c", "#c9ccca", "#ffffff"), 9, 1.5)
    ink(clasp, "#5b5d5c", lambda pen: (pen.oval(45, 45, 22, 25, width=1.6), pen.oval(45, 45, 8),
        [pen.oval(45 + 15 * math.cos(k), 45 + 17 * math.sin(k), 3) for k in range(7)]), 0.7, 0.4)  # fmt: skip
    image.alpha_composite(clasp, (round((w / 2 - 45) * S), round((h * 0.4 - 40) * S)))
    scene.put(image, x, base - h / 2 + 4, 0, None)


def tray(scene, x, y, rx, ry, paint, rim="#9a6a34"):
    """A round flat winnowing tray; gives its inside."""
    w, h = rx * 2 + 10, ry * 2 + 30
    outer = mask(w, h, lambda pen: (pen.oval(w / 2, h / 2 + 8, rx, ry), pen.oval(w / 2, h / 2 - 4, rx, ry)))
    scene.shade(outer, x + 8, y + 16, 16, 0.5)
    scene.paste(clad(outer, _braid(w, h, rim), soft=8, height=1.3), x, y)
    inner = mask(w, h, lambda pen: pen.oval(w / 2, h / 2 - 2, rx - 17, ry - 12))
    light = ImageChops.add(relief(inner, 22, -0.9), gradient(inner.size, ((0, 96), (0.3, 124), (1, 140))), 1, -128)
    scene.paste(clad(inner, paint(w, h), light=light), x, y)
    return x, y - 2, rx - 26, ry - 20


def mat(scene, paint, x, y, w, h, angle, edge="#8a3f28"):
    """A flat mat lying, with a bound edge."""
    shape = mask(w, h, lambda pen: pen.rect(3, 3, w - 3, h - 3, radius=4))
    light = ImageChops.add(
        gradient(shape.size, ((0, 118), (0.5, 134), (1, 120)), False), cloud(shape.size, 128, 1, 3, 0.12), 1, -128
    )
    image = clad(shape, paint(w, h), light=light)
    ink(image, edge, lambda pen: (pen.rect(0, 0, 16, h), pen.rect(w - 16, 0, w, h)), 0.85)
    scene.put(image, x, y, angle, (6, 8, 7, 0.45))
