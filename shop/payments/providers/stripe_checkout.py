"""Stripe's own pay page, by direct charge on the merchant's own account: cards, and PromptPay where she may have it."""

import datetime

from django.utils.translation import gettext_lazy as _

from merchants.models import Merchant
from shop.payments.by_stripe import attempts, client
from shop.payments.models import Payment, PayoutAccount, StripeAccount
from shop.payments.providers.base import Provider, Show

LEAST_SATANG = 1_000  # Stripe takes no less than 10 baht
MOST_SATANG = 99_999_999


class StripeCheckout(Provider):
    key = "stripe"
    label = _("บัตร หรือพร้อมเพย์ ผ่าน Stripe")
    explained = _("จ่ายที่หน้าของ Stripe แล้วกลับมา ไม่ต้องส่งสลิป ใส่อีเมลด้านบนถ้าจะจ่ายด้วยพร้อมเพย์")
    in_the_book = _("จ่ายผ่าน Stripe")
    settles_itself = True
    can_give_back = True
    lapses_after = datetime.timedelta(hours=3)

    def ready(self, merchant: Merchant, account: PayoutAccount | None) -> bool:
        return client.is_on()  # whether the merchant's account can be paid is asked with the row itself

    def takes(self, total_satang: int) -> bool:
        return LEAST_SATANG <= total_satang <= MOST_SATANG

    def opens(self, merchant: Merchant) -> dict:
        return {"account": StripeAccount.objects.for_merchant(merchant).get().account}

    def call_off(self, payment: Payment) -> bool:
        return attempts.call_off(payment)

    def next_step(self, payment: Payment) -> Show:
        return Show("pay/stripe.html", {})
