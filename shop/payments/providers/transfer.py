"""A transfer to the merchant's own bank account, its number typed or copied; then the shopper sends the slip."""

import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from merchants.models import Merchant
from shop.payments.models import Payment, PayoutAccount
from shop.payments.providers.base import Provider, Show

MOST_SATANG = 200_000_000  # banks stop such transfers at 2 million baht


class BankTransfer(Provider):
    key = "transfer"
    label = _("โอนเข้าบัญชีธนาคาร แล้วส่งสลิป")
    explained = _("โอนเข้าบัญชีของร้านโดยตรง ไม่มีค่าธรรมเนียมกับร้าน")
    in_the_book = _("โอนเข้าบัญชีธนาคาร")
    at_bank = True
    takes_slips = True
    lapses_after = datetime.timedelta(hours=24)

    def ready(self, merchant: Merchant, account: PayoutAccount | None) -> bool:
        return account is not None

    def takes(self, total_satang: int) -> bool:
        return 0 < total_satang <= MOST_SATANG

    def opens(self, merchant: Merchant) -> dict:
        account = PayoutAccount.objects.for_merchant(merchant).exclude(bank="").get(replaced_at__isnull=True)
        return {"account": f"{account.proxy_type}:{account.pk}", "payout_account": account}

    def next_step(self, payment: Payment) -> Show:
        return Show("pay/transfer.html", {"account": payment.payout_account, "sample": settings.DEMO})
