"""What time does to orders."""

import datetime

from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from shop.orders import services as orders
from shop.orders.models import Order
from shop.orders.states import OrderState

DAYS_UNTIL_DELIVERED = 14
TWO_WEEKS = _("ครบ 14 วันหลังส่งของ")


def run() -> dict[str, int]:
    """Count as delivered what was sent two weeks ago and nobody spoke of."""
    limit = clock.now() - datetime.timedelta(days=DAYS_UNTIL_DELIVERED)
    due = Order.objects.filter(state=OrderState.SHIPPED, shipped_at__lt=limit)
    for order in due:
        orders.deliver(order=order, why=reasons.stored(TWO_WEEKS))
    return {"orders_counted_as_delivered": len(due)}
