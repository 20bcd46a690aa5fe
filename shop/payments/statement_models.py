"""What is kept of a bank's statement: lines that found their order. Never imported from elsewhere than ``models``."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from merchants.ownership import Owned


class StatementShape(Owned):
    """Which column of a bank's file means what, as the merchant said once; the file is known by its headings."""

    headings = models.CharField(max_length=64)  # a fingerprint of the headings
    columns = models.JSONField()  # role → places

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merchant", "headings"], name="statement_shape_once")]


class Statement(Owned):
    """A statement in the making: gone once the merchant is done with it, or after a day. ``content`` stands only until its
    columns are known.
    """

    key = models.UUIDField()  # comes with the form: a double click finds the first
    content = models.BinaryField(default=bytes)
    bank = models.CharField(max_length=3, blank=True)  # whose shape it has; none: the merchant names the columns
    tally = models.JSONField(default=dict)  # how many lines were what
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merchant"], name="statement_one_at_a_time")]


class StatementLine(Owned):
    """Money that came by the bank's word. Until it is matched it belongs to a statement and says who sent it; matched, only
    when, how much and for which payment are kept. ``fingerprint`` makes it once, in however many files it stands.
    """

    fingerprint = models.CharField(max_length=64)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    has_time = models.BooleanField()
    satang = models.PositiveBigIntegerField()
    words = models.CharField(max_length=300, blank=True)
    payment = models.OneToOneField(
        "payments.Payment", null=True, on_delete=models.PROTECT, related_name="statement_line"
    )
    matched_at = models.DateTimeField(null=True, blank=True)
    matched_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "fingerprint"], name="statement_line_once"),
            models.CheckConstraint(condition=Q(satang__gt=0), name="statement_line_some"),
            models.CheckConstraint(
                condition=Q(payment__isnull=True, matched_at__isnull=True, statement__isnull=False)
                | Q(payment__isnull=False, matched_at__isnull=False, statement__isnull=True, words=""),
                name="statement_line_kept_when_matched",
            ),
        ]
