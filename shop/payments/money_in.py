"""Money of one merchant at a glance, as her home shows it. The figures themselves are the book's."""

from merchants.models import Merchant
from shop.payments.book import reading
from shop.payments.periods import Month


def figures(merchant: Merchant) -> dict[str, int]:
    """Return in satang ``came`` this month, ``awaited`` transfers and what is ``with_carrier`` (one query)."""
    asked = {"came": ("received", Month.now()), "awaited": ("awaited", None), "with_carrier": ("cash-out", None)}
    return reading.totals(merchant, asked)
