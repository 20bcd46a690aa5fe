"""Money that came after a payment was confirmed. Never imported from elsewhere than ``models``."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from merchants.ownership import OwnedQuerySet


class FurtherMoney(models.Model):
    """Another transfer for a payment that is confirmed: the rest of a short one, or a double. ``key`` comes with the form."""

    merchant_path = "payment__order__merchant"

    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="further")
    key = models.UUIDField(unique=True)
    satang = models.PositiveBigIntegerField()
    came_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(satang__gt=0), name="further_money_some")]
