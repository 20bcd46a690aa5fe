"""Money that the merchant sends back by her own hand. Never imported from elsewhere than ``models``."""

from django.db import models
from django.db.models import Q

from common.files.models import PrivateFile
from merchants.ownership import OwnedQuerySet
from shop.orders.models import OrderLine

NUMBERS = ("mobile", "ewallet", "national_id")  # kinds of PromptPay numbers a shopper may give


class HandRefund(models.Model):
    """How a refund goes back by hand: to which number, since when that is known, and the proof that it was sent."""

    merchant_path = "refund__payment__order__merchant"

    refund = models.OneToOneField("payments.Refund", on_delete=models.PROTECT, related_name="hand")
    proxy_type = models.CharField(max_length=12, blank=True)
    proxy = models.CharField(max_length=15, blank=True)  # of an identity number only the end is kept once it is paid
    given_at = models.DateTimeField(null=True, blank=True)  # from here on the merchant's clock runs
    proof = models.OneToOneField(PrivateFile, null=True, on_delete=models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(
        max_length=200, blank=True
    )  # the shopper reads it; set exactly where it was withdrawn

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(proxy_type__in=["", *NUMBERS]), name="hand_refund_proxy_type"),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True, proxy="", proxy_type="")
                | (Q(given_at__isnull=False) & ~Q(proxy="") & ~Q(proxy_type="")),
                name="hand_refund_number_given",
            ),
        ]


class RefundLine(models.Model):
    """So many pieces of an order's line for which money goes back; ``restocked`` where they lie on the shelf again."""

    merchant_path = "refund__payment__order__merchant"

    refund = models.ForeignKey("payments.Refund", on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveSmallIntegerField()
    satang = models.PositiveBigIntegerField()
    restocked = models.BooleanField(default=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund", "line"], name="refund_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="refund_line_quantity"),
        ]
