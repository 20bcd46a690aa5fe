"""What the order's page offers once goods or money are on their way: a review, and a word where something is wrong."""

from django.urls import reverse
from django.utils.translation import gettext as _

from shop.aftercare.services import cases
from shop.orders.models import Order
from shop.orders.states import OrderState


def ways(order: Order, token: str) -> dict | None:
    """Return the addresses and words of what can be done; None where nothing can (two or three queries)."""
    found, case = {}, cases.of_order(order)
    if order.state == OrderState.DELIVERED:
        written = order.reviews.exists()
        found["reviews_url"] = reverse("orders:reviews", kwargs={"token": token})
        found["reviews_label"] = _("ดูหรือแก้รีวิวของฉัน") if written else _("เขียนรีวิว")
    if case is not None or cases.why_not(order) is None:
        found["case_url"] = reverse("orders:case", kwargs={"token": token})
        standing = _("ปัญหาที่แจ้งไว้: %(state)s") % {"state": case.get_state_display()} if case else ""
        found["case_label"] = standing or _("แจ้งปัญหาของคำสั่งซื้อ")
    return found or None
