"""Slips as they are read. The verbs about them are in ``services``."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext

from merchants.models import Merchant
from shop.payments.models import Payment, Slip


def newest_of(payment: Payment) -> Slip | None:
    """Return the slip that was sent last, or None."""
    return payment.slips.order_by("-pk").first()


def newest_of_each(paid: Iterable[Payment]) -> dict[int, Slip]:
    """Return the slip of each payment that was sent last (one query), by payment id."""
    return {slip.payment_id: slip for slip in Slip.objects.filter(payment__in=list(paid)).order_by("pk")}


def twins_of(slip: Slip) -> list[Slip]:
    """Return the slips of other orders with the same transfer or the same picture, with their orders (one query)."""
    same = Q(pk__in=[])
    if slip.reference:
        same |= Q(bank=slip.bank, reference=slip.reference)
    if slip.picture_hash:
        same |= Q(picture_hash=slip.picture_hash)
    rows = Slip.objects.filter(same).exclude(payment=slip.payment_id)
    return list(rows.select_related("payment__order").order_by("pk"))


def is_double(slip: Slip) -> bool:
    """Whether it came with another order as well, as far as is known now."""
    return slip.is_double or bool(twins_of(slip))


def twins_words(slip: Slip, merchant: Merchant) -> str:
    """Return where else it came, as ``merchant`` may know it: numbers of her own orders, never of another shop's."""
    twins = twins_of(slip)
    if not slip.is_double and not twins:
        return ""
    orders = [twin.payment.order for twin in twins]
    own = sorted({order.number for order in orders if order.merchant_id == merchant.pk})
    if own:
        return gettext("สลิปหรือรูปเดียวกันนี้ส่งมากับคำสั่งซื้อ %(numbers)s ของร้านด้วย") % {"numbers": ", ".join(own)}
    return gettext("สลิปหรือรูปเดียวกันนี้ส่งมากับคำสั่งซื้ออื่นด้วย")
