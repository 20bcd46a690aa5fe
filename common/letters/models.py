import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock

SMS_GOOD_FOR = datetime.timedelta(days=3)  # news that comes later by SMS is no news


class Channel(models.TextChoices):
    EMAIL = "email", _("อีเมล")
    SMS = "sms", _("SMS")
    LINE = "line", _("LINE")
    NONE = "none", _("ยังไม่มีช่องทางติดต่อ")


class LetterState(models.TextChoices):
    WAITING = "waiting", _("รอส่ง")
    POSTED = "posted", _("ส่งแล้ว")
    FAILED = "failed", _("ส่งไม่สำเร็จ")
    UNREACHABLE = "unreachable", _("ผู้รับไม่มีช่องทางรับข้อความ")


class LetterQuerySet(models.QuerySet):
    def about(self, subject: models.Model):
        """Return the letters written because of one row, oldest first."""
        return self.filter(about_type=subject._meta.label_lower, about_id=str(subject.pk)).order_by("written_at", "pk")


class Letter(models.Model):
    """A message owed to a person. Written with the verb that owes it; posted afterwards, once."""

    key = models.CharField(max_length=120, unique=True)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="letters")
    to_email = models.EmailField(blank=True)
    to_phone = models.CharField(max_length=16, blank=True)
    to_line = models.CharField(max_length=64, blank=True)  # who she is to LINE
    channel = models.CharField(max_length=12, choices=Channel)
    language = models.CharField(max_length=8, default="th")
    template = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    short = models.TextField(blank=True)  # its words for an SMS, where LINE may turn out not to reach her
    secret = models.CharField(max_length=400, blank=True)  # words of the body that are blotted out once it is posted
    good_until = models.DateTimeField(null=True, blank=True)  # posted later than this it would only confuse
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12, choices=LetterState, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=clock.now)
    written_at = models.DateTimeField(default=clock.now)
    posted_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=120, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=LetterState.values), name="letter_state"),
            models.CheckConstraint(
                condition=models.Q(state="posted", posted_at__isnull=False)
                | (~models.Q(state="posted") & models.Q(posted_at__isnull=True)),
                name="letter_posted_at_when_posted",
            ),
            models.CheckConstraint(
                condition=models.Q(secret="") | models.Q(state="waiting"), name="letter_secret_blotted_when_over"
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="waiting"), name="letter_waiting"),
            models.Index(fields=["about_type", "about_id"], name="letter_about"),
        ]
