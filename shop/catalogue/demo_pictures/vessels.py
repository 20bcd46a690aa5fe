"""Turned things: bottles, jars, bowls, plates, cups. Light follows the round of each height."""

import math
from functools import lru_cache

from PIL import Image, ImageChops

from .motifs import label
from .paint import S, clad, curve, faint, gradient, ink, mask, mix, shades, soften, solid

RAMPS = {"matte": ((0, 40), (0.16, 120), (0.34, 186), (0.55, 140), (0.85, 62), (1, 30)), "gloss": ((0, 40), (0.1,
    96), (0.2, 226), (0.27, 238), (0.34, 160), (0.62, 118), (0.86, 58), (0.94, 92), (1, 40)), "glass": ((0, 10),
    (0.06, 70), (0.14, 120), (0.2, 96), (0.5, 128), (0.78, 168), (0.9, 120), (0.96, 60), (1, 8)), "metal": ((0,
    30), (0.1, 110), (0.2, 246), (0.3, 150), (0.42, 90), (0.6, 150), (0.74, 214), (0.84, 110), (0.93, 50), (1,
    90)), "paper": ((0, 72), (0.2, 138), (0.4, 150), (0.65, 126), (0.88, 84), (1, 50))}  # fmt: skip


@lru_cache(maxsize=8)
def _ramp(kind: str) -> Image.Image:
    """256 pixels across the thing, with its edge values drawn out on both sides."""
    core = gradient((256, 2), RAMPS[kind], vertical=False)
    out = Image.new("L", (2304, 2), RAMPS[kind][-1][1])
    out.paste(RAMPS[kind][0][1], (0, 0, 1024, 2))
    out.paste(core, (1024, 0))
    return out


def outline(profile, cx):
    """The closed shape of a profile of (y, half width)."""
    right = curve([(cx + r, y) for y, r in profile], closed=False, steps=8)
    return right + [(2 * cx - x, y) for x, y in reversed(right)]


def turning_light(profile, w, h, kind="gloss") -> Image.Image:
    """The light on a turned body, w × h finished pixels."""
    k = 3
    size = (max(2, round(w * S / k)), max(2, round(h * S / k)))
    fy = size[1] / h
    rows = curve(profile, closed=False, steps=4)
    mesh = []

    def sx(x, r):
        return 1152 + (x - w / 2) / max(r, 1) * 128

    for (y0, r0), (y1, r1) in zip(rows, rows[1:], strict=False):
        top, low = round(y0 * fy), round(y1 * fy)
        if low > top:
            quad = (sx(0, r0), 0, sx(0, r1), 2, sx(w, r1), 2, sx(w, r0), 0)
            mesh.append(((0, top, size[0], low), quad))
    light = _ramp(kind).transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    return light.resize((round(w * S), round(h * S)), Image.Resampling.BICUBIC)


def lathe(profile, w, h, colours, kind="gloss", grain=0.06) -> Image.Image:
    """A turned body in an image w × h; profile in the same coordinates, axis in the middle."""
    shape = mask(w, h, lambda pen: pen.poly(outline(profile, w / 2)))
    return solid(shape, colours, grain=grain, light=turning_light(profile, w, h, kind))


def round_label(w, h, province, seed, **kind) -> Image.Image:
    """A label wrapped around the front of a bottle."""
    flat = label(round(w * 1.57), round(h), province, seed, **kind)
    return wrapped(flat, w, h)


