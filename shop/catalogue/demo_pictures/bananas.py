"""A hand of rock bananas."""

import math

from PIL import Image

from .paint import S, canvas, curve, ink, mask, mix, shades, solid, turned


def banana_hand(rng, count=7, length=230, colour="#d9b93c", green="#93a23a"):
    """A hand of rock bananas: short, stout, angular."""
    w, h = length * 2.3, length * 1.75
    out = canvas(w, h, "RGBA")
    for n, reach, drop in ((count, 1.0, 0.0), (count - 1, 0.9, length * 0.14)):
        for k in sorted(range(n), key=lambda i: -abs(i - (n - 1) / 2)):
            t = (k / (n - 1) - 0.5) * 2
            a = math.radians(90 - t * 62)
            one = finger(rng, length * reach, mix(green, colour, 0.55 + 0.45 * rng.random()), t)
            one = turned(one, math.degrees(-a) + 0)
            x, y = w / 2 + math.cos(a) * length * 0.6, length * 0.3 + drop + math.sin(a) * length * 0.52
            dark = Image.new("RGBA", one.size, (50, 34, 6, 0))
            dark.putalpha(one.getchannel("A").point(lambda v: v * 0.35))
            at = (round(x * S - one.width / 2), round(y * S - one.height / 2))
            out.alpha_composite(dark, (max(0, at[0] + 5), max(0, at[1] - 4)))
            out.alpha_composite(one, (max(0, at[0]), max(0, at[1])))
    crown = solid(mask(w, h, lambda pen: pen.poly(curve([(w / 2 - 92, 54), (w / 2 - 40, 30), (w / 2 + 40, 28),
        (w / 2 + 96, 54), (w / 2 + 60, 104), (w / 2 - 56, 104)]))), shades("#7d7a35"), 14, 1.2, 0.3, 3)  # fmt: skip
    out.alpha_composite(crown)
    return out


def finger(rng, length, colour, bend):
    w, h = length + 12, length * 0.5 + 12
    k = length * 0.2
    arch = length * 0.07 * (1 if bend >= 0 else -1)
    pts = [(6, h / 2 - 8), (w * 0.16, h / 2 - k * 0.75 + arch * 0.3), (w * 0.45, h / 2 - k + arch), (w * 0.8,
        h / 2 - k * 0.86 + arch * 0.5), (w * 0.95, h / 2 - k * 0.35), (w - 6, h / 2 - 5), (w - 6, h / 2 + 5),
        (w * 0.94, h / 2 + k * 0.4), (w * 0.8, h / 2 + k * 0.85 + arch * 0.5), (w * 0.45, h / 2 + k + arch),
        (w * 0.16, h / 2 + k * 0.7 + arch * 0.3), (6, h / 2 + 8)]  # fmt: skip
    shape = mask(w, h, lambda pen: pen.poly(curve(pts, steps=5)))
    out = solid(
        shape,
        (mix(colour, "#3c3208", 0.62), colour, mix(colour, "#fff6b8", 0.6)),
        k * 0.5,
        1.3,
        0.25,
        3,
        rng.randrange(40),
    )
    for t, op in ((-0.3, 0.4), (0.42, 0.35)):
        ink(out, mix(colour, "#5c4a0a", 0.6), lambda pen, t=t: pen.line(curve([(12, h / 2 + k * t * 0.6),
            (w * 0.45, h / 2 + k * t + arch), (w * 0.93, h / 2 + k * t * 0.4)], False, 5), width=2), op, 1.2)  # fmt: skip
    for _ in range(9):
        x, y = w * rng.uniform(0.15, 0.85), h / 2 + k * rng.uniform(-0.8, 0.8)
        ink(out, "#4a3208", lambda pen, x=x, y=y: pen.oval(x, y, rng.uniform(1, 4), rng.uniform(0.8, 1.8)), 0.45, 0.8)
    ink(out, "#2b210a", lambda pen: pen.oval(w - 8, h / 2, 7, 6.5), 0.9, 1)
    return out
