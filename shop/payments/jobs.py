"""What time does to payments."""

from common import clock
from shop.payments import changes
from shop.payments import services as payments
from shop.payments.models import Payment
from shop.payments.states import PaymentState


def run() -> dict[str, int]:
    """Let unpaid transfers lapse whose time has run out (a slip that waits for the merchant stops that clock), and
    accounts that no second signer confirmed."""
    due = Payment.objects.filter(state=PaymentState.OPEN, expires_at__lte=clock.now()).order_by("pk")
    expired = sum(payments.expire(payment) for payment in due)
    return {"payments_expired": expired, "payout_changes_expired": changes.expire_due()}
