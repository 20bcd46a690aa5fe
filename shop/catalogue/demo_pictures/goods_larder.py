"""Sauces, salt, sugar, spices, coffee, rice, noodles, honey, oil."""

import math

from PIL import ImageChops

from . import bits, dishes, packs, props, vessels
from .motifs import label
from .paint import blob, cloud, curve, mask, relief, shades, solid, turned
from .scene import spun


def budu(scene, province):
    vessels.bottle(scene, 320, 880, 740, 236, "#5a2413", province, 1, "#b2402c")
    spot = props.sauce_dish(scene, 590, 900, "#4a1d10", 128)
    scene.heap(spun(lambda r: bits.anchovy(r, 74), scene.rng, 2, 3), spot[0], spot[1], 62, 18, 6, 4)
    for k, (x, y) in enumerate(((520, 945), (650, 955))):
        scene.put(bits.chilli(scene.rng, 84, ("#c3241a", "#4c8a3a")[k]), x, y, 12 - 30 * k)


def sweet_budu(scene, province):
    vessels.bottle(
        scene, 430, 880, 640, 250, "#8a3d12", province, 2, "#2b7a4b", shoulder=0.33, neck=0.2, paper="#f6e6be"
    )
    stalks = mask(
        420,
        64,
        lambda pen: [
            pen.line(curve([(10, 30 + k * 9), (160, 26 + k * 8), (410, 8 + k * 20)], False), width=15 - 2 * k)
            for k in range(3)
        ],
    )
    scene.put(solid(stalks, ("#5e6e2c", "#b9c477", "#f4f0d2"), 4, 1.5, 0.25), 250, 925, 14)
    for k, (x, y) in enumerate(((600, 900), (668, 930), (620, 955))):
        scene.put(props.shallot(scene.rng, 40 - 3 * k), x, y, -30 + 50 * k)


def khao_yam(scene, province):
    x, y, rx, ry = dishes.plate(scene, 400, 560, 350, shades("#e9efe9"), ry=262, band_colour="#0f5f5c", rim=0.8)
    rice = spun(lambda r: bits.grain(r, r.choice(("#8ea3d8", "#7d92cf", "#a9b8e2", "#6f84c4")), 20), scene.rng, 4, 4)
    bed = mask(330, 250, lambda pen: pen.poly(blob(165, 135, 150, 104, scene.rng, 0.05)))
    scene.put(solid(bed, shades("#8795c8", 0.5, 0.6), 40, 1.3, 0.6, 4), x, y - 40, 0, (4, 7, 7, 0.4))
    scene.heap(rice, x, y - 14, 150, 98, 300, 66)
    ring = ((lambda r: bits.sliver(r, 40, 0.12, "#7fae4a"), 30), (lambda r: bits.sliver(r, 36, 0.16,
        r.choice(("#c98a4a", "#b87636"))), 44), (lambda r: bits.sliver(r, 42, 0.14, r.choice(("#ef9a3c",
        "#e8872a"))), 30), (lambda r: bits.bean(r, 28, 0.55, "#a9c46c", None), 26), (lambda r: bits.slice_round(r,
        17, "#c8dd9c", "#4f8a3c", ratio=0.7), 20), (lambda r: bits.shrimp(r, 12), 22), (lambda r: bits.sliver(r,
        38, 0.13, "#f2e7c4"), 30), (lambda r: bits.sliver(r, 34, 0.18, r.choice(("#9c4a6a", "#b4627f"))), 26))  # fmt: skip
    for k, (make, n) in enumerate(ring):
        a = 2 * math.pi * k / len(ring) - 1.2
        scene.heap(
            spun(make, scene.rng, 3, 4), x + rx * 0.68 * math.cos(a), y + ry * 0.68 * math.sin(a), 86, 58, n * 2, 34
        )
    scene.put(props.petals(scene.rng), x - 8, y - 92, 20, (3, 4, 3, 0.4))
    props.sauce_dish(scene, 610, 920, "#4a1d10", 108)
    scene.put(turned(bits.slice_round(scene.rng, 56, "#d9e8a4", "#6f9a34", "#f3f7dc", 8), 10), 190, 900)
    packs.pouch(scene, 150, 270, 176, 220, "#0f5f5c", province, 3, None, strip=0.55)


def salt(scene, province):
    packs.pouch(scene, 330, 860, 440, 640, "#e9e0cb", province, 7, ("oval", packs.powder("#eef0ee", 3, 0.9)),
        gloss=0.1, crumple=0.35, text="#20242b")  # fmt: skip
    props.dune(scene, 600, 930, 310, 150, packs.powder("#f1f1ee", 3, 0.9))
    props.spoon(scene, 585, 830, 230, 158, load=packs.powder("#f4f4f2", 3, 0.9))
    props.loose(scene, lambda r: bits.cube(r, 9, "#e2e8e8", "#ffffff"), 560, 940, 220, 30, 16)


