"""What the home page shows besides its own words: provinces, goods, shops; read live, in a fixed number of queries."""

from django.urls import reverse
from django.utils.translation import get_language

from cms import shops
from common.provinces import PROVINCES
from shop.catalogue import counts
from shop.catalogue.cards import cards
from shop.catalogue.models import Product

GOODS = 8
LOOKED_AT = 60  # newest products among which the goods of different shops are chosen
SHOPS = 6


def context() -> dict:
    """Return provinces, goods and shops for the home page's template."""
    return {"provinces": _provinces(), "goods": cards(_newest_of_many_shops()), "shops": shops.newest(SHOPS)}


def _provinces() -> list[dict]:
    """The five strips, each leading to its page, with how many products there are."""
    found, start, thai = counts.cells(), reverse("home"), get_language() == "th"
    return [
        {
            "slug": slug,
            "name": name if thai else english,
            "url": f"{start}{slug}/",
            "count": counts.sum_of(found, province=code),
        }
        for code, (slug, name, english) in PROVINCES.items()
    ]


def _newest_of_many_shops():
    """The newest goods, one of each shop first: whoever put up ten things today does not fill the front door."""
    newest = Product.objects.on_sale().order_by("-listed_at", "-pk")
    first, further, seen = [], [], set()
    for pk, merchant in newest.values_list("pk", "merchant_id")[:LOOKED_AT]:
        (further if merchant in seen else first).append(pk)
        seen.add(merchant)
    return newest.filter(pk__in=[*first, *further][:GOODS])
