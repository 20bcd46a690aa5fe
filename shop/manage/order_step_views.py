"""The verbs of the merchant's counter, a URL each: read the form, call the verb, say what happened and what comes next."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import reasons
from common.errors import DomainError, IllegalMove
from common.files import services as files
from common.forms.refusals import show_refusal
from common.money import baht_text
from common.thai import dates
from shop.manage.hand_refund_forms import FurtherForm
from shop.manage.order_forms import CancelForm, NoQuestions, ReceivedForm, RefuseSlipForm, ReturnForm, ShipForm
from shop.manage.order_views import OrderPage
from shop.orders import services as orders
from shop.orders.carriers import carrier_of
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import balance
from shop.payments import services as payments
from shop.payments.errors import NotedBefore
from shop.payments.models import Payment, Slip

LOOKED_AT = gettext_lazy("ตรวจการชำระเงิน")


class OrderStep(OrderPage):
    """One verb on one order. ``act`` calls it and returns the sentence for the merchant.

    A refusal that belongs to the form shows the page again with all that was typed; one of time (somebody was quicker)
    leads to the page as it stands now. A GET only leads there.
    """

    http_method_names = ["get", "post"]
    form_class = NoQuestions
    form_name = ""

    def order(self, pk: int) -> Order:
        return self.owned_or_404(Order, pk=pk)

    def act(self, order: Order, typed: dict) -> str:
        raise NotImplementedError

    def get(self, request, pk):
        return redirect("manage:order", pk=self.order(pk).pk)

    def post(self, request, pk):
        order = self.order(pk)
        form = self.form_class(request.POST, auto_id=f"{self.form_name}_%s")
        if not form.is_valid():
            return self._shown_again(order, form)
        try:
            messages.success(request, self.act(order, form.cleaned_data))
        except DomainError as refusal:
            if form.fields and not isinstance(refusal, IllegalMove):
                show_refusal(form, refusal)
                return self._shown_again(order, form)
            messages.error(request, refusal.message)
        return redirect("manage:order", pk=order.pk)

    def _shown_again(self, order: Order, form):
        return self.render_to_response(self.get_context_data(pk=order.pk, forms={self.form_name: form}))


class Accept(OrderStep):
    def act(self, order, typed):
        payments.accept_order(order=order, by=self.request.user)
        return _("รับคำสั่งซื้อแล้ว ต่อไปแพ็กของ")


class Pack(OrderStep):
    def act(self, order, typed):
        orders.pack(order=order, by=self.request.user)
        return _("แพ็กของแล้ว ต่อไปส่งของให้ลูกค้า")


class Ship(OrderStep):
    form_class = ShipForm
    form_name = "ship"

    def act(self, order, typed):
        sent = orders.ship(order=order, by=self.request.user, carrier=typed["carrier"], tracking=typed["tracking"])
        facts = {"carrier": carrier_of(sent.carrier).name, "number": sent.tracking_number}
        if not sent.tracking_number:
            return _("บันทึกการส่งกับ%(carrier)sแล้ว และแจ้งลูกค้าแล้ว") % facts
        return _("บันทึกการส่งกับ%(carrier)s เลข %(number)s แล้ว และแจ้งลูกค้าแล้ว") % facts


class CorrectTracking(OrderStep):
    """Another carrier or number for a parcel that is on its way."""

    form_class = ShipForm
    form_name = "tracking"

    def act(self, order, typed):
        sent = orders.correct_tracking(order=order, by=self.request.user, **typed)
        facts = {"carrier": carrier_of(sent.carrier).name, "number": sent.tracking_number}
        return _("แก้เลขพัสดุเป็น%(carrier)s %(number)s แล้ว และแจ้งลูกค้าแล้ว") % facts


class Ready(OrderStep):
    def act(self, order, typed):
        orders.make_ready(order=order, by=self.request.user)
        return _("บอกลูกค้าแล้วว่ามารับของได้")


class Deliver(OrderStep):
    def act(self, order, typed):
        orders.deliver(order=order, by=self.request.user)
        return _("บันทึกแล้วว่าของถึงมือลูกค้า")


class TakeBack(OrderStep):
    form_class = ReturnForm
    form_name = "take_back"

    def act(self, order, typed):
        fresh = payments.take_back_order(order=order, by=self.request.user, why=typed["why"])
        return _said_with_debt(_("บันทึกแล้วว่าของกลับมาที่ร้าน และเพิ่มกลับเข้าสต็อกแล้ว"), fresh)


class Cancel(OrderStep):
    form_class = CancelForm
    form_name = "cancel"

    def act(self, order, typed):
        fresh = payments.cancel_order(order=order, by=self.request.user, why=typed["why"])
        return _said_with_debt(_("ยกเลิกคำสั่งซื้อแล้ว คืนของเข้าสต็อกและแจ้งลูกค้าแล้ว"), fresh)


class MoneyStep(OrderStep):
    """Money came for one payment: in full, or what the merchant typed."""

    model = Payment
    form_class = ReceivedForm
    form_name = "received"

    def order(self, pk: int) -> Order:
        self.payment = self.owned_or_404(Payment, pk=pk)
        return self.payment.order


class CashReceived(MoneyStep):
    def act(self, order, typed):
        came = payments.cash_received(payment=self.payment, by=self.request.user, received_satang=typed["received"])
        _as_typed(came, typed)
        said = _("บันทึกเงินสดเก็บปลายทาง %(amount)s แล้ว") % {"amount": baht_text(came.received_satang)}
        return " ".join(part for part in (said, balance.missing_words(order, came)) if part)


class TransferSeen(MoneyStep):
    def act(self, order, typed):
        came = payments.transfer_seen(payment=self.payment, by=self.request.user, received_satang=typed["received"])
        return _said_of_money(_as_typed(came, typed))


class MoreCame(MoneyStep):
    """Another transfer for a payment that is confirmed: the rest of a short one, or a double."""

    form_class = FurtherForm
    form_name = "further"

    def act(self, order, typed):
        came = payments.more_came(payment=self.payment, satang=typed["amount"], by=self.request.user, key=typed["key"])
        said = _("บันทึกเงินเข้าเพิ่ม %(amount)s แล้ว") % {"amount": baht_text(typed["amount"])}
        order.refresh_from_db()
        missing = balance.missing_words(order, came)
        return f"{said} {missing}" if missing else _said_with_debt(said, order)


class Extend(MoneyStep):
    """The shopper gets another day to pay."""

    form_class = NoQuestions

    def act(self, order, typed):
        until = payments.extend(payment=self.payment, by=self.request.user).expires_at
        return _("ขยายเวลาถึง %(until)s แล้ว และแจ้งลูกค้าแล้ว") % {"until": dates.short_datetime(until)}


class SlipStep(OrderStep):
    """A verb on one slip."""

    model = Slip

    def order(self, pk: int) -> Order:
        self.slip = self.owned_or_404(Slip, pk=pk)
        return self.slip.payment.order


class SlipOpen(SlipStep):
    """Show the picture; who opened it when is written into the order's diary."""

    def post(self, request, pk):
        order = self.order(pk)
        if self.slip.file is None:
            messages.error(request, _("ลูกค้าส่งข้อความจาก QR บนสลิป ไม่มีรูป"))
            return redirect("manage:order", pk=order.pk)
        if self.slip.file.deleted_at:
            messages.error(request, _("รูปสลิปนี้เก็บครบกำหนดเวลาและถูกลบแล้ว"))
            return redirect("manage:order", pk=order.pk)
        return files.serve(self.slip.file, by=request.user, purpose=reasons.stored(LOOKED_AT), subject=order)


