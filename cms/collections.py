"""Collections: goods picked by hand, or by a rule that is asked at the moment of reading."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms import parts
from cms.blocks import ChosenBlock
from cms.page_forms import AddressedForm
from cms.told import Told
from common.forms.fields import BahtField
from common.provinces import PROVINCES
from shop.catalogue.cards import CardPage, card_page
from shop.catalogue.models import Category, Product

BY_HAND = _("ถ้าเลือกสินค้าเองไว้ หน้านี้จะแสดงเฉพาะสินค้าเหล่านั้น ถ้าไม่ได้เลือก หน้านี้จะแสดงสินค้าตามเงื่อนไขด้านล่าง")
UPSIDE_DOWN = _("ราคาต่ำสุดต้องไม่เกินราคาสูงสุด")


class CollectionForm(AddressedForm):
    """The editors' form: prices are typed in baht."""

    least_satang = BahtField(label=_("ราคาตั้งแต่ (บาท)"), required=False)
    most_satang = BahtField(label=_("ราคาไม่เกิน (บาท)"), required=False)

    def clean(self):
        cleaned = super().clean()
        least, most = cleaned.get("least_satang"), cleaned.get("most_satang")
        if least is not None and most is not None and least > most:
            self.add_error("least_satang", ValidationError(UPSIDE_DOWN))
        return cleaned


class CollectionPage(Told):
    """Goods that belong together. Those not on sale now are left out; without any the page says so and leads on."""

    chosen = StreamField(
        ChosenBlock(required=False, max_num=60), verbose_name=_("สินค้าที่เลือกเอง"), blank=True, help_text=BY_HAND
    )
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("หมวดสินค้า")
    )
    province_code = models.CharField(
        _("จังหวัด"), max_length=2, blank=True, choices=[(code, thai) for code, (_slug, thai, _en) in PROVINCES.items()]
    )
    least_satang = models.PositiveBigIntegerField(null=True, blank=True)
    most_satang = models.PositiveBigIntegerField(null=True, blank=True)

    base_form_class = CollectionForm
    template = "cms/collection.html"
    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Told.content_panels,
        FieldPanel("chosen"),
        MultiFieldPanel(
            [
                FieldPanel("category"),
                FieldPanel("province_code"),
                FieldPanel("least_satang"),
                FieldPanel("most_satang"),
            ],
            heading=_("เงื่อนไข (เมื่อไม่ได้เลือกเอง)"),
        ),
    ]

    class Meta:
        verbose_name = _("ชุดสินค้า")
        constraints = [
            models.CheckConstraint(
                condition=Q(least_satang__isnull=True)
                | Q(most_satang__isnull=True)
                | Q(least_satang__lte=models.F("most_satang")),
                name="collection_prices",
                violation_error_message=UPSIDE_DOWN,
            )
        ]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "goods": self.goods(page=request.GET.get("page"))}

    def goods(self, *, page: str | None) -> CardPage | None:
        """Return one page of its goods; None where neither goods nor a rule were given."""
        if self.chosen:
            keys = [item["value"] for item in self.chosen.raw_data]
            found = parts.goods(keys)
            shown = [found[key] for key in dict.fromkeys(keys) if key in found]
            return CardPage(shown, 1, has_next=False, total=len(shown), size=max(1, len(shown)))
        rule = self._rule()
        if not rule:
            return None
        fitting = Product.objects.on_sale().filter(rule)
        return card_page(fitting.order_by("-listed_at", "-pk"), page=page)

    def _rule(self) -> Q:
        """Return what goods must fulfil; empty where the editor said nothing, which means none and not all."""
        rule = Q()
        if self.category_id:
            rule &= Q(category=self.category_id) | Q(category__parent=self.category_id)
        if self.province_code:
            rule &= Q(merchant__province_code=self.province_code)
        if self.least_satang is not None:
            rule &= Q(price_satang__gte=self.least_satang)
        if self.most_satang is not None:
            rule &= Q(price_satang__lte=self.most_satang)
        return rule
