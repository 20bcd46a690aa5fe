"""The table in the studio: a backdrop with falling light, things set on it, the shadows they throw."""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .paint import S, cloud, faint, grainy, soften, tone, turned

SHADE = (52, 34, 30)
ROOM_X, ROOM_Y = 110, 170  # backdrop beyond the picture, so that the frame can follow what was set down

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
            edge = (x - 0.46) ** 2 * 0.9 + (y - 0.5) ** 2 * 0.75
            v = 96 + 52 * glow + floor * (10 + 74 * pool) - 96 * edge
            out.append(max(0, min(255, round(v))))
    return Image.frombytes("L", (w, h), bytes(out))


@lru_cache(maxsize=16)
def backdrop(tint: str, w: int, h: int, horizon: float) -> Image.Image:
    light = _falling_light(100, round(100 * h / w), horizon).resize(
        (round(w * S), round(h * S)), Image.Resampling.BICUBIC
    )
    return tone(grainy(light, 0.035, 1, 2), TINTS[tint])


class Scene:
    """One picture being made. Later things stand in front of earlier ones."""

    def __init__(self, tint="paper", seed=1, size=(800, 1000), horizon=0.55):
        self.size, self.rng, self.seed = size, Random(seed), seed
        self.image = backdrop(tint, size[0] + 2 * ROOM_X, size[1] + 2 * ROOM_Y, horizon).copy()
        self.origin = ROOM_X, ROOM_Y  # where (0, 0) of the drawing lies; may be moved between two still lifes
        self.filled = None  # the box, in big pixels, in which things stand

    def paste(self, image: Image.Image, x: float, y: float):
        """Put an RGBA image with its centre at x, y."""
        left, top = (
            round((x + self.origin[0]) * S - image.width / 2),
            round((y + self.origin[1]) * S - image.height / 2),
        )
        self.image.paste(image, (left, top), image)
        inner = image.getbbox()
        if inner:
            box = (left + inner[0], top + inner[1], left + inner[2], top + inner[3])
            old = self.filled or box
            self.filled = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))

    def put(self, image, x, y, angle=0.0, shadow=(7, 9, 9, 0.42)):
        """Lay a thing on the table, its centre at x, y; ``shadow`` is (right, down, blur, strength) or None."""
        image = turned(image, angle)
        if shadow:
            dx, dy, blur, strength = shadow
            self.shade(image.getchannel("A"), x + dx, y + dy, blur, strength)
        self.paste(image, x, y)

    def shade(self, shape, x, y, blur, strength, colour=SHADE):
        """Darken the table under a shape whose centre is at x, y."""
        k = max(1, int(blur * S / 3))
        self._cast(shape.reduce(k) if k > 1 else shape, k, x, y, blur, strength, colour)

    def _cast(self, small, k, x, y, blur, strength, colour=SHADE):
        """Lay the shadow of a shape that was made ``k`` times too small."""
        pad = int(blur * S / k * 2.4) + 2
        room = Image.new("L", (small.width + 2 * pad, small.height + 2 * pad))
        room.paste(small, (pad, pad))
        soft = room.filter(ImageFilter.GaussianBlur(blur * S / k)).point(faint(strength))
        if k > 1:
            soft = soft.resize((room.width * k, room.height * k), Image.Resampling.BILINEAR)
        left, top = (x + self.origin[0]) * S - soft.width / 2, (y + self.origin[1]) * S - soft.height / 2
        self.image.paste(colour, (round(left), round(top)), soft)

    def ground(self, x, y, half, depth=None, strength=0.55, reach=0.5):
        """Where a standing thing of this half width touches the table: a tight dark line and a long soft cast."""
        depth = depth or half * 0.22
        for grow, right, down, blur, power in (
            (1.0 + reach * 0.5, reach * 0.75, 0.35, max(10, half * 0.16), strength * 0.5),
            (1.06, 0.10, 0.22, max(6, half * 0.07), strength * 0.8),
            (0.98, 0.02, 0.30, 3.2, strength),
        ):
            k = max(1, int(blur * S / 3))
            disc = _disc().resize((max(2, round(half * 2 * grow * S / k)), max(2, round(depth * 2 * grow * S / k))))
            self._cast(disc, k, x + half * right, y + depth * (down - 0.55), blur, power)

    def heap(self, pieces, x, y, rx, ry, count, rise=0.0, shadow=0.5):
        """Pile loose pieces (RGBA) in a dome over the oval rx × ry, from back to front."""
        rng, spots = self.rng, []
        for i in range(count):
            a, r = i * 2.39996 + rng.uniform(-0.3, 0.3), math.sqrt((i + 0.5) / count)
            spots.append((math.sin(a) * r, math.cos(a) * r, r))
        spots.sort(key=lambda p: p[0] + 0.5 * (1 - p[2]))
        ready = [(p, _drop(p, shadow)) for p in pieces]
        for dy, dx, r in spots:
            piece, under = ready[rng.randrange(len(ready))]
            px = x + dx * rx + rng.uniform(-3, 3)
            py = y + dy * ry - rise * (1 - r * r) + rng.uniform(-3, 3)
            if shadow:
                at = (
                    round((px + self.origin[0] + 3) * S - under.width / 2),
                    round((py + self.origin[1] + 4.5) * S - under.height / 2),
                )
                self.image.paste(SHADE, at, under)
            self.paste(piece, px, py)

    def frame(self, margin=0.07, closest=1.35):
        """The part worth showing, in the proportions asked for: the things in its middle, some air around them."""
        W, H = self.image.size
        w, h = self.size[0] * S, self.size[1] * S
        x0, y0, x1, y1 = self.filled or (0, 0, W, H)
        share = max((x1 - x0) / w, (y1 - y0) / h) / (1 - 2 * margin)
        share = min(W / w, H / h, max(share, 1 / closest))
        w, h = w * share, h * share
        left = min(max(0, (x0 + x1 - w) / 2), W - w)
        up = min(max(0, (y0 + y1 - h) / 2 - h * 0.012), H - h)
        return left, up, left + w, up + h

    def finish(self, size) -> Image.Image:
        out = self.image.resize(size, Image.Resampling.HAMMING, box=self.frame())
        grain = cloud(out.size, 1, 1, self.seed, 0.035)
        return ImageChops.add(out, Image.merge("RGB", [grain] * 3), 1, -128)


@lru_cache(maxsize=1)
def _disc() -> Image.Image:
    big = Image.new("L", (256, 256))
    ImageDraw.Draw(big).ellipse((2, 2, 253, 253), fill=255)
    return big


def _drop(piece, strength):
    return soften(piece.getchannel("A"), 2.5).point(faint(strength))


QUARTERS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)


def spun(make, rng: Random, kinds=4, turns=3):
    """Several versions of a small piece, each lying several ways, ready for a heap."""
    out = []
    for _ in range(kinds):
        piece = turned(make(rng), rng.uniform(0, 360))
        out += [piece, *(piece.transpose(q) for q in QUARTERS[: turns - 1])]
    return out
