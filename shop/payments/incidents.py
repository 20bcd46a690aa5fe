"""What does not fit is written down for a person, never acted upon and never thrown away."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock
from common.audit import services as audit
from common.states import locked
from shop.payments.models import Incident, Payment, ProviderEvent

KINDS: dict[str, tuple[str | Promise, str | Promise]] = {  # what happened, what to do
    "refund_late": (_("ร้านค้างคืนเงินลูกค้าเกิน 3 วัน"), _("โทรหาร้านให้โอนคืนและส่งสลิปวันนี้ ถ้าไม่ได้ผล พักร้านไว้ก่อน")),
    "refund_refused": (_("Stripe ไม่ยอมคืนเงิน"), _("โทรหาร้านให้ดูยอดคงเหลือใน Stripe แล้วคืนอีกครั้ง หรือโอนคืนลูกค้าเอง")),
    "refund_beyond": (_("มีการคืนเงินใน Stripe มากกว่าที่รับมา"), _("เทียบยอดในบัญชี Stripe ของร้านกับคำสั่งซื้อ แล้วโทรถามร้าน")),
    "lost_sight": (_("ถาม Stripe แล้วไม่พบการจ่ายเงิน"), _("ให้ร้านเปิดบัญชี Stripe ดูว่าเงินเข้าหรือไม่ แล้วแจ้งลูกค้า")),
    "wrong_amount": (_("ยอดจาก Stripe ไม่ตรงกับคำสั่งซื้อ"), _("อย่าให้ร้านส่งของจนกว่าจะเทียบยอดใน Stripe กับคำสั่งซื้อ")),
    "wrong_currency": (_("เงินจาก Stripe ไม่ใช่สกุลบาท"), _("อย่าให้ร้านส่งของจนกว่าจะเทียบรายการใน Stripe กับคำสั่งซื้อ")),
    "wrong_mode": (_("ได้รับรายการทดสอบจาก Stripe"), _("ไม่มีเงินจริง ถ้าเกิดซ้ำ แจ้งผู้ดูแลระบบให้ตรวจการตั้งค่า Stripe")),
    "foreign_account": (_("รายการจาก Stripe เป็นของบัญชีอื่น"), _("ไม่มีอะไรเปลี่ยน ถ้าเกิดซ้ำ แจ้งผู้ดูแลระบบ")),
    "unknown_session": (_("Stripe พูดถึงการจ่ายเงินที่เราไม่รู้จัก"), _("ไม่มีอะไรเปลี่ยน ถ้าเกิดซ้ำ แจ้งผู้ดูแลระบบ")),
    "event_stuck": (_("ระบบจัดการข้อความจาก Stripe ไม่สำเร็จ"), _("แจ้งผู้ดูแลระบบวันนี้ เงินของคำสั่งซื้ออาจยังไม่ถูกบันทึก")),
    "forged": (_("มีผู้ส่งข้อความปลอมในชื่อ Stripe"), _("ไม่มีอะไรเปลี่ยน ถ้าเกิดหลายครั้ง แจ้งผู้ดูแลระบบ")),
}


def words_of(incident: Incident) -> tuple[str, str]:
    """Return what happened and what to do about it."""
    happened, to_do = KINDS.get(incident.kind, (incident.kind, _("แจ้งผู้ดูแลระบบ")))
    return str(happened), str(to_do)


@transaction.atomic
def settle(*, incident: Incident, by, note: str) -> Incident:
    """An officer has seen to it; her note says how. Settled before, nothing changes."""
    row = locked(incident)
    if row.closed_at is None:
        row.closed_at, row.closed_by, row.note = clock.now(), by, note[:300]
        row.save(update_fields=["closed_at", "closed_by", "note"])
        audit.record(subject=row, verb="incident_settled", by=by, why=note)
    return row


def open_incident(
    *, kind: str, key: str, event: ProviderEvent | None = None, payment: Payment | None = None, **facts: object
) -> Incident:
    """Open an incident, once per ``key``; the same again is counted. ``facts`` are plain JSON without personal data."""
    key, merchant = key[:120], payment.order.merchant if payment else None
    try:
        with transaction.atomic():
            return Incident.objects.create(
                kind=kind, key=key, event=event, payment=payment, merchant=merchant, facts=facts
            )
    except IntegrityError:
        Incident.objects.filter(key=key).update(times=F("times") + 1)
        return Incident.objects.get(key=key)
