"""Sample papers for demo applications and sample bank slips: plainly invented, plainly marked, ASCII only."""

from datetime import datetime
from random import Random
from zlib import crc32

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFont

from .motifs import INK, LEAF, PAPER, RED, SEA, flower
from .paint import Pen, S, canvas, cloud, mix, rgb, soften

QUIET = "#6b7079"


def _font(size: float):
    return ImageFont.load_default(round(size))


def _plain(text: str) -> str:
    """What the built-in typeface can write; anything else becomes a dot."""
    return "".join(ch if 32 <= ord(ch) < 127 else "." for ch in text)


def _worn(image: Image.Image, seed: int) -> Image.Image:
    """As if it had lain on a scanner: a tint of paper, a soft shadow along the edges, a slight turn."""
    w, h = image.size
    speck = cloud((w, h), 2, 1, seed, 0.10)
    image = ImageChops.add(image, Image.merge("RGB", [speck] * 3), 1, -128)
    edge = Image.new("L", (w, h), 0)
    ImageDraw.Draw(edge).rectangle((w * 0.012, h * 0.008, w * 0.988, h * 0.992), fill=255)
    dark = ImageChops.invert(soften(edge, w * 0.008 / S)).point(lambda v: v * 0.22)
    image.paste((70, 60, 50), (0, 0), dark)
    turn = Random(seed).uniform(-0.7, 0.7)
    return image.rotate(turn, Image.Resampling.BICUBIC, fillcolor=(214, 210, 202))


def _watermark(image: Image.Image, text: str, size: float, opacity: float, step: float):
    """The word across the whole sheet, slanting."""
    w, h = image.size
    layer = Image.new("L", (round(w * 1.6), round(h * 1.6)))
    pen, font = ImageDraw.Draw(layer), _font(size)
    wide = pen.textlength(text + "   ", font=font)
    for j in range(int(layer.height / step) + 1):
        for i in range(-1, int(layer.width / wide) + 2):
            pen.text((i * wide + (j % 2) * wide / 2, j * step), text, fill=255, font=font)
    layer = layer.rotate(32, Image.Resampling.BILINEAR)
    left, top = (layer.width - w) // 2, (layer.height - h) // 2
    layer = layer.crop((left, top, left + w, top + h)).point(lambda v: v * opacity)
    image.paste(rgb(RED), (0, 0), layer)


def _stamp(r: float, colour: str, seed: int) -> Image.Image:
    """A round rubber stamp with the word SAMPLE, unevenly inked."""
    size = r * 2 + 12
    layer = canvas(size, size)
    pen, c = Pen(layer), size / 2
    pen.oval(c, c, r, width=4)
    pen.oval(c, c, r * 0.86, width=1.6)
    for k in range(2):
        flower(pen, c, c + (-1 if k else 1) * r * 0.5, r * 0.2, 8, 255)
    font = _font(r * 0.42 * S)
    pen.draw.text((c * S, c * S), "SAMPLE", fill=255, font=font, anchor="mm")
    uneven = cloud(layer.size, 6, 1, seed, 1.2).point(lambda v: min(255, max(60, v + 50)))
    out = Image.new("RGBA", layer.size, rgb(colour) + (0,))
    out.putalpha(ImageChops.multiply(layer, uneven).point(lambda v: v * 0.82))
    return out.rotate(Random(seed).uniform(-24, 24), Image.Resampling.BILINEAR)


def _signature(pen, x, y, w, seed):
    rng = Random(seed)
    pts = [(x + w * k / 22, y + rng.uniform(-14, 12) * (1 if k % 3 else 1.7)) for k in range(23)]
    pen.line(pts, fill="#27407a", width=3, joint="curve")
    pen.line([(x - 6, y + 16), (x + w * 0.9, y + 9)], fill="#27407a", width=2)


def draw_paper(title: str, lines: list[str] | tuple[str, ...], size=(1000, 1400)) -> Image.Image:
    """A made-up official paper as a scan: title, one form line per entry ("Label: value"), stamp, signature.

    Only ASCII can be written; other letters become dots. Marked SAMPLE all over, so that nobody takes it for real.
    """
    seed = crc32("|".join([title, *lines]).encode()) % 9973
    image = Image.new("RGB", (1000, 1400), rgb("#fbf9f3"))
    pen = ImageDraw.Draw(image)
    colour = (SEA, LEAF, RED)[seed % 3]
    _watermark(image, "SAMPLE  NOT A REAL DOCUMENT", 30, 0.10, 120)
    _letterhead(pen, image, title, colour)
    _form(pen, lines, seed)
    _signature(pen, 620, 1190, 230, seed)
    pen.line([(580, 1226), (900, 1226)], fill=QUIET, width=2)
    pen.text((740, 1246), "( sample signature )", fill=QUIET, font=_font(22), anchor="mm")
    stamp = _stamp(80, colour, seed)
    image.paste(stamp, (430, 1075), stamp)
    pen.rectangle((0, 1340, 1000, 1400), fill=rgb(mix(RED, PAPER, 0.82)))
    pen.text((500, 1369), "SAMPLE - made up for a demonstration, no legal value", fill=RED, font=_font(26), anchor="mm")
    image = _worn(image, seed)
    return image if image.size == tuple(size) else image.resize(size, Image.Resampling.LANCZOS)


