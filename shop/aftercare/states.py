"""Where a review and a case may go from where they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewState(models.TextChoices):
    SHOWN = "shown", _("แสดงอยู่")
    HIDDEN = "hidden", _("ซ่อนไว้")


REVIEW_MOVES = {ReviewState.SHOWN: {ReviewState.HIDDEN}, ReviewState.HIDDEN: {ReviewState.SHOWN}}


class CaseState(models.TextChoices):
    OPEN = "open", _("รอร้านตอบ")
    ANSWERED = "answered", _("ร้านตอบแล้ว")
    ESCALATED = "escalated", _("รอเจ้าหน้าที่ตัดสิน")
    SETTLED = "settled", _("ตกลงกันได้แล้ว")
    FOR_SHOPPER = "for_shopper", _("ตัดสินให้ผู้ซื้อ")
    FOR_MERCHANT = "for_merchant", _("ตัดสินให้ร้าน")


C = CaseState
CASE_MOVES = {
    C.OPEN: {C.ANSWERED, C.ESCALATED, C.SETTLED},
    C.ANSWERED: {C.OPEN, C.ESCALATED, C.SETTLED},
    C.ESCALATED: {C.SETTLED, C.FOR_SHOPPER, C.FOR_MERCHANT},
    C.SETTLED: {C.ESCALATED},  # what was promised did not come
    C.FOR_SHOPPER: set(),
    C.FOR_MERCHANT: set(),
}
UNDER_WAY = {C.OPEN, C.ANSWERED, C.ESCALATED}


class CaseKind(models.TextChoices):
    NOT_ARRIVED = "not_arrived", _("ของไม่มาถึง")
    BROKEN = "broken", _("ของเสียหายหรือบูดเสีย")
    WRONG = "wrong", _("ได้ของผิดหรือไม่ครบ")
    NOT_AS_DESCRIBED = "not_as_described", _("ของไม่ตรงกับที่บอกไว้")


class Side(models.TextChoices):
    SHOPPER = "shopper", _("ผู้ซื้อ")
    MERCHANT = "merchant", _("ร้าน")
    OFFICER = "officer", _("เจ้าหน้าที่")
