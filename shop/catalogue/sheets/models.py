"""A sheet of goods on its way in: the file, its rows as they were compared, the pictures that came with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import Owned, OwnedQuerySet


class SheetState(models.TextChoices):
    READING = "reading", _("กำลังตรวจ")
    REFUSED = "refused", _("รับไม่ได้")
    READY = "ready", _("รอบันทึก")
    WRITING = "writing", _("กำลังบันทึก")
    WRITTEN = "written", _("บันทึกแล้ว")
    DROPPED = "dropped", _("ทิ้งแล้ว")


class RowKind(models.TextChoices):
    WRONG = "wrong", _("ต้องแก้")
    NEW = "new", _("ใหม่")
    CHANGED = "changed", _("เปลี่ยน")
    UNCHANGED = "unchanged", _("เหมือนเดิม")


UNDER_WAY = ("reading", "ready", "writing")


class SheetImport(Owned):
    """One file that a merchant sent. ``key`` comes with the form: a second click finds the first.

    The counts are of the preview; those of what was written stand in ``written``.
    """

    key = models.UUIDField()
    state = models.CharField(max_length=12, choices=SheetState, default=SheetState.READING)
    by = models.ForeignKey("users.User", null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(max_length=120)
    file = models.ForeignKey("files.PrivateFile", null=True, on_delete=models.SET_NULL, related_name="+")
    pictures_file = models.ForeignKey("files.PrivateFile", null=True, on_delete=models.SET_NULL, related_name="+")
    columns = models.JSONField(default=list)  # keys of the columns that the file has
    told = models.JSONField(
        default=dict
    )  # what else the preview says: unknown headings, examples left out, unused pictures
    refusal = models.CharField(max_length=40, blank=True)  # the class of the refusal, its facts beside it
    refusal_facts = models.JSONField(default=dict)
    rows_new = models.PositiveIntegerField(default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_wrong = models.PositiveIntegerField(default=0)
    rows_meanwhile = models.PositiveIntegerField(default=0)  # not any more what she saw when she pressed "write"
    good_only = models.BooleanField(default=False)
    publish = models.BooleanField(default=False)
    written = models.JSONField(default=dict)  # {"new": …, "changed": …, "left_out": …, "published": …, "pictures": …}
    created_at = models.DateTimeField(default=clock.now)
    begun_at = models.DateTimeField(default=clock.now)  # of the slow act under way
    written_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SheetState.values), name="sheet_state"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refusal=""), name="sheet_refusal"),
            models.CheckConstraint(
                condition=Q(state="written", written_at__isnull=False)
                | (~Q(state="written") & Q(written_at__isnull=True)),
                name="sheet_written_at",
            ),
            models.UniqueConstraint(fields=["merchant", "key"], name="sheet_once_per_form"),
            models.UniqueConstraint(fields=["merchant"], condition=Q(state__in=UNDER_WAY), name="sheet_one_under_way"),
        ]
        indexes = [models.Index(fields=["merchant", "-created_at"], name="sheet_newest")]

    @property
    def rows_total(self) -> int:
        return self.rows_new + self.rows_changed + self.rows_unchanged + self.rows_wrong

    @property
    def to_write(self) -> int:
        """Return how many rows a press on "write" would write."""
        return self.rows_new + self.rows_changed


class SheetRow(models.Model):
    """One row as it was read and compared.

    ``cells``: what stands in the file, by key of column. ``changes``: ``[key, before, after]``. ``faults``: ``[key, code, facts]``.
    """

    merchant_path = "sheet__merchant"

    sheet = models.ForeignKey(SheetImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # in the file
    kind = models.CharField(max_length=12, choices=RowKind)
    name = models.CharField(max_length=200, blank=True)
    product = models.ForeignKey("catalogue.Product", null=True, on_delete=models.SET_NULL, related_name="+")
    cells = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    meanwhile = models.BooleanField(default=False)  # different from what she saw when she pressed "write"

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RowKind.values), name="sheet_row_kind"),
            models.UniqueConstraint(fields=["sheet", "number"], name="sheet_row_number"),
        ]
        indexes = [models.Index(fields=["sheet", "kind", "number"], name="sheet_row_by_kind")]


class SheetPicture(models.Model):
    """A picture of the zip that a row names, made anew and kept until the rows are written."""

    merchant_path = "sheet__merchant"

    sheet = models.ForeignKey(SheetImport, on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=200)  # as rows name it (``pictures.name_key``)
    file = models.ForeignKey("files.PrivateFile", null=True, on_delete=models.SET_NULL, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)  # of the bytes that came in
    fault = models.CharField(max_length=40, blank=True)  # the class of the refusal, where it is no picture of ours
    fault_facts = models.JSONField(default=dict)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "name"], name="sheet_picture_name")]
