"""The halal producer of the demo is registered for VAT and issued a few tax invoices; one shopper asks for a full one."""

import datetime

from merchants import vat
from merchants.models import Member
from shop.invoices import services as invoices
from shop.invoices.content import Buyer
from shop.orders.models import Order

OWNER = "halal@kedai.test"
TAX_ID = "0105550123451"  # synthetic: its check digit fits, nobody has it
FIRST_DAY = (2024, 1, 1)
COMPANY = Buyer(
    "บริษัท ของฝากแดนใต้ (ตัวอย่าง) จำกัด", "9 ถ.นิพัทธ์อุทิศ ต.หาดใหญ่ อ.หาดใหญ่ จ.สงขลา 90110", "0994000000014", "00000"
)


def run(report) -> None:
    """Done twice it changes nothing."""
    member = Member.objects.filter(user__email=OWNER).select_related("merchant", "user").order_by("pk").first()
    if member is None or vat.of(member.merchant):
        return
    merchant, by = member.merchant, member.user
    facts = {"name": merchant.name, "address": merchant.address_text, "tax_id": TAX_ID, "branch": "00000"}
    vat.state(merchant=merchant, by=by, since=datetime.date(*FIRST_DAY), **facts)
    rows = Order.objects.for_merchant(merchant).filter(state__in=invoices.SOLD, total_satang__gt=0)
    newest = list(rows.order_by("-confirmed_at", "-pk")[:4])
    for order in report.over(newest[2:], "invoices"):
        invoices.issue_short(order=order, by=by)
    if newest:
        invoices.ask(order=newest[0], buyer=COMPANY)
    if len(newest) > 1:
        invoices.issue_full(order=newest[1], buyer=COMPANY, by=by)
