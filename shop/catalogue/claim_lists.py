"""Words that a text about food must not hold, and words that need a certificate: lists that editors keep."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Effect(models.TextChoices):
    REFUSED = "refused", _("ห้ามใช้กับอาหาร: เปิดขายไม่ได้จนกว่าจะแก้")
    CERTIFICATE = "certificate", _("ต้องมีใบรับรอง: เตือนร้านและแจ้งเจ้าหน้าที่ ไม่ห้าม")


class ClaimList(models.Model):
    """Words of one kind of claim, why they are not to be used, and what to write instead. Reference data that editors keep."""

    name = models.CharField(_("เรื่อง"), max_length=80)
    effect = models.CharField(_("ผล"), max_length=12, choices=Effect, default=Effect.REFUSED)
    words = models.TextField(
        _("คำ"),
        help_text=_(
            "บรรทัดละคำ ภาษาไทย มลายู หรืออังกฤษ เว้นวรรคหรือขีดคั่นกลางคำก็ตรวจเจอ อย่าใส่คำสั้นที่อยู่ในคำอื่นได้ เช่น ใส่ “รักษาโรค” ไม่ใช่ “รักษา”"
        ),
    )
    unless = models.TextField(
        _("ยกเว้นเมื่ออยู่ในข้อความนี้"), blank=True, help_text=_("บรรทัดละข้อความ เช่น “ยังไม่มีใบรับรองฮาลาล” ไม่ถือว่าอ้างฮาลาล")
    )
    certificate = models.SlugField(
        _("คีย์ของใบรับรองที่ต้องมี"), max_length=40, blank=True, help_text=_("เฉพาะแบบ “ต้องมีใบรับรอง” เช่น halal")
    )
    why = models.CharField(_("เพราะอะไร (ไทย)"), max_length=300)
    why_ms = models.CharField(_("เพราะอะไร (มลายู)"), max_length=300, blank=True)
    why_en = models.CharField(_("เพราะอะไร (อังกฤษ)"), max_length=300, blank=True)
    instead = models.CharField(_("เขียนแทนว่า (ไทย)"), max_length=300)
    instead_ms = models.CharField(_("เขียนแทนว่า (มลายู)"), max_length=300, blank=True)
    instead_en = models.CharField(_("เขียนแทนว่า (อังกฤษ)"), max_length=300, blank=True)
    active = models.BooleanField(_("ใช้งาน"), default=True)

    class Meta:
        ordering = ["effect", "name", "pk"]
        verbose_name = _("คำโฆษณาที่ต้องระวัง")
        verbose_name_plural = _("คำโฆษณาที่ต้องระวัง")
        constraints = [
            models.CheckConstraint(condition=Q(effect__in=Effect.values), name="claim_list_effect"),
            models.CheckConstraint(
                condition=~Q(effect="certificate") | ~Q(certificate=""),
                name="claim_list_certificate",
                violation_error_message=_("ใส่คีย์ของใบรับรองที่ต้องมี เช่น halal"),
            ),
            models.UniqueConstraint(fields=["name"], name="claim_list_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        short = [word for word in self.words.split("\n") if 0 < len(word.strip()) < 3]
        if short:
            raise ValidationError({"words": _("คำว่า “%(word)s” สั้นเกินไป จะไปตรงกับคำอื่น") % {"word": short[0].strip()}})

    @property
    def why_words(self) -> str:
        """Return why in the reader's language, falling back to Thai."""
        return self._said("why")

    @property
    def instead_words(self) -> str:
        return self._said("instead")

    def _said(self, column: str) -> str:
        language = get_language() or "th"
        return (getattr(self, f"{column}_{language}", "") if language != "th" else "") or getattr(self, column)
