"""The papers that an order's page offers: a receipt once money came, tax invoices where the shop is registered for VAT."""

from django.db.models import Q
from django.urls import reverse

from merchants import vat
from shop.orders.models import Order
from shop.payments.models import Payment


def ways(order: Order, payment: Payment | None, token: str) -> dict:
    """Return the addresses of what there is (one or two queries)."""
    found = {}
    if payment is not None and payment.received_satang:
        found["receipt_url"] = reverse("orders:receipt", kwargs={"token": token})
    if vat.of(order.merchant) or _asked_or_issued(order):
        found["invoice_url"] = reverse("orders:invoice", kwargs={"token": token})
    return found


def _asked_or_issued(order: Order) -> bool:
    """Return whether there is something to read about tax invoices, though the shop is not registered now (one query)."""
    return Order.objects.filter(Q(tax_papers__isnull=False) | Q(invoice_wish__isnull=False), pk=order.pk).exists()
