"""The merchant writes her public page: a simple form, never Wagtail's editor."""

import io

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from cms import learning, shops
from cms import services as cms
from cms.errors import NoStorefront
from cms.models import StorefrontPage
from cms.shop_front import Colour
from cms.storefront_forms import StorefrontForm
from cms.storefront_sections import SECTIONS
from common.forms.refusals import RefusalMixin
from common.way_back import WayBack
from merchants.access import MerchantDesk

EMPTY = ("", None, [], {}, Colour.SEA)
KEPT = {"look": ("logo",), "people": ("people_picture",), "featured": ("featured",)}  # what is not words
WORDS = ("intro", "about", "opening_hours")


class Edit(MerchantDesk, RefusalMixin, FormView):
    """Words, opening hours and photograph; what is saved stands on the public page at once, made anew where it is gone."""

    template_name = "cms/storefront_edit.html"
    form_class = StorefrontForm
    success_url = reverse_lazy("storefront:edit")

    @cached_property
    def page(self) -> StorefrontPage | None:
        try:
            return cms.storefront_of(self.merchant)
        except NoStorefront:
            return None

    def get_initial(self):
        return {name: getattr(self.page, name, "") for name in (*WORDS, "made_by_muslims")}

    def act(self, form):
        cms.open_storefront(merchant=self.merchant, by=self.request.user)
        words = {name: form.cleaned_data[name] for name in WORDS}
        cms.tell(merchant=self.merchant, by=self.request.user, **words)
        says = form.cleaned_data["made_by_muslims"]
        cms.state_makers(merchant=self.merchant, by=self.request.user, made_by_muslims=says)
        if form.cleaned_data["cover"]:
            cms.set_cover(merchant=self.merchant, by=self.request.user, picture=form.cleaned_data["cover"])
        messages.success(self.request, _("บันทึกแล้ว ลูกค้าเห็นหน้าร้านแบบใหม่ทันที"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            cover=shops.picture(self.page.cover, alt=_("รูปปกที่ใช้อยู่")) if self.page else None,
            hidden=not (self.page and self.page.live),
            sections=[self._section(form) for form in SECTIONS],
            public_url=shops.address(self.merchant.slug),
            **kwargs,
        )

    def _section(self, form) -> dict:
        """One way on, and whether something stands there already."""
        said = [*form.words, *KEPT.get(form.key, ())]
        filled = self.page is not None and any(getattr(self.page, name) not in EMPTY for name in said)
        return {"url": reverse(f"storefront:{form.key}"), "label": form.title, "icon": form.icon, "filled": filled}


class Learn(MerchantDesk, TemplateView):
    """The courses, and how far she is in each."""

    template_name = "cms/desk_learn.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(courses=learning.courses_for(self.request.user), **kwargs)


class RemoveCover(WayBack, MerchantDesk, View):
    """Take the photograph off the public page."""

    def page_url(self):
        return reverse("storefront:edit")

    def post(self, request):
        cms.remove_cover(merchant=self.merchant, by=request.user)
        messages.success(request, _("เอารูปปกออกแล้ว"))
        return redirect("storefront:edit")


class QrCode(MerchantDesk, View):
    """A QR of the shop's public address, to show at the stall or to print."""

    http_method_names = ["get", "head"]

    def get(self, request):
        out = io.BytesIO()
        segno.make(shops.public_link(self.merchant.slug), error="m").save(
            out, kind="svg", scale=8, border=4, dark="#000", light="#fff"
        )
        response = HttpResponse(out.getvalue(), content_type="image/svg+xml")
        response["Content-Disposition"] = f'inline; filename="kedai-{self.merchant.slug}.svg"'
        return response
