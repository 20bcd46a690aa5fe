"""Where an order may go from where it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderState(models.TextChoices):
    PLACED = "placed", _("สั่งซื้อแล้ว")
    CONFIRMED = "confirmed", _("ยืนยันแล้ว")
    PACKED = "packed", _("แพ็กแล้ว")
    SHIPPED = "shipped", _("ส่งแล้ว")
    READY = "ready", _("พร้อมให้มารับ")
    DELIVERED = "delivered", _("ถึงมือผู้รับแล้ว")
    RETURNED = "returned", _("ส่งคืนร้าน")
    CANCELLED = "cancelled", _("ยกเลิก")


S = OrderState
MOVES = {
    S.PLACED: {S.CONFIRMED, S.CANCELLED},
    S.CONFIRMED: {S.PACKED, S.CANCELLED},
    S.PACKED: {S.SHIPPED, S.READY, S.CANCELLED},  # ready = waits to be picked up
    S.SHIPPED: {S.DELIVERED, S.RETURNED},
    S.READY: {S.DELIVERED, S.CANCELLED},
    S.DELIVERED: {S.RETURNED},
    S.RETURNED: set(),
    S.CANCELLED: set(),
}
REVIVAL = {**MOVES, S.CANCELLED: {S.PLACED}}  # only for money that came after its time: ``services.revive``
OPEN = {S.PLACED, S.CONFIRMED, S.PACKED, S.SHIPPED, S.READY}


class Bearer(models.TextChoices):
    """Who pays for a discount: it is taken off what she gets."""

    MERCHANT = "merchant", _("ร้าน")


class StockState(models.TextChoices):
    RESERVED = "reserved", _("กันของไว้")
    SOLD = "sold", _("ตัดสต็อกแล้ว")
    RELEASED = "released", _("คืนสต็อกแล้ว")
