"""Something is wrong with an order: shopper, merchant and officer on one page. Never imported from elsewhere than ``models``."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from common.files.models import PrivateFile
from merchants.ownership import Owned, OwnedQuerySet
from shop.aftercare.states import UNDER_WAY, CaseKind, CaseState, Side
from shop.orders.models import Order

MOST_WORDS = 2000
TO_ANSWER = datetime.timedelta(hours=48)
ENDED = sorted(set(CaseState.values) - UNDER_WAY)
DECIDED = [CaseState.FOR_SHOPPER, CaseState.FOR_MERCHANT]


class Case(Owned):
    """One per order. While it waits for the merchant, ``answer_by`` says until when; then officers see it by themselves."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="case")
    kind = models.CharField(max_length=16, choices=CaseKind)
    state = models.CharField(max_length=12, choices=CaseState, default=CaseState.OPEN)
    opened_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # the newest answer of the merchant
    escalated_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=MOST_WORDS, blank=True)  # the officer's, for both sides to read
    refund_satang = models.PositiveBigIntegerField(default=0)  # what the decision orders the merchant to give back

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CaseState.values, kind__in=CaseKind.values), name="case_state"
            ),
            models.CheckConstraint(
                condition=Q(state="open", answer_by__isnull=False) | (~Q(state="open") & Q(answer_by__isnull=True)),
                name="case_waits_until",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (Q(state__in=sorted(UNDER_WAY)) & Q(ended_at__isnull=True)),
                name="case_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state="escalated") | Q(escalated_at__isnull=False), name="case_escalated"
            ),
            models.CheckConstraint(condition=~Q(state__in=DECIDED) | ~Q(reason=""), name="case_decided_with_reason"),
            models.CheckConstraint(condition=Q(state="for_shopper") | Q(refund_satang=0), name="case_refund"),
        ]
        indexes = [
            models.Index(fields=["answer_by"], condition=Q(state="open"), name="case_due"),
            models.Index(fields=["merchant", "state"], name="case_merchant"),
            models.Index(fields=["state", "escalated_at"], name="case_queue"),
        ]

    @property
    def is_over(self) -> bool:
        return self.state not in UNDER_WAY


class CaseMessage(models.Model):
    """What one side said, in her own words."""

    merchant_path = "case__merchant"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=8, choices=Side)
    words = models.CharField(max_length=MOST_WORDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(unique=True)  # comes with the form: a double click says it once

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(side__in=Side.values), name="case_message_side")]


class CasePhoto(models.Model):
    """A private picture that belongs to what was said; only the two sides and officers open it."""

    merchant_path = "message__case__merchant"

    message = models.ForeignKey(CaseMessage, on_delete=models.CASCADE, related_name="photos")
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
