"""The verbs by which a merchant furnishes her storefront. All publish at once; the same again changes nothing."""

from django.core.files.storage import default_storage
from django.db import transaction

from cms import services as cms
from cms.errors import NotHerGoods
from cms.models import StorefrontPage
from common.consents import services as consents
from common.states import locked
from common.uploads import CleanPicture
from merchants.models import Merchant
from shop.catalogue import claims
from shop.catalogue.models import Product

FACES = "faces"
WORDS = {
    "colour", "name_jawi", "people", "making", "pauses", "away_until", "away_note", "delivery_words", "return_words", "line_id",
}  # fmt: skip
SQUARE = {"widths": (96, 192, 384), "ratio": (1, 1)}
GROUP = {"widths": (480, 960), "ratio": (4, 3)}


@transaction.atomic
def describe(*, merchant: Merchant, by, **words) -> StorefrontPage:
    """Write some of the storefront's WORDS and publish them. Raises ForbiddenClaim as ``cms.tell``."""
    if strange := set(words) - WORDS:
        raise TypeError(f"a storefront has no {strange}")
    page = locked(cms.storefront_of(merchant))
    changed = sorted(name for name, value in words.items() if getattr(page, name) != value)
    claims.check_shop(merchant, {name: words[name] for name in changed if isinstance(words[name], str)})
    return cms.publish(page, by, verb="storefront_described", changed=changed, **words) if changed else page


@transaction.atomic
def feature(*, merchant: Merchant, by, products: list[Product]) -> StorefrontPage:
    """Put these products first, in this order. Raises NotHerGoods for another merchant's."""
    page, keys = locked(cms.storefront_of(merchant)), [product.pk for product in products]
    if any(product.merchant_id != merchant.pk for product in products):
        raise NotHerGoods()
    return page if page.featured == keys else cms.publish(page, by, verb="storefront_featured", featured=keys)


def set_logo(*, merchant: Merchant, by, picture: CleanPicture) -> StorefrontPage:
    """Put a square mark beside the shop's name. The files are made before the transaction: they take a moment."""
    logo = cms.stored(picture, **SQUARE)
    with transaction.atomic():
        return cms.publish(locked(cms.storefront_of(merchant)), by, verb="storefront_logo_set", logo=logo)


@transaction.atomic
def remove_logo(*, merchant: Merchant, by) -> StorefrontPage:
    """Take the mark off."""
    page = locked(cms.storefront_of(merchant))
    return cms.publish(page, by, verb="storefront_logo_removed", logo={}) if page.logo else page


def show_people(*, merchant: Merchant, by, picture: CleanPicture, language: str) -> StorefrontPage:
    """Show a photograph of the people; that all of them agreed is written down as ``by``'s word."""
    made = cms.stored(picture, **GROUP)
    with transaction.atomic():
        page = locked(cms.storefront_of(merchant))
        old = page.people_picture
        consents.record(subject=page, purpose=FACES, version=made["original"], person=by, language=language)
        page = cms.publish(page, by, verb="storefront_people_shown", people_picture=made)
    forget(old)
    return page


def hide_people(*, merchant: Merchant, by, language: str) -> StorefrontPage:
    """Somebody no longer agrees: the photograph leaves the page and its files are deleted. Twice changes nothing."""
    with transaction.atomic():
        page = locked(cms.storefront_of(merchant))
        old = page.people_picture
        if not old:
            return page
        version = old["original"]
        consents.record(subject=page, purpose=FACES, version=version, given=False, person=by, language=language)
        page = cms.publish(page, by, verb="storefront_people_hidden", people_picture={})
    forget(old)
    return page


def forget(picture: dict) -> None:
    """Faces do not stay behind: delete the files of a photograph that is shown no more."""
    for name in [picture["original"], *(name for name, _width, _height in picture["sizes"])] if picture else []:
        default_storage.delete(name)
