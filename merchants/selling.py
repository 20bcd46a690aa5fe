"""May this shop put goods up for sale now? Whoever is about to do so asks here first."""

from merchants.errors import ShopClosed, ShopOver, ShopSuspended
from merchants.models import Merchant, MerchantState
from merchants.terms import services as terms


def check(merchant: Merchant) -> None:
    """Raise ShopSuspended or ShopClosed where the shop does not sell, TermsWaiting where changed texts wait too long."""
    if merchant.state == MerchantState.SUSPENDED:
        raise ShopSuspended()
    if merchant.state == MerchantState.CLOSED:
        raise ShopClosed()
    terms.check(merchant)


def over(merchant: Merchant) -> ShopOver | None:
    """Return why nothing new begins in a shop that is closed for good, or None. A suspended one goes on with its orders."""
    return ShopOver() if merchant.state == MerchantState.CLOSED else None
