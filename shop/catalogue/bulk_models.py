"""Something done to many products at once. The row is what makes a second click change nothing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import Owned


class BulkVerb(models.TextChoices):
    PAUSE = "pause", _("หยุดขายชั่วคราว")
    RESUME = "resume", _("ขายต่อ")
    PRICE = "price", _("เปลี่ยนราคา")
    PROFILE = "profile", _("ตั้งการส่ง")


class BulkAct(Owned):
    """An act that was done: by whom, to how many, with which form."""

    key = models.UUIDField()
    verb = models.CharField(max_length=12, choices=BulkVerb)
    products = models.PositiveIntegerField()
    facts = models.JSONField(default=dict)
    by = models.ForeignKey("users.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    repeated = False  # True on what a second click gets: the act was done before

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "key"], name="bulk_act_once"),
            models.CheckConstraint(condition=Q(verb__in=BulkVerb.values), name="bulk_act_verb"),
        ]
