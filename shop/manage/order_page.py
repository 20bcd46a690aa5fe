"""An order as the merchant sees it: a row of the list, the line of steps, sums. Nothing here asks the database twice."""

from django.urls import reverse
from django.utils.translation import gettext

from shop.delivery.models import DeliveryKind
from shop.orders.models import Order
from shop.orders.states import OrderState as S

BADGES = {
    S.PLACED: "waiting",
    S.CONFIRMED: "waiting",
    S.PACKED: "waiting",
    S.SHIPPED: "info",
    S.READY: "info",
    S.DELIVERED: "verified",
    S.RETURNED: "refused",
    S.CANCELLED: "refused",
}


def standing(order: Order) -> tuple[str, str]:
    """Return how ``order`` (from ``todo.with_money``) stands for the merchant: words and a badge's kind."""
    if order.slip_waits:
        return gettext("มีสลิปรอตรวจ"), "waiting"
    if order.state == S.PLACED and order.transfer_awaited:
        return gettext("รอลูกค้าโอนเงิน"), "neutral"
    words = {S.PLACED: gettext("รอรับออเดอร์"), S.CONFIRMED: gettext("รอแพ็ก"), S.PACKED: gettext("รอส่ง")}
    return words.get(order.state, order.get_state_display()), BADGES[order.state]


def row_of(order: Order) -> dict:
    """Return ``order`` for components/order_row.html."""
    label, kind = standing(order)
    return {
        "url": reverse("manage:order", kwargs={"pk": order.pk}),
        "number": order.number,
        "state_label": label,
        "state_kind": kind,
        "who": order.checkout.name,
        "total_satang": order.total_satang,
        "placed_at": order.placed_at,
        "lines_summary": ", ".join(f"{line.product_name}\u00a0×\u00a0{line.quantity}" for line in order.lines.all()),
    }


def is_pickup(order: Order) -> bool:
    """Return whether the shopper comes for it."""
    return order.delivery_kind == DeliveryKind.PICKUP


def steps_of(order: Order) -> list[dict]:
    """Return the five steps of ``order`` for components/steps.html, ending early where it was given up."""
    sent = (gettext("ของพร้อมให้มารับ"), order.ready_at) if is_pickup(order) else (gettext("ส่งของ"), order.shipped_at)
    line = [
        (gettext("ลูกค้าสั่งซื้อ"), order.placed_at),
        (gettext("ยืนยันคำสั่งซื้อ"), order.confirmed_at),
        (gettext("แพ็กของ"), order.packed_at),
        sent,
        (gettext("ถึงมือลูกค้า"), order.delivered_at),
    ]
    ends = {S.CANCELLED: order.cancelled_at, S.RETURNED: order.returned_at}
    if order.state in ends:
        done = [(label, at) for label, at in line if at]
        line = [*done, (order.get_state_display(), ends[order.state])]
    steps, now_given = [], False
    for label, at in line:
        state = "done" if at else "todo" if now_given else "now"
        now_given = now_given or not at
        steps.append({"label": label, "at": at, "state": state, "note": ""})
    if order.state in ends:
        steps[-1]["state"] = "over"
    return steps


def sums_of(order: Order) -> list[dict]:
    """Return the rows of components/sums.html."""
    rows = [{"label": gettext("ค่าสินค้า"), "satang": order.subtotal_satang}]
    if order.discount_satang:
        rows.append({"label": gettext("ส่วนลด"), "satang": -order.discount_satang})
    rows.append({"label": gettext("ค่าส่ง"), "satang": order.delivery_satang, "free": not order.delivery_satang})
    if order.cod_fee_satang:
        rows.append({"label": gettext("ค่าเก็บเงินปลายทาง"), "satang": order.cod_fee_satang})
    return rows
