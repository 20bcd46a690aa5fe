"""Being paid at Stripe: a Checkout session begun, looked at, called off. What came of it is settled in ``outcomes``."""

import contextlib
import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from common import clock
from common.states import locked, move
from shop.payments.by_stripe import client, outcomes
from shop.payments.by_stripe.client import Refused, Unclear
from shop.payments.errors import BeingChecked, NothingToPay, StripeRefuses, StripeSilent
from shop.payments.incidents import open_incident
from shop.payments.models import Payment, StripeAccount, StripeAttempt
from shop.payments.states import ATTEMPT_MOVES, UNDER_WAY_AT_STRIPE, AttemptState, PaymentState

A = AttemptState
# Stripe's own shortest time is 30 minutes: a reservation for it lasts at least as long
SHORTEST = datetime.timedelta(minutes=32)
LONGEST = datetime.timedelta(hours=23)
AFTER_THE_END = datetime.timedelta(hours=1)


def start(*, payment: Payment, return_url: str, language: str) -> str:
    """Return where the shopper pays at Stripe: of the session that is open, else of a new one.

    The row comes first, then Stripe is asked. Pressed twice it is one session. Raises NothingToPay, BeingChecked while
    an earlier attempt is unclear, StripeRefuses, StripeSilent: then nothing can be paid and nothing was.
    """
    attempt = _begun(payment, return_url, language)
    if attempt.state == A.OPEN:
        return attempt.url
    if attempt.state == A.PENDING:
        raise BeingChecked()
    options = {"stripe_account": attempt.account, "idempotency_key": attempt.idempotency_key}
    try:
        told = client.ask(lambda stripe: stripe.v1.checkout.sessions.create(_asked_for(attempt), options=options))
    except Unclear as unclear:
        if unclear.replayed:  # that key would only bring the same error again, and nobody knows that session's address
            _drop(attempt)
        raise StripeSilent() from unclear
    except Refused as no:
        _drop(attempt)
        raise StripeRefuses() from no
    return _opened(attempt, told)


@transaction.atomic
def _begun(payment: Payment, return_url: str, language: str) -> StripeAttempt:
    payment = locked(payment)
    if payment.state != PaymentState.OPEN or payment.is_overdue:
        raise NothingToPay()
    standing = payment.attempts.filter(state__in=UNDER_WAY_AT_STRIPE).first()
    if standing is not None and (standing.state != A.OPEN or standing.expires_at > clock.now()):
        return standing
    if standing is not None:  # Stripe's word on that one is still to come
        raise BeingChecked()
    account = StripeAccount.objects.filter(StripeAccount.able(), account=payment.account).first()
    if account is None or account.livemode != client.is_live():
        raise StripeRefuses()
    number = payment.attempts.count() + 1
    now = clock.now()
    until = min(max(payment.expires_at, now + SHORTEST), now + LONGEST)
    if payment.expires_at < until:
        payment.expires_at = until
        payment.save(update_fields=["expires_at"])
    email = payment.order.checkout.email
    ways = [way for way in ("card", "promptpay") if getattr(account, way) == "active"]
    return StripeAttempt.objects.create(
        payment=payment,
        number=number,
        account=account.account,
        livemode=account.livemode,
        amount_satang=payment.expected_satang,
        idempotency_key=f"{payment.idempotency_key}-stripe-{number}-{payment.opened_at:%y%m%d%H%M%S}",
        ways=[way for way in ways if way != "promptpay" or email],  # Stripe writes to the payer of a PromptPay refund
        email=email,
        language=language,
        return_url=return_url,
        expires_at=until,
    )


def _asked_for(attempt: StripeAttempt) -> dict:
    """Return what Stripe is asked for: made of the row alone, so that asking again is asking the same."""
    number = attempt.payment.order.number
    with translation.override(attempt.language):
        name = gettext("คำสั่งซื้อ %(number)s") % {"number": number}
    price = {"currency": outcomes.CURRENCY, "unit_amount": attempt.amount_satang, "product_data": {"name": name}}
    return {
        "mode": "payment",
        "line_items": [{"quantity": 1, "price_data": price}],
        "allowed_payment_method_types": attempt.ways,
        "success_url": f"{attempt.return_url}?back=1",
        "cancel_url": attempt.return_url,
        "expires_at": int(attempt.expires_at.timestamp()),
        "locale": attempt.language,
        "client_reference_id": number,
        "payment_intent_data": {"description": name},
        **({"customer_email": attempt.email} if attempt.email else {}),
    }


