"""The table in the studio: a backdrop with falling light, things set on it, the shadows they throw."""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .paint import S, cloud, grainy, rgb, soften, tone, turned

SHADE = (52, 34, 30)

# wall in the dark corner, wall, table in the light
TINTS = {
    "paper": ("#cfc2ac", "#ece2cf", "#fbf6ea"),
    "sand": ("#bfa37e", "#e2cba8", "#f6e9d2"),
    "mist": ("#9fb5b0", "#cfdeda", "#eff5f1"),
    "rose": ("#c39c88", "#e6cbbb", "#f8ebe1"),
    "leaf": ("#a3b08c", "#d0d9bd", "#f0f3e3"),
    "sky": ("#9aaebd", "#c9d7e0", "#eef3f5"),
    "lilac": ("#a89bab", "#d5cad6", "#f2ecf1"),
    "butter": ("#c7a862", "#ecd79e", "#fbf1d3"),
    "sea": ("#0b3534", "#1b5a57", "#3c7f79"),
    "clay": ("#5d2a20", "#97503d", "#bb7358"),
    "night": ("#16191d", "#2d3238", "#4b5159"),
    "wood": ("#4a3122", "#78553b", "#a17a57"),
}


@lru_cache(maxsize=4)
def _falling_light(w: int, h: int, horizon: float) -> Image.Image:
    """Brightness of a curved studio sheet, small: a lit pool on the table, dusk in the far corners."""
    out = bytearray()
    for j in range(h):
        y = j / (h - 1)
        floor = 1 / (1 + math.exp(-(y - horizon) * 17))
        for i in range(w):
            x = i / (w - 1)
            pool = math.exp(-(((x - 0.42) / 0.62) ** 2 + ((y - horizon - 0.12) / 0.46) ** 2))
            glow = math.exp(-(((x - 0.30) / 0.52) ** 2 + ((y - 0.24) / 0.40) ** 2))
            edge = ((x - 0.46) ** 2 * 0.9 + (y - 0.5) ** 2 * 0.75)
            v = 96 + 52 * glow + floor * (10 + 74 * pool) - 96 * edge
            out.append(max(0, min(255, round(v))))
    return Image.frombytes("L", (w, h), bytes(out))


@lru_cache(maxsize=16)
def backdrop(tint: str, w: int, h: int, horizon: float) -> Image.Image:
    light = _falling_light(100, round(100 * h / w), horizon).resize((w * S, h * S), Image.Resampling.BICUBIC)
    return tone(grainy(light, 0.035, 1, 2), TINTS[tint])


class Scene:
    """One picture being made. Later things stand in front of earlier ones."""

    def __init__(self, tint="paper", seed=1, size=(800, 1000), horizon=0.55):
        self.size, self.rng, self.seed = size, Random(seed), seed
        self.image = backdrop(tint, *size, horizon).copy()

    def paste(self, image: Image.Image, x: float, y: float):
        """Put an RGBA image with its centre at x, y."""
        self.image.paste(image, (round(x * S - image.width / 2), round(y * S - image.height / 2)), image)

    def put(self, image, x, y, angle=0.0, shadow=(7, 9, 9, 0.42)):
        """Lay a thing on the table, its centre at x, y; ``shadow`` is (right, down, blur, strength) or None."""
        image = turned(image, angle)
        if shadow:
            dx, dy, blur, strength = shadow
            self.shade(image.getchannel("A"), x + dx, y + dy, blur, strength)
        self.paste(image, x, y)

    def shade(self, shape, x, y, blur, strength, colour=SHADE):
        """Darken the table under a shape whose centre is at x, y."""
        k = max(1, int(blur * S / 4))
        small = shape.reduce(k) if k > 1 else shape
        pad = int(blur * S / k * 2.6) + 2
        room = Image.new("L", (small.width + 2 * pad, small.height + 2 * pad))
        room.paste(small, (pad, pad))
        soft = room.filter(ImageFilter.GaussianBlur(blur * S / k)).point(lambda v: v * strength)
        if k > 1:
            soft = soft.resize((room.width * k, room.height * k), Image.Resampling.BILINEAR)
        self.image.paste(colour, (round(x * S - soft.width / 2), round(y * S - soft.height / 2)), soft)

    def ground(self, x, y, half, depth=None, strength=0.55, reach=0.5):
        """Where a standing thing of this half width touches the table: a tight dark line and a long soft cast."""
        depth = depth or half * 0.22
        disc = _disc()
        for grow, right, down, blur, power in (
            (1.0 + reach * 0.5, reach * 0.75, 0.35, max(10, half * 0.16), strength * 0.5),
            (1.06, 0.10, 0.22, max(6, half * 0.07), strength * 0.8),
            (0.98, 0.02, 0.30, 3.2, strength),
        ):
            w, h = max(4, round(half * 2 * grow * S)), max(4, round(depth * 2 * grow * S))
            self.shade(disc.resize((w, h)), x + half * right, y + depth * (down - 0.55), blur, power)

    def heap(self, pieces, x, y, rx, ry, count, rise=0.0, shadow=0.5):
        """Pile loose pieces (RGBA) in a dome over the oval rx × ry, from back to front."""
        rng, spots = self.rng, []
        for i in range(count):
            a, r = i * 2.39996 + rng.uniform(-0.3, 0.3), math.sqrt((i + 0.5) / count)
            spots.append((math.sin(a) * r, math.cos(a) * r, r))
        spots.sort(key=lambda p: p[0] + 0.5 * (1 - p[2]))
        ready = [(p, _drop(p)) for p in pieces]
        for dy, dx, r in spots:
            piece, under = ready[rng.randrange(len(ready))]
            px = x + dx * rx + rng.uniform(-3, 3)
            py = y + dy * ry - rise * (1 - r * r) + rng.uniform(-3, 3)
            if shadow:
                soft = under.point(lambda v: v * shadow)
                at = (round((px + 3) * S - soft.width / 2), round((py + 4.5) * S - soft.height / 2))
                self.image.paste(SHADE, at, soft)
            self.paste(piece, px, py)

    def haze(self, colour, strength, stops_mask):
        """Lay a thin veil of colour over the whole picture through a mask of its size."""
        self.image.paste(rgb(colour), (0, 0), stops_mask.point(lambda v: v * strength))

    def finish(self, size) -> Image.Image:
        out = self.image.reduce(S)
        grain = cloud(out.size, 1, 1, self.seed, 0.035)
        out = Image.merge("RGB", [_speck(ch, grain) for ch in out.split()])
        return out if out.size == tuple(size) else out.resize(size, Image.Resampling.LANCZOS)


def _speck(channel, grain):
    return ImageChops.add(channel, grain, 1, -128)


@lru_cache(maxsize=1)
def _disc() -> Image.Image:
    big = Image.new("L", (256, 256))
    ImageDraw.Draw(big).ellipse((2, 2, 253, 253), fill=255)
    return big


def _drop(piece):
    return soften(piece.getchannel("A"), 2.5)


def spun(make, rng: Random, kinds=4, turns=3):
    """Several versions of a small piece, each at several angles, ready for a heap."""
    out = []
    for _ in range(kinds):
        piece = make(rng)
        out += [turned(piece, rng.uniform(0, 360)) for _ in range(turns)]
    return out
