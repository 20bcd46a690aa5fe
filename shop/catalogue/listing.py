"""What helps a merchant to put a product up: templates for local goods, allergens, and what she has typed so far."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import Owned
from shop.catalogue.profiles import DeliveryProfile


def localised(row: models.Model, name: str) -> str:
    """Return the column ``name`` of ``row`` in the reader's language, falling back to Thai."""
    language = get_language() or "th"
    return (getattr(row, f"{name}_{language}", "") if language != "th" else "") or getattr(row, name)


class Storage(models.TextChoices):
    DRY = "dry", _("อุณหภูมิห้อง")
    CHILLED = "chilled", _("แช่เย็น")
    FROZEN = "frozen", _("แช่แข็ง")


class Allergen(models.Model):
    """What some people must not eat. Reference data that editors keep; the law names the groups."""

    key = models.SlugField(_("รหัส"), max_length=30, unique=True)
    name = models.CharField(_("ชื่อ"), max_length=80)
    name_ms = models.CharField(_("ชื่อภาษามลายู"), max_length=80, blank=True)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(_("ลำดับ"), default=100)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("สารก่อภูมิแพ้")
        verbose_name_plural = _("สารก่อภูมิแพ้")

    def __str__(self) -> str:
        return localised(self, "name")


class ListingTemplate(models.Model):
    """What most goods of a kind have in common, so that a merchant need not type it. Reference data that editors keep."""

    key = models.SlugField(_("รหัส"), max_length=40, unique=True)
    name = models.CharField(_("ชื่อแบบ"), max_length=60, help_text=_("คำสั้น ๆ ที่ผู้ขายเรียก เช่น น้ำบูดู"))
    name_ms = models.CharField(_("ชื่อภาษามลายู"), max_length=60, blank=True)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("ลำดับ"), default=100)
    active = models.BooleanField(_("ใช้งาน"), default=True)
    category = models.ForeignKey(
        "catalogue.Category", verbose_name=_("หมวด"), on_delete=models.PROTECT, related_name="listing_templates"
    )
    unit = models.CharField(_("หน่วยขาย"), max_length=40)
    weight_g = models.PositiveIntegerField(_("น้ำหนักต่อหน่วย (กรัม)"), null=True, blank=True)
    storage = models.CharField(_("การเก็บรักษา"), max_length=8, choices=Storage, default=Storage.DRY)
    shelf_life_days = models.PositiveIntegerField(_("เก็บได้ (วัน)"), null=True, blank=True)
    delivery_profile = models.CharField(_("การส่ง"), max_length=8, choices=DeliveryProfile, default=DeliveryProfile.DRY)
    allergens = models.ManyToManyField(Allergen, verbose_name=_("สารก่อภูมิแพ้"), blank=True, related_name="templates")
    description = models.TextField(
        _("โครงคำบรรยาย"), blank=True, help_text=_("บรรทัดละเรื่อง จบด้วย … ตรงที่ให้ผู้ขายเติม บรรทัดที่ไม่ได้เติมจะไม่แสดง")
    )
    description_ms = models.TextField(_("โครงคำบรรยายภาษามลายู"), blank=True)
    description_en = models.TextField(_("โครงคำบรรยายภาษาอังกฤษ"), blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("แบบสินค้า")
        verbose_name_plural = _("แบบสินค้า")
        constraints = [
            models.CheckConstraint(condition=Q(storage__in=Storage.values), name="listing_template_storage"),
            models.CheckConstraint(
                condition=Q(delivery_profile__in=DeliveryProfile.values), name="listing_template_delivery"
            ),
        ]

    def __str__(self) -> str:
        return localised(self, "name")


class UnfinishedProduct(Owned):
    """What a member has typed on the way to a product, screen by screen. ``product`` is what became of it.

    ``typed`` holds the fields as they were typed, right or wrong. ``key`` comes with the form: it finds this row again.
    """

    key = models.UUIDField()
    typed = models.JSONField(default=dict)
    picture = models.JSONField(
        default=dict
    )  # {"name", "small", "sha256", "size"} of the photograph kept aside; {} without one
    by = models.ForeignKey("users.User", null=True, on_delete=models.SET_NULL, related_name="+")
    product = models.ForeignKey("catalogue.Product", null=True, on_delete=models.CASCADE, related_name="+")
    touched_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merchant", "key"], name="unfinished_once_per_form")]
        indexes = [models.Index(fields=["touched_at"], name="unfinished_touched")]

    @property
    def name(self) -> str:
        """Return what she called it, "" while it has no name."""
        return self.typed.get("name", "")
