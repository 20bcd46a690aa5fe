"""That a merchant is registered for VAT. Never imported from elsewhere than ``models``."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from common import clock
from merchants.ownership import Owned

HEAD_OFFICE = "00000"
FIRST_DAY = datetime.date(1992, 1, 1)  # there is a value added tax since then: Revenue Code, amendment no. 30


class VatRegistration(Owned):
    """What an owner stated of the registration (ภ.พ.20), as it stands on tax invoices. Former ones stay on record."""

    name = models.CharField(max_length=160)  # as registered: it may differ from the shop's
    address = models.CharField(max_length=400)
    tax_id = models.CharField(max_length=13)
    branch = models.CharField(max_length=5, default=HEAD_OFFICE)  # five digits; 00000 is the head office
    since = models.DateField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    stated_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merchant"], condition=Q(ended_at__isnull=True), name="vat_registration_one_current"
            ),
            models.CheckConstraint(condition=Exact(Length("tax_id"), 13), name="vat_registration_tax_id"),
            models.CheckConstraint(condition=Exact(Length("branch"), 5), name="vat_registration_branch"),
            models.CheckConstraint(condition=Q(since__gte=FIRST_DAY), name="vat_registration_since"),
        ]
