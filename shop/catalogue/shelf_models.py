"""What of a product can be bought: its variants, what they ask and asked, what lies on their shelves and how it came there."""

import datetime

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import OwnedQuerySet
from shop.catalogue import option_words

APART = 1000  # from this position on stand the retired variants
LOW = 3  # so few pieces and the merchant is told, unless she says another number


class VariantQuerySet(OwnedQuerySet):
    def sold(self):
        """Return the variants that are not retired."""
        return self.filter(retired_at__isnull=True)


class Variant(models.Model):
    """One thing that can be put into a cart. A product without options has one, nameless; position 0 is always sold.

    A retired one stays: order lines and movements point at it. Its position is APART or more.
    """

    merchant_path = "product__merchant"

    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="variants")
    name = models.CharField(max_length=80, blank=True)  # the values, joined; kept by the verbs
    value_1 = models.CharField(max_length=36, blank=True)
    value_2 = models.CharField(max_length=36, blank=True)
    code = models.CharField(_("รหัสสินค้า"), max_length=40, blank=True)
    code_key = models.CharField(
        max_length=64, null=True, unique=True, editable=False
    )  # merchant and code: see codes.py
    price_satang = models.PositiveBigIntegerField()
    promo_satang = models.PositiveBigIntegerField(null=True, blank=True)  # asked instead from promo_from to promo_until
    promo_from = models.DateField(null=True, blank=True)
    promo_until = models.DateField(null=True, blank=True)  # the last day, Bangkok
    weight_g = models.PositiveIntegerField(null=True, blank=True)
    pack_pieces = models.PositiveSmallIntegerField(null=True, blank=True)  # pieces in one pack
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = VariantQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(price_satang__gte=100) & Q(price_satang__lte=100_000_000),
                name="variant_price",
                violation_error_message=_("ราคาต้องอยู่ระหว่าง 1 ถึง 1,000,000 บาท"),
            ),
            models.UniqueConstraint(fields=["product", "position"], name="variant_position"),
            models.UniqueConstraint(
                fields=["product", "value_1", "value_2"],
                condition=Q(retired_at__isnull=True),
                name="variant_values_once",
                violation_error_message=_("มีแบบนี้อยู่แล้ว"),
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, position__lt=APART)
                | Q(retired_at__isnull=False, position__gte=APART),
                name="variant_retired_stands_apart",
            ),
            models.CheckConstraint(
                condition=Q(promo_satang__isnull=True, promo_from__isnull=True, promo_until__isnull=True)
                | Q(
                    promo_satang__gte=100,
                    promo_satang__lt=F("price_satang"),
                    promo_from__isnull=False,
                    promo_until__gte=F("promo_from"),
                ),
                name="variant_promotion",
            ),
            models.CheckConstraint(
                condition=Q(pack_pieces__isnull=True) | Q(pack_pieces__gte=2, pack_pieces__lte=9999),
                name="variant_pack_pieces",
            ),
        ]
        indexes = [
            models.Index(fields=["promo_until"], condition=Q(promo_until__isnull=False), name="variant_promo_until")
        ]

    def __str__(self) -> str:
        return self.name or f"variant {self.pk}"

    @property
    def label(self) -> str:
        """Return its values in the reader's language, "" for the only one of its product."""
        return " · ".join(option_words.said(value) for value in (self.value_1, self.value_2) if value)

    @property
    def title(self) -> str:
        """Return its product's name and its own, in the reader's language."""
        return f"{self.product.title} {self.label}".strip()

    def on_promotion(self, day: datetime.date) -> bool:
        """Return whether it is sold below its price on ``day``."""
        return self.promo_satang is not None and self.promo_from <= day <= self.promo_until

    def satang_on(self, day: datetime.date) -> int:
        """Return what it costs on ``day``, in satang."""
        return self.promo_satang if self.on_promotion(day) else self.price_satang

    @property
    def asked_satang(self) -> int:
        """Return what it costs now: the one price that carts, orders and pages take."""
        return self.satang_on(clock.today())

    @property
    def was_satang(self) -> int | None:
        """Return the price that is struck out beside it today, None on every other day."""
        return self.price_satang if self.on_promotion(clock.today()) else None


