"""Pieces: held for an order, sold, given back. Rows are taken by primary key, so that two buyers never wait in a ring.

The guard is the conditional UPDATE (and under it the CHECK ``stock_reserved_within_on_hand``): whoever comes second to the
last piece changes no row and is refused.
"""

from collections.abc import Iterable

from django.db.models import F, Q

from common import clock
from merchants.models import Merchant
from shop.catalogue import stock_letters
from shop.catalogue.errors import OutOfStock
from shop.catalogue.models import MovementKind, ProductState, Stock, StockMovement

LOW = Q(on_hand__lte=F("reserved") + F("low_at"))
Pieces = tuple[int, int]  # variant id, pieces


def reserve(pieces: Iterable[Pieces]) -> None:
    """Hold ``pieces`` for an order. Raises OutOfStock naming the first product that has too few; the caller rolls back."""
    pieces = sorted(pieces)
    for variant_id, quantity in pieces:
        held = Stock.objects.filter(pk=variant_id, on_hand__gte=F("reserved") + quantity).update(
            reserved=F("reserved") + quantity
        )
        if not held:
            raise _out_of_stock(variant_id)
    _tell_what_is_low(variant_id for variant_id, _quantity in pieces)


def release(pieces: Iterable[Pieces]) -> None:
    """Give back what was held for an order that will not be paid."""
    pieces = sorted(pieces)
    for variant_id, quantity in pieces:
        Stock.objects.filter(pk=variant_id).update(reserved=F("reserved") - quantity)
    _enough_again(variant_id for variant_id, _quantity in pieces)


def sell(pieces: Iterable[Pieces], *, reference: str, by=None) -> None:
    """Turn what was held into a sale: the pieces leave the shelf. ``reference`` is the order's number."""
    for variant_id, quantity in sorted(pieces):
        Stock.objects.filter(pk=variant_id).update(on_hand=F("on_hand") - quantity, reserved=F("reserved") - quantity)
        _write_down(variant_id, MovementKind.SALE, -quantity, reference, by)


def put_back(pieces: Iterable[Pieces], *, reference: str, by=None) -> None:
    """Put sold pieces on the shelf again: a cancelled or returned order."""
    pieces = sorted(pieces)
    for variant_id, quantity in pieces:
        Stock.objects.filter(pk=variant_id).update(on_hand=F("on_hand") + quantity)
        _write_down(variant_id, MovementKind.RETURN, quantity, reference, by)
    _enough_again(variant_id for variant_id, _quantity in pieces)


def running_low(merchant: Merchant) -> int:
    """Return how many live products of ``merchant`` have a variant with so few pieces that the shop is told (one query)."""
    low = Stock.objects.for_merchant(merchant).filter(LOW, variant__retired_at__isnull=True)
    live = low.filter(variant__product__state=ProductState.LIVE)
    return live.order_by().values("variant__product").distinct().count()


def _tell_what_is_low(variants: Iterable[int]) -> None:
    """Tell the shop once of each shelf that an order has brought down to its limit; the rows are held already."""
    found = Stock.objects.filter(LOW, pk__in=list(variants), low_told_at__isnull=True).order_by("pk")
    for stock in found.select_related("variant__product__merchant"):
        if Stock.objects.filter(pk=stock.pk, low_told_at__isnull=True).update(low_told_at=clock.now()):
            stock_letters.running_low(stock)


def _enough_again(variants: Iterable[int]) -> None:
    """Let the shop be told again of shelves that hold more than their limit."""
    told = Stock.objects.filter(pk__in=list(variants), low_told_at__isnull=False)
    told.filter(on_hand__gt=F("reserved") + F("low_at")).update(low_told_at=None)


def _write_down(variant_id: int, kind: str, pieces: int, reference: str, by) -> None:
    StockMovement.objects.create(variant_id=variant_id, kind=kind, pieces=pieces, reference=reference, by=by)


def _out_of_stock(variant_id: int) -> OutOfStock:
    stock = Stock.objects.select_related("variant__product").get(pk=variant_id)
    return OutOfStock(product=stock.variant.title, left=stock.available)
