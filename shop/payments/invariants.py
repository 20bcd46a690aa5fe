"""What must hold of money and orders."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from shop.orders.models import Order
from shop.payments.changes import HANDS
from shop.payments.models import Payment, PayoutChange, Slip, StripeAttempt
from shop.payments.providers import all_providers
from shop.payments.states import AttemptState, ChangeState, PaymentState, RefundState, SlipState


def check() -> list[str]:
    """Return a line per disagreement between payments, slips, the orders they belong to, and hands under an account."""
    return [*_totals(), *_prepaid(), *_orphans(), *_slips(), *_refunds(), *_attempts(), *_changes()]


def _totals() -> list[str]:
    rows = Payment.objects.exclude(expected_satang=F("order__total_satang"))
    return [f"payment {pk}: expects another amount than its order costs" for pk in rows.values_list("pk", flat=True)]


def _prepaid() -> list[str]:
    under_way = Q(payments__state__in=[PaymentState.OPEN, PaymentState.CLAIMED])
    prepaid = [way.key for way in all_providers() if way.prepaid]
    rows = Order.objects.filter(under_way, payments__provider__in=prepaid).exclude(state="placed")
    return [
        f"order {number}: went on while its transfer is not confirmed"
        for number in rows.values_list("number", flat=True)
    ]


def _orphans() -> list[str]:
    rows = Order.objects.filter(payments__isnull=True, total_satang__gt=0)
    return [f"order {number}: costs money but has no payment" for number in rows.values_list("number", flat=True)]


def _slips() -> list[str]:
    rows = Slip.objects.filter(state=SlipState.ACCEPTED).exclude(payment__state=PaymentState.CONFIRMED)
    return [f"slip {pk}: accepted, but its payment is not confirmed" for pk in rows.values_list("pk", flat=True)]


def _changes() -> list[str]:
    signed = Count("signatures", filter=Q(signatures__signed_at__isnull=False))
    rows = PayoutChange.objects.filter(state=ChangeState.CONFIRMED).annotate(hands=signed).filter(hands__lt=HANDS)
    return [f"payout change {pk}: confirmed by fewer than two" for pk in rows.values_list("pk", flat=True)]


def _refunds() -> list[str]:
    live = Sum("refunds__amount_satang", filter=~Q(refunds__state=RefundState.FAILED))
    rows = Payment.objects.filter(provider="stripe").annotate(live=Coalesce(live, 0)).exclude(live=F("refunded_satang"))
    return [f"payment {pk}: its refunds add up to another sum" for pk in rows.values_list("pk", flat=True)]


def _attempts() -> list[str]:
    paid = StripeAttempt.objects.filter(state=AttemptState.PAID)
    lost = paid.exclude(payment__order__payments__reference=F("intent"))
    return [f"attempt {pk}: paid at Stripe, but no payment says so" for pk in lost.values_list("pk", flat=True)]
