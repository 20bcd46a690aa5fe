"""What is written to people about money."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common import links
from common.letters.services import Recipient, write
from common.users import services as people
from merchants import services as merchants
from merchants.models import Member
from shop.orders import letters as order_letters
from shop.orders.models import Order
from shop.payments import slips
from shop.payments.models import Payment, PayoutAccount, PayoutChange, PayoutSignature, Slip
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
    _to_owners(change, "asked", signers=", ".join(row.name for row in change.signatures.all() if not row.signed_at))


def change_refused(change: PayoutChange, signature: PayoutSignature) -> None:
    _to_owners(change, "refused", signer=signature.name)


def _to_owners(change: PayoutChange, what: str, **facts: object) -> None:
    for member in merchants.owners_of(change.merchant):
        write(
            key=f"desk-payout-{what}-{change.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template=f"desk-payout-{what}",
            context={
                "shop": change.merchant.name,
                "person": member.user,
                "who": str(change.asked_by),
                "change": change,
                "ending": change.proxy[-4:],
                "link": f"{settings.SITE_URL}/desk/payout/",
                **facts,
            },
            about=change.merchant,
        )
