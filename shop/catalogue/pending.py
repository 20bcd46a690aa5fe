"""The photograph of a product that is not finished lies aside, so that nobody must take it twice."""

import datetime
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common import clock
from common.derivatives import derivatives
from common.uploads import CleanPicture

FOLDER = "pending"
SMALL = 160
ORPHANED = datetime.timedelta(days=1)


def keep(picture: CleanPicture) -> dict:
    """Store the picture aside, and a small one for lists; return what ``recall`` needs."""
    stem = f"{FOLDER}/{secrets.token_urlsafe(15)}"
    [copy] = derivatives(picture.bytes, widths=(SMALL,), ratio=(4, 5))
    return {
        "name": default_storage.save(f"{stem}.jpg", ContentFile(picture.bytes)),
        "small": default_storage.save(f"{stem}-{SMALL}.webp", ContentFile(copy.bytes)),
        "sha256": picture.sha256,
        "size": [picture.width, picture.height],
    }


def recall(kept: dict) -> CleanPicture | None:
    """Return the picture that was kept, or None where there is none any more."""
    if not kept:
        return None
    try:
        with default_storage.open(kept["name"]) as file:
            content = file.read()
    except FileNotFoundError:
        return None
    width, height = kept["size"]
    return CleanPicture(content, "jpeg", width, height, kept["sha256"])


def url_of(kept: dict) -> str:
    """Return the address at which a page shows the kept picture, or nothing."""
    return default_storage.url(kept["name"]) if kept else ""


def small_url_of(kept: dict) -> str:
    """Return the address of the small one, or nothing."""
    return default_storage.url(kept["small"]) if kept else ""


def files_of(kept: dict) -> list[str]:
    """Return the storage names that a kept picture has."""
    return [kept["name"], kept["small"]] if kept else []


def drop(name: str) -> None:
    """Delete a file that is kept no longer. Done twice it deletes nothing more."""
    default_storage.delete(name)


def clear(in_use: set[str]) -> int:
    """Delete what lies aside for more than a day and nobody names; return how many."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    old = [name for name in (f"{FOLDER}/{name}" for name in names) if name not in in_use and _is_old(name)]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _is_old(name: str) -> bool:
    return default_storage.get_modified_time(name) < clock.now() - ORPHANED
