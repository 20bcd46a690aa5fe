"""The pay page of an order: what to pay, to whom, how; then the slip."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from common.errors import DomainError
from common.forms.refusals import show_refusal
from shop.browse import pay_words
from shop.browse.by_token import OrderPage
from shop.browse.order_forms import SlipForm
from shop.browse.order_words import Standing
from shop.payments import balance, slips
from shop.payments import services as payments
from shop.payments.errors import NoSlipCode
from shop.payments.models import Payment
from shop.payments.providers import provider
from shop.payments.providers.base import Redirect
from shop.payments.qr import png


class PayPage(OrderPage):
    """GET shows how the payment stands; POST sends the slip."""

    def get(self, request: HttpRequest) -> HttpResponse:
        payment = payments.payment_of(self.order)
        if payment is None:
            return redirect("orders:order", token=self.token)
        return self.page(payment, SlipForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        payment = payments.payment_of(self.order)
        if payment is None or not provider(payment.provider).takes_slips:
            return redirect("pay:pay", token=self.token)
        form = SlipForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(payment, form)
        picture, code = form.cleaned_data["picture"], form.cleaned_data["code"]
        try:
            if picture:
                payments.send_slip(payment=payment, picture=picture, by=self.person)
            else:
                payments.send_code(payment=payment, text=code, by=self.person)
        except NoSlipCode as refusal:
            show_refusal(form, refusal)
            return self.page(payment, form)
        except DomainError as refusal:
            messages.warning(request, refusal.message)
        return redirect("pay:pay", token=self.token)

    def page(self, payment: Payment, form: SlipForm) -> HttpResponse:
        slip = slips.newest_of(payment)
        standing = Standing(self.order, payment, slip)
        facts: dict = {}
        mode = pay_words.mode(standing, came_back="back" in self.request.GET)
        if mode == pay_words.UNCLEAR and self.request.htmx:
            return HttpResponse(status=204)  # nothing new: what stands on the page stays
        if mode == pay_words.STEP:
            step = provider(payment.provider).next_step(payment)
            if isinstance(step, Redirect):
                return redirect(step.url)
            facts = {"step_template": step.template, **step.facts}
        elif mode in {pay_words.PAID, pay_words.SHORT}:
            facts = {
                "missing_words": balance.missing_words(self.order, payment),
                "owed_back_satang": payments.owed_back_satang(self.order),
            }
        context = {
            "order": self.order,
            "merchant": self.order.merchant,
            "payment": payment,
            "mode": mode,
            "heading": pay_words.heading(mode),
            "slip": slip,
            "slip_waits": standing.slip_waits,
            "slip_refused": standing.slip_refused,
            "settles_itself": standing.settles_itself,
            "may_pay": standing.to_pay,
            "takes_slips": provider(payment.provider).takes_slips,
            "form": form,
            "order_url": reverse("orders:order", kwargs={"token": self.token}),
            "qr_url": reverse("pay:qr", kwargs={"token": self.token}),
            "to_stripe_url": reverse("pay:to_stripe", kwargs={"token": self.token}),
            "ask_stripe_url": reverse("pay:ask_stripe", kwargs={"token": self.token}),
            **facts,
        }
        return render(self.request, "pay/pay.html", context)


class QrPicture(OrderPage):
    """The QR code of a payment that can still be paid; otherwise there is none to scan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        payment = payments.payment_of(self.order)
        payable = payment is not None and pay_words.mode(Standing(self.order, payment)) == pay_words.STEP
        text = provider(payment.provider).text(payment) if payable else ""
        if not text:
            raise Http404
        return HttpResponse(png(text, sample=settings.DEMO), content_type="image/png")
