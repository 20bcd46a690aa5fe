from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import Owned


class Outcome(models.TextChoices):
    CLOSED = "closed", _("ปิดร้านแล้ว")
    DECLINED = "declined", _("เจ้าหน้าที่ยังไม่ปิดร้าน")
    WITHDRAWN = "withdrawn", _("เจ้าของร้านขอยกเลิกคำขอ")


class ClosureRequest(Owned):
    """An owner asks that her shop be closed for good. It waits for an officer until it has an ``outcome``."""

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    asked_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant"], condition=Q(outcome=""), name="closure_one_waiting"),
            models.CheckConstraint(condition=Q(outcome__in=["", *Outcome.values]), name="closure_outcome"),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at__isnull=True) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="closure_ended",
            ),
            models.CheckConstraint(condition=~Q(outcome="declined") | ~Q(answer=""), name="closure_declined_says_why"),
        ]
