"""What Stripe tells us by itself: signature first, each event kept once, then handled once."""

import datetime
import json
import logging

import stripe
from django.conf import settings
from django.db import OperationalError, transaction

from common import clock
from common.refused import waited_in_vain
from shop.payments import instead
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
LEFT_AFTER = datetime.timedelta(minutes=1)
STUCK_AFTER = datetime.timedelta(hours=1)
AT_A_TIME = 40
log = logging.getLogger("kedai.stripe")
KEPT = ("id", "object", "amount", "amount_total", "currency", "status", "payment_status", "payment_intent")


class Forged(Exception):
    """No event of Stripe's: nobody holds the secret that signed it, or it is none at all."""


def take_in(*, body: bytes, signature: str) -> str:
    """Keep one event and let it be so. Returns in a word what came of it; the same event again, or while another process
    is at it, is "seen". Raises Forged.

    It is kept in a transaction of its own, so that nothing that happens afterwards loses it: whatever died or waited in vain
    is done by Stripe's next copy or by ``handle_left``.
    """
    kept = _kept(_genuine(body, signature))
    try:
        return _handled(kept.pk)
    except OperationalError as error:
        if not waited_in_vain(error):
            raise
        return "put off"


def _kept(event: dict) -> ProviderEvent:
    row = ProviderEvent(
        provider="stripe",
        account=event.get("account") or "",
        event_id=event["id"],
        kind=event["type"][:80],
        facts={name: _plain(event["data"]["object"].get(name)) for name in KEPT},
        told=event,
    )
    ProviderEvent.objects.bulk_create([row], ignore_conflicts=True)
    return ProviderEvent.objects.get(provider=row.provider, account=row.account, event_id=row.event_id)


@transaction.atomic
def _handled(pk: int) -> str:
    """Event and effect in one transaction. Whoever holds the row is at it already: nobody waits for that."""
    row = ProviderEvent.objects.select_for_update(skip_locked=True).filter(pk=pk, outcome="").first()
    if row is None:
        return "seen"
    row.outcome, row.told = _effect(row, row.told), None
    row.save(update_fields=["outcome", "told"])
    return row.outcome


def handle_left() -> int:
    """Handle what was kept and never came to its end; what is still there after an hour is a person's to look at."""
    now, done = clock.now(), 0
    left = ProviderEvent.objects.filter(outcome="", received_at__lt=now - LEFT_AFTER).order_by("received_at")
    for row in left[:AT_A_TIME]:
        try:
            done += _handled(row.pk) != "seen"
        except Exception:  # one that cannot be handled does not stop the next
            log.exception("event %s of Stripe could not be handled", row.event_id)
            if row.received_at < now - STUCK_AFTER:
                open_incident(kind="event_stuck", key=f"stripe-stuck-{row.pk}", event=row, about=row.kind)
    return done


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
        return refunds.settle(account=account, told=about, event=row, at=at)
    if row.kind == "account.updated":
        return "described" if accounts.describe(account=account, told=about, as_of=at) else "not ours"
    if row.kind == "account.application.deauthorized":
        accounts.cut_off(account=account, as_of=at)
        instead.account_is_gone(account)
        return "cut off"
    return "kept"


def _moment(event: dict) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(event["created"], tz=datetime.UTC)
