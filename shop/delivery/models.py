from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.money import baht_text
from merchants.ownership import Owned


class DeliveryKind(models.TextChoices):
    PICKUP = "pickup", _("มารับเองที่ร้าน")
    FLAT = "flat", _("จัดส่งถึงบ้าน")


class DeliveryMethod(Owned):
    """One way a merchant's goods reach the shopper, and what it costs."""

    kind = models.CharField(max_length=8, choices=DeliveryKind)
    active = models.BooleanField(default=True)
    price_satang = models.PositiveBigIntegerField(default=0)
    free_above_satang = models.PositiveBigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)  # pick-up: where and when

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "kind"], name="delivery_method_once"),
            models.CheckConstraint(condition=Q(kind__in=DeliveryKind.values), name="delivery_kind"),
            models.CheckConstraint(
                condition=Q(kind="flat") | Q(price_satang=0, free_above_satang__isnull=True),
                name="delivery_pickup_is_free",
            ),
        ]

    @property
    def label(self) -> str:
        """Return the way in words."""
        return str(DeliveryKind(self.kind).label)

    @property
    def price_text(self) -> str:
        """Return what it costs in words, the free limit included."""
        if self.kind == DeliveryKind.PICKUP or not self.price_satang:
            return gettext("ไม่มีค่าส่ง")
        if self.free_above_satang is None:
            return baht_text(self.price_satang)
        return gettext("%(price)s ส่งฟรีเมื่อซื้อครบ %(limit)s") % {
            "price": baht_text(self.price_satang),
            "limit": baht_text(self.free_above_satang),
        }
