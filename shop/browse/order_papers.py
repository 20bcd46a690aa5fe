"""The papers that an order's page offers: a receipt once money came, tax invoices where the shop is registered for VAT."""

from django.urls import reverse

from merchants import vat
from shop.orders.models import Order
from shop.payments.models import Payment


def ways(order: Order, payment: Payment | None, token: str) -> dict:
    """Return the addresses of what there is (one or two queries)."""
    found = {}
    if payment is not None and payment.received_satang:
        found["receipt_url"] = reverse("orders:receipt", kwargs={"token": token})
    if vat.of(order.merchant) or order.tax_papers.exists():
        found["invoice_url"] = reverse("orders:invoice", kwargs={"token": token})
    return found
