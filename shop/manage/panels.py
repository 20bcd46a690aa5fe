"""What the shop hangs on the workspaces' homes. Each panel asks the database a fixed, small number of times."""

from django.urls import reverse
from django.utils.translation import gettext as _

from common import provinces
from common.money import baht_text
from merchants.models import Merchant
from merchants.panels import Figure, Panel, Task
from shop.aftercare import waiting
from shop.catalogue import stock
from shop.manage import first_steps as first_steps_of
from shop.orders import history
from shop.payments import money_in, todo
from shop.payments.periods import Month


def to_do(merchant: Merchant) -> Panel:
    """What waits for the merchant today (three queries)."""
    counts = todo.counts_of(merchant)
    orders = reverse("manage:orders")
    tasks = [
        Task(counts["slip"], _("ตรวจสลิป"), f"{orders}?todo=slip", "eye"),
        Task(counts["accept"], _("รับคำสั่งซื้อ"), f"{orders}?todo=accept", "check"),
        Task(counts["pack"], _("แพ็กของ"), f"{orders}?todo=pack", "box"),
        Task(counts["send"], _("ส่งของ"), f"{orders}?todo=send", "truck"),
        Task(counts["refund"], _("โอนเงินคืนลูกค้า"), f"{orders}?todo=refund", "return"),
        Task(waiting.to_answer(merchant), _("ตอบปัญหาที่ลูกค้าแจ้ง"), reverse("manage:cases"), "speech"),
        Task(stock.running_low(merchant), _("ของใกล้หมด"), reverse("manage:products"), "warning"),
    ]
    none_yet = _("เมื่อมีคำสั่งซื้อ สิ่งที่ต้องทำจะขึ้นที่นี่")
    empty = _("วันนี้ไม่มีคำสั่งซื้อที่รอคุณ") if counts["all"] else none_yet
    return Panel(_("สิ่งที่ต้องทำ"), tasks=[task for task in tasks if task.number], empty=empty)


def orders_to_do(merchant: Merchant) -> int:
    """Return how many orders wait for the merchant: the number beside the menu's entry (one query)."""
    return todo.waiting(merchant)


def money(merchant: Merchant) -> Panel:
    """What came in this month and what is on its way, transfers and cash apart (one query)."""
    sums = money_in.figures(merchant)
    url = reverse("manage:payments")
    figures = [
        Figure(_("เงินเข้าเดือนนี้"), baht_text(sums["came"]), _("เฉพาะที่ร้านยืนยันแล้ว"), url),
        Figure(_("รอโอน"), baht_text(sums["awaited"]), _("รอลูกค้าโอน หรือรอร้านตรวจสลิป"), f"{url}#awaited"),
        Figure(_("รอขนส่งจ่าย"), baht_text(sums["with_carrier"]), _("เก็บเงินปลายทางที่ส่งแล้ว"), f"{url}#with_carrier"),
    ]
    return Panel(_("เงิน"), figures=figures)


def first_steps(merchant: Merchant) -> Panel:
    """What a new shop needs before it can sell; the block draws nothing once all is done (three queries)."""
    rows = first_steps_of.steps_of(merchant)
    facts = {"steps": rows, "done": sum(row.done for row in rows), "total": len(rows)}
    return Panel(_("เริ่มขายใน 3 ขั้น"), template="manage/first_steps.html", facts=facts)


def sales_by_province(officer) -> Panel:
    """Orders and baht of this month in each of the officer's provinces (one query)."""
    sold = {code: (orders, satang) for code, orders, satang in history.by_province(officer, since=Month.now().start)}
    figures = []
    for code in officer.province_codes:
        orders, satang = sold.get(code, (0, 0))
        note = _("%(count)s คำสั่งซื้อเดือนนี้") % {"count": f"{orders:,}"}
        figures.append(Figure(provinces.name_of(code), baht_text(satang), note))
    return Panel(_("ยอดขายเดือนนี้"), figures=figures)
