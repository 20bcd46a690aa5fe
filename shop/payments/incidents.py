"""What does not fit is written down for a person, never acted upon and never thrown away."""

from django.db import IntegrityError, transaction
from django.db.models import F

from shop.payments.models import Incident, Payment, ProviderEvent


def open_incident(
    *, kind: str, key: str, event: ProviderEvent | None = None, payment: Payment | None = None, **facts: object
) -> Incident:
    """Open an incident, once per ``key``; the same again is counted. ``facts`` are plain JSON without personal data."""
    key, merchant = key[:120], payment.order.merchant if payment else None
    try:
        with transaction.atomic():
            return Incident.objects.create(
                kind=kind, key=key, event=event, payment=payment, merchant=merchant, facts=facts
            )
    except IntegrityError:
        Incident.objects.filter(key=key).update(times=F("times") + 1)
        return Incident.objects.get(key=key)
