"""What must hold of money and orders."""

import datetime

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from common import clock
from shop.orders.models import Order, OrderLine
from shop.payments.changes import HANDS
from shop.payments.models import HandRefund, Payment, PayoutChange, ProviderEvent, RefundLine, Slip, StripeAttempt
from shop.payments.providers import all_providers
from shop.payments.states import (
    REFUND_UNDER_WAY,
    AttemptState,
    ChangeState,
    PaymentState,
    RefundState,
    SlipState,
)


def check() -> list[str]:
    """Return a line per disagreement between payments, slips, the orders they belong to, and hands under an account."""
    return [
        *_totals(),
        *_prepaid(),
        *_orphans(),
        *_slips(),
        *_refunds(),
        *_further(),
        *_pieces_back(),
        *_attempts(),
        *_changes(),
        *_events(),
    ]


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
    """Promised is the sum of refunds by hand under way; gone back, of those proven and of Stripe's that did not fail."""
    of, by_hand = "refunds__amount_satang", Q(refunds__hand__isnull=False)
    at_stripe = Q(refunds__hand__isnull=True) & ~Q(refunds__state=RefundState.FAILED)
    rows = Payment.objects.annotate(
        waits=Coalesce(Sum(of, filter=by_hand & Q(refunds__state__in=REFUND_UNDER_WAY)), 0),
        done=Coalesce(Sum(of, filter=by_hand & Q(refunds__state=RefundState.SUCCEEDED) | at_stripe), 0),
    )
    wrong = rows.exclude(waits=F("promised_satang"), done=F("refunded_satang"))
    unproven = HandRefund.objects.filter(refund__state=RefundState.SUCCEEDED, proof__isnull=True)
    return [
        *(f"payment {pk}: its refunds add up to another sum" for pk in wrong.values_list("pk", flat=True)),
        *(f"refund {pk}: paid back without a proof" for pk in unproven.values_list("refund", flat=True)),
    ]


def _further() -> list[str]:
    rows = Payment.objects.annotate(more=Coalesce(Sum("further__satang"), 0)).filter(more__gt=F("received_satang"))
    return [f"payment {pk}: more came later than came in all" for pk in rows.values_list("pk", flat=True)]


def _pieces_back() -> list[str]:
    back = RefundLine.objects.filter(line=OuterRef("pk"), restocked=True).order_by().values("line")
    came = Coalesce(Subquery(back.annotate(sum=Sum("quantity")).values("sum")), 0, output_field=IntegerField())
    rows = OrderLine.objects.annotate(came=came).exclude(came=F("returned_quantity"))
    return [f"order line {pk}: other pieces came back than money went for" for pk in rows.values_list("pk", flat=True)]


def _attempts() -> list[str]:
    paid = StripeAttempt.objects.filter(state=AttemptState.PAID)
    lost = paid.exclude(payment__order__payments__reference=F("intent"))
    return [f"attempt {pk}: paid at Stripe, but no payment says so" for pk in lost.values_list("pk", flat=True)]


def _events() -> list[str]:
    day_ago = clock.now() - datetime.timedelta(days=1)
    rows = ProviderEvent.objects.filter(outcome="", received_at__lt=day_ago)
    return [f"event {pk}: kept for a day and never handled" for pk in rows.values_list("pk", flat=True)]
