from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock


class FileKind(models.TextChoices):
    IDENTITY = "identity", _("เอกสารยืนยันตัวตน")
    PAPER = "paper", _("เอกสารประกอบ")
    SLIP = "slip", _("สลิปโอนเงิน")


class PrivateFile(models.Model):
    """A file that only certain people may open. It has no address of its own: the row that owns it serves it."""

    storage_key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=FileKind)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kept_at = models.DateTimeField(default=clock.now)
    retain_until = models.DateField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=FileKind.values), name="private_file_kind"),
        ]
        indexes = [
            models.Index(fields=["retain_until"], condition=models.Q(deleted_at__isnull=True), name="private_file_due")
        ]
