"""From what a shopper types to products: exactly first; where nothing is, what she may have meant, and said so."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import or_
from typing import NamedTuple

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from common import clock
from common.thai.words import THAI
from shop.catalogue import cover, seasons
from shop.catalogue.models import Category, Product, Stock
from shop.catalogue.search import index, spelling
from shop.catalogue.search.asked import Asked, Term, by_pairs, made_of, read, starts_with, wish_of
from shop.catalogue.search.entries import STARTS, WHOLE
from shop.catalogue.search.synonyms import Book, book
from shop.catalogue.search.wishes import EVERYWHERE, NAME, NAME_PLACE, PLACE, WITH_SHOP, All, Any, Wish

FEW = 3  # so many terms or more: one of them may be missing
KIND = 10  # ranks of one kind of match are counted within so many
GUESSES = 5  # of each query, tried at a time
AT_ONCE = 200  # guesses asked about in one question


class Decided(NamedTuple):
    """What was found, without the products."""

    any: bool
    understood: bool
    meant: str
    partly: bool
    made_of: bool


@dataclass(frozen=True)
class Found:
    """What a query found. ``meant`` is what was searched instead, where nothing fits what was typed."""

    products: QuerySet[Product]
    asked: Asked = field(default_factory=Asked)
    meant: str = ""
    partly: bool = False  # not every word of it was found
    made_of: bool = False  # nothing is called so; these are made of it
    any: bool = True

    @property
    def understood(self) -> bool:
        """Whether anything was asked at all."""
        return bool(self.asked.terms or self.asked.most or self.asked.least)

    @property
    def decided(self) -> Decided:
        return Decided(self.any, self.understood, self.meant, self.partly, self.made_of)


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
    for part, goods in _readings(asked):
        rows = _exactly(part, goods)
        if rows is not None:
            return Found(_ranked(rows, part), asked)
        if most := _most_words(part, goods):
            return most
    if made := _made_of(asked):
        return made
    for meant in spelling.meant(query, asked, words):
        other = read(meant, words)
        rows = _exactly(other, _on_sale(other)) if other.terms else None
        if rows is not None:
            return Found(_ranked(rows, other), asked, meant=meant)
    return nothing


def _readings(asked: Asked) -> Iterator[tuple[Asked, QuerySet[Product]]]:
    """Yield the ways to read a query, each with the products among which to look: words that name a certificate first
    as what covers a product today, then as words like others.
    """
    goods = _on_sale(asked)
    if asked.claims:
        covered = goods
        for term in asked.claims:
            covered = covered.filter(
                functools.reduce(or_, [Q(cover.is_covered(kind=key)) for key in term.certificates])
            )
        yield asked.besides, covered
    yield asked, goods


def _exactly(asked: Asked, goods: QuerySet[Product]) -> QuerySet[Product] | None:
    """Return which of ``goods`` hold every term of ``asked``, in the narrowest way that finds something."""
    if not asked.terms:
        return goods if goods.exists() else None
    for wish in dict.fromkeys(_stages(asked)):
        rows = goods.filter(index.matching(wish))
        if rows.exists():
            return rows
    return None


def _made_of(asked: Asked) -> Found | None:
    """Return what is made of all that was asked for, where nothing is called so."""
    wish = made_of(asked.needed)
    rows = _on_sale(asked).filter(index.matching(wish)) if wish else None
    return Found(_ranked(rows, asked), asked, made_of=True) if rows is not None and rows.exists() else None


def _stages(asked: Asked) -> Iterator[Wish]:
    """The ways of an exact search: in names and places, in the shop's name too, in the kind too; then also how it is sold
    or any of what need not be there, where that is not all; then what nobody knows.
    """
    yield _every(asked, NAME_PLACE)
    yield _every(asked, WITH_SHOP)
    yield _every(asked, EVERYWHERE)
    if len(asked.needed) > 1:
        yield from [_any(asked, EVERYWHERE)] if asked.all_optional else _with_units(asked)
    if any(not word.known for term in asked.terms for word in term.words if THAI.search(word.text)):
        pairs = [by_pairs(chunk) or _every(asked, WITH_SHOP) for chunk in asked.chunks]
        yield All(tuple(pairs))


def _with_units(asked: Asked) -> Iterator[Wish]:
    for fields in (NAME_PLACE, EVERYWHERE):
        yield All((_every(asked, fields, unit=True), _any(asked, fields)))


def _any(asked: Asked, fields: str) -> Wish:
    return Any(tuple(wish_of(term, fields=fields) for term in asked.needed))


def _every(asked: Asked, fields: str, **ways: bool) -> Wish:
    return _all(asked.needed, fields, **ways)


def _all(terms: tuple[Term, ...], fields: str, **ways: bool) -> Wish:
    wishes = tuple(wish_of(term, fields=fields, **ways) for term in terms)
    return wishes[0] if len(wishes) == 1 else All(wishes)


def _on_sale(asked: Asked) -> QuerySet[Product]:
    return _within(Product.objects.on_sale(), asked)


def _within(products: QuerySet[Product], asked: Asked) -> QuerySet[Product]:
    """The price that was asked for in words."""
    if asked.least is not None:
        products = products.filter(price_satang__gte=asked.least * 100)
    if asked.most is not None:
        products = products.filter(price_satang__lte=asked.most * 100)
    return products


def kind(rank: int) -> int:
    """Return the kind of match of a rank: the whole name, words in the name, what else they are called in it, the rest.
    Within one what can be bought comes first.
    """
    return rank // KIND


def _ranked(rows: QuerySet[Product], asked: Asked) -> QuerySet[Product]:
    """The best kind of match first, in it what is in stock, then the better match."""
    there = Exists(Stock.objects.to_order().filter(variant__product=OuterRef("pk")))
    left = Case(When(seasons.sold_on(clock.today()) & Q(there), then=Value(1)), default=Value(0))
    rank = _rank(asked) if asked.terms else Value(0, output_field=IntegerField())
    rows = rows.annotate(rank=rank, left=left)
    return rows.order_by(F("rank") / KIND, "-left", "rank", "-listed_at", "-pk")


def _rank(asked: Asked) -> Case:
    """The number of the first of these that fits; tens are kinds."""
    tiers: dict[int, Wish] = {0: starts_with(asked, WHOLE), KIND: starts_with(asked, STARTS)}
    if asked.needed != asked.terms:
        tiers[KIND + 1] = _all(asked.terms, EVERYWHERE)  # what need not be there is better there
    tiers |= {
        KIND + 2: _every(asked, NAME, literal=True, inside=False),
        KIND + 3: _every(asked, NAME, literal=True),
        2 * KIND: _every(asked, NAME),
        3 * KIND: _every(asked, NAME_PLACE),
    }
    first = {wish: rank for rank, wish in reversed(tiers.items())}
    ranks = [When(index.matching(wish), then=Value(rank)) for rank, wish in tiers.items() if first[wish] == rank]
    return Case(*ranks, default=Value(4 * KIND), output_field=IntegerField())


def _most_words(asked: Asked, goods: QuerySet[Product]) -> Found | None:
    """All terms but one, where the shop knows every one of them by itself. What is left out is never the first (in Thai:
    the thing) and no certificate, and of two terms only a place.
    """
    needed = asked.needed
    spare = [term for term in needed if term.may_be_place] if len(needed) < FEW else list(needed[1:])
    spare = [term for term in spare if not term.certificates]
    if len(needed) < 2 or not spare or not all(_is_sold(term) for term in needed):
        return None
    if len(needed) < FEW and not (spare := [term for term in spare if _is_sold(term, PLACE)]):
        return None
    ways = [All(tuple(wish_of(term, fields=EVERYWHERE) for term in needed if term is not left)) for left in spare]
    rows = goods.filter(index.matching(Any(tuple(ways))))
    return Found(_ranked(rows, asked), asked, partly=True) if rows.exists() else None


def _is_sold(term: Term, fields: str = EVERYWHERE) -> bool:
    return Product.objects.on_sale().filter(index.matching(wish_of(term, fields=fields))).exists()


def guesses(queries: Iterable[str]) -> dict[str, str]:
    """Return what each of ``queries`` most likely stands for, for an officer to judge; "" where nothing comes near.

    They are asked about together: the number of questions hangs on what comes near the hardest of them.
    """
    words, found = book(), dict.fromkeys(queries, "")
    asked = {query: read(query, words) for query in found}
    known = spelling.known_to(asked.values(), words)
    waiting = {query: spelling.meant(query, asked[query], words, known) for query in found}
    while waiting:
        tried = {query: list(islice(meant, GUESSES)) for query, meant in waiting.items()}
        sold = _sold_now({meant for some in tried.values() for meant in some}, words)
        for query, some in tried.items():
            found[query] = next((meant for meant in some if meant in sold), "")
            if found[query] or len(some) < GUESSES:
                del waiting[query]
    return found


def _sold_now(many: Iterable[str], words: Book) -> set[str]:
    """Return those of ``many`` queries that an exact search answers (one query for some hundred)."""
    asked = [(query, read(query, words)) for query in sorted(many)]
    asked = [(query, one) for query, one in asked if one.terms]
    sold: set[str] = set()
    for at in range(0, len(asked), AT_ONCE):
        some = asked[at : at + AT_ONCE]
        there = {
            f"there_{number}": Exists(_on_sale(one).filter(index.matching(Any(tuple(dict.fromkeys(_stages(one)))))))
            for number, (_query, one) in enumerate(some)
        }
        row = (
            Category.objects.order_by("pk").annotate(**there).values_list(*there).first()
        )  # any row: to ask all at once
        sold |= {query for (query, _one), is_there in zip(some, row or (), strict=bool(row)) if is_there}
    return sold
