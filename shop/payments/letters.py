"""What is written to people about money."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common import links
from common.letters.services import Recipient, write
from common.users import services as people
from merchants import services as merchants
from merchants.models import Merchant
from shop.orders import letters as order_letters
from shop.orders.models import Order
from shop.payments import slips
from shop.payments.balance import GONE
from shop.payments.models import (
    Payment,
    PayoutAccount,
    PayoutChange,
    PayoutSignature,
    Refund,
    Slip,
    StripeAccount,
    StripeAttempt,
)
from shop.payments.providers import provider
from shop.payments.states import PaymentState, RefundState, SlipState


def placed(order: Order, payment: Payment | None) -> None:
    """Tell both that an order was placed, how it is paid and until when."""
    by = provider(payment.provider) if payment else None
    pay_until = payment.expires_at if payment else None
    order_letters.placed(order, way=by.label if by else "", pay_until=pay_until, by_slip=bool(by and by.takes_slips))


def slip_sent(slip: Slip) -> None:
    order_letters.to_merchant(slip.payment.order, "slip", key=f"slip-{slip.pk}", slip=slip)


def slip_refused(slip: Slip, payment: Payment) -> None:
    """``payment`` as it stands after the refusal: it says until when another slip may come."""
    until = payment.expires_at if payment.state == PaymentState.OPEN else None
    order_letters.to_shopper(
        payment.order, f"slip-refused-{slip.pk}", template="order-slip-refused", slip=slip, pay_until=until
    )


def extended(payment: Payment) -> None:
    """The shopper has longer to pay; each time is told once."""
    key = f"extended-{payment.pk}-{payment.expires_at:%Y%m%d%H}"
    order_letters.to_shopper(payment.order, key, template="order-extended", pay_until=payment.expires_at)


def expired(payment: Payment) -> None:
    """The time to pay ran out: no slip came, or the newest one was refused."""
    newest = slips.newest_of(payment)
    refused = newest.reason if newest is not None and newest.state == SlipState.REFUSED else ""
    by_slip = provider(payment.provider).takes_slips
    order_letters.to_shopper(payment.order, "expired", refused=refused, by_slip=by_slip)


def payout_changed(account: PayoutAccount, *, first: bool) -> None:
    """Tell every owner where the money goes now; ``first``: there was no account before."""
    facts = {"first": first, "account": account, "ending": account.proxy[-4:]}
    _to_owners(account.merchant, "desk-payout-changed", key=f"desk-payout-{account.pk}", page="payout/", **facts)


def _to_owners(merchant: Merchant, template: str, *, key: str, page: str, **facts: object) -> None:
    for member in merchants.owners_of(merchant):
        link = f"{settings.SITE_URL}/desk/{page}"
        write(
            key=f"{key}-{member.user_id}",
            to=Recipient.of(member.user),
            template=template,
            context={"shop": merchant.name, "person": member.user, "link": link, **facts},
            about=merchant,
        )


SIGNATURE = "payout-signature"  # what a signer's link is for


def sign_path(signature: PayoutSignature) -> str:
    """Return the address at which she confirms or refuses, in the language that is active."""
    return reverse("sign:payout", kwargs={"token": links.token_of(signature, purpose=SIGNATURE)})


def to_sign(signature: PayoutSignature) -> None:
    """Ask one who signs for the group, at the number of the register and nowhere else."""
    change = signature.change
    known = people.holder_of(signature.phone)
    language = known.language if known else change.asked_by.language
    with translation.override(language):
        path = sign_path(signature)
    write(
        key=f"payout-sign-{signature.pk}-{signature.sent_times}",
        to=Recipient(phone=signature.phone, language=language),
        template="payout-sign",
        context={
            "shop": change.merchant.name,
            "who": str(change.asked_by),
            "link": f"{settings.SITE_URL}{path}",
        },
        about=change.merchant,
        secret=path.rstrip("/").rpartition("/")[2],
        good_until=change.expires_at,
    )


def change_asked(change: PayoutChange) -> None:
    """Tell every owner that another account waits, and that money still goes to the old one."""
    _of_change(change, "asked", signers=", ".join(row.name for row in change.signatures.all() if not row.signed_at))


def change_refused(change: PayoutChange, signature: PayoutSignature) -> None:
    _of_change(change, "refused", signer=signature.name)


def _of_change(change: PayoutChange, what: str, **facts: object) -> None:
    _to_owners(
        change.merchant,
        f"desk-payout-{what}",
        key=f"desk-payout-{what}-{change.pk}",
        page="payout/",
        who=str(change.asked_by),
        change=change,
        ending=change.proxy[-4:],
        **facts,
    )


def stripe_begun(account: StripeAccount) -> None:
    """Tell every owner that an account at Stripe was opened in the shop's name."""
    key = f"desk-stripe-begun-{account.account}"
    _to_owners(account.merchant, "desk-stripe-begun", key=key, page="payout/stripe/", by=account.begun_by)


def stripe_changed(account: StripeAccount) -> None:
    """Tell every owner that the account can be paid now, or no more."""
    key = f"desk-stripe-changed-{account.pk}-{account.left_at or account.as_of}"
    _to_owners(account.merchant, "desk-stripe-changed", key=key, page="payout/stripe/", account=account)


def stripe_paid(payment: Payment) -> None:
    """Tell the merchant that the money is there and the goods can be packed."""
    order_letters.to_merchant(payment.order, "paid", payment=payment)


def stripe_failed(payment: Payment, attempt: StripeAttempt) -> None:
    """The bank refused after the shopper had left Stripe's page."""
    key = f"stripe-failed-{attempt.pk}"
    order_letters.to_shopper(payment.order, key, template="order-stripe-failed", pay_until=payment.expires_at)


def paid_too_late(payment: Payment) -> None:
    """Money came for an order that is given up, or a second time: it must go back, and both are told."""
    facts = {"payment": payment, "twice": payment.order.state not in GONE}
    order_letters.to_shopper(
        payment.order,
        f"paid-too-late-{payment.pk}",
        template="order-paid-too-late",
        merchant=payment.order.merchant,
        **facts,
    )
    order_letters.to_merchant(payment.order, "paid-too-late", key=f"payment-{payment.pk}", **facts)


def refund_moved(refund: Refund) -> None:
    """Tell the shopper what she has to do for her money, and when it is on its way to her. Each once."""
    template = {
        RefundState.REQUIRES_ACTION: "order-refund-details",
        RefundState.SUCCEEDED: "order-refunded",
    }.get(refund.state)
    if template:
        order = refund.payment.order
        key = f"refund-{refund.pk}-{refund.state}"
        order_letters.to_shopper(order, key, template=template, refund=refund, merchant=order.merchant)


def refund_failed(refund: Refund) -> None:
    """Tell the merchant that the money did not go back."""
    order_letters.to_merchant(refund.payment.order, "refund-failed", key=f"refund-{refund.pk}", refund=refund)
