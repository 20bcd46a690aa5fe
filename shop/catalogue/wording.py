"""Words as data: what editors say about how people search, and what is known of how they misspell."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SynonymKind(models.TextChoices):
    SAME = "same", _("ความหมายเดียวกัน: พิมพ์คำใดก็เจอเหมือนกัน")
    LEADS = "leads", _("พาไปหา: พิมพ์คำเหล่านี้แล้วเจอคำหรือหมวดที่ระบุ")
    OPTIONAL = "optional", _("คำประกอบ: มีในสินค้าหรือไม่มีก็ได้")
    UNTOUCHED = "untouched", _("ห้ามเดา: ไม่แก้เป็นคำอื่นและไม่ถือว่าสะกดผิด")


class Synonym(models.Model):
    """One list of words. Reference data that editors keep; nothing else decides which words mean the same."""

    kind = models.CharField(_("แบบ"), max_length=12, choices=SynonymKind, default=SynonymKind.SAME)
    words = models.TextField(
        _("คำที่คนพิมพ์"), help_text=_("บรรทัดละคำ หรือคั่นด้วยจุลภาค ภาษาไทย มลายู อังกฤษ หรือยาวี รวมทั้งคำที่สะกดผิดบ่อย")
    )
    finds = models.TextField(_("ให้เจอคำเหล่านี้"), blank=True, help_text=_("เฉพาะแบบ “พาไปหา” บรรทัดละคำ"))
    category = models.ForeignKey(
        "catalogue.Category",
        verbose_name=_("ให้เจอทั้งหมวด"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="synonyms",
    )
    certificate = models.ForeignKey(
        "certificates.CertificateKind",
        verbose_name=_("ให้เจอสินค้าที่มีใบรับรองนี้"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("เฉพาะแบบ “พาไปหา” เจอเฉพาะสินค้าที่ใบรับรองยังใช้ได้ในวันที่ค้น"),
    )
    note = models.CharField(_("หมายเหตุ"), max_length=200, blank=True)
    active = models.BooleanField(_("ใช้งาน"), default=True)

    class Meta:
        ordering = ["kind", "words", "pk"]
        verbose_name = _("คำค้นที่เหมือนกัน")
        verbose_name_plural = _("คำค้นที่เหมือนกัน")
        constraints = [models.CheckConstraint(condition=Q(kind__in=SynonymKind.values), name="synonym_kind")]

    def __str__(self) -> str:
        return ", ".join(self.words.split("\n"))[:80]

    def clean(self) -> None:
        super().clean()
        if self.kind == SynonymKind.LEADS and not (self.finds.strip() or self.category_id or self.certificate_id):
            raise ValidationError({"finds": _("กรุณาใส่คำที่ให้เจอ หรือเลือกหมวดสินค้าหรือใบรับรอง")})


class SearchCount(models.Model):
    """How often a query was asked, and what came of it. Nobody's name stands beside it."""

    query = models.CharField(_("คำที่ค้น"), max_length=60, unique=True)
    searches = models.PositiveIntegerField(_("ค้นกี่ครั้ง"), default=0)
    empty = models.PositiveIntegerField(_("ไม่พบกี่ครั้ง"), default=0)
    clicks = models.PositiveIntegerField(_("เปิดสินค้ากี่ครั้ง"), default=0)
    last_at = models.DateTimeField(_("ครั้งล่าสุด"))
    settled = models.BooleanField(_("จัดการแล้ว"), default=False)

    class Meta:
        verbose_name = _("คำที่คนค้น")
        verbose_name_plural = _("คำที่คนค้น")
        indexes = [models.Index(fields=["settled", "-empty", "-searches"], name="search_count_empty")]

    def __str__(self) -> str:
        return self.query


class Misspelling(models.Model):
    """A key under which a phrase of the catalogue is looked up when what was typed is found nowhere."""

    key = models.CharField(max_length=60, db_index=True)  # how it sounds, whole or one letter shorter
    phrase = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "phrase"], name="misspelling_once")]
