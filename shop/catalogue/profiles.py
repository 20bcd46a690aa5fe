"""How goods travel: what a merchant says of a product, so that each way of sending takes only what it can carry."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryProfile(models.TextChoices):
    DRY = "dry", _("ของแห้ง ส่งธรรมดา")
    LIQUID = "liquid", _("ของเหลว")
    SMELLY = "smelly", _("กลิ่นแรง")
    FRESH = "fresh", _("ของสด")
    CHILLED = "chilled", _("แช่เย็น")
    FROZEN = "frozen", _("แช่แข็ง")
    FRAGILE = "fragile", _("แตกหักง่าย")
    OVERSIZE = "oversize", _("ชิ้นใหญ่")


PACKED = {  # what the packer does, and the shopper reads
    DeliveryProfile.DRY: _("ส่งได้ตามปกติ"),
    DeliveryProfile.LIQUID: _("ของเหลว ปิดฝาแน่นและห่อกันซึม"),
    DeliveryProfile.SMELLY: _("กลิ่นแรง ห่อแยกและปิดสนิท ไม่ปนกับของอื่น"),
    DeliveryProfile.FRESH: _("ของสด ส่งวันที่แพ็กและใช้กล่องมีรูระบาย"),
    DeliveryProfile.CHILLED: _("แช่เย็น ส่งในกล่องเก็บความเย็น"),
    DeliveryProfile.FROZEN: _("แช่แข็ง ส่งในกล่องเก็บความเย็นพร้อมเจลแข็ง"),
    DeliveryProfile.FRAGILE: _("แตกหักง่าย ห่อกันกระแทก"),
    DeliveryProfile.OVERSIZE: _("ชิ้นใหญ่ ส่งแยกทีละชิ้น"),
}


def of_storage(storage: str) -> str:
    """Return how goods travel of which only the storage is said."""
    cold = {"chilled": DeliveryProfile.CHILLED, "frozen": DeliveryProfile.FROZEN}
    return cold.get(storage, DeliveryProfile.DRY).value
