"""What must hold of private files: every kept row has its bytes."""

from django.core.files.storage import storages

from common.files.models import PrivateFile


def check() -> list[str]:
    """Return a line per row whose bytes are missing though its time has not come."""
    rows = PrivateFile.objects.filter(deleted_at__isnull=True).values_list("pk", "storage_key")
    return [f"private file {pk}: its bytes are missing" for pk, key in rows if not storages["private"].exists(key)]
