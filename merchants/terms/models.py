from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common import clock


class Kind(models.TextChoices):
    """The texts that are accepted. The value is the page's address, and the purpose of the consent."""

    TERMS = "terms", _("ข้อตกลงการใช้งาน")
    PRIVACY = "privacy", _("ประกาศความเป็นส่วนตัว")
    RETURNS = "returns", _("การคืนสินค้าและเงินคืน")
    SELLERS = "sellers", _("ใครเป็นผู้ขาย")
    RANKING = "ranking", _("สินค้าเรียงลำดับอย่างไร")


class TermsVersion(models.Model):
    """One version of a text as it was published. With ``accept_by`` every shop must accept it anew, until that day."""

    kind = models.CharField(max_length=8, choices=Kind)
    version = models.CharField(max_length=20)
    published_at = models.DateTimeField(default=clock.now)
    changes = models.TextField(blank=True)
    changes_ms = models.TextField(blank=True)
    changes_en = models.TextField(blank=True)
    accept_by = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="terms_version_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values) & ~Q(version=""), name="terms_version_kind"),
            models.CheckConstraint(
                condition=Q(accept_by__isnull=True, changes="") | (Q(accept_by__isnull=False) & ~Q(changes="")),
                name="terms_version_asks_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"

    @property
    def words(self) -> str:
        """Return what changed, in the reader's language where the editors wrote it."""
        return getattr(self, f"changes_{get_language()}", "") or self.changes

    @property
    def is_overdue(self) -> bool:
        """Whether the last day to accept it is over."""
        return self.accept_by is not None and self.accept_by < clock.today()
