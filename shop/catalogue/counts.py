"""How many products a filter would leave. Counted once per version of the catalogue, never per request."""

from collections import Counter

from django.core.cache import cache
from django.db.models import Case, CharField, Count, Value, When

from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue.models import Product, ProductState

# key: (from, to) in satang, from inclusive, to exclusive
BANDS = {"under-100": (0, 100_00), "100-500": (100_00, 500_00), "over-500": (500_00, 100_000_001)}

Cell = tuple[int, str, str]  # category id, province code, price band


def cells() -> Counter[Cell]:
    """Return the products on sale by category, province and price band: every filter's count is a sum of these."""
    key = f"catalogue-cells:{versions.current('catalogue')}"
    found = cache.get(key)
    if found is None:
        found = _counted()
        cache.set(key, found, 24 * 3600)
    return found


def sum_of(found: Counter[Cell], *, category: int | None = None, province: str = "", band: str = "") -> int:
    """Sum the cells that fit; what is not given does not narrow."""
    return sum(
        number
        for (of_category, of_province, of_band), number in found.items()
        if category in (None, of_category) and province in ("", of_province) and band in ("", of_band)
    )


def _counted() -> Counter[Cell]:
    whens = [When(price_satang__gte=low, price_satang__lt=high, then=Value(key)) for key, (low, high) in BANDS.items()]
    band = Case(*whens, output_field=CharField())
    grouped = (
        Product.objects.on_sale().annotate(band=band).values_list("category_id", "merchant__province_code", "band")
    )
    return Counter({(c, p, b): n for c, p, b, n in grouped.annotate(n=Count("pk"))})


def live_of(merchant: Merchant) -> int:
    """Return how many products ``merchant`` has put up for sale (one query, not cached)."""
    return Product.objects.for_merchant(merchant).filter(state=ProductState.LIVE).count()