def ginger_powder(scene, province):
    packs.carton(scene, 300, 800, 350, 480, 92, label(350, 480, province, 27, "#f2dcae"), "#e2b862", "#f0d088")
    for k in range(3):
        scene.put(packs.sachet(84, 250, "#e3b45c", province, k), 480 + k * 72, 905 - k * 12, 62 + k * 9)
    props.ginger(scene, 180, 905, 8)
    props.ginger(scene, 330, 940, -16, "#c99a5a")


def golek_sauce(scene, province):
    packs.pouch(
        scene, 310, 850, 400, 600, "#8d2f20", province, 29, None, gloss=0.55, crumple=0.35, strip=0.46, strip_h=0.2
    )
    x, y, rx, ry = dishes.plate(scene, 560, 880, 220, shades("#eadfc8"), band_colour="#0f5f5c")
    for k in range(3):
        stick = mask(420, 26, lambda pen: pen.line([(10, 13), (410, 13)], width=7))
        scene.put(solid(stick, shades("#c99c5e"), 2, 1.4), x - 10 + k * 26, y - 30 + k * 26, 16)
        for j in range(4):
            scene.put(bits.lump(scene.rng, 30, ("#b5461c", "#c45a22")[j % 2], 0, 0.16, 0.8, 0.8),
                x - 110 + k * 26 + j * 52, y - 2 + k * 26 - j * 15, 14, (4, 6, 4, 0.45))  # fmt: skip
    props.sauce_dish(scene, 660, 760, "#a83a18", 70)


def budu_powder(scene, province):
    vessels.jar(scene, 310, 870, 520, 300, "#a86a3a", province, 30, "#1c3e55", packs.powder("#a9673a", 3, 0.9))
    spot = dishes.bowl(scene, 600, 920, 150, 110, shades("#e7dcc4"))
    rice = spun(lambda r: bits.grain(r, "#f6f0e0", 21), scene.rng, 3, 5)
    scene.heap(rice, spot[0], spot[1] - 8, spot[2] * 0.86, spot[3] * 0.74, 170, 62)
    scene.heap(
        spun(lambda r: bits.shard(r, 12, 9, "#9c5a2c"), scene.rng, 3, 3), spot[0] - 5, spot[1] - 52, 70, 26, 60, 12
    )


def durian_coffee(scene, province):
    packs.carton(scene, 290, 780, 350, 470, 92, label(350, 470, province, 36, "#f0e3b8"), "#7d8a3a", "#9aa850")
    dishes.cup(scene, 590, 900, 190, 92, liquid="#6b3c1a", foam="#c79a62")
    for k in range(2):
        scene.put(packs.sachet(82, 240, "#8f9a3a", province, k), 250 + k * 110, 905 + k * 16, 70 + k * 12)
    props.loose(scene, _coffee_bean, 460, 955, 110, 24, 14)


def _coffee_bean(rng):
    return bits.bean(rng, 34, 0.68, rng.choice(("#4a2a16", "#5a341c", "#3c2010")), "#1c0d06", 0.5)


def betong_kopi(scene, province):
    packs.pouch(scene, 300, 850, 420, 650, "#a9794a", province, 37, ("oval", packs.filled(spun(_coffee_bean,
        scene.rng, 3, 5), 37, "#2a160c", 0.8, 4)), 0.06, 0.4, text="#2a160c")  # fmt: skip
    dishes.cup(scene, 620, 900, 210, 88, liquid="#2a130a")
    props.loose(scene, _coffee_bean, 430, 940, 220, 36, 46, 22)


def soy_sauce(scene, province):
    vessels.bottle(
        scene, 350, 890, 780, 250, "#1d0c08", province, 39, "#d79b2b", shoulder=0.3, neck=0.17, tag=(0.47, 0.86)
    )
    props.sauce_dish(scene, 610, 910, "#1f0d08", 116, rim="#0f5f5c")
    props.loose(scene, lambda r: bits.bean(r, 24, 0.84, "#d9b26a", "#7a5420", 0.6), 560, 955, 130, 18, 22)


def garcinia(scene, province):
    def make(r):
        return bits.slice_round(r, 40, r.choice(("#6b3a22", "#7d4526", "#59301c")), "#2c150c", "#3a1a0e", 9, 0.8)

    packs.clear_bag(
        scene, 300, 800, 400, 520, packs.filled(spun(make, scene.rng, 3, 3), 68, "#3a1a0c", 0.6), province, 68
    )
    props.full_bowl(scene, make, 560, 920, 190, 130, "#2b7a4b", 24, 50)


