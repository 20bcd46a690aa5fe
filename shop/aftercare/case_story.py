"""A case told in the order in which it happened: what was said and what was done, for pages, paper and machines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import reasons
from common.audit.models import Event
from shop.aftercare.models import Case, CasePhoto
from shop.aftercare.states import CaseState, Side

DONE: dict[str, str | Promise] = {
    "opened_case": _("ผู้ซื้อแจ้งปัญหา"),
    "answered": _("ร้านตอบ"),
    "asked_again": _("ผู้ซื้อถามต่อ ร้านมีเวลาตอบอีก 48 ชั่วโมง"),
    "escalated": _("เรื่องถึงเจ้าหน้าที่"),
    "settled": _("จบเพราะตกลงกันได้"),
    "for_shopper": _("เจ้าหน้าที่ตัดสินให้ผู้ซื้อ"),
    "for_merchant": _("เจ้าหน้าที่ตัดสินให้ร้าน"),
}
BADGES = {
    CaseState.OPEN: "waiting",
    CaseState.ANSWERED: "info",
    CaseState.ESCALATED: "waiting",
    CaseState.SETTLED: "verified",
    CaseState.FOR_SHOPPER: "neutral",
    CaseState.FOR_MERCHANT: "neutral",
}


@dataclass(frozen=True)
class Entry:
    """Something said (``side`` and its words) or done (``side`` is ""). ``photos`` are their addresses."""

    at: datetime
    side: str
    who: str
    text: str
    photos: list[str] = field(default_factory=list)


def told(case: Case, *, photo_url: Callable[[int], str] = str) -> list[Entry]:
    """Return the whole story, oldest first (three queries, however long it is). ``photo_url`` says where a photo of that
    number is shown to this reader.
    """
    kept = CasePhoto.objects.filter(file__deleted_at__isnull=True)
    said = [
        Entry(
            row.at, row.side, str(Side(row.side).label), row.words, [photo_url(photo.pk) for photo in row.photos.all()]
        )
        for row in case.messages.prefetch_related(Prefetch("photos", queryset=kept))
    ]
    done = [
        Entry(event.at, "", str(DONE[event.verb]), reasons.worded(event.why))
        for event in Event.objects.about(case)
        if event.verb in DONE
    ]
    return sorted([*done, *said], key=lambda entry: (entry.at, entry.side))


def badge(case: Case) -> dict:
    """Return the state for components/badge.html."""
    return {"label": case.get_state_display(), "kind": BADGES[case.state]}


def exported(case: Case) -> dict:
    """Return the case as plain JSON: times in ISO with Bangkok's offset, money in satang."""
    order = case.order
    return {
        "order": order.number,
        "shop": order.merchant.name,
        "kind": case.kind,
        "state": case.state,
        "opened_at": _iso(case.opened_at),
        "answer_by": _iso(case.answer_by),
        "answered_at": _iso(case.answered_at),
        "escalated_at": _iso(case.escalated_at),
        "ended_at": _iso(case.ended_at),
        "decision": case.reason,
        "refund_satang": case.refund_satang,
        "order_sums": {
            "goods_satang": order.subtotal_satang,
            "discount_satang": order.discount_satang,
            "discount_borne_by": order.discount_borne_by or None,
            "coupon": order.coupon_code or None,
            "trimmed_satang": order.trimmed_satang,
            "delivery_satang": order.delivery_satang,
            "cod_fee_satang": order.cod_fee_satang,
            "total_satang": order.total_satang,
            "ordered_back_satang": order.ordered_back_satang,
        },
        "story": [
            {
                "at": _iso(entry.at),
                "said_by": entry.side or None,
                "what": entry.who if not entry.side else None,
                "words": entry.text,
                "photos": len(entry.photos),
            }
            for entry in told(case)
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
