"""What shoppers asked for of a merchant who is registered for VAT no more: they are told, and nothing waits for ever."""

from django.db import transaction

from common import clock
from common.audit import services as audit
from common.states import locked
from merchants import vat
from merchants.models import Merchant
from shop.invoices import letters
from shop.invoices.errors import NotVatSeller
from shop.invoices.models import InvoiceWish
from shop.invoices.services import why_not
from shop.orders.models import Order


def end(*, merchant: Merchant, by) -> int:
    """The merchant is registered no more; whoever waits for a tax invoice of hers is told. Returns how many. Twice: none."""
    vat.end(merchant=merchant, by=by)
    return close_wishes(merchant, by=by)


def close_wishes(merchant: Merchant, *, by=None) -> int:
    """Close what the merchant was asked for and can no longer issue, each with its letter. Returns how many."""
    rows = InvoiceWish.objects.for_merchant(merchant).waiting().order_by("order_id")
    return sum(_close(order, by) for order in Order.objects.filter(pk__in=rows.values("order")).order_by("pk"))


def left_open() -> int:
    """Close what was asked in the very moment a registration ended, or before wishes were closed at all."""
    waiting = InvoiceWish.objects.waiting().values("order__merchant")
    return sum(close_wishes(merchant) for merchant in Merchant.objects.filter(pk__in=waiting).order_by("pk"))


@transaction.atomic
def _close(order: Order, by) -> bool:
    order = locked(order)
    wish = InvoiceWish.objects.waiting().filter(order=order).first()
    if wish is None or not isinstance(why_not(order, vat.of(order.merchant)), NotVatSeller):
        return False
    wish.closed_at = clock.now()
    wish.save(update_fields=["closed_at"])
    audit.record(subject=order, verb="invoice_wish_closed", by=by)
    letters.closed(wish)
    return True
