"""What may not be deleted because other rows live from it."""

from django.db import models
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError

HELD = (ProtectedError, RestrictedError)


class StillNeeded(DomainError):
    """Other rows point at it and would lose what they stand on."""

    sentence = _("ลบไม่ได้ เพราะยังมีข้อมูลอื่นใช้รายการนี้อยู่ ยังไม่มีอะไรถูกลบ กรุณาย้ายหรือลบข้อมูลที่ใช้รายการนี้ก่อน")


def is_held(row: models.Model) -> bool:
    """Return whether the database would refuse to delete ``row``. It deletes nothing."""
    try:
        Collector(using=row._state.db, origin=row).collect([row])
    except HELD:
        return True
    return False
