"""What an order's goods, discounts and sending add up to, for components/sums.html."""

from django.utils.translation import gettext

from shop.orders.models import Order


def rows(order: Order, *, coupon: str) -> list[dict]:
    """Return the rows in their order. ``coupon`` names the discount to its reader, with ``%(code)s`` in it."""
    found = [{"label": gettext("ค่าสินค้า"), "satang": order.subtotal_satang}]
    if order.discount_satang:
        found.append({"label": coupon % {"code": order.coupon_code}, "satang": -order.discount_satang})
    if order.trimmed_satang:
        found.append({"label": gettext("ส่วนลดเศษสตางค์"), "satang": -order.trimmed_satang})
    found.append({"label": gettext("ค่าส่ง"), "satang": order.delivery_satang, "free": not order.delivery_satang})
    if order.cod_fee_satang:
        found.append({"label": gettext("ค่าเก็บเงินปลายทาง"), "satang": order.cod_fee_satang})
    return found
