"""What an officer found of one requirement of one application."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.onboarding.models.application import Answer, Application, Document


class VerdictState(models.TextChoices):
    ACCEPTED = "accepted", _("ผ่าน")
    REJECTED = "rejected", _("ต้องแก้")
    WAIVED = "waived", _("ยกเว้นให้")


class ReasonCode(models.TextChoices):
    UNCLEAR = "unclear", _("รูปไม่ชัด อ่านไม่ออก")
    WRONG_PAPER = "wrong_paper", _("ไม่ใช่เอกสารที่ขอ")
    EXPIRED = "expired", _("เอกสารหมดอายุ")
    OTHER_NAME = "other_name", _("ชื่อไม่ตรงกับใบสมัคร")
    OTHER_NUMBER = "other_number", _("เลขไม่ตรงกับเอกสาร")
    INCOMPLETE = "incomplete", _("ข้อมูลหรือหน้าไม่ครบ")
    RELIGION = "religion", _("ยังเห็นช่องศาสนา ปิดแล้วถ่ายใหม่")
    WORDS = "words", _("อื่น ๆ ตามที่เขียนไว้")


class Verdict(models.Model):
    """Accepted, rejected with a reason, or waived with a reason. A later one replaces it and it stays on record.

    It speaks of the answer or document it judged: a newer answer needs a verdict of its own.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="verdicts")
    key = models.CharField(max_length=40)
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="verdicts")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="verdicts")
    state = models.CharField(max_length=8, choices=VerdictState)
    reason = models.CharField(max_length=12, choices=ReasonCode, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "key"], condition=Q(replaced_at__isnull=True), name="verdict_one_current"
            ),
            models.CheckConstraint(condition=Q(state__in=VerdictState.values), name="verdict_state"),
            models.CheckConstraint(
                condition=~Q(state="rejected") | (~Q(reason="") & (~Q(reason="words") | ~Q(note=""))),
                name="verdict_rejected_with_reason",
            ),
            models.CheckConstraint(condition=~Q(state="waived") | ~Q(note=""), name="verdict_waived_with_reason"),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(document__isnull=True), name="verdict_of_one_thing"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(answer__isnull=False) | Q(document__isnull=False),
                name="verdict_accepts_something",
            ),
        ]

    @property
    def words(self) -> str:
        """Return the reason in words, code first, then what the officer wrote."""
        parts = [str(self.get_reason_display()) if self.reason and self.reason != ReasonCode.WORDS else "", self.note]
        return " · ".join(part for part in parts if part)
