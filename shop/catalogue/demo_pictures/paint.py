"""The brushes: masks, light and tone, so that a flat shape becomes a thing with volume.

Lengths are in finished pixels of an 800 × 1000 picture; every image made here is ``S`` times as large
and is reduced when the picture is finished. Nothing here is random without being told its seed.
"""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from .grain import cloud

S = 1.5
Colour = str | tuple[int, int, int]


@lru_cache(maxsize=2048)
def rgb(colour: Colour) -> tuple[int, int, int]:
    return ImageColor.getrgb(colour)[:3] if isinstance(colour, str) else tuple(colour)


def mix(a: Colour, b: Colour, t: float) -> tuple[int, int, int]:
    """The colour that lies ``t`` of the way from ``a`` to ``b``."""
    return tuple(round(p + (q - p) * t) for p, q in zip(rgb(a), rgb(b), strict=True))


def shades(mid: Colour, deep: float = 0.62, bright: float = 0.5) -> tuple:
    """Shadow, body and highlight of one colour, the shadow warmer, the highlight like daylight."""
    return mix(mid, (38, 20, 24), deep), rgb(mid), mix(mid, (255, 250, 236), bright)


class Pen:
    """Draws in finished pixels on an image that is S times as large."""

    def __init__(self, image: Image.Image, scale: float = S):
        self.draw, self.s = ImageDraw.Draw(image), scale

    def _pts(self, pts):
        s = self.s
        return [(x * s, y * s) for x, y in pts]

    def poly(self, pts, fill=255):
        self.draw.polygon(self._pts(pts), fill=fill)

    def line(self, pts, fill=255, width=1.0):
        flat, w = self._pts(pts), max(1, round(width * self.s))
        self.draw.line(flat, fill=fill, width=w, joint="curve")
        if w > 3:
            for x, y in (flat[0], flat[-1]):
                self.draw.ellipse((x - w / 2, y - w / 2, x + w / 2 - 1, y + w / 2 - 1), fill=fill)

    def oval(self, cx, cy, rx, ry=None, fill=255, width=0.0):
        s, ry = self.s, rx if ry is None else ry
        box = ((cx - rx) * s, (cy - ry) * s, (cx + rx) * s, (cy + ry) * s)
        if width:
            self.draw.ellipse(box, outline=fill, width=max(1, round(width * s)))
        else:
            self.draw.ellipse(box, fill=fill)

    def arc(self, cx, cy, rx, ry, start, end, fill=255, width=1.0):
        s = self.s
        box = ((cx - rx) * s, (cy - ry) * s, (cx + rx) * s, (cy + ry) * s)
        self.draw.arc(box, start, end, fill=fill, width=max(1, round(width * s)))

    def rect(self, x0, y0, x1, y1, fill=255, radius=0.0):
        s = self.s
        box = (x0 * s, y0 * s, x1 * s - 1, y1 * s - 1)
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        if radius:
            self.draw.rounded_rectangle(box, radius * s, fill=fill)
        else:
            self.draw.rectangle(box, fill=fill)


def curve(pts, closed=True, steps=10):
    """A smooth line through ``pts`` (Catmull-Rom)."""
    n, out = len(pts), []
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = (pts[j % n] if closed else pts[min(max(j, 0), n - 1)] for j in (i - 1, i, i + 1, i + 2))
        for k in range(steps):
            t = k / steps
            out.append(
                tuple(
                    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )
            )
    return out if closed else [*out, pts[-1]]


def cornered(pts, corners, steps=5):
    """A smooth outline that keeps a sharp corner at the places listed."""
    n, runs = len(pts), sorted(c % len(pts) for c in corners)
    out = []
    for k, a in enumerate(runs):
        b = runs[(k + 1) % len(runs)] + (n if k + 1 == len(runs) else 0)
        out += curve([pts[i % n] for i in range(a, b + 1)], closed=False, steps=steps)[:-1]
    return out


