"""Cash on delivery: the carrier takes the money and owes it until the merchant says it came."""

from django.utils.translation import gettext_lazy as _

from shop.payments.models import Payment
from shop.payments.providers.base import Provider, Show

MOST_SATANG = 500_000  # 5,000 baht: more is not trusted to a doorstep


class CashOnDelivery(Provider):
    key = "cod"
    label = _("เก็บเงินปลายทาง")
    explained = _("จ่ายเงินสดเมื่อได้รับของ เปิดดูของก่อนจ่ายได้")
    in_the_book = _("เงินสดเก็บปลายทาง")
    prepaid = False

    def takes(self, total_satang: int) -> bool:
        return 0 < total_satang <= MOST_SATANG

    def next_step(self, payment: Payment) -> Show:
        return Show("pay/cod.html", {})
