"""What is printed to pack many orders: what to fetch from the shelf, a slip and a label for each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from shop.manage import order_page
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments.providers import provider
from shop.payments.states import PaymentState

GONE = {OrderState.CANCELLED, OrderState.RETURNED}


@dataclass
class Fetch:
    """So many pieces of one variant, and for which orders: [(number, pieces)]."""

    title: str
    unit: str
    pieces: int = 0
    orders: list[tuple[str, int]] = field(default_factory=list)


def to_fetch(orders: Iterable[Order]) -> list[Fetch]:
    """Return what to fetch for all ``orders`` together, by product and variant."""
    found: dict[int, Fetch] = {}
    for order in orders:
        for line in order.lines.all():
            row = found.setdefault(line.variant_id, Fetch(line.title, line.unit))
            row.pieces += line.quantity
            row.orders.append((order.number, line.quantity))
    return sorted(found.values(), key=lambda row: (row.title, row.unit))


def parcel_of(order: Order) -> dict:
    """Return what slip and label of ``order`` (with checkout, lines and payments at hand) show."""
    due = [row for row in order.payments.all() if row.state == PaymentState.OPEN and not provider(row.provider).prepaid]
    return {
        "order": order,
        "checkout": order.checkout,
        "pickup": order_page.is_pickup(order),
        "sums": order_page.sums_of(order),
        "cash_satang": due[0].expected_satang if due else None,
        "pieces": sum(line.quantity for line in order.lines.all()),
    }


def in_fours(parcels: list[dict]) -> list[list[dict]]:
    """Return the labels as they lie on A4 sheets, four on each."""
    return [parcels[start : start + 4] for start in range(0, len(parcels), 4)]
