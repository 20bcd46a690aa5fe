"""What lies in the private storage, through nothing but the storage API: a disk and a bucket answer alike."""

from collections.abc import Iterator

from django.core.files.storage import storages

from common import clock
from common.files.models import FileKind, Leftover, PrivateFile

BATCH = 500


def keys() -> Iterator[str]:
    """Yield the name of every file below the folders of our kinds; what else lies there is not ours."""
    for kind in FileKind.values:
        yield from _below(kind)


def _below(folder: str) -> Iterator[str]:
    try:
        folders, names = storages["private"].listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        yield f"{folder}/{name}"
    for name in folders:
        yield from _below(f"{folder}/{name}")


def orphans(*, older_than) -> Iterator[str]:
    """Yield the names that neither a kept row nor a leftover knows, last written more than ``older_than`` ago."""
    batch: list[str] = []
    for key in keys():
        batch.append(key)
        if len(batch) == BATCH:
            yield from _unknown(batch, older_than)
            batch = []
    yield from _unknown(batch, older_than)


def _unknown(batch: list[str], older_than) -> Iterator[str]:
    kept = PrivateFile.objects.filter(storage_key__in=batch, deleted_at__isnull=True)
    known = set(kept.values_list("storage_key", flat=True))
    known |= set(Leftover.objects.filter(storage_key__in=batch).values_list("storage_key", flat=True))
    for key in batch:
        if key not in known and is_older(key, older_than):
            yield key


def is_older(key: str, age) -> bool:
    """Whether it was written more than ``age`` ago. What is gone meanwhile is not."""
    try:
        return storages["private"].get_modified_time(key) < clock.now() - age
    except Exception:  # each storage has a word of its own for a file that is gone
        if storages["private"].exists(key):
            raise
        return False