def palm_sugar(scene, province):
    packs.pouch(
        scene, 310, 850, 410, 620, "#c98a3a", province, 78, ("arch", packs.powder("#b9803e", 4, 1.0)), 0.2, 0.35
    )
    props.dune(scene, 580, 930, 330, 160, packs.powder("#bd8440", 4, 1.0))
    for x, y in ((470, 930), (690, 945)):
        cake = vessels.lathe([(6, 46), (14, 54), (48, 58), (58, 52)], 130, 64, shades("#a86a2c"), "matte", 0.5)
        scene.put(cake, x, y, 0, (6, 9, 7, 0.45))
        top = solid(mask(130, 40, lambda pen: pen.oval(65, 20, 52, 15)), shades("#c4874a"), 8, 1.0, 0.4, 3)
        scene.put(top, x, y - 22, 0, None)
    props.spoon(scene, 620, 800, 220, 160, load=packs.powder("#bd8440", 4, 1.0))


def fried_shallots(scene, province):
    def make(r):
        return bits.sliver(r, 36, 0.17, r.choice(("#a8622a", "#c07c38", "#8f4e1e", "#d09048")), r.uniform(0.15, 0.4))

    packs.clear_bag(
        scene, 310, 810, 400, 530, packs.filled(spun(make, scene.rng, 4, 4), 83, "#7a4218", 0.5, 6), province, 83
    )
    props.full_bowl(scene, make, 560, 920, 180, 120, "#e9dfca", 150, 66, 5)
    for x, y, a in ((210, 920, 20), (290, 950, -40)):
        scene.put(props.shallot(scene.rng, 44), x, y, a)


def curry_paste(scene, province):
    packs.pouch(scene, 280, 830, 380, 560, "#d79b2b", province, 84, ("wide", packs.powder("#b5561a", 6, 1.2)),
        0.5, 0.3, strip=0.64)  # fmt: skip
    spot = dishes.bowl(scene, 560, 900, 200, 150, ("#2f3336", "#6f767a", "#b9c0c2"), kind="matte", grain=0.7, foot=0.6)
    shape = mask(340, 150, lambda pen: pen.poly(curve([(12, 92), (60, 40), (130, 16), (220, 24), (300, 62), (330,
        96), (250, 132), (90, 134)])))  # fmt: skip
    light = ImageChops.add(relief(shape, 34, 1.3), cloud(shape.size, 6, 1, 3, 1.0), 1, -128)
    scene.put(solid(shape, ("#5e1c06", "#bf561a", "#f0a04c"), light=light), spot[0], spot[1] - 26, 0, None)
    pestle = vessels.lathe([(6, 22), (16, 26), (200, 34), (250, 40), (276, 34), (284, 16)], 96, 290, ("#3a3e40",
        "#80878a", "#c5cbcd"), "matte", 0.7)  # fmt: skip
    scene.put(pestle, 690, 740, -30, (10, 16, 10, 0.3))
    for k, (x, y) in enumerate(((300, 925), (390, 950), (230, 955))):
        scene.put(bits.chilli(scene.rng, 96, ("#c3241a", "#d8591c", "#a81c16")[k]), x, y, 20 - 34 * k)


def tomae_spice(scene, province):
    packs.pouch(scene, 290, 810, 350, 500, "#27384a", province, 89, None, 0.4, 0.3, strip=0.5, strip_h=0.24)
    spots = ((500, 760, "#c4761c"), (650, 820, "#8a3a16"), (480, 900, "#5c4420"), (640, 945, "#d8a83c"))
    for x, y, colour in spots:
        props.dune(scene, x, y, 170, 84, packs.powder(colour, 3, 0.7))
    props.loose(scene, lambda r: bits.bean(r, 17, 0.8, r.choice(("#4a3018", "#6b4a24", "#2e2014")), None, 0.4),
        250, 910, 120, 36, 34)  # fmt: skip
    for k in range(3):
        bark = mask(
            190, 30, lambda pen: (pen.line([(14, 12), (176, 12)], width=15), pen.line([(14, 21), (176, 21)], width=12))
        )
        scene.put(solid(bark, shades("#8a4e26"), 4, 1.4, 0.4, 3), 300 + k * 16, 945 - k * 20, -12 + k * 16)


def shrimp_paste(scene, province):
    vessels.jar(
        scene, 320, 860, 400, 350, "#7a3f52", province, 90, "#b2402c", packs.powder("#85485a", 4, 0.5), tag=(0.36, 0.84)
    )
    leaf_x, leaf_y = 570, 880
    props.banana_leaf(scene, leaf_x, leaf_y, 380, 8)
    shape = mask(220, 130, lambda pen: pen.poly(curve([(10, 100), (30, 50), (90, 16), (150, 20), (200, 64), (212,
        104), (110, 124)])))  # fmt: skip
    light = ImageChops.add(relief(shape, 26, 1.2), cloud(shape.size, 5, 1, 3, 0.7), 1, -128)
    scene.put(solid(shape, ("#3a1624", "#85465a", "#d09aa4"), light=light), leaf_x, leaf_y - 36, 0, (6, 8, 7, 0.45))
    props.loose(scene, lambda r: bits.shrimp(r, 15, "#d98a7a"), 560, 945, 140, 18, 12)
