"""The clock of refunds by hand: a word after a day, the officers after three. Each row on its own feet."""

import datetime

from django.db import transaction
from django.db.models import Q

from common import clock
from common.states import locked
from shop.payments import by_hand, refund_letters
from shop.payments.incidents import open_incident
from shop.payments.models import HandRefund
from shop.payments.states import RefundState

REMIND_AFTER = datetime.timedelta(hours=24)
ESCALATE_AFTER = datetime.timedelta(hours=72)


def run() -> dict[str, int]:
    """Remind whoever is to act (the shopper of her number, the merchant of the money), then tell the officers."""
    now = clock.now()
    waits = Q(refund__state=RefundState.ASKED, refund__asked_at__lt=now - REMIND_AFTER)
    owed = Q(refund__state=RefundState.PENDING, given_at__lt=now - REMIND_AFTER)
    late = Q(refund__state=RefundState.PENDING, given_at__lt=now - ESCALATE_AFTER)
    return {
        "refunds_reminded": _each(HandRefund.objects.filter(waits | owed, reminded_at__isnull=True), _remind),
        "refunds_escalated": _each(HandRefund.objects.filter(late, escalated_at__isnull=True), _escalate),
    }


def _each(rows, act) -> int:
    return sum(act(row) for row in rows.order_by("pk"))


@transaction.atomic
def _remind(row: HandRefund) -> bool:
    row = locked(row)
    if row.reminded_at or row.refund.state not in {RefundState.ASKED, RefundState.PENDING}:
        return False
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    refund_letters.reminder(row.refund)
    return True


@transaction.atomic
def _escalate(row: HandRefund) -> bool:
    row = locked(row)
    refund = row.refund
    if row.escalated_at or refund.state != RefundState.PENDING:
        return False
    row.escalated_at = clock.now()
    row.save(update_fields=["escalated_at"])
    open_incident(kind="refund_late", key=by_hand.late_key(refund), payment=refund.payment, satang=refund.amount_satang)
    refund_letters.late(refund)
    return True