def asked(path: str = "") -> Case:
    """Return ``asked_satang`` of a variant (whose columns begin with ``path``) as the database says it, today."""
    day = clock.today()
    runs = Q(**{f"{path}promo_from__lte": day, f"{path}promo_until__gte": day})
    return Case(When(runs, then=F(f"{path}promo_satang")), default=F(f"{path}price_satang"))


class PriceAsked(models.Model):
    """A price that a variant asked from ``since`` on; ``until`` is empty while it asks it. Only what stands here may be struck out."""

    merchant_path = "variant__product__merchant"

    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="prices_asked")
    price_satang = models.PositiveBigIntegerField()
    promotion = models.BooleanField(default=False)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("users.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["variant"], condition=Q(until__isnull=True, promotion=False), name="price_asked_one_now"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="price_asked_until_after_since"
            ),
        ]
        indexes = [models.Index(fields=["variant", "since"], name="price_asked_variant")]


class StockQuerySet(OwnedQuerySet):
    def to_order(self):
        """Return the shelves from which a shopper can order a piece now (seasons are the product's)."""
        return self.filter(on_hand__gt=F("reserved"), variant__retired_at__isnull=True)


class Stock(models.Model):
    """Pieces on hand and pieces held for unpaid orders. The CHECK is what keeps the last piece from being sold twice."""

    merchant_path = "variant__product__merchant"

    variant = models.OneToOneField(Variant, on_delete=models.PROTECT, primary_key=True, related_name="stock")
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)
    low_at = models.PositiveIntegerField(
        default=LOW
    )  # so few left to order and the merchant is told; 0 = when it is gone
    low_told_at = models.DateTimeField(null=True, blank=True)  # she was told; empty again once it is restocked

    objects = StockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="stock_on_hand"),
            models.CheckConstraint(condition=Q(reserved__gte=0), name="stock_reserved"),
            models.CheckConstraint(condition=Q(reserved__lte=F("on_hand")), name="stock_reserved_within_on_hand"),
        ]
        indexes = [models.Index(fields=["variant"], condition=Q(on_hand__lte=F("reserved")), name="stock_sold_out")]

    @property
    def available(self) -> int:
        """Return the pieces a shopper can still order."""
        return self.on_hand - self.reserved


class MovementKind(models.TextChoices):
    OPENING = "opening", _("ยอดเริ่มต้น")
    CORRECTION = "correction", _("ปรับยอด")
    SALE = "sale", _("ขาย")
    RETURN = "return", _("รับคืน")


class Reason(models.TextChoices):
    """Why a count was corrected."""

    MADE = "made", _("ทำเพิ่มหรือรับเข้า")
    COUNTED = "counted", _("นับใหม่แล้วไม่ตรง")
    SOLD_ELSEWHERE = "sold_elsewhere", _("ขายหน้าร้านหรือที่อื่น")
    SPOILED = "spoiled", _("เสียหรือหมดอายุ")
    USED = "used", _("ใช้เอง แจก หรือทำตัวอย่าง")
    OTHER = "other", _("อื่น ๆ")


class StockMovement(models.Model):
    """One change of what is on hand. The movements of a variant add up to it."""

    merchant_path = "variant__product__merchant"

    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=12, choices=MovementKind)
    pieces = models.IntegerField()
    reason = models.CharField(max_length=16, choices=Reason, blank=True)
    note = models.CharField(max_length=120, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey("users.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MovementKind.values), name="movement_kind"),
            models.CheckConstraint(condition=~Q(pieces=0), name="movement_moves"),
            models.CheckConstraint(condition=Q(reason__in=["", *Reason.values]), name="movement_reason"),
            models.CheckConstraint(condition=Q(reason="") | Q(kind="correction"), name="movement_reason_of_correction"),
        ]
        indexes = [models.Index(fields=["variant", "at"], name="movement_variant")]
