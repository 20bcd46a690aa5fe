"""How a certificate stands, and what happened to it, in plain words: for the desk and the office alike."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.audit.models import Event
from common.reasons import worded
from common.thai import dates
from merchants.certificates.models import Certificate
from merchants.certificates.states import CertificateState

SOON = 90
KINDS = {
    CertificateState.SUBMITTED: "waiting",
    CertificateState.REJECTED: "refused",
    CertificateState.SUSPENDED: "refused",
}


def badge(row: Certificate) -> dict:
    """Return {label, kind} for components/badge.html: its state, and for a verified one whether it is near its end."""
    if row.state != CertificateState.VERIFIED:
        return {"label": row.get_state_display(), "kind": KINDS.get(row.state, "neutral")}
    if row.is_over:
        return {"label": _("หมดอายุแล้ว"), "kind": "refused"}
    if row.days_left is not None and row.days_left <= SOON:
        return {"label": left(row), "kind": "waiting"}
    return {"label": _("ใช้ได้"), "kind": "verified"}


def left(row: Certificate) -> str:
    """Return how long it is good for, in words; "" where it never ends."""
    days = row.days_left
    if days is None:
        return ""
    if days < 0:
        return ngettext("หมดอายุมา %(days)s วัน", "หมดอายุมา %(days)s วัน", -days) % {"days": f"{-days:,}"}
    if days == 0:
        return _("วันนี้วันสุดท้าย")
    return ngettext("เหลือ %(days)s วัน", "เหลือ %(days)s วัน", days) % {"days": f"{days:,}"}


def until(row: Certificate) -> str:
    """Return its last good day, or that it has none."""
    return dates.short_date(row.expires_on) if row.expires_on else _("ไม่มีวันหมดอายุ")


def diary(row: Certificate) -> list[dict]:
    """Return what happened to it, newest first, for components/timeline.html."""
    words = {
        "begun": _("เริ่มกรอก"),
        "submitted": _("ส่งให้เจ้าหน้าที่ตรวจ"),
        "verified": _("ตรวจผ่าน"),
        "rejected": _("ไม่ผ่าน ต้องแก้"),
        "suspended": _("ระงับไว้"),
        "restored": _("ใช้ได้อีกครั้ง"),
        "withdrawn": _("เจ้าหน้าที่ให้เลิกใช้"),
        "given_up": _("ร้านเลิกใช้"),
        "replaced": _("มีใบใหม่แทน"),
        "reminded": _("เจ้าหน้าที่เตือนให้ต่ออายุ"),
        "opened": _("เปิดดูเอกสาร"),
        "name_confirmed": _("ตรวจชื่อใหม่ของสินค้า"),
    }
    events = Event.objects.about(row).select_related("by").order_by("-at", "-pk")
    return [
        {
            "at": event.at,
            "text": words.get(event.verb) or _("แก้ไขข้อมูล"),
            "by": event.by.greeting if event.by else "",
            "why": worded(event.why),
        }
        for event in events
    ]
