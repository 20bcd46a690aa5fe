"""How an account is shown to people: never the whole number."""

from shop.payments.models import PayoutAccount, PayoutChange

SHOWN_DIGITS = 4


def masked(account: PayoutAccount | PayoutChange) -> str:
    """Return the account's number with all but its last four digits hidden."""
    return "•" * (len(account.proxy) - SHOWN_DIGITS) + account.proxy[-SHOWN_DIGITS:]
