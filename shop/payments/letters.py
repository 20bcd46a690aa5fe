"""What is written to people about money."""

from django.conf import settings

from common.letters.services import Recipient, write
from merchants.models import Member
from shop.orders import letters as order_letters
from shop.orders.models import Order
from shop.payments import slips
from shop.payments.models import Payment, PayoutAccount, Slip
from shop.payments.providers import provider
from shop.payments.states import PaymentState, SlipState


def placed(order: Order, payment: Payment | None) -> None:
    """Tell both that an order was placed, how it is paid and until when."""
    way = provider(payment.provider).label if payment else ""
    order_letters.placed(order, way=way, pay_until=payment.expires_at if payment else None)


def slip_sent(slip: Slip) -> None:
    order_letters.to_merchant(slip.payment.order, "slip", key=f"slip-{slip.pk}", slip=slip)


def slip_refused(slip: Slip, payment: Payment) -> None:
    """``payment`` as it stands after the refusal: it says until when another slip may come."""
    until = payment.expires_at if payment.state == PaymentState.OPEN else None
    order_letters.to_shopper(
        payment.order, f"slip-refused-{slip.pk}", template="order-slip-refused", slip=slip, pay_until=until
    )


def expired(payment: Payment) -> None:
    """The time to pay ran out: no slip came, or the newest one was refused."""
    newest = slips.newest_of(payment)
    refused = newest.reason if newest is not None and newest.state == SlipState.REFUSED else ""
    order_letters.to_shopper(payment.order, "expired", refused=refused)


def payout_changed(account: PayoutAccount, *, first: bool) -> None:
    """Tell every owner where the money goes now; ``first``: there was no account before."""
    for member in Member.objects.for_merchant(account.merchant).filter(role="owner").select_related("user"):
        write(
            key=f"desk-payout-{account.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template="desk-payout-changed",
            context={
                "shop": account.merchant.name,
                "person": member.user,
                "first": first,
                "account": account,
                "ending": account.proxy[-4:],
                "link": f"{settings.SITE_URL}/desk/payout/",
            },
            about=account.merchant,
        )
