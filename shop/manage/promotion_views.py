"""A lower price for some days: her prices, from when to when; the law's rule said before it refuses."""

import datetime

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.forms.fields import BahtField, ThaiDateField
from common.forms.refusals import refusals_shown_on
from common.money import baht_text
from common.thai import dates
from common.way_back import WayBack
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product, Variant
from shop.catalogue.services.promotions import LEAST_ASKED, LONGEST, LOOK_BACK
from shop.manage.size_views import OfProduct

WEEK = datetime.timedelta(days=6)


class PromotionForm(forms.Form):
    """What each variant costs while it is on offer (empty: as usual), and the first and the last day."""

    starts = ThaiDateField(label=gettext_lazy("เริ่มลดวันที่"))
    until = ThaiDateField(
        label=gettext_lazy("ลดถึงวันที่"), help_text=gettext_lazy("วันสุดท้ายที่ขายราคานี้ แล้วราคาปกติจะกลับมาเอง")
    )

    def __init__(self, *args: object, variants: list[Variant], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for variant in variants:
            label = _("ราคาที่ลดแล้ว") + (f" {variant.label}" if variant.label else "")
            usual = _("ราคาปกติ %(price)s") % {"price": baht_text(variant.price_satang)}
            self.fields[f"lowered_{variant.pk}"] = BahtField(
                label=label, required=len(variants) == 1, min_satang=100, help_text=usual
            )
        self.order_fields([*(f"lowered_{variant.pk}" for variant in variants), "starts", "until"])

    @property
    def prices(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("lowered_")]

    def lowered(self) -> dict[int, int]:
        typed = self.cleaned_data
        return {
            int(name.partition("_")[2]): typed[name] for name in typed if name.startswith("lowered_") and typed[name]
        }


class PromotionView(OfProduct):
    """Begin a promotion, or change the one that runs or is to come."""

    template_name = "manage/promotion.html"

    def post(self, request, pk):
        form = PromotionForm(request.POST, variants=self.variants)
        if form.is_valid():
            with refusals_shown_on(form):
                days = {name: form.cleaned_data[name] for name in ("starts", "until")}
                catalogue.promote(product=self.product, by=request.user, lowered=form.lowered(), **days)
                said = {name: dates.short_date(day) for name, day in days.items()}
                return self.done(_("ลดราคาตั้งแต่ %(starts)s ถึง %(until)s แล้ว") % said, "manage:product")
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        stands = [row for row in self.variants if row.promo_satang is not None and row.promo_until >= clock.today()]
        kwargs.setdefault("form", PromotionForm(variants=self.variants, initial=_initial(self.variants, stands)))
        return super().get_context_data(
            stands=stands,
            runs=any(row.on_promotion(clock.today()) for row in stands),
            rule={"look_back": LOOK_BACK, "least": LEAST_ASKED, "longest": LONGEST},
            waits=_waits(self.product, self.variants) if not stands else "",
            **kwargs,
        )


class EndPromotionView(WayBack, OfProduct):
    """End it now, or call it off."""

    def page_url(self, pk):
        return reverse("manage:product_promotion", args=[self.product.pk])

    def post(self, request, pk):
        catalogue.end_promotion(product=self.product, by=request.user)
        messages.success(request, _("จบการลดราคาแล้ว ลูกค้าเห็นราคาปกติทันที"))
        return redirect("manage:product", self.product.pk)


def _initial(variants: list[Variant], stands: list[Variant]) -> dict:
    first = stands[0] if stands else None
    starts, until = (first.promo_from, first.promo_until) if first else (clock.today(), clock.today() + WEEK)
    return {
        "starts": starts,
        "until": until,
        **{f"lowered_{row.pk}": row.promo_satang for row in variants if row in stands},
    }


def _waits(product: Product, variants: list[Variant]) -> str:
    """Return from when on all prices may be struck out, in words; "" where they may today."""
    if product.listed_at is None:
        return ""
    day = catalogue.earliest_start(product, variants)
    return dates.short_date(day) if day > clock.today() else ""
