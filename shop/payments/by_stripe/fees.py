"""What Stripe really took, read from its own books."""

import datetime

from common import clock
from shop.payments.by_stripe import client
from shop.payments.models import StripeAttempt
from shop.payments.states import AttemptState

LONG_AGO = datetime.timedelta(days=7)


def unknown():
    """Return paid attempts whose fee is not known yet; after a week nobody asks any more."""
    paid = StripeAttempt.objects.filter(state=AttemptState.PAID, fee_satang=None, begun_at__gt=clock.now() - LONG_AGO)
    return paid.exclude(intent="").order_by("pk")


def note(attempt: StripeAttempt) -> None:
    """Write down the fee of a paid attempt and how it was paid. Raises Unclear where Stripe is silent; a no leaves it unknown."""
    params = {"expand": ["latest_charge.balance_transaction"]}
    options = {"stripe_account": attempt.account}
    try:
        told = client.ask(lambda stripe: stripe.v1.payment_intents.retrieve(attempt.intent, params, options=options))
    except client.Refused:
        return
    charge = told.get("latest_charge") or {}
    balance = charge.get("balance_transaction") or {}
    if isinstance(balance, dict) and "fee" in balance:
        way = (charge.get("payment_method_details") or {}).get("type") or ""
        StripeAttempt.objects.filter(pk=attempt.pk).update(fee_satang=balance["fee"], paid_by=way[:16])
