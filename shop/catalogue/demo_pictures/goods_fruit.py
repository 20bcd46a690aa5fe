"""Fresh from the orchard and the garden."""

from PIL import Image

from . import bananas, bits, dishes, fruits, packs, props, spiny
from .baskets import basket, plait, tray
from .paint import S, canvas, curve, ink, mask, mix, shades, solid, turned
from .scene import spun


def _standing(scene, image, x, base, half):
    scene.ground(x, base, half, half * 0.24, 0.6, 0.5)
    scene.put(image, x, base - image.height / S / 2 + half * 0.16, 0, None)


def sai_khao_durian(scene, province):
    scene.put(spiny.stalk(86, 30), 330, 176, 6, (6, 8, 6, 0.3))
    _standing(scene, spiny.durian(scene.rng, 238, 282, "#8d8f3c", 34), 330, 800, 190)
    scene.put(spiny.open_husk(scene.rng, 205, 128, "#8d8f3c", lobes=2, thorn=22), 540, 850, -8, (10, 15, 12, 0.5))


def sadet_nam_durian(scene, province):
    tray(scene, 400, 690, 380, 210, plait("#c9a25e", step=15))
    back = spiny.durian(scene.rng, 190, 224, "#7f9440", 28)
    _standing(scene, back, 540, 660, 130)
    scene.put(spiny.stalk(70, 24), 552, 168, -8, None)
    scene.put(spiny.open_husk(scene.rng, 250, 172, "#7f9440", lobes=2, flesh="#f4d768", thorn=26), 330, 700, 14,
        (10, 16, 13, 0.5))  # fmt: skip
    scene.put(spiny.lobe(scene.rng, 190, 0.5, "#f4d768"), 620, 790, -16)


def rock_banana(scene, province):
    scene.put(bananas.banana_hand(scene.rng, 7, 270), 400, 600, 0, (10, 18, 15, 0.45))
    whole = bananas.finger(scene.rng, 260, "#d9b93c", 1)
    scene.put(whole, 250, 880, 8, (7, 10, 8, 0.45))
    for k in range(4):
        scene.put(
            bits.slice_round(scene.rng, 42, "#f6ecc4", "#d2b23c", "#a8843c", 5, 0.9), 460 + k * 66, 880 + 14 * (k % 2)
        )


def mandarins(scene, province):
    for x, y, r in ((290, 560, 118), (500, 540, 122), (210, 730, 124), (420, 720, 128), (620, 720, 120)):
        scene.put(fruits.mandarin(scene.rng, r, mix("#f0901e", "#e87812", scene.rng.random()), leaf=(x,
            r) in ((290, 118), (620, 120))), x, y, scene.rng.uniform(-14, 14), (10, 20, 16, 0.5))  # fmt: skip
    scene.put(fruits.citrus_half(scene.rng, 108, "#ee8a1c", "#fbe6bc", "#f3972a", 11), 320, 880)
    wedge = fruits.citrus_half(scene.rng, 84, "#ee8a1c", "#fbe6bc", "#f3972a", 10)
    scene.put(wedge, 530, 890, 20)


def neck_oranges(scene, province):
    spot = basket(scene, 400, 850, 290, 230, plait("#b5843f", step=15), rim="#7a4a20")
    for dx, dy, r in (
        (-120, -40, 112),
        (110, -46, 114),
        (0, -96, 112),
        (-180, 20, 104),
        (180, 22, 106),
        (-62, 34, 112),
        (70, 40, 110),
    ):
        scene.put(fruits.mandarin(scene.rng, r, mix("#ec9a2a", "#d8a33c", scene.rng.random()), True, (dx,
            dy) in ((0, -96), (180, 22))), spot[0] + dx, spot[1] + dy - 16, scene.rng.uniform(-20, 20), (7, 12, 9,
            0.45))  # fmt: skip
    scene.put(fruits.citrus_half(scene.rng, 92, "#e39a2a", "#fbe9c0", "#f2a23a", 11), 660, 880)


