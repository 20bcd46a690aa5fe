"""What officers look at: one row per look at a product, and how far a merchant is trusted to sell unseen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.models import MerchantState
from merchants.ownership import OwnedQuerySet


class ReviewKind(models.TextChoices):
    """FIRST and CHANGE keep shoppers waiting for the officer; a SAMPLE stays on sale; a CALL is the officer's own look."""

    FIRST = "first", _("ขอเปิดขาย")
    CHANGE = "change", _("ขอแก้ข้อมูล")
    SAMPLE = "sample", _("สุ่มตรวจ")
    CALL = "call", _("เจ้าหน้าที่เปิดดูเอง")


class ReviewState(models.TextChoices):
    OPEN = "open", _("รอตรวจ")
    PASSED = "passed", _("ผ่าน")
    RETURNED = "returned", _("ให้แก้")
    TAKEN_DOWN = "taken_down", _("นำออกจากร้าน")
    WITHDRAWN = "withdrawn", _("ร้านยกเลิกเอง")


class ReasonCode(models.TextChoices):
    """Why a product was returned or taken down; stands beside the officer's own words."""

    CLAIMS = "claims", _("อ้างสรรพคุณหรือโฆษณาเกินจริง")
    CERTIFICATE = "certificate", _("อ้างฮาลาลหรือเครื่องหมายรับรองโดยไม่มีใบรับรอง")
    PICTURE = "picture", _("รูปไม่ชัด ไม่ตรงกับสินค้า หรือไม่ใช่รูปของร้าน")
    FACTS = "facts", _("ชื่อ หน่วย ราคา หรือหมวดไม่ตรงกับสินค้า")
    FORBIDDEN = "forbidden", _("สินค้าที่ห้ามขายในเว็บนี้")
    COMPLAINT = "complaint", _("มีผู้ร้องเรียนและกำลังตรวจสอบ")
    OTHER = "other", _("เหตุผลอื่น")


TOLD_WHY = [ReviewState.RETURNED, ReviewState.TAKEN_DOWN]


class ReviewQuerySet(OwnedQuerySet):
    def due(self):
        """Return what officers still have to look at; a shop that closed for good waits for nothing."""
        return self.filter(state=ReviewState.OPEN).exclude(product__merchant__state=MerchantState.CLOSED)

    def waiting(self):
        """Return those that keep somebody waiting: a product that is not on sale yet, a change that is not shown yet."""
        return self.due().filter(kind__in=[ReviewKind.FIRST, ReviewKind.CHANGE])

    def sampled(self):
        return self.due().filter(kind=ReviewKind.SAMPLE)


class Review(models.Model):
    """One look at a product. ``change``: of a CHANGE the columns as the merchant wants them; of a SAMPLE as they were before."""

    merchant_path = "product__merchant"

    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="looks")
    kind = models.CharField(max_length=8, choices=ReviewKind)
    state = models.CharField(max_length=12, choices=ReviewState, default=ReviewState.OPEN)
    change = models.JSONField(default=dict)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    reason_code = models.CharField(max_length=12, choices=ReasonCode, blank=True)
    words = models.TextField(max_length=1000, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReviewKind.values), name="review_kind"),
            models.CheckConstraint(condition=Q(state__in=ReviewState.values), name="review_state"),
            models.CheckConstraint(condition=Q(reason_code__in=["", *ReasonCode.values]), name="review_reason"),
            models.CheckConstraint(
                condition=Q(state="open", judged_at__isnull=True) | (~Q(state="open") & Q(judged_at__isnull=False)),
                name="review_judged_at_when_over",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "taken_down"]) | (~Q(reason_code="") & ~Q(words="")),
                name="review_says_why",
            ),
            models.UniqueConstraint(fields=["product", "kind"], condition=Q(state="open"), name="review_open_once"),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state="open"), name="review_open"),
            models.Index(fields=["product", "-judged_at"], name="review_product"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == ReviewState.OPEN


class TrustLevel(models.TextChoices):
    REVIEWED = "reviewed", _("ตรวจก่อนขึ้นขาย")
    TRUSTED = "trusted", _("ขึ้นขายได้ทันที สุ่มตรวจภายหลัง")


class Trust(models.Model):
    """How far a merchant is trusted. One without a row is new: reviewed. ``since``: approvals before it count no more."""

    merchant_path = "merchant"

    merchant = models.OneToOneField("merchants.Merchant", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=8, choices=TrustLevel, default=TrustLevel.REVIEWED)
    since = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(max_length=1000, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(level__in=TrustLevel.values), name="trust_level")]
