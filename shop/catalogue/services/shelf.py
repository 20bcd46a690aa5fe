"""What stands on the shelf, as the merchant counts it. Selling and holding are ``shop.catalogue.stock``."""

from django.db import transaction

from common.thai.text import plain_line
from shop.catalogue.errors import HeldForOrders, NegativePieces, TooManyPieces
from shop.catalogue.models import MovementKind, Stock, StockMovement, Variant
from shop.catalogue.shelf_models import LOW

MOST_PIECES = 100_000
LONGEST_NOTE = 120


def open_shelf(*, variant: Variant, on_hand: int, by, low_at: int = LOW) -> Stock:
    """Write the first count of a new variant; the caller holds the transaction. Raises as ``set_on_hand``."""
    check(on_hand)
    stock = Stock.objects.create(variant=variant, on_hand=on_hand, low_at=low_at)
    if on_hand:
        StockMovement.objects.create(variant=variant, kind=MovementKind.OPENING, pieces=on_hand, by=by)
    return stock


@transaction.atomic
def set_on_hand(*, variant: Variant, on_hand: int, by, reason: str = "", note: str = "") -> Stock:
    """Say how many pieces are there, and why (Reason) they are not those that stood here. Never fewer than unpaid orders hold.

    Raises HeldForOrders, NegativePieces, TooManyPieces. The same count again writes no movement.
    """
    stock = Stock.objects.select_for_update().get(pk=variant.pk)
    return _count(stock, on_hand, by, reason, note)


@transaction.atomic
def adjust_on_hand(*, variant: Variant, pieces: int, by) -> Stock:
    """Put ``pieces`` more on the shelf (negative: fewer). Raises as ``set_on_hand``. Done twice it counts twice."""
    stock = Stock.objects.select_for_update().get(pk=variant.pk)
    return _count(stock, stock.on_hand + pieces, by)


@transaction.atomic
def set_low_at(*, variant: Variant, low_at: int, by) -> Stock:
    """Say at how few pieces the shop is told; the next order that leaves so few tells it. Raises NegativePieces, TooManyPieces."""
    check(low_at)
    stock = Stock.objects.select_for_update().get(pk=variant.pk)
    if stock.low_at != low_at:
        stock.low_at, stock.low_told_at = low_at, None
        stock.save(update_fields=["low_at", "low_told_at"])
    return stock


def _count(stock: Stock, on_hand: int, by, reason: str = "", note: str = "") -> Stock:
    check(on_hand)
    if on_hand < stock.reserved:
        raise HeldForOrders(reserved=stock.reserved)
    pieces = on_hand - stock.on_hand
    if pieces:
        stock.on_hand = on_hand
        if stock.available > stock.low_at:
            stock.low_told_at = None
        stock.save(update_fields=["on_hand", "low_told_at"])
        StockMovement.objects.create(
            variant_id=stock.pk,
            kind=MovementKind.CORRECTION,
            pieces=pieces,
            reason=reason,
            note=plain_line(note)[:LONGEST_NOTE],
            by=by,
        )
    return stock


def check(on_hand: int) -> None:
    """Raises NegativePieces and TooManyPieces."""
    if on_hand < 0:
        raise NegativePieces()
    if on_hand > MOST_PIECES:
        raise TooManyPieces(limit=f"{MOST_PIECES:,}")
