"""The page of one product: what hangs on the catalogue's version is kept as it was drawn, price and stock are of this moment.

What was read now is part of the key (``pieces``); what belongs to the shopper (her cart, a refused quantity, the form's
token) is never kept.
"""

from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from common import spoken
from common.versions import services as versions
from shop.aftercare.models import Review
from shop.browse import certificate_facts, pieces, product_facts, product_markup, review_facts, sending_facts, trail
from shop.catalogue import cards, cover
from shop.catalogue.models import Product, Variant

MORE_OF_THE_SHOP = 4
MORE_OF_THE_KIND = 4
KEPT = 24 * 3600
PARTS = ("head", "about", "after")


def read(slug: str) -> dict | None:
    """Return the row of the product on sale under ``slug`` with ``version``, ``more`` and ``kin`` (rows too); else None.

    Two queries, one more where some of them have several variants.
    """
    version = versions.current("catalogue")
    key = f"neighbours:{version}:{slug}"
    keys = cache.get(key)
    if keys is None:
        keys = _keys(slug)
        if not keys:
            return None
        cache.set(key, keys, KEPT)
    own, more, kin = keys
    rows = {row["pk"]: row for row in cards.of_keys([own, *more, *kin])}
    if own not in rows:
        return None
    near = {"more": [rows[pk] for pk in more if pk in rows], "kin": [rows[pk] for pk in kin if pk in rows]}
    return {**rows[own], "version": version, **near}


def drawn(row: dict, request: HttpRequest, *, chosen: int | None) -> dict:
    """Return the PARTS as they are drawn, ``title``, and ``buy``: what the form that puts it into the cart says.

    ``chosen`` is the key of a variant of this product, or None.
    """
    reviews = review_facts.newest(row)
    origin = f"{request.scheme}://{request.get_host()}"
    key = pieces.key_of([row, chosen, origin, [review_facts.said(review) for review in reviews]])
    found = cache.get(key)
    if found is None:
        sold = Variant.objects.sold().filter(product=row["pk"])
        variants = list(sold.select_related("stock", "product__category__parent", "product__merchant"))
        if not variants:  # taken away since
            raise Http404
        found = _draw(row, variants, reviews, request, chosen)
        if _as_read(row, variants):
            cache.set(key, found, KEPT)
    return found


def _keys(slug: str) -> tuple[int, list[int], list[int]] | None:
    """Return the keys of a product, of others of its shop, and of some of its kind from shops near by."""
    found = Product.objects.on_sale().filter(slug=slug).select_related("merchant").first()
    if found is None:
        return None
    others = Product.objects.on_sale().exclude(pk=found.pk).order_by("-listed_at", "-pk").values_list("pk", flat=True)
    more = others.filter(merchant=found.merchant_id)[:MORE_OF_THE_SHOP]
    near = others.filter(category=found.category_id, merchant__province_code=found.merchant.province_code)
    return found.pk, list(more), list(near.exclude(merchant=found.merchant_id)[:MORE_OF_THE_KIND])


def _draw(row: dict, variants: list[Variant], reviews: list[Review], request: HttpRequest, chosen: int | None) -> dict:
    product = variants[0].product
    facts = product_facts.facts(product, variants, pictures=list(product.pictures.all()), chosen=chosen)
    certificates, steps = cover.of_product(product), trail.to_product(product.category)
    told = {
        "product": product,
        "facts": facts,
        "ways": sending_facts.of(facts["chosen"].variant),
        "more": cards.told(row["more"]),
        "kin": cards.told(row["kin"]),
        "words_language": spoken.language_of(product.words),
        "certificates": [certificate_facts.shown(each) for each in certificates],
        "markup": product_markup.markup(product, facts, request, certificates=certificates, reviews=reviews),
        "way": trail.markup(steps, {"name": product.title, "url": request.path}, request),
        "trail": steps,
        "reviews": reviews,
        "request": request,
    }
    marked = facts["chosen"]
    buy = {
        "variant": marked.pk,
        "available": marked.available,
        "most": marked.most,
        "kinds": len(variants),
        "price_satang": facts["price_satang"],
        "several_prices": facts["several_prices"],
        "shop": product.merchant.slug,
    }
    parts = {part: render_to_string(f"browse/product/{part}.html", told) for part in PARTS}
    return {**parts, "title": product.title, "buy": buy}


def _as_read(row: dict, variants: list[Variant]) -> bool:
    """Whether these variants cost and lie in stock as ``row`` said. Somebody may have bought meanwhile: then nothing is kept."""
    read_then = [
        (each.pk, each.price_satang, each.promo_satang, each.on_hand, each.reserved) for each in row["choices"]
    ]
    return read_then == [
        (each.pk, each.price_satang, each.promo_satang, each.stock.on_hand, each.stock.reserved) for each in variants
    ]
