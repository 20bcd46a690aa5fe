"""Money that goes back to the shopper by hand: she says to which number, and sees the proof."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.files import services as files
from common.forms.refusals import show_refusal
from shop.browse.by_token import OrderPage
from shop.browse.order_views import show
from shop.browse.refund_forms import NumberForm
from shop.payments import by_hand
from shop.payments.models import HandRefund


class GiveNumber(OrderPage):
    """She says where the money goes; she may put it right until it is paid."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("orders:order", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NumberForm(request.POST)
        if form.is_valid():
            typed = form.cleaned_data
            try:
                by_hand.give_number(
                    order=self.order,
                    proxy_type=typed["proxy_type"],
                    proxy=typed["number"],
                    consent=typed["consent"],
                    by=self.person,
                )
            except DomainError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, _("ส่งเลขให้ร้านแล้ว ร้านจะโอนคืนและส่งสลิปให้คุณที่หน้านี้"))
                return redirect("orders:order", token=self.token)
        return show(request, self.order, self.token, number_form=form)


class Proof(OrderPage):
    """The slip by which the merchant paid her back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("orders:order", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("refund", "")
        rows = HandRefund.objects.filter(refund__payment__order=self.order, proof__isnull=False)
        hand = next((row for row in rows.select_related("proof") if str(row.refund_id) == wanted), None)
        if hand is None or hand.proof.deleted_at:
            messages.error(request, _("ไม่มีสลิปนี้แล้ว"))
            return redirect("orders:order", token=self.token)
        return files.plain(hand.proof)
