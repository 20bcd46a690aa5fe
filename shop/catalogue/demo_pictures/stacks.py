"""Folded cloths lying on each other."""

import math
from random import Random

from PIL import Image, ImageChops

from .grain import cloud
from .motifs import band
from .paint import S, clad, curve, gradient, mask


def recede(texture, top_w, low_w, h) -> Image.Image:
    """A flat face lying on the table: its far edge ``top_w`` wide, its near edge ``low_w``. RGBA."""
    W, H = round(low_w * S), round(h * S)
    n, mesh = 24, []

    def quad_x(x, t):
        half = (top_w + (low_w - top_w) * t) / 2 * S
        return (x - W / 2) / half * texture.width / 2 + texture.width / 2

    for k in range(n):
        t0, t1 = k / n, (k + 1) / n
        v0, v1 = (texture.height * t**0.86 for t in (t0, t1))
        mesh.append(
            (
                (0, H * k // n, W, H * (k + 1) // n),
                (quad_x(0, t0), v0, quad_x(0, t1), v1, quad_x(W, t1), v1, quad_x(W, t0), v0),
            )
        )
    face = texture.transform((W, H), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    d = (low_w - top_w) / 2
    shape = mask(low_w, h, lambda pen: pen.poly([(d + 5, 1), (low_w - d - 5, 1), (low_w - d, 5), (low_w - 1,
        h - 4), (low_w - 5, h), (5, h), (1, h - 4), (d, 5)]))  # fmt: skip
    face.putalpha(shape)
    return face


def stack(scene, paints, x=400, base=800, w=540, depth=170, layer=46, province="Pattani", belt=True, seed=2, per=3):
    """Folded cloths lying on each other, the nearest fold rounded; ``paints`` from the lowest up."""
    scene.ground(x, base - 4, w * 0.52, depth * 0.3, 0.6, 0.35)
    y = base
    rng = Random(seed)
    for k, paint in enumerate(paints):
        wk = w - k * 8 - rng.uniform(0, 8)
        xk = x + rng.uniform(-5, 5)
        for j in range(per):
            _fold_edge(scene, paint, xk, y, wk - rng.uniform(0, 5), layer, j, seed + k * 7 + j)
            y -= layer * 0.72
        if k == len(paints) - 1:
            face = recede(paint(wk * 1.0, depth * 1.9), wk * 0.83, wk, depth)
            light = ImageChops.add(
                gradient(face.size, ((0, 100), (0.8, 136), (0.94, 168), (1, 140))),
                cloud(face.size, 64, 1, seed, 0.5),
                1,
                -128,
            )
            face = clad(face.getchannel("A"), face.convert("RGB"), light=light)
            scene.put(face, xk, y - depth / 2 - layer * 0.1, 0, (3, 4, 5, 0.3))
            if belt:
                _belt(scene, province, xk, y, depth, base, layer)


def _fold_edge(scene, paint, x, base, w, h, j, seed):
    flat = paint(w, h * 1.8).resize((round(w * S), round(h * S)))
    bow = 3 * math.sin(seed)
    pts = [(5, h * 0.12), (w * 0.5, bow * 0.5 + 2), (w - 5, h * 0.12), (w - 1, h * 0.5), (w - 6, h * 0.92),
        (w * 0.5, h + bow * 0.3 - 1), (6, h * 0.92), (1, h * 0.5)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=6)))
    light = gradient(shape.size, ((0, 60), (0.2, 150), (0.42, 176), (0.7, 116), (1, 36)))
    light = ImageChops.add(light, cloud(shape.size, 48, 1, seed, 0.5), 1, -128)
    scene.put(clad(shape, flat, light=light), x, base - h / 2, 0, (1, 3, 3, 0.5))


def _belt(scene, province, x, y, depth, base, layer):
    """A paper band around the folded cloth, in the province's pattern."""
    bw = 108
    strip = band(province, round(depth * 1.2), bw).transpose(Image.Transpose.ROTATE_90)
    top = recede(strip.resize((round(bw * S), round(depth * 1.2 * S))), bw * 0.83, bw, depth + 4)
    light = gradient(top.size, ((0, 110), (0.85, 140), (1, 170)))
    scene.put(
        clad(top.getchannel("A"), top.convert("RGB"), light=light), x, y - depth / 2 - layer * 0.1, 0, (3, 3, 3, 0.4)
    )
    tall = base - y + layer * 0.02
    side = (
        band(province, round(tall + 20), bw)
        .transpose(Image.Transpose.ROTATE_90)
        .resize((round(bw * S), round(tall * S)))
    )
    shape = mask(bw, tall, lambda pen: pen.poly([(0, 0), (bw, 0), (bw - 1, tall), (1, tall)]))
    light = gradient(shape.size, ((0, 186), (0.08, 150), (0.5, 118), (1, 70)))
    scene.put(clad(shape, side, light=light), x, y + tall / 2 - 1, 0, (3, 3, 3, 0.4))
