"""A list of cards with its filters: what the page of all products and the page of a search have in common."""

from django.db.models import QuerySet

from common import provinces
from shop.browse import facets, filters, pieces, trail
from shop.catalogue import cards, counts
from shop.catalogue.models import Product

EAGER = 4


def of(query, products: QuerySet[Product], *, q: str = "") -> dict:
    """Return ``chosen``, ``total``, ``page``, ``turns``, ``trail``, ``categories``, ``groups``, ``applied`` for the templates."""
    kept = counts.kept()
    senders = facets.senders(kept.version)
    now = filters.chosen(query, kept, q=q)
    counted = facets.counted(now, products, kept, senders)
    page = cards.card_page(now.narrow(products, senders), page=query.get("page"), total=counted.total)
    chips, groups = facets.category_chips(counted), facets.groups(counted)
    return {
        "chosen": now,
        "total": counted.total,
        "page": page,
        "turns": turns(page, now.query()),
        "drawn": drawn(page.cards),
        "trail": trail.to_category(now.category, kept.categories),
        "categories": chips,
        "groups": groups,
        "chips_drawn": pieces.rendered("browse/_chips.html", [{"options": chips}])[0],
        "filters_drawn": pieces.rendered("components/filters.html", [{"groups": groups}])[0],
        "applied": facets.applied(counted),
        "limits": now.said(least=None, most=None, price=""),
        "province_name": provinces.name_of(now.province_code),
        "cleared": filters.Filters(q=q).query() if q else "",
    }


def drawn(shown: list[dict]) -> list[str]:
    """Return the cards as they stand in the page; the first pictures must not wait."""
    contexts = [{"card": card, "level": "2", "eager": number < EAGER} for number, card in enumerate(shown)]
    return pieces.rendered("components/product_card.html", contexts)


def empty(q: str) -> dict:
    """The same for a search that found nothing: no filter would help."""
    page = cards.CardPage([], 1, False)
    return {"chosen": filters.Filters(q=q), "total": 0, "page": page, "turns": turns(page, "?"), "groups": []}


def turns(page: cards.CardPage, query: str) -> dict:
    """Return the addresses of the pages before and after, empty where there is none."""
    joint = "" if query.endswith("?") else "&"
    return {
        "prev": f"{query}{joint}page={page.number - 1}" if page.has_previous else "",
        "next": f"{query}{joint}page={page.number + 1}" if page.has_next else "",
        "first": query,
    }
