"""Plates, bowls and cups, seen from above and in front."""

from PIL import Image, ImageChops

from .paint import Pen, S, canvas, gradient, grainy, ink, mask, mix, rgb, shades, soften, solid, tone
from .vessels import lathe


def plate(scene, x, y, rx, colours=None, ry=None, rim=0.74, band_colour=None):
    """A plate seen from above and in front; its middle at (x, y). Gives the oval to fill."""
    ry = ry or rx * 0.46
    colours = colours or shades("#efe9dc")
    w, h = rx * 2 + 8, ry * 2 + 24
    scene.ground(x, y + ry * 0.25, rx * 0.86, ry * 0.92, 0.5, 0.25)
    edge = mask(w, h, lambda pen: pen.oval(w / 2, h / 2 + 7, rx, ry))
    scene.paste(solid(edge, (mix(colours[0], "#000", 0.2), colours[0], colours[1]), 10), x, y)
    dish = mask(w, h, lambda pen: pen.oval(w / 2, h / 2, rx, ry))
    top = solid(dish, colours, 14, 0.8)
    well = mask(w, h, lambda pen: pen.oval(w / 2, h / 2 + ry * 0.04, rx * rim, ry * rim))
    _sink(top, colours, well, ry)
    if band_colour:
        ink(top, band_colour, lambda pen: pen.oval(w / 2, h / 2, rx * 0.93, ry * 0.93, width=2.2), 0.8, 0.4)
        ink(top, band_colour, lambda pen: pen.oval(w / 2, h / 2, rx * 0.87, ry * 0.87, width=0.9), 0.6, 0.3)
    scene.paste(top, x, y)
    return x, y + ry * 0.04, rx * rim, ry * rim


def _sink(top, colours, well, ry):
    """Sink the well of a plate: shade under the far rim, light on the near one."""
    up = ImageChops.subtract(well, ImageChops.offset(well, 0, round(ry * 0.16 * S)))
    down = ImageChops.subtract(well, ImageChops.offset(well, 0, -round(ry * 0.12 * S)))
    for layer, colour, power in ((up, mix(colours[0], "#000", 0.15), 0.55), (down, "#ffffff", 0.5)):
        soft = ImageChops.multiply(soften(layer, 4), well).point(lambda v, p=power: v * p)
        alpha = top.getchannel("A")
        top.paste(rgb(colour) + (255,), (0, 0), soft)
        top.putalpha(alpha)


def bowl(scene, x, base, rx, h, colours, ry=None, inside=None, foot=0.45, kind="gloss", deco=None, grain=0.05):
    """A bowl standing at base; gives (x, y, rx, ry) of its opening. ``deco(image, w, h)`` paints its outside."""
    ry = ry or rx * 0.34
    w, tall = rx * 2 + 12, h + ry + 8
    top = ry + 3
    scene.ground(x, base, rx * max(foot, 0.55), rx * 0.16, 0.6, 0.5)
    body = [(top, rx), (top + h * 0.25, rx * 0.965), (top + h * 0.55, rx * 0.8), (top + h * 0.82,
        rx * (foot + 0.12)), (top + h * 0.92, rx * foot), (top + h, rx * foot * 0.98)]  # fmt: skip
    pot = lathe(body, w, tall, colours, kind, grain)
    if deco:
        deco(pot, w, top, h)
    at = (x, base - tall / 2 + 4)
    scene.paste(pot, *at)
    y = base - tall + top + 4
    lip = solid(mask(w, ry * 2 + 8, lambda pen: pen.oval(w / 2, ry + 4, rx, ry)), colours, 8)
    deep = inside or mix(colours[0], colours[1], 0.45)
    hollow = mask(w, ry * 2 + 8, lambda pen: pen.oval(w / 2, ry + 5, rx * 0.95, ry * 0.92))
    light = gradient(hollow.size, ((0, 50), (0.5, 120), (1, 190)))
    core = tone(grainy(light, 0.06), (mix(deep, "#000", 0.5), deep, mix(deep, "#fff", 0.25)))
    core.putalpha(hollow)
    scene.paste(lip, x, y)
    scene.paste(core, x, y)
    return x, y + 2, rx * 0.95, ry * 0.92


def fill_bowl(scene, spot, colour, level=0.88, glow=None):
    """Pour something smooth into a bowl's opening."""
    x, y, rx, ry = spot
    w, h = rx * 2 + 4, ry * 2 + 4
    pool = mask(w, h, lambda pen: pen.oval(w / 2, h / 2 + ry * (1 - level) * 0.6, rx * level, ry * level))
    light = gradient(pool.size, ((0, 90), (0.4, 130), (1, 175)))
    image = tone(grainy(light, 0.06), (mix(colour, "#000", 0.45), colour, glow or mix(colour, "#fff", 0.35)))
    image.putalpha(pool)
    ink(image, "#ffffff", lambda pen: pen.arc(w / 2, h / 2 + 2, rx * level * 0.86, ry * level * 0.8, 195, 262,
        width=3), 0.45, 1.6)  # fmt: skip
    scene.paste(image, x, y)


def cup(scene, x, base, h, r, glass=True, liquid="#3a1c0e", foam=None):
    """A glass of something dark, Betong style, on a small saucer."""
    scene.ground(x, base, r * 1.2, r * 0.4, 0.45)
    w, ry = r * 2 + 16, r * 0.28
    tall = h + ry + 6
    body = [(ry + 3, r), (ry + h * 0.5, r * 0.9), (ry + h * 0.93, r * 0.76), (ry + h, r * 0.66)]
    full = lathe(
        [(y, q * 0.94) for y, q in body],
        w,
        tall,
        (mix(liquid, "#000", 0.5), liquid, mix(liquid, "#e09050", 0.5)),
        "glass",
    )
    coat = lathe(body, w, tall, ("#808c8c", "#dfe6e4", "#ffffff"), "glass", 0)
    coat.putalpha(coat.getchannel("A").point(lambda v: v * 0.55))
    at = (x, base - tall / 2 + 3)
    scene.paste(coat, *at)
    scene.paste(full, *at)
    top = canvas(w, ry * 2 + 8, "RGBA")
    pen = Pen(top)
    pen.oval(w / 2, ry + 4, r, ry, fill=(246, 248, 246, 190))
    pen.oval(w / 2, ry + 5, r * 0.92, ry * 0.86, fill=rgb(mix(liquid, "#c07a40", 0.25)) + (255,))
    if foam:
        pen.oval(w / 2, ry + 5, r * 0.9, ry * 0.82, fill=rgb(foam) + (255,))
    scene.paste(top, x, base - tall + ry + 6)
    glint = mask(
        w,
        tall,
        lambda p: p.poly(
            [
                (w / 2 - r * 0.78, ry + 12),
                (w / 2 - r * 0.62, ry + 12),
                (w / 2 - r * 0.54, tall - 16),
                (w / 2 - r * 0.64, tall - 16),
            ]
        ),
    )
    veil = Image.new("RGBA", glint.size, (255, 255, 255, 0))
    veil.putalpha(soften(glint, 1.6).point(lambda v: v * 0.6))
    scene.paste(veil, *at)
