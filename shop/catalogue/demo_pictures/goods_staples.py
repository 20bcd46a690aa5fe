"""Rice, noodles, honey, oil."""

import math

from . import bits, dishes, packs, props, vessels
from .baskets import plait
from .paint import canvas, curve, graft, ink, mask, mix, shades, solid
from .scene import spun


def _noodle_nest(rng, r=92, colour="#ecc96e"):
    w = r * 2 + 20
    out = canvas(w, w * 0.8, "RGBA")
    graft(out, curve([(w / 2 + r * math.cos(a),
        w * 0.4 + r * 0.72 * math.sin(a)) for a in [k * math.pi / 5 for k in range(10)]]), lambda s: solid(s,
        shades(mix(colour, "#7a4a14", 0.35)), 24, 1.1))  # fmt: skip
    for k in range(30):
        q = r * (0.2 + 0.78 * k / 30)
        off = rng.uniform(-7, 7)
        pts = [
            (
                w / 2 + off + (q + 4 * math.sin(5 * a + k)) * math.cos(a),
                w * 0.4 - (r - q) * 0.16 + (q * 0.72 + 3 * math.sin(4 * a + k)) * math.sin(a),
            )
            for a in [j * math.pi / 16 + k for j in range(rng.randint(18, 33))]
        ]
        ink(out, "#8a5a1c", lambda pen, p=pts: pen.line([(a + 1.4, b + 2) for a, b in p], width=3.8), 0.55, 0.5)
        ink(out, mix(colour, "#fff4c8", rng.uniform(0, 0.5)), lambda pen, p=pts: pen.line(p, width=3.4), 0.98)
    return out


def noodles(scene, province):
    packs.clear_bag(scene, 320, 800, 430, 540, packs.filled([_noodle_nest(scene.rng, 62) for _ in range(3)], 38,
        "#b98a3a", 0.9, 3), province, 38)  # fmt: skip
    for x, y in ((560, 820), (430, 905), (650, 925)):
        scene.put(_noodle_nest(scene.rng), x, y, scene.rng.uniform(-12, 12))


def bee_honey(scene, province):
    vessels.jar(
        scene,
        330,
        880,
        560,
        330,
        "#b8690e",
        province,
        52,
        "#8a5a2c",
        cloth=plait("#d8b878", step=8),
        tag=(0.5, 0.86),
        fill=0.8,
    )
    head = [(6, 14), (14, 40), (34, 46), (40, 40), (46, 48), (56, 50), (62, 43), (68, 50), (80, 48), (86, 40),
        (92, 45), (104, 36), (112, 12)]  # fmt: skip
    dipper = vessels.lathe([*head, (120, 9), (330, 8), (338, 11), (350, 9)], 120, 356, shades("#b07a3e"), "matte", 0.25)
    x, y, rx, ry = dishes.plate(scene, 600, 905, 150, shades("#f3ead6"), band_colour="#d79b2b")
    dishes.fill_bowl(scene, (x, y, rx * 0.86, ry * 0.8), "#c67a12", 0.95, "#f6c24a")
    scene.put(dipper, 640, 800, 146, (10, 14, 8, 0.35))
    drops = mask(
        90, 120, lambda pen: pen.poly(curve([(30, 6), (60, 10), (54, 50), (62, 100), (36, 112), (22, 90), (34, 50)]))
    )
    scene.put(solid(drops, ("#7a3a06", "#cf8416", "#ffe39a"), 12, 1.4), 588, 880, 0, None)


def coconut_oil(scene, province):
    vessels.bottle(
        scene,
        340,
        880,
        720,
        240,
        "#e6dfb4",
        province,
        63,
        "#0f5f5c",
        shoulder=0.34,
        neck=0.17,
        fill=0.88,
        glass="#f4f6ea",
    )
    scene.put(_half_coconut(128), 600, 850, 0, (9, 14, 10, 0.5))
    scene.put(_half_coconut(84), 520, 935, 0, (9, 14, 10, 0.5))


def _half_coconut(r):
    """Shell, flesh and hollow, the cut looking at us."""
    w = r * 2 + 12
    out = solid(mask(w, w, lambda pen: pen.oval(w / 2, w / 2, r, r * 0.94)), shades("#5e3c22"), 12, 1.3, 0.9, 3)
    flesh = mask(w, w, lambda pen: pen.oval(w / 2, w / 2, r * 0.9, r * 0.83))
    out.alpha_composite(solid(flesh, shades("#fbf8ee", 0.25), 10, 1.1, 0.05))
    hollow = mask(w, w, lambda pen: pen.oval(w / 2, w / 2 + 2, r * 0.7, r * 0.62))
    out.alpha_composite(solid(hollow, shades("#e6ddc6", 0.35), 26, -1.2, 0.05))
    return out


def _rice_bag(scene, province, colour, grain_colour, seed, trim):
    packs.pouch(scene, 330, 860, 450, 660, colour, province, seed, ("low",
        packs.filled(spun(lambda r: bits.grain(r, grain_colour(r), 20), scene.rng, 4, 6), seed,
        mix(grain_colour(scene.rng), "#3a2010", 0.4), 0.8, 3)), 0.12, 0.35, strip=0.33)  # fmt: skip
    return spun(lambda r: bits.grain(r, grain_colour(r), 20), scene.rng, 4, 5)


def red_rice(scene, province):
    grains = _rice_bag(scene, province, "#7d2a22", lambda r: r.choice(("#a5523a", "#8f402c", "#b86a4c")), 69, "#d79b2b")
    props.dune(scene, 600, 940, 300, 120, packs.filled(grains, 5, "#7a3322", 0.7, 3))
    scene.heap(grains, 590, 950, 190, 24, 60)


def local_rice(scene, province):
    grains = _rice_bag(scene, province, "#27384a", lambda r: r.choice(("#f1e6c8", "#e6d6ac", "#f8f0dc")), 93, "#d79b2b")
    spot = dishes.bowl(scene, 600, 925, 160, 110, shades("#8a5a34"), kind="matte", grain=0.3)
    scene.heap(grains, spot[0], spot[1] - 6, spot[2] * 0.86, spot[3] * 0.75, 190, 50)
