"""What a merchant may say of her shop besides its first words: columns of the storefront, and the safe palette."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import jawi

MOST_FEATURED = 4


class Colour(models.TextChoices):
    """Colours of ``tokens.css`` that can be read on every ground, in light and in dark; a test holds it."""

    SEA = "sea", _("ทะเล")
    KOLAE = "kolae", _("แดงกอและ")
    LEAF = "leaf", _("ใบไม้")
    TURMERIC = "turmeric", _("ขมิ้น")
    INDIGO = "indigo", _("คราม")
    PLUM = "plum", _("ม่วงมังคุด")


class ShopFront(models.Model):
    """Pictures are {"original": name, "sizes": [[name, width, height], …]}; ``featured`` holds keys of her products."""

    name_jawi = models.CharField(_("ชื่อร้านอักษรยาวี"), max_length=120, blank=True, validators=[jawi.check])
    logo = models.JSONField(default=dict, blank=True)
    colour = models.CharField(_("สีของร้าน"), max_length=8, choices=Colour, default=Colour.SEA)
    people = models.TextField(_("คนเบื้องหลัง"), blank=True)
    people_picture = models.JSONField(default=dict, blank=True)
    making = models.TextField(_("ทำอย่างไร"), blank=True)
    pauses = models.CharField(_("ช่วงหยุดประจำ"), max_length=200, blank=True)
    away_until = models.DateField(_("หยุดพักถึงวันที่"), null=True, blank=True)
    away_note = models.CharField(_("บอกลูกค้าระหว่างหยุด"), max_length=200, blank=True)
    featured = models.JSONField(default=list, blank=True)
    delivery_words = models.TextField(_("เรื่องการส่ง"), blank=True)
    return_words = models.TextField(_("เรื่องการคืน"), blank=True)
    line_id = models.CharField(_("ไลน์ไอดี"), max_length=40, blank=True)

    class Meta:
        abstract = True
