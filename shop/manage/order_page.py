"""An order as the merchant sees it: a row of the list, the line of steps, sums. Nothing here asks the database twice."""

from django.urls import reverse
from django.utils.translation import gettext

from shop.delivery.models import DeliveryKind
from shop.orders import sums
from shop.orders.models import Order
from shop.orders.states import OrderState as S
from shop.orders.steps import Step, told

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

ENDED = {S.DELIVERED, S.CANCELLED, S.RETURNED}


def standing(order: Order) -> tuple[str, str]:
    """Return how ``order`` (from ``todo.with_money``) stands for the merchant: words and a badge's kind."""
    if order.slip_waits:
        return gettext("มีสลิปรอตรวจ"), "waiting"
    if order.state == S.PLACED and order.transfer_awaited:
        return gettext("รอลูกค้าโอนเงิน"), "neutral"
    if order.state == S.PLACED and order.money_short:
        return gettext("เงินเข้าไม่ครบ"), "waiting"
    if order.owed_back and order.state in ENDED:
        return gettext("ต้องคืนเงินลูกค้า"), "waiting"
    words = {S.PLACED: gettext("รอรับคำสั่งซื้อ"), S.CONFIRMED: gettext("รอแพ็ก"), S.PACKED: gettext("รอส่ง")}
    return words.get(order.state, order.get_state_display()), BADGES[order.state]


def row_of(order: Order) -> dict:
    """Return ``order`` for components/order_row.html."""
    label, kind = standing(order)
    return {
        "pk": order.pk,
        "url": reverse("manage:order", kwargs={"pk": order.pk}),
        "number": order.number,
        "state_label": label,
        "state_kind": kind,
        "who": order.checkout.name,
        "total_satang": order.total_satang,
        "placed_at": order.placed_at,
        "lines_summary": ", ".join(f"{line.title}\u00a0×\u00a0{line.quantity}" for line in order.lines.all()),
    }


def is_pickup(order: Order) -> bool:
    """Return whether the shopper comes for it."""
    return order.delivery_kind == DeliveryKind.PICKUP


def steps_of(order: Order) -> list[dict]:
    """Return the five steps of ``order`` for components/steps.html, ending early where it was given up."""
    agreed = standing(order)[0] if order.state == S.PLACED else ""
    line = [
        Step("", "", gettext("ลูกค้าสั่งซื้อแล้ว"), order.placed_at),
        Step("", agreed, gettext("ยืนยันคำสั่งซื้อแล้ว"), order.confirmed_at),
        Step(gettext("แพ็กของ"), gettext("รอแพ็กของ"), gettext("แพ็กของแล้ว"), order.packed_at),
        _handing_over(order),
        Step(gettext("ถึงมือลูกค้า"), _on_its_way(order), gettext("ถึงมือลูกค้าแล้ว"), order.delivered_at),
    ]
    ends = {S.CANCELLED: order.cancelled_at, S.RETURNED: order.returned_at}
    if order.state not in ends:
        return told(line)
    return told(line, end=Step("", "", order.get_state_display(), ends[order.state]))


def _handing_over(order: Order) -> Step:
    if is_pickup(order):
        return Step(gettext("พร้อมให้มารับ"), gettext("รอบอกลูกค้าว่าพร้อมให้มารับ"), gettext("พร้อมให้มารับแล้ว"), order.ready_at)
    return Step(gettext("ส่งของ"), gettext("รอส่งของ"), gettext("ส่งของแล้ว"), order.shipped_at)


def _on_its_way(order: Order) -> str:
    return gettext("รอลูกค้ามารับ") if is_pickup(order) else gettext("ของกำลังไปถึงลูกค้า")


def sums_of(order: Order) -> list[dict]:
    """Return the rows of components/sums.html."""
    return sums.rows(order, coupon=gettext("ส่วนลดของร้าน โค้ด %(code)s"))
