"""What products are found by, written anew where something around them has changed."""

from django.db import transaction
from django.db.models import QuerySet

from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue import categories, search
from shop.catalogue.models import Category, Product
from shop.catalogue.services import prices


@transaction.atomic
def refresh_search_text(*, merchant: Merchant) -> int:
    """Write the search words of a merchant's products anew, after its name or place has changed; return how many."""
    return _refresh(Product.objects.for_merchant(merchant))


@transaction.atomic
def refresh_search_text_of_category(*, category: Category) -> int:
    """The same after a category (or one above it) was renamed or moved; return how many products were written."""
    return _refresh(Product.objects.filter(category__in=categories.below(category)))


@transaction.atomic
def reindex() -> int:
    """Make the index and the known spellings anew of all products; return how many. Done twice it changes nothing."""
    search.forget_all()
    return _refresh(Product.objects.all())


@transaction.atomic
def words_changed() -> None:
    """Let the editors' lists of words hold from the next search on."""
    search.words_changed()


def _refresh(products: QuerySet[Product]) -> int:
    count, whose = 0, set()
    rows = products.select_related("category", "merchant").prefetch_related("variants")
    for batch in search.batches(rows.order_by("pk")):
        _weigh(batch)
        search.spell(batch)
        count += len(batch)
        whose.update(product.merchant_id for product in batch)
    versions.bump("catalogue", of=whose)
    return count


def _weigh(products: list[Product]) -> None:
    """Write the lowest prices anew where they are not what the products' variants make."""
    changed = []
    for product in products:
        sold = [row for row in product.variants.all() if row.retired_at is None]
        now = prices.lowest_of(product, sold) if sold else (product.price_satang, None)
        if now != (product.price_satang, product.hundred_satang):
            product.price_satang, product.hundred_satang = now
            changed.append(product)
    Product.objects.bulk_update(changed, ["price_satang", "hundred_satang"], batch_size=200)
