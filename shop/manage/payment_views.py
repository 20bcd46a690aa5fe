"""Money in, month by month, and what is on its way or owed back. Every total is the sum of the rows under it."""

from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from merchants.access import MerchantDesk
from shop.payments import money_in
from shop.payments.models import Payment
from shop.payments.money_in import Month, Section


class PaymentList(MerchantDesk, TemplateView):
    model = Payment
    template_name = "manage/payments.html"

    def get_context_data(self, **kwargs):
        month = Month.read(self.request.GET.get("month", ""))
        came = money_in.came_in(self.merchant, month)
        return super().get_context_data(
            **kwargs,
            month=month,
            prev_url=f"?month={month.moved(-1)}",
            next_url=f"?month={month.moved(1)}" if month < Month.now() else "",
            came=came,
            came_satang=sum(section.total_satang for section in came),
            awaited=Section("awaited", _("รอลูกค้าโอน หรือรอร้านตรวจสลิป"), money_in.awaited(self.merchant)),
            with_carrier=Section("with_carrier", _("เงินสดที่ขนส่งยังไม่จ่ายร้าน"), money_in.with_carrier(self.merchant)),
            owed_back=Section("owed_back", _("เงินที่ร้านต้องคืนลูกค้า"), money_in.owed_back(self.merchant)),
        )
