"""Where an application may go from where it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("กำลังกรอก")
    SUBMITTED = "submitted", _("ส่งแล้ว รอตรวจ")
    IN_REVIEW = "in_review", _("กำลังตรวจ")
    RETURNED = "returned", _("ส่งกลับให้แก้ไข")
    APPROVED = "approved", _("อนุมัติแล้ว")
    REJECTED = "rejected", _("ไม่อนุมัติ")


S = ApplicationState
MOVES = {
    S.DRAFT: {S.SUBMITTED},
    S.SUBMITTED: {S.IN_REVIEW, S.RETURNED, S.APPROVED, S.REJECTED},
    S.IN_REVIEW: {S.RETURNED, S.APPROVED, S.REJECTED},
    S.RETURNED: {S.SUBMITTED},
    S.APPROVED: set(),
    S.REJECTED: set(),
}
EDITABLE = {S.DRAFT, S.RETURNED}
WAITING = {S.SUBMITTED, S.IN_REVIEW}
DECIDED = {S.APPROVED, S.REJECTED}
