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
AGAIN = "-again-"  # in the key of a payment that holds money which came a second time


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


class AttemptState(models.TextChoices):
    """A Checkout session at Stripe. ``begun``: Stripe was or will be asked; ``dropped``: it never came to be."""

    BEGUN = "begun"
    OPEN = "open"
    PENDING = "pending"  # the shopper is done, the bank has not said yet
    PAID = "paid"
    EXPIRED = "expired"
    FAILED = "failed"
    DROPPED = "dropped"


A = AttemptState
ATTEMPT_MOVES = {
    A.BEGUN: {A.OPEN, A.PENDING, A.PAID, A.EXPIRED, A.DROPPED},
    A.OPEN: {A.PENDING, A.PAID, A.EXPIRED, A.FAILED},
    A.PENDING: {A.PAID, A.FAILED},
    A.PAID: set(),  # a late failure never overwrites success
    A.EXPIRED: {A.PAID},
    A.FAILED: {A.PAID},
    A.DROPPED: set(),
}
UNDER_WAY_AT_STRIPE = {A.BEGUN, A.OPEN, A.PENDING}


class RefundState(models.TextChoices):
    ASKED = "asked", _("กำลังส่งคำขอคืนเงิน")
    PENDING = "pending", _("กำลังคืนเงิน")
    REQUIRES_ACTION = "requires_action", _("รอลูกค้าใส่เลขบัญชีในอีเมลจาก Stripe")
    SUCCEEDED = "succeeded", _("คืนเงินแล้ว")
    FAILED = "failed", _("คืนเงินไม่สำเร็จ")


R = RefundState
BY_HAND = {
    R.ASKED: _("รอลูกค้าบอกเลขพร้อมเพย์"),
    R.PENDING: _("รอร้านโอนคืน"),
    R.REQUIRES_ACTION: _("รอร้านโอนคืน"),
    R.SUCCEEDED: _("ร้านโอนคืนแล้ว"),
    R.FAILED: _("ไม่คืนเงินรายการนี้"),
}
REFUND_MOVES = {
    R.ASKED: {R.PENDING, R.REQUIRES_ACTION, R.SUCCEEDED, R.FAILED},
    R.PENDING: {R.REQUIRES_ACTION, R.SUCCEEDED, R.FAILED},
    R.REQUIRES_ACTION: {R.PENDING, R.SUCCEEDED, R.FAILED},
    R.SUCCEEDED: {R.FAILED},  # banks send money back even after that
    R.FAILED: set(),
}
REFUND_UNDER_WAY = {R.ASKED, R.PENDING, R.REQUIRES_ACTION}
