"""What the page after a checkout shows."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from shop.orders import links
from shop.orders.models import Checkout, Order
from shop.payments import services as payments
from shop.payments.models import Payment
from shop.payments.providers import provider


@dataclass(frozen=True)
class PlacedOrder:
    """One order with the way it is paid and its addresses."""

    order: Order
    payment: Payment | None
    way: str
    prepaid: bool
    pay_url: str
    order_url: str
    keep_url: str  # whole, to be kept

    @property
    def to_pay(self) -> bool:
        """Return whether the shopper has to do something about money now."""
        return bool(self.prepaid and self.payment and self.payment.state == "open" and not self.payment.is_overdue)

    @property
    def cash(self) -> bool:
        """Return whether cash is still to be paid when the goods change hands."""
        handed_over = self.order.state in {"delivered", "returned", "cancelled"}
        return bool(self.payment and not self.prepaid and self.payment.state == "open" and not handed_over)


def context(pk: uuid.UUID) -> dict | None:
    """Return the checkout ``pk`` with its orders, or None. Three queries."""
    checkout = Checkout.objects.filter(pk=pk).first()
    if checkout is None:
        return None
    orders = list(checkout.orders.select_related("merchant").order_by("pk"))
    paid = payments.payments_of(orders)
    rows = [_row(order, paid.get(order.pk)) for order in orders]
    first, later = [row for row in rows if row.to_pay], [row for row in rows if not row.to_pay]
    return {
        "checkout": checkout,
        "to_pay": first,
        "later": later,
        "to_pay_satang": _sum(first),
        "later_satang": _sum(later),
        "total_satang": _sum(rows),
        "count": len(rows),
    }


def _sum(rows: list[PlacedOrder]) -> int:
    return sum(row.order.total_satang for row in rows)


def _row(order: Order, payment: Payment | None) -> PlacedOrder:
    token = {"token": links.token(order)}
    by = provider(payment.provider) if payment else None
    order_url = reverse("orders:order", kwargs=token)
    return PlacedOrder(
        order,
        payment,
        str(by.label) if by else "",
        bool(by and by.prepaid),
        reverse("pay:pay", kwargs=token),
        order_url,
        settings.SITE_URL + order_url,
    )
