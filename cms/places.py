"""Pages of a place: one for each of the five provinces, and one for a fair with its days and its shops."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms import qr, shops, structured, telling
from cms.blocks import FairShopBlock
from cms.page_forms import AddressedForm
from cms.standing import Standing, StandingNote
from cms.told import Told
from common import clock
from common.provinces import PROVINCES, name_of
from shop.browse import drawn
from shop.catalogue import cards, counts
from shop.catalogue.models import Product

GOODS = 12
SHOPS = 6
FAIRS = 3
CHOICES = [(code, thai) for code, (_slug, thai, _english) in PROVINCES.items()]
BACKWARDS = _("วันสุดท้ายต้องไม่มาก่อนวันแรก")


class ProvincePage(Standing, Told):
    """One of the five provinces: what editors tell of it, its shops and its newest goods, read live."""

    province_code = models.CharField(_("จังหวัด"), max_length=2, choices=CHOICES)

    template = "cms/province.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [StandingNote(), *Told.content_panels, FieldPanel("province_code", read_only=True)]

    class Meta:
        verbose_name = _("หน้าจังหวัด")

    def get_context(self, request, *args, **kwargs):
        slug = PROVINCES[self.province_code][0]
        goods = cards.read(("newest of province", self.province_code), lambda _blanks: self._newest())
        return {
            **super().get_context(request, *args, **kwargs),
            "province": {"slug": slug, "name": name_of(self.province_code)},
            "shops": shops.drawn(shops.newest(SHOPS, province=self.province_code)),
            "goods": drawn.goods(goods),
            "number": counts.by_province()[self.province_code],
            "goods_url": f"{reverse('browse:products')}?province={slug}",
            "shops_url": f"{reverse('cms:shops')}?province={slug}",
            "fairs": coming(self.province_code),
            "others": others(self.province_code),
        }

    def _newest(self) -> models.QuerySet[Product]:
        goods = Product.objects.on_sale().filter(merchant__province_code=self.province_code)
        return goods.order_by("-listed_at", "-pk")[:GOODS]


def others(code: str) -> list[dict]:
    """Return {slug, name, url} of the other four provinces."""
    start = "" if get_language() in (None, "th") else f"/{get_language()}"
    return [
        {"slug": slug, "name": name_of(other), "url": f"{start}/{slug}/"}
        for other, (slug, _thai, _english) in PROVINCES.items()
        if other != code
    ]


def coming(code: str) -> list[dict]:
    """Return the teasers of this province's fairs that are not over, the next one first."""
    found = (
        FairPage.objects.live()
        .public()
        .filter(province_code=code, ends_on__gte=clock.today(), locale__language_code=telling.THAI)
    )
    keys = list(found.order_by("begins_on", "pk").values_list("pk", flat=True)[:FAIRS])
    pages = telling.in_readers_language(keys)
    return telling.teasers([pages[key] for key in keys if key in pages]) if keys else []


class FairForm(AddressedForm):
    """The editors' form: a fair does not end before it begins."""

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("begins_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", ValidationError(BACKWARDS))
        return cleaned


class FairPage(Told):
    """A fair: where and when, and which of our shops stand there. Shops that do not sell now are left out."""

    begins_on = models.DateField(_("วันแรก"))
    ends_on = models.DateField(_("วันสุดท้าย"))
    hours = models.CharField(_("เวลา"), max_length=80, blank=True, help_text=_("เช่น 16.00–21.00 น."))
    place = models.CharField(_("สถานที่"), max_length=160)
    province_code = models.CharField(_("จังหวัด"), max_length=2, choices=CHOICES)
    stalls = StreamField(FairShopBlock(required=False, max_num=60), verbose_name=_("ร้านที่ไปออกบูท"), blank=True)

    base_form_class = FairForm
    template = "cms/fair.html"
    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Told.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("begins_on"),
                FieldPanel("ends_on"),
                FieldPanel("hours"),
                FieldPanel("place"),
                FieldPanel("province_code"),
            ],
            heading=_("วันและสถานที่"),
        ),
        FieldPanel("stalls"),
    ]

    class Meta:
        verbose_name = _("งานออกร้าน")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")),
                name="fair_days",
                violation_error_message=BACKWARDS,
            )
        ]

    @property
    def when(self) -> str:
        """Return "over", "now" or "soon", by today's date in Bangkok."""
        today = clock.today()
        if self.ends_on < today:
            return "over"
        return "now" if self.begins_on <= today else "soon"

    def get_context(self, request, *args, **kwargs):
        told = [(item["value"]["shop"], item["value"]["stall"]) for item in self.stalls.raw_data]
        found = shops.chosen([key for key, _stall in told])
        context = super().get_context(request, *args, **kwargs)
        link = settings.SITE_URL + telling.address(self)
        return {
            **context,
            "province": name_of(self.province_code),
            "stalls": [{"shop": found[key], "stall": stall} for key, stall in told if key in found],
            "link": link,
            "qr": qr.svg(link),
            "markup": structured.of_fair(
                self, request=request, **{name: context[name] for name in ("cover", "trail", "lang")}
            ),
        }
