"""A receipt says what money came for an order. It is drawn from the books each time and carries the order's number."""

from dataclasses import dataclass
from datetime import datetime

from shop.invoices.errors import NoMoneyYet
from shop.orders.models import Order
from shop.payments.models import Payment
from shop.payments.providers import provider
from shop.payments.states import PaymentState


@dataclass(frozen=True)
class Receipt:
    """Satang that came, satang that went back since, when the first came and by which way."""

    came_satang: int
    back_satang: int
    paid_at: datetime
    way: str

    @property
    def kept_satang(self) -> int:
        return self.came_satang - self.back_satang


def of(order: Order) -> Receipt | None:
    """Return the receipt of ``order``, or None while no money came (one query, none where payments are at hand)."""
    came = [row for row in order.payments.all() if row.state == PaymentState.CONFIRMED and row.received_satang]
    if not came:
        return None
    first: Payment = min(came, key=lambda row: row.confirmed_at)
    return Receipt(
        came_satang=sum(row.received_satang for row in came),
        back_satang=sum(row.refunded_satang for row in came),
        paid_at=first.confirmed_at,
        way=str(provider(first.provider).in_the_book),
    )


def of_or_refuse(order: Order) -> Receipt:
    """Raises NoMoneyYet."""
    found = of(order)
    if found is None:
        raise NoMoneyYet()
    return found
