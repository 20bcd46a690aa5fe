"""Money that goes back through a provider. Never imported from elsewhere than ``models``."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from merchants.ownership import OwnedQuerySet
from shop.payments.states import BY_HAND, RefundState

DAY = datetime.timedelta(days=1)


class Refund(models.Model):
    """So much of a payment goes back. From the moment it is asked for it counts in ``payment.refunded_satang``; a refund
    that failed counts no more.
    """

    merchant_path = "payment__order__merchant"

    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="refunds")
    state = models.CharField(max_length=16, choices=RefundState, default=RefundState.ASKED)
    amount_satang = models.PositiveBigIntegerField()
    tries = models.PositiveSmallIntegerField(default=1)  # a kept error is answered again: then another key is used
    idempotency_key = models.CharField(max_length=80, unique=True)
    provider = models.CharField(max_length=16)
    account = models.CharField(max_length=80)
    reference = models.CharField(max_length=120, null=True, blank=True)  # the provider's own word for it
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    fee_satang = models.BigIntegerField(null=True, blank=True)  # what the provider took for it; below 0: gave back

    objects = OwnedQuerySet.as_manager()

    @property
    def due_at(self) -> datetime.datetime | None:
        """Return until when the merchant should have sent it by hand: a day after she was told the number."""
        return self.hand.given_at + DAY if self.hand.given_at else None

    @property
    def words(self) -> str:
        """Return how it stands, for both: through the provider, or by the merchant's own hand."""
        return str(BY_HAND[self.state]) if self.provider != "stripe" else self.get_state_display()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RefundState.values), name="refund_state"),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="refund_amount"),
            models.UniqueConstraint(fields=["provider", "account", "reference"], name="refund_reference_once"),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=Q(state__in=["asked", "pending", "requires_action"]),
                name="refund_under_way",
            )
        ]
