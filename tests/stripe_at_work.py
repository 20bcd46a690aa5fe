"""Stripe's stand-in for tests: real HTTP on the loopback, and hands for what the shopper, the bank and Stripe do."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from config.stripe_standin.app import Standin
from config.stripe_standin.hooks import signed
from merchants.models import Merchant
from shop.payments import services as payments
from shop.payments.by_stripe import accounts, attempts
from shop.payments.models import StripeAccount, StripeAttempt

HOOK = "/webhooks/stripe/"


@dataclass
class AtWork:
    standin: Standin
    address: str

    def able(self, merchant: Merchant, make, how: str = "done") -> StripeAccount:
        """Let ``merchant`` have an account that Stripe has looked at."""
        url = accounts.begin(
            merchant=merchant,
            by=make.owner_of(merchant),
            page_url="http://kedai.test/",
            shop_url="http://kedai.test/s/",
        )
        assert url.startswith(f"{self.address}/onboard/")
        self.standin.world.onboard(accounts.account_of(merchant).account, how)
        self.forget()
        return accounts.refresh(accounts.account_of(merchant))

    def order(self, make, *, how: str = "done", **facts):
        """Return an order that is to be paid at Stripe (90 baht goods + sending: 140) and its payment."""
        merchant = make.ready(make.merchant())
        self.able(merchant, make, how)
        order = make.order(merchant, way="stripe", **facts)
        return order, payments.payment_of(order)

    def started(self, payment) -> StripeAttempt:
        attempts.start(payment=payment, return_url="http://kedai.test/pay/x/", language="th")
        return payment.attempts.order_by("-pk").first()

    def pay(self, attempt: StripeAttempt, how: str = "card") -> None:
        """The shopper acts on Stripe's page."""
        self.standin.world.pay(attempt.session, attempt.account, how)

    def settle(self, attempt: StripeAttempt, how: str) -> None:
        self.standin.world.settle(attempt.session, attempt.account, how)

    def leaves(self, account: str) -> None:
        """The merchant takes our access away at Stripe."""
        self.standin.world.leave(account)

    def events(self, *kinds: str) -> list[dict]:
        """Take what Stripe would send, oldest first; only ``kinds`` where some are named."""
        waiting = self.standin.store.unsent()
        self.forget()
        return [event for _number, event in waiting if not kinds or event["type"] in kinds]

    def forget(self) -> None:
        for number, _event in self.standin.store.unsent():
            self.standin.store.mark_sent(number)

    def send(self, event: dict, *, secret: str | None = None, client: Client | None = None):
        """Post one event to our webhook, signed."""
        body = json.dumps(event).encode()
        header = signed(body, settings.STRIPE_CONNECT_WEBHOOK_SECRET if secret is None else secret)
        return (client or Client()).post(
            HOOK, body, content_type="application/json", headers={"Stripe-Signature": header}
        )

    def tell(self, *kinds: str) -> list[str]:
        """Send all that waits; return the bodies' outcomes as our rows have them."""
        for event in self.events(*kinds):
            assert self.send(event).status_code == 200

    def fault(self, on: str, do: str, **facts) -> None:
        self.standin.api.faults = [{"on": on, "do": do, **facts}]

    def asked(self, action: str) -> int:
        return sum(each.startswith(action) for each in self.standin.api.asked)
