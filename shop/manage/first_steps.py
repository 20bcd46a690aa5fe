"""What a new shop needs before it can sell: an account for the money, a way to send, a product."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from merchants.models import Merchant
from shop.catalogue import counts as products
from shop.delivery import services as delivery
from shop.payments import accounts


@dataclass(frozen=True)
class FirstStep:
    """One of the three, as it stands."""

    done: bool
    label: str
    url: str


def steps_of(merchant: Merchant) -> list[FirstStep]:
    """Return the three steps in the order in which they are best done (three queries)."""
    return [
        FirstStep(accounts.account_of(merchant) is not None, _("ตั้งบัญชีรับเงินพร้อมเพย์"), reverse("manage:payout")),
        FirstStep(bool(delivery.methods_for(merchant)), _("ตั้งค่าส่งหรือที่รับของ"), reverse("manage:delivery")),
        FirstStep(products.live_of(merchant) > 0, _("ลงสินค้าชิ้นแรก"), reverse("manage:product_new")),
    ]


def next_after(merchant: Merchant, here: str) -> FirstStep | None:
    """Return the step that comes next, seen from the page ``here`` of one of them: the first that is open.

    None while the step of this page itself is open, and once all are done.
    """
    steps = steps_of(merchant)
    if any(step.url == here and not step.done for step in steps):
        return None
    return next((step for step in steps if not step.done), None)
