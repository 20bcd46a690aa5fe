"""From what a shopper types to products: exactly first; where nothing is, what she may have meant, and said so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from common import clock
from common.thai.words import THAI
from shop.catalogue import seasons
from shop.catalogue.models import Product, Stock
from shop.catalogue.search import index, spelling
from shop.catalogue.search.asked import Asked, Term, by_pairs, read, starts_with, wish_of
from shop.catalogue.search.entries import STARTS, WHOLE
from shop.catalogue.search.synonyms import book
from shop.catalogue.search.wishes import EVERYWHERE, NAME, NAME_PLACE, WITH_SHOP, All, Any, Wish

FEW = 3  # so many terms or more: one of them may be missing


class Decided(NamedTuple):
    """What was found, without the products."""

    any: bool
    understood: bool
    meant: str
    partly: bool


@dataclass(frozen=True)
class Found:
    """What a query found. ``meant`` is what was searched instead, where nothing fits what was typed."""

    products: QuerySet[Product]
    asked: Asked = field(default_factory=Asked)
    meant: str = ""
    partly: bool = False  # not every word of it was found
    any: bool = True

    @property
    def understood(self) -> bool:
        """Whether anything was asked at all."""
        return bool(self.asked.terms or self.asked.most or self.asked.least)

    @property
    def decided(self) -> Decided:
        return Decided(self.any, self.understood, self.meant, self.partly)


def find(query: str) -> Found:
    """Return what is on sale for ``query``: an exact search, else most of its words, else what was meant, else nothing.

    Meant is what the same keys write on the other keyboard, or a spelling that sounds alike; never another word where
    the words typed are words in their own right.
    """
    words = book()
    asked = read(query, words)
    nothing = Found(Product.objects.none(), asked, any=False)
    if not asked.terms:
        return nothing if not nothing.understood else Found(_within(Product.objects.on_sale(), asked), asked)
    rows = _exactly(asked)
    if rows is not None:
        return Found(_ranked(rows, asked), asked)
    if most := _most_words(asked):
        return most
    for meant in spelling.meant(query, asked, words):
        other = read(meant, words)
        rows = _exactly(other) if other.terms else None
        if rows is not None:
            return Found(_ranked(rows, other), asked, meant=meant)
    return nothing


def _exactly(asked: Asked) -> QuerySet[Product] | None:
    """Return what holds every term of ``asked``, in the narrowest way that finds something."""
    for wish in dict.fromkeys(_stages(asked)):
        rows = _matching(asked, wish)
        if rows.exists():
            return rows
    return None


def _stages(asked: Asked) -> Iterator[Wish]:
    """The ways of an exact search: in names and places, in the shop's name too, in the kind too; then what nobody knows."""
    yield _every(asked, NAME_PLACE)
    yield _every(asked, WITH_SHOP)
    yield _every(asked, EVERYWHERE)
    if any(not word.known for term in asked.terms for word in term.words if THAI.search(word.text)):
        pairs = [by_pairs(chunk) or _every(asked, WITH_SHOP) for chunk in asked.chunks]
        yield All(tuple(pairs))


def _every(asked: Asked, fields: str, *, literal: bool = False, inside: bool = True) -> Wish:
    return _all(asked.needed, fields, literal=literal, inside=inside)


def _all(terms: tuple[Term, ...], fields: str, *, literal: bool = False, inside: bool = True) -> Wish:
    wishes = tuple(wish_of(term, fields=fields, literal=literal, inside=inside) for term in terms)
    return wishes[0] if len(wishes) == 1 else All(wishes)


def _matching(asked: Asked, wish: Wish) -> QuerySet[Product]:
    return _within(Product.objects.on_sale(), asked).filter(index.matching(wish))


def _within(products: QuerySet[Product], asked: Asked) -> QuerySet[Product]:
    """The price that was asked for in words."""
    if asked.least is not None:
        products = products.filter(price_satang__gte=asked.least * 100)
    if asked.most is not None:
        products = products.filter(price_satang__lte=asked.most * 100)
    return products


def _ranked(rows: QuerySet[Product], asked: Asked) -> QuerySet[Product]:
    """Exact name, name that begins with it, its words in the name, synonyms in the name, the rest; in stock first."""
    tiers: list[Wish] = [starts_with(asked, WHOLE), starts_with(asked, STARTS)]
    if asked.needed != asked.terms:
        tiers.append(_all(asked.terms, EVERYWHERE))  # what need not be there is better there
    tiers += [
        _every(asked, NAME, literal=True, inside=False),
        _every(asked, NAME, literal=True),
        _every(asked, NAME),
        _every(asked, NAME_PLACE),
    ]
    ranks = [When(index.matching(wish), then=Value(rank)) for rank, wish in enumerate(dict.fromkeys(tiers))]
    there = Exists(Stock.objects.to_order().filter(variant__product=OuterRef("pk")))
    left = Case(When(seasons.sold_on(clock.today()) & Q(there), then=Value(1)), default=Value(0))
    rank = Case(*ranks, default=Value(len(tiers)), output_field=IntegerField())
    return rows.annotate(rank=rank, left=left).order_by("rank", "-left", "-listed_at", "-pk")


def _most_words(asked: Asked) -> Found | None:
    """All terms but one, where the shop knows every one of them by itself. What is left out is never the first (in Thai:
    the thing), and of two terms only a place.
    """
    needed = asked.needed
    spare = [term for term in needed if term.is_place] if len(needed) < FEW else list(needed[1:])
    if len(needed) < 2 or not spare or not all(_is_sold(term) for term in needed):
        return None
    ways = [All(tuple(wish_of(term, fields=EVERYWHERE) for term in needed if term is not left)) for left in spare]
    rows = _matching(asked, Any(tuple(ways)))
    return Found(_ranked(rows, asked), asked, partly=True) if rows.exists() else None


def _is_sold(term: Term) -> bool:
    return Product.objects.on_sale().filter(index.matching(wish_of(term, fields=EVERYWHERE))).exists()


def guess(query: str) -> str:
    """Return what ``query`` most likely stands for, for an officer to judge; empty where nothing comes near."""
    words = book()
    for meant in spelling.meant(query, read(query, words), words):
        other = read(meant, words)
        if other.terms and _exactly(other) is not None:
            return meant
    return ""