def blob(cx, cy, rx, ry, rng: Random, wobble=0.06, n=9):
    """A hand-made oval."""
    turn = rng.random() * 6
    pts = []
    for k in range(n):
        a = turn + 2 * math.pi * k / n
        r = 1 + rng.uniform(-wobble, wobble)
        pts.append((cx + rx * r * math.cos(a), cy + ry * r * math.sin(a)))
    return curve(pts)


def canvas(w, h, mode="L", fill=0) -> Image.Image:
    return Image.new(mode, (max(1, round(w * S)), max(1, round(h * S))), fill)


def mask(w, h, paint) -> Image.Image:
    """The shape that ``paint(pen)`` draws, as a mask of w × h; its edges are smoothed."""
    image = canvas(w, h)
    paint(Pen(image))
    box = image.getbbox()
    if box:
        box = max(0, box[0] - 2), max(0, box[1] - 2), min(image.width, box[2] + 2), min(image.height, box[3] + 2)
        image.paste(image.crop(box).filter(ImageFilter.BoxBlur(0.55)), box[:2])
    return image


@lru_cache(maxsize=512)
def faint(strength):
    """A table for ``point`` that leaves this much of a mask."""
    return [round(v * min(1.0, strength)) for v in range(256)]


def gradient(size, stops, vertical=True) -> Image.Image:
    """Light that changes along one axis; ``stops`` are (place 0–1, value 0–255)."""
    row = Image.frombytes("L", (256, 1), bytes(_between(stops, i / 255) for i in range(256)))
    return (row.transpose(Image.Transpose.ROTATE_270) if vertical else row).resize(size, Image.Resampling.BILINEAR)


def _between(stops, t):
    for (a, va), (b, vb) in zip(stops, stops[1:], strict=False):
        if t <= b:
            return round(va + (vb - va) * max(0.0, (t - a) / ((b - a) or 1)))
    return round(stops[-1][1])


@lru_cache(maxsize=512)
def _tables(colours):
    """For each channel the 256 values that lead through the colours in even steps."""
    n, tables = len(colours) - 1, []
    edges = [round(255 * k / n) for k in range(n + 1)]
    for channel in range(3):
        table = [colours[0][channel]]
        for k in range(n):
            a, b, steps = colours[k][channel], colours[k + 1][channel], edges[k + 1] - edges[k]
            slope = (b - a) / steps
            table += [int(a + slope * i + 0.5) for i in range(1, steps + 1)]
        tables.append(table)
    return tables


def tone(light: Image.Image, colours) -> Image.Image:
    """Paint light with colours: the first where it is dark, the last where it is bright."""
    tables = _tables(tuple(rgb(c) for c in colours))
    return Image.merge("RGB", [light.point(t) for t in tables])


def relief(shape: Image.Image, soft: float = 20, height: float = 1.0, base: int = 128) -> Image.Image:
    """Light on a shape as if it were cushioned: lit from the upper left. ``soft`` is how far the roundness reaches."""
    r = max(1.0, soft * S)
    k = max(1, int(r / 5))
    small = shape.reduce(k) if k > 1 else shape
    pad = int(r / k * 2) + 3
    room = Image.new("L", (small.width + 2 * pad, small.height + 2 * pad))
    room.paste(small, (pad, pad))
    hill = room.filter(ImageFilter.GaussianBlur(r / k * 0.75))
    d = max(1, round(r / k * 0.45))
    lit = ImageChops.subtract(
        ImageChops.offset(hill, -d, -d), ImageChops.offset(hill, d, d), 1 / (0.62 * height), round(base - 34 * height)
    )
    lit = ImageChops.add(lit, hill.point(lambda v: v * 0.26 * height))
    lit = lit.crop((pad, pad, pad + small.width, pad + small.height))
    return lit.resize(shape.size, Image.Resampling.BILINEAR) if k > 1 else lit


def grainy(light: Image.Image, amount=0.12, cell=2, seed=3, stretch=1) -> Image.Image:
    if not amount:
        return light
    speck = cloud(light.size, cell, stretch, seed, amount)
    return ImageChops.add(light, speck, 1, -128)


