"""What a provider answers. It translates and never saves; every door ends in ``payments.services.confirm``."""

import datetime
from dataclasses import dataclass, field

from merchants.models import Merchant
from shop.payments.models import Payment, PayoutAccount


@dataclass(frozen=True)
class Redirect:
    """The shopper goes on elsewhere."""

    url: str


@dataclass(frozen=True)
class Show:
    """The shopper stays on the pay page, which shows ``template`` with ``facts``."""

    template: str
    facts: dict = field(default_factory=dict)


class Provider:
    """One way to pay."""

    key = ""
    label = ""
    explained = ""
    in_the_book = ""  # the kind of money, as the merchant's book calls it
    at_bank = False  # the account it needs is one at a bank, not a PromptPay number
    prepaid = True  # money comes before the goods leave
    takes_slips = False  # the shopper shows a picture of her transfer
    settles_itself = False  # the provider says when money came; the merchant cannot
    lapses_after: datetime.timedelta | None = None

    def ready(self, merchant: Merchant, account: PayoutAccount | None) -> bool:
        """Return whether ``merchant`` has all that this way needs."""
        return True

    def takes(self, total_satang: int) -> bool:
        """Return whether an order of that total can be paid this way."""
        return total_satang > 0

    def opens(self, merchant: Merchant) -> dict:
        """Return whose account a new payment of ``merchant`` names: ``account`` and, where it is hers, ``payout_account``."""
        return {}

    def call_off(self, payment: Payment) -> bool:
        """See to it that nobody can pay ``payment`` any more; False where that is not certain. Never in a transaction."""
        return True

    def next_step(self, payment: Payment) -> Redirect | Show:
        """Return what the shopper does next."""
        raise NotImplementedError

    def text(self, payment: Payment) -> str:
        """Return what stands in the QR code of this payment; "" where this way has none."""
        return ""

    can_give_back = False  # whether refunds go through the provider; else by hand
