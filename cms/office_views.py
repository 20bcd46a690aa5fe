"""A storefront as an officer looks at it, and takes a part of it off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from cms import services as cms
from cms import shops, taking_off
from cms.errors import NoStorefront
from cms.models import StorefrontPage
from cms.office_forms import TakeOffForm
from common.forms.refusals import RefusalMixin
from merchants.access import OfficeDesk
from merchants.models import Merchant


class TakeOff(OfficeDesk, RefusalMixin, FormView):
    """What the storefront shows, part by part, and the form that takes one off."""

    template_name = "cms/office_storefront.html"
    form_class = TakeOffForm

    @cached_property
    def merchant(self) -> Merchant:
        return self.scoped_or_404(Merchant, pk=self.kwargs["pk"])

    @cached_property
    def storefront(self) -> StorefrontPage:
        try:
            return cms.storefront_of(self.merchant)
        except NoStorefront as none:
            raise Http404 from none

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "page": self.storefront}

    def act(self, form):
        typed = form.cleaned_data
        taking_off.take_off(merchant=self.merchant, by=self.request.user, part=typed["part"], reason=typed["reason"])
        said = _("นำ%(part)sออกจากหน้าร้านแล้ว และเขียนบอกเจ้าของร้านแล้ว")
        messages.success(self.request, said % {"part": taking_off.PARTS[typed["part"]].label})
        return redirect("office_storefront:take_off", pk=self.merchant.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(merchant=self.merchant, shop_url=shops.address(self.merchant.slug), **kwargs)
