"""What must hold of private files: a kept row has its bytes until its day, and no bytes lie without a row."""

import datetime

from django.core.files.storage import storages
from django.utils import timezone

from common import clock
from common.files import stored
from common.files.models import Leftover, PrivateFile

LATE = datetime.timedelta(hours=1)  # the jobs run every minute; midnight itself is no alarm
A_DAY = datetime.timedelta(days=1)


def check() -> list[str]:
    """Return a line per row and per file that contradict each other."""
    return [*_missing(), *_overdue(), *_left_over(), *_orphans()]


def _missing() -> list[str]:
    kept = PrivateFile.objects.filter(deleted_at__isnull=True)
    rows = list(kept.values_list("pk", "storage_key"))  # before the look into the storage: bytes come before their row
    lying = set(stored.keys())
    doubtful = [pk for pk, key in rows if key not in lying]
    again = kept.filter(pk__in=doubtful).values_list("pk", "storage_key")  # covered or deleted while we looked
    return [f"private file {pk}: its bytes are missing" for pk, key in again if not storages["private"].exists(key)]


def _overdue() -> list[str]:
    today = timezone.localtime(clock.now() - LATE).date()
    rows = PrivateFile.objects.filter(deleted_at__isnull=True, retain_until__lt=today)
    return [
        f"private file {pk}: its time ended on {until}, its bytes are still there"
        for pk, until in rows.values_list("pk", "retain_until")
    ]


def _left_over() -> list[str]:
    rows = Leftover.objects.filter(due_at__lt=clock.now() - LATE)
    return [
        f"private bytes {key}: should have been deleted at {due:%Y-%m-%d %H:%M} UTC"
        for key, due in rows.values_list("storage_key", "due_at")
    ]


def _orphans() -> list[str]:
    return [f"private bytes {key}: no kept row knows them" for key in stored.orphans(older_than=A_DAY)]
