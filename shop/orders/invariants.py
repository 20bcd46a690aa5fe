"""What must hold of orders and the stock they hold."""

from django.db.models import F, Sum

from shop.catalogue.models import Stock
from shop.offers.models import CouponKind, Redemption, RedemptionState
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
    """The pieces cost the subtotal, and what was taken off the goods lies on the lines: paid for them is the rest."""
    by_sending = set(Redemption.objects.filter(coupon__kind=CouponKind.DELIVERY).values_list("order_number", flat=True))
    rows = Order.objects.annotate(
        price=Sum(F("lines__unit_price_satang") * F("lines__quantity")), off=Sum("lines__discount_satang")
    ).order_by("pk")
    wrong = []
    for order in rows.only("number", "subtotal_satang", "discount_satang", "trimmed_satang"):
        off = (0 if order.number in by_sending else order.discount_satang) + order.trimmed_satang
        if order.price != order.subtotal_satang:
            wrong.append(f"order {order.number}: its lines do not add up to its subtotal")
        elif order.off != min(off, order.subtotal_satang):
            wrong.append(f"order {order.number}: its lines bear another discount than it has")
    return wrong


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
