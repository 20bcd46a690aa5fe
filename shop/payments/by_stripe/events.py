"""What Stripe tells us by itself: signature first, each event once, effect and event in one transaction."""

import datetime
import json

import stripe
from django.conf import settings
from django.db import IntegrityError, transaction

from common import clock
from shop.payments.by_stripe import accounts, client, outcomes, refunds
from shop.payments.incidents import open_incident
from shop.payments.models import ProviderEvent, StripeAccount

SESSIONS = {
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
}
REFUNDS = {"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"}
KEPT = ("id", "object", "amount", "amount_total", "currency", "status", "payment_status", "payment_intent")


class Forged(Exception):
    """No event of Stripe's: nobody holds the secret that signed it, or it is none at all."""


def take_in(*, body: bytes, signature: str) -> str:
    """Let one event be so. Returns in a word what came of it; the same event again is "seen". Raises Forged."""
    event = _genuine(body, signature)
    with transaction.atomic():
        try:
            with transaction.atomic():
                row = ProviderEvent.objects.create(
                    provider="stripe",
                    account=event.get("account") or "",
                    event_id=event["id"],
                    kind=event["type"][:80],
                    facts={name: _plain(event["data"]["object"].get(name)) for name in KEPT},
                )
        except IntegrityError:
            return "seen"
        row.outcome = _effect(row, event)
        row.save(update_fields=["outcome"])
    return row.outcome


def _genuine(body: bytes, signature: str) -> dict:
    for secret in filter(None, [settings.STRIPE_CONNECT_WEBHOOK_SECRET, settings.STRIPE_WEBHOOK_SECRET]):
        try:
            stripe.WebhookSignature.verify_header(body, signature, secret, stripe.Webhook.DEFAULT_TOLERANCE)
            event = json.loads(body)
            if isinstance(event["id"], str) and isinstance(event["data"]["object"], dict) and event["type"]:
                return event
        except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError):
            continue
    raise Forged()


def note_forged() -> None:
    """Write down that somebody sent an event nobody signed; a day's attempts are one incident with a count."""
    open_incident(kind="forged", key=f"stripe-forged-{clock.today()}")


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, (str, int, bool)) else str(type(value).__name__)


def _effect(row: ProviderEvent, event: dict) -> str:
    about, account, at = event["data"]["object"], row.account, _moment(event)
    if event.get("livemode") != client.is_live():
        open_incident(kind="wrong_mode", key=f"stripe-mode-{row.account}-{row.event_id}", event=row, account=account)
        return "wrong_mode"
    if account and not StripeAccount.objects.filter(account=account).exists():
        open_incident(kind="foreign_account", key=f"stripe-foreign-{row.event_id}", event=row, account=account)
        return "foreign_account"
    if row.kind in SESSIONS:
        failed = row.kind == "checkout.session.async_payment_failed"
        return outcomes.settle(account=account, livemode=event["livemode"], told=about, event=row, failed=failed)
    if row.kind in REFUNDS:
        return refunds.settle(account=account, told=about, event=row)
    if row.kind == "account.updated":
        return "described" if accounts.describe(account=account, told=about, as_of=at) else "not ours"
    if row.kind == "account.application.deauthorized":
        return "cut off" if accounts.cut_off(account=account, as_of=at) else "not ours"
    return "kept"


def _moment(event: dict) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(event["created"], tz=datetime.UTC)
