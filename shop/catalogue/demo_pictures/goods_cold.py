"""From the sea and the cold room: dried fish, squid, frozen packs, eggs, roti, grass jelly."""

import math

from PIL import ImageChops

from . import bits, dishes, packs, props, seafood, trays, vessels
from .motifs import label
from .paint import (
    S,
    blob,
    canvas,
    clad,
    cloud,
    curve,
    gradient,
    graft,
    ink,
    mask,
    mix,
    relief,
    shades,
    solid,
    stain,
    turned,
)
from .scene import spun
from .spiny import lobe


def _sausage(rng, length=230, colour="#b9a596"):
    w, h = length + 10, 62
    pts = [(8, 32), (22, 12), (length * 0.5, 8 + rng.uniform(-2, 2)), (length - 12, 13), (length + 2, 31),
        (length - 12, 50), (length * 0.5, 54), (22, 51)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=5)))
    light = ImageChops.add(relief(shape, 15, 1.3), cloud(shape.size, 4, 1, rng.randrange(30), 0.4), 1, -128)
    return solid(shape, (mix(colour, "#3a2418", 0.55), colour, mix(colour, "#ffffff", 0.5)), light=light)


def keropok_lekor(scene, province):
    def inside(w, h):
        image = canvas(w, h, "RGB", (120, 102, 90))
        for k in range(7):
            piece = _sausage(scene.rng, w - 90)
            y = round((34 + k * (h - 60) / 7) * S)
            image.paste((52, 40, 34), (round(44 * S), y + 8), piece.getchannel("A").point(lambda v: v * 0.5))
            image.paste(piece, (round(40 * S), y), piece)
        return image

    trays.film_tray(scene, 400, 400, 620, 450, "#f2f4f4", inside, province, 6, 0.3)
    props.board(scene, 400, 810, 600, 250, "#b5824a")
    for k in range(3):
        scene.put(_sausage(scene.rng, 300, "#bda793"), 330, 750 + k * 56, 3)
    for k in range(4):
        cut = bits.slice_round(scene.rng, 38, "#d6c6b4", "#a18c7a", None, 0, 0.8)
        scene.put(cut, 545 + (k % 2) * 66, 770 + (k // 2) * 66)


def salted_threadfin(scene, province):
    props.board(scene, 400, 560, 740, 460, "#8a5a30", 4)
    body = seafood.wrap_head(
        seafood.fish(680, "threadfin", "#7d6548", "#c6a678", "#ead9b8", "#8a7050", None, 15, dry=0.75, seed=4)
    )
    trays.vacuum(scene, 400, 520, body, 26, 5, province, 10)
    props.loose(scene, lambda r: bits.cube(r, 9, "#e2e8e8", "#ffffff"), 300, 860, 210, 34, 34)


def tak_bai_kulao(scene, province):
    cord = mask(40, 220, lambda pen: pen.line([(20, 0), (20, 216)], width=6))
    props.banana_leaf(scene, 410, 560, 800, -10, "#467f3a", 0.3)
    scene.put(solid(cord, shades("#b2402c"), 2, 1.4), 190, 210, 64, (4, 6, 5, 0.35))
    body = seafood.wrap_head(
        seafood.fish(720, "threadfin", "#8a5f3c", "#d6a866", "#f2ddb0", "#94683e", "#c98a4a", 16, dry=0.85, seed=6),
        "#f3ead8",
    )
    scene.put(body, 400, 440, -8, (10, 16, 13, 0.5))
    for k, (x, y) in enumerate(((250, 780), (450, 830), (630, 760))):
        scene.put(seafood.steak(scene.rng, 210, "#d99a62"), x, y, (-14, 6, 18)[k], (7, 9, 8, 0.45))
    tag = label(120, 150, province, 53)
    scene.put(clad(mask(120, 150, lambda pen: pen.rect(0, 0, 120, 150, radius=8)), tag), 660, 560, -12, (5, 7, 6, 0.45))


def _squids(scene, province, colour, seed, angles, bag=True):
    if bag:
        pieces = [turned(seafood.dried_squid(190, colour, seed + k), 40 * k) for k in range(3)]
        packs.clear_bag(
            scene, 240, 600, 330, 430, packs.filled(pieces, seed, mix(colour, "#4a2410", 0.5), 0.45), province, seed
        )
    for k, (x, y, a, size) in enumerate(angles):
        scene.put(seafood.dried_squid(size, mix(colour, "#f4d4a0", 0.2 * k), seed + k * 3), x, y, a, (6, 13, 13, 0.75))


def squid_pattani(scene, province):
    props.board(scene, 400, 560, 700, 800, "#7d5a38")
    _squids(scene, province, "#d49a5e", 11, ((245, 520, 14, 640), (560, 540, -10, 660), (400, 590, 2, 690)), False)


def squid_satun(scene, province):
    _squids(scene, province, "#c98d62", 95, ((560, 560, -24, 520), (470, 730, 38, 480), (620, 790, -62, 430)))


def durian_frozen(scene, province):
    def inside(w, h):
        image = canvas(w, h, "RGB", (226, 220, 190))
        for k, (x, y, a) in enumerate(((0.3, 0.3, 12), (0.68, 0.32, -20), (0.32, 0.7, -8), (0.7, 0.72, 16))):
            piece = turned(lobe(scene.rng, w * 0.42, 0.56, ("#f3d25e", "#efca50")[k % 2]), a)
            at = (round(w * x * S - piece.width / 2), round(h * y * S - piece.height / 2))
            image.paste((130, 96, 40), (at[0] + 8, at[1] + 12), piece.getchannel("A").point(lambda v: v * 0.5))
            image.paste(piece, at, piece)
        return image

    trays.film_tray(scene, 400, 470, 660, 520, "#23282b", inside, province, 34, 0.22)
    scene.heap(spun(lambda r: seafood.ice(r, 36), scene.rng, 4, 2), 400, 880, 280, 44, 28, 20, 0.3)
    scene.put(lobe(scene.rng, 210, 0.5), 520, 850, 10)


def chicken(scene, province):
    shape = mask(640, 440, lambda pen: pen.rect(2, 2, 638, 438, radius=40))
    scene.put(solid(shape, shades("#dfe7ea"), 12, 1.2), 400, 560, 0, (8, 16, 14, 0.5))
    inner = mask(640, 440, lambda pen: pen.rect(30, 30, 610, 410, radius=28))
    scene.put(solid(inner, ("#8fa3ab", "#c6d3d8", "#eef4f6"), 16, -0.8), 400, 560, 0, None)
    for x, y, a in ((170, 470, 30), (640, 690, 200), (200, 690, -40)):
        scene.put(bits.leaf_piece(150, 0.26, "#3f7d3a"), x, y, a, (4, 5, 4, 0.35))
    trays.vacuum(scene, 395, 540, seafood.dressed_chicken(460), 20, 0, province, 40)
    scene.heap(spun(lambda r: seafood.ice(r, 34), scene.rng, 4, 2), 400, 880, 270, 40, 26, 18, 0.3)


def _fish_on_ice(scene, body, y=500, angle=-6, leaf=True, back=None):
    scene.heap(spun(lambda r: seafood.ice(r, 42), scene.rng, 5, 2), 400, 640, 350, 200, 120, 30, 0.28)
    if leaf:
        props.banana_leaf(scene, 400, y + 70, 740, angle - 4, "#4c8a3c", 0.24)
    if back:
        scene.put(back, 430, y - 90, angle - 5, (9, 13, 10, 0.5))
    scene.put(body, 395, y + 40, angle, (9, 14, 11, 0.5))
    scene.heap(spun(lambda r: seafood.ice(r, 34), scene.rng, 4, 2), 400, 790, 320, 44, 30, 14, 0.28)


def tilapia(scene, province):
    def make(seed):
        return seafood.fish(640, "tilapia", "#4b5a60", "#aab6b8", "#f0ece2", "#616b70", None, 17, 7, 0, seed)

    _fish_on_ice(scene, make(3), 520, -5)
    scene.put(turned(bits.slice_round(scene.rng, 58, "#f2e08a", "#d9b92e", "#fff6c8", 9), 12), 620, 850)


def mahseer(scene, province):
    body = seafood.fish(730, "mahseer", "#7d4a48", "#dd9a90", "#f8e4d6", "#c0544a", "#ea8a7c", 23, 0, 0, 3, "#e2a84a")
    _fish_on_ice(scene, body, 510, 6)


def seabass(scene, province):
    def make(seed):
        return seafood.fish(700, "seabass", "#55666b", "#bcc9ca", "#f6f3ea", "#7a868a", None, 12, 0, 0, seed)

    _fish_on_ice(scene, make(3), 560, -7, False, make(5))
    for k, x in enumerate((230, 330, 560)):
        scene.put(
            turned(bits.slice_round(scene.rng, 50, "#dbe8a0", "#6f9a34", "#f4f8dc", 8), 30 * k), x, 850 + 12 * (k % 2)
        )


def kulao_in_oil(scene, province):
    def inside(w, h):
        image = canvas(w, h, "RGB", (190, 130, 34))
        rng = scene.rng
        for k in range(26):
            piece = turned(seafood.steak(rng, 120, rng.choice(("#c98a4a", "#b5743a"))), rng.uniform(-40, 40))
            at = (
                round(rng.uniform(0, 1) * w * S - piece.width / 2),
                round((0.12 + 0.86 * k / 26) * h * S - piece.height / 2),
            )
            image.paste((90, 50, 10), (at[0] + 5, at[1] + 8), piece.getchannel("A").point(lambda v: v * 0.4))
            image.paste(piece, at, piece)
        oil = gradient(image.size, ((0, 160), (0.2, 60), (1, 90)))
        image.paste((226, 158, 36), (0, 0), oil)
        return image

    vessels.jar(scene, 320, 870, 480, 350, "#c98a24", province, 54, "#1c3e55", inside, (0.5, 0.86))
    x, y, rx, ry = dishes.plate(scene, 600, 900, 165, band_colour="#0f5f5c")
    for k in range(3):
        scene.put(
            seafood.steak(scene.rng, 150, "#c9853f"), x - 40 + k * 36, y - 34 + k * 20, 14 - k * 10, (4, 6, 5, 0.4)
        )
    scene.put(bits.chilli(scene.rng, 80), x + 90, y - 30, 20, (3, 4, 3, 0.4))


def grass_jelly(scene, province):
    spot = dishes.bowl(scene, 400, 850, 290, 220, shades("#e4ecea"), inside="#d8e2e0")
    dishes.fill_bowl(scene, spot, "#a86a24", 0.96, "#e0a450")
    scene.heap(spun(lambda r: bits.cube(r, 46, "#17110e", "#6a5648"), scene.rng, 1, 1) + [bits.cube(scene.rng, 40,
        "#1b1411", "#5c4a3e")], spot[0], spot[1] - 18, spot[2] * 0.74, spot[3] * 0.62, 26, 70, 0.4)  # fmt: skip
    scene.heap(spun(lambda r: seafood.ice(r, 34), scene.rng, 4, 2), spot[0] + 30, spot[1] - 66, 120, 34, 9, 30, 0.25)
    for a in (30, 100, 160):
        scene.put(bits.leaf_piece(72, 0.34, "#4c9a4a"), spot[0] - 10 + 44 * math.cos(math.radians(a)),
            spot[1] - 128 - 16 * math.sin(math.radians(a)), a, (3, 4, 3, 0.35))  # fmt: skip
    packs.pouch(scene, 170, 420, 210, 290, "#2b7a4b", province, 44, None, 0.6)


def khai_khrop(scene, province):
    shape = mask(700, 420, lambda pen: pen.rect(2, 2, 698, 418, radius=30))
    scene.put(solid(shape, shades("#d8c39a"), 12, 1.2, 0.3), 400, 560, 0, (8, 16, 14, 0.5))
    for j in range(2):
        for k in range(5):
            x, y = 400 + (k - 2) * 130, 470 + j * 178
            well = mask(140, 160, lambda pen: pen.oval(70, 80, 62, 74))
            scene.put(solid(well, shades("#b89c6a", 0.5, 0.3), 16, -1.1), x, y, 0, None)
            scene.put(_khrop(scene.rng), x, y - 6, scene.rng.uniform(-10, 10), (4, 7, 6, 0.45))
    x, y, rx, ry = dishes.plate(scene, 400, 880, 190, band_colour="#d79b2b")
    for dx in (-58, 62):
        scene.put(_khrop(scene.rng), x + dx, y - 44, 0, (4, 7, 6, 0.45))


def _khrop(rng):
    """A duck egg cut at the top, two salted yolks set in it."""
    w, h = 124, 146
    shell = solid(
        mask(w, h, lambda pen: pen.oval(w / 2, h / 2, 55, 66)), ("#8fa39c", "#d3dfd8", "#ffffff"), 20, 1.2, 0.15
    )
    rim = mask(w, h, lambda pen: pen.poly(blob(w / 2, h / 2 - 4, 46, 54, rng, 0.04, 12)))
    shell.alpha_composite(solid(rim, ("#b5653a", "#f2e6d6", "#fffaf0"), 12, -0.9))
    for dx, dy in ((-15, -18), (14, 12)):
        yolk = mask(w, h, lambda pen, dx=dx, dy=dy: pen.oval(w / 2 + dx, h / 2 - 4 + dy, 30, 29))
        shell.alpha_composite(solid(yolk, ("#a83c08", "#ee8414", "#ffd070"), 15, 1.4, 0.12))
        ink(shell, "#ffffff", lambda pen, dx=dx, dy=dy: pen.oval(w / 2 + dx - 9, h / 2 - 14 + dy, 7, 4), 0.75, 1.6)
    return shell


def dried_shrimp(scene, province):
    def make(r):
        return bits.shrimp(r, r.uniform(26, 32), r.choice(("#e2703a", "#ea8448", "#d85f30")))

    packs.clear_bag(
        scene, 300, 790, 390, 500, packs.filled(spun(make, scene.rng, 3, 5), 80, "#a8451c", 0.5), province, 80
    )
    props.full_bowl(scene, make, 560, 920, 190, 120, "#2f4a5c", 56, 74)


def champedak_fritters(scene, province):
    def fritter(rng):
        shape = mask(150, 110, lambda pen: pen.poly(blob(75, 55, 64, 42, rng, 0.14, 11)))
        light = ImageChops.add(relief(shape, 16, 1.2), cloud(shape.size, 8, 1, rng.randrange(50), 1.0), 1, -128)
        return solid(shape, ("#8a4c10", "#dc9a34", "#f6cf7c", "#fff0c4"), light=light)

    pieces = [fritter(scene.rng) for _ in range(4)]
    trays.film_tray(
        scene, 400, 380, 620, 420, "#f4f6f6", packs.filled(pieces, 86, "#a8702a", 0.8, 6), province, 86, 0.32
    )
    spot = dishes.plate(scene, 400, 830, 300, shades("#e9e4d8"), band_colour="#27384a")
    scene.heap(pieces, spot[0], spot[1] - 14, spot[2] * 0.74, spot[3] * 0.62, 12, 60)


def _roti(rng, r=220, ratio=0.5, colour="#ecd7a4"):
    w, h = r * 2 + 14, r * 2 * ratio + 34
    out = canvas(w, h, "RGBA")
    for dy, tint in ((13, mix(colour, "#a8763a", 0.5)), (0, colour)):
        pts = blob(w / 2, h / 2 - 6 + dy, r, r * ratio, rng, 0.025, 12)
        graft(out, pts, lambda s, t=tint: solid(s, shades(t, 0.42, 0.6), light=ImageChops.add(relief(s, 8, 1.0),
            cloud(s.size, 12, 1, rng.randrange(40), 0.5), 1, -128)))  # fmt: skip
    for k in range(9):
        q = 0.16 + 0.09 * k
        ink(out, "#b98a48", lambda pen, q=q, k=k: pen.arc(w / 2 + 6 * math.sin(k), h / 2 - 6, r * q,
            r * ratio * q, 30 * k, 30 * k + 250, width=2.4), 0.4, 1.6)  # fmt: skip
    spots = cloud(out.size, 24, 1, rng.randrange(40), 1.8).point(lambda v: max(0, v - 158) * 3)
    return stain(out, "#9c5a1e", ImageChops.multiply(spots, out.getchannel("A")), 0.75, 1)


def roti(scene, province):
    packs.pouch(scene, 270, 560, 330, 400, "#0f5f5c", province, 88, None, 0.65, 0.4, strip=0.5, strip_h=0.22)
    x, y, rx, ry = dishes.plate(scene, 420, 810, 330, band_colour="#b2402c")
    breads = [_roti(scene.rng, 230, 0.46) for _ in range(3)]
    for k in range(7):
        scene.put(breads[(k * 2) % 3], x + scene.rng.uniform(-9, 9), y - 10 - k * 21, 0, (3, 7, 6, 0.4))
    props.sauce_dish(scene, 660, 700, "#c47a1c", 88)
