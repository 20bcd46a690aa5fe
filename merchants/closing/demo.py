"""The demo's owner who asks to close her shop."""

from common import clock
from common.demo_lists import days_ago
from merchants.closing import services as closing
from merchants.models import Member

WHO = "m34@kedai.test"
WHY = "คนทำหลักย้ายไปอยู่กับลูกที่กรุงเทพ ไม่มีคนทำต่อ ส่งของที่ค้างครบแล้วจะปิดค่ะ"


def run(report) -> None:
    """One request waits for the officers since two days."""
    owner = Member.objects.select_related("user", "merchant").get(user__email=WHO)
    with clock.at(days_ago(2, hour=14, minute=20)):
        closing.ask(merchant=owner.merchant, by=owner.user, reason=WHY)
