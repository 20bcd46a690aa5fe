"""The pay page of an order: what to pay, to whom, how; then the slip."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from common.errors import DomainError
from shop.browse.by_token import OrderPage
from shop.browse.order_forms import SlipForm
from shop.payments import services as payments
from shop.payments.models import Payment
from shop.payments.providers import provider
from shop.payments.providers.base import Redirect
from shop.payments.qr import png
from shop.payments.states import PaymentState

P = PaymentState


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
        try:
            payments.send_slip(payment=payment, picture=form.cleaned_data["picture"], by=self.person)
        except DomainError as refusal:
            messages.warning(request, refusal.message)
        return redirect("pay:pay", token=self.token)

    def page(self, payment: Payment, form: SlipForm) -> HttpResponse:
        facts: dict = {}
        mode = _mode(payment)
        if mode == "step":
            step = provider(payment.provider).next_step(payment)
            if isinstance(step, Redirect):
                return redirect(step.url)
            facts = {"step_template": step.template, **step.facts}
        slip = payments.newest_slip_of(payment)
        context = {
            "order": self.order,
            "merchant": self.order.merchant,
            "payment": payment,
            "mode": mode,
            "slip": slip,
            "slip_waits": slip is not None and slip.state == "waiting",
            "slip_refused": slip is not None and slip.state == "refused",
            "takes_slips": provider(payment.provider).takes_slips,
            "form": form,
            "order_url": reverse("orders:order", kwargs={"token": self.token}),
            "qr_url": reverse("pay:qr", kwargs={"token": self.token}),
            **facts,
        }
        return render(self.request, "pay/pay.html", context)


class QrPicture(OrderPage):
    """The QR code of a payment that can still be paid; otherwise there is none to scan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        payment = payments.payment_of(self.order)
        text = provider(payment.provider).text(payment) if payment and _mode(payment) == "step" else ""
        if not text:
            raise Http404
        return HttpResponse(png(text, sample=settings.DEMO), content_type="image/png")


def _mode(payment: Payment) -> str:
    """Return what the page is about: "step" (to pay now), "check" (a slip waits), "paid", or "over" (time ran out or
    given up: nobody should pay any more). An overdue payment is over even before the sweeper comes.
    """
    if payment.is_overdue or payment.state in {P.EXPIRED, P.CANCELLED}:
        return "over"
    return {P.OPEN: "step", P.CLAIMED: "check", P.CONFIRMED: "paid"}[payment.state]
