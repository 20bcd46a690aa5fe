"""How a product stands with the officers, in plain words: for the desk and the office alike."""

from django.utils.translation import gettext as _

from common.audit.models import Event
from common.reasons import worded
from shop.catalogue.models import Product, ProductState, Review, ReviewState
from shop.catalogue.reviews import TOLD_WHY, ReviewKind

S = ProductState
BADGES = {
    S.DRAFT: {"kind": "waiting", "icon": "edit"},
    S.IN_REVIEW: {"kind": "waiting"},
    S.LIVE: {"kind": "verified"},
    S.PAUSED: {"kind": "neutral", "icon": "pause"},
    S.TAKEN_DOWN: {"kind": "refused"},
}


def labels() -> dict[str, str]:
    """Return what each column that an officer compares is called."""
    return {
        "name": _("ชื่อสินค้า"),
        "name_ms": _("ชื่อภาษามลายู"),
        "name_en": _("ชื่อภาษาอังกฤษ"),
        "category": _("หมวด"),
        "description": _("รายละเอียด"),
        "description_ms": _("รายละเอียดภาษามลายู"),
        "description_en": _("รายละเอียดภาษาอังกฤษ"),
        "ingredients": _("ส่วนผสม"),
        "ingredients_ms": _("ส่วนผสมภาษามลายู"),
        "ingredients_en": _("ส่วนผสมภาษาอังกฤษ"),
    }


def last_word(product: Product) -> Review | None:
    """Return the verdict that the merchant should read now: why it was returned or taken down, or why a change was.

    None once she sent it again (one query, and none for what waits).
    """
    if product.state == S.IN_REVIEW:
        return None
    rows = product.looks.exclude(state__in=[ReviewState.OPEN, ReviewState.WITHDRAWN]).order_by("-judged_at", "-pk")
    last = rows.first()
    if last is None or last.state not in TOLD_WHY:
        return None
    shown = product.state in (S.LIVE, S.PAUSED)
    return last if (last.kind == ReviewKind.CHANGE) == shown else None


def diary(product: Product) -> list[dict]:
    """Return what happened to it, newest first, for components/timeline.html."""
    words = {
        "added": _("เพิ่มสินค้า"),
        "sent": _("ส่งให้เจ้าหน้าที่ตรวจ"),
        "taken_back": _("ร้านดึงกลับมาแก้"),
        "approved": _("ตรวจผ่าน ขึ้นขาย"),
        "returned": _("ให้ร้านแก้"),
        "published": _("ขึ้นขายทันที"),
        "paused": _("ร้านหยุดขายชั่วคราว"),
        "resumed": _("ร้านขายต่อ"),
        "changed": _("แก้ไขข้อมูล"),
        "change_asked": _("ขอแก้ข้อมูล รอตรวจ"),
        "change_withdrawn": _("ร้านยกเลิกการแก้ข้อมูล"),
        "change_accepted": _("ข้อมูลใหม่ผ่าน"),
        "change_returned": _("ข้อมูลใหม่ไม่ผ่าน"),
        "sampled": _("สุ่มเข้าคิวตรวจ"),
        "sample_passed": _("สุ่มตรวจแล้ว เรียบร้อย"),
        "taken_down": _("นำออกจากการขาย"),
        "restored": _("คืนให้ร้าน"),
        "picture_added": _("เพิ่มรูป"),
        "picture_removed": _("ลบรูป"),
    }
    events = Event.objects.about(product).select_related("by").order_by("-at", "-pk")[:100]
    return [
        {
            "at": event.at,
            "text": words.get(event.verb) or _("แก้ไขข้อมูล"),
            "by": event.by.greeting if event.by else "",
            "why": worded(event.why),
        }
        for event in events
    ]
