"""How bytes go: first the row says so and names them as left over, then they are deleted. Cut off anywhere, the next run ends it."""

import datetime
import logging

from django.core.files.storage import storages
from django.db import transaction

from common import clock
from common.files import stored
from common.files.models import Leftover, PrivateFile

log = logging.getLogger("kedai.files")
ORPHANS_AFTER = datetime.timedelta(hours=20)  # a file is written before its row; nobody takes that long
MOST_AT_ONCE = 500


def delete_due() -> int:
    """Mark the files whose time has come as deleted and name their bytes as left over; the rows stay. Returns how many."""
    due = PrivateFile.objects.filter(deleted_at__isnull=True, retain_until__lt=clock.today())
    return sum(_let_go(pk) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _let_go(pk: int) -> bool:
    due = PrivateFile.objects.filter(deleted_at__isnull=True, retain_until__lt=clock.today())
    file = due.select_for_update().filter(pk=pk).first()
    if file is None:  # another run was here
        return False
    file.deleted_at = clock.now()
    file.save(update_fields=["deleted_at"])
    Leftover.objects.get_or_create(storage_key=file.storage_key, defaults={"due_at": clock.now()})
    return True


def delete_leftovers() -> int:
    """Delete the bytes that are left over and due. Returns how many; what the storage refuses stays for the next run."""
    due = Leftover.objects.filter(due_at__lte=clock.now()).order_by("due_at", "pk")[:MOST_AT_ONCE]
    return sum(delete_leftover(row) for row in due)


def delete_leftover(row: Leftover) -> bool:
    """Delete the bytes of one leftover, then the row. A kept file's bytes are never touched."""
    if PrivateFile.objects.filter(storage_key=row.storage_key, deleted_at__isnull=True).exists():
        log.error("a leftover names the bytes of a kept file", extra={"row": row.pk})
        return False
    try:
        storages["private"].delete(row.storage_key)
    except Exception:  # one that the storage refuses must not keep the others
        log.exception("private bytes could not be deleted", extra={"row": row.pk})
        return False
    row.delete()
    return True


def delete_orphans() -> int:
    """Delete bytes that no row knows: their act was cut off before it committed. Returns how many."""
    count = 0
    for key in list(stored.orphans(older_than=ORPHANS_AFTER)):
        storages["private"].delete(key)
        count += 1
    return count
