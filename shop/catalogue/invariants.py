"""What must hold in the catalogue at any moment."""

from django.core.files.storage import default_storage
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from common import clock
from common.versions import services as versions
from shop.catalogue import pictures, search
from shop.catalogue.models import Picture, PriceAsked, Product, ProductState, Stock, Variant


def check() -> list[str]:
    """Return a sentence for every place where the catalogue's books do not agree; empty when all is well."""
    return [*_shelves(), *_prices(), *_variants(), *_things_to_sell(), *_cards(), *_index()]


def _shelves() -> list[str]:
    moved = Stock.objects.annotate(moved=Coalesce(Sum("variant__movements__pieces"), 0)).exclude(moved=F("on_hand"))
    return [
        f"stock of variant {row.pk}: {row.on_hand} on hand, its movements add up to {row.moved}"
        for row in moved.order_by("pk")
    ]


def _prices() -> list[str]:
    """The lowest price of a product is that of its variants (today's: before the day's first job ran, yesterday's)."""
    found = []
    for product in Product.objects.select_related("category").prefetch_related("variants").order_by("pk"):
        sold = [row for row in product.variants.all() if row.retired_at is None]
        if not sold or product.price_satang == min(row.asked_satang for row in sold):
            continue
        if any(row.promo_satang is not None for row in sold) and not versions.reached(
            "promotions", clock.today().toordinal()
        ):
            continue
        lowest = min(row.asked_satang for row in sold)
        found.append(f"product {product.pk}: price_satang {product.price_satang}, its lowest variant {lowest}")
    return found


def _variants() -> list[str]:
    """Something is sold at position 0, and what is asked now is the last line of the history."""
    without = Product.objects.filter(variants__isnull=False).exclude(variants__position=0).distinct()
    found = [f"product {row.pk}: no variant at position 0" for row in without.order_by("pk")]
    now = PriceAsked.objects.filter(variant=OuterRef("pk"), promotion=False, until__isnull=True)
    odd = Variant.objects.annotate(written=Subquery(now.values("price_satang")[:1])).exclude(written=F("price_satang"))
    found += [
        f"variant {row.pk}: asks {row.price_satang}, its history says {row.written}" for row in odd.order_by("pk")
    ]
    nameless = Variant.objects.sold().filter(
        Q(product__option_1="", position__gt=0) | ~Q(product__option_1="") & Q(value_1="")
    )
    return found + [
        f"variant {row.pk}: cannot be told apart by its product's options" for row in nameless.order_by("pk")
    ]


def _things_to_sell() -> list[str]:
    live = Product.objects.exclude(state=ProductState.DRAFT)
    counted = live.annotate(
        of_variants=Count("variants", distinct=True), of_stock=Count("variants__stock", distinct=True)
    )
    return [
        f"product {row.pk} is {row.state} with {row.of_variants} variants and {row.of_stock} shelves"
        for row in counted.order_by("pk")
        if not row.of_variants or row.of_variants != row.of_stock
    ]


def _index() -> list[str]:
    found = [
        f"product {product.pk} is not found by its words: run manage.py reindex_products"
        for batch in search.batches(
            Product.objects.select_related("category", "merchant").prefetch_related("variants").order_by("pk")
        )
        for product, entry in zip(batch, search.entries(batch), strict=True)
        if product.search_text != entry.text
    ]
    indexed, there = search.count(), Product.objects.count()
    if indexed != there:
        found.append(f"the search index holds {indexed} of {there} products: run manage.py reindex_products")
    if before := search.count_of_before():
        found.append(
            f"the search index holds {before} products as an earlier release wrote them: run manage.py reindex_products"
        )
    return found


def _cards() -> list[str]:
    found = []
    for product in Product.objects.prefetch_related("pictures").order_by("pk"):
        shown = pictures.card_of(list(product.pictures.all()), product.name)
        if product.card.get("picture") != shown["picture"]:
            found.append(f"product {product.pk}: its card does not show its first picture")
    for picture in Picture.objects.order_by("pk"):
        sized = [name for name, _width, _height in [*picture.sizes, *picture.avif]]
        names = [picture.original, picture.shown, *sized]
        found += [
            f"picture {picture.pk}: no file {name}" for name in names if name and not default_storage.exists(name)
        ]
    return found
