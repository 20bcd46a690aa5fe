from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock


class FileKind(models.TextChoices):
    IDENTITY = "identity", _("เอกสารยืนยันตัวตน")
    PAPER = "paper", _("เอกสารประกอบ")
    SLIP = "slip", _("สลิปโอนเงิน")
    SHEET = "sheet", _("ตารางสินค้าที่ส่งมา")
    EVIDENCE = "evidence", _("รูปประกอบเรื่องที่แจ้งปัญหา")


class PrivateFile(models.Model):
    """A file that only certain people may open. It has no address of its own: the row that owns it serves it.

    ``covered_areas`` are the places that were made black, ``[page, left, top, width, height]`` in ten-thousandths of a
    page; ``covered_at``, ``_by`` and ``_why`` tell of the last time.
    """

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
    covered_at = models.DateTimeField(null=True, blank=True)
    covered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    covered_why = models.CharField(max_length=24, blank=True)
    covered_areas = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=FileKind.values), name="private_file_kind"),
            models.CheckConstraint(
                condition=models.Q(covered_at__isnull=True, covered_by__isnull=True, covered_why="")
                | (models.Q(covered_at__isnull=False) & ~models.Q(covered_why="")),
                name="private_file_covered",
            ),
        ]
        indexes = [
            models.Index(fields=["retain_until"], condition=models.Q(deleted_at__isnull=True), name="private_file_due")
        ]

    @property
    def is_pdf(self) -> bool:
        return self.content_type == "application/pdf"

    @property
    def version(self) -> str:
        """Return what tells one state of the bytes from the next; forms carry it to say what was seen."""
        return self.sha256[:16]


class Leftover(models.Model):
    """Bytes in the private storage that are to go from ``due_at`` on: written with the act that makes them superfluous.

    A copy under way stands here too until its row takes it, so that whatever is cut off is swept up.
    """

    storage_key = models.CharField(max_length=120, unique=True)
    due_at = models.DateTimeField(db_index=True)