def pomelos(scene, province):
    _standing(scene, fruits.pomelo(scene.rng, 225), 320, 760, 170)
    scene.put(bits.leaf_piece(170, 0.3, "#3f7d2f"), 400, 268, 24, (5, 7, 6, 0.35))
    scene.put(
        fruits.citrus_half(scene.rng, 190, "#aab548", flesh="#e0685c", segments=13), 560, 780, 8, (11, 16, 13, 0.5)
    )
    wedge = mask(
        210, 110, lambda pen: pen.poly(curve([(6, 50), (50, 14), (120, 8), (186, 30), (204, 58), (140, 86), (60, 88)]))
    )
    scene.put(solid(wedge, ("#8e2a24", "#e2705e", "#ffd9c8"), 22, 1.2, 0.7, 4), 250, 890, 10)


def stink_beans(scene, province):
    def make(r):
        return bits.bean(r, 52, 0.66, r.choice(("#8fae4a", "#9cba58", "#84a342")), None, 0.55)

    for y, a in ((440, 5), (530, 2)):
        scene.put(_pod(scene.rng, 720), 400, y, a, (8, 12, 10, 0.45))
    props.full_bowl(scene, make, 400, 880, 280, 180, "#a9733f", 90, 92)
    packs.pouch(scene, 160, 900, 180, 240, "#2b7a4b", province, 45, ("oval", packs.filled(spun(make, scene.rng, 3,
        3), 45, "#4a6420", 0.7)), 0.5)  # fmt: skip


def _pod(rng, length):
    w, h = length + 20, 150
    out = canvas(w, h, "RGBA")
    n = 12
    top = [(12 + (w - 24) * k / n, h * 0.5 - 34 + 13 * (k % 2) + 14 * (k / n - 0.5) ** 2 * 8) for k in range(n + 1)]
    low = [(x, y + 66 - 18 * (k % 2)) for k, (x, y) in enumerate(top)]
    pts = [(6, h * 0.56), *top[1:-1], (w - 6, h * 0.62), *reversed(low[1:-1])]
    out.alpha_composite(
        solid(mask(w, h, lambda pen: pen.poly(curve(pts, steps=5))), shades("#5f8f34"), 13, 1.3, 0.2, 3)
    )
    for k in range(1, n):
        x, y = top[k][0], top[k][1] + 30
        ink(out, "#2f5416", lambda pen, x=x, y=y: pen.oval(x + 3, y + 5, 24, 19), 0.35, 4)
        ink(out, "#b3d070", lambda pen, x=x, y=y: pen.oval(x - 4, y - 5, 15, 10), 0.5, 5)
    return out


def longkongs(scene, province):
    def make(r):
        return fruits.longkong(r, 52)

    scene.put(fruits.bunch(scene.rng, make, (3, 4, 5, 4, 3, 2), 104), 330, 430, 6, (14, 20, 16, 0.45))
    scene.put(fruits.bunch(scene.rng, make, (2, 3, 3, 2), 100), 600, 640, -10, (12, 18, 14, 0.45))
    for x, y in ((270, 880), (400, 900)):
        scene.put(make(scene.rng), x, y)
    peeled = fruits.ball(50, 50, ("#8f8a78", "#d9d3c2", "#f6f2e6", "#ffffff"), 0, scene.rng, 0.03, 0.7)
    for t in (0.3, 0.5, 0.7):
        ink(peeled, "#9a927c", lambda pen, t=t: pen.line(curve([(54, 6), (108 * t, 54), (54, 102)], False),
            width=2), 0.5, 1)  # fmt: skip
    scene.put(peeled, 560, 890)


