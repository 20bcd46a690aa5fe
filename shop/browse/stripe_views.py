"""The shopper goes to Stripe's page, comes back, and asks how it stands. What was paid, Stripe says; never the way back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from common.errors import DomainError
from shop.browse.by_token import OrderPage
from shop.payments import services as payments
from shop.payments.by_stripe import attempts
from shop.payments.providers import provider


class ToStripe(OrderPage):
    """POST leads to Stripe's page, begun now or before; a GET only leads to the pay page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("pay:pay", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        payment = payments.payment_of(self.order)
        if payment is None or not provider(payment.provider).settles_itself:
            return redirect("pay:pay", token=self.token)
        here = attempts.return_url(reverse("pay:pay", kwargs={"token": self.token}))
        try:
            url = attempts.start(payment=payment, return_url=here, language=get_language())
        except DomainError as refusal:
            messages.warning(request, refusal.message)
            return redirect("pay:pay", token=self.token)
        return HttpResponseRedirect(url, status=303)


class AskStripe(OrderPage):
    """POST asks Stripe how it stands, for whoever waits; a GET only leads to the pay page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("pay:pay", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        payment = payments.payment_of(self.order)
        if payment is not None and provider(payment.provider).settles_itself:
            attempts.look_now(payment)
        return redirect(reverse("pay:pay", kwargs={"token": self.token}) + "?back=1")
