"""How what is taken off an order lies on its lines, to the satang: each line then says what is paid for it."""

from collections.abc import Sequence

from common.money import split_proportionally
from shop.orders.models import OrderLine


def spread(lines: Sequence[OrderLine], off_satang: int) -> None:
    """Lay ``off_satang``, at most what the goods cost, on ``lines`` by what each costs. Nothing is saved."""
    parts = split_proportionally(off_satang, [line.price_satang for line in lines])
    for line, part in zip(lines, parts, strict=True):
        line.discount_satang = part
        line.line_total_satang = line.price_satang - part
