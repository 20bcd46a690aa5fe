"""A statement's lines as the owner reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.payments.models import Statement
from shop.payments.slip_qr import BANKS
from shop.payments.statements.matching import Candidate, Proposal

HINTS = {
    "slip": gettext_lazy("ลูกค้าส่งสลิปแล้ว"),
    "name": gettext_lazy("ชื่อตรงกับผู้สั่ง"),
    "reference": gettext_lazy("เลขอ้างอิงตรงกับสลิป"),
}
WHY = {
    "several": gettext_lazy("มีมากกว่าหนึ่งรายการที่ยอดตรงกัน ดูชื่อและเวลา แล้วเลือกคำสั่งซื้อ"),
    "alike": gettext_lazy("มีเงินเข้าหรือคำสั่งซื้ออื่นที่ยอดเท่ากัน ดูชื่อและเวลาให้แน่ใจก่อนยืนยัน"),
    "unheard": gettext_lazy("ยอดตรงกัน แต่ลูกค้ายังไม่ส่งสลิปและไม่เห็นชื่อผู้สั่ง ดูให้แน่ใจก่อน"),
    "late": gettext_lazy("เงินเข้าหลังหมดเวลาหรือหลังยกเลิก ถ้าใช่ของคำสั่งซื้อนี้ ร้านต้องคืนเงินลูกค้า"),
    "double": gettext_lazy("สลิปของคำสั่งซื้อนี้ส่งมากับคำสั่งซื้ออื่นด้วย ดูในแอปธนาคารให้แน่ใจก่อน"),
}


def shown(proposal: Proposal) -> dict:
    """Return a line with the payments it may be for. Where only one can still be chosen, there is no choice to speak of."""
    alone = proposal.why == "several" and len(proposal.candidates) == 1
    return {
        "line": proposal.line,
        "why": str(WHY.get("alike" if alone else proposal.why, "")),
        "double": proposal.why == "double",
        "candidates": [_candidate(each) for each in proposal.candidates],
    }


def _candidate(candidate: Candidate) -> dict:
    payment = candidate.payment
    return {
        "payment": payment,
        "order": payment.order,
        "hints": [str(words) for key, words in HINTS.items() if key in candidate.hints],
    }


def facts(statement: Statement, waiting: int) -> list[dict]:
    """Return what became of the lines of a statement, in words and numbers."""
    tally = statement.tally
    bank = str(BANKS.get(statement.bank, ""))
    rows = [
        (_("ธนาคาร"), bank),
        (_("เงินเข้าในไฟล์"), tally["came"]),
        (_("จับคู่ไว้ก่อนแล้ว"), tally["used"]),
        (_("รอคุณดู"), waiting),
        (_("ไม่เกี่ยวกับคำสั่งซื้อ (ไม่เก็บ)"), tally["came"] - tally["used"] - tally["kept"]),
        (_("อ่านไม่ออก"), tally["unread"]),
    ]
    always = {_("เงินเข้าในไฟล์"), _("รอคุณดู")}
    return [{"label": label, "value": str(value)} for label, value in rows if value or label in always]
