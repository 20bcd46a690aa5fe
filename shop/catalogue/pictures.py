"""A product's pictures as files and addresses: the cleaned original, its sizes, and the ``card`` that lists read."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common.derivatives import Derivative, derivatives
from shop.catalogue.models import Picture
from shop.catalogue.slots import RATIO, SHOWN_HEIGHT, SHOWN_WIDTH, WIDTHS


def keep_original(content: bytes) -> str:
    """Store a JPEG of our own making under a name nobody can guess; return its storage name."""
    return default_storage.save(f"products/{secrets.token_urlsafe(15)}.jpg", ContentFile(content))


def make_sizes(original: str) -> list[list]:
    """Store the WebP sizes of ``original``; return ``[[storage name, width, height], …]``, ascending by width."""
    with default_storage.open(original) as file:
        content = file.read()
    return keep_sizes(original, derivatives(content, widths=WIDTHS, ratio=RATIO))


def keep_sizes(original: str, copies: list[Derivative]) -> list[list]:
    """Store copies of ``original`` that are made already; return what ``make_sizes`` returns."""
    stem = original.rsplit(".", 1)[0]
    made = []
    for copy in copies:
        name = default_storage.save(f"{stem}-{copy.width}.{copy.format}", ContentFile(copy.bytes))
        made.append([name, copy.width, copy.height])
    return made


def tag_of(picture: Picture, alt: str) -> dict:
    """Return what a ``<picture>`` needs: sizes as ``webp``, the original as ``fallback``, the space it takes, ``alt``."""
    return {
        "webp": [[default_storage.url(name), width] for name, width, _height in picture.sizes],
        "fallback": default_storage.url(picture.original),
        "width": SHOWN_WIDTH,
        "height": SHOWN_HEIGHT,
        "alt": picture.alt or alt,
    }


def card_of(pictures: list[Picture], alt: str) -> dict:
    """Return ``Product.card`` for these pictures, in their order; the first one is the card's."""
    return {"picture": tag_of(pictures[0], alt) if pictures else None}


def smallest(card: dict) -> str:
    """Return the address of the smallest picture on a product's ``card``; "" where it has none."""
    picture = card.get("picture")
    if not picture:
        return ""
    return picture["webp"][0][0] if picture["webp"] else picture["fallback"]
