"""Makers of slips: pictures of a made-up bank, with or without its code."""

import datetime
import io

from PIL import Image

from common.uploads import CleanPicture, clean_picture
from shop.catalogue.demo_pictures import draw_slip
from shop.payments import slip_qr

WHEN = datetime.datetime(2026, 11, 23, 14, 5)


def image(reference: str = "01632712345678901234", *, satang: int = 14_000, text: str | None = None) -> Image.Image:
    """A slip whose code says ``text``: by default what the bank would print; "" for no code at all."""
    said = slip_qr.compose(bank="004", reference=reference) if text is None else text
    return draw_slip(satang, reference, WHEN, qr_text=said or None)


def clean(drawn: Image.Image, *, quality: int = 80) -> CleanPicture:
    """``drawn`` as it comes out of a form."""
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=quality)
    return clean_picture(out.getvalue())


def slip(reference: str = "01632712345678901234", **facts) -> CleanPicture:
    return clean(image(reference, **facts))


def cut(drawn: Image.Image, *, top: float = 0.06, bottom: float = 0.05, scale: float = 0.9) -> Image.Image:
    """``drawn`` cut at its edges and made smaller."""
    part = drawn.crop((0, int(drawn.height * top), drawn.width, int(drawn.height * (1 - bottom))))
    return part.resize((int(part.width * scale), int(part.height * scale)))
