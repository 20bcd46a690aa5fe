"""Where a certificate may go from where it is. Whether it is expired is no state: readers look at its dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateState(models.TextChoices):
    DRAFT = "draft", _("ยังไม่ได้ส่ง")
    SUBMITTED = "submitted", _("รอเจ้าหน้าที่ตรวจ")
    VERIFIED = "verified", _("ตรวจแล้ว")
    REJECTED = "rejected", _("ต้องแก้")
    SUSPENDED = "suspended", _("ระงับไว้")
    WITHDRAWN = "withdrawn", _("เลิกใช้")
    REPLACED = "replaced", _("มีใบใหม่แทนแล้ว")


S = CertificateState
MOVES = {
    S.DRAFT: {S.SUBMITTED, S.WITHDRAWN},
    S.SUBMITTED: {S.VERIFIED, S.REJECTED, S.WITHDRAWN},
    S.VERIFIED: {S.SUSPENDED, S.WITHDRAWN, S.REPLACED},
    S.SUSPENDED: {S.VERIFIED, S.WITHDRAWN, S.REPLACED},
    S.REJECTED: set(),
    S.WITHDRAWN: set(),
    S.REPLACED: set(),
}
UNDER_WAY = [S.DRAFT, S.SUBMITTED]
STANDING = [S.VERIFIED, S.SUSPENDED]  # an officer verified it and nothing took its place
WAS_VERIFIED = [S.VERIFIED, S.SUSPENDED, S.REPLACED]
