"""The merchant's own account at Stripe: how it stands, beginning or going on with it, taking it as a way to pay."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.errors import DomainError
from common.users.again import asked_again
from common.way_back import WayBack
from merchants.access import OwnersDesk
from shop.manage import stripe_words
from shop.payments.by_stripe import accounts, client


class OfStripe(OwnersDesk):
    """A page about Stripe; where this site has no key for it, there is none."""

    menu_entry = "manage:payout"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not client.is_on():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class StripePage(OfStripe, TemplateView):
    """How the account stands in plain words, and the one next step. Back from Stripe's forms it asks at once how it stands."""

    template_name = "manage/stripe.html"

    def get_context_data(self, **kwargs):
        account = accounts.account_of(self.merchant)
        return super().get_context_data(
            **kwargs,
            account=account,
            barred=accounts.barred(self.merchant),
            standing=stripe_words.standing(account),
            just_back="back" in self.request.GET and not (account and account.can_charge),
            wanted=stripe_words.wanted(account),
            is_on=accounts.is_switched_on(self.merchant),
            standin=settings.STRIPE_STANDIN,
        )


@method_decorator(asked_again, name="ask")
class StripeBegin(OfStripe, TemplateView):
    """What Stripe will ask, then Stripe's own forms. Who she is is asked before: money is about to go another way."""

    template_name = "manage/stripe_begin.html"

    def get(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().get(request, *args, **kwargs)
        page = settings.SITE_URL + reverse("manage:stripe")
        try:
            url = accounts.begin(
                merchant=self.merchant, by=request.user, page_url=page, shop_url=accounts.shop_url(self.merchant)
            )
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("manage:stripe")
        return HttpResponseRedirect(url, status=303)

    def get_context_data(self, **kwargs):
        account = accounts.account_of(self.merchant)
        return super().get_context_data(**kwargs, account=account, standin=settings.STRIPE_STANDIN)


class StripeStep(OfStripe, WayBack, View):
    """Something done by one press; then the page as it stands."""

    def page_url(self) -> str:
        return reverse("manage:stripe")

    def post(self, request):
        try:
            messages.success(request, self.act())
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect("manage:stripe")

    def act(self) -> str:
        raise NotImplementedError


class StripeAsk(StripeStep):
    def act(self) -> str:
        account = accounts.account_of(self.merchant)
        if account is not None:
            accounts.refresh(account)
        return _("ถาม Stripe แล้ว ด้านล่างคือสถานะล่าสุด")


@method_decorator(asked_again, name="ask")
class StripeSwitch(StripeStep):
    """Take the account as a way to pay, or no more: it says where money goes, so who she is is asked before."""

    def post(self, request):
        return self.ask(request)

    def ask(self, request):
        return super().post(request)

    def act(self) -> str:
        on = self.request.POST.get("on") == "yes"
        accounts.switch(merchant=self.merchant, by=self.request.user, on=on)
        return _("เปิดรับเงินผ่าน Stripe แล้ว") if on else _("ปิดรับเงินผ่าน Stripe แล้ว ลูกค้าจะไม่เห็นวิธีนี้")
