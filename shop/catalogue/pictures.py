"""A product's pictures as files and addresses: the cleaned original, its sizes, and the ``card`` that lists read."""

import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.translation import gettext as _

from common.derivatives import Cut, Derivative, cut_jpeg, derivatives
from common.sharing import share_picture
from shop.catalogue.models import Picture, localised
from shop.catalogue.slots import RATIO, SHOWN_HEIGHT, SHOWN_WIDTH, WIDTHS

FORMATS = ("webp", "avif")


def keep_original(content: bytes) -> str:
    """Store a JPEG of our own making under a name nobody can guess; return its storage name."""
    return default_storage.save(f"products/{secrets.token_urlsafe(15)}.jpg", ContentFile(content))


@dataclass(frozen=True)
class Sizes:
    """Files of one picture as it is cut: ``[[storage name, width, height], …]`` ascending by width, the JPEG if it is cut,
    and the picture that a shared link shows.
    """

    webp: list[list]
    avif: list[list]
    shown: str = ""
    share: str = ""


def cut_of(picture: Picture) -> Cut:
    """Return how the picture is cut for a card."""
    return Cut(RATIO, picture.turn, (picture.focus_x, picture.focus_y), picture.zoom)


def make_sizes(picture: Picture, *, formats: tuple[str, ...] = FORMATS) -> Sizes:
    """Store the sizes of ``picture`` as it is cut, under names nobody has seen before."""
    with default_storage.open(picture.original) as file:
        content = file.read()
    cut = cut_of(picture)
    jpeg = cut_jpeg(content, cut, widest=WIDTHS[-1]) if picture.cut_as else b""
    share = share_picture(content, cut=cut, province=picture.product.merchant.province_slug)
    copies = derivatives(content, widths=WIDTHS, cut=cut, formats=formats)
    return keep_sizes(picture, copies, jpeg=jpeg, share=share)


def keep_sizes(picture: Picture, copies: list[Derivative], *, share: bytes, jpeg: bytes = b"") -> Sizes:
    """Store what was made of ``picture`` already: its sizes, ``jpeg`` (as it is cut), ``share``; return what they are called."""
    stem = picture.original.rsplit(".", 1)[0]
    stem += f"-{secrets.token_hex(3)}" if picture.sizes else ""
    made = {"webp": [], "avif": []}
    for copy in copies:
        name = default_storage.save(f"{stem}-{copy.width}.{copy.format}", ContentFile(copy.bytes))
        made[copy.format].append([name, copy.width, copy.height])
    shown = default_storage.save(f"{stem}-cut.jpg", ContentFile(jpeg)) if jpeg else ""
    shared = default_storage.save(f"{stem}-share.jpg", ContentFile(share))
    return Sizes(**made, shown=shown, share=shared)


def share_name(picture: Picture) -> str:
    """Return a storage name that nobody has seen before, for a shared picture that is drawn by itself."""
    return f"{picture.original.rsplit('.', 1)[0]}-{secrets.token_hex(3)}-share.jpg"


def tag_of(picture: Picture, alt: str) -> dict:
    """Return what a ``<picture>`` needs: sizes as ``webp`` and ``avif``, a JPEG as ``fallback``, its space, ``alt``."""
    tag = {
        "webp": [[default_storage.url(name), width] for name, width, _height in picture.sizes],
        "fallback": default_storage.url(picture.shown or picture.original),
        "width": SHOWN_WIDTH,
        "height": SHOWN_HEIGHT,
        "alt": localised(picture, "alt") or alt,
    }
    if picture.avif:
        tag["avif"] = [[default_storage.url(name), width] for name, width, _height in picture.avif]
    return tag


def suggested_alt(name: str, at: int) -> str:
    """Return what is said of a product's picture number ``at`` (from 0) while nobody says more."""
    return name if at == 0 else _("%(name)s รูปที่ %(number)s") % {"name": name, "number": at + 1}


def url_of_original(picture: Picture) -> str:
    """Return the address of the picture as it came in, from which it is cut."""
    return default_storage.url(picture.original)


def url_of_share(picture: Picture) -> str:
    """Return the address of the picture that a shared link shows; "" until it is made."""
    return default_storage.url(picture.share) if picture.share else ""


def card_of(pictures: list[Picture], alt: str) -> dict:
    """Return ``Product.card`` for these pictures, in their order; the first one is the card's."""
    with translation.override("th"):  # a list puts the name in the reader's language in its place
        return {"picture": tag_of(pictures[0], alt) if pictures else None}


def smallest(card: dict) -> str:
    """Return the address of the smallest picture on a product's ``card``; "" where it has none."""
    picture = card.get("picture")
    if not picture:
        return ""
    return picture["webp"][0][0] if picture["webp"] else picture["fallback"]
