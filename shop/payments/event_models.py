"""What providers tell us, once each, and what did not fit. Never imported from elsewhere than ``models``."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from merchants.ownership import OwnedQuerySet


class ProviderEvent(models.Model):
    """One message of a provider, kept whether or not it meant anything to us. ``facts`` hold no personal data; ``told`` is
    the message itself and stands only until it is handled, which is when ``outcome`` says something.
    """

    provider = models.CharField(max_length=16)
    account = models.CharField(max_length=80, blank=True)
    event_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    told = models.JSONField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "account", "event_id"], name="provider_event_once"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(told__isnull=True), name="provider_event_told_until_handled"
            ),
        ]
        indexes = [models.Index(fields=["received_at"], condition=Q(outcome=""), name="provider_event_left")]


class Incident(models.Model):
    """Something about money that does not fit and that a person should look at. The same again is counted, not repeated."""

    merchant_path = "merchant"

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    merchant = models.ForeignKey("merchants.Merchant", null=True, on_delete=models.PROTECT, related_name="+")
    payment = models.ForeignKey("payments.Payment", null=True, on_delete=models.PROTECT, related_name="incidents")
    event = models.ForeignKey(ProviderEvent, null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    times = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)  # how it was settled
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-opened_at"], condition=Q(closed_at__isnull=True), name="incident_open")]