def solid(shape, colours, soft=18, height=1.0, grain=0.1, cell=2, seed=3, light=None) -> Image.Image:
    """A body with volume: RGBA of the mask's size. ``light`` replaces the cushion's own light."""
    light = relief(shape, soft, height) if light is None else light
    out = tone(grainy(light, grain, cell, seed), colours)
    out.putalpha(shape)
    return out


def clad(shape, texture, soft=18, height=1.0, light=None, grain=0.08) -> Image.Image:
    """A body covered with a texture (RGB of the mask's size)."""
    light = relief(shape, soft, height) if light is None else light
    out = shine(texture, grainy(light, grain))
    out.putalpha(shape)
    return out


def shine(texture: Image.Image, light: Image.Image) -> Image.Image:
    """The texture under this light: 128 leaves it as it is."""
    low = tone(light.point(lambda v: min(255, v * 2)), ("#33211f", "#9d928c", "#ffffff"))
    out = ImageChops.multiply(texture.convert("RGB"), low)
    high = light.point(lambda v: max(0, (v - 132) * 0.75))
    return ImageChops.screen(out, Image.merge("RGB", [high] * 3))


def ink(image: Image.Image, colour, paint, opacity=1.0, blur=0.0) -> Image.Image:
    """Draw on a body without leaving its shape; changes and returns ``image``."""
    layer = Image.new("L", image.size)
    paint(Pen(layer))
    return stain(image, colour, layer, opacity, blur)


def stain(image: Image.Image, colour, layer: Image.Image, opacity=1.0, blur=0.0) -> Image.Image:
    """Colour a body where ``layer`` is bright; changes and returns ``image``."""
    box = layer.getbbox()
    if box is None:
        return image
    room = round(blur * S * 3)
    box = (
        max(0, box[0] - room),
        max(0, box[1] - room),
        min(layer.width, box[2] + room),
        min(layer.height, box[3] + room),
    )
    layer = layer.crop(box)
    if blur:
        layer = soften(layer, blur)
    if opacity < 1:
        layer = layer.point(faint(opacity))
    part = image.crop(box)
    alpha = part.getchannel("A") if image.mode == "RGBA" else None
    part.paste(rgb(colour) + ((255,) if alpha else ()), (0, 0), layer)
    if alpha:
        part.putalpha(alpha)
    image.paste(part, box[:2])
    return image


def graft(image: Image.Image, pts, make) -> Image.Image:
    """Grow a part on a body: ``make(shape)`` turns the mask of ``pts`` into RGBA. Works only where the part is."""
    xs, ys = [x for x, _ in pts], [y for _, y in pts]
    x0, y0 = int(min(xs) - 3) // 2 * 2, int(min(ys) - 3) // 2 * 2  # even, so that they fall on whole big pixels
    w, h = int(max(xs)) + 4 - x0, int(max(ys)) + 4 - y0
    piece = make(mask(w, h, lambda pen: pen.poly([(x - x0, y - y0) for x, y in pts])))
    x, y = round(x0 * S), round(y0 * S)
    image.alpha_composite(piece, (max(0, x), max(0, y)), (max(0, -x), max(0, -y)))
    return image


def soften(layer: Image.Image, radius: float) -> Image.Image:
    """A blur of ``radius`` finished pixels, done small where it is wide."""
    r = radius * S
    k = max(1, int(r / 3))
    if k == 1:
        return layer.filter(ImageFilter.BoxBlur(r))
    small = layer.reduce(k).filter(ImageFilter.GaussianBlur(r / k))
    return small.resize(layer.size, Image.Resampling.BILINEAR)


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """Turned counter-clockwise about its centre; the frame grows."""
    if not degrees % 360:
        return image
    return image.rotate(degrees, Image.Resampling.BILINEAR, expand=True)


def scaled(image: Image.Image, factor: float, tall: float = 1.0) -> Image.Image:
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor * tall)))
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
