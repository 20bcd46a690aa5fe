"""A list of cards with its filters: what the page of all products and the page of a search have in common.

What was read is the key under which it is drawn (``pieces``): nothing is kept that another price or stock would change.
"""

from django.utils.safestring import SafeString, mark_safe

from common import provinces
from shop.browse import facets, filters, pieces, trail
from shop.browse.sources import Result, Shelf
from shop.catalogue import cards, counts

EAGER = 4


def of(query, source: Shelf | Result, kept: counts.Kept) -> dict:
    """Return ``chosen``, ``total``, ``page``, ``turns``, ``trail``, ``drawn`` (its cards) and what ``browse/_narrowing.html`` takes."""
    senders = facets.senders(kept.version)
    now = filters.chosen(query, kept, q=source.q)
    narrowing = _narrowing(now, source, kept, senders)
    total = narrowing["total"]
    number = min(cards.page_number(query.get("page")), max(1, -(-total // cards.PAGE)))
    rows = source.page(now, senders, number)
    more = len(rows) > cards.PAGE and number < cards.LAST_PAGE
    page = cards.CardPage(rows[: cards.PAGE], number, more, total)
    return {
        **narrowing,
        "chosen": now,
        "page": page,
        "turns": turns(page, now.query()),
        "trail": trail.to_category(now.category, kept.categories),
        "drawn": drawn(page.cards),
        "limits": now.said(least=None, most=None, price=""),
        "province_name": provinces.name_of(now.province_code),
        "cleared": filters.Filters(q=source.q).query() if source.q else "",
    }


def _narrowing(now: filters.Filters, source: Shelf | Result, kept: counts.Kept, senders: filters.Senders) -> dict:
    """Return ``total``, ``applied``, ``categories`` and ``groups`` (and both drawn), with their counts of this moment."""
    gone = facets.gone(now, source, kept, senders)
    make = lambda: _counted(facets.counted(now, source, kept, senders, gone))  # noqa: E731
    if now.has_limits:  # whose counts are all of this moment
        return make()
    return pieces.kept(["narrowing", kept.words, sorted(now.said(sort=now.sort).items()), now.sort, gone], make)


def _counted(counted: facets.Facets) -> dict:
    chips, groups = facets.category_chips(counted), facets.groups(counted)
    return {
        "total": counted.total,
        "categories": chips,
        "groups": groups,
        "applied": facets.applied(counted),
        "chips_drawn": pieces.rendered("browse/_chips.html", [{"options": chips}])[0],
        "filters_drawn": pieces.rendered("components/filters.html", [{"groups": groups}])[0],
    }


def drawn(rows: list[dict]) -> SafeString:
    """Return the cards as they stand in the page; the first pictures must not wait."""
    return pieces.kept(["cards", rows], lambda: _drawn(rows)) if rows else mark_safe("")


def _drawn(rows: list[dict]) -> SafeString:
    told = enumerate(cards.told(rows))
    contexts = [{"card": card, "level": "2", "eager": number < EAGER} for number, card in told]
    return mark_safe("".join(pieces.rendered("components/product_card.html", contexts)))  # noqa: S308 - drawn pieces


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
