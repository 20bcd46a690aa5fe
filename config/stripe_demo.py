"""The stand-in for Stripe beside the demo: its pages below the site's own address, its API also on a port of its own."""

import contextlib
from collections.abc import Iterator

from django.conf import settings

from config.stripe_standin.app import Standin, beside, serving
from config.stripe_standin.hooks import Endpoint
from merchants.models import Merchant
from shop.payments.by_stripe import accounts
from shop.payments.models import StripeAccount

PREFIX = "/stripe-stand-in"
_as_long_as_we_live = contextlib.ExitStack()
SHOPS = {
    0: "done",
    1: "cards",
    4: "half",
}  # which merchants of the demo that may, in the order they joined, and how far they came


def endpoints(site: str) -> list[Endpoint]:
    """Return the two endpoints as one sets them up at Stripe: the platform's own and the connected accounts'."""
    url = f"{site}/webhooks/stripe/"
    return [
        Endpoint(url, settings.STRIPE_WEBHOOK_SECRET, connect=False),
        Endpoint(url, settings.STRIPE_CONNECT_WEBHOOK_SECRET, connect=True),
    ]


def standin(*, with_hooks: bool = True) -> Standin:
    """Return the demo's stand-in; what it knows lies beside the demo's database."""
    return Standin(
        key=settings.STRIPE_SECRET_KEY,
        public=settings.SITE_URL + PREFIX,
        store=settings.VAR / "stripe-stand-in.sqlite3",
        endpoints=endpoints(settings.SITE_URL) if with_hooks else [],
    )


def with_standin(application):
    """Return ``application`` with the stand-in beside it, and let this process ask it without asking itself in a ring."""
    one = standin()
    settings.STRIPE_API_BASE = _as_long_as_we_live.enter_context(serving(one))
    return beside(application, one, prefix=PREFIX)


@contextlib.contextmanager
def _asked_here(one: Standin) -> Iterator[None]:
    """Serve the stand-in for the block, at an address of its own."""
    usual = settings.STRIPE_API_BASE
    with serving(one) as address:
        settings.STRIPE_API_BASE = address
        try:
            yield
        finally:
            settings.STRIPE_API_BASE = usual


def open_accounts() -> None:
    """Open accounts at the stand-in for a few merchants, by the real verbs. Done twice it changes nothing."""
    if not settings.STRIPE_STANDIN or StripeAccount.objects.exists():
        return
    merchants = [row for row in Merchant.objects.order_by("joined_at", "pk") if not accounts.barred(row)]
    one = standin(with_hooks=False)
    with contextlib.closing(one.store), _asked_here(one):
        for number, how in SHOPS.items():
            if number < len(merchants):
                _open(one, merchants[number], how)
        for event_number, _event in one.store.unsent():  # told already
            one.store.mark_sent(event_number)


def _open(one: Standin, merchant: Merchant, how: str) -> None:
    by = merchant.members.filter(role="owner").order_by("pk").first().user
    page = f"{settings.SITE_URL}/desk/payout/stripe/"
    accounts.begin(merchant=merchant, by=by, page_url=page, shop_url=accounts.shop_url(merchant))
    row = accounts.account_of(merchant)
    one.world.onboard(row.account, how)
    accounts.refresh(row)
