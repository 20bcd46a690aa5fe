"""Frozen and fresh goods under film: trays and vacuum bags."""

import math
from random import Random

from PIL import Image, ImageChops

from .grain import cloud
from .motifs import label
from .packs import _creases
from .paint import S, clad, mask, relief, shades, soften, solid, stain


def film_tray(scene, x, y, w, h, tray, content, province, seed, frost=0.3, angle=0.0, tag=True):
    """A shallow tray of goods under clear film with frost; ``content(scene, w, h)`` gives its RGB picture."""
    outer = mask(w, h, lambda pen: pen.rect(2, 2, w - 2, h - 2, radius=26))
    base = solid(outer, shades(tray), 9, 1.2)
    inner = mask(w, h, lambda pen: pen.rect(20, 20, w - 20, h - 20, radius=20))
    light = relief(inner, 14, -0.7)
    goods = clad(inner, content(w, h), light=light)
    base.alpha_composite(goods)
    ice = cloud(base.size, 24, 1, seed, 1.6).point(lambda v: max(0, v - 120) * 2 * frost)
    edge = soften(ImageChops.subtract(outer, mask(w, h, lambda pen: pen.rect(26, 26, w - 26, h - 26, radius=18))), 16)
    stain(base, "#f4fafc", ImageChops.add(ImageChops.multiply(ice, inner), edge.point(lambda v: v * frost)), 0.9)
    stain(base, "#ffffff", _creases(w, h, seed), 0.5, 1.4)
    stain(base, "#ffffff", mask(w, h, lambda pen: pen.poly([(w * 0.08, h * 0.1), (w * 0.34, h * 0.06), (w * 0.16,
        h * 0.5), (w * 0.06, h * 0.62)])), 0.3, 8)  # fmt: skip
    if tag:
        lw, lh = round(w * 0.34), round(h * 0.3)
        flat = label(lw, lh, province, seed, at=0.62, tall=0.3)
        sticker = clad(
            mask(lw, lh, lambda pen: pen.rect(0, 0, lw, lh, radius=8)), flat.resize((round(lw * S), round(lh * S)))
        )
        base.alpha_composite(sticker, (round((w - lw - 30) * S), round((h - lh - 28) * S)))
    scene.put(base, x, y, angle, (8, 14, 12, 0.5))


def vacuum(scene, x, y, body, margin=34, angle=0.0, province=None, seed=1):
    """A clear vacuum bag around a body (RGBA): a faint sheet, tight folds, bright edges."""
    w, h = body.width / S + margin * 2, body.height / S + margin * 2
    sheet = mask(w, h, lambda pen: pen.rect(3, 3, w - 3, h - 3, radius=10))
    film = Image.new("RGBA", sheet.size, (240, 247, 248, 0))
    light = ImageChops.add(relief(sheet, 10, 1.0), cloud(sheet.size, 48, 1, seed, 1.0), 1, -128)
    film = solid(sheet, ("#9fb0b4", "#e6eef0", "#ffffff"), light=light)
    film.putalpha(sheet.point(lambda v: v * 0.42))
    scene.put(film, x, y, angle, (5, 8, 9, 0.5))
    scene.put(body, x, y, angle, (4, 6, 6, 0.45))
    gloss = Image.new("RGBA", sheet.size, (255, 255, 255, 0))
    rng = Random(seed)

    def folds(pen):
        for _ in range(16):
            a = rng.uniform(0, 2 * math.pi)
            sx, sy = w / 2 + w * 0.47 * math.cos(a), h / 2 + h * 0.47 * math.sin(a)
            k = rng.uniform(0.68, 0.85)
            pen.line([(sx, sy), (w / 2 + (sx - w / 2) * k, h / 2 + (sy - h / 2) * k)], width=rng.uniform(1, 3))
        pen.rect(8, 8, w - 8, 11)
        pen.rect(8, 16, w - 8, 18)

    gloss.putalpha(soften(mask(w, h, folds), 1.2).point(lambda v: v * 0.6))
    scene.put(gloss, x, y, angle, None)
    if province:
        lw, lh = round(w * 0.36), 92
        flat = label(lw, lh, province, seed, at=0.6, tall=0.34)
        scene.put(clad(mask(lw, lh, lambda pen: pen.rect(0, 0, lw, lh, radius=7)), flat.resize((round(lw * S),
            round(lh * S)))), x + w * 0.24, y + h * 0.5 - lh * 0.7, angle, (2, 3, 3, 0.35))  # fmt: skip
