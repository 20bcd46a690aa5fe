"""What time does to money at Stripe: whoever fell silent is asked. Each row on its own feet."""

import datetime
import logging

from common import clock
from shop.payments.by_stripe import accounts, attempts, client, events, fees, refunds
from shop.payments.models import Refund, StripeAccount, StripeAttempt
from shop.payments.states import REFUND_UNDER_WAY, UNDER_WAY_AT_STRIPE, AttemptState

log = logging.getLogger("kedai.stripe")
SILENT = datetime.timedelta(minutes=5)
NEWS_OF_REFUNDS = datetime.timedelta(minutes=5)
NEWS_OF_ACCOUNTS = datetime.timedelta(hours=1)
AT_A_TIME = 40


def run() -> dict[str, int]:
    """Ask Stripe about attempts, refunds and accounts of which nothing was heard, and for what it charged."""
    if not client.is_on():
        return {}
    now = clock.now()
    silent = StripeAttempt.objects.filter(
        state__in=UNDER_WAY_AT_STRIPE - {AttemptState.BEGUN}, asked_at__lt=now - SILENT
    )
    back = Refund.objects.filter(state__in=REFUND_UNDER_WAY, provider="stripe", asked_at__lt=now - NEWS_OF_REFUNDS)
    unready = StripeAccount.objects.filter(
        charges_enabled=False, details_submitted=True, as_of__lt=now - NEWS_OF_ACCOUNTS
    )
    return {
        "stripe_events_handled": events.handle_left(),
        "stripe_attempts_asked": _each(silent.select_related("payment").order_by("asked_at"), attempts.look),
        "stripe_refunds_asked": _each(back.select_related("payment").order_by("pk"), refunds.look),
        "stripe_accounts_asked": _each(unready.filter(left_at=None).order_by("as_of"), accounts.refresh),
        "stripe_fees_noted": _each(fees.unknown(), fees.note),
        "stripe_refund_fees_noted": _each(fees.unknown_of_refunds(), fees.note_refund),
    }


def _each(rows, act) -> int:
    done = 0
    for row in rows[:AT_A_TIME]:
        try:
            act(row)
        except client.Unclear:  # silent again: the next minute asks once more
            break
        except Exception:
            log.exception("asking Stripe about %s %s failed", type(row).__name__, row.pk)
            continue
        done += 1
    return done
