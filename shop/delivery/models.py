from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.money import baht_text
from merchants.ownership import Owned
from shop.delivery import carriage, words
from shop.delivery.carriage import Goods, Parcel, Rule


class DeliveryKind(models.TextChoices):
    PICKUP = "pickup", _("มารับเองที่ร้าน")
    FLAT = "flat", _("จัดส่งถึงบ้าน")


class DeliveryMethod(Owned):
    """One way a merchant's goods reach the shopper, and what it costs."""

    kind = models.CharField(max_length=8, choices=DeliveryKind)
    active = models.BooleanField(default=True)
    price_satang = models.PositiveBigIntegerField(default=0)
    free_above_satang = models.PositiveBigIntegerField(null=True, blank=True)
    steps = models.JSONField(default=list, blank=True)  # [[up to grams, satang], …] ascending; [] = one price for all
    rules = models.JSONField(default=dict, blank=True)  # carriage.Rule by profile, of goods that travel otherwise
    note = models.CharField(max_length=200, blank=True)  # pick-up: where and when

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "kind"], name="delivery_method_once"),
            models.CheckConstraint(condition=Q(kind__in=DeliveryKind.values), name="delivery_kind"),
            models.CheckConstraint(
                condition=Q(kind="flat") | Q(price_satang=0, free_above_satang__isnull=True, steps=[], rules={}),
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
        if self.kind == DeliveryKind.PICKUP or not (self.price_satang or self.steps):
            return gettext("ไม่มีค่าส่ง")
        price = baht_text(self.price_satang)
        if len(self.steps) > 1:
            price = gettext("เริ่มต้น %(price)s ตามน้ำหนัก") % {"price": price}
        if self.free_above_satang is None:
            return price
        return gettext("%(price)s ส่งฟรีเมื่อซื้อครบ %(limit)s") % {
            "price": price,
            "limit": baht_text(self.free_above_satang),
        }

    @property
    def rules_words(self) -> list[str]:
        """Return in words how goods travel that do not go with the rest."""
        return words.rules_words(self.rules)

    def rule(self, profile: str) -> Rule:
        """Return how it takes goods of ``profile``: with everything else where nobody said otherwise."""
        return Rule.of(self.rules.get(profile, {}))

    def parcels(self, load: Iterable[Goods], *, subtotal_satang: int) -> list[Parcel]:
        """Return what ``load``, worth ``subtotal_satang``, is sent in, and what each parcel costs."""
        if self.kind == DeliveryKind.PICKUP:
            return []
        rules = {profile: self.rule(profile) for profile in self.rules}
        free = self.free_above_satang is not None and subtotal_satang >= self.free_above_satang
        return carriage.parcels(load, rules=rules, steps=self.steps, price_satang=self.price_satang, free=free)
