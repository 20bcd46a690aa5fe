from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.files.models import PrivateFile


class How(models.TextChoices):
    SELF = "self", _("ติ๊กเองในระบบ")
    SPOKEN = "spoken", _("พูดยินยอมต่อหน้าเจ้าหน้าที่")
    PHONE = "phone", _("ยินยอมทางโทรศัพท์")
    SIGNED = "signed", _("ลงนามในกระดาษ")


class ConsentQuerySet(models.QuerySet):
    def about(self, subject: models.Model):
        """Return the consents given about one row, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).order_by("at", "pk")


class Consent(models.Model):
    """Somebody agreed to something, or did not: what, in which version and language, how, and who wrote it down."""

    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    version = models.CharField(max_length=160, blank=True)  # of a text, or the name of a picture
    given = models.BooleanField(default=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    how = models.CharField(max_length=8, choices=How, default=How.SELF)
    language = models.CharField(max_length=8, default="th")
    file = models.ForeignKey(PrivateFile, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(how__in=How.values), name="consent_how"),
            models.CheckConstraint(
                condition=~Q(how="self") | Q(recorded_by__isnull=True), name="consent_self_is_not_recorded"
            ),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id", "purpose"], name="consent_subject")]
