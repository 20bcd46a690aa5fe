"""What is written to people about money that goes back by hand."""

from django.conf import settings

from common.letters.services import Recipient, write
from merchants import register
from shop.orders import letters as order_letters
from shop.payments.models import Refund
from shop.payments.states import RefundState


def promised(refund: Refund) -> None:
    """Ask the shopper for her number; tell the merchant that she will have to transfer."""
    _to_shopper(refund, "order-refund-number")
    _to_merchant(refund, "refund-promised")


def promised_to_known(refund: Refund) -> None:
    """Tell the shopper to which number it goes, which she may put right; tell the merchant that she can transfer now."""
    _to_shopper(refund, "order-refund-known")
    number_given(refund)


def number_given(refund: Refund) -> None:
    """Tell the merchant that she can transfer now. A number that was put right is told again."""
    _to_merchant(refund, "refund-number", again=f"-{refund.hand.proxy[-4:]}")


def paid(refund: Refund) -> None:
    _to_shopper(refund, "order-refund-paid")


def withdrawn(refund: Refund) -> None:
    """Tell the shopper that the money does not go back after all, and why."""
    _to_shopper(refund, "order-refund-withdrawn")


def not_needed(refund: Refund) -> None:
    """Tell the merchant that Stripe gave the money back after all: she must not send it as well."""
    _to_merchant(refund, "refund-not-needed")


def reminder(refund: Refund) -> None:
    """After a day: the shopper has not given her number, or the merchant has not sent the money."""
    if refund.state == RefundState.ASKED:
        _to_shopper(refund, "order-refund-number", again="-again")
    else:
        _to_merchant(refund, "refund-number", again="-again")


def late(refund: Refund) -> None:
    """After three days: tell the officers of the merchant's province, and the merchant that they know."""
    order = refund.payment.order
    _to_merchant(refund, "refund-late")
    for officer in register.officers_of_province(order.merchant.province_code):
        write(
            key=f"office-refund-late-{refund.pk}-{officer.user_id}",
            to=Recipient.of(officer.user),
            template="office-refund-late",
            context={
                "person": officer.user,
                "order": order,
                "merchant": order.merchant,
                "refund": refund,
                "link": f"{settings.SITE_URL}/office/incidents/",
            },
            about=order.merchant,
        )


def _to_shopper(refund: Refund, template: str, *, again: str = "") -> None:
    order = refund.payment.order
    key = f"{template.removeprefix('order-')}-{refund.pk}{again}"
    order_letters.to_shopper(order, key, template=template, refund=refund, merchant=order.merchant)


def _to_merchant(refund: Refund, event: str, *, again: str = "") -> None:
    order_letters.to_merchant(refund.payment.order, event, key=f"{refund.pk}{again}", refund=refund)
