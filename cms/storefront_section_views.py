"""One section of the storefront at a time: looked at before it is saved, and on the public page once it is."""

import base64

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from cms import front_services as fronts
from cms import services as cms
from cms import shops
from cms.errors import NoStorefront
from cms.models import StorefrontPage
from common.forms.refusals import RefusalMixin
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.catalogue.models import Product, ProductState

PICTURES = {"logo": "logo", "picture": "people_picture"}  # field of a form -> what the public page calls it
OFFERED = 100


class Edit(MerchantDesk, RefusalMixin, FormView):
    """A section's form. ``look`` among what is sent shows the public page with it, and saves nothing."""

    template_name = "cms/storefront_section.html"
    menu_entry = "storefront:edit"

    @cached_property
    def page(self) -> StorefrontPage | None:
        try:
            return cms.storefront_of(self.merchant)
        except NoStorefront:
            return None

    def get_success_url(self):
        return reverse("storefront:edit")

    def get_initial(self):
        said = {name: getattr(self.page, name, "") for name in self.form_class.words}
        away = shops.away(self.page) if self.page else None
        if "away_until" in said and not away:
            said.update(away_until=None, away_note="")
        featured = self.page.featured if self.page else []
        return {**said, "products": [str(key) for key in featured]}

    def get_form_kwargs(self):
        goods = []
        if self.form_class.key == "featured":
            goods = self.owned(Product).filter(state=ProductState.LIVE).order_by("-listed_at", "-pk")[:OFFERED]
        return {**super().get_form_kwargs(), "merchant": self.merchant, "goods": goods}

    def form_valid(self, form):
        return self._looked_at(form) if "look" in self.request.POST else super().form_valid(form)

    def act(self, form):
        cms.open_storefront(merchant=self.merchant, by=self.request.user)
        form.save(self.request.user)
        messages.success(self.request, _("บันทึกแล้ว ลูกค้าเห็นหน้าร้านแบบใหม่ทันที"))

    def _looked_at(self, form):
        page = self.page or StorefrontPage(merchant=self.merchant)
        page.merchant = self.merchant
        for name, value in form.said().items():
            setattr(page, name, value)
        context = {**shops.shop_context(page, page=None), "preview": True}
        for field, name in PICTURES.items():
            if picture := form.cleaned_data.get(field):
                context[name] = {**_at_once(picture.bytes), "alt": "", "width": 960, "height": 720}
        return render(self.request, "cms/storefront.html", context)

    def get_context_data(self, **kwargs):
        page = self.page
        return super().get_context_data(
            logo=shops.picture(page.logo, alt=_("ตราที่ใช้อยู่")) if page else None,
            people_picture=shops.picture(page.people_picture, alt=_("รูปที่ใช้อยู่")) if page else None,
            **kwargs,
        )


def _at_once(content: bytes) -> dict:
    """A picture inside the page itself: for a look before anything is stored."""
    return {"webp": [], "fallback": f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"}


class RemoveLogo(WayBack, MerchantDesk, View):
    """Take the shop's mark off the public page."""

    def page_url(self):
        return reverse("storefront:look")

    def post(self, request):
        fronts.remove_logo(merchant=self.merchant, by=request.user)
        messages.success(request, _("เอาตราร้านออกแล้ว"))
        return redirect("storefront:look")


class HidePeople(WayBack, MerchantDesk, View):
    """Somebody in the photograph no longer agrees: it goes, from the page and from the store."""

    def page_url(self):
        return reverse("storefront:people")

    def post(self, request):
        fronts.hide_people(merchant=self.merchant, by=request.user, language=get_language() or "th")
        messages.success(request, _("เอารูปคนออกและลบไฟล์แล้ว"))
        return redirect("storefront:people")
