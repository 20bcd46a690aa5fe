"""One order as an officer sees it who helps with its money: what came and went, and the two decisions she may take."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.money import baht_text
from merchants.access import OfficeDesk
from shop.orders import history
from shop.orders.models import Order
from shop.orders.states import OrderState as S
from shop.oversee.order_forms import GiveUpForm, OfficersPromiseForm
from shop.payments import by_hand
from shop.payments import services as payments
from shop.payments.models import Payment

CAN_END = {S.PLACED, S.CONFIRMED, S.PACKED, S.READY}


class OfficersOrder(OfficeDesk, TemplateView):
    """Its money, its diary and the forms."""

    template_name = "oversee/order.html"

    def get_context_data(self, *, pk: int, forms: dict | None = None, **kwargs):
        rows = self.scoped(Order).select_related("merchant", "checkout").prefetch_related("lines")
        order = get_object_or_404(rows.prefetch_related("payments__refunds__hand"), pk=pk)
        paid = [row for row in order.payments.all() if by_hand.left_satang(row) and by_hand.goes_by_hand(row)]
        bound, key = forms or {}, {"key": uuid.uuid4()}
        return super().get_context_data(
            order=order,
            merchant=order.merchant,
            payments=sorted(order.payments.all(), key=lambda row: -row.pk),
            owed_back_satang=payments.owed_back_satang(order),
            promisable=paid[0] if paid else None,
            promise_left_satang=by_hand.left_satang(paid[0]) if paid else 0,
            promise_form=bound.get("promise") or OfficersPromiseForm(auto_id="promise_%s", initial=key),
            give_up_form=bound.get("give_up") or GiveUpForm(auto_id="give_up_%s"),
            can_end=order.state in CAN_END,
            diary=history.diary(order),
            **kwargs,
        )


class Decision(OfficersOrder):
    """One decision of an officer. A GET leads to the page; a refusal shows it again."""

    form_class = GiveUpForm
    form_name = "give_up"

    def row(self, pk: int) -> Order:
        return self.scoped_or_404(Order, pk=pk)

    def decide(self, order: Order, typed: dict) -> str:
        raise NotImplementedError

    def get(self, request, pk):
        return redirect("oversee:order", pk=self.row(pk).pk)

    def post(self, request, pk):
        order = self.row(pk)
        form = self.form_class(request.POST, auto_id=f"{self.form_name}_%s")
        if form.is_valid():
            try:
                messages.success(request, self.decide(order, form.cleaned_data))
                return redirect("oversee:order", pk=order.pk)
            except DomainError as refusal:
                show_refusal(form, refusal)
        return self.render_to_response(self.get_context_data(pk=order.pk, forms={self.form_name: form}))


class GiveUp(Decision):
    """The order is given up for the merchant; money that came goes back."""

    def decide(self, order, typed):
        payments.cancel_order(order=order, by=self.request.user, why=typed["why"])
        return _("ยกเลิกคำสั่งซื้อแล้ว แจ้งลูกค้าและร้านแล้ว")


class OfficersPromise(Decision):
    """The merchant must return so much of one payment."""

    form_class = OfficersPromiseForm
    form_name = "promise"

    def row(self, pk):
        self.payment = self.scoped_or_404(Payment, pk=pk)
        return self.payment.order

    def decide(self, order, typed):
        refund = by_hand.promise(
            payment=self.payment,
            by=self.request.user,
            why=typed["why"],
            key=typed["key"],
            share=by_hand.Share(satang=typed["amount"]),
        )
        said = _("บันทึกแล้วว่าร้านต้องคืน %(amount)s แจ้งลูกค้าและร้านแล้ว")
        return said % {"amount": baht_text(refund.amount_satang)}
