"""What time does to payments."""

from common import clock
from shop.payments import services as payments
from shop.payments.models import Payment
from shop.payments.states import PaymentState


def run() -> dict[str, int]:
    """Let unpaid transfers lapse whose time has run out; a slip that waits for the merchant stops that clock."""
    due = Payment.objects.filter(state=PaymentState.OPEN, expires_at__lte=clock.now()).order_by("pk")
    return {"payments_expired": sum(payments.expire(payment) for payment in due)}
