"""What must hold in the catalogue at any moment."""

from django.core.files.storage import default_storage
from django.db.models import Count, F, Min, Sum
from django.db.models.functions import Coalesce

from shop.catalogue import pictures, search
from shop.catalogue.models import Picture, Product, ProductState, Stock


def check() -> list[str]:
    """Return a sentence for every place where the catalogue's books do not agree; empty when all is well."""
    return [*_shelves(), *_prices(), *_things_to_sell(), *_cards(), *_index()]


def _shelves() -> list[str]:
    moved = Stock.objects.annotate(moved=Coalesce(Sum("variant__movements__pieces"), 0)).exclude(moved=F("on_hand"))
    return [
        f"stock of variant {row.pk}: {row.on_hand} on hand, its movements add up to {row.moved}"
        for row in moved.order_by("pk")
    ]


def _prices() -> list[str]:
    wrong = Product.objects.annotate(lowest=Min("variants__price_satang")).exclude(lowest=F("price_satang"))
    return [
        f"product {row.pk}: price_satang {row.price_satang}, its lowest variant {row.lowest}"
        for row in wrong.exclude(lowest=None).order_by("pk")
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
        for batch in search.batches(Product.objects.select_related("category", "merchant").order_by("pk"))
        for product, entry in zip(batch, search.entries(batch), strict=True)
        if product.search_text != entry.text
    ]
    indexed, there = search.count(), Product.objects.count()
    if indexed != there:
        found.append(f"the search index holds {indexed} of {there} products: run manage.py reindex_products")
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
