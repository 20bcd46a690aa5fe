"""How Stripe is asked. An answer is a plain dict; a no is ``Refused``; silence or a broken answer is ``Unclear``."""

from collections.abc import Callable
from functools import cache

import stripe
from django.conf import settings
from django.db import connection


class Refused(Exception):
    """Stripe said no for good: ``code`` is Stripe's own. The same again would be refused again."""

    def __init__(self, code: str, message: str, status: int | None) -> None:
        super().__init__(message)
        self.code, self.status = code, status


class Unclear(Exception):
    """Nobody knows whether it was done: no answer, or an error on Stripe's side. ``replayed`` is True where the same key
    would only be answered with the same error again."""

    def __init__(self, message: str, *, replayed: bool = False) -> None:
        super().__init__(message)
        self.replayed = replayed


def is_on() -> bool:
    """Whether this site can be paid by Stripe."""
    return bool(settings.STRIPE_SECRET_KEY)


def is_live() -> bool:
    """Whether our key moves real money."""
    return settings.STRIPE_SECRET_KEY.startswith(("sk_live_", "rk_live_"))


@cache
def _client(key: str, base: str, timeout: float) -> stripe.StripeClient:
    http = stripe.RequestsClient(timeout=timeout)
    return stripe.StripeClient(key, base_addresses={"api": base}, max_network_retries=1, http_client=http)


def ask(call: Callable[[stripe.StripeClient], stripe.StripeObject]) -> dict:
    """Return what Stripe answers to ``call``. Raises Refused and Unclear, and RuntimeError inside a transaction."""
    if any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
        raise RuntimeError("Stripe is asked outside transactions: a slow answer must hold no lock.")
    client = _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE, settings.STRIPE_TIMEOUT)
    try:
        return call(client).to_dict()
    except stripe.InvalidRequestError as no:
        raise Refused(no.code or "", str(no.user_message or no), no.http_status) from no
    except (stripe.PermissionError, stripe.CardError) as no:
        raise Refused(no.code or "", str(no.user_message or no), no.http_status) from no
    except stripe.APIError as broken:
        raise Unclear(str(broken), replayed=bool(broken.http_status)) from broken
    except stripe.StripeError as silent:
        raise Unclear(str(silent)) from silent
