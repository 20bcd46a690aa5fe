"""What time does to payments."""

from common import clock
from shop.payments import changes
from shop.payments import services as payments
from shop.payments.models import Payment
from shop.payments.providers import provider
from shop.payments.states import PaymentState


def run() -> dict[str, int]:
    """Let unpaid payments lapse whose time has run out (a slip that waits for the merchant stops that clock), and
    accounts that no second signer confirmed.

    Whoever might still be paying elsewhere is stopped there first; where that is not certain, the stock stays held.
    """
    due = Payment.objects.filter(state=PaymentState.OPEN, checking_since__isnull=True, expires_at__lte=clock.now())
    lapsed = sum(provider(row.provider).call_off(row) and payments.expire(row) for row in due.order_by("pk"))
    return {"payments_expired": lapsed, "payout_changes_expired": changes.expire_due()}
