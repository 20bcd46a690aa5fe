"""What must hold of statements and the money they confirmed."""

from django.db.models import F

from shop.payments.models import StatementLine
from shop.payments.states import PaymentState


def check() -> list[str]:
    """Return a line per matched line whose payment is another merchant's, not confirmed, or of less money."""
    rows = StatementLine.objects.filter(payment__isnull=False)
    wrong = {
        "another merchant's payment": rows.exclude(payment__order__merchant=F("merchant")),
        "its payment is not confirmed": rows.exclude(payment__state=PaymentState.CONFIRMED),
        "less money came than it says": rows.filter(payment__received_satang__lt=F("satang")),
    }
    return [
        f"statement line {pk}: {what}" for what, found in wrong.items() for pk in found.values_list("pk", flat=True)
    ]
