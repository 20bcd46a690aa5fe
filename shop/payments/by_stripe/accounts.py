"""A merchant's own account at Stripe: opened from the desk, described by Stripe, told to every owner."""

import datetime
import uuid

from django.conf import settings
from django.db import transaction

from common import clock
from common.audit import services as audit
from common.errors import DomainError
from common.states import locked
from merchants import register
from merchants.models import Merchant
from merchants.terms import services as terms
from shop.payments import accounts as payout
from shop.payments import changes, letters
from shop.payments.by_stripe import client
from shop.payments.errors import StripeNotReady, StripeRefuses, StripeSilent, TwoHands
from shop.payments.models import PaymentMethod, StripeAccount

WAY = "stripe"
# Stripe bears losses, collects fees and what it must know; the merchant has its whole dashboard. A platform in Thailand
# may do it no other way, and so no money ever lies with us.
CONTROLLER = {
    "losses": {"payments": "stripe"},
    "fees": {"payer": "account"},
    "requirement_collection": "stripe",
    "stripe_dashboard": {"type": "full"},
}


def account_of(merchant: Merchant) -> StripeAccount | None:
    """Return the merchant's account, also one that is only begun; None where she never began or cut it off."""
    row = StripeAccount.objects.for_merchant(merchant).filter(livemode=client.is_live()).first()
    return row if row is not None and row.left_at is None else None


def barred(merchant: Merchant) -> DomainError | None:
    """Return why money may not go to Stripe now, or None: a group's account takes two hands, and so would this one; an
    owner's number that an officer changed is new."""
    if changes.takes_two(merchant, register.signers_of(merchant)):
        return TwoHands()
    return payout.held_for(merchant)


def _check(merchant: Merchant) -> None:
    terms.check(merchant)
    if refusal := barred(merchant):
        raise refusal


def begin(*, merchant: Merchant, by, page_url: str, shop_url: str) -> str:
    """Open the account at Stripe, or go on with it. Returns the address of Stripe's own forms; they lead back to ``page_url``,
    with ``?back=1`` from their end.

    Pressed twice, or again after a broken line, it is one account. Raises TwoHands, PayoutHeld, TermsWaiting,
    StripeSilent, StripeRefuses.
    """
    _check(merchant)
    row = _row(merchant, by)
    if row.account is None:
        row = _opened(row, by=by, shop_url=shop_url)
    back = {"refresh_url": page_url, "return_url": f"{page_url}?back=1"}
    link = _asked(
        lambda stripe: stripe.v1.account_links.create({"account": row.account, "type": "account_onboarding", **back})
    )
    return link["url"]


@transaction.atomic
def _row(merchant: Merchant, by) -> StripeAccount:
    Merchant.objects.select_for_update().get(pk=merchant.pk)
    row = StripeAccount.objects.for_merchant(merchant).first()
    fresh = {"livemode": client.is_live(), "idempotency_key": f"account-{uuid.uuid4()}"}
    if row is None:
        return StripeAccount.objects.create(merchant=merchant, begun_by=by, **fresh)
    if row.left_at is not None or row.livemode != client.is_live():  # begins anew, as if there had been none
        for name, value in {**fresh, "account": None, "left_at": None, "charges_enabled": False, "as_of": None}.items():
            setattr(row, name, value)
        row.save()
    return row


def _opened(row: StripeAccount, *, by, shop_url: str) -> StripeAccount:
    body = {
        "country": "TH",
        "controller": CONTROLLER,
        "capabilities": {
            "card_payments": {"requested": True},
            "promptpay_payments": {"requested": True},
            "transfers": {"requested": True},
        },
        "business_profile": {"name": row.merchant.name, "url": shop_url},
        "metadata": {"merchant": str(row.merchant_id)},
    }
    try:
        told = client.ask(
            lambda stripe: stripe.v1.accounts.create(body, options={"idempotency_key": row.idempotency_key})
        )
    except client.Unclear as unclear:
        if unclear.replayed:  # that key would only bring the same error again
            StripeAccount.objects.filter(pk=row.pk, account=None).update(idempotency_key=f"account-{uuid.uuid4()}")
        raise StripeSilent() from unclear
    except client.Refused as no:
        StripeAccount.objects.filter(pk=row.pk, account=None).update(idempotency_key=f"account-{uuid.uuid4()}")
        raise StripeRefuses() from no
    with transaction.atomic():
        row = locked(row)
        if row.account is None:
            row.account = told["id"]
            row.save(update_fields=["account"])
            audit.record(subject=row.merchant, verb="stripe_begun", by=by, account=row.account)
            letters.stripe_begun(row)
    return describe(account=row.account, told=told, as_of=_second()) or row