class SlipAccept(SlipStep):
    form_class = ReceivedForm
    form_name = "received"

    def act(self, order, typed):
        came = payments.accept_slip(
            slip=self.slip,
            by=self.request.user,
            received_satang=typed["received"],
            looked_twice=typed["looked_twice"],
        )
        return _said_of_money(_as_typed(came, typed))


class SlipRefuse(SlipStep):
    form_class = RefuseSlipForm
    form_name = "refuse"

    def act(self, order, typed):
        payments.refuse_slip(slip=self.slip, by=self.request.user, reason=typed["why"])
        return _("บอกลูกค้าแล้วว่ายังยืนยันสลิปไม่ได้ ลูกค้าส่งสลิปใหม่ได้")


def _as_typed(payment: Payment, typed: dict) -> Payment:
    """Return ``payment``. Raises NotedBefore where another sum than was typed stands in the book since an earlier click."""
    if typed["received"] not in (None, payment.received_satang):
        raise NotedBefore(amount=baht_text(payment.received_satang))
    return payment


def _said_of_money(payment: Payment) -> str:
    """Return what came of confirmed money: the order goes on, too little came, or it comes too late."""
    order, facts = payment.order, {"amount": baht_text(payment.received_satang)}
    order.refresh_from_db()
    if order.state == OrderState.CANCELLED:
        return _said_with_debt(_("บันทึกเงินเข้า %(amount)s แล้ว แต่คำสั่งซื้อนี้ยกเลิกไปก่อนแล้ว") % facts, order)
    if order.state == OrderState.PLACED:
        facts = {"said": balance.missing_words(order, payment)}
        return _("บันทึกเงินเข้าแล้ว %(said)s เลือกว่าจะรับคำสั่งซื้อนี้หรือยกเลิก") % facts
    said = (
        _("ยืนยันเงินเข้า %(amount)s แล้ว ต่อไปแพ็กของ")
        if order.state == OrderState.CONFIRMED
        else _("ยืนยันเงินเข้า %(amount)s แล้ว")
    )
    return _said_with_debt(said % facts, order)


def _said_with_debt(said: str, order: Order) -> str:
    owed = payments.owed_back_satang(order)
    if not owed:
        return said
    return said + " " + _("ร้านต้องโอนคืนลูกค้า %(amount)s") % {"amount": baht_text(owed)}
