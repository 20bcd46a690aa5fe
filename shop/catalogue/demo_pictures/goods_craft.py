"""Hand work and gifts."""

from . import baskets, boats, cages, cloth, craft, packs, puppet, vessels
from .baskets import plait
from .motifs import SEA, band, flower
from .paint import Pen, S, canvas, clad, curve, mask, rgb, shades, solid
from .scene import spun


def dove_cage(scene, province):
    cages.dome_cage(scene, 400, 890, 270, 660)


def bulbul_cage_yala(scene, province):
    cages.square_cage(scene, 400, 890, 440, 680, "#4a2a16", "#e8d49a", "#cf9c58", 0.62, beads="#2b7a4b")


def bulbul_cage_nara(scene, province):
    cages.square_cage(scene, 400, 890, 480, 640, "#8a2f22", "#f3d27a", "#d8ae6a", 0.84, beads="#0f5f5c")


def brass(scene, province):
    craft.brass_bowl(scene, 400, 760, 300, 290)


def basket_set(scene, province):
    baskets.basket(
        scene, 290, 800, 235, 330, plait("#cfa968", "#a5512f", 14, 4), bands=((0.2, "#7a3a1c"), (0.8, "#7a3a1c"))
    )
    baskets.basket(scene, 600, 860, 165, 230, plait("#d8b878", "#0f5f5c", 12, 4), bands=((0.2, "#0f5f5c"),))
    baskets.basket(scene, 395, 930, 112, 150, plait("#c9964e", "#7a3a1c", 10), bands=((0.5, "#7a3a1c"),))


def heron(scene, province):
    craft.root_heron(scene, 400, 900, 760)


def gem_ring(scene, province):
    craft.ring(scene, 400, 590, 200)


def bamboo(scene, province):
    spot = baskets.basket(
        scene,
        400,
        850,
        280,
        330,
        plait("#d9c58e", "#6f7d3a", 16, 3),
        flare=0.7,
        rim="#a8803e",
        bands=((0.12, "#6f7d3a"), (0.88, "#6f7d3a")),
    )
    shape = mask(560, 470, lambda pen: pen.line(curve([(24, 466), (40, 250), (130, 70), (280, 22), (430, 70),
        (520, 250), (536, 466)], False), width=22))  # fmt: skip
    arch = clad(shape, plait("#c9a964", step=7)(560, 470), soft=6, height=1.5)
    scene.put(arch, spot[0], spot[1] - 226, 0, (8, 10, 9, 0.3))


def boat(scene, province):
    boats.kolae_boat(scene, 400, 600, 690)


def krajood_bag(scene, province):
    baskets.soft_bag(
        scene,
        plait("#d8bb7c", "#b2563a", 14, 4),
        400,
        880,
        580,
        450,
        cloth=lambda w, h: band(province, round(w), round(h)),
    )


def krajood_mat(scene, province):
    weave = plait("#dcc28a", "#9c3f2c", 12, 4)
    baskets.mat(scene, weave, 400, 400, 660, 460, 5)
    cloth.roll(scene, weave, 380, 860, 600, 92, 60)
    for x in (230, 520):
        tie = mask(26, 190, lambda pen: pen.rect(2, 0, 24, 190, radius=8))
        scene.put(solid(tie, shades("#7a3a22"), 6, 1.2), x, 768, 0, (3, 3, 3, 0.3))


def lipao(scene, province):
    baskets.lipao_bag(scene, 400, 860, 540, 390)


def golden_leaf(scene, province):
    craft.frame(scene, 400, 520, 600, 740, craft.golden_leaf(390))


def shadow_puppet(scene, province):
    puppet.puppet(scene, 400, 470, 800)


def fossil_keychain(scene, province):
    craft.keychain(scene, 380, 620, 190)


def gift_box(scene, province):
    """An open box with a little of each province in it."""
    scene.ground(400, 885, 330, 60, 0.6)
    lid = canvas(640, 300, "RGB", rgb("#8d2f20"))
    lid.paste(band("Kedai", 640, 84), (0, round(108 * S)))
    back = mask(640, 300, lambda pen: pen.poly([(26, 4), (614, 4), (640, 300), (0, 300)]))
    scene.put(clad(back, lid, soft=10), 400, 400, 0, (6, 10, 12, 0.4))
    inner = mask(640, 130, lambda pen: pen.rect(0, 0, 640, 130))
    scene.put(solid(inner, shades("#5a2418"), 20, -0.7), 400, 600, 0, None)
    _inside(scene)
    front = canvas(680, 250, "RGB", rgb("#b2402c"))
    front.paste(band("Kedai", 680, 96), (0, round(104 * S)))
    pen = Pen(front)
    pen.oval(340, 52, 40, fill=rgb("#f3e8d2"))
    flower(pen, 340, 52, 32, 5, rgb(SEA), rgb("#d79b2b"), -1.57)
    shape = mask(680, 250, lambda pen: pen.poly([(14, 0), (666, 0), (680, 8), (668, 250), (12, 250), (0, 8)]))
    scene.put(clad(shape, front, soft=12), 400, 765, 0, (4, -8, 8, 0.35))


def _inside(scene):
    rng = scene.rng
    vessels.jar(scene, 190, 690, 270, 150, "#a86a3a", "Pattani", 1, "#1c3e55", packs.powder("#a9673a", 3, 0.9))
    packs.pouch(scene, 320, 690, 180, 290, "#a9794a", "Yala", 2, None, 0.1, text="#2a160c", shadow=False)
    packs.pouch(scene, 470, 690, 180, 310, "#0f5f5c", "Narathiwat", 3, None, 0.5, shadow=False)
    vessels.bottle(scene, 596, 690, 350, 110, "#5a2413", "Satun", 4, "#d79b2b", ground=False)
    packs.pouch(scene, 390, 720, 150, 200, "#e9e0cb", "Songkhla", 5, None, 0.1, text="#20242b", shadow=False)
    straw = spun(lambda r: _shred(r), rng, 4, 4)
    scene.heap(straw, 400, 655, 300, 20, 90, 10, 0.3)


def _shred(rng):
    w = 70
    shape = mask(
        w, 30, lambda pen: pen.line(curve([(4, 20), (22, 8 + rng.uniform(-4, 4)), (46, 20), (66, 8)], False), width=3.4)
    )
    return solid(shape, shades(rng.choice(("#e6cf9c", "#d8bb7c", "#f0dfb8"))), 1.4, 1.4)