def refresh(row: StripeAccount) -> StripeAccount:
    """Ask Stripe how the account stands. Where Stripe is silent the row stays as it is."""
    if row.account is None:
        return row
    as_of = _second()
    try:
        told = client.ask(lambda stripe: stripe.v1.accounts.retrieve(row.account))
    except (client.Unclear, client.Refused):
        return row
    return describe(account=row.account, told=told, as_of=as_of) or row


@transaction.atomic
def describe(*, account: str, told: dict, as_of: datetime.datetime) -> StripeAccount | None:
    """Write down what Stripe says of ``account`` at ``as_of``. Older news changes nothing. None: no account of ours."""
    row = StripeAccount.objects.select_for_update().filter(account=account).first()
    if row is None or (row.as_of is not None and row.as_of > as_of):
        return row
    was_able, names = row.can_charge, told.get("capabilities") or {}
    wanted = told.get("requirements") or {}
    row.card = names.get("card_payments", "inactive")
    row.promptpay = names.get("promptpay_payments", "inactive")
    row.charges_enabled = bool(told.get("charges_enabled"))
    row.details_submitted = bool(told.get("details_submitted"))
    row.currently_due = list(wanted.get("currently_due") or [])
    row.disabled_reason = (wanted.get("disabled_reason") or "")[:80]
    row.as_of = as_of
    row.save()
    if row.can_charge != was_able:
        _able_or_not(row)
    return row


@transaction.atomic
def cut_off(*, account: str, as_of: datetime.datetime) -> StripeAccount | None:
    """The merchant took our access away at Stripe. Twice changes nothing."""
    row = StripeAccount.objects.select_for_update().filter(account=account).first()
    if row is None or row.left_at is not None:
        return row
    was_able, row.left_at = row.can_charge, as_of
    row.save(update_fields=["left_at"])
    if was_able:
        _able_or_not(row)
    return row


def _able_or_not(row: StripeAccount) -> None:
    audit.record(subject=row.merchant, verb="stripe_ready" if row.can_charge else "stripe_stopped", account=row.account)
    letters.stripe_changed(row)
    if row.can_charge:
        PaymentMethod.objects.get_or_create(
            merchant=row.merchant, provider=WAY, defaults={"active": barred(row.merchant) is None}
        )


@transaction.atomic
def switch(*, merchant: Merchant, by, on: bool) -> None:
    """Take Stripe as a way to pay, or take it no more.

    Raises TwoHands, PayoutHeld, TermsWaiting, and StripeNotReady while the account cannot be paid.
    """
    if on:
        _check(merchant)
    row = account_of(merchant)
    if on and (row is None or not row.can_charge):
        raise StripeNotReady()
    PaymentMethod.objects.update_or_create(merchant=merchant, provider=WAY, defaults={"active": on})
    audit.record(subject=merchant, verb="ways_to_pay_set", by=by, stripe=on)


def is_switched_on(merchant: Merchant) -> bool:
    return PaymentMethod.objects.for_merchant(merchant).filter(provider=WAY, active=True).exists()


def _second() -> datetime.datetime:
    """Return this second: Stripe's events know no smaller time, and what it tells later must not seem older."""
    return clock.now().replace(microsecond=0)


def _asked(call) -> dict:
    try:
        return client.ask(call)
    except client.Unclear as unclear:
        raise StripeSilent() from unclear
    except client.Refused as no:
        raise StripeRefuses() from no


def shop_url(merchant: Merchant) -> str:
    """Return the address of the merchant's page, which Stripe asks for."""
    return f"{settings.SITE_URL}/shops/{merchant.slug}/"
