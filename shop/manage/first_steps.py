"""What a new shop needs before it can sell: an account for the money, a way to send, a product."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from merchants.models import Merchant
from shop.catalogue import counts as products
from shop.delivery import services as delivery
from shop.payments import accounts, changes


@dataclass(frozen=True)
class FirstStep:
    """One of the three, as it stands. ``waiting``: she has done her part, and others have not yet."""

    done: bool
    label: str
    url: str
    waiting: bool = False
    waits_for: str = ""

    @property
    def open(self) -> bool:
        """Whether there is something for her to do."""
        return not (self.done or self.waiting)


def steps_of(merchant: Merchant) -> list[FirstStep]:
    """Return the three steps in the order in which they are best done (three queries, four before there is an account)."""
    has_account = accounts.account_of(merchant) is not None
    live, in_review = products.put_up_of(merchant)
    waits = not has_account and changes.waiting_of(merchant) is not None
    return [
        FirstStep(has_account, _("ตั้งบัญชีรับเงินพร้อมเพย์"), reverse("manage:payout"), waits, _("รอผู้ลงนามยืนยัน")),
        FirstStep(bool(delivery.methods_for(merchant)), _("ตั้งค่าส่งหรือที่รับของ"), reverse("manage:delivery")),
        FirstStep(
            live > 0,
            _("ลงสินค้าชิ้นแรก"),
            reverse("manage:products") if in_review else reverse("manage:product_new"),
            in_review > 0 and not live,
            _("รอเจ้าหน้าที่ตรวจ"),
        ),
    ]


def next_after(merchant: Merchant, here: str) -> FirstStep | None:
    """Return the step that comes next, seen from the page ``here`` of one of them: the first that is open.

    None while the step of this page itself is open, and once nothing is left for her to do.
    """
    steps = steps_of(merchant)
    if any(step.url == here and step.open for step in steps):
        return None
    return next((step for step in steps if step.open), None)
