"""Cloth by the length, and what is sewn from it."""

from PIL import ImageChops

from . import cloth, garments, stacks, weave
from .motifs import band, flower, leaf
from .paint import Pen, canvas, clad, cloud, mix, relief, rgb

LIMA = weave.lima()
MAROON = weave.lima("#3d1a33", "#c4552e", "#e0ac3c", "#f3dfb8")
MUDMEE = weave.ikat("#43204f", "#d9a53f", "#efdcb4", "#b2402c")
SARONG = weave.batik("#6d2336", "#f0b54e", "#f6dcc8", "#4f8f72", "floral", 17)
SHIRT = weave.batik("#1d4b63", "#ecd9a6", "#dd8a48", "#6fa48c", "leaf", 18, 170)
PORCELAIN = weave.batik("#f3ead6", "#24507f", "#fbf8f2", "#b2402c", "porcelain", 26, 150)
YALA = weave.batik("#1e5c3c", "#e8dfae", "#d79b2b", "#9cc08a", "leaf", 46, 200)
PELANGI = weave.pelangi()
WAVES = weave.batik("#125a66", "#f4ead0", "#e2a23a", "#e98a5c", "wave", 65, 210)
KOH_YO = weave.koh_yo()
KOH_YO_RED = weave.koh_yo("#8d2f2a", "#f0dcaa", "#174a63")
FOSSIL = weave.batik("#8a5238", "#f2e0b8", "#e8b070", "#2c4a50", "fossil", 87, 190)


def juan_tani(scene, province):
    cloth.hung(scene, LIMA, w=600, h=780, fringe="#d79b2b", border=lambda w, h: band(province, round(w), h), seed=15)


def mudmee(scene, province):
    cloth.roll(scene, MUDMEE, 400, 400, 560, 92, 16, "#7a4a86")
    stacks.stack(scene, [MAROON, MUDMEE], 400, 860, 600, 210, 54, province, True, 16, 2)


def sarong(scene, province):
    stacks.stack(
        scene,
        [
            weave.batik("#24456b", "#f0c46a", "#f6e2d0", "#b2552c", "floral", 3),
            weave.batik("#3d5a2e", "#f2d27a", "#f7e8d0", "#c46a3c", "floral", 5),
            SARONG,
        ],
        400,
        880,
        620,
        250,
        52,
        province,
        True,
        17,
        2,
    )


def shirt(scene, province):
    garments.shirt(scene, SHIRT, w=640, h=730)


def hijab(scene, province):
    cloth.through_ring(scene, weave.plain("#8d5a6b", 0.16), 430, 130, 500, 720, 19, edge="#d9b0a8")
    for k, colour in enumerate(("#b88a6a", "#5f7d78", "#d8c3b0")):
        cloth.roll(scene, weave.plain(colour, 0.18), 190, 930 - k * 62, 220, 34, 19 + k, mix(colour, "#fff", 0.3))


def _garland(image, w, h):
    layer = canvas(w, h, "RGBA")
    pen = Pen(layer)
    for k, (x, y, r) in enumerate(
        (
            (0.30, 0.80, 34),
            (0.44, 0.86, 44),
            (0.60, 0.84, 38),
            (0.72, 0.77, 28),
            (0.37, 0.70, 22),
            (0.54, 0.74, 26),
            (0.20, 0.86, 24),
            (0.82, 0.85, 24),
        )
    ):
        px, py, colour = x * w, y * h, ("#b2402c", "#d79b2b", "#c9657a", "#e3b04a")[k % 4]
        for j in range(3):
            leaf(pen, px, py, r * 1.7, 0.5 + k + j * 2.09, rgb("#3f7d5a") + (255,), rgb("#2b5a40") + (255,), 0.2)
        flower(pen, px, py, r, 8, rgb(mix(colour, "#ffffff", 0.35)) + (255,), None, k * 0.3, 0.3)
        flower(pen, px, py, r * 0.74, 8, rgb(colour) + (255,), rgb("#f6e2a4") + (255,), k * 0.3, 0.3)
    light = relief(layer.getchannel("A"), 2, 1.3)
    light = ImageChops.add(light, cloud(light.size, 2, 4, 3, 0.7), 1, -128)
    done = clad(layer.getchannel("A"), layer.convert("RGB"), light=light)
    done.putalpha(ImageChops.multiply(done.getchannel("A"), image.getchannel("A")))
    image.alpha_composite(done)


def embroidered_hijab(scene, province):
    cloth.through_ring(scene, weave.plain("#e9dccb", 0.14), 400, 120, 540, 760, 20, edge="#b98a5a", deco=_garland)


def thobe(scene, province):
    garments.robe(scene, "#e9e4d6", "#a8843c", w=600, h=850)


def kopiah(scene, province):
    garments.kopiah(scene, 400, 720, 270, 250, "#1c2026")
    garments.kopiah(scene, 590, 860, 120, 104, "#6a1f2a", "#e0b860")


def tote(scene, province):
    garments.tote(scene, PORCELAIN, 400, 880, 520, 500)


def yala_batik(scene, province):
    cloth.hung(scene, YALA, w=600, h=800, border=lambda w, h: band(province, round(w), h), seed=46, folds=7)


def pelangi(scene, province):
    cloth.hung(scene, PELANGI, 440, 120, 480, 560, 47, folds=6)
    stacks.stack(
        scene,
        [weave.pelangi("#f1e0c0", ("#0f5f5c", "#d79b2b", "#6b3a70", "#b2402c")), PELANGI],
        390,
        890,
        560,
        150,
        44,
        province,
        True,
        47,
        2,
    )


def narathiwat_batik(scene, province):
    cloth.spread(scene, WAVES, 400, 500, 680, 780, 3, 7, "#d9cba8")


def telekung(scene, province):
    garments.scarf(scene, weave.plain("#f7f4ec", 0.07), 400, 900, 560, 800, 66, "#b9a98c", (0.225, 0.092, 0.1))


def koh_yo(scene, province):
    stacks.stack(
        scene,
        [weave.checks("#174a63", "#0e3245", "#e8d7a8"), KOH_YO_RED, KOH_YO],
        400,
        870,
        600,
        230,
        48,
        province,
        True,
        70,
        2,
    )


def panya_shawl(scene, province):
    cloth.hung(scene, FOSSIL, w=460, h=800, fringe="#d8c39a", seed=87, folds=5, x=400)
