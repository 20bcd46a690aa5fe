"""What the home page shows besides its own words: provinces, goods, shops; read live, in a fixed number of queries."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from cms import shops
from common import prepared
from common.provinces import PROVINCES
from shop.browse import drawn
from shop.catalogue import cards, counts
from shop.catalogue.models import Product

GOODS = 8
EAGER = 4
LOOKED_AT = 60  # newest products among which the goods of different shops are chosen
SHOPS = 6


def context() -> dict:
    """Return provinces, and goods and shops as they are drawn, for the home page's template."""
    return {
        "provinces": _provinces(),
        "goods": drawn.goods(_newest_of_many_shops(), eager=EAGER),
        "shops": shops.drawn(shops.newest(SHOPS)),
    }


def _provinces() -> list[dict]:
    """The five strips, each leading to its page, with how many products there are."""
    found, start, thai = counts.by_province(), reverse("home"), get_language() == "th"
    return [
        {"slug": slug, "name": name if thai else english, "url": f"{start}{slug}/", "count": found[code]}
        for code, (slug, name, english) in PROVINCES.items()
    ]


def _newest_of_many_shops() -> list[dict]:
    """The newest goods, one of each shop first: whoever put up ten things today does not fill the front door."""
    first, further, seen = [], [], set()
    newest = prepared.ask("newest of many shops", lambda _blanks: _newest())
    for pk, merchant in newest:
        (further if merchant in seen else first).append(pk)
        seen.add(merchant)
    chosen = {*[*first, *further][:GOODS]}
    keys = [pk for pk, _merchant in newest if pk in chosen]
    return cards.of_keys(keys)


def _newest() -> QuerySet:
    newest = Product.objects.on_sale().order_by("-listed_at", "-pk")
    return newest.values_list("pk", "merchant_id")[:LOOKED_AT]
