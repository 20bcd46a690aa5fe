"""What is written to people about money."""

from django.conf import settings

from common.letters.services import Recipient, write
from merchants.models import Member
from shop.orders import letters as order_letters
from shop.payments.models import Payment, PayoutAccount, Slip


def slip_sent(slip: Slip) -> None:
    order_letters.to_merchant(slip.payment.order, "slip", key=f"slip-{slip.pk}", slip=slip)


def slip_refused(slip: Slip) -> None:
    order_letters.to_shopper(slip.payment.order, f"slip-refused-{slip.pk}", template="order-slip-refused", slip=slip)


def expired(payment: Payment) -> None:
    order_letters.to_shopper(payment.order, "expired")


def payout_changed(account: PayoutAccount) -> None:
    """Tell every owner that the money now goes elsewhere."""
    for member in Member.objects.for_merchant(account.merchant).filter(role="owner").select_related("user"):
        write(
            key=f"desk-payout-{account.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template="desk-payout-changed",
            context={
                "shop": account.merchant.name,
                "account": account,
                "ending": account.proxy[-4:],
                "link": f"{settings.SITE_URL}/desk/payout/",
            },
            about=account.merchant,
        )
