"""What happened to an order, in words a merchant reads: its diary and the letters that were written because of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import reasons
from common.audit.models import Event
from common.letters.models import Letter
from common.money import baht_text
from shop.orders.carriers import carrier_of
from shop.orders.models import Order
from shop.orders.states import OrderState

WORDS: dict[str, str | Promise] = {
    "placed": _("ลูกค้าสั่งซื้อ"),
    "confirmed": _("ยืนยันคำสั่งซื้อ"),
    "packed": _("แพ็กของแล้ว"),
    "shipped": _("ส่งของแล้ว"),
    "ready": _("ของพร้อมให้มารับ"),
    "delivered": _("ของถึงมือลูกค้า"),
    "returned": _("ของถูกส่งคืนร้าน"),
    "cancelled": _("ยกเลิกคำสั่งซื้อ"),
    "slip_sent": _("ลูกค้าส่งสลิป"),
    "slip_refused": _("ร้านตรวจสลิปแล้ว ยังยืนยันไม่ได้"),
    "opened": _("เปิดดูรูปสลิป"),
    "slip_verified": _("ระบบตรวจสลิปตอบแล้ว"),
    "refund_number_given": _("ลูกค้าบอกเลขพร้อมเพย์สำหรับรับเงินคืน"),
    "refund_number_known": _("ใช้เลขพร้อมเพย์ที่ลูกค้าบอกไว้แล้ว"),
    "invoice_wish_closed": _("ร้านไม่ได้จดทะเบียนแล้ว จึงปิดคำขอใบกำกับภาษี"),
    "pieces_came_back": _("ของบางส่วนกลับเข้าสต็อก"),
    "extended": _("ร้านขยายเวลาชำระเงิน"),
    "revived": _("เงินเข้าหลังหมดเวลา คำสั่งซื้อกลับมาใช้ได้"),
}
PAPERS = {
    "tax_paper_issued": _("ออกเอกสารภาษี %(number)s"),
    "tax_paper_annulled": _("ยกเลิกเอกสารภาษี %(number)s"),
}
NOT_SOLD = [OrderState.CANCELLED, OrderState.RETURNED]


@dataclass(frozen=True)
class Entry:
    """One line of the diary as it is shown. ``by`` is empty where nobody was signed in."""

    at: datetime
    text: str
    by: str
    why: str


@dataclass(frozen=True)
class Sent:
    """One letter: its subject, to whom it went and how far it came."""

    at: datetime
    subject: str
    to_shopper: bool
    state: str
    state_label: str


def diary(order: Order) -> list[Entry]:
    """Return the diary of ``order``, newest first (one query)."""
    events = Event.objects.about(order).select_related("by").order_by("-at", "-pk")
    return [
        Entry(event.at, _words(event), event.by.get_full_name() if event.by else "", reasons.worded(event.why))
        for event in events
    ]


def _words(event: Event) -> str:
    if event.verb == "money_received":
        return gettext("ได้รับเงิน %(amount)s") % {"amount": baht_text(event.facts["satang"])}
    if event.verb == "refund_asked":
        return gettext("คืนเงินลูกค้า %(amount)s ผ่าน Stripe") % {"amount": baht_text(event.facts["satang"])}
    if event.verb == "refund_promised":
        return gettext("ต้องโอนคืนลูกค้า %(amount)s") % {"amount": baht_text(event.facts["satang"])}
    if event.verb == "refund_paid":
        return gettext("โอนคืนลูกค้า %(amount)s แล้ว") % {"amount": baht_text(event.facts["satang"])}
    if event.verb == "refund_withdrawn":
        return gettext("ยกเลิกการคืนเงินลูกค้า %(amount)s") % {"amount": baht_text(event.facts["satang"])}
    if event.verb == "refund_ordered":
        return gettext("เจ้าหน้าที่ตัดสินให้คืนเงินลูกค้า %(amount)s") % {"amount": baht_text(event.facts["satang"])}
    if event.verb in PAPERS:
        return str(PAPERS[event.verb]) % {"number": event.facts["number"]}
    if event.verb == "tracking_corrected":
        return gettext("แก้เลขพัสดุ จากเดิม %(was)s") % {"was": _parcel(event.facts)}
    return str(WORDS.get(event.verb, event.verb))


def _parcel(facts: dict) -> str:
    return f"{carrier_of(facts['was_carrier']).name} {facts['was_number']}".strip()


def letters(order: Order) -> list[Sent]:
    """Return the letters written because of ``order``, newest first (one query)."""
    rows = Letter.objects.about(order).order_by("-written_at", "-pk")
    return [
        Sent(row.written_at, row.subject, row.template.startswith("order-"), row.state, row.get_state_display())
        for row in rows
    ]


def by_province(officer, *, since: datetime) -> list[tuple[str, int, int]]:
    """Return (province code, orders, satang) of what merchants of her provinces sold since then (one query).

    Counted are orders confirmed since then that were neither cancelled nor returned.
    """
    sold = Order.objects.for_officer(officer).filter(confirmed_at__gte=since).exclude(state__in=NOT_SOLD)
    rows = sold.order_by().values_list("merchant__province_code").annotate(Count("pk"), Sum("total_satang"))
    return sorted(rows)
