"""A list of cards with its filters: what the page of all products and the page of a search have in common.

What was read is the key under which it is drawn (``pieces``): nothing is kept that another price or stock would change.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from common import provinces
from shop.browse import drawn as drawn_cards
from shop.browse import facets, filters, pieces, trail
from shop.browse.sources import Source
from shop.catalogue import cards

EAGER = 4


@dataclass
class Listed:
    """One list as it was asked for. The rows of its page are of this moment, and so is what ``source.kept.shelves`` tells."""

    now: filters.Filters
    source: Source
    senders: filters.Senders
    wanted: int  # the page

    @cached_property
    def narrowing(self) -> dict:
        """``total``, ``applied``, ``categories`` and ``groups`` (and both drawn), with their counts of this moment."""
        return pieces.kept(["narrowing", *self._said], self._counted)

    @cached_property
    def page(self) -> cards.CardPage:
        """The rows of the page. How many pages there are is only asked where another than the first is wanted."""
        number = 1 if self.wanted == 1 else cards.within(self.wanted, self.narrowing["total"])
        return cards.page_of(self.source.page(self.now, self.senders, number), number)

    def _counted(self) -> dict:
        return _drawn_with(facets.counted(self.now, self.source, self.senders))

    @property
    def _said(self) -> list:
        now, kept = self.now, self.source.kept
        return [kept.words, kept.shelves, sorted(now.said(sort=now.sort).items()), now.sort]

    @property
    def read(self) -> list:
        """Everything the list shows hangs on this."""
        return [*self._said, self.page.number, self.page.has_next, cards.shown(self.page.cards)]

    def context(self) -> dict:
        """Return what the templates of lists take: also ``chosen``, ``total``, ``page``, ``turns``, ``trail``, ``cards_drawn``."""
        now, rows = self.now, self.page.cards
        page = replace(self.page, total=self.narrowing["total"])
        return {
            **self.narrowing,
            "chosen": now,
            "page": page,
            "turns": turns(page, now.query()),
            "trail": trail.to_category(now.category, self.source.kept.categories),
            "cards_drawn": drawn_cards.cards(rows, level="2", eager=EAGER),
            "limits": now.said(least=None, most=None, price=""),
            "province_name": provinces.name_of(now.province_code),
            "cleared": filters.Filters(q=self.source.q).query() if self.source.q else "",
        }


def of(query, source: Source) -> Listed:
    """Return the list of some of the goods of ``source`` that a query string asks for."""
    now = filters.chosen(query, source.kept, q=source.q)
    return Listed(now, source, facets.senders(source.kept.sending), cards.page_number(query.get("page")))


def drawn(listed: Listed, parts: dict[str, str], said: object, more: Callable[[dict], dict]) -> dict[str, SafeString]:
    """Return ``parts`` (name → template) of the page of a list, from the cache where the same was read before.

    ``more(context)`` is what the templates take besides ``Listed.context``; it hangs on ``said`` (plain values) and what was read.
    """

    def make() -> dict[str, SafeString]:
        context = listed.context()
        context.update(more(context))
        return {name: render_to_string(template, context) for name, template in parts.items()}

    return pieces.kept([sorted(parts.items()), said, listed.read], make)


def _drawn_with(counted: facets.Facets) -> dict:
    chips, groups = facets.category_chips(counted), facets.groups(counted)
    return {
        "total": counted.total,
        "categories": chips,
        "groups": groups,
        "applied": facets.applied(counted),
        "chips_drawn": pieces.rendered("browse/_chips.html", [{"options": chips}])[0],
        "filters_drawn": pieces.rendered("components/filters.html", [{"groups": groups}])[0],
    }


def empty(q: str) -> dict:
    """Return the context of a search that found nothing: no filter would help."""
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
