"""Finding products by words. What asks here need not know how the index is made.

``find(query)`` is the door; ``written(products)`` is called by the verbs that change what a product is found by.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import QuerySet

from shop.catalogue.models import Misspelling, Product
from shop.catalogue.search import index, spelling, synonyms
from shop.catalogue.search.besides import beside, beside_each
from shop.catalogue.search.find import Decided, Found, find, guesses, kind
from shop.catalogue.search.index import count, count_of_before, entries
from shop.catalogue.search.text import MOST_LETTERS, plain, words
from shop.catalogue.search.typing import completions, shops_of

__all__ = [
    "MOST_LETTERS", "Decided", "Found", "batches", "beside", "beside_each", "completions", "count", "count_of_before", "entries", "find", "forget_all", "guesses", "kind", "later",
    "plain", "shops_of",
    "spell", "text_of", "words", "words_changed", "written",
]  # fmt: skip

BATCH = 500
_put_off: ContextVar[set[int] | None] = ContextVar("products whose index waits", default=None)


@contextmanager
def later() -> Iterator[None]:
    """Within it, what verbs change is not indexed product by product but together at its end, in the caller's transaction.

    Many products are then written in a fraction of the time. After an exception nothing is indexed: the caller rolls back.
    """
    if _put_off.get() is not None:
        yield
        return
    waiting: set[int] = set()
    token = _put_off.set(waiting)
    try:
        yield
    finally:
        _put_off.reset(token)
    ids = sorted(waiting)
    for start in range(0, len(ids), BATCH):
        some = Product.objects.filter(pk__in=ids[start : start + BATCH]).select_related("category", "merchant")
        _spell_changed(list(some.order_by("pk")))


def _spell_changed(products: list[Product]) -> None:
    """Write those of ``products`` that are found by other words than before."""
    both = zip(products, index.entries(products), strict=True)
    spell([product for product, entry in both if product.search_text != entry.text])


def text_of(product: Product) -> str:
    """Return the signs ``product`` is found by, as its column ``search_text`` holds them. Within ``later``: those of before."""
    if _put_off.get() is not None:
        return product.search_text
    return index.entries([product])[0].text


def batches(products: QuerySet[Product]) -> Iterator[list[Product]]:
    """Yield ``products`` (in the order of their keys) in lists that fit into memory."""
    last = 0
    while batch := list(products.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def spell(products: list[Product]) -> None:
    """Write what these products are found by, in the caller's transaction."""
    for product, entry in zip(products, index.entries(products), strict=True):
        product.search_text = entry.text
    Product.objects.bulk_update(products, ["search_text"], batch_size=200)
    written(products)


def words_changed() -> None:
    """Let every process read the editors' lists anew; the caller's transaction holds the change."""
    synonyms.forget()


def forget_all() -> None:
    """Empty the index and what is known of misspellings; the caller makes both anew."""
    index.empty()
    Misspelling.objects.all().delete()


def written(products: Iterable[Product]) -> None:
    """Bring the index to what these products' ``search_text`` says now, in the caller's transaction."""
    products = list(products)
    if (waiting := _put_off.get()) is not None:
        waiting.update(product.pk for product in products)
        return
    index.write(products)
    spelling.learn(products)
