"""Where a payment and a slip may go from where they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentState(models.TextChoices):
    OPEN = "open", _("รอชำระเงิน")
    CLAIMED = "claimed", _("ส่งสลิปแล้ว รอร้านตรวจ")
    CONFIRMED = "confirmed", _("ร้านได้รับเงินแล้ว")
    EXPIRED = "expired", _("หมดเวลาชำระเงิน")
    CANCELLED = "cancelled", _("ยกเลิก")


S = PaymentState
MOVES = {
    S.OPEN: {S.CLAIMED, S.CONFIRMED, S.EXPIRED, S.CANCELLED},
    S.CLAIMED: {S.OPEN, S.CONFIRMED, S.CANCELLED},
    S.CONFIRMED: set(),
    S.EXPIRED: {S.CONFIRMED},  # money that arrived late is the truth and is written down
    S.CANCELLED: {S.CONFIRMED},
}
UNDER_WAY = {S.OPEN, S.CLAIMED}


class SlipState(models.TextChoices):
    WAITING = "waiting", _("รอร้านตรวจ")
    ACCEPTED = "accepted", _("ร้านเห็นเงินเข้าแล้ว")
    REFUSED = "refused", _("ร้านไม่พบเงินเข้า")


SLIP_MOVES = {
    SlipState.WAITING: {SlipState.ACCEPTED, SlipState.REFUSED},
    SlipState.ACCEPTED: set(),
    SlipState.REFUSED: set(),
}


class ChangeState(models.TextChoices):
    WAITING = "waiting", _("รอผู้ลงนามยืนยัน")
    CONFIRMED = "confirmed", _("ยืนยันแล้ว")
    REFUSED = "refused", _("ผู้ลงนามไม่ยืนยัน")
    WITHDRAWN = "withdrawn", _("ยกเลิกแล้ว")
    EXPIRED = "expired", _("หมดเวลา")


CHANGE_MOVES = {
    ChangeState.WAITING: {
        ChangeState.CONFIRMED,
        ChangeState.REFUSED,
        ChangeState.WITHDRAWN,
        ChangeState.EXPIRED,
    },
    ChangeState.CONFIRMED: set(),
    ChangeState.REFUSED: set(),
    ChangeState.WITHDRAWN: set(),
    ChangeState.EXPIRED: set(),
}
