"""How many products a filter would leave. Counted once per version of the catalogue, never per request."""

from collections import Counter
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Case, CharField, Count, QuerySet, Value, When

from common.versions import services as versions
from merchants.certificates.models import CertificateKind
from merchants.models import Merchant
from shop.catalogue import cover
from shop.catalogue.models import Product, ProductState

# key: (from, to) in satang, from inclusive, to exclusive
BANDS = {"under-100": (0, 100_00), "100-500": (100_00, 500_00), "over-500": (500_00, 100_000_001)}

Cell = tuple[int, str, str]  # category id, province code, price band


@dataclass(frozen=True)
class Covered:
    """What a kind of certificate covers today: its names by language, and the products on sale by cell."""

    names: dict[str, str]
    cells: Counter[Cell]


@dataclass(frozen=True)
class Counted:
    """The products on sale by cell; ``covered`` by the key of every kind of certificate, in the editors' order."""

    cells: Counter[Cell]
    covered: dict[str, Covered]


def counted() -> Counted:
    """Return the counts of today. They hang on the version and the Bangkok date: a certificate ends at midnight."""
    key = f"catalogue-counted:{versions.current('catalogue')}"
    found = cache.get(key)
    if found is None:
        found = Counted(_counted(Product.objects.on_sale()), _covered())
        cache.set(key, found, 24 * 3600)
    return found


def cells() -> Counter[Cell]:
    """Return the products on sale by category, province and price band: every filter's count is a sum of these."""
    return counted().cells


def sum_of(found: Counter[Cell], *, category: int | None = None, province: str = "", band: str = "") -> int:
    """Sum the cells that fit; what is not given does not narrow."""
    return sum(
        number
        for (of_category, of_province, of_band), number in found.items()
        if category in (None, of_category) and province in ("", of_province) and band in ("", of_band)
    )


def _covered() -> dict[str, Covered]:
    return {
        kind.key: Covered(
            {"th": kind.name, "ms": kind.name_ms or kind.name, "en": kind.name_en or kind.name},
            _counted(cover.covered(Product.objects.on_sale(), kind=kind.key)),
        )
        for kind in CertificateKind.objects.all()
    }


def _counted(products: QuerySet[Product]) -> Counter[Cell]:
    whens = [When(price_satang__gte=low, price_satang__lt=high, then=Value(key)) for key, (low, high) in BANDS.items()]
    band = Case(*whens, output_field=CharField())
    grouped = products.annotate(band=band).values_list("category_id", "merchant__province_code", "band")
    return Counter({(c, p, b): n for c, p, b, n in grouped.annotate(n=Count("pk"))})


def live_of(merchant: Merchant) -> int:
    """Return how many products ``merchant`` has put up for sale (one query, not cached)."""
    return Product.objects.for_merchant(merchant).filter(state=ProductState.LIVE).count()
