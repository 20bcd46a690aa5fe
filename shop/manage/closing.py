"""What shoppers still wait for while a shop is about to be closed."""

from django.utils.translation import gettext as _

from merchants.models import Merchant
from shop.aftercare import waiting
from shop.orders.models import Order
from shop.orders.states import OPEN


def unfinished(merchant: Merchant) -> list[str]:
    """Return in words how many orders and cases are under way; empty where every one has ended (two queries)."""
    under_way = Order.objects.for_merchant(merchant).filter(state__in=OPEN).count()
    cases = waiting.under_way(merchant)
    said = [_("คำสั่งซื้อที่ยังไม่จบ %(count)s รายการ") % {"count": f"{under_way:,}"}] if under_way else []
    return [*said, *([_("ปัญหาที่ลูกค้าแจ้งและยังไม่จบ %(count)s เรื่อง") % {"count": f"{cases:,}"}] if cases else [])]
