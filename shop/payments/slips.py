"""Slips as they are read. The verbs about them are in ``services``."""

from collections.abc import Iterable

from shop.payments.models import Payment, Slip


def newest_of(payment: Payment) -> Slip | None:
    """Return the slip that was sent last, or None."""
    return payment.slips.order_by("-pk").first()


def newest_of_each(paid: Iterable[Payment]) -> dict[int, Slip]:
    """Return the slip of each payment that was sent last (one query), by payment id."""
    return {slip.payment_id: slip for slip in Slip.objects.filter(payment__in=list(paid)).order_by("pk")}
