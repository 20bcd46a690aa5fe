"""The officers' list of products: which, in what order, with how many behind each chip. Costs the same however many."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import lists
from common.provinces import PROVINCES
from shop.catalogue.models import Product, ProductState, Review
from shop.catalogue.reviews import ReviewKind

PAGE = 50
WAITING, SAMPLES, ALL = "waiting", "samples", "all"
# the first is what an officer sees when she comes in
SHELVES: dict[str, str | Promise] = {
    WAITING: _("รอตรวจ"),
    SAMPLES: _("สุ่มตรวจ"),
    ProductState.TAKEN_DOWN: _("นำออกแล้ว"),
    ProductState.LIVE: _("กำลังขาย"),
    ALL: _("ทั้งหมด"),
}
OF_LOOKS = (WAITING, SAMPLES)


@dataclass(frozen=True)
class Wish(lists.Wish):
    """What the officer asked to see; anything strange falls back to what waits."""

    category: str = ""
    shelves = SHELVES


def find(looks: QuerySet[Review], products: QuerySet[Product], wish: Wish) -> QuerySet:
    """Return what is wished for of the fenced rows: of the two queues looks, the oldest first; else products, the newest."""
    if wish.shelf in OF_LOOKS:
        found = _narrowed(_queue(looks, wish.shelf), wish, "product__", province=True)
        return found.select_related("product__merchant", "product__category").order_by("asked_at", "pk")
    found = _narrowed(products.exclude(state=ProductState.DRAFT), wish, "", province=True)
    if wish.shelf != ALL:
        found = found.filter(state=wish.shelf)
    return found.select_related("merchant", "category").order_by("-listed_at", "-pk")


def _queue(looks: QuerySet[Review], shelf: str) -> QuerySet[Review]:
    return looks.waiting() if shelf == WAITING else looks.sampled()


def counts(looks: QuerySet[Review], products: QuerySet[Product], wish: Wish) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many stand on each shelf (in the wished province) and in each province (of the shelf). Two queries."""
    cells: Counter[tuple[str, str]] = Counter()
    asked = _narrowed(looks.due(), wish, "product__").order_by()
    for kind, province, number in asked.values_list("kind", "product__merchant__province_code").annotate(n=Count("pk")):
        cells[SAMPLES if kind == ReviewKind.SAMPLE else WAITING, province] += number
    there = _narrowed(products.exclude(state=ProductState.DRAFT), wish, "").order_by()
    for state, province, number in there.values_list("state", "merchant__province_code").annotate(n=Count("pk")):
        cells[state, province] += number
        cells[ALL, province] += number
    shelves = {
        key: sum(n for (shelf, code), n in cells.items() if shelf == key and wish.province in ("", code))
        for key in SHELVES
    }
    return shelves, {code: cells[wish.shelf, code] for code in PROVINCES}


def _narrowed(rows: QuerySet, wish: Wish, path: str, *, province: bool = False) -> QuerySet:
    """Narrow looks (``path`` leads to their product) or products by category, words and, where asked, province."""
    if wish.category:
        rows = rows.filter(**{f"{path}category__slug": wish.category})
    if wish.query:
        columns = ("name", "name_ms", "name_en", "merchant__name", "merchant__name_en")
        words = Q()
        for column in columns:
            words |= Q(**{f"{path}{column}__icontains": wish.query})
        rows = rows.filter(words)
    if province and wish.province:
        rows = rows.filter(**{f"{path}merchant__province_code": wish.province})
    return rows


def next_after(looks: QuerySet[Review], product: Product) -> Review | None:
    """Return the look that waits longest and is none at ``product`` (one query)."""
    return looks.waiting().exclude(product=product).order_by("asked_at", "pk").first()