def wrapped(flat, w, h, sag=0.02) -> Image.Image:
    """Bend a flat texture around a cylinder of width w; its ends sag by ``sag`` of w, seen from a little above."""
    W, H = round(w * S), round((h + w * sag) * S)
    strips, mesh = 24, []
    for i in range(strips):
        x0, x1 = W * i // strips, W * (i + 1) // strips
        u0, u1 = (0.5 + math.asin(max(-1, min(1, 2 * x / W - 1))) / math.pi for x in (x0, x1))
        d0, d1 = (w * sag * S * math.sqrt(max(0, 1 - (2 * x / W - 1) ** 2)) for x in (x0, x1))
        mesh.append(
            (
                (x0, 0, x1, H),
                (u0 * flat.width, -d0, u0 * flat.width, H - d0, u1 * flat.width, H - d1, u1 * flat.width, -d1),
            )
        )
    rgba = flat.convert("RGBA")
    bent = rgba.transform((W, H), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    light = gradient((W, H), RAMPS["paper"], vertical=False)
    alpha = bent.getchannel("A")
    return clad(alpha, bent.convert("RGB"), light=light, grain=0.1)


def gleam(image, box, strength=0.5, blur=3.0, colour="#ffffff"):
    """A tall soft reflection inside a body; box is (x0, y0, x1, y1)."""
    return ink(
        image, colour, lambda pen: pen.rect(*box, radius=min(box[2] - box[0], box[3] - box[1]) / 2), strength, blur
    )


def bottle(
    scene, x, base, h, width, liquid, province, seed, cap="#b2402c", shoulder=0.36, neck=0.15, fill=0.9,
    glass="#f4f1e6", tag=(0.5, 0.88), paper="#f8f1e1", ground=True,
):  # fmt: skip
    """A bottle standing on the table at (x, base), h tall and ``width`` wide, filled with ``liquid``.

    ``tag`` is where its label begins and ends, ``fill`` how full it is, ``neck`` its width, as parts of the whole.
    """
    r, n = width / 2, width * neck
    w, top = width + 20, h * 0.10
    body = [(top, n), (h * (shoulder - 0.12), n), (h * (shoulder - 0.05), n * 1.35), (h * (shoulder + 0.06), r * 0.93),
        (h * (shoulder + 0.14), r), (h * 0.93, r), (h * 0.975, r * 0.97), (h * 0.995, r * 0.86)]  # fmt: skip
    if ground:
        scene.ground(x, base, r, strength=0.6)
    at = (x, base - h / 2 + 1)
    clear = lathe(body, w, h, (mix(glass, "#7b8a86", 0.55), glass, "#ffffff"), "glass", 0)
    shape = clear.getchannel("A")
    clear.putalpha(shape.point(faint(0.62)))
    scene.paste(clear, *at)
    scene.paste(_liquid(body, w, h, liquid, fill), *at)
    _tagged(scene, x, base, h, width * 0.985, tag, province, seed, paper)
    streaks = (
        (w / 2 - r * 0.78, h * (shoulder + 0.1), w / 2 - r * 0.62, h * 0.92, 4),
        (w / 2 + r * 0.74, h * (shoulder + 0.16), w / 2 + r * 0.8, h * 0.9, 2),
        (w / 2 - n * 0.6, h * 0.12, w / 2 - n * 0.3, h * (shoulder - 0.1), 3),
    )
    scene.paste(_glints(shape, w, h, streaks), *at)
    _cap(scene, x, base - h, n, h * 0.105, cap)


def _liquid(body, w, h, colour, fill):
    """What a bottle holds: darker at the edges, lit through from below."""
    inner = [(y, q * 0.94) for y, q in body]
    glow = mix(colour, "#ffb35a", 0.42)
    full = lathe(inner, w, h, (mix(colour, "#0c0505", 0.62), colour, glow), "glass", 0.03)
    r = max(q for _, q in body)
    cut = mask(w, h, lambda pen: (pen.rect(0, h * (1 - fill), w, h - 3), pen.oval(w / 2, h * (1 - fill), r, r * 0.05)))
    shape = ImageChops.multiply(full.getchannel("A"), cut)
    below = gradient(full.size, ((0, 0), (0.7, 0), (0.93, 57), (0.98, 18), (1, 0)))
    full.paste(glow + (255,), (0, 0), ImageChops.multiply(below, shape))
    full.putalpha(shape)
    return full


def _tagged(scene, x, base, h, width, tag, province, seed, paper):
    """Stick a label around the front, between the heights in ``tag``."""
    if tag:
        y0, y1 = h * tag[0], h * tag[1]
        scene.paste(round_label(width, y1 - y0, province, seed, paper=paper), x, base - h + (y0 + y1) / 2)


def _glints(shape, w, h, streaks):
    """Reflections of a window on glass; ``streaks`` are (x0, y0, x1, y1, radius)."""
    light = mask(w, h, lambda pen: [pen.rect(*box, radius=radius) for *box, radius in streaks])
    veil = Image.new("RGBA", shape.size, (255, 255, 255, 0))
    veil.putalpha(ImageChops.multiply(soften(light, 2.3), shape).point(faint(0.52)))
    return veil


def _cap(scene, x, y, n, h, colour):
    """A screw cap, its top at y."""
    q, w = n * 1.28, n * 2.56 + 12
    lid = lathe([(2, q * 0.9), (h * 0.12, q), (h, q * 1.02), (h + 2, q * 0.98)], w, h + 6, shades(colour), "gloss")
    ink(lid, "#000000", lambda pen: [pen.line([(w / 2 + q * math.sin(t / 9), h * 0.3),
        (w / 2 + q * math.sin(t / 9), h)], width=0.8) for t in range(-13, 14)], 0.28, 0.3)  # fmt: skip
    ink(lid, mix(colour, "#ffffff", 0.55), lambda pen: pen.oval(w / 2, 4, q * 0.84, q * 0.12), 0.55, 0.6)
    scene.paste(lid, x, y + h / 2 + 1)


def jar(
    scene, x, base, h, width, content, province, seed, lid="#d79b2b", texture=None, tag=(0.46, 0.86), cloth=None,
    fill=0.86,
):  # fmt: skip
    """A wide jar. ``content`` colours what is inside, ``texture(w, h)`` may paint it (RGB); ``cloth`` covers the lid."""
    r, w = width / 2, width + 20
    body = [(h * 0.13, r * 0.82), (h * 0.18, r * 0.86), (h * 0.27, r * 0.99), (h * 0.36, r), (h * 0.9, r),
        (h * 0.965, r * 0.96), (h * 0.995, r * 0.84)]  # fmt: skip
    scene.ground(x, base, r, strength=0.6)
    at = (x, base - h / 2 + 1)
    clear = lathe(body, w, h, ("#7f8d88", "#e8ece6", "#ffffff"), "glass", 0)
    shape = clear.getchannel("A")
    clear.putalpha(shape.point(faint(0.7)))
    scene.paste(clear, *at)
    inner = [(y, q * 0.955) for y, q in body]
    light = turning_light(inner, w, h, "glass")
    cut = mask(w, h, lambda pen: (pen.rect(0, h * (1 - fill), w, h - 4), pen.oval(w / 2, h * (1 - fill), r, r * 0.07)))
    hold = ImageChops.multiply(mask(w, h, lambda pen: pen.poly(outline(inner, w / 2))), cut)
    if texture:
        full = clad(hold, texture(w, h), light=light)
    else:
        full = solid(hold, (mix(content, "#1a0a08", 0.55), content, mix(content, "#ffe0a0", 0.45)), light=light)
    ink(full, mix(content, "#ffffff", 0.4), lambda pen: pen.oval(w / 2, h * (1 - fill), r * 0.9, r * 0.05), 0.5, 1)
    scene.paste(full, *at)
    _tagged(scene, x, base, h, width * 0.99, tag, province, seed, "#f8f1e1")
    left = (w / 2 - r * 0.84, h * 0.26, w / 2 - r * 0.7, h * 0.93, 4)
    right = (w / 2 + r * 0.8, h * 0.3, w / 2 + r * 0.86, h * 0.9, 2)
    scene.paste(_glints(shape, w, h, (left, right)), *at)
    _lid(scene, x, base - h, r * 0.9, h * 0.17, lid, cloth)


def _lid(scene, x, y, q, h, colour, cloth=None):
    w = q * 2 + 24
    if cloth is None:
        cap = lathe([(3, q * 0.95), (h * 0.15, q), (h, q), (h + 2, q * 0.98)], w, h + 6, shades(colour), "gloss")
        ink(cap, mix(colour, "#ffffff", 0.5), lambda pen: pen.oval(w / 2, 5, q * 0.92, q * 0.07), 0.6, 0.8)
        scene.paste(cap, x, y + h / 2)
        return
    tall = h * 2.1
    skirt = [(w / 2 - q * 0.96, h * 0.3), (w / 2, h * 0.14), (w / 2 + q * 0.96, h * 0.3), (w / 2 + q, h * 1.0)]
    hem = [
        (w / 2 + q * 1.1 * math.cos(t), tall * (0.86 + 0.05 * math.sin(t * 9)) - abs(math.cos(t)) * tall * 0.1)
        for t in [i * math.pi / 22 for i in range(23)]
    ]
    shape = mask(w, tall, lambda pen: pen.poly([*curve(skirt, closed=False), *hem, (w / 2 - q, h)]))
    cover = clad(shape, cloth(w, tall), soft=10, height=1.3)
    ink(cover, "#2a1408", lambda pen: [pen.line([(w / 2 + q * math.cos(t), h * 1.05),
        (w / 2 + q * 1.1 * math.cos(t), tall)], width=2) for t in [0.3 + i * 0.36 for i in range(8)]], 0.3, 2)  # fmt: skip
    ink(cover, colour, lambda pen: pen.rect(0, h * 0.98, w, h * 1.14), 0.95)
    scene.paste(cover, x, y + tall / 2 - h * 0.1)