def _opened(attempt: StripeAttempt, told: dict) -> str:
    with transaction.atomic():
        payment = locked(attempt.payment)
        attempt = locked(attempt)
        wanted = payment.state == PaymentState.OPEN and attempt.state in {A.BEGUN, A.OPEN}
        if wanted and attempt.state == A.BEGUN:
            facts = {"session": told["id"], "url": told["url"], "asked_at": clock.now()}
            move(attempt, A.OPEN, moves=ATTEMPT_MOVES, **facts)
    if wanted:
        return attempt.url
    if attempt.session != told["id"]:  # given up in the meantime: nobody has its address, and nobody shall
        _end_at_stripe(attempt.account, told["id"])
    raise NothingToPay()


def _end_at_stripe(account: str, session: str) -> dict:
    options = {"stripe_account": account}
    return client.ask(lambda stripe: stripe.v1.checkout.sessions.expire(session, options=options))


@transaction.atomic
def _drop(attempt: StripeAttempt) -> None:
    locked(attempt.payment)
    attempt = locked(attempt)
    if attempt.state == A.BEGUN:
        move(attempt, A.DROPPED, moves=ATTEMPT_MOVES)


def look(attempt: StripeAttempt) -> str:
    """Ask Stripe how an attempt stands and settle what it says. Raises Unclear where Stripe is silent.

    One that Stripe shows us no more is given up an hour after its end: nobody can pay it then, and a person is told.
    """
    options = {"stripe_account": attempt.account}
    params = {"expand": ["payment_intent"]}
    try:
        told = client.ask(lambda stripe: stripe.v1.checkout.sessions.retrieve(attempt.session, params, options=options))
    except Refused as no:
        return _lost(attempt, no)
    return outcomes.settle(account=attempt.account, livemode=told["livemode"], told=told)


def look_now(payment: Payment) -> None:
    """Ask about every attempt of ``payment`` that Stripe knows and has not ended. Where it is silent nothing changes."""
    if payment.state == PaymentState.OPEN:
        for attempt in payment.attempts.filter(state__in=UNDER_WAY_AT_STRIPE - {A.BEGUN}):
            with contextlib.suppress(Unclear):
                look(attempt)


def _lost(attempt: StripeAttempt, no: Refused) -> str:
    with transaction.atomic():
        payment, attempt = locked(attempt.payment), locked(attempt)
        key = f"stripe-lost-{attempt.pk}"
        if attempt.state in UNDER_WAY_AT_STRIPE and attempt.expires_at + AFTER_THE_END < clock.now():
            open_incident(kind="lost_sight", key=key, payment=payment, session=attempt.session, code=no.code)
            outcomes.give_up(payment, attempt)
            return "lost"
        attempt.asked_at = clock.now()
        attempt.save(update_fields=["asked_at"])
    return "refused"


def call_off(payment: Payment) -> bool:
    """See to it that nobody can pay ``payment`` at Stripe any more. False where Stripe is silent or the bank still checks."""
    for attempt in payment.attempts.filter(state__in=UNDER_WAY_AT_STRIPE):
        if attempt.state == A.BEGUN:
            _drop(attempt)
            continue
        try:
            _call_off(attempt)
        except Unclear:
            return False
    return not payment.attempts.filter(state__in=UNDER_WAY_AT_STRIPE).exists()


def _call_off(attempt: StripeAttempt) -> None:
    if attempt.state == A.OPEN:
        try:
            told = _end_at_stripe(attempt.account, attempt.session)
        except Refused:  # it is over already, one way or the other
            look(attempt)
        else:
            outcomes.settle(account=attempt.account, livemode=told["livemode"], told=told)
    else:
        look(attempt)


def return_url(path: str) -> str:
    """Return ``path`` of this site as Stripe needs it."""
    return settings.SITE_URL + path
