"""The book says what payments, refunds and Stripe's fees say: for every merchant, and what came for every month of hers."""

import datetime
from collections import Counter

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import TruncMonth

from shop.payments.book.figures import FIGURES
from shop.payments.models import FurtherMoney, Payment, Refund, StripeAttempt
from shop.payments.states import AttemptState

Kept = Counter[tuple[int, datetime.date | None]]


def check() -> list[str]:
    """Return a line per merchant (and month) of whom the book says another sum, and per row that belongs to no day."""
    return [
        *_differs("received", _received()),
        *_differs("refunded", _refunded()),
        *_differs("fees", _fees()),
        *_lost(),
    ]


def _differs(key: str, kept: Kept) -> list[str]:
    told = _told(key, by_month=any(month for _merchant, month in kept))
    return [
        f"book of merchant {merchant}{f', {month:%Y-%m}' if month else ''}: {key} is {told[merchant, month]} satang,"
        f" the payments say {kept[merchant, month]}"
        for merchant, month in sorted(told.keys() | kept.keys(), key=str)
        if told[merchant, month] != kept[merchant, month]
    ]


def _told(key: str, *, by_month: bool) -> Kept:
    found: Kept = Counter()
    for rows in FIGURES[key].sources():
        month = TruncMonth("at") if by_month else None
        found += _summed(rows, rows.model.merchant_path, month, "amount")
    return found


def _summed(rows: QuerySet, merchant: str, month: TruncMonth | None, amount: str) -> Kept:
    rows = rows.order_by().annotate(owner=F(merchant))
    names = ["owner"]
    if month:
        rows, names = rows.annotate(month=month), ["owner", "month"]
    found: Kept = Counter()
    for row in rows.values(*names).annotate(satang=Sum(amount)):
        found[row["owner"], row["month"].date() if month and row["month"] else None] += row["satang"] or 0
    return found


def _received() -> Kept:
    """What came: all of a payment in the month it was confirmed, but what came later in the month it came."""
    came = _summed(
        Payment.objects.filter(confirmed_at__isnull=False),
        "order__merchant",
        TruncMonth("confirmed_at"),
        "received_satang",
    )
    further, owner = FurtherMoney.objects.all(), "payment__order__merchant"
    came.subtract(_summed(further, owner, TruncMonth("payment__confirmed_at"), "satang"))
    came.update(_summed(further, owner, TruncMonth("came_at"), "satang"))
    return came


def _refunded() -> Kept:
    return _summed(Payment.objects.filter(refunded_satang__gt=0), "order__merchant", None, "refunded_satang")


def _fees() -> Kept:
    paid = StripeAttempt.objects.filter(state=AttemptState.PAID, fee_satang__gt=0)
    found = _summed(paid, "payment__order__merchant", None, "fee_satang")
    found.update(_summed(Refund.objects.exclude(fee_satang=None), "payment__order__merchant", None, "fee_satang"))
    return found


def _lost() -> list[str]:
    return [
        f"book: {key} has a row without a day (order {number})"
        for key, figure in FIGURES.items()
        for rows in figure.sources()
        for number in rows.filter(at=None).values_list("order_number", flat=True)
    ]
