"""What products are found by, written anew where something around them has changed."""

from django.db import transaction
from django.db.models import QuerySet

from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue import categories, search, unit_price
from shop.catalogue.models import Category, Product


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
    count = 0
    rows = products.select_related("category", "merchant").prefetch_related("variants")
    for batch in search.batches(rows.order_by("pk")):
        _weigh(batch)
        search.spell(batch)
        count += len(batch)
    versions.bump("catalogue")
    return count


def _weigh(products: list[Product]) -> None:
    """Write the price of 100 g anew where it is not what the product's price and weight make."""
    changed = []
    for product in products:
        first = next(iter(product.variants.all()), None)
        weight = first.weight_g if first and product.category.by_weight else None
        now = unit_price.hundred(price_satang=product.price_satang, unit=product.unit, weight_g=weight)
        if now != product.hundred_satang:
            product.hundred_satang = now
            changed.append(product)
    Product.objects.bulk_update(changed, ["hundred_satang"], batch_size=200)