def _letterhead(pen, image, title, colour):
    big = Pen(image, 1)
    big.oval(500, 118, 56, fill=colour)
    big.oval(500, 118, 50, fill=PAPER, width=2)
    flower(big, 500, 118, 40, 8, PAPER, "#d79b2b")
    font = _font(44)
    text = _plain(title)
    while pen.textlength(text, font=font) > 860 and font.size > 24:
        font = _font(font.size - 2)
    pen.text((500, 222), text, fill=INK, font=font, anchor="mm")
    pen.text((500, 270), "Office of Examples, Province of Nowhere", fill=QUIET, font=_font(24), anchor="mm")
    pen.line([(90, 304), (910, 304)], fill=colour, width=4)
    pen.line([(90, 312), (910, 312)], fill=colour, width=1)


def _form(pen, lines, seed):
    rng = Random(seed)
    step = min(74, 640 / max(1, len(lines)))
    y = 372.0
    for line in lines:
        label, _, value = _plain(line).partition(":")
        pen.text((100, y), label.strip(), fill=QUIET, font=_font(25), anchor="lm")
        start = max(390, 120 + pen.textlength(label, font=_font(25)))
        for x in range(int(start), 900, 9):
            pen.line([(x, y + 17), (x + 3, y + 17)], fill="#a9a59a", width=2)
        if value.strip():
            pen.text((start + 10, y - 2), value.strip(), fill="#27407a", font=_font(28), anchor="lm")
        y += step
    for _ in range(int((1030 - y) / 34)):
        y += 34
        pen.rectangle((100, y, 100 + rng.uniform(520, 800), y + 7), fill="#d9d5ca")


def draw_slip(
    amount_satang: int, reference: str, when: datetime, qr_text: str | None = None, size=(720, 1280)
) -> Image.Image:
    """A made-up bank's transfer slip, marked SAMPLE; ``qr_text`` is what its mini-QR says (no QR without it).

    ``when`` is printed as it is given: pass it in Bangkok time. The same arguments give the same picture.
    """
    image = Image.new("RGB", (720, 1280), rgb("#e4efec"))
    pen = ImageDraw.Draw(image)
    _bank(image, pen)
    pen.rounded_rectangle((36, 270, 684, 1180), 26, fill="white")
    _watermark_box(image, (36, 270, 684, 860))
    baht = f"{amount_satang // 100:,}.{amount_satang % 100:02d} THB"
    pen.text((360, 318), when.strftime("%d/%m/%Y   %H:%M"), fill=QUIET, font=_font(26), anchor="mm")
    pen.text((360, 382), baht, fill=INK, font=_font(58), anchor="mm")
    pen.line([(76, 436), (644, 436)], fill="#e1e4e2", width=2)
    _party(image, pen, 510, "Sample sender", "xxx-x-x0000-x", "#d79b2b")
    _party(image, pen, 630, "Sample shop", "xxx-xxx-0000", RED)
    pen.line([(110, 552), (110, 588)], fill="#b9c4c0", width=3)
    pen.line([(76, 700), (644, 700)], fill="#e1e4e2", width=2)
    pen.text((76, 742), "Reference", fill=QUIET, font=_font(24), anchor="lm")
    _fitted(pen, _plain(reference), 76, 784, 568, 28)
    if qr_text:
        _mini_qr(image, qr_text, (360, 1000), 290)
    else:
        pen.text((360, 1000), "no code", fill="#b9c4c0", font=_font(30), anchor="mm")
    pen.rectangle((0, 1204, 720, 1280), fill=RED)
    pen.text((360, 1242), "SAMPLE - not a real transfer", fill="white", font=_font(34), anchor="mm")
    return image if image.size == tuple(size) else image.resize(size, Image.Resampling.LANCZOS)


def _bank(image, pen):
    pen.rectangle((0, 0, 720, 250), fill=SEA)
    big = Pen(image, 1)
    big.oval(360, 92, 46, fill=PAPER)
    flower(big, 360, 92, 36, 5, LEAF, "#d79b2b", -1.57)
    pen.text((360, 168), "EXAMPLE BANK", fill=PAPER, font=_font(34), anchor="mm")
    pen.text((360, 210), "Transfer completed", fill="#bfe0da", font=_font(26), anchor="mm")


def _party(image, pen, y, name, account, mark):
    pen.ellipse((76, y - 34, 144, y + 34), fill=mark)
    flower(Pen(image, 1), 110, y, 24, 6, PAPER, mark)
    pen.text((170, y - 16), name, fill=INK, font=_font(30), anchor="lm")
    pen.text((170, y + 20), account, fill=QUIET, font=_font(25), anchor="lm")


def _watermark_box(image, box):
    part = image.crop(box)
    _watermark(part, "SAMPLE", 54, 0.10, 110)
    image.paste(part, box[:2])


def _fitted(pen, text, x, y, width, size):
    while pen.textlength(text, font=_font(size)) > width and size > 14:
        size -= 1
    pen.text((x, y), text, fill=INK, font=_font(size), anchor="lm")


def _mini_qr(image, text, centre, side):
    """The code in whole pixels per module on a clean white field, so that it scans."""
    matrix = segno.make(text, error="m", micro=False).matrix
    n = len(matrix) + 8
    module = max(2, side // n)
    field = Image.new("RGB", (n, n), "white")
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                field.putpixel((x + 4, y + 4), (0, 0, 0))
    field = field.resize((n * module, n * module), Image.Resampling.NEAREST)
    image.paste(field, (centre[0] - field.width // 2, centre[1] - field.height // 2))