def salaks(scene, province):
    spot = tray(scene, 400, 640, 370, 230, plait("#d2ae6c", step=14))
    for dx, dy, a in (
        (-150, -70, 20),
        (0, -100, -8),
        (150, -60, -30),
        (-210, 40, 70),
        (-70, 10, 10),
        (80, 20, -16),
        (215, 50, -60),
        (-120, 110, 40),
        (20, 120, 0),
        (150, 120, -34),
    ):
        scene.put(fruits.salak(scene.rng, 72, mix("#7a3a1e", "#9a4f26", scene.rng.random())), spot[0] + dx,
            spot[1] + dy, a, (7, 11, 9, 0.5))  # fmt: skip
    for k, x in enumerate((300, 420, 530)):
        clove = fruits.ball(48, 58, ("#9c8a5e", "#e2d2a4", "#f8efd0", "#ffffff"), 0.05, scene.rng, 0.05, 0.7)
        scene.put(clove, x, 905 + 10 * (k % 2), 40 * k)


def mini_mangoes(scene, province):
    spot = basket(scene, 400, 840, 300, 210, plait("#c79a56", step=14), rim="#8a5a2c")
    for dx, dy in (
        (-150, -30),
        (-20, -66),
        (120, -44),
        (-200, 26),
        (-80, 14),
        (50, 6),
        (180, 22),
        (-20, 60),
        (110, 58),
    ):
        scene.put(fruits.mango(scene.rng, 168, mix("#7fa53a", "#9ab24a", scene.rng.random())), spot[0] + dx,
            spot[1] + dy - 14, scene.rng.uniform(-30, 40), (6, 10, 8, 0.45))  # fmt: skip
    scene.put(fruits.mango_half(scene.rng, 150), 280, 910, 8)
    scene.put(fruits.mango(scene.rng, 150), 600, 905, -12)
    scene.put(bits.leaf_piece(180, 0.2, "#3f7d2f"), 200, 520, 130, (5, 7, 5, 0.3))


def sapodillas(scene, province):
    x, y, rx, ry = dishes.plate(scene, 400, 640, 350, shades("#dfe6e2"), band_colour="#0f5f5c")
    for dx, dy in ((-180, -40), (-40, -90), (110, -60), (-110, 30), (40, 20), (190, 30)):
        scene.put(fruits.sapodilla(scene.rng, 88), x + dx, y + dy - 40, scene.rng.uniform(-20, 20), (8, 14, 11, 0.5))
    scene.put(fruits.half_fruit(scene.rng, 96), 270, 870, 0)
    scene.put(fruits.half_fruit(scene.rng, 92, seeds=3), 500, 880, 16)


def champedak(scene, province):
    whole = spiny.durian(scene.rng, 168, 300, "#b0893a", 20, True)
    props.banana_leaf(scene, 420, 640, 800, -16, fat=0.34)
    scene.put(turned(whole, 38), 320, 430, 0, (14, 22, 18, 0.5))
    scene.put(_champedak_half(scene), 520, 740, 12, (11, 17, 14, 0.5))
    for x, y, a in ((190, 840, 20), (290, 890, -20)):
        scene.put(spiny.lobe(scene.rng, 110, 0.62, "#f0a92e"), x, y, a)


def _champedak_half(scene):
    back = spiny.durian(scene.rng, 270, 150, "#b0893a", 18, True)
    w, h = back.width / S, back.height / S
    bed = mask(w, h, lambda pen: pen.oval(w / 2, h / 2, 248, 130))
    back.alpha_composite(solid(bed, shades("#f3e3b4", 0.45), 28, -0.9, 0.2, 5))
    for dx, dy, a in (
        (-150, -10, 60),
        (-92, 44, 20),
        (-70, -48, -10),
        (0, 0, 10),
        (74, -46, 20),
        (80, 44, -16),
        (152, 0, 70),
        (-10, 72, 0),
        (4, -78, 4),
    ):
        piece = turned(spiny.lobe(scene.rng, 118, 0.66, "#f2ac30"), a)
        dark = Image.new("RGBA", piece.size, (110, 60, 10, 0))
        dark.putalpha(piece.getchannel("A").point(lambda v: v * 0.4))
        at = (round((w / 2 + dx) * S - piece.width / 2), round((h / 2 + dy) * S - piece.height / 2))
        back.alpha_composite(dark, (at[0] + 4, at[1] + 8))
        back.alpha_composite(piece, at)
    return back
