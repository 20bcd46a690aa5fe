"""The merchant gives money back by her own transfer: she decides, sees a QR to pay, and sends the proof."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from common import access
from common.errors import DomainError, IllegalMove
from common.forms.refusals import show_refusal
from common.money import baht_text
from merchants.access import MerchantDesk
from shop.manage.hand_refund_forms import PromiseForm, ProofForm
from shop.manage.order_forms import WithdrawForm
from shop.manage.order_step_views import MoneyStep, OrderStep
from shop.orders.models import Order
from shop.payments import by_hand, promptpay, withdrawing
from shop.payments.errors import NotByHand
from shop.payments.models import Payment, Refund
from shop.payments.qr import png
from shop.payments.states import RefundState


class Promise(MoneyStep):
    """All or part of one payment. Owners only: money leaves the shop."""

    access = access.OWNER
    owners_only = True
    form_name = "promise"
    model = Payment

    def post(self, request, pk):
        order = self.order(pk)
        form = PromiseForm(request.POST, auto_id="promise_%s", order=order)
        if not form.is_valid():
            return self._shown_again(order, form)
        typed = form.cleaned_data
        try:
            refund = by_hand.promise(
                payment=self.payment, by=request.user, why=typed["why"], key=typed["key"], share=form.share()
            )
        except DomainError as refusal:
            if not isinstance(refusal, (IllegalMove, NotByHand)):  # those show no form any more
                show_refusal(form, refusal)
                return self._shown_again(order, form)
            messages.error(request, refusal.message)
        else:
            said = _("บันทึกแล้วว่าจะคืน %(amount)s เราขอเลขพร้อมเพย์จากลูกค้าแล้ว")
            messages.success(request, said % {"amount": baht_text(refund.amount_satang)})
        return redirect("manage:order", pk=order.pk)


class RefundStep(OrderStep):
    """A verb on one refund by hand."""

    model = Refund

    def order(self, pk: int) -> Order:
        self.refund = self.owned_or_404(Refund, pk=pk)
        return self.refund.payment.order


class Paid(RefundStep):
    """The proof that the money went back."""

    form_name = "proof"

    def post(self, request, pk):
        order = self.order(pk)
        if not hasattr(self.refund, "hand"):
            raise Http404
        form = ProofForm(request.POST, request.FILES, auto_id="proof_%s")
        if form.is_valid():
            try:
                by_hand.paid(refund=self.refund, picture=form.cleaned_data["picture"], by=request.user)
            except DomainError as refusal:
                show_refusal(form, refusal)
            else:
                amount = {"amount": baht_text(self.refund.amount_satang)}
                messages.success(request, _("บันทึกการโอนคืน %(amount)s แล้ว และแจ้งลูกค้าแล้ว") % amount)
                return redirect("manage:order", pk=order.pk)
        return self._shown_again(order, form)


class Withdraw(RefundStep):
    """The money does not go back after all. Owners only, as promising is."""

    access = access.OWNER
    owners_only = True
    form_class = WithdrawForm
    form_name = "withdraw"

    def order(self, pk):
        order = super().order(pk)
        if not hasattr(self.refund, "hand"):
            raise Http404
        return order

    def act(self, order, typed):
        withdrawing.withdraw(refund=self.refund, by=self.request.user, why=typed["why"])
        return _("ยกเลิกการคืนเงินแล้ว และแจ้งเหตุผลกับลูกค้าแล้ว")


class BackQr(MerchantDesk, View):
    """The QR by which the merchant pays the shopper back, while the money is still to be sent."""

    def get(self, request, pk):
        return picture_of(self.owned_or_404(Refund, pk=pk))


def picture_of(refund: Refund) -> HttpResponse:
    """Answer with the QR that pays ``refund``; an empty answer where there is nothing to pay any more."""
    if refund.state != RefundState.PENDING or not hasattr(refund, "hand"):
        return HttpResponse(status=204)
    hand = refund.hand
    text = promptpay.payload(
        proxy=promptpay.Proxy(hand.proxy_type),
        number=hand.proxy,
        amount_satang=refund.amount_satang,
        demo=settings.DEMO,
    )
    response = HttpResponse(png(text, sample=settings.DEMO), content_type="image/png")
    response["Cache-Control"] = "private, no-store"
    return response
