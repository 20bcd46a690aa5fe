"""PromptPay straight to the merchant's own account: a QR with the exact amount, then the shopper sends the slip."""

import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from merchants.models import Merchant
from shop.payments import promptpay
from shop.payments.models import Payment, PayoutAccount
from shop.payments.providers.base import Provider, Show

MOST_SATANG = 200_000_000  # banks stop PromptPay transfers at 2 million baht


class PromptPay(Provider):
    key = "promptpay"
    label = _("สแกน QR พร้อมเพย์ แล้วส่งสลิป")
    explained = _("โอนเข้าบัญชีของร้านโดยตรง ไม่มีค่าธรรมเนียม")
    in_the_book = _("โอนผ่าน QR พร้อมเพย์")
    takes_slips = True
    lapses_after = datetime.timedelta(hours=24)

    def ready(self, merchant: Merchant, account: PayoutAccount | None) -> bool:
        return account is not None

    def takes(self, total_satang: int) -> bool:
        return 0 < total_satang <= MOST_SATANG

    def opens(self, merchant: Merchant) -> dict:
        account = PayoutAccount.objects.for_merchant(merchant).get(replaced_at__isnull=True, bank="")
        return {"account": f"{account.proxy_type}:{account.pk}", "payout_account": account}

    def next_step(self, payment: Payment) -> Show:
        return Show("pay/promptpay.html", {"account": payment.payout_account, "sample": settings.DEMO})

    def text(self, payment: Payment) -> str:
        """Return what stands in the QR code. In the demo its checksum is wrong on purpose: no bank will take it."""
        account = payment.payout_account
        return promptpay.payload(
            proxy=promptpay.Proxy(account.proxy_type),
            number=account.proxy,
            amount_satang=payment.expected_satang,
            demo=settings.DEMO,
        )
