"""What must hold of orders and the stock they hold."""

from django.db.models import F, Sum

from shop.catalogue.models import Stock
from shop.offers.models import Redemption, RedemptionState
from shop.orders.models import Order, OrderLine
from shop.orders.states import OrderState, StockState


def check() -> list[str]:
    """Return a line per disagreement between stock and order lines, and between orders and their lines."""
    return [*_reserved(), *_subtotals(), *_tenancy(), *_coupons()]


def _reserved() -> list[str]:
    held = dict(
        OrderLine.objects.filter(order__stock_state=StockState.RESERVED)
        .order_by()
        .values_list("variant_id")
        .annotate(pieces=Sum("quantity"))
    )
    rows = Stock.objects.values_list("variant_id", "reserved")
    return [
        f"stock {variant}: {reserved} reserved, but open orders hold {held.get(variant, 0)}"
        for variant, reserved in rows
        if reserved != held.get(variant, 0)
    ]


def _subtotals() -> list[str]:
    orders = Order.objects.annotate(lines_satang=Sum("lines__line_total_satang")).exclude(
        lines_satang=F("subtotal_satang")
    )
    return [
        f"order {number}: its lines do not add up to its subtotal" for number in orders.values_list("number", flat=True)
    ]


def _tenancy() -> list[str]:
    strays = OrderLine.objects.exclude(variant__product__merchant=F("order__merchant"))
    return [f"order line {pk}: sells another merchant's product" for pk in strays.values_list("pk", flat=True)]


def _coupons() -> list[str]:
    """Every order with a coupon has its use written down with the same sum: used, and given back once it is cancelled."""
    orders = Order.objects.exclude(coupon_code="").values_list("number", "coupon_code", "discount_satang", "state")
    wanted = {
        (number, code, satang, RedemptionState.GIVEN_BACK if state == OrderState.CANCELLED else RedemptionState.USED)
        for number, code, satang, state in orders
    }
    written = set(Redemption.objects.values_list("order_number", "coupon__code", "discount_satang", "state"))
    return [f"order {row[0]}: its coupon and the use written down differ" for row in sorted(wanted ^ written)]
