"""How far a shop is trusted: whether an officer looks at its products before shoppers do, and who decided so."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.way_back import WayBack
from merchants.access import OfficeDesk
from merchants.models import Merchant
from shop.catalogue import services as catalogue
from shop.oversee import product_rows
from shop.oversee.product_forms import TrustForm


class ShopView(OfficeDesk, TemplateView):
    """One shop of her provinces."""

    template_name = "oversee/shop.html"

    @cached_property
    def merchant(self) -> Merchant:
        return self.scoped_or_404(Merchant, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        shown = product_rows.shop_of(self.merchant, reader=self.request.user)
        return super().get_context_data(**{"form": TrustForm(), **shown, **kwargs})


class SetTrust(WayBack, ShopView):
    """Trusted or looked at first: the address says which ``verb``."""

    verb = ""

    def page_url(self, pk):
        return reverse("oversee:shop", args=[self.merchant.pk])

    def post(self, request, pk):
        verbs = {"trust": catalogue.let_sell_unseen, "review": catalogue.review_again}
        said = {
            "trust": _("ร้านนี้ขึ้นขายได้ทันทีแล้ว และแจ้งร้านแล้ว"),
            "review": _("ต่อไปสินค้าใหม่ของร้านนี้รอตรวจก่อน และแจ้งร้านแล้ว"),
        }
        form = TrustForm(request.POST) if self.merchant else None
        if form.is_valid():
            try:
                verbs[self.verb](merchant=self.merchant, by=request.user, words=form.cleaned_data["words"])
            except DomainError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, said[self.verb])
                return redirect(self.page_url(pk))
        return self.render_to_response(self.get_context_data(form=form))
